//! Changes of the text after signing has begun: proposed, confirmed by somebody else or after 24 hours, and published as
//! the letter's next version.

mod decide;
mod effect;
mod page;
mod propose;
mod tend;
mod texts;

pub(crate) use texts::{Worded, changes, texts_of};
use texts::{added, are_slips};

use crate::{
    Error,
    activity::Note,
    entities::{amendment, letter, objection},
    second_person::{Invitations, seconds},
    writer::Tx,
};
use domain::{
    activity::Act,
    amendment::{Kind, after_objections},
    ids::AccountId,
    role::Permission,
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

/// How many languages of a letter are looked at that signatories kept out.
const OBJECTED_LIMIT: u64 = 50;

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

/// Whether nobody could confirm what this organiser proposes: nobody is a second person for them.
async fn is_alone<C: ConnectionTrait>(db: &C, letter: &letter::Model, proposer: Uuid, now: Instant) -> Result<bool, Error> {
    Ok(seconds(db, letter.coalition_id, proposer, Permission::EditLetters, now).await?.is_empty())
}

/// Whether this organiser is a second person for who made the proposal; nobody is for who is gone.
async fn may_confirm<C: ConnectionTrait>(
    db: &C,
    letter: &letter::Model,
    waits: &amendment::Model,
    actor: Uuid,
    now: Instant,
) -> Result<bool, Error> {
    let Some(proposer) = waits.proposed_by else { return Ok(false) };
    let invitations = Invitations::of(db, letter.coalition_id).await?;
    let own = invitations.second(db, letter.coalition_id, actor, Permission::EditLetters).await?;
    Ok(own.is_some_and(|own| own.counts_for(&invitations.line(proposer), now)))
}

/// Whether signatories objected to one of these texts when it was proposed as an added language, and it is the same still.
async fn was_objected_to<C: ConnectionTrait>(db: &C, letter: Uuid, texts: &[Worded]) -> Result<bool, Error> {
    for row in kept_out(letter).order_by_desc(amendment::Column::DecidedAt).limit(OBJECTED_LIMIT).all(db).await? {
        let refused = proposed_texts(&row)?;
        if texts.iter().any(|text| !text.original && refused.iter().any(|other| other.language == text.language && other.text == text.text))
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A letter's proposals to add a language that signatories kept out.
pub(crate) fn kept_out(letter: Uuid) -> Select<amendment::Entity> {
    use amendment::Column as A;
    amendment::Entity::find().filter(A::LetterId.eq(letter)).filter(A::State.eq("refused")).filter(A::Reason.eq(""))
}

/// Why a proposal ended: those that signatories kept out are refused without a word, which organisers never leave out, and
/// nobody has taken back what went with an account.
fn ended_as(amendment: &amendment::Model) -> &str {
    match amendment.state.as_str() {
        "refused" if amendment.reason.is_empty() => "objected",
        "taken-back" if amendment.decided_by.is_none() => "gone",
        state => state,
    }
}

/// Keeps an added language out, because a signatory objected.
pub(crate) async fn keep_out(tx: &Tx, waits: &amendment::Model, now: Instant) -> Result<(), Error> {
    let letter = letter::Entity::find_by_id(waits.letter_id).one(tx).await?.ok_or(Error::NotFound)?;
    decide::end(tx, waits, "refused", None, "", now).await?;
    Note::new(letter.coalition_id, None, Act::AmendmentObjected, now).letter(letter.id).insert(tx).await
}

/// Lets no proposal take effect by itself that is open: after a restore nobody knows who has objected to it since, or refused
/// it. It waits to be confirmed or taken back, and its signatories are told once more.
pub(crate) async fn wait_for_confirmation(tx: &Tx) -> Result<(), Error> {
    let unconfirmed = amendment::ActiveModel { due_at: Set(None), told_at: Set(None), decided_by: Set(None), ..Default::default() };
    amendment::Entity::update_many().set(unconfirmed).filter(amendment::Column::State.eq("open")).exec(tx).await?;
    Ok(())
}

/// Drops what an organiser proposed who deletes their account, and nobody has confirmed.
pub(crate) async fn drop_proposals(tx: &Tx, account: Uuid, now: Instant) -> Result<(), Error> {
    let open = amendment::Entity::find().filter(amendment::Column::ProposedBy.eq(account)).filter(amendment::Column::State.eq("open"));
    for waits in open.filter(amendment::Column::DecidedBy.is_null()).all(tx).await? {
        let Some(letter) = letter::Entity::find_by_id(waits.letter_id).one(tx).await? else { continue };
        decide::end(tx, &waits, "taken-back", None, "", now).await?;
        let note = Note::new(letter.coalition_id, Some(AccountId(account)), Act::AmendmentTakenBack, now).letter(letter.id);
        note.insert(tx).await?;
    }
    Ok(())
}
