//! A change of the text after signing has begun: what kind it can be, who lets it take effect, when, and what an
//! objection does.

use crate::time::Instant;

/// What a change is declared to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A slip of the pen: the meaning stays, and so does every signature.
    Typographical,
    /// A language came to it; the others stay word for word, and so does every signature.
    Translation,
    /// The meaning changed: it inherits no signature.
    Material,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Typographical, Self::Translation, Self::Material];

    /// The stored and posted name, as the ledger spells it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Typographical => "typographical",
            Self::Translation => "translation",
            Self::Material => "material",
        }
    }

    /// The kind of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What became of the text in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextChange {
    /// The same to the byte.
    Same,
    /// Other words.
    Changed,
    /// The version before did not have it.
    Added,
    /// The version before had it.
    LeftOut,
}

/// The time in which signatories can object to a slip of the pen and to an added language, and in which they know of every
/// change that nobody else confirms, in microseconds: 24 hours.
pub const OBJECTION_TIME: i64 = 24 * Instant::HOUR;
/// How long a change waits at most until those notices have left, in microseconds: 72 hours.
pub const NOTICE_TIME: i64 = 72 * Instant::HOUR;
/// How many proposals of a letter within a day tell its signatories.
pub const NOTICES_DAILY: u64 = 3;
/// How long signatories have to reaffirm at the least, in microseconds: 72 hours.
pub const ANSWER_TIME: i64 = 72 * Instant::HOUR;

/// How many words a slip of the pen changes at most in one text, however short the text.
const SLIP: u64 = 3;
/// In a longer text: one word of so many.
const SLIP_SHARE: u64 = 50;

/// Whether so many changed words can be a slip of the pen in a text of so many.
pub const fn is_slip(changed: u64, words: u64) -> bool {
    changed <= SLIP || changed <= words / SLIP_SHARE
}

/// The kinds that can be true of these changes; none where nothing changed. A text that people have signed and that is
/// left out is no slip of the pen, nor is one of which much is changed. Nor is a language that comes with other words:
/// a reader who looks for one of the two misses the other.
pub fn kinds(changes: &[TextChange], slip: bool) -> &'static [Kind] {
    let any = |change| changes.contains(&change);
    match (any(TextChange::LeftOut), any(TextChange::Changed), any(TextChange::Added)) {
        (false, false, false) => &[],
        (false, false, true) => &[Kind::Translation, Kind::Material],
        (false, true, false) if slip => &[Kind::Typographical, Kind::Material],
        _ => &[Kind::Material],
    }
}

/// Whether signatories keep their signature under such a change, and so are told of it and can object before it takes
/// effect.
pub const fn takes_objections(kind: Kind) -> bool {
    matches!(kind, Kind::Typographical | Kind::Translation)
}

/// Whether a change is material, or may become so by an objection before it takes effect.
pub const fn may_be_material(kind: Kind, alone: bool) -> bool {
    matches!(kind, Kind::Material) || (alone && matches!(kind, Kind::Typographical))
}

/// When a proposal takes effect by itself: never where another organiser can confirm it.
pub fn due(proposed: Instant, alone: bool) -> Option<Instant> {
    alone.then(|| proposed.plus(OBJECTION_TIME))
}

/// When a change of which signatories were told takes effect: once the last of them has had the time to object, and not
/// later than [`NOTICE_TIME`] after they were told.
pub fn due_after_notices(told: Instant, last_left: Option<Instant>, now: Instant) -> Instant {
    let left = last_left.unwrap_or(now);
    told.plus(OBJECTION_TIME).max(left.plus(OBJECTION_TIME).min(told.plus(NOTICE_TIME)))
}

/// Whether signatories have time to reaffirm a change that takes effect at an instant.
pub fn leaves_time(effect: Instant, deadline: Option<Instant>) -> bool {
    deadline.is_none_or(|deadline| effect.plus(ANSWER_TIME) <= deadline)
}

/// What a proposal is once so many signatories objected: a single one who reads another meaning is enough. An added
/// language does not take effect at all then.
pub const fn after_objections(kind: Kind, objections: u64) -> Kind {
    match kind {
        Kind::Typographical if objections > 0 => Kind::Material,
        kind => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CHANGES: [TextChange; 4] = [TextChange::Same, TextChange::Changed, TextChange::Added, TextChange::LeftOut];

    proptest! {
        #[test]
        fn only_what_can_be_true_is_offered(places in proptest::collection::vec(0usize..4, 0..8)) {
            let changes: Vec<TextChange> = places.into_iter().map(|place| CHANGES[place]).collect();
            let offered = kinds(&changes, true);
            let touched = changes.iter().any(|change| matches!(change, TextChange::Changed | TextChange::LeftOut));
            prop_assert_eq!(offered.is_empty(), changes.iter().all(|change| *change == TextChange::Same));
            prop_assert_eq!(offered.contains(&Kind::Material), !offered.is_empty());
            prop_assert!(!(touched && offered.contains(&Kind::Translation)));
            let more = changes.contains(&TextChange::LeftOut) || changes.contains(&TextChange::Added);
            prop_assert!(!(more && offered.contains(&Kind::Typographical)));
            prop_assert!(!kinds(&changes, false).contains(&Kind::Typographical));
        }

        #[test]
        fn signatories_have_a_day_after_their_notice(told in 0i64..1_000_000_000_000, later in 0i64..1_000_000_000_000) {
            let (told, left) = (Instant(told), Instant(told + later));
            let due = due_after_notices(told, Some(left), left);
            prop_assert!(due >= told.plus(OBJECTION_TIME) && due <= told.plus(NOTICE_TIME));
            prop_assert!(due >= left.plus(OBJECTION_TIME) || due == told.plus(NOTICE_TIME));
        }

        #[test]
        fn signatories_always_have_their_time(effect in 0i64..1_000_000_000_000, deadline in 0i64..1_000_000_000_000_000) {
            let (effect, deadline) = (Instant(effect), Instant(deadline));
            prop_assert_eq!(leaves_time(effect, Some(deadline)), deadline.0 - effect.0 >= ANSWER_TIME);
            prop_assert!(leaves_time(effect, None));
        }
    }

    #[test]
    fn one_objection_is_enough_and_makes_only_a_slip_of_the_pen_material() {
        assert_eq!(after_objections(Kind::Typographical, 0), Kind::Typographical);
        assert_eq!(after_objections(Kind::Typographical, 1), Kind::Material);
        assert_eq!(after_objections(Kind::Translation, 9), Kind::Translation);
        assert_eq!(after_objections(Kind::Material, 9), Kind::Material);
    }

    #[test]
    fn nothing_happens_by_itself_where_two_can_look() {
        assert_eq!((due(Instant(5), false), due(Instant(5), true)), (None, Some(Instant(5 + OBJECTION_TIME))));
        assert!(may_be_material(Kind::Typographical, true) && !may_be_material(Kind::Typographical, false));
        assert!(!may_be_material(Kind::Translation, true) && may_be_material(Kind::Material, false));
    }

    #[test]
    fn what_keeps_every_signature_takes_objections() {
        assert!(takes_objections(Kind::Typographical) && takes_objections(Kind::Translation) && !takes_objections(Kind::Material));
    }

    #[test]
    fn a_slip_of_the_pen_is_small() {
        assert!(is_slip(0, 0) && is_slip(3, 11) && is_slip(12, 600));
        assert!(!is_slip(11, 11) && !is_slip(4, 199) && !is_slip(13, 600));
    }

    #[test]
    fn codes_round_trip() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
    }
}
