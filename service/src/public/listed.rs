//! The public list of a letter's signatories: who stands on it, in which order.

use crate::{
    Error, Service,
    entities::{letter, signature},
    letters::conveners_of,
    names,
};
use domain::{
    country::Country,
    shapes::letters::{ListOrder, ListedOrganisation, ListedPerson, OnPaper},
    signature::{Category, Proof, SignatoryKind, SignatureState},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, SimpleExpr},
};
use signature::Column as S;
use uuid::Uuid;

/// A letter's signatures, or those that match a search.
pub(crate) struct Listing<'a> {
    service: &'a Service,
    letter: Uuid,
    conveners: Vec<Uuid>,
    /// Folded; empty for everyone.
    query: String,
    order: ListOrder,
    /// In the order of the reader's language.
    countries: &'a [(Country, String)],
    /// The countries that the query names.
    found: Vec<Country>,
    /// Whether those are listed who signed late, instead of those who signed in time.
    late: bool,
}

/// The countries with a word of their name that begins as the query does, or whose code it is. One letter names none.
fn countries_named(countries: &[(Country, String)], query: &str) -> Vec<Country> {
    let folded = names::fold(query);
    let begins = |name: &str| {
        let name = names::fold(name);
        name.starts_with(&folded) || name.match_indices(' ').any(|(at, _)| name[at + 1..].starts_with(&folded))
    };
    let is_named = |(country, name): &&(Country, String)| query == country.code() || folded.chars().count() > 1 && begins(name);
    countries.iter().filter(is_named).map(|(country, _)| *country).collect()
}

impl<'a> Listing<'a> {
    /// Looks up who convenes the letter.
    pub(crate) async fn of(
        service: &'a Service,
        letter: &letter::Model,
        query: &str,
        order: ListOrder,
        countries: &'a [(Country, String)],
    ) -> Result<Self, Error> {
        let conveners = conveners_of(service.read(), letter.id).await?;
        let (found, query) = (countries_named(countries, query), names::fold(query));
        Ok(Self { service, letter: letter.id, conveners, query, found, order, countries, late: false })
    }

    /// The same of those who signed late.
    pub(crate) fn addendum(&self) -> Self {
        Self { late: true, conveners: self.conveners.clone(), query: self.query.clone(), found: self.found.clone(), ..*self }
    }

    /// The confirmed signatures of this kind that match, and stand by the letter's present meaning.
    fn matching(&self, kind: SignatoryKind) -> Select<signature::Entity> {
        let all = signature::Entity::find()
            .filter(S::LetterId.eq(self.letter))
            .filter(S::Kind.eq(kind.code()))
            .filter(S::State.eq(SignatureState::Confirmed.code()))
            .filter(S::Late.eq(self.late))
            .filter(S::Outstanding.eq(false));
        if self.query.is_empty() {
            return all;
        }
        let named = S::NameFold.like(names::like(&self.query));
        all.filter(Condition::any().add(named).add(S::Country.is_in(self.found.iter().map(|country| country.code()))))
    }

    /// How many match.
    pub(crate) async fn count(&self, kind: SignatoryKind) -> Result<u64, Error> {
        Ok(self.matching(kind).count(self.service.read()).await?)
    }

    /// Organisations from the `skip`th on: conveners before all others, unless something was searched for.
    pub(crate) async fn organisations(&self, skip: u64, most: u64) -> Result<Vec<ListedOrganisation>, Error> {
        let matching = self.matching(SignatoryKind::Organisation);
        let conveners_first = self.query.is_empty() && !self.conveners.is_empty();
        let (mut rows, others) = if conveners_first {
            let conveners = matching.clone().filter(S::OrganisationId.is_in(self.conveners.iter().copied()));
            let others = Condition::any().add(S::OrganisationId.is_null()).add(S::OrganisationId.is_not_in(self.conveners.iter().copied()));
            (by_name(conveners).all(self.service.read()).await?, matching.filter(others))
        } else {
            (Vec::new(), matching)
        };
        let conveners = rows.len() as u64;
        rows =
            rows.into_iter().skip(usize::try_from(skip).unwrap_or(usize::MAX)).take(usize::try_from(most).unwrap_or(usize::MAX)).collect();
        let left = most.saturating_sub(rows.len() as u64);
        if left > 0 {
            let others = match self.order {
                ListOrder::Country => by_name(others.order_by_asc(self.country_rank()).order_by_asc(S::Country)),
                ListOrder::Name => by_name(others),
            };
            rows.extend(others.offset(skip.saturating_sub(conveners)).limit(left).all(self.service.read()).await?);
        }
        rows.into_iter().map(|row| self.listed_organisation(row)).collect()
    }

    /// The place of a row's country among the reader's: two capital letters each, so that they can stand in the statement.
    fn country_rank(&self) -> SimpleExpr {
        let places: Vec<_> =
            (1..).zip(self.countries).map(|(place, (country, _))| format!("WHEN '{}' THEN {place}", country.code())).collect();
        // A figure alone would be the number of a column.
        Expr::cust(format!("CASE country {} ELSE 0 END", if places.is_empty() { "WHEN '' THEN 0".to_owned() } else { places.join(" ") }))
    }

    /// People from the `skip`th on, by name.
    pub(crate) async fn people(&self, skip: u64, most: u64) -> Result<Vec<ListedPerson>, Error> {
        if most == 0 {
            return Ok(Vec::new());
        }
        let rows = by_name(self.matching(SignatoryKind::Person)).offset(skip).limit(most).all(self.service.read()).await?;
        rows.into_iter().map(listed_person).collect()
    }

    /// An organisation as the public list shows it.
    fn listed_organisation(&self, row: signature::Model) -> Result<ListedOrganisation, Error> {
        let private = if row.list_representative { self.service.readable_private(&row) } else { None };
        let representative = private.map(|private| (private.representative, private.office)).filter(|(name, _)| !name.is_empty());
        Ok(ListedOrganisation {
            country: country_of(&row.country),
            proof: Proof::from_code(&row.proof).unwrap_or(Proof::Mailbox),
            paper: on_paper(&row),
            key: row.log_key.is_some(),
            questioned: row.questioned,
            convener: row.organisation_id.is_some_and(|id| self.conveners.contains(&id)),
            name: row.name,
            site: row.site,
            representative,
        })
    }
}

/// A person as the public list shows them.
fn listed_person(row: signature::Model) -> Result<ListedPerson, Error> {
    Ok(ListedPerson {
        country: country_of(&row.country),
        category: Category::from_code(&row.category).unwrap_or_default(),
        paper: on_paper(&row),
        key: row.log_key.is_some(),
        name: row.name,
        affiliation: row.affiliation,
    })
}

/// Who vouches for a signature on paper.
pub(super) fn on_paper(row: &signature::Model) -> Option<OnPaper> {
    Some(OnPaper { vouched_by: row.vouched_by.clone()?, scan_sha256: row.scan_sha256.clone()? })
}

/// A stored country: one of the codes, of which none is ever taken out. One that is none, from a hand in the database, holds up
/// no page.
pub(crate) fn country_of(code: &str) -> Country {
    Country::stored(code)
}

/// By name; of equal names, the earlier row.
fn by_name(rows: Select<signature::Entity>) -> Select<signature::Entity> {
    rows.order_by_asc(S::NameSort).order_by_asc(S::Id)
}
