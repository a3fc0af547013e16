//! What is wrong with what somebody typed: typed codes, which are the Fluent keys too.

use serde::{Deserialize, Serialize};

/// One fault of one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name in the form; the empty string for a fault of the whole form.
    pub field: String,
    /// A code such as `error-email-not-an-address`, which is the key of its message.
    pub code: String,
    /// What the message mentions, by name: `max`, `line`, `column`, …
    pub args: Vec<(String, String)>,
}

impl FieldError {
    /// A fault whose message mentions nothing.
    pub fn new(field: &str, code: &str) -> Self {
        Self { field: field.into(), code: code.into(), args: Vec::new() }
    }

    /// The same with one more thing that the message mentions.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers and references read best where this is called")]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.into(), value.to_string()));
        self
    }
}

/// All faults of a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    /// One fault.
    pub fn one(field: &str, code: &str) -> Self {
        Self(vec![FieldError::new(field, code)])
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first fault of a field.
    pub fn of(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|error| error.field == field)
    }

    /// Both values, or the faults of both.
    ///
    /// # Errors
    /// The faults of the first, then those of the second.
    pub fn both<A, B>(first: Result<A, Self>, second: Result<B, Self>) -> Result<(A, B), Self> {
        match (first, second) {
            (Ok(first), Ok(second)) => Ok((first, second)),
            (Err(first), Err(second)) => Err(Self(first.0.into_iter().chain(second.0).collect())),
            (Err(errors), _) | (_, Err(errors)) => Err(errors),
        }
    }

    /// Keeps a value, or notes its fault under `field` and gives `None`.
    pub fn take<T>(&mut self, field: &str, result: Result<T, ValueError>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.0.push(error.at(field));
                None
            }
        }
    }
}

/// What is wrong with one value, before anybody knows which field it stood in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}")]
pub struct ValueError {
    /// The message's key.
    pub code: &'static str,
    /// The largest length allowed, where that is the fault.
    pub max: Option<usize>,
}

impl ValueError {
    /// A fault without a figure.
    pub const fn new(code: &'static str) -> Self {
        Self { code, max: None }
    }

    /// Too long: at most `max` characters.
    pub const fn too_long(max: usize) -> Self {
        Self { code: "error-too-long", max: Some(max) }
    }

    /// The fault as one of the named field.
    pub fn at(&self, field: &str) -> FieldError {
        let error = FieldError::new(field, self.code);
        match self.max {
            Some(max) => error.with("max", max),
            None => error,
        }
    }
}
