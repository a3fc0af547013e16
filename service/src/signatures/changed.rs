//! A text that changed after it was signed, and what its signatories say to that: object, reaffirm, decline.

use super::{by_link::Owned, state_of};
use crate::{
    Error, Service,
    entities::{amendment, letter, objection, signature, version},
    letters::{Worded, changes, declared, keep_out, kept_out, proposed_texts, seen_version, texts_of, waiting},
    log::{What, queue},
    public::{is_in_time, is_public},
    scope::newest_version,
    writer::{Command, Tx},
};
use domain::{
    amendment::{Kind, takes_objections},
    document::import,
    ids::PublicId,
    shapes::{
        amendments::{Asked, ChangedText, LanguageChange},
        signing::LinkPurpose,
    },
    signature::SignatureState,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::OnConflict};
use uuid::Uuid;

/// What a signatory says to a changed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// They stand by the version of this manifest too.
    Reaffirm(String),
    /// They stay with the version that they signed, and not with the one of this manifest.
    Decline(String),
    /// A change declared typographical alters the meaning, or an added language says something else; it was proposed at
    /// this moment.
    Object(Instant),
}

impl Service {
    /// The difference between what was signed and what the letter says now, or will say soon, and what is asked.
    ///
    /// # Errors
    /// [`Error::Link`]; also where the letter is not public, and the signature does not stand.
    pub async fn changed_text(&self, id: PublicId, token: &str) -> Result<ChangedText, Error> {
        let own = self.own_signature(id, token).await?;
        let Owned { row, letter, .. } = self.owned(id, token).await?;
        // What is not public is read by those who sign it, and by nobody who said no or was removed.
        let signs = own.state.is_live() || (own.state == SignatureState::Pending && own.purpose == LinkPurpose::Confirm);
        if !signs && !is_public(&letter) {
            return Err(Error::Link);
        }
        let signed = version::Entity::find_by_id(row.version_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        let newest = newest_version(self.read(), &letter).await?;
        let soon = waiting(self.read(), letter.id).await?.filter(|waits| waits.due_at.is_some());
        // What is proposed is no stranger's to read, who posts and never confirms.
        let (asked, words, after) = match soon.filter(|_| own.state.is_live() && !row.outstanding) {
            Some(waits) => {
                let objected = objection::Entity::find_by_id((waits.id, row.id)).one(self.read()).await?.is_some();
                let due = Instant(waits.due_at.unwrap_or(waits.proposed_at));
                let open = stood_when_told(&row, &waits) && self.now() < due;
                let declared = declared(&waits);
                let may_object = open && takes_objections(declared) && own.purpose != LinkPurpose::View;
                (
                    Asked::Soon { proposed: Instant(waits.proposed_at), declared, due, may_object, objected },
                    waits.words.clone(),
                    proposed_texts(&waits)?,
                )
            }
            None => {
                let asked = if row.outstanding {
                    let may = state_of(&row).is_live()
                        && is_in_time(&letter, self.now())
                        && !matches!(own.purpose, LinkPurpose::View | LinkPurpose::Notice);
                    let (version, manifest_sha256) = (number(&newest), newest.manifest_sha256.clone());
                    Asked::Reaffirm { version, manifest_sha256, may, declined: row.declined }
                } else {
                    Asked::Nothing
                };
                let words = self.words_since(&letter, &signed).await?;
                (asked, words, texts_of(self.read(), newest.id).await?)
            }
        };
        let before = texts_of(self.read(), signed.id).await?;
        let original = after.iter().find(|text| text.original).ok_or(Error::NotFound)?;
        Ok(ChangedText {
            own,
            signed: number(&signed),
            asked,
            words,
            language: original.language.clone(),
            document: import(&original.text).document,
            numbered: letter.numbered,
            changes: changes(&before, &after),
        })
    }

    /// What was said publicly of each change since a version, oldest first.
    async fn words_since(&self, letter: &letter::Model, signed: &version::Model) -> Result<String, Error> {
        let own = version::Entity::find().filter(version::Column::LetterId.eq(letter.id));
        let mut later = own.filter(version::Column::Number.gt(signed.number)).all(self.read()).await?;
        later.sort_by_key(|version| version.number);
        Ok(later.into_iter().filter_map(|version| version.words).collect::<Vec<_>>().join("\n"))
    }

    /// Notes what a signatory says to a changed text. Said twice, it is said once; a mind may change until the deadline.
    ///
    /// # Errors
    /// [`Error::Link`]; [`Error::Closed`] once the letter takes no answers; [`Error::Conflict`] where the text that was
    /// shown is not the newest meaning any more, or nothing is asked.
    pub async fn reply_to_change(&self, id: PublicId, token: &str, reply: Reply) -> Result<(), Error> {
        let Owned { row, purpose, made_for, .. } = self.owned(id, token).await?;
        match (purpose, &reply) {
            (LinkPurpose::Reaffirm | LinkPurpose::Manage, _) | (LinkPurpose::Notice, Reply::Object(_)) => {}
            // A second click finds it done: the link asks nothing any more.
            (LinkPurpose::View, Reply::Reaffirm(manifest)) if made_for == LinkPurpose::Reaffirm && state_of(&row).is_live() => {
                return seen_version(self.read(), row.letter_id, manifest).await?.map(drop).ok_or(Error::Conflict);
            }
            _ => return Err(Error::Link),
        }
        self.submit(Answer { signature: row.id, reply, now: self.now() }).await
    }

    /// What changed between the version of a row and the newest one.
    pub(super) async fn changed_since(&self, row: &signature::Model, newest: &version::Model) -> Result<Vec<LanguageChange>, Error> {
        if row.version_id == newest.id {
            return Ok(Vec::new());
        }
        let (before, after): (Vec<Worded>, _) = (texts_of(self.read(), row.version_id).await?, texts_of(self.read(), newest.id).await?);
        Ok(changes(&before, &after))
    }
}

/// Whether a signature was confirmed before the signatories were told of a change: nobody signs in order to object.
fn stood_when_told(row: &signature::Model, waits: &amendment::Model) -> bool {
    let before = |told: i64| row.confirmed_at.is_some_and(|at| at <= told);
    state_of(row) == SignatureState::Confirmed && waits.told_at.is_some_and(before)
}

fn number(version: &version::Model) -> u32 {
    u32::try_from(version.number).unwrap_or(u32::MAX)
}

struct Answer {
    signature: Uuid,
    reply: Reply,
    now: Instant,
}

impl Command for Answer {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let row = signature::Entity::find_by_id(self.signature).one(tx).await?.ok_or(Error::Link)?;
        let letter = letter::Entity::find_by_id(row.letter_id).one(tx).await?.ok_or(Error::Link)?;
        if !state_of(&row).is_live() {
            return Err(Error::Link);
        }
        if !is_in_time(&letter, self.now) {
            return Err(Error::Closed);
        }
        match &self.reply {
            Reply::Reaffirm(manifest) => reaffirm(tx, &row, manifest, self.now).await,
            Reply::Decline(manifest) if row.outstanding => {
                seen_version(tx, letter.id, manifest).await?.ok_or(Error::Conflict)?;
                let change =
                    signature::ActiveModel { id: Set(row.id), declined: Set(true), changed_at: Set(self.now.0), ..Default::default() };
                change.update(tx).await.map(drop).map_err(Into::into)
            }
            Reply::Decline(_) => Err(Error::Conflict),
            Reply::Object(proposed) => self.object(tx, &row, *proposed).await,
        }
    }
}

