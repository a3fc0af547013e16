//! The columns of a table of signatories, and how they are recognised by their headings.

use crate::signature::SignatoryKind;
#[cfg(feature = "server")]
use crate::{
    table::{self, Table},
    text::fold,
};
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The name to be listed.
    Name,
    /// A person's given name: of the signatory, or of an organisation's representative.
    Given,
    /// Their family name.
    Family,
    /// The country, as people write it.
    Country,
    /// What a person does: listed before their affiliation.
    Role,
    /// A person's occupation or affiliation.
    Affiliation,
    /// The organisation that a person belongs to: listed behind their affiliation.
    Organisation,
    /// An organisation's web site.
    Site,
    /// An organisation's representative.
    Representative,
    /// Their office.
    Office,
    /// The address that is asked to confirm.
    Email,
    /// The day of signing.
    Date,
    /// That they agree to be published.
    Consent,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Name,
        Self::Given,
        Self::Family,
        Self::Country,
        Self::Role,
        Self::Affiliation,
        Self::Organisation,
        Self::Site,
        Self::Representative,
        Self::Office,
        Self::Email,
        Self::Date,
        Self::Consent,
    ];

    /// Those that a table of this kind may have, in the order in which they are shown.
    pub const fn of(kind: SignatoryKind) -> &'static [Self] {
        match kind {
            SignatoryKind::Organisation => &[
                Self::Name,
                Self::Country,
                Self::Site,
                Self::Representative,
                Self::Given,
                Self::Family,
                Self::Office,
                Self::Email,
                Self::Date,
                Self::Consent,
            ],
            SignatoryKind::Person => &[
                Self::Name,
                Self::Given,
                Self::Family,
                Self::Country,
                Self::Role,
                Self::Affiliation,
                Self::Organisation,
                Self::Email,
                Self::Date,
                Self::Consent,
            ],
        }
    }

    /// The name in forms and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Given => "given",
            Self::Family => "family",
            Self::Country => "country",
            Self::Role => "role",
            Self::Affiliation => "affiliation",
            Self::Organisation => "organisation",
            Self::Site => "site",
            Self::Representative => "representative",
            Self::Office => "office",
            Self::Email => "email",
            Self::Date => "date",
            Self::Consent => "consent",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// What a column of any table is in one of this kind.
    #[cfg(feature = "server")]
    const fn from_table(column: table::Column, kind: SignatoryKind) -> Option<Self> {
        use table::Column as T;
        Some(match (column, kind) {
            (T::Organisation, SignatoryKind::Organisation) | (T::Name, SignatoryKind::Person) => Self::Name,
            (T::Organisation, SignatoryKind::Person) => Self::Organisation,
            (T::Given, _) => Self::Given,
            (T::Family, _) => Self::Family,
            (T::Country, _) => Self::Country,
            (T::Office, SignatoryKind::Person) => Self::Role,
            (T::Office, SignatoryKind::Organisation) => Self::Office,
            (T::Affiliation, SignatoryKind::Person) => Self::Affiliation,
            (T::Site, SignatoryKind::Organisation) => Self::Site,
            (T::Representative, SignatoryKind::Organisation) => Self::Representative,
            (T::Email, _) => Self::Email,
            (T::Date, _) => Self::Date,
            (T::Consent, _) => Self::Consent,
            _ => return None,
        })
    }
}

/// What each column of a table holds, by its place, counted from 0. Several may hold parts of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(pub BTreeMap<usize, Column>);

impl Mapping {
    /// Recognises columns by their headings, and where these leave it open by what stands below.
    #[cfg(feature = "server")]
    pub fn recognise(table: &Table, kind: SignatoryKind) -> Self {
        let looks = table.recognise();
        let found = looks.iter().enumerate().filter_map(|(place, column)| Some((place, Column::from_table((*column)?, kind)?)));
        let mut mapping = Self(found.collect());
        let other = |column| looks.iter().position(|look| *look == Some(column));
        match (kind, other(table::Column::Name), other(table::Column::Representative)) {
            // A list of organisations may call their names just "name"; beside them a name is that of who signs.
            (SignatoryKind::Organisation, Some(place), _) if !mapping.has(Column::Name) => drop(mapping.0.insert(place, Column::Name)),
            (SignatoryKind::Organisation, Some(place), None) => drop(mapping.0.insert(place, Column::Representative)),
            (SignatoryKind::Person, None, Some(place)) => drop(mapping.0.insert(place, Column::Name)),
            _ => {}
        }
        let whole = if kind == SignatoryKind::Person { Column::Name } else { Column::Representative };
        mapping.settle_names(table, whole);
        mapping
    }

