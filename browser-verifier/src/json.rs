//! The few forms of JSON in which the module answers.

use std::fmt::Write as _;

/// An object that is being written.
#[derive(Debug, Default)]
pub struct Object(String);

impl Object {
    /// Adds a member whose value is JSON already.
    #[must_use]
    pub fn raw(mut self, name: &str, value: &str) -> Self {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        quote(&mut self.0, name);
        self.0.push(':');
        self.0.push_str(value);
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, name: &str, value: &str) -> Self {
        let mut quoted = String::new();
        quote(&mut quoted, value);
        self.raw(name, &quoted)
    }

    /// Adds a text, or null.
    #[must_use]
    pub fn maybe(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(name, value),
            None => self.raw(name, "null"),
        }
    }

    /// Adds a member whose value is JSON already, where there is one.
    #[must_use]
    pub fn maybe_raw(self, name: &str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.raw(name, &value),
            None => self,
        }
    }

    /// Adds a whole number.
    #[must_use]
    pub fn number(self, name: &str, value: u64) -> Self {
        self.raw(name, &value.to_string())
    }

    /// Adds a list.
    #[must_use]
    pub fn list(self, name: &str, values: impl IntoIterator<Item = String>) -> Self {
        let values: Vec<String> = values.into_iter().collect();
        self.raw(name, &format!("[{}]", values.join(",")))
    }

    /// The object.
    #[must_use]
    pub fn end(mut self) -> String {
        self.0.push_str(if self.0.is_empty() { "{}" } else { "}" });
        self.0
    }
}

/// A text in quotation marks.
fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c < ' ' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::Object;

    #[test]
    fn texts_are_escaped() {
        let inner = Object::default().number("n", 7).maybe("none", None).end();
        let json = Object::default().text("a\"b", "c\\d\n\u{1}\u{e9}").list("l", [inner, "true".into()]).end();
        assert_eq!(json, r#"{"a\"b":"c\\d\u000a\u0001é","l":[{"n":7,"none":null},true]}"#);
        assert_eq!(Object::default().end(), "{}");
    }
}