impl Answer {
    async fn object(&self, tx: &Tx, row: &signature::Model, proposed: Instant) -> Result<(), Error> {
        if state_of(row) != SignatureState::Confirmed {
            return Err(Error::Conflict);
        }
        let waits = waiting(tx, row.letter_id).await?.filter(|waits| waits.proposed_at == proposed.0 && stood_when_told(row, waits));
        let waits = waits.filter(|waits| waits.due_at.is_some_and(|due| self.now.0 < due) && takes_objections(declared(waits)));
        let Some(waits) = waits else { return self.is_kept_out(tx, row.letter_id, proposed).await };
        let said = objection::Model { amendment_id: waits.id, signature_id: row.id, created_at: self.now.0 }.into_active_model();
        let once = OnConflict::columns([objection::Column::AmendmentId, objection::Column::SignatureId]).do_nothing().to_owned();
        objection::Entity::insert(said).on_conflict(once).exec_without_returning(tx).await?;
        if declared(&waits) == Kind::Translation { keep_out(tx, &waits, self.now).await } else { Ok(()) }
    }

    /// A second objection, or a second click, finds done what it asks for.
    async fn is_kept_out(&self, tx: &Tx, letter: Uuid, proposed: Instant) -> Result<(), Error> {
        let same = kept_out(letter).filter(amendment::Column::ProposedAt.eq(proposed.0));
        same.one(tx).await?.map(drop).ok_or(Error::Conflict)
    }
}

/// Lets a signature stand by the version of this manifest, and records that. A second click finds it done.
pub(crate) async fn reaffirm(tx: &Tx, row: &signature::Model, manifest: &str, now: Instant) -> Result<(), Error> {
    let seen = seen_version(tx, row.letter_id, manifest).await?.ok_or(Error::Conflict)?;
    if !row.outstanding {
        return Ok(());
    }
    let change = signature::ActiveModel {
        id: Set(row.id),
        version_id: Set(seen.id),
        outstanding: Set(false),
        declined: Set(false),
        changed_at: Set(now.0),
        ..Default::default()
    };
    change.update(tx).await?;
    if state_of(row) == SignatureState::Confirmed {
        queue(tx, row.letter_id, Some(row.id), &What::Reaffirm { version: seen.id }, now).await?;
    }
    Ok(())
}
