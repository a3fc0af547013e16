//! How many signed, and at the desk how many wait: one query each for any number of letters.

use crate::{
    Error,
    entities::{
        organisation,
        signature::{self, Column as S},
    },
};
use domain::{
    shapes::{
        desk::Waiting,
        letters::{Confirmations, Counts},
    },
    signature::{Proof, SignatoryKind, SignatureState},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::Expr};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Letter, kind, late, outstanding; how many, from how many countries, of how many that is known.
type Row = (Uuid, String, bool, bool, i64, i64, i64);

/// Who signed each of these letters, in its present meaning. A letter that nobody signed is not in the map.
pub(crate) async fn counts<C: ConnectionTrait>(db: &C, letters: &[Uuid]) -> Result<HashMap<Uuid, Counts>, Error> {
    let mut all: HashMap<Uuid, Counts> = HashMap::new();
    if letters.is_empty() {
        return Ok(all);
    }
    let rows: Vec<Row> = signature::Entity::find()
        .select_only()
        .column(S::LetterId)
        .column(S::Kind)
        .column(S::Late)
        .column(S::Outstanding)
        .column_as(S::Id.count(), "signatures")
        .column_as(Expr::cust("COUNT(DISTINCT NULLIF(country, ''))"), "countries")
        .column_as(Expr::cust("COUNT(NULLIF(country, ''))"), "with_country")
        .filter(S::LetterId.is_in(letters.iter().copied()))
        .filter(S::State.eq(SignatureState::Confirmed.code()))
        .group_by(S::LetterId)
        .group_by(S::Kind)
        .group_by(S::Late)
        .group_by(S::Outstanding)
        .into_tuple()
        .all(db)
        .await?;
    for (letter, kind, late, outstanding, signatures, countries, with_country) in rows {
        let counts = all.entry(letter).or_default();
        let signatures = u64::try_from(signatures).unwrap_or(0);
        match SignatoryKind::from_code(&kind) {
            _ if outstanding => counts.outstanding += signatures,
            Some(SignatoryKind::Organisation) if late => counts.late_organisations = signatures,
            Some(SignatoryKind::Person) if late => counts.late_people = signatures,
            Some(SignatoryKind::Organisation) => {
                counts.organisations = signatures;
                counts.countries = u64::try_from(countries).unwrap_or(0);
                counts.without_country = signatures.saturating_sub(u64::try_from(with_country).unwrap_or(0));
            }
            Some(SignatoryKind::Person) => counts.people = signatures,
            None => {}
        }
    }
    for (letter, count) in chapters(db, letters).await? {
        all.entry(letter).or_default().chapters = count;
    }
    Ok(all)
}

/// How those confirmed who are counted for a letter's present meaning.
pub(crate) async fn confirmations<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<Confirmations, Error> {
    let on_paper = || Expr::cust("CASE WHEN scan_sha256 IS NULL THEN 0 ELSE 1 END");
    let rows: Vec<(String, i32, i64)> = signature::Entity::find()
        .select_only()
        .column(S::Proof)
        .column_as(on_paper(), "on_paper")
        .column_as(S::Id.count(), "signatures")
        .filter(S::LetterId.eq(letter))
        .filter(S::State.eq(SignatureState::Confirmed.code()))
        .filter(S::Late.eq(false))
        .filter(S::Outstanding.eq(false))
        .group_by(S::Proof)
        .group_by(on_paper())
        .into_tuple()
        .all(db)
        .await?;
    let mut confirmed = Confirmations::default();
    for (proof, on_paper, signatures) in rows {
        let signatures = u64::try_from(signatures).unwrap_or(0);
        *match (on_paper, Proof::from_code(&proof)) {
            (1.., _) => &mut confirmed.paper,
            (_, Some(Proof::Domain)) => &mut confirmed.domain,
            (_, Some(Proof::Vouched)) => &mut confirmed.vouched,
            (_, Some(Proof::Mailbox) | None) => &mut confirmed.mailbox,
        } += signatures;
    }
    Ok(confirmed)
}

/// How many of the organisations that are counted are part of another one that is, letter by letter.
async fn chapters<C: ConnectionTrait>(db: &C, letters: &[Uuid]) -> Result<Vec<(Uuid, u64)>, Error> {
    use organisation::Column as O;
    let counted = signature::Entity::find()
        .filter(S::LetterId.is_in(letters.iter().copied()))
        .filter(S::Kind.eq(SignatoryKind::Organisation.code()))
        .filter(S::State.eq(SignatureState::Confirmed.code()))
        .filter(S::Outstanding.eq(false))
        .filter(S::Late.eq(false))
        .filter(S::OrganisationId.is_not_null());
    let ties = counted.clone().select_only().column(S::OrganisationId).into_query();
    let parts: Vec<(Uuid, Uuid)> = organisation::Entity::find()
        .select_only()
        .columns([O::Id, O::PartOf])
        .filter(O::PartOf.is_not_null())
        .filter(O::Id.in_subquery(ties))
        .into_tuple()
        .all(db)
        .await?;
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let parts: HashMap<Uuid, Uuid> = parts.into_iter().collect();
    let named: HashSet<Uuid> = parts.iter().flat_map(|(part, whole)| [*part, *whole]).collect();
    let rows: Vec<(Uuid, Uuid)> =
        counted.filter(S::OrganisationId.is_in(named)).select_only().columns([S::LetterId, S::OrganisationId]).into_tuple().all(db).await?;
    let standing: HashSet<(Uuid, Uuid)> = rows.iter().copied().collect();
    let mut all: HashMap<Uuid, u64> = HashMap::new();
    for (letter, organisation) in rows {
        if parts.get(&organisation).is_some_and(|whole| standing.contains(&(letter, *whole))) {
            *all.entry(letter).or_default() += 1;
        }
    }
    Ok(all.into_iter().collect())
}

/// As [`counts`].
pub(crate) use counts as counts_of;

/// What is not counted yet of each of these letters: for the desk alone.
pub(crate) async fn waiting<C: ConnectionTrait>(db: &C, letters: &[Uuid]) -> Result<HashMap<Uuid, Waiting>, Error> {
    use signature::Column as S;
    let mut all: HashMap<Uuid, Waiting> = HashMap::new();
    if letters.is_empty() {
        return Ok(all);
    }
    let rows: Vec<(Uuid, String, i64)> = signature::Entity::find()
        .select_only()
        .column(S::LetterId)
        .column(S::State)
        .column_as(S::Id.count(), "signatures")
        .filter(S::LetterId.is_in(letters.iter().copied()))
        .filter(S::State.is_in([SignatureState::Pending, SignatureState::Held].map(SignatureState::code)))
        .group_by(S::LetterId)
        .group_by(S::State)
        .into_tuple()
        .all(db)
        .await?;
    for (letter, state, signatures) in rows {
        let waiting = all.entry(letter).or_default();
        let signatures = u64::try_from(signatures).unwrap_or(0);
        if state == SignatureState::Held.code() { waiting.held = signatures } else { waiting.pending = signatures }
    }
    Ok(all)
}
