//! Who did something: by name, or by a number and their last role where they deleted their account.

use crate::i18n::I18n;
use domain::shapes::activity::Person;

/// Their name, or what stands for it.
pub fn person(t: I18n, person: &Person) -> String {
    match person {
        Person::Named(name) => name.clone(),
        Person::Departed { number, role: None } => t.with("person-departed", &[("number", (*number).into())]),
        Person::Departed { number, role: Some(role) } => {
            let role = t.text(&format!("role-{}", role.code()));
            t.with("person-departed-role", &[("number", (*number).into()), ("role", role.into())])
        }
    }
}
