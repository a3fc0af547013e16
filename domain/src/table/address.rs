//! Mail addresses as they are in cells: with a name beside them, as links, several at once.

use crate::invisible::clean;

/// What a cell of addresses says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// The first; what cannot be one stands as it is.
    pub first: String,
    /// Whether there are others.
    pub more: bool,
}

/// The first address of a cell, without the name before it (`Bo Berg <bo@mail.example>`) and without `mailto:`. A cell with
/// other words in it stands as it is: nobody guesses which letters are the address.
pub fn addresses(cell: &str) -> Addresses {
    let cell = clean(cell);
    let bracketed: Vec<&str> = cell.split(['<', '>', '(', ')']).skip(1).step_by(2).filter(|part| part.contains('@')).collect();
    let parts: Vec<&str> = if bracketed.is_empty() {
        let is_between = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '/' | '|');
        cell.split(is_between).filter(|part| !part.is_empty()).collect()
    } else {
        bracketed
    };
    if !parts.iter().all(|part| part.contains('@')) {
        return Addresses { first: cell.clone(), more: false };
    }
    let mut found = parts.into_iter().map(bare);
    let first = found.next().unwrap_or_default();
    let more = found.any(|other| !other.eq_ignore_ascii_case(&first));
    Addresses { first, more }
}

fn bare(part: &str) -> String {
    let part = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '.' | ':'));
    let link = part.get(..7).filter(|start| start.eq_ignore_ascii_case("mailto:"));
    match link.and_then(|start| part.strip_prefix(start)) {
        Some(address) => address.split('?').next().unwrap_or(address).to_owned(),
        None => part.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_taken_out_of_what_stands_around_it() {
        for (cell, first, more) in [
            ("\u{a0}ana@mail.example\u{a0}", "ana@mail.example", false),
            ("Bo Berg <bo@mail.example>", "bo@mail.example", false),
            ("\"Berg, Bo\" <bo@mail.example>", "bo@mail.example", false),
            ("mailto:cy@mail.example", "cy@mail.example", false),
            ("MAILTO:cy@mail.example?subject=x", "cy@mail.example", false),
            ("di@mail.example; di2@mail.example", "di@mail.example", true),
            ("di@mail.example / di2@mail.example", "di@mail.example", true),
            ("di@mail.example, DI@mail.example", "di@mail.example", false),
            ("'ed@mail.example'", "ed@mail.example", false),
            ("ana silva@mail.example", "ana silva@mail.example", false),
            ("nobody", "nobody", false),
            ("", "", false),
        ] {
            assert_eq!(addresses(cell), Addresses { first: first.to_owned(), more }, "{cell}");
        }
    }
}
