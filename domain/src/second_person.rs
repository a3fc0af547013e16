//! Who counts as a second person, where something takes two: an export of contacts, a change of a text.

use crate::{ids::AccountId, time::Instant};

/// How long somebody must have been here, with this role and this second factor, before they are a second person, in
/// microseconds: 7 days. So nobody makes themselves one.
pub const SETTLED: i64 = 7 * Instant::DAY;

/// What the rules know of somebody who could approve an export, or confirm a change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Second {
    /// Who.
    pub who: AccountId,
    /// When they joined the coalition.
    pub joined_at: Instant,
    /// Since when they have their role.
    pub role_at: Instant,
    /// When they set up a second factor last.
    pub enrolled_at: Option<Instant>,
    /// Who ever invited them, who ever invited those, and so on.
    pub inviters: Vec<AccountId>,
}

impl Second {
    /// Whether they are a person apart from who asks, and were one for a while.
    pub fn counts_for(&self, asker: AccountId, now: Instant) -> bool {
        let newest = [Some(self.joined_at), Some(self.role_at), self.enrolled_at].into_iter().flatten().max();
        let is_settled = newest.is_none_or(|newest| now.0 - newest.0 >= SETTLED);
        self.who != asker && !self.inviters.contains(&asker) && is_settled
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ANA: AccountId = AccountId(Uuid::from_u128(1));
    const BEN: AccountId = AccountId(Uuid::from_u128(2));

    #[test]
    fn nobody_makes_themselves_a_second_person() {
        let long_ago = Instant(-SETTLED);
        let ben = Second { who: BEN, joined_at: long_ago, role_at: long_ago, enrolled_at: Some(long_ago), inviters: vec![] };
        let now = Instant(0);
        assert!(ben.counts_for(ANA, now) && !ben.counts_for(BEN, now));
        for new in [
            Second { joined_at: Instant(1 - SETTLED), ..ben.clone() },
            Second { role_at: Instant(1 - SETTLED), ..ben.clone() },
            Second { enrolled_at: Some(Instant(1 - SETTLED)), ..ben.clone() },
            Second { inviters: vec![ANA], ..ben.clone() },
            Second { inviters: vec![AccountId(Uuid::from_u128(3)), ANA], ..ben },
        ] {
            assert!(!new.counts_for(ANA, now), "{new:?}");
        }
    }
}
