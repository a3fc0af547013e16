//! What happens to an account's security, each with its stored name: told to its owner by email, and noted in their own log.

/// Makes [`SecurityEvent`] from one list.
macro_rules! events {
    ($($(#[doc = $words:literal])+ $name:ident = $code:literal,)+) => {
        /// Something that happened to an account's security.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum SecurityEvent {
            $($(#[doc = $words])+ $name,)+
        }

        impl SecurityEvent {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The stored name.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                }
            }
        }
    };
}

events! {
    /// The password was changed, or chosen by a link.
    PasswordChanged = "password-changed",
    /// An app for codes was set up.
    SecondFactorAdded = "second-factor-added",
    /// The app was removed.
    SecondFactorRemoved = "second-factor-removed",
    /// A passkey was added.
    PasskeyAdded = "passkey-added",
    /// A passkey was removed.
    PasskeyRemoved = "passkey-removed",
    /// A recovery code was used.
    RecoveryCodeUsed = "recovery-code-used",
    /// Recovery codes were replaced.
    RecoveryCodesRenewed = "recovery-codes-renewed",
    /// Somebody signed in on a device that never had before.
    NewDevice = "new-device",
    /// Wrong codes were entered.
    WrongCodes = "wrong-codes",
    /// So many wrong passwords were entered that only known devices may enter one for a day.
    WrongPasswords = "wrong-passwords",
    /// The role in a coalition was changed.
    RoleChanged = "role-changed",
    /// The account was removed from a coalition.
    RoleRemoved = "role-removed",
    /// All sessions were ended.
    SessionsEnded = "sessions-ended",
}

impl SecurityEvent {
    /// The event of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|event| event.code() == code)
    }

    /// Whether an email tells it. Who ends all sessions knows it.
    pub const fn is_mailed(self) -> bool {
        !matches!(self, Self::SessionsEnded)
    }

    /// Whether a stranger can cause it often: then one email an hour says so, and the log holds each.
    pub const fn can_be_forced(self) -> bool {
        matches!(self, Self::NewDevice | Self::WrongCodes | Self::WrongPasswords)
    }
}

/// What a browser calls itself, in two well-known names: enough for its owner to know it again, and no more.
pub fn browser_name(user_agent: &str) -> String {
    let first = |names: &[(&str, &'static str)]| names.iter().find(|(part, _)| user_agent.contains(part)).map(|(_, name)| *name);
    // Most browsers name others too: the most particular comes first.
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip() {
        for event in SecurityEvent::ALL {
            assert_eq!(SecurityEvent::from_code(event.code()), Some(*event));
        }
        assert_eq!(SecurityEvent::from_code(""), None);
    }

    #[test]
    fn browsers_are_named_as_people_know_them() {
        for (agent, name) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox, Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0",
                "Edge, Windows",
            ),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile Safari/604.1", "Safari, iPhone"),
            ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36", "Chrome, Android"),
            ("curl/8.0", ""),
            ("", ""),
        ] {
            assert_eq!(browser_name(agent), name);
        }
    }
}
