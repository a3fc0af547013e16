//! How many signed, as a sentence. Confirmed and pending are never one number.

use crate::i18n::I18n;
use domain::shapes::letters::Counts;

/// "Signed by 53 organisations from 17 countries, and by 1,204 people"; for nobody "Nobody has signed yet".
pub fn count_sentence(t: I18n, counts: &Counts) -> String {
    let one = |key: &str, count: u64| t.with(key, &[("count", count.into())]);
    let organisations = || one("count-organisations", counts.organisations);
    let countries = || one("count-countries", counts.countries);
    let people = || one("count-people", counts.people);
    match (counts.organisations, counts.people) {
        (0, 0) => t.text("signed-by-nobody"),
        (0, _) => t.with("signed-by-people", &[("people", people().into())]),
        (_, 0) => t.with("signed-by-organisations", &[("organisations", organisations().into()), ("countries", countries().into())]),
        _ => t.with(
            "signed-by-both",
            &[("organisations", organisations().into()), ("countries", countries().into()), ("people", people().into())],
        ),
    }
}

/// "6 confirmations are pending and not counted", where there are any.
pub fn pending_sentence(t: I18n, counts: &Counts) -> Option<String> {
    (counts.pending > 0).then(|| t.with("pending-not-counted", &[("count", counts.pending.into())]))
}

/// "41 have signed an earlier version and have not yet reaffirmed"; once nobody can any more, that they did not.
pub fn outstanding_sentence(t: I18n, counts: &Counts, open: bool) -> Option<String> {
    let key = if open { "outstanding-not-yet" } else { "outstanding-did-not" };
    (counts.outstanding > 0).then(|| t.with(key, &[("count", counts.outstanding.into())]))
}
