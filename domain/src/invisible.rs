//! Characters that show nothing: those that a paste brings along, those that some scripts need, and the rest.

/// Whether a character shows nothing wherever it stands (Unicode's Default_Ignorable_Code_Point, what joins hieroglyphs), or
/// only a blank that is no space.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{13430}'..='\u{13442}' | '\u{16fe4}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character comes with a paste and can be dropped without changing what is read: soft hyphens, zero-width
/// spaces, marks, embeddings and isolates of direction, byte order marks, the selectors of an emoji's look. An override
/// is none of them: without it, the letters stand in another order.
fn is_innocent(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202c}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether letters of this script take other shapes beside a joiner: Arabic and its kin, Mongolian.
fn is_joining(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{74f}' | '\u{750}'..='\u{77f}' | '\u{7c0}'..='\u{7ff}' | '\u{840}'..='\u{8ff}' | '\u{1800}'..='\u{180a}'
        | '\u{1810}'..='\u{18af}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{1e900}'..='\u{1e95f}')
}

/// Whether letters of this script are joined to clusters, which a joiner keeps together or apart: the scripts of India,
/// Tibet, Burma and Cambodia.
fn is_clustering(c: char) -> bool {
    matches!(c,
        '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1780}'..='\u{17b3}' | '\u{17b6}'..='\u{17ff}' | '\u{1900}'..='\u{1cff}'
        | '\u{a800}'..='\u{aaff}' | '\u{abc0}'..='\u{abff}' | '\u{11000}'..='\u{11fff}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3fffd}')
}

/// Whether an invisible character means something after this one, with that one to follow: a joiner of a script that
/// has them, the variant of an ideograph, of a Mongolian letter.
fn is_meant(before: Option<char>, c: char, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match c {
        '\u{200c}' | '\u{200d}' => is_clustering(before) || (is_joining(before) && after.is_some_and(is_joining)),
        '\u{180b}'..='\u{180d}' | '\u{180f}' => matches!(before, '\u{1820}'..='\u{18aa}'),
        '\u{fe00}'..='\u{fe02}' | '\u{e0100}'..='\u{e01ef}' => is_han(before),
        _ => false,
    }
}

/// A line without what a paste brought along: every white space is one space, none stands at an end, and invisible
/// characters are gone where nothing is lost with them. Cleaning twice changes nothing.
pub fn clean(text: &str) -> String {
    let plain: Vec<char> = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_innocent(*c)).collect();
    let mut kept = String::with_capacity(text.len());
    for (place, c) in plain.iter().copied().enumerate() {
        let before = kept.chars().next_back();
        let after = || plain.iter().skip(place + 1).copied().find(|c| !is_joiner(*c));
        let dropped = match c {
            ' ' => before.is_none_or(|before| before == ' '),
            c if is_joiner(c) => !is_meant(before, c, after()),
            _ => false,
        };
        if !dropped {
            kept.push(c);
        }
    }
    kept.truncate(kept.trim_end_matches(' ').len());
    kept
}

/// Whether a cleaned line still has an invisible character that means nothing where it stands, and so can only deceive.
pub fn deceives(cleaned: &str) -> bool {
    let mut before = None;
    cleaned.chars().any(|c| {
        let stands_for_nothing = is_invisible(c) && !is_joiner(c) && !is_meant(before, c, None);
        before = Some(c);
        stands_for_nothing
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_paste_is_cleaned() {
        for (pasted, cleaned) in [
            ("\u{2068}Amira Haddad\u{2069}", "Amira Haddad"),
            ("\u{202a}Amira Haddad\u{202c}", "Amira Haddad"),
            ("\u{feff}Amira Haddad", "Amira Haddad"),
            ("Amira\tHaddad", "Amira Haddad"),
            ("Amira\u{2028}Haddad\r\n", "Amira Haddad"),
            ("Amira\u{a0}\u{3000} Haddad", "Amira Haddad"),
            ("Li\u{200b}na\u{ad}", "Lina"),
            ("Ada ❤\u{fe0f}", "Ada ❤"),
            ("👩\u{200d}👧", "👩👧"),
            ("\u{200b}", ""),
        ] {
            assert_eq!(clean(pasted), cleaned);
            assert!(!deceives(cleaned));
        }
    }

    /// Persian, Hindi, Malayalam, a Japanese name with a variant of its ideograph.
    #[test]
    fn what_a_script_needs_is_kept() {
        for name in ["علی\u{200c}رضا", "क्\u{200d}ष", "ന\u{d4d}\u{200d}", "葛\u{e0100}城"] {
            assert_eq!(clean(name), name);
            assert!(!deceives(name), "{name}");
        }
        assert_eq!(clean("علی\u{200c}\u{200c}رضا\u{200c}"), "علی\u{200c}رضا", "once, and not at an end");
        assert_eq!(clean("A\u{200d}na"), "Ana");
    }

    #[test]
    fn what_deceives_is_seen() {
        for name in ["\u{202e}anA", "A\u{3164}na", "\u{2800}", "\u{e0041}\u{e0042}", "A\u{34f}na", "A\u{fe01}", "\u{206a}x"] {
            assert!(deceives(&clean(name)), "{}", name.escape_unicode());
        }
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in "(\\PC|[\u{200b}-\u{200f}\u{e0100}\u{fe00}\u{180b} \u{2028}यاअ葛ᠠ]){0,40}") {
            let cleaned = clean(&text);
            prop_assert_eq!(clean(&cleaned), cleaned);
        }
    }
}
