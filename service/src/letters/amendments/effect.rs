//! A proposal takes effect: the next version, its entry in the log, and of a material one a question to each signatory.

use super::{decide::end, kind_of, page::deadline_of_amendment, propose::tell_signatories, proposed_texts};
use crate::{
    Error, Service,
    activity::Note,
    entities::{amendment, letter, signature},
    letters::{update, versions},
    log::{What, queue},
    outbox::Kind as Mail,
    public::is_in_time,
    writer::Tx,
};
use domain::{
    activity::Act,
    amendment::{Kind, leaves_time},
    document::import,
    ids::AccountId,
    time::Instant,
};
use ledger::entry::Change;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Makes the proposal the letter's newest version.
///
/// # Errors
/// `Conflict` where the letter takes no signatures any more; `error-amendment-late` where a material change would leave
/// signatories less than 72 hours.
pub(super) async fn take_effect(
    service: &Service,
    tx: &Tx,
    letter: &letter::Model,
    waits: &amendment::Model,
    by: Option<AccountId>,
    now: Instant,
) -> Result<(), Error> {
    if !is_in_time(letter, now) {
        return Err(Error::Conflict);
    }
    let kind = kind_of(tx, waits).await?;
    let material = kind == Kind::Material;
    // The deadline may have moved since it was proposed, and never moves backwards.
    let later = deadline_of_amendment(waits).filter(|later| material && letter.deadline_at.is_none_or(|deadline| deadline < later.at.0));
    let deadline = later.as_ref().map_or(letter.deadline_at, |later| Some(later.at.0));
    if material && !leaves_time(now, deadline.map(Instant)) {
        return Err(Error::field("", "error-amendment-late"));
    }
    end(tx, waits, "effective", by.map(|by| by.0), "", now).await?;
    let texts = proposed_texts(waits)?;
    let original = texts.iter().find(|text| text.original).ok_or_else(|| Error::Internal("a proposal without an original".to_owned()))?;
    let document = import(&original.text).document;
    let lines: Vec<&String> = document.recipients.iter().filter_map(|block| block.lines.first()).collect();
    let mut change = letter::ActiveModel {
        subject: Set(document.subject.clone()),
        recipients: Set(serde_json::to_string(&lines)?),
        ..Default::default()
    };
    if let Some(later) = later {
        change.deadline_local = Set(Some(later.local));
        change.deadline_zone = Set(Some(later.zone));
        change.deadline_at = Set(Some(later.at.0));
    }
    update(tx, letter, change, now).await?;
    let spelt = Change::from_code(kind.code()).ok_or_else(|| Error::Internal("a kind that no ledger knows".to_owned()))?;
    let texts = texts.into_iter().map(super::Worded::canonical).collect::<Result<Vec<_>, _>>()?;
    let version = versions::insert(tx, service.new_id(), letter, spelt, texts, Some(waits.words.clone()), now).await?;
    queue(tx, letter.id, None, &What::Manifest { manifest: version.manifest_sha256, change: version.change }, now).await?;
    if material {
        let asked = signature::ActiveModel { outstanding: Set(true), declined: Set(false), ..Default::default() };
        signature::Entity::update_many().set(asked).filter(signature::Column::LetterId.eq(letter.id)).exec(tx).await?;
        tell_signatories(service, tx, letter, Mail::Reaffirm, now).await?;
    }
    let note = Note::new(letter.coalition_id, by, Act::AmendmentEffective, now).letter(letter.id).detail(kind.code());
    note.insert(tx).await
}
