//! What can be wrong with a log, a bundle or its trust, under names that never change.

use serde::Serialize;

use ledger::verify::{Failure, File};

macro_rules! alarms {
    ($($variant:ident = $code:literal: $message:literal,)*) => {
        /// What is wrong beyond the log itself, whose faults `ledger` names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Alarm {
            $(#[doc = concat!($message, ".")] $variant,)*
        }

        impl Alarm {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// A name that never changes.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The same as a clause in English.
            #[must_use]
            pub const fn message(self) -> &'static str {
                match self { $(Self::$variant => $message),* }
            }
        }
    };
}

alarms! {
    Fingerprint = "fingerprint": "the policy has another fingerprint than the one that was given",
    PolicyChanged = "policy-changed": "the policy is another than the one seen here before, and nothing in the log leads to it",
    PolicyUnnamed = "policy-unnamed": "the log names its policies, and this is none of them",
    PolicyUnwitnessed = "policy-unwitnessed": "witnesses of an earlier policy have not signed that another one takes its place",
    EndOther = "ended-other": "the log before says that another one goes on from it",
    Elsewhere = "origin-elsewhere": "the log is of another place than the one it was fetched from",
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// A name that never changes: of `ledger::Fault`, of `evidence::check::Fault` or of [`Alarm`].
    pub code: &'static str,
    /// The file, as its path under the log's prefix or in the bundle, or what else it is about.
    pub file: String,
    /// The index of the entry.
    pub entry: Option<u64>,
    /// What is wrong, as a clause in English.
    pub message: String,
}

impl Problem {
    /// An alarm about a file.
    #[must_use]
    pub fn alarm(alarm: Alarm, file: impl Into<String>) -> Self {
        Self { code: alarm.code(), file: file.into(), entry: None, message: alarm.message().to_owned() }
    }

    /// A fault about a file.
    #[must_use]
    pub fn fault(fault: ledger::Fault, file: impl Into<String>) -> Self {
        Self { code: fault.code(), file: file.into(), entry: None, message: fault.message().to_owned() }
    }

    /// What is wrong around the log.
    #[must_use]
    pub fn around(wrong: evidence::Wrong) -> Self {
        Self { code: wrong.fault.code(), file: wrong.file, entry: None, message: wrong.fault.message().to_owned() }
    }

    /// A failure of the log; receipts go by the names of their files.
    #[must_use]
    pub fn failure(failure: &Failure, receipts: &[String]) -> Self {
        let file = match &failure.file {
            File::Receipt(place) => receipts.get(*place).cloned(),
            _ => None,
        };
        let file = file.unwrap_or_else(|| failure.file.to_string());
        Self { entry: failure.index, ..Self::fault(failure.fault, file) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_documented() {
        let documented = include_str!("../../docs/verify.md");
        let around = evidence::check::Fault::ALL.iter().filter(|fault| **fault != evidence::check::Fault::FileMissing);
        let codes: Vec<&str> = Alarm::ALL.iter().map(|alarm| alarm.code()).chain(around.map(|fault| fault.code())).collect();
        for (place, code) in codes.iter().enumerate() {
            assert!(!codes[..place].contains(code), "{code}");
            assert!(ledger::Fault::ALL.iter().all(|fault| fault.code() != *code), "{code}");
            assert!(documented.contains(&format!("`{code}`")), "{code}");
        }
    }
}
