//! Changes of the text after signing has begun: proposed, confirmed by somebody else or after 24 hours, and published as
//! the letter's next version.

mod decide;
mod effect;
mod page;
mod propose;
mod tend;
mod texts;

use texts::are_slips;
pub(crate) use texts::{Worded, changes, texts_of};

use crate::{
    Error,
    entities::{account, amendment, letter, membership, objection},
    members::accepted,
};
use domain::{
    amendment::{Kind, after_objections},
    role::{Permission, Role},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// The letter's proposal that waits.
pub(crate) async fn waiting<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<Option<amendment::Model>, Error> {
    let open = amendment::Entity::find().filter(amendment::Column::LetterId.eq(letter)).filter(amendment::Column::State.eq("open"));
    Ok(open.one(db).await?)
}

/// How many signatories said that the proposal changes the meaning.
pub(crate) async fn objections<C: ConnectionTrait>(db: &C, amendment: Uuid) -> Result<u64, Error> {
    Ok(objection::Entity::find().filter(objection::Column::AmendmentId.eq(amendment)).count(db).await?)
}

/// What a proposal was declared to be.
pub(crate) fn declared(amendment: &amendment::Model) -> Kind {
    Kind::from_code(&amendment.declared).unwrap_or(Kind::Material)
}

/// What a proposal is, objections included.
async fn kind_of<C: ConnectionTrait>(db: &C, amendment: &amendment::Model) -> Result<Kind, Error> {
    Ok(after_objections(declared(amendment), objections(db, amendment.id).await?))
}

/// The texts of a proposal, as they were when it was made.
pub(crate) fn proposed_texts(amendment: &amendment::Model) -> Result<Vec<Worded>, Error> {
    Ok(serde_json::from_str(&amendment.texts)?)
}

/// Whether nobody but this organiser could confirm: of those who may, only they can sign in.
async fn is_alone<C: ConnectionTrait>(db: &C, letter: &letter::Model, actor: Uuid) -> Result<bool, Error> {
    let may = Permission::EditLetters.roles().iter().map(|role: &Role| role.code());
    let rows = accepted()
        .filter(membership::Column::CoalitionId.eq(letter.coalition_id))
        .filter(membership::Column::Role.is_in(may))
        .filter(membership::Column::AccountId.ne(actor))
        .all(db)
        .await?;
    let others = account::Entity::find()
        .filter(account::Column::Id.is_in(rows.iter().map(|row| row.account_id)))
        .filter(account::Column::Password.is_not_null());
    Ok(others.count(db).await? == 0)
}
