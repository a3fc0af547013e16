//! The root key: a line for each key that was ever in use, the newest last.
//!
//! `1 <64 hexadecimal digits>`, then, since when it is in use (microseconds, `-` where nobody noted it), and `stolen` where
//! its host says so. Before keys could be rotated the root key was 32 bytes and nothing else; such a file is read as key 1.

use crate::Rng;
use domain::time::Instant;

/// One key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) id: u8,
    pub(crate) bytes: [u8; 32],
    /// Since when it is the newest. Earlier releases noted nothing, and a first key needs nothing.
    pub(crate) since: Option<Instant>,
    /// Whether somebody else may have it.
    pub(crate) stolen: bool,
}

/// All keys that were ever in use, with their numbers.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Ring {
    first: Key,
    later: Vec<Key>,
}

impl Ring {
    /// A ring with one new key.
    pub(crate) fn make(rng: &dyn Rng) -> Self {
        Self { first: Key::first(random(rng)), later: Vec::new() }
    }

    /// Reads what [`Ring::print`] wrote, or 32 bytes.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        if let Ok(key) = <[u8; 32]>::try_from(bytes) {
            return Some(Self { first: Key::first(key), later: Vec::new() });
        }
        let mut keys = std::str::from_utf8(bytes).ok()?.lines().map(Key::parse);
        let first = keys.next()??;
        let later = keys.collect::<Option<Vec<Key>>>()?;
        let ring = Self { first, later };
        let ids: Vec<u8> = ring.keys().map(|key| key.id).collect();
        ids.is_sorted_by(|one, next| one < next).then_some(ring)
    }

    /// Its lines.
    pub(crate) fn print(&self) -> String {
        self.keys().map(Key::print).collect()
    }

    /// The ring with one more key, which is in use from now on; nothing where there is no number left.
    pub(crate) fn grown(&self, now: Instant, rng: &dyn Rng) -> Option<Self> {
        let mut grown = self.clone();
        let id = self.newest().checked_add(1)?;
        grown.later.push(Key { id, bytes: random(rng), since: Some(now), stolen: false });
        Some(grown)
    }

    /// The ring, all of whose keys somebody else may have.
    pub(crate) fn stolen(mut self) -> Self {
        self.first.stolen = true;
        self.later.iter_mut().for_each(|key| key.stolen = true);
        self
    }

    /// The number of the newest key.
    pub(crate) fn newest(&self) -> u8 {
        self.later.last().unwrap_or(&self.first).id
    }

    /// The oldest key.
    pub(crate) fn first(&self) -> [u8; 32] {
        self.first.bytes
    }

    /// The keys, oldest first.
    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = &Key> {
        std::iter::once(&self.first).chain(&self.later)
    }
}

impl Key {
    const fn first(bytes: [u8; 32]) -> Self {
        Self { id: 1, bytes, since: None, stolen: false }
    }

    fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let id = words.next()?.parse().ok().filter(|id| *id > 0)?;
        let bytes = base16ct::lower::decode_vec(words.next()?).ok()?.try_into().ok()?;
        let since = match words.next() {
            None | Some("-") => None,
            Some(since) => Some(Instant(since.parse().ok()?)),
        };
        let stolen = match (words.next(), words.next()) {
            (None, _) => false,
            (Some("stolen"), None) => true,
            _ => return None,
        };
        Some(Self { id, bytes, since, stolen })
    }

    fn print(&self) -> String {
        let since = match self.since {
            Some(since) => format!(" {}", since.0),
            None if self.stolen => " -".to_owned(),
            None => String::new(),
        };
        let stolen = if self.stolen { " stolen" } else { "" };
        format!("{} {}{since}{stolen}\n", self.id, base16ct::lower::encode_string(&self.bytes))
    }
}

fn random(rng: &dyn Rng) -> [u8; 32] {
    let mut key = [0; 32];
    rng.fill(&mut key);
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRng;

    #[test]
    fn a_ring_is_read_as_it_was_written() {
        let one = Ring::make(&SystemRng);
        let two = one.grown(Instant(7), &SystemRng).unwrap();
        let after_theft = two.clone().stolen().grown(Instant(8), &SystemRng).unwrap();
        for ring in [&one, &two, &after_theft] {
            assert!(Ring::parse(ring.print().as_bytes()).as_ref() == Some(ring));
        }
        assert!(two.keys().map(|key| key.id).eq([1, 2]) && two.keys().next() == one.keys().next());
        assert!(after_theft.keys().map(|key| (key.since, key.stolen)).eq([
            (None, true),
            (Some(Instant(7)), true),
            (Some(Instant(8)), false)
        ]));
    }

    #[test]
    fn thirty_two_bytes_are_key_1() {
        let ring = Ring::parse(&[7; 32]).unwrap();
        assert!(ring.keys().map(|key| (key.id, key.bytes)).eq([(1, [7; 32])]));
    }

    #[test]
    fn keys_of_earlier_releases_are_read() {
        let key = "07".repeat(32);
        let ring = Ring::parse(format!("1 {key}\n2 {key}\n").as_bytes()).unwrap();
        assert!(ring.keys().map(|key| (key.id, key.since, key.stolen)).eq([(1, None, false), (2, None, false)]));
    }

    #[test]
    fn what_is_no_ring_is_refused() {
        let key = "07".repeat(32);
        let texts = ["0 k", "2 k\n1 k\n", "1 k\n1 k\n", "1 k x", "1 k stolen", "1 k - kept", "1 k - stolen x", "1 k ", "1 k 7 "];
        for text in texts.into_iter().chain(["", "x", "1", "1 07"]) {
            assert!(Ring::parse(text.replace('k', &key).as_bytes()).is_none(), "{text}");
        }
    }

    #[test]
    fn numbers_end() {
        let key = "07".repeat(32);
        assert!(Ring::parse(format!("255 {key}\n").as_bytes()).unwrap().grown(Instant(0), &SystemRng).is_none());
    }
}
