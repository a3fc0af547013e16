//! Which networks posts come from, in memory alone: pseudonyms, each with the few posts of its last hour. Their key dies
//! within a day, and everything with the process.

use crate::{Rng, keys::mac};
use domain::time::Instant;
use std::{
    collections::{HashMap, VecDeque},
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, MutexGuard, PoisonError},
};
use uuid::Uuid;

/// How many posts of one network within an hour make a cluster.
const POSTS: usize = 10;
/// The networks that an address of IPv6 is in, widest first, and how many posts of each make a cluster: a /64 is one
/// network, a /56 a household or an office, a /48 a customer of a data centre, or many of a telephone company.
const WIDTHS: [(u32, usize); 3] = [(48, 4 * POSTS), (HOUSEHOLD, POSTS), (64, POSTS)];
/// The bits that the addresses of IPv6 of a household or an office have in common.
const HOUSEHOLD: u32 = 56;
/// How long a key makes pseudonyms; for one more hour it recognises those of its last.
const KEY_LIFE: i64 = Instant::DAY - Instant::HOUR;
/// How many networks are remembered at most: some 20 megabytes. Those not seen for longest are forgotten first.
const LIMIT: usize = 60_000;

/// To how many mailboxes of one domain mails leave within an hour that posts of one network cause: where a domain takes mail for
/// every address, each that is made up is one more mail to the same reader.
const DOMAIN_MAILBOXES: usize = 30;
/// For how long a mail waits for that at most; none leaves about what is posted beyond.
const LONGEST_TURN: i64 = Instant::DAY;

/// A network, for one letter or for one domain of mailboxes.
type Pseudonym = [u8; 16];

/// What is remembered of networks.
#[derive(Default)]
pub(crate) struct Networks(Mutex<Memory>);

#[derive(Default)]
struct Memory {
    key: Option<Key>,
    /// The key before, for as long as it recognises.
    past: Option<Key>,
    seen: HashMap<Pseudonym, Seen>,
}

struct Key {
    bytes: [u8; 32],
    made: Instant,
}

/// The last posts of one network.
#[derive(Default)]
struct Seen {
    posts: VecDeque<(Instant, Uuid)>,
    /// The random number of the cluster that they make.
    cluster: Option<i64>,
}

impl Seen {
    fn within_hour(&self, now: Instant) -> usize {
        self.posts.iter().filter(|(at, _)| *at > now.plus(-Instant::HOUR)).count()
    }

    /// Takes one more up, and forgets all that nobody needs to count to `most`.
    fn add(&mut self, signature: Uuid, most: usize, now: Instant) {
        self.posts.retain(|(at, _)| *at > now.plus(-Instant::HOUR));
        if self.posts.is_empty() {
            self.cluster = None;
        }
        if self.posts.iter().any(|(_, known)| *known == signature) {
            return;
        }
        self.posts.push_back((now, signature));
        if self.posts.len() > most {
            self.posts.pop_front();
        }
    }
}

impl Networks {
    /// The cluster that one more post from an address belongs to.
    pub(super) fn cluster(&self, letter: Uuid, address: IpAddr, now: Instant, rng: &dyn Rng) -> Option<i64> {
        let mut memory = self.at(now, rng);
        memory.names(letter, address).into_iter().find_map(|(name, most)| {
            let seen = memory.seen.get(&name)?;
            seen.cluster.filter(|_| seen.within_hour(now) + 1 >= most)
        })
    }

    /// Counts a post. Where its network has made a cluster, that cluster's number, and the posts that are known of it.
    pub(super) fn note(&self, letter: Uuid, address: IpAddr, signature: Uuid, now: Instant, rng: &dyn Rng) -> Option<(i64, Vec<Uuid>)> {
        let mut memory = self.at(now, rng);
        let mut full = Vec::new();
        for (name, most) in memory.names(letter, address) {
            memory.make_way(now, &name);
            let seen = memory.seen.entry(name).or_default();
            seen.add(signature, most, now);
            if seen.posts.len() >= most {
                full.push(name);
            }
        }
        let known = full.iter().find_map(|name| memory.seen.get(name)?.cluster);
        let number = known.unwrap_or_else(|| random(rng));
        let mut signatures = Vec::new();
        for name in &full {
            let seen = memory.seen.entry(*name).or_default();
            seen.cluster = Some(number);
            signatures.extend(seen.posts.iter().map(|(_, signature)| *signature));
        }
        signatures.sort_unstable();
        signatures.dedup();
        (!full.is_empty()).then_some((number, signatures))
    }

