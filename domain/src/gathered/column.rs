//! The columns of a table of signatories, and how they are recognised by their headings.

use crate::signature::SignatoryKind;
#[cfg(feature = "server")]
use crate::table::{self, Table};
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The name to be listed.
    Name,
    /// The country: a code, or its name in one of the interface's languages.
    Country,
    /// A person's occupation or affiliation.
    Affiliation,
    /// An organisation's web site.
    Site,
    /// An organisation's representative.
    Representative,
    /// Their office.
    Office,
    /// The address that is asked to confirm.
    Email,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Name, Self::Country, Self::Affiliation, Self::Site, Self::Representative, Self::Office, Self::Email];

    /// Those that a table of this kind may have, in the order in which they are shown.
    pub const fn of(kind: SignatoryKind) -> &'static [Self] {
        match kind {
            SignatoryKind::Organisation => &[Self::Name, Self::Country, Self::Site, Self::Representative, Self::Office, Self::Email],
            SignatoryKind::Person => &[Self::Name, Self::Country, Self::Affiliation, Self::Email],
        }
    }

    /// The name in forms and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Country => "country",
            Self::Affiliation => "affiliation",
            Self::Site => "site",
            Self::Representative => "representative",
            Self::Office => "office",
            Self::Email => "email",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// What it is among the columns of any table.
    #[cfg(feature = "server")]
    const fn looks(self, kind: SignatoryKind) -> table::Column {
        match (self, kind) {
            (Self::Name, SignatoryKind::Organisation) => table::Column::Organisation,
            (Self::Name, SignatoryKind::Person) => table::Column::Name,
            (Self::Country, _) => table::Column::Country,
            (Self::Affiliation, _) => table::Column::Affiliation,
            (Self::Site, _) => table::Column::Site,
            (Self::Representative, _) => table::Column::Representative,
            (Self::Office, _) => table::Column::Office,
            (Self::Email, _) => table::Column::Email,
        }
    }
}

/// Which column of a table holds what, counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(pub BTreeMap<Column, usize>);

impl Mapping {
    /// Recognises columns by their headings. A list of organisations may call their names just "name".
    #[cfg(feature = "server")]
    pub fn recognise(table: &Table, kind: SignatoryKind) -> Self {
        let mut mapping: BTreeMap<_, _> =
            Column::of(kind).iter().filter_map(|column| Some((*column, table.column(column.looks(kind))?))).collect();
        let other = match kind {
            SignatoryKind::Organisation => table::Column::Name,
            SignatoryKind::Person => table::Column::Representative,
        };
        if let (false, Some(place)) = (mapping.contains_key(&Column::Name), table.column(other)) {
            mapping.insert(Column::Name, place);
        }
        Self(mapping)
    }

    /// The place of a column.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.0.get(&column).copied()
    }
}

#[cfg(all(test, feature = "server"))]
mod tests {
    use super::*;

    #[expect(clippy::unwrap_used, reason = "a helper of tests")]
    fn recognised(header: &str, kind: SignatoryKind) -> Vec<(&'static str, usize)> {
        let table = Table::read(format!("{header}\nx,x,x\n").as_bytes()).unwrap();
        Mapping::recognise(&table, kind).0.into_iter().map(|(column, place)| (column.code(), place)).collect()
    }

    #[test]
    fn headings_are_recognised_in_several_languages() {
        let person = SignatoryKind::Person;
        assert_eq!(recognised("No.,Full Name,E-mail,COUNTRY", person), [("name", 1), ("country", 3), ("email", 2)]);
        assert_eq!(recognised("الاسم,البلد,البريد الإلكتروني", person), [("name", 0), ("country", 1), ("email", 2)]);
        assert_eq!(recognised("Signatory,Pays,y", person), [("name", 0), ("country", 1)]);
        assert_eq!(recognised("x,y,z", person), []);
    }

    #[test]
    fn of_an_organisation_the_name_is_not_its_representative_s() {
        let kind = SignatoryKind::Organisation;
        let expected = [("name", 1), ("country", 5), ("site", 3), ("representative", 6), ("office", 2), ("email", 4)];
        assert_eq!(recognised("Name,Organisation,Title,Website,Email,Country,Representative", kind), expected);
        assert_eq!(recognised("Name,Country,Contact", kind), [("name", 0), ("country", 1), ("representative", 2)]);
    }
}
