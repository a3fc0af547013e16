//! Networks that an organiser names, as `198.51.100.0/24` or one address.

use crate::error::{FieldError, FieldErrors};
use ipnet::IpNet;
use std::{fmt, net::IpAddr};

/// How many are named at most.
pub const NETWORK_LIMIT: usize = 50;
/// The shortest prefix of IPv4, and of IPv6: nobody names half of the internet by a slip.
const SHORTEST: (u8, u8) = (8, 16);
/// How much of a wrong one is repeated.
const SHOWN: usize = 60;

/// Networks, each once, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Networks(Vec<IpNet>);

impl Networks {
    /// Parses what was typed: one on a line, or separated by commas or spaces.
    ///
    /// # Errors
    /// `error-network-unknown` and `error-network-wide`, each with the `network`; `error-networks-many`.
    pub fn parse(text: &str) -> Result<Self, FieldErrors> {
        let fault = |code: &str, word: &str| {
            let shown: String = word.chars().take(SHOWN).collect();
            FieldErrors(vec![FieldError::new("networks", code).with("network", shown)])
        };
        let mut networks = Vec::new();
        for word in text.split(|c: char| c.is_whitespace() || ",;".contains(c)).filter(|word| !word.is_empty()) {
            let network = network(word).ok_or_else(|| fault("error-network-unknown", word))?;
            let shortest = if network.addr().is_ipv4() { SHORTEST.0 } else { SHORTEST.1 };
            if network.prefix_len() < shortest {
                return Err(fault("error-network-wide", word));
            }
            if networks.len() == NETWORK_LIMIT {
                return Err(FieldErrors(vec![FieldError::new("networks", "error-networks-many").with("max", NETWORK_LIMIT)]));
            }
            if !networks.contains(&network) {
                networks.push(network);
            }
        }
        Ok(Self(networks))
    }

    /// Whether one of them holds an address.
    pub fn contain(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn network(word: &str) -> Option<IpNet> {
    let alone = || word.parse::<IpAddr>().ok().map(|address| IpNet::from(address.to_canonical()));
    word.parse::<IpNet>().ok().map(|network| network.trunc()).or_else(alone)
}

impl fmt::Display for Networks {
    /// One on a line, as [`Networks::parse`] reads them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, network) in self.0.iter().enumerate() {
            let end = if place == 0 { "" } else { "\n" };
            match network.prefix_len() == network.max_prefix_len() {
                true => write!(f, "{end}{}", network.addr())?,
                false => write!(f, "{end}{network}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(text: &str) -> String {
        Networks::parse(text).unwrap_err().0[0].code.clone()
    }

    #[test]
    fn a_network_is_an_address_or_has_a_length() {
        let networks = Networks::parse("198.51.100.7/24, 203.0.113.9\n2001:db8:1::/48  198.51.100.0/24").unwrap();
        assert_eq!(networks.to_string(), "198.51.100.0/24\n203.0.113.9\n2001:db8:1::/48");
        for (address, within) in [
            ("198.51.100.200", true),
            ("::ffff:203.0.113.9", true),
            ("203.0.113.8", false),
            ("2001:db8:1:2::3", true),
            ("2001:db8:2::", false),
        ] {
            assert_eq!(networks.contain(address.parse().unwrap()), within, "{address}");
        }
        assert!(Networks::parse(" \n ").unwrap().is_empty());
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(code("conference.example"), "error-network-unknown");
        assert_eq!(code("198.51.100.0/33"), "error-network-unknown");
        assert_eq!(code("0.0.0.0/0"), "error-network-wide");
        assert_eq!(code("2000::/3"), "error-network-wide");
        let many: Vec<String> = (0..=NETWORK_LIMIT).map(|number| format!("10.0.0.{number}")).collect();
        assert_eq!(code(&many.join("\n")), "error-networks-many");
        let long = Networks::parse(&"x".repeat(500)).unwrap_err();
        assert_eq!(long.0[0].args[0].1.len(), SHOWN);
    }

    proptest! {
        #[test]
        fn what_is_stored_is_read_as_it_was(address: IpAddr, length in 16u8..=32) {
            let networks = Networks::parse(&format!("{address}/{length}")).unwrap();
            prop_assert_eq!(Networks::parse(&networks.to_string()).unwrap(), networks);
        }
    }
}
