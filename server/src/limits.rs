//! How often somebody may ask. A network address is never kept: only a keyed hash of it, whose key is in memory alone
//! and replaced every day.

use crate::{config::LimitSettings, error::Failure, state::AppState};
use axum::{
    extract::{ConnectInfo, FromRef, FromRequestParts, Request},
    http::{Extensions, HeaderMap, request::Parts},
};
use domain::ids::AccountId;
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use ipnet::IpNet;
use service::{Network, Rng, SystemRng};
use std::{
    convert::Infallible,
    hash::{BuildHasher, Hash, RandomState},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

/// How long one key hashes addresses.
const KEY_LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Posts of the signing form.
    Sign,
    /// Attempts to sign in.
    SignIn,
    /// Requests for a new password.
    Reset,
    /// Links followed, and posts from a signature's own page.
    Link,
    /// Calls of islands.
    Call,
    /// Checkpoints posted to a witness.
    Witness,
    /// Pages and files that cost much.
    Costly,
    /// Reports of errors.
    Report,
}

/// Who asked how often.
pub struct Limits {
    sign: Limiter,
    sign_in: Limiter,
    reset: Limiter,
    link: Limiter,
    call: Limiter,
    witness: Limiter,
    costly: Limiter,
    report: Limiter,
    /// Posts of accounts.
    desk: DefaultKeyedRateLimiter<u64>,
    trusted: Vec<IpNet>,
    clock: DefaultClock,
    key: RwLock<Key>,
}

/// How much more often a wider network of IPv6 may ask than a /64: a /56, which is a household's or office's, and a /48,
/// which is one customer's of a data centre. So nobody multiplies a limit by moving within their own network.
const WIDER: [(u32, u32); 2] = [(56, 4), (48, 16)];

/// How often each address or /64 may ask, and each wider network.
struct Limiter {
    narrow: DefaultKeyedRateLimiter<u64>,
    wider: [DefaultKeyedRateLimiter<u64>; 2],
}

impl Limiter {
    fn per_minute(figure: u32) -> Self {
        Self::new(figure, Quota::per_minute)
    }

    fn per_hour(figure: u32) -> Self {
        Self::new(figure, Quota::per_hour)
    }

    fn new(figure: u32, quota: fn(NonZeroU32) -> Quota) -> Self {
        let keyed = |times: u32| RateLimiter::keyed(quota(at_least_one(figure.saturating_mul(times))));
        Self { narrow: keyed(1), wider: WIDER.map(|(_, times)| keyed(times)) }
    }

    /// Forgets who has not asked for a while.
    fn tidy(&self) {
        for limiter in [&self.narrow].into_iter().chain(&self.wider) {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

/// What addresses are hashed with.
struct Key {
    hasher: RandomState,
    salt: [u8; 32],
    made: Instant,
}

impl Key {
    fn new() -> Self {
        let mut salt = [0; 32];
        SystemRng.fill(&mut salt);
        Self { hasher: RandomState::new(), salt, made: Instant::now() }
    }
}

impl Limits {
    /// Limits as they are set.
    pub fn new(settings: &LimitSettings, trusted: Vec<IpNet>) -> Self {
        Self {
            sign: Limiter::per_minute(settings.sign_per_minute),
            sign_in: Limiter::per_minute(settings.sign_in_per_minute),
            reset: Limiter::per_minute(settings.reset_per_minute),
            link: Limiter::per_minute(settings.link_per_minute),
            call: Limiter::per_minute(settings.call_per_minute),
            witness: Limiter::per_minute(settings.witness_per_minute),
            costly: Limiter::per_minute(settings.costly_per_minute),
            report: Limiter::per_hour(settings.reports_per_hour),
            desk: RateLimiter::keyed(Quota::per_hour(at_least_one(settings.desk_per_hour))),
            trusted,
            clock: DefaultClock::default(),
            key: RwLock::new(Key::new()),
        }
    }

    /// Forgets who has not asked for a while, and replaces the key when it is a day old.
    pub fn tidy(&self) {
        for limiter in [&self.sign, &self.sign_in, &self.reset, &self.link, &self.call, &self.witness, &self.costly, &self.report] {
            limiter.tidy();
        }
        self.desk.retain_recent();
        self.desk.shrink_to_fit();
        let mut key = self.key.write().unwrap_or_else(PoisonError::into_inner);
        if key.made.elapsed() >= KEY_LIFE {
            *key = Key::new();
        }
    }

    fn check(&self, limiter: &Limiter, address: IpAddr) -> Result<(), Failure> {
        self.check_one(&limiter.narrow, network(address, 64))?;
        if address.is_ipv6() {
            for (limiter, (bits, _)) in limiter.wider.iter().zip(WIDER) {
                self.check_one(limiter, network(address, bits))?;
            }
        }
        Ok(())
    }

    /// Counts a post of an account: nobody fills the disk, or the journal, from a session.
    ///
    /// # Errors
    /// When it was too often.
    pub(crate) fn check_post(&self, account: AccountId) -> Result<(), Failure> {
        self.check_one(&self.desk, account.0)
    }

    fn check_one(&self, limiter: &DefaultKeyedRateLimiter<u64>, who: impl Hash) -> Result<(), Failure> {
        let checked = limiter.check_key(&self.hash(who));
        checked.map_err(|until| Failure::too_many(until.wait_time_from(self.clock.now()).as_secs() + 1))
    }

    fn hash(&self, who: impl Hash) -> u64 {
        let key = self.key.read().unwrap_or_else(PoisonError::into_inner);
        key.hasher.hash_one((key.salt, who))
    }

    /// The address of the client.
    pub(crate) fn asker(&self, extensions: &Extensions, headers: &HeaderMap) -> IpAddr {
        let peer = extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
        self.client(peer, headers)
    }

    /// The address of the client: the peer's, or what trusted proxies say they had it from.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let trusted = |address: &IpAddr| self.trusted.iter().any(|net| net.contains(address));
        let mut client = peer.to_canonical();
        if !trusted(&client) {
            return client;
        }
        let values: Vec<_> = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
        for hop in values.join(",").rsplit(',') {
            let Some(address) = address(hop.trim()) else { break };
            client = address;
            if !trusted(&client) {
                break;
            }
        }
        client
    }
}

/// An address as proxies write it: alone, with a port, in brackets.
fn address(text: &str) -> Option<IpAddr> {
    let alone = || text.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    alone().or_else(with_port).map(|address| address.to_canonical())
}

/// An address of IPv4; of IPv6 so many of its first bits.
pub(crate) fn network(address: IpAddr, bits: u32) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & u128::MAX << (128 - bits))),
    }
}

