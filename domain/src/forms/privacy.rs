//! The privacy notice as an owner fills it in, and the boxes that signatories tick.

use super::{finish, ticked};
use crate::{
    email::Email,
    error::{FieldError, FieldErrors},
    privacy::{AGES, AskedConsent, Consent, Controller, DAYS, DEFAULT_AGE, DEFAULT_DAYS, MAX_CONTROLLERS, Particulars},
    text::{Name, parse_lines},
};
use serde::{Deserialize, Serialize};

/// The most characters of an address or of how somebody is reached.
const MAX_ADDRESS: usize = 400;
/// The most characters of what a coalition adds in its own words.
const MAX_WORDS: usize = 2_000;

/// A controller as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ControllerForm {
    /// Its name.
    pub name: String,
    /// Its postal address.
    pub address: String,
    /// Its email address.
    pub contact: String,
}

impl ControllerForm {
    fn is_blank(&self) -> bool {
        [&self.name, &self.address, &self.contact].into_iter().all(|text| text.trim().is_empty())
    }
}

/// The form of the privacy notice as posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeForm {
    /// The controllers; rows that are blank count for nothing.
    pub controllers: Vec<ControllerForm>,
    /// How the data protection officer is reached.
    pub officer: String,
    /// The representative in the European Union.
    pub eu: String,
    /// The representative in the United Kingdom.
    pub uk: String,
    /// The representative in Switzerland.
    pub ch: String,
    /// Where the data is stored.
    pub countries: String,
    /// Further recipients.
    pub recipients: String,
    /// Further purposes.
    pub purposes: String,
    /// A number of [`AGES`], or `none`.
    pub minimum_age: String,
    /// A number of [`DAYS`].
    pub keep_days: String,
}

impl Default for NoticeForm {
    fn default() -> Self {
        Self {
            controllers: vec![ControllerForm::default()],
            officer: String::new(),
            eu: String::new(),
            uk: String::new(),
            ch: String::new(),
            countries: String::new(),
            recipients: String::new(),
            purposes: String::new(),
            minimum_age: DEFAULT_AGE.to_string(),
            keep_days: DEFAULT_DAYS.to_string(),
        }
    }
}

impl NoticeForm {
    /// The form that posted these fields; unknown ones are dropped.
    pub fn posted(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in fields {
            if let Some(field) = form.field(&name) {
                *field = value;
            }
        }
        form
    }

