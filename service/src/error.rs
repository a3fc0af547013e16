//! The one error type of this crate.

use domain::{error::FieldErrors, time::Instant};
use sea_orm::{DbErr, SqlErr};

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the asker may not know of it.
    #[error("not found")]
    NotFound,
    /// Somebody must sign in first.
    #[error("not signed in")]
    NotSignedIn,
    /// The asker's role does not allow it.
    #[error("forbidden")]
    Forbidden,
    /// The coalition requires a second factor, and the asker has none.
    #[error("a second factor is required")]
    SecondFactorRequired,
    /// What was typed is at fault.
    #[error("faults in a form")]
    Fields(FieldErrors),
    /// A link that is spent or forged, or whose subject is gone.
    #[error("a link that is not good")]
    Link,
    /// A link of which a part is missing.
    #[error("a link that was cut off")]
    LinkCut,
    /// A link that was good once.
    #[error("a link that has expired")]
    LinkExpired,
    /// A link that works only in the browser in which it was asked for.
    #[error("a link that another browser asked for")]
    OtherBrowser,
    /// The letter takes no signatures, or no longer this change.
    #[error("the letter is closed")]
    Closed,
    /// A form that was posted before: nothing is written of it once more.
    #[error("a form that was posted before")]
    Repeated,
    /// Something else happened meanwhile; look again.
    #[error("conflict")]
    Conflict,
    /// Too early after too many wrong attempts; the next is taken after so many seconds.
    #[error("wait for {0} seconds")]
    Wait(u64),
    /// Too much at once; try again in a moment.
    #[error("busy")]
    Busy,
    /// What this touches is being brought up to date by a data step; try again in some minutes.
    #[error("a data step is unfinished")]
    Updating,
    /// The instance cannot work as it is set up; the text says what to do.
    #[error("{0}")]
    Unavailable(String),
    /// A fault of ours.
    #[error("internal: {0}")]
    Internal(String),
    /// The database's; what it says holds no value of a row, so that it can be logged.
    #[error("{}", without_values(.0))]
    Database(#[from] DbErr),
}

impl Error {
    /// One fault of one field.
    pub fn field(field: &str, code: &str) -> Self {
        Self::Fields(FieldErrors::one(field, code))
    }

    /// Nothing is taken before an instant.
    pub(crate) fn wait_until(until: Instant, now: Instant) -> Self {
        Self::Wait(u64::try_from((until.0 - now.0) / Instant::SECOND).unwrap_or(0) + 1)
    }

    /// Whether a unique constraint refused the write.
    pub(crate) fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Database(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))))
    }
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Fields(errors)
    }
}

/// A stored value that does not parse. What serde says of it may quote the value: its kind and place are enough to find it.
impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(format!("JSON: {:?} at line {}, column {}", error.classify(), error.line(), error.column()))
    }
}

/// A task beside this one has panicked; what it said of that may hold a value too.
impl From<tokio::task::JoinError> for Error {
    fn from(_: tokio::task::JoinError) -> Self {
        Self::Internal("a task beside this one has panicked".to_owned())
    }
}

/// What a database error says, without the values of rows that its message may quote: why there is no connection, or
/// else the names of its variants, and the engine's code.
fn without_values(error: &DbErr) -> String {
    match error {
        DbErr::Conn(_) | DbErr::ConnectionAcquire(_) => error.to_string(),
        other => format!("database: {}", kind(&format!("{other:?}"))),
    }
}

fn kind(debug: &str) -> String {
    let kind: String = debug.chars().take_while(|c| c.is_ascii_alphanumeric() || "( ".contains(*c)).collect();
    let code = debug.split_once("code: ").map_or("", |(_, rest)| rest);
    let code: String = code.chars().take_while(|c| !matches!(c, ',' | '}')).filter(char::is_ascii_alphanumeric).take(8).collect();
    format!("{kind} {code}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_reaches_the_log() {
        let debug = r#"Exec(SqlxError(Database(PgDatabaseError { severity: Error, code: "23505", message: "a@b.example" })))"#;
        assert_eq!(kind(debug), "Exec(SqlxError(Database(PgDatabaseError  23505");
        let error = Error::from(DbErr::Custom("UNIQUE constraint failed: a@b.example".to_owned()));
        assert_eq!(error.to_string(), "database: Custom( ");
        for text in [r#"["a@b.example"]"#, r#""a@b.example""#, r#"{"a@b.example": 1}"#] {
            let error = Error::from(serde_json::from_str::<u32>(text).unwrap_err());
            assert!(!error.to_string().contains("a@b") && error.to_string().starts_with("internal: JSON: Data at line 1"), "{error}");
        }
    }

    /// No error of serde is put into words elsewhere: `?` does it here, once.
    #[test]
    fn no_other_place_writes_what_a_value_said() {
        let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
        let mut sources = 0;
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                if path.extension().is_none_or(|end| end != "rs") {
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                let wrote = text.split("serde_json::").skip(1).find(|rest| {
                    let statement = rest.split([';', '\n']).next().unwrap_or_default();
                    statement.contains("map_err") && statement.contains("error") && !statement.contains("|_|")
                });
                assert!(wrote.is_none() || path.ends_with("error.rs"), "{}: use `?`, which keeps the value out", path.display());
                sources += 1;
            }
        }
        assert!(sources > 100);
    }
}