fn at_least_one(figure: u32) -> NonZeroU32 {
    NonZeroU32::new(figure).unwrap_or(NonZeroU32::MIN)
}

/// A client, by network address.
pub struct Client {
    address: IpAddr,
    limits: Arc<Limits>,
}

impl FromRef<AppState> for Arc<Limits> {
    fn from_ref(state: &AppState) -> Self {
        Self::clone(&state.limits)
    }
}

impl<S: Sync> FromRequestParts<S> for Client
where
    Arc<Limits>: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let limits = Arc::<Limits>::from_ref(state);
        Ok(Self { address: limits.asker(&parts.extensions, &parts.headers), limits })
    }
}

impl Client {
    /// The client that sends a request, for layers.
    pub(crate) fn of(limits: &Arc<Limits>, request: &Request) -> Self {
        Self { address: limits.asker(request.extensions(), request.headers()), limits: Arc::clone(limits) }
    }

    /// Counts one more.
    ///
    /// # Errors
    /// When it was too often.
    pub fn pass(&self, gate: Gate) -> Result<(), Failure> {
        let limits = &self.limits;
        let limiter = match gate {
            Gate::Sign => &limits.sign,
            Gate::SignIn => &limits.sign_in,
            Gate::Reset => &limits.reset,
            Gate::Link => &limits.link,
            Gate::Call => &limits.call,
            Gate::Witness => &limits.witness,
            Gate::Costly => &limits.costly,
            Gate::Report => &limits.report,
        };
        limits.check(limiter, self.address)
    }

    /// The network address, for a use case that counts it and does not keep it.
    pub fn address(&self) -> IpAddr {
        self.address
    }

    /// The network as a use case counts it.
    pub fn network(&self) -> Network {
        let hash = |bits| self.limits.hash(network(self.address, bits));
        Network { narrow: hash(64), wide: hash(48) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn limits(trusted: &[&str]) -> Limits {
        Limits::new(
            &LimitSettings { sign_per_minute: 2, ..LimitSettings::default() },
            trusted.iter().map(|net| net.parse().unwrap()).collect(),
        )
    }

    fn forwarded(values: &[&'static str]) -> HeaderMap {
        values.iter().map(|value| ("x-forwarded-for".parse().unwrap(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let peer: IpAddr = "10.0.0.1".parse().unwrap();
        for (trusted, header, client) in [
            (&[][..], &["1.2.3.4"][..], "10.0.0.1"),
            (&["10.0.0.0/8"], &[], "10.0.0.1"),
            (&["10.0.0.0/8"], &["1.2.3.4"], "1.2.3.4"),
            (&["10.0.0.0/8"], &["6.6.6.6, 1.2.3.4, 10.0.0.7"], "1.2.3.4"),
            (&["10.0.0.0/8"], &["6.6.6.6", "1.2.3.4"], "1.2.3.4"),
            (&["10.0.0.0/8"], &["6.6.6.6, nonsense"], "10.0.0.1"),
            (&["10.0.0.0/8"], &["[2001:db8::1]:4711"], "2001:db8::1"),
            (&["10.0.0.0/8"], &["::ffff:1.2.3.4"], "1.2.3.4"),
        ] {
            assert_eq!(limits(trusted).client(peer, &forwarded(header)), client.parse::<IpAddr>().unwrap(), "{trusted:?} {header:?}");
        }
    }

    #[test]
    fn the_third_of_two_is_refused_and_a_neighbour_in_the_same_network_too() {
        let limits = Arc::new(limits(&[]));
        let client = |address: &str| Client { address: address.parse().unwrap(), limits: Arc::clone(&limits) };
        assert!(client("2001:db8::1").pass(Gate::Sign).is_ok());
        assert!(client("2001:db8::2").pass(Gate::Sign).is_ok());
        assert!(matches!(client("2001:db8::3").pass(Gate::Sign), Err(Failure::Page { retry_after: Some(1..), .. })));
        assert!(client("2001:db8:0:1::1").pass(Gate::Sign).is_ok());
        assert!(client("2001:db8::3").pass(Gate::Link).is_ok());
    }

    #[test]
    fn moving_within_a_network_of_ipv6_gains_little() {
        let passed = |address: fn(u16) -> String| {
            let limits = Arc::new(limits(&[]));
            let client = |number| Client { address: address(number).parse().unwrap(), limits: Arc::clone(&limits) };
            (0..200).filter(|number| client(*number).pass(Gate::Sign).is_ok()).count()
        };
        assert_eq!(passed(|number| format!("2001:db8:0:{number:x}::1")), 8, "of one /56");
        assert_eq!(passed(|number| format!("2001:db8:0:{:x}::1", number << 8)), 32, "of one /48");
        assert_eq!(passed(|number| format!("2001:db8:{number:x}::1")), 200, "of many");
        assert_eq!(passed(|number| format!("10.0.0.{number}")), 200, "IPv4");
    }
}