    fn field(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "officer" => &mut self.officer,
            "eu" => &mut self.eu,
            "uk" => &mut self.uk,
            "ch" => &mut self.ch,
            "countries" => &mut self.countries,
            "recipients" => &mut self.recipients,
            "purposes" => &mut self.purposes,
            "minimum_age" => &mut self.minimum_age,
            "keep_days" => &mut self.keep_days,
            _ => {
                let (index, part) = name.strip_prefix("controller-")?.split_once('-')?;
                let index: usize = index.parse().ok().filter(|index| *index < MAX_CONTROLLERS)?;
                if self.controllers.len() <= index {
                    self.controllers.resize_with(index + 1, ControllerForm::default);
                }
                let row = self.controllers.get_mut(index)?;
                match part {
                    "name" => &mut row.name,
                    "address" => &mut row.address,
                    "contact" => &mut row.contact,
                    _ => return None,
                }
            }
        })
    }

    /// The form with one more row for a controller, while there may be more.
    #[must_use]
    pub fn with_another_controller(mut self) -> Self {
        if self.controllers.len() < MAX_CONTROLLERS {
            self.controllers.push(ControllerForm::default());
        }
        self
    }

    /// The form that shows what a notice says.
    pub fn of(particulars: &Particulars) -> Self {
        let row = |one: &Controller| ControllerForm { name: one.name.clone(), address: one.address.clone(), contact: one.contact.clone() };
        Self {
            controllers: particulars.controllers.iter().map(row).collect(),
            officer: particulars.officer.clone(),
            eu: particulars.eu.clone(),
            uk: particulars.uk.clone(),
            ch: particulars.ch.clone(),
            countries: particulars.countries.clone(),
            recipients: particulars.recipients.clone(),
            purposes: particulars.purposes.clone(),
            minimum_age: particulars.minimum_age.map_or_else(|| "none".to_owned(), |age| age.to_string()),
            keep_days: particulars.keep_days.to_string(),
        }
    }

    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault; those of a controller under `controller-0-name` and so on.
    pub fn parse(&self) -> Result<Particulars, FieldErrors> {
        let mut errors = FieldErrors::default();
        let named = self.controllers.iter().enumerate().filter(|(_, row)| !row.is_blank());
        let mut controllers: Vec<Option<Controller>> = named.map(|(index, row)| controller(index, row, &mut errors)).collect();
        if controllers.is_empty() {
            controllers.push(controller(0, &ControllerForm::default(), &mut errors));
        }
        let mut words = |field: &str, text: &str, max: usize| errors.take(field, parse_lines(text.trim(), max));
        let officer = words("officer", &self.officer, MAX_ADDRESS);
        let eu = words("eu", &self.eu, MAX_ADDRESS);
        let uk = words("uk", &self.uk, MAX_ADDRESS);
        let ch = words("ch", &self.ch, MAX_ADDRESS);
        let countries = words("countries", &self.countries, MAX_ADDRESS);
        let recipients = words("recipients", &self.recipients, MAX_WORDS);
        let purposes = words("purposes", &self.purposes, MAX_WORDS);
        if self.countries.trim().is_empty() {
            errors.0.push(FieldError::new("countries", "error-empty"));
        }
        let minimum_age = match self.minimum_age.as_str() {
            "none" => Some(None),
            text => text.parse().ok().filter(|age| AGES.contains(age)).map(Some),
        };
        if minimum_age.is_none() {
            errors.0.push(FieldError::new("minimum_age", "error-choice"));
        }
        let keep_days = self.keep_days.trim().parse().ok().filter(|days| DAYS.contains(days));
        if keep_days.is_none() {
            errors.0.push(FieldError::new("keep_days", "error-keep-days").with("least", DAYS.start()).with("most", DAYS.end()));
        }
        let particulars = || {
            Some(Particulars {
                controllers: controllers.into_iter().collect::<Option<_>>()?,
                officer: officer?,
                eu: eu?,
                uk: uk?,
                ch: ch?,
                countries: countries?,
                recipients: recipients?,
                purposes: purposes?,
                minimum_age: minimum_age?,
                keep_days: keep_days?,
            })
        };
        finish(particulars(), errors)
    }
}

fn controller(index: usize, row: &ControllerForm, errors: &mut FieldErrors) -> Option<Controller> {
    let name = errors.take(&format!("controller-{index}-name"), Name::parse(&row.name));
    let field = format!("controller-{index}-address");
    let address = errors.take(&field, parse_lines(row.address.trim(), MAX_ADDRESS));
    if row.address.trim().is_empty() {
        errors.0.push(FieldError::new(&field, "error-empty"));
    }
    let contact = errors.take(&format!("controller-{index}-contact"), Email::parse(&row.contact));
    Some(Controller { name: name?.into_string(), address: address?, contact: contact?.as_str().to_owned() })
}

/// The boxes that a signatory ticks, as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConsentForm {
    /// "I consent …".
    pub consent: String,
    /// "I am at least … years old".
    pub of_age: String,
    /// The number of the privacy notice's version that was shown; empty where there was none.
    pub notice: String,
}

impl ConsentForm {
    /// The boxes ticked, for what is asked.
    pub fn given(asked: &AskedConsent) -> Self {
        let notice = asked.notice.map(|version| version.to_string()).unwrap_or_default();
        Self { consent: "yes".to_owned(), of_age: "yes".to_owned(), notice }
    }

    /// Whether consent is given.
    pub fn consents(&self) -> bool {
        ticked(&self.consent)
    }

    /// Whether the age is confirmed.
    pub fn is_of_age(&self) -> bool {
        ticked(&self.of_age)
    }

