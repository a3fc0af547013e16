//! The verdict in sentences that a lay reader understands, the same as on the page: whether it matches, who else has
//! signed, what came since, what receipts are of; then what that shows, and what not.

use ledger::record::Who;
use ledger::replay::Standing;

use crate::Outcome;
use crate::words::{moment, of, say};

/// After so many seconds, that no witness has signed comes first.
const A_DAY: u64 = 86_400;

/// The sentences of a log that verifies.
pub(crate) fn sentences(outcome: &Outcome) -> Vec<String> {
    let (report, now) = (&outcome.report, outcome.at);
    let at = report.witnessed_at();
    let old = at.is_some_and(|at| now.saturating_sub(at) > A_DAY);
    let when = at.map(|at| moment(at, now)).unwrap_or_default();
    let when = [("when", when.as_str())];
    let mut stood = Vec::new();
    match &report.since {
        _ if report.witnesses.is_empty() => stood.push(say("verify-witness-none", &[])),
        Some(since) if since.deleted > 0 => stood.push(of("verify-since", since.deleted, &when)),
        Some(since) => stood.push(of("verify-since-new", report.size - since.size, &when)),
        None => {
            stood.push(of("verify-witness", report.witnesses.len() as u64, &when));
            stood.extend(old.then(|| say("verify-witness-old", &[])));
        }
    }
    let first = report.since.is_some() && old;
    let mut said = vec![matches(outcome)];
    said.splice(if first { 0..0 } else { 1..1 }, stood);
    said.extend(outcome.receipts.iter().zip(&report.receipts).enumerate().map(|(place, (entry, standing))| {
        let (number, index) = ((place + 1).to_string(), entry.to_string());
        let name = report.signatories.iter().find(|one| one.index == *entry).map(|one| one.record.name.as_str());
        let state = match standing {
            Some(Standing::Standing) => "listed",
            Some(Standing::Left | Standing::Replaced) => "left",
            Some(Standing::Removed(reason)) => reason.code(),
            None => "other",
        };
        let mentioned = [("number", number.as_str()), ("entry", index.as_str()), ("name", name.unwrap_or_default())];
        say(&format!("verify-receipt-{state}"), &mentioned)
    }));
    said
}

/// That the list is what the log has.
fn matches(outcome: &Outcome) -> String {
    let current = outcome.report.signatories.iter().filter(|one| one.current);
    let (organisations, people): (Vec<_>, Vec<_>) = current.partition(|one| matches!(one.record.who, Who::Organisation { .. }));
    let named = |key: &str, count: usize| (count > 0).then(|| of(key, count as u64, &[]));
    let all = organisations.len() + people.len();
    let who = match (named("verify-organisations", organisations.len()), named("verify-people", people.len())) {
        (Some(organisations), Some(people)) => say("verify-who-both", &[("organisations", &organisations), ("people", &people)]),
        (one, other) => one.or(other).unwrap_or_default(),
    };
    let place = if outcome.bundle { "bundle" } else { "log" };
    let key = match all {
        0 => "verify-verdict-none".to_owned(),
        1 => format!("verify-verdict-{place}-one"),
        _ => format!("verify-verdict-{place}"),
    };
    say(&key, &[("who", &who), ("when", &moment(outcome.at, outcome.at))])
}

/// What a good verdict shows, and what not: headings, and three sentences each.
pub(crate) fn shows() -> [(String, [String; 3]); 2] {
    [("proven", ["names", "past", "keys"]), ("unproven", ["mailbox", "left-out", "entitled"])]
        .map(|(what, all)| (say(&format!("verify-{what}"), &[]), all.map(|one| say(&format!("verify-{what}-{one}"), &[]))))
}
