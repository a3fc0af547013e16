//! An address of which no more is shown than tells it from others: what the desk's pages hold in its place.

/// A masked address. There is no way back from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masked(String);

impl Masked {
    /// Of an organisation's contact: its domain says whose mailbox it is, and is public as a rule. `a…@lantern.example`.
    pub fn with_domain(address: &str) -> Self {
        let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
        Self(format!("{}@{domain}", start(local)))
    }

    /// Of a person, whose domain can tell where they work: `a…@…`.
    pub fn alone(address: &str) -> Self {
        let (local, _) = address.rsplit_once('@').unwrap_or((address, ""));
        Self(format!("{}@…", start(local)))
    }

    /// As it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The first character, of a part so long that it does not give itself away by it.
fn start(local: &str) -> String {
    let first = local.chars().next().filter(|_| local.chars().count() > 2);
    first.map_or_else(|| "…".to_owned(), |first| format!("{first}…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_left_than_tells_it_from_others() {
        for (address, with_domain, alone) in [
            ("ana.silva@lantern.example", "a…@lantern.example", "a…@…"),
            ("al@lantern.example", "…@lantern.example", "…@…"),
            ("민지수@인권.example", "민…@인권.example", "민…@…"),
            ("nothing of the kind", "n…@", "n…@…"),
        ] {
            assert_eq!(Masked::with_domain(address).as_str(), with_domain);
            assert_eq!(Masked::alone(address).as_str(), alone);
        }
    }
}
