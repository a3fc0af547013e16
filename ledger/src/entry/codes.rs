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
        /// Only the spelling has: signatures stay, and so does the language of the original.
        Typographical = "typographical",
        /// A translation has been added or amended, and the original is untouched: signatures stay.
        Translation = "translation",
    }
}

codes! {
    /// Why the coalition took a signature off.
    Removal {
        /// The same signatory twice.
        Duplicate = "duplicate",
        /// It is not, or no longer, confirmed that the signatory has signed.
        NotConfirmed = "not-confirmed",
    }
}

/// What a correction changed of a record: at least one of the three. It is spelt `name`, `detail`, `level`, or several of
/// them in this order with commas between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Corrected {
    /// The name.
    pub name: bool,
    /// Anything else but the levels.
    pub detail: bool,
    /// How it was checked who signed.
    pub level: bool,
}

impl Corrected {
    /// How the three are spelt.
    pub const CODES: [&'static str; 3] = ["name", "detail", "level"];

    /// Each of the three, in the order of [`Self::CODES`].
    #[must_use]
    pub const fn each(self) -> [bool; 3] {
        [self.name, self.detail, self.level]
    }

    /// How it is spelt.
    #[must_use]
    pub fn code(self) -> String {
        let changed = Self::CODES.into_iter().zip(self.each()).filter(|(_, changed)| *changed);
        changed.map(|(code, _)| code).collect::<Vec<_>>().join(",")
    }

    /// What is spelt so.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let [name, detail, level] = Self::CODES.map(|one| code.split(',').any(|word| word == one));
        Some(Self { name, detail, level }).filter(|read| !code.is_empty() && read.code() == code)
    }
}
