//! Who counts as a second person, where something takes two: an export of contacts, a change of a text.

use crate::{ids::AccountId, time::Instant};

/// How long somebody must have been here, with this role and this second factor, before they are a second person, in
/// microseconds: 7 days. So nobody makes themselves one.
pub const SETTLED: i64 = 7 * Instant::DAY;

/// Who somebody is to the rules: an account, with everybody whose invitations led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub who: AccountId,
    /// Who ever invited them, who ever invited those, and so on.
    pub inviters: Vec<AccountId>,
}

impl Line {
    /// Whether nobody stands behind both: neither invited the other, nor did a third person invite both, directly or through
    /// others. Accounts of one's own all lead back to oneself, no matter which of them asks and which approves.
    fn is_apart_from(&self, other: &Self) -> bool {
        let stands_behind = |who: &AccountId| other.who == *who || other.inviters.contains(who);
        !stands_behind(&self.who) && !self.inviters.iter().any(stands_behind)
    }
}

/// What the rules know of somebody who could approve an export, or confirm a change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Second {
    /// Who, and by whose invitations.
    pub line: Line,
    /// When they joined the coalition.
    pub joined_at: Instant,
    /// Since when they have their role.
    pub role_at: Instant,
    /// When they set up a second factor last.
    pub enrolled_at: Option<Instant>,
}

impl Second {
    /// Whether they are a person apart from who asks, and were one for a while.
    pub fn counts_for(&self, asker: &Line, now: Instant) -> bool {
        let newest = [Some(self.joined_at), Some(self.role_at), self.enrolled_at].into_iter().flatten().max();
        let is_settled = newest.is_none_or(|newest| now.0 - newest.0 >= SETTLED);
        self.line.is_apart_from(asker) && is_settled
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn account(number: u128) -> AccountId {
        AccountId(Uuid::from_u128(number))
    }

    fn line(who: u128, inviters: &[u128]) -> Line {
        Line { who: account(who), inviters: inviters.iter().copied().map(account).collect() }
    }

    fn settled(line: Line) -> Second {
        Second { line, joined_at: Instant(-SETTLED), role_at: Instant(-SETTLED), enrolled_at: Some(Instant(-SETTLED)) }
    }

    #[test]
    fn nobody_makes_themselves_a_second_person() {
        let (ana, ben) = (line(1, &[]), settled(line(2, &[])));
        let now = Instant(0);
        assert!(ben.counts_for(&ana, now) && !ben.counts_for(&ben.line, now));
        for new in [
            Second { joined_at: Instant(1 - SETTLED), ..ben.clone() },
            Second { role_at: Instant(1 - SETTLED), ..ben.clone() },
            Second { enrolled_at: Some(Instant(1 - SETTLED)), ..ben.clone() },
            settled(line(2, &[1])),
            settled(line(2, &[3, 1])),
        ] {
            assert!(!new.counts_for(&ana, now), "{new:?}");
        }
        assert!(!settled(line(1, &[])).counts_for(&line(2, &[1]), now), "an account of one's own asks, and one approves oneself");
        assert!(!settled(line(2, &[1])).counts_for(&line(3, &[1]), now), "one account of one's own asks, another approves");
        assert!(settled(line(2, &[4])).counts_for(&line(3, &[1]), now));
    }

    proptest! {
        /// Anyone who came by the invitations of one person, and that person, are one.
        #[test]
        fn accounts_of_ones_own_are_one_person(inviters in prop::collection::vec(any::<prop::sample::Index>(), 1..12)) {
            let mut lines = vec![line(0, &[])];
            for (number, by) in inviters.iter().enumerate() {
                let by = by.get(&lines).clone();
                let inviters = by.inviters.iter().copied().chain([by.who]).collect();
                lines.push(Line { who: account(number as u128 + 1), inviters });
            }
            for (asks, approves) in lines.iter().flat_map(|one| lines.iter().map(move |other| (one, other))) {
                prop_assert!(!settled(approves.clone()).counts_for(asks, Instant(0)));
            }
        }
    }
}
