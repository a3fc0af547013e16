//! The root key: a line for each key that was ever in use, the newest last.
//!
//! `1 <64 hexadecimal digits>`, and so on. Before keys could be rotated the root key was 32 bytes and nothing else; such
//! a file is read as key 1.

use crate::Rng;

/// All keys that were ever in use, with their numbers.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Ring {
    first: (u8, [u8; 32]),
    later: Vec<(u8, [u8; 32])>,
}

impl Ring {
    /// A ring with one new key.
    pub(crate) fn make(rng: &dyn Rng) -> Self {
        Self { first: (1, random(rng)), later: Vec::new() }
    }

    /// Reads what [`Ring::print`] wrote, or 32 bytes.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        if let Ok(key) = <[u8; 32]>::try_from(bytes) {
            return Some(Self { first: (1, key), later: Vec::new() });
        }
        let mut keys = std::str::from_utf8(bytes).ok()?.lines().map(|line| {
            let (id, key) = line.split_once(' ')?;
            let key = base16ct::lower::decode_vec(key).ok()?;
            Some((id.parse().ok().filter(|id| *id > 0)?, key.try_into().ok()?))
        });
        let first = keys.next()??;
        let later = keys.collect::<Option<Vec<(u8, [u8; 32])>>>()?;
        let ring = Self { first, later };
        let ids: Vec<u8> = ring.keys().map(|(id, _)| id).collect();
        ids.is_sorted_by(|one, next| one < next).then_some(ring)
    }

    /// Its lines.
    pub(crate) fn print(&self) -> String {
        self.keys().map(|(id, key)| format!("{id} {}\n", base16ct::lower::encode_string(&key))).collect()
    }

    /// The ring with one more key; nothing where there is no number left.
    pub(crate) fn grown(&self, rng: &dyn Rng) -> Option<Self> {
        let mut grown = self.clone();
        grown.later.push((self.newest().checked_add(1)?, random(rng)));
        Some(grown)
    }

    /// The number of the newest key.
    pub(crate) fn newest(&self) -> u8 {
        self.later.last().unwrap_or(&self.first).0
    }

    /// The oldest key.
    pub(crate) fn first(&self) -> [u8; 32] {
        self.first.1
    }

    /// The keys, oldest first.
    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = (u8, [u8; 32])> + '_ {
        std::iter::once(self.first).chain(self.later.iter().copied())
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
        let two = one.grown(&SystemRng).unwrap();
        for ring in [&one, &two] {
            assert!(Ring::parse(ring.print().as_bytes()).as_ref() == Some(ring));
        }
        assert!(two.keys().map(|(id, _)| id).eq([1, 2]) && two.keys().next() == one.keys().next());
    }

    #[test]
    fn thirty_two_bytes_are_key_1() {
        let ring = Ring::parse(&[7; 32]).unwrap();
        assert!(ring.keys().eq([(1, [7; 32])]));
    }

    #[test]
    fn what_is_no_ring_is_refused() {
        let key = "07".repeat(32);
        for text in ["", "x", "1", "1 07", &format!("0 {key}"), &format!("2 {key}\n1 {key}\n"), &format!("1 {key}\n1 {key}\n")] {
            assert!(Ring::parse(text.as_bytes()).is_none(), "{text}");
        }
    }

    #[test]
    fn numbers_end() {
        let key = "07".repeat(32);
        assert!(Ring::parse(format!("255 {key}\n").as_bytes()).unwrap().grown(&SystemRng).is_none());
    }
}
