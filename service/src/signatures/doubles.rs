//! Organisations on one letter that may be the same: alike but for their marks, in one country or without one, or listed
//! under one row of the address book when two of its rows became one.

use super::identity::base_of;
use crate::{Error, entities::signature, public::country_of};
use domain::{
    ids::PublicId,
    shapes::desk::PossibleDouble,
    signature::{SignatoryKind, SignatureState},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// How many are named beside a signature.
const NAMED: usize = 5;
/// How many are looked through.
const READ: u64 = 500;

/// The possible doubles of each of these signatures among those that are listed or wait.
pub(super) async fn doubles_of<C: ConnectionTrait>(
    db: &C,
    letter: Uuid,
    rows: &[signature::Model],
) -> Result<HashMap<Uuid, Vec<PossibleDouble>>, Error> {
    use signature::Column as S;
    let live = |row: &&signature::Model| {
        row.kind == SignatoryKind::Organisation.code()
            && SignatureState::from_code(&row.state).is_some_and(|state| state.is_live())
            && row.erased_at.is_none()
    };
    let rows: Vec<&signature::Model> = rows.iter().filter(live).collect();
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let alike = Condition::any()
        .add(S::NameFold.is_in(rows.iter().map(|row| row.name_fold.as_str()).filter(|fold| !fold.is_empty())))
        .add(S::OrganisationId.is_in(rows.iter().filter_map(|row| row.organisation_id)));
    let others = signature::Entity::find()
        .filter(S::LetterId.eq(letter))
        .filter(S::Kind.eq(SignatoryKind::Organisation.code()))
        .filter(S::State.is_in([SignatureState::Held.code(), SignatureState::Confirmed.code()]))
        .filter(alike)
        .limit(READ)
        .all(db)
        .await?;
    let mut doubles: HashMap<Uuid, Vec<PossibleDouble>> = HashMap::new();
    for row in rows {
        for other in others.iter().filter(|other| may_be_one(row, other)) {
            let found = doubles.entry(row.id).or_default();
            if found.len() < NAMED {
                let country = country_of(&other.country);
                found.push(PossibleDouble { id: PublicId(other.public_id), name: other.name.clone(), country });
            }
        }
    }
    Ok(doubles)
}

fn may_be_one(one: &signature::Model, other: &signature::Model) -> bool {
    if one.id == other.id {
        return false;
    }
    if base_of(&one.identity) == base_of(&other.identity) {
        return true;
    }
    // Two rows of the address book are two organisations: an organiser told them apart.
    let told_apart = one.organisation_id.is_some() && other.organisation_id.is_some();
    let one_country = one.country == other.country || one.country.is_empty() || other.country.is_empty();
    !told_apart && one_country && !one.name_fold.is_empty() && one.name_fold == other.name_fold
}
