//! How many signed: one query for any number of letters.

use crate::{Error, entities::signature};
use domain::{
    shapes::letters::Counts,
    signature::{SignatoryKind, SignatureState},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, sea_query::Expr};
use std::collections::HashMap;
use uuid::Uuid;

/// Who signed each of these letters, in its present meaning. A letter that nobody signed is not in the map.
pub(crate) async fn counts<C: ConnectionTrait>(db: &C, letters: &[Uuid]) -> Result<HashMap<Uuid, Counts>, Error> {
    use signature::Column as S;
    let mut all: HashMap<Uuid, Counts> = HashMap::new();
    if letters.is_empty() {
        return Ok(all);
    }
    let states = [SignatureState::Pending, SignatureState::Held, SignatureState::Confirmed];
    let rows: Vec<(Uuid, String, String, bool, bool, i64, i64)> = signature::Entity::find()
        .select_only()
        .column(S::LetterId)
        .column(S::Kind)
        .column(S::State)
        .column(S::Late)
        .column(S::Outstanding)
        .column_as(S::Id.count(), "signatures")
        .column_as(Expr::col(S::Country).count_distinct(), "countries")
        .filter(S::LetterId.is_in(letters.iter().copied()))
        .filter(S::State.is_in(states.map(SignatureState::code)))
        .group_by(S::LetterId)
        .group_by(S::Kind)
        .group_by(S::State)
        .group_by(S::Late)
        .group_by(S::Outstanding)
        .into_tuple()
        .all(db)
        .await?;
    for (letter, kind, state, late, outstanding, signatures, countries) in rows {
        let counts = all.entry(letter).or_default();
        let signatures = u64::try_from(signatures).unwrap_or(0);
        match (SignatureState::from_code(&state), SignatoryKind::from_code(&kind)) {
            (Some(SignatureState::Confirmed), _) if outstanding => counts.outstanding += signatures,
            (Some(SignatureState::Confirmed), Some(SignatoryKind::Organisation)) if late => counts.late_organisations = signatures,
            (Some(SignatureState::Confirmed), Some(SignatoryKind::Person)) if late => counts.late_people = signatures,
            (Some(SignatureState::Confirmed), Some(SignatoryKind::Organisation)) => {
                counts.organisations = signatures;
                counts.countries = u64::try_from(countries).unwrap_or(0);
            }
            (Some(SignatureState::Confirmed), Some(SignatoryKind::Person)) => counts.people = signatures,
            (Some(SignatureState::Pending), _) => counts.pending += signatures,
            (Some(SignatureState::Held), _) => counts.held += signatures,
            _ => {}
        }
    }
    Ok(all)
}

/// As [`counts`].
pub(crate) use counts as counts_of;
