//! How many signed, as a sentence; at the desk, how many have yet to confirm. The two are never one number.

use crate::i18n::I18n;
use domain::shapes::{
    desk::Waiting,
    letters::{Confirmations, Counts},
};

/// "Signed by 53 organisations from 17 countries, and by 1,204 people"; for nobody "No confirmed signatures yet".
pub fn count_sentence(t: I18n, counts: &Counts) -> String {
    let one = |key: &str, count: u64| t.with(key, &[("count", count.into())]);
    let organisations = || one("count-organisations", counts.organisations);
    let known = counts.organisations.saturating_sub(counts.without_country);
    let countries = || match counts.without_country {
        0 => one("count-countries", counts.countries),
        _ => t.with("count-countries-known", &[("count", counts.countries.into()), ("known", known.into())]),
    };
    let people = || one("count-people", counts.people);
    match (counts.organisations, counts.people) {
        (0, 0) => t.text("signed-by-nobody"),
        (0, _) => t.with("signed-by-people", &[("people", people().into())]),
        (_, 0) if known == 0 => t.with("signed-by-people", &[("people", organisations().into())]),
        _ if known == 0 => t.with("signed-by-both-without", &[("organisations", organisations().into()), ("people", people().into())]),
        (_, 0) => t.with("signed-by-organisations", &[("organisations", organisations().into()), ("countries", countries().into())]),
        _ => t.with(
            "signed-by-both",
            &[("organisations", organisations().into()), ("countries", countries().into()), ("people", people().into())],
        ),
    }
}

/// "6 confirmations are pending and not counted", where there are any. For the desk alone: anybody can raise the figure.
pub fn pending_sentence(t: I18n, waiting: Waiting) -> Option<String> {
    (waiting.pending > 0).then(|| t.with("pending-not-counted", &[("count", waiting.pending.into())]))
}

/// "12 of them are chapters of federations on this list", where any are.
pub fn chapters_sentence(t: I18n, counts: &Counts) -> Option<String> {
    (counts.chapters > 0).then(|| t.with("count-chapters", &[("count", counts.chapters.into())]))
}

/// "41 have signed an earlier version and have not yet reaffirmed"; once nobody can any more, that they did not.
pub fn outstanding_sentence(t: I18n, counts: &Counts, open: bool) -> Option<String> {
    let key = if open { "outstanding-not-yet" } else { "outstanding-did-not" };
    (counts.outstanding > 0).then(|| t.with(key, &[("count", counts.outstanding.into())]))
}

/// "Confirmed: 40 from a mailbox at their own domain, 12 by email, 900 on paper …", where anybody is counted.
pub fn confirmations_sentence(t: I18n, confirmed: &Confirmations) -> Option<String> {
    let ways = [("domain", confirmed.domain), ("mailbox", confirmed.mailbox), ("vouched", confirmed.vouched), ("paper", confirmed.paper)];
    let ways = ways.into_iter().filter(|(_, count)| *count > 0);
    let ways: Vec<String> = ways.map(|(way, count)| t.with(&format!("confirmed-{way}"), &[("count", count.into())])).collect();
    (!ways.is_empty()).then(|| t.with("confirmed-how", &[("ways", ways.join(&t.text("list-comma")).into())]))
}