    /// Reads what was consented to.
    ///
    /// # Errors
    /// `error-notice-changed` where another notice was shown; `error-consent-missing`, `error-age-missing`.
    pub fn parse(&self, asked: &AskedConsent) -> Result<Consent, FieldErrors> {
        let mut errors = FieldErrors::default();
        let shown = if self.notice.is_empty() { None } else { self.notice.parse().ok() };
        if !self.consents() {
            errors.0.push(FieldError::new("consent", "error-consent-missing"));
        } else if shown != asked.notice {
            errors.0.push(FieldError::new("consent", "error-notice-changed"));
        }
        if let Some(age) = asked.minimum_age
            && !self.is_of_age()
        {
            errors.0.push(FieldError::new("of_age", "error-age-missing").with("age", age));
        }
        finish(Some(Consent { notice: asked.notice, minimum_age: asked.minimum_age }), errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> NoticeForm {
        let fields = [
            ("controller-0-name", "Safe Passage e.V."),
            ("controller-0-address", "1 Main Street\nGeneva"),
            ("controller-0-contact", "data@passage.example"),
            ("controller-2-name", " "),
            ("controller-9-name", "Nobody"),
            ("countries", "Switzerland"),
            ("minimum_age", "none"),
            ("keep_days", "30"),
            ("other", "x"),
        ];
        NoticeForm::posted(fields.map(|(name, value)| (name.to_owned(), value.to_owned())))
    }

    fn fields(errors: &FieldErrors) -> Vec<&str> {
        errors.0.iter().map(|error| error.field.as_str()).collect()
    }

    #[test]
    fn a_filled_form_parses_and_comes_back() {
        let form = filled();
        assert_eq!(form.controllers.len(), 3, "blank rows are shown as they were typed");
        let particulars = form.parse().unwrap();
        assert_eq!((particulars.controllers.len(), particulars.minimum_age, particulars.keep_days), (1, None, 30));
        assert_eq!(NoticeForm::of(&particulars).parse().unwrap(), particulars);
    }

    #[test]
    fn every_fault_is_named() {
        let errors = NoticeForm::default().parse().unwrap_err();
        assert_eq!(fields(&errors), ["controller-0-name", "controller-0-address", "controller-0-contact", "countries"]);
        for (age, days) in [("12", "29"), ("19", "366"), ("", "x")] {
            let form = NoticeForm { minimum_age: age.into(), keep_days: days.into(), ..filled() };
            assert_eq!(fields(&form.parse().unwrap_err()), ["minimum_age", "keep_days"], "{age} {days}");
        }
        let long = NoticeForm { recipients: "x".repeat(MAX_WORDS + 1), ..filled() };
        assert_eq!(fields(&long.parse().unwrap_err()), ["recipients"]);
    }

    #[test]
    fn rows_are_bounded() {
        let mut form = NoticeForm::default();
        for _ in 0..20 {
            form = form.with_another_controller();
        }
        assert_eq!(form.controllers.len(), MAX_CONTROLLERS);
    }

    #[test]
    fn consent_is_to_what_was_shown() {
        let asked = AskedConsent { coalition: "a".into(), publishers: vec!["A".into()], notice: Some(2), minimum_age: Some(16) };
        let given = ConsentForm::given(&asked);
        assert_eq!(given.parse(&asked).unwrap(), Consent { notice: Some(2), minimum_age: Some(16) });
        assert_eq!(fields(&ConsentForm::default().parse(&asked).unwrap_err()), ["consent", "of_age"]);
        for old in ["", "1", "x"] {
            let errors = ConsentForm { notice: old.into(), ..given.clone() }.parse(&asked).unwrap_err();
            assert_eq!(errors.0[0].code, "error-notice-changed", "{old:?}");
        }
        let without = AskedConsent { notice: None, minimum_age: None, ..asked };
        let form = ConsentForm { consent: "yes".into(), ..ConsentForm::default() };
        assert_eq!(form.parse(&without).unwrap(), Consent { notice: None, minimum_age: None });
    }
}
