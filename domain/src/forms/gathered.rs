//! Signatures gathered elsewhere, as an organiser brings them: what they say of them, and which column holds what.

use super::{finish, ticked};
use crate::{
    country::Country,
    error::{FieldError, FieldErrors},
    gathered::{Gathering, Sha256, Sheets, Source},
    locale::Locale,
    signature::SignatoryKind,
    text::Name,
};

/// The form as posted, but for its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GatheredForm {
    /// A code of [`Source`].
    pub source: String,
    /// Which tool, which event.
    pub detail: String,
    /// A code of [`SignatoryKind`].
    pub kind: String,
    /// Country code of rows that name none.
    pub country: String,
    /// Tag of the language of the mails.
    pub language: String,
    /// The hash of the scan.
    pub scan_sha256: String,
    /// Whether the organiser vouches for those on paper.
    pub vouch: String,
    /// The manifest of the version that was signed; empty before it was asked for.
    pub version: String,
    /// The manifest of the version that was newest then.
    pub newest: String,
    /// The name of the file's encoding; empty for the one that it looks like.
    pub encoding: String,
    /// Whether damaged letters are left as they stand.
    pub unmended: String,
    /// What each column holds; empty before they were shown.
    #[cfg(feature = "server")]
    pub columns: crate::table::ChosenColumns,
}

impl GatheredForm {
    /// Parses what is said of all rows.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self) -> Result<Gathering, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut choice = |field: &str| errors.0.push(FieldError::new(field, "error-choice"));
        let source = Source::from_code(&self.source).or_else(|| {
            choice("source");
            None
        });
        let kind = SignatoryKind::from_code(&self.kind).or_else(|| {
            choice("kind");
            None
        });
        let locale = Locale::from_tag(&self.language).or_else(|| {
            choice("language");
            None
        });
        let detail = errors.take("detail", Name::parse_optional(&self.detail));
        let country =
            if self.country.trim().is_empty() { Some(None) } else { errors.take("country", Country::parse(&self.country)).map(Some) };
        let scan = if source != Some(Source::Paper) || self.scan_sha256.trim().is_empty() {
            Some(None)
        } else {
            errors.take("scan_sha256", Sha256::parse(&self.scan_sha256)).map(Some)
        };
        let sheets = Sheets { version: self.version.clone(), newest: self.newest.clone() };
        let gathering = || {
            let said = Gathering {
                source: source?,
                detail: detail?,
                kind: kind?,
                country: country?,
                locale: locale?,
                scan: scan?,
                sheets,
                consent: None,
            };
            Some(said)
        };
        finish(gathering(), errors)
    }

    /// The chosen columns; `None` before any was shown.
    #[cfg(feature = "server")]
    pub fn mapping(&self, kind: SignatoryKind) -> Option<crate::gathered::Mapping> {
        (!self.columns.0.is_empty()).then(|| crate::gathered::Mapping::chosen(&self.columns, kind))
    }

    /// How the file is to be read.
    #[cfg(feature = "server")]
    pub fn read_as(&self) -> crate::table::ReadAs {
        crate::table::ReadAs { encoding: self.encoding.clone(), unmended: ticked(&self.unmended) }
    }

    /// Whether the organiser vouches for those on paper.
    pub fn vouches(&self) -> bool {
        ticked(&self.vouch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(feature = "server")]
    use crate::gathered::{Column, Mapping};

    #[test]
    fn only_paper_has_a_scan_and_every_fault_is_named() {
        let form = GatheredForm { source: "paper".into(), scan_sha256: "x".into(), country: "QQ".into(), ..GatheredForm::default() };
        let errors = form.parse().unwrap_err();
        let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["kind", "language", "country", "scan_sha256"]);
        let form = GatheredForm { source: "tool".into(), kind: "person".into(), language: "ar".into(), country: String::new(), ..form };
        assert_eq!(form.parse().unwrap().scan, None);
    }

    #[cfg(feature = "server")]
    #[test]
    fn a_column_that_holds_nothing_is_in_no_mapping() {
        let columns = crate::table::ChosenColumns::parse("1 nonsense\n2 name\n3 \n4 site\n");
        let form = GatheredForm { columns, ..GatheredForm::default() };
        assert_eq!(form.mapping(SignatoryKind::Person), Some(Mapping([(2, Column::Name)].into())));
        assert_eq!(GatheredForm::default().mapping(SignatoryKind::Person), None);
    }
}
