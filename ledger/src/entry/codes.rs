//! The codes that entries spell out.

/// Defines an enumeration of codes that entries or records spell out.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// How it is spelt.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The one that is spelt so.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// What kind of change made a version. A person decides it, and it is shown.
    Change {
        /// The letter's first version.
        First = "first",
        /// The meaning has changed: no signature is inherited.
        Material = "material",
        /// Only the spelling has: signatures stay.
        Typographical = "typographical",
        /// A translation has been added or amended: signatures stay.
        Translation = "translation",
    }
}

codes! {
    /// Why an organiser took a signature off.
    Removal {
        /// The named signatory says that it did not sign.
        NotTheirs = "not-theirs",
        /// The same signatory twice.
        Duplicate = "duplicate",
        /// It does not exist, or could not be identified.
        NotIdentified = "not-identified",
        /// It asked the organiser to be taken off.
        OwnRequest = "own-request",
        /// Not a serious signature: abuse, advertising.
        Abuse = "abuse",
        /// Its mailbox said "this was not me".
        Denied = "denied",
        /// Put back to wait; should it be approved again, it makes a new entry.
        Held = "held",
    }
}

codes! {
    /// At whose wish a record was erased. The two are counted and shown apart.
    Wish {
        /// The signatory's.
        Signatory = "signatory",
        /// The host's.
        Host = "host",
    }
}