    /// When a mail to a mailbox of a domain may leave that a post from an address causes: at once, or, where as many others
    /// were posted for within the hour as may be, when it is its turn; nothing where that is too long from now.
    ///
    /// The post is answered alike: else one of a network would learn from a refusal how many of its others have posted, and
    /// from none for whom, and thirty made-up addresses would keep everybody else of theirs from signing.
    pub(super) fn turn_of_mailbox(&self, (domain, mailbox): (&str, Uuid), address: IpAddr, now: Instant, rng: &dyn Rng) -> Option<Instant> {
        let mut memory = self.at(now, rng);
        let bits = if address.is_ipv4() { 32 } else { HOUSEHOLD };
        let name = memory.key.as_ref().map(|key| {
            let mut of_domain = [0; 16];
            of_domain.copy_from_slice(&mac(&key.bytes, &[b"domain", domain.as_bytes()])[..16]);
            pseudonym(&key.bytes, Uuid::from_bytes(of_domain), (bits, shortened(address, bits)))
        });
        let Some(name) = name else { return Some(now) };
        memory.make_way(now, &name);
        let posts = &mut memory.seen.entry(name).or_default().posts;
        posts.retain(|(at, _)| *at > now.plus(-Instant::HOUR));
        if let Some((turn, _)) = posts.iter().find(|(_, one)| *one == mailbox) {
            return Some((*turn).max(now));
        }
        let first = posts.front().filter(|_| posts.len() >= DOMAIN_MAILBOXES);
        let turn = first.map_or(now, |(at, _)| at.plus(Instant::HOUR));
        if turn > now.plus(LONGEST_TURN) {
            return None;
        }
        posts.push_back((turn, mailbox));
        if posts.len() > DOMAIN_MAILBOXES {
            posts.pop_front();
        }
        Some(turn)
    }

    /// A number for the network of an address, the same for a day at most; nobody finds the network by it once the key is
    /// gone.
    pub(crate) fn number(&self, letter: Uuid, address: IpAddr, now: Instant, rng: &dyn Rng) -> Option<i64> {
        let address = address.to_canonical();
        let bits = if address.is_ipv4() { 32 } else { HOUSEHOLD };
        let name = self.at(now, rng).key.as_ref().map(|key| pseudonym(&key.bytes, letter, (bits, shortened(address, bits))))?;
        let (number, _) = name.split_first_chunk::<8>()?;
        Some(i64::from_be_bytes(*number) & i64::MAX)
    }

    /// Forgets what is older than an hour, and keys that have had their time.
    pub(crate) fn tidy(&self, now: Instant, rng: &dyn Rng) {
        self.at(now, rng).forget_old(now);
    }

    fn at(&self, now: Instant, rng: &dyn Rng) -> MutexGuard<'_, Memory> {
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        memory.turn_keys(now, rng);
        memory
    }
}

impl Memory {
    fn turn_keys(&mut self, now: Instant, rng: &dyn Rng) {
        let older = |key: &Key, life: i64| now.0.saturating_sub(key.made.0) >= life;
        if self.key.as_ref().is_none_or(|key| older(key, KEY_LIFE)) {
            let mut bytes = [0; 32];
            rng.fill(&mut bytes);
            self.past = self.key.replace(Key { bytes, made: now });
        }
        if self.past.as_ref().is_some_and(|key| older(key, KEY_LIFE + Instant::HOUR)) {
            self.past = None;
        }
    }

    /// The pseudonyms of an address's networks, widest first. What is remembered under the key before moves to this one.
    fn names(&mut self, letter: Uuid, address: IpAddr) -> Vec<(Pseudonym, usize)> {
        let Some(key) = &self.key else { return Vec::new() };
        let named = |key: &Key| networks(address).map(|(network, most)| (pseudonym(&key.bytes, letter, network), most)).collect();
        let names: Vec<(Pseudonym, usize)> = named(key);
        let past: Vec<(Pseudonym, usize)> = self.past.as_ref().map(named).unwrap_or_default();
        for ((old, _), (new, _)) in past.into_iter().zip(&names) {
            if let Some(seen) = self.seen.remove(&old) {
                self.seen.insert(*new, seen);
            }
        }
        names
    }

    fn forget_old(&mut self, now: Instant) {
        self.seen.retain(|_, seen| seen.within_hour(now) > 0);
        self.seen.shrink_to_fit();
    }

    /// Makes way for one more: of too many, the quarter that was not seen for longest goes.
    fn make_way(&mut self, now: Instant, name: &Pseudonym) {
        if self.seen.len() < LIMIT || self.seen.contains_key(name) {
            return;
        }
        self.forget_old(now);
        if self.seen.len() < LIMIT {
            return;
        }
        let last = |seen: &Seen| seen.posts.back().map_or(0, |(at, _)| at.0);
        let mut times: Vec<i64> = self.seen.values().map(last).collect();
        let (_, oldest, _) = times.select_nth_unstable(LIMIT / 4);
        let oldest = *oldest;
        self.seen.retain(|_, seen| last(seen) > oldest);
    }
}