    /// Of a whole name beside a given or a family name: either it holds that too, and they are not needed, or it is called
    /// "name" and holds the other part.
    #[cfg(feature = "server")]
    fn settle_names(&mut self, table: &Table, whole: Column) {
        let Some(place) = self.places(whole).next() else { return };
        let (given, family) = (self.places(Column::Given).next(), self.places(Column::Family).next());
        let part = match (given, family) {
            (None, None) => return,
            (Some(given), None) => (given, Column::Family),
            (None, Some(family)) => (family, Column::Given),
            (Some(_), Some(_)) => return self.0.retain(|_, column| !matches!(column, Column::Given | Column::Family)),
        };
        let holds = |row: &&table::Row| fold(row.cell(Some(place))).contains(&fold(row.cell(Some(part.0))));
        if table.rows().iter().filter(holds).count() * 2 > table.rows().len() {
            self.0.remove(&part.0);
        } else {
            self.0.insert(place, part.1);
        }
    }

    /// What was chosen, as a list of this kind can have it.
    #[cfg(feature = "server")]
    pub fn chosen(columns: &table::ChosenColumns, kind: SignatoryKind) -> Self {
        let known = columns.0.iter().filter_map(|(place, code)| Some((*place, Column::from_code(code)?)));
        Self(known.filter(|(_, column)| Column::of(kind).contains(column)).collect())
    }

    /// The same as a choice, which says of each column of a table what it holds.
    #[cfg(feature = "server")]
    pub fn as_choice(&self, table: &Table) -> table::ChosenColumns {
        let code = |place: usize| self.0.get(&place).map_or("", |column| column.code()).to_owned();
        table::ChosenColumns((0..table.headers().len()).map(|place| (place, code(place))).collect())
    }

    /// Whether it leaves out no column that protects somebody as this one has it: that they agree, and the address that is asked.
    /// Who leaves one out says so of one file, and not of all that others bring.
    pub fn protects_as(&self, other: &Self) -> bool {
        let mut protecting = other.0.iter().filter(|(_, column)| matches!(column, Column::Consent | Column::Email));
        protecting.all(|(place, column)| self.0.get(place) == Some(column))
    }

    /// The places of what holds this, in their order.
    pub fn places(&self, column: Column) -> impl Iterator<Item = usize> {
        self.0.iter().filter(move |(_, held)| **held == column).map(|(place, _)| *place)
    }

    /// Whether a column holds this.
    pub fn has(&self, column: Column) -> bool {
        self.places(column).next().is_some()
    }
}

#[cfg(all(test, feature = "server"))]
mod tests {
    use super::*;

    #[expect(clippy::unwrap_used, reason = "a helper of tests")]
    fn recognised(file: &str, kind: SignatoryKind) -> Vec<(usize, &'static str)> {
        let file = if file.contains('\n') { file.to_owned() } else { format!("{file}\nx,y,z\n") };
        let table = Table::read(file.as_bytes()).unwrap();
        Mapping::recognise(&table, kind).0.into_iter().map(|(place, column)| (place, column.code())).collect()
    }

    #[test]
    fn headings_are_recognised_in_several_languages() {
        let person = SignatoryKind::Person;
        assert_eq!(recognised("No.,Full Name,E-mail,COUNTRY", person), [(1, "name"), (2, "email"), (3, "country")]);
        assert_eq!(recognised("الاسم,البلد,البريد الإلكتروني", person), [(0, "name"), (1, "country"), (2, "email")]);
        assert_eq!(recognised("Signatory,Pays,y", person), [(0, "name"), (1, "country")]);
        assert_eq!(recognised("x,y,z", person), []);
        assert_eq!(recognised("Имя,Фамилия,Страна\nАнна,Кон,RU\n", person), [(0, "given"), (1, "family"), (2, "country")]);
    }

    #[test]
    fn of_an_organisation_the_name_is_not_its_representative_s() {
        let kind = SignatoryKind::Organisation;
        let expected = [(1, "name"), (2, "office"), (3, "site"), (4, "email"), (5, "country"), (6, "representative")];
        assert_eq!(recognised("Name,Organisation,Title,Website,Email,Country,Representative", kind), expected);
        assert_eq!(recognised("Name,Country,Contact", kind), [(0, "name"), (1, "country"), (2, "representative")]);
        assert_eq!(recognised("Name,Organisation,Country", kind), [(0, "representative"), (1, "name"), (2, "country")]);
        assert_eq!(recognised("First name,Last name,Organisation", kind), [(0, "given"), (1, "family"), (2, "name")]);
    }

    #[test]
    fn a_name_beside_a_given_name_is_the_family_name_or_all_of_it() {
        let person = SignatoryKind::Person;
        assert_eq!(recognised("prenom,nom\nClaire,Moulin\n", person), [(0, "given"), (1, "family")]);
        assert_eq!(recognised("prenom,nom\nClaire,Claire Moulin\n", person), [(1, "name")]);
        assert_eq!(recognised("Nombre,Apellidos\nAna,Prado\n", person), [(0, "given"), (1, "family")]);
        assert_eq!(recognised("Name,First name,Last name\nAna Prado,Ana,Prado\n", person), [(0, "name")]);
    }
}
