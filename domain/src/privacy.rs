//! What a coalition says about the personal data of its letters, and what signatories consent to.

use crate::{letter::LetterState, time::Instant};
use serde::{Deserialize, Serialize};

/// At most so many controllers are joint ones.
pub const MAX_CONTROLLERS: usize = 6;
/// The minimum age of those who sign, where the coalition has not set another.
pub const DEFAULT_AGE: u8 = 16;
/// The minimum ages that a coalition may set; it may also set none.
pub const AGES: std::ops::RangeInclusive<u8> = 13..=18;
/// How many days after its delivery a letter's personal data is kept, where the coalition has not set another number.
pub const DEFAULT_DAYS: u16 = 90;
/// The numbers of days that a coalition may set.
pub const DAYS: std::ops::RangeInclusive<u16> = 30..=365;

/// A legal person that decides what a coalition's letters use personal data for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Controller {
    /// Its name.
    pub name: String,
    /// Its postal address, in lines.
    pub address: String,
    /// Its email address for data protection.
    pub contact: String,
}

/// What a coalition says in its privacy notice beside the facts that are the same for every coalition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particulars {
    /// The controllers, at least one.
    pub controllers: Vec<Controller>,
    /// How the data protection officer is reached; empty where there is none.
    pub officer: String,
    /// The representative in the European Union; empty where there is none.
    pub eu: String,
    /// The representative in the United Kingdom; empty where there is none.
    pub uk: String,
    /// The representative in Switzerland; empty where there is none.
    pub ch: String,
    /// The countries where the data is stored.
    pub countries: String,
    /// Recipients beside those that every letter has.
    pub recipients: String,
    /// Purposes beside those that every letter has.
    pub purposes: String,
    /// How old somebody must be to sign; nothing where the coalition asks for no age.
    pub minimum_age: Option<u8>,
    /// How many days after the delivery personal data is kept.
    pub keep_days: u16,
}

/// What the text of a version of a notice is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeFacts {
    /// The coalition's name.
    pub coalition: String,
    /// Its number, from 1.
    pub version: i64,
    /// When it was published.
    pub at: Instant,
    /// What the coalition says.
    pub particulars: Particulars,
    /// Who runs the instance; empty where they have not said it.
    pub host: String,
    /// The address of the instance.
    pub base_url: String,
}

/// What a signatory is asked to consent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedConsent {
    /// The coalition's part of the notice's address.
    pub coalition: String,
    /// Who publishes the signature: the controllers, or the coalition where none is named yet.
    pub publishers: Vec<String>,
    /// The version of the privacy notice; nothing where the coalition has none yet.
    pub notice: Option<i64>,
    /// How old they must be; nothing where no age is asked for.
    pub minimum_age: Option<u8>,
}

/// What a signatory consented to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The version of the privacy notice; nothing where the coalition had none.
    pub notice: Option<i64>,
    /// How old they said to be at least.
    pub minimum_age: Option<u8>,
}

/// A consent, as it is shown to the signatory and to organisers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenConsent {
    /// What to.
    pub consent: Consent,
    /// When.
    pub at: Instant,
}

/// How many days after its end a letter without a recorded delivery is taken as one that was delivered.
pub const UNDELIVERED_DAYS: u16 = 365;
/// How many days before the personal data of such a letter ends its owners are told.
pub const WARNING_DAYS: u16 = 30;

/// From when on the days count after which a letter's personal data ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptFrom {
    /// From its first delivery, or what came later: its end, or that of its late signatures.
    Delivery(Instant),
    /// No delivery is recorded: from a year after its end, a day that is sure to come.
    Ending(Instant),
}

/// The same of a letter in this state, which was first recorded as delivered, and ended (was closed, or reached its deadline),
/// at these instants. Nothing of a draft.
pub fn kept_from(state: LetterState, delivered: Option<Instant>, ended: Option<Instant>, late_until: Option<Instant>) -> Option<KeptFrom> {
    if matches!(state, LetterState::Draft | LetterState::InReview) {
        return None;
    }
    let delivered = delivered.filter(|_| state != LetterState::Open);
    let last = [delivered, ended, late_until].into_iter().flatten().max();
    match delivered {
        Some(_) => last.map(KeptFrom::Delivery),
        None => ended.and(last).map(|last| KeptFrom::Ending(last.plus(i64::from(UNDELIVERED_DAYS) * Instant::DAY))),
    }
}

/// For how many days after its delivery a letter's personal data is kept: never longer than anybody was promised who signed
/// it. `versions` are those of the coalition's notice, oldest first, each with when it was published and its days.
pub fn days_promised(versions: &[(Instant, u16)], opened: Instant) -> u16 {
    let first = versions.iter().rposition(|(at, _)| *at <= opened);
    let before = if first.is_none() { Some(DEFAULT_DAYS) } else { None };
    let since = versions.iter().skip(first.unwrap_or(0)).map(|(_, days)| *days);
    before.into_iter().chain(since).min().unwrap_or(DEFAULT_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_kept_longer_than_they_were_promised() {
        let at = |day: i64| Instant(day * Instant::DAY);
        let versions = [(at(10), 60), (at(20), 365), (at(30), 120)];
        assert_eq!(days_promised(&[], at(5)), 90);
        assert_eq!(days_promised(&versions, at(5)), 60);
        assert_eq!(days_promised(&versions, at(15)), 60);
        assert_eq!(days_promised(&versions, at(25)), 120);
        assert_eq!(days_promised(&[(at(10), 365)], at(5)), 90, "who signed before the first was told 90");
        assert_eq!(days_promised(&[(at(10), 365)], at(15)), 365);
    }

    #[test]
    fn the_days_count_from_a_day_that_comes() {
        let at = |number: i64| Instant(number * Instant::DAY);
        let day = |number: i64| Some(at(number));
        assert_eq!(kept_from(LetterState::Closed, day(2), day(1), None), Some(KeptFrom::Delivery(at(2))));
        assert_eq!(kept_from(LetterState::Closed, day(2), day(1), day(9)), Some(KeptFrom::Delivery(at(9))));
        assert_eq!(kept_from(LetterState::Closed, None, day(1), None), Some(KeptFrom::Ending(at(366))));
        assert_eq!(kept_from(LetterState::Closed, None, day(1), day(5)), Some(KeptFrom::Ending(at(370))));
        assert_eq!(kept_from(LetterState::Open, day(2), day(9), None), Some(KeptFrom::Ending(at(374))), "from its deadline");
        assert_eq!(kept_from(LetterState::Open, None, None, None), None, "without an end it takes signatures");
        assert_eq!(kept_from(LetterState::Draft, None, day(1), None), None);
    }
}