/// The networks that an address is in, each with how many posts of it make a cluster.
fn networks(address: IpAddr) -> impl Iterator<Item = ((u32, IpAddr), usize)> {
    let widths: &[(u32, usize)] = if address.is_ipv4() { &[(32, POSTS)] } else { &WIDTHS };
    widths.iter().map(move |(bits, most)| ((*bits, shortened(address, *bits)), *most))
}

/// An address of IPv4; of IPv6 so many of its first bits.
fn shortened(address: IpAddr, bits: u32) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & u128::MAX << (128 - bits))),
    }
}

fn pseudonym(key: &[u8; 32], letter: Uuid, (bits, network): (u32, IpAddr)) -> Pseudonym {
    let network = match network {
        IpAddr::V4(v4) => v4.octets().to_vec(),
        IpAddr::V6(v6) => v6.octets().to_vec(),
    };
    let hash = mac(key, &[letter.as_bytes(), &bits.to_be_bytes(), &network]);
    let mut name = Pseudonym::default();
    name.copy_from_slice(&hash[..16]);
    name
}

fn random(rng: &dyn Rng) -> i64 {
    let mut bytes = [0; 8];
    rng.fill(&mut bytes);
    i64::from_be_bytes(bytes) & i64::MAX
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRng;

    const MINUTE: i64 = Instant::HOUR / 60;
    const LETTER: Uuid = Uuid::from_u128(1);

    /// Posts, one a minute, of these addresses: which of them show that there is a cluster, and its numbers.
    fn posted(networks: &Networks, start: i64, addresses: impl IntoIterator<Item = String>) -> (usize, Vec<i64>) {
        let mut numbers = Vec::new();
        let mut known = 0;
        for (minute, address) in (0..).zip(addresses) {
            let (now, address) = (Instant(start + minute * MINUTE), address.parse().unwrap());
            known += usize::from(networks.cluster(LETTER, address, now, &SystemRng).is_some());
            if let Some((number, signatures)) = networks.note(LETTER, address, some_signature(), now, &SystemRng) {
                assert!(signatures.len() <= 4 * POSTS);
                numbers.push(number);
            }
        }
        numbers.dedup();
        (known, numbers)
    }

    fn some_signature() -> Uuid {
        let mut bytes = [0; 16];
        SystemRng.fill(&mut bytes);
        Uuid::from_bytes(bytes)
    }

    fn times(address: &str, count: usize) -> Vec<String> {
        vec![address.to_owned(); count]
    }

    #[test]
    fn ten_within_an_hour_are_a_cluster_and_nine_are_none() {
        assert_eq!(posted(&Networks::default(), 0, times("203.0.113.7", 9)), (0, Vec::new()));
        let (known, numbers) = posted(&Networks::default(), 0, times("203.0.113.7", 12));
        assert_eq!((known, numbers.len()), (2, 1), "the eleventh and the twelfth belong to it at once");
        let spread = (0..40).map(|number| format!("203.0.113.{number}"));
        assert_eq!(posted(&Networks::default(), 0, spread), (0, Vec::new()));
        let networks = Networks::default();
        for hour in 0..4 {
            assert!(posted(&networks, hour * Instant::HOUR, times("203.0.113.7", 5)).1.is_empty(), "five an hour");
        }
    }

    #[test]
    fn one_signature_counts_once_and_each_letter_for_itself() {
        let (networks, address) = (Networks::default(), "203.0.113.7".parse().unwrap());
        for number in 0..30 {
            let again = networks.note(LETTER, address, Uuid::from_u128(7), Instant(number), &SystemRng);
            let other =
                networks.note(Uuid::from_u128(number.unsigned_abs().into()), address, Uuid::from_u128(9), Instant(number), &SystemRng);
            assert_eq!((again, other), (None, None));
        }
    }

    #[test]
    fn of_ipv6_the_wider_networks_count_too_and_share_a_number() {
        let of = |address: fn(u16) -> String, count| posted(&Networks::default(), 0, (0..count).map(address)).1.len();
        assert_eq!(of(|number| format!("2001:db8::{number:x}"), 10), 1, "one /64");
        assert_eq!(of(|number| format!("2001:db8:0:{number:x}::1"), 10), 1, "one /56");
        assert_eq!(of(|number| format!("2001:db8:0:{:x}::1", number << 8), 39), 0, "one /48");
        assert_eq!(of(|number| format!("2001:db8:0:{:x}::1", number << 8), 40), 1, "one /48");
        assert_eq!(of(|number| format!("2001:db8:{number:x}::1"), 60), 0, "many");
        let networks = Networks::default();
        let (_, first) = posted(&networks, 0, times("2001:db8::1", 10));
        let (_, second) = posted(&networks, 15 * MINUTE, times("2001:db8:0:1::1", 10));
        assert_eq!(first, second, "a neighbour in the same /56");
    }

    #[test]
    fn a_key_dies_within_a_day_and_no_burst_is_lost_when_it_turns() {
        let networks = Networks::default();
        posted(&networks, 0, times("192.0.2.1", 1));
        let before = networks.at(Instant(1), &SystemRng).key.as_ref().unwrap().bytes;
        let (_, numbers) = posted(&networks, KEY_LIFE - 5 * MINUTE, times("203.0.113.7", 10));
        assert_eq!(numbers.len(), 1, "five before the turn, five after it");
        let memory = networks.at(Instant(KEY_LIFE + 5 * MINUTE), &SystemRng);
        assert!(memory.key.as_ref().unwrap().bytes != before && memory.past.as_ref().unwrap().bytes == before);
        drop(memory);
        networks.tidy(Instant(Instant::DAY), &SystemRng);
        assert!(networks.at(Instant(Instant::DAY), &SystemRng).past.is_none());
        networks.tidy(Instant(Instant::DAY + 2 * Instant::HOUR), &SystemRng);
        assert!(networks.at(Instant(Instant::DAY + 2 * Instant::HOUR), &SystemRng).seen.is_empty());
    }

    #[test]
    fn memory_has_a_bound_and_a_burst_that_goes_on_stays_in_it() {
        let networks = Networks::default();
        posted(&networks, 0, times("203.0.113.7", 10));
        let flood = |from: u32| {
            for number in from..from + u32::try_from(LIMIT).unwrap() {
                let now = Instant(11 * MINUTE + i64::from(number));
                let address = IpAddr::V4((0x0a00_0000 + number).into());
                networks.note(LETTER, address, Uuid::from_u128(number.into()), now, &SystemRng);
                if number % 1000 == 0 {
                    let going_on = networks.note(LETTER, "203.0.113.7".parse().unwrap(), some_signature(), now, &SystemRng);
                    assert!(going_on.is_some());
                }
            }
        };
        flood(0);
        flood(1 << 17);
        assert!(networks.0.lock().unwrap().seen.len() <= LIMIT);
    }

    #[test]
    fn mails_to_few_mailboxes_of_a_domain_leave_within_an_hour_that_one_network_causes() {
        let networks = Networks::default();
        let turn = |domain: &str, mailbox: u128, address: &str, minutes: i64| {
            let (address, now) = (address.parse().unwrap(), Instant(minutes * MINUTE));
            let turn = networks.turn_of_mailbox((domain, Uuid::from_u128(mailbox)), address, now, &SystemRng)?;
            Some((turn.0 - now.0) / MINUTE)
        };
        let turns: Vec<Option<i64>> = (0..100).map(|number| turn("small.example", number, "203.0.113.7", 0)).collect();
        let leaving = |minutes: i64| turns.iter().filter(|turn| **turn == Some(minutes)).count();
        assert_eq!([0, 60, 120, 180].map(leaving), [30, 30, 30, 10], "nobody is refused, and thirty leave an hour");
        assert_eq!(turn("small.example", 99, "203.0.113.7", 1), Some(179), "one that was posted for keeps its turn");
        assert_eq!(turn("other.example", 200, "203.0.113.7", 1), Some(0));
        assert_eq!(turn("small.example", 200, "203.0.113.8", 1), Some(0));
        let wide = (0..100).filter(|number| turn("wide.example", *number, &format!("2001:db8:0:{number:x}::1"), 0) == Some(0)).count();
        assert_eq!(wide, DOMAIN_MAILBOXES, "of one household");
        let many = (0..2_000).filter_map(|number| turn("many.example", number, "203.0.113.7", 0));
        assert_eq!(many.max(), Some(24 * 60), "and none waits for longer than a day");
    }

    #[test]
    fn a_network_has_one_number_a_letter_and_day() {
        let networks = Networks::default();
        let number = |letter: u128, address: &str, hours: i64| {
            networks.number(Uuid::from_u128(letter), address.parse().unwrap(), Instant(hours * Instant::HOUR), &SystemRng).unwrap()
        };
        let first = number(1, "203.0.113.7", 0);
        assert_eq!((number(1, "203.0.113.7", 20), number(1, "::ffff:203.0.113.7", 0)), (first, first));
        assert_eq!(number(1, "2001:db8:0:1::1", 0), number(1, "2001:db8:0:2::2", 0));
        for other in [number(2, "203.0.113.7", 0), number(1, "203.0.113.8", 0), number(1, "203.0.113.7", 24)] {
            assert_ne!(other, first);
        }
    }
}
