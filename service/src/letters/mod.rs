//! Letters while organisers write them: create, save, edit, import.

mod afterwards;
mod amendments;
mod delete;
mod draft;
mod opening;
mod publication;
mod revisions;
mod sensitive;
mod versions;

pub use afterwards::NewFile;
pub(crate) use afterwards::{Audience, outcomes, skipped, story};
pub(crate) use amendments::{
    Worded, changes, declared, drop_proposals, keep_out, kept_out, proposed_texts, texts_of, wait_for_confirmation, waiting,
};
pub(crate) use delete::delete_whole;
pub(crate) use draft::{is_language, stored_form, tag_case};
pub use opening::OpeningChoice;
pub(crate) use opening::text_fault;
pub(crate) use publication::{ask_about_publications, publication_of};
pub(crate) use revisions::{By, form_of, newest, numbered};
pub(crate) use sensitive::{keep_discreet, mark_sensitive};
pub(crate) use versions::{seen_version, versions_of};

use crate::{
    Actor, Error, Service,
    activity::Note,
    data_steps::Data,
    entities::{coalition, letter, letter_convener, organisation},
    scope::{Scope, coalition_by_slug, letter_of, scope_in},
    translations,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    forms::letter::LetterForm,
    ids::{AccountId, OrganisationId, PublicId},
    letter::{LetterState, Visibility},
    revision::Cause,
    role::Permission,
    shapes::desk::EditorContext,
    time::Instant,
};
use draft::Prepared;
use revisions::{is_outdated, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

impl Service {
    /// What the editor needs beside the form; without a letter, for a new one.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn editor(&self, actor: &Actor, coalition: &str, letter: Option<&str>) -> Result<EditorContext, Error> {
        let scope = self.scope(actor, coalition, Permission::EditLetters).await?;
        let stored = match letter {
            Some(slug) => Some(letter_of(self.read(), &scope.coalition, slug).await?),
            None => None,
        };
        let settled = match &stored {
            Some(letter) => settled(self.read(), letter).await?,
            None => None,
        };
        let stored_slug = stored.map(|letter| letter.slug);
        let organisations = organisation::Entity::find()
            .filter(organisation::Column::CoalitionId.eq(scope.coalition.id))
            .order_by_asc(organisation::Column::NameSort)
            .order_by_asc(organisation::Column::Id)
            .all(self.read())
            .await?;
        let organisations = organisations.into_iter().map(|row| (OrganisationId(row.id), row.legal_name)).collect();
        Ok(EditorContext { desk: scope.desk(), organisations, stored_slug, settled, merged: None })
    }

    /// Stores a new draft; answers the part of its address.
    ///
    /// # Errors
    /// `Fields`, among them `error-slug-taken`; `NotFound`, `Forbidden`.
    pub async fn create_letter(&self, actor: &Actor, coalition: &str, form: &LetterForm) -> Result<String, Error> {
        self.scope(actor, coalition, Permission::EditLetters).await?;
        self.submit_new(Some(actor.clone()), coalition, form).await
    }

    /// Stores a draft read from a file: for the command line, which asks nobody who they are.
    ///
    /// # Errors
    /// As [`Service::create_letter`].
    pub async fn import_letter(&self, coalition: &str, form: &LetterForm) -> Result<String, Error> {
        coalition_by_slug(self.read(), coalition).await?;
        self.submit_new(None, coalition, form).await
    }

    async fn submit_new(&self, author: Option<Actor>, coalition: &str, form: &LetterForm) -> Result<String, Error> {
        let prepared = Prepared::of(form)?;
        let (id, public_id) = (self.new_id(), self.new_public_id());
        self.submit(CreateLetter { author, coalition: coalition.to_owned(), id, public_id, prepared, now: self.now() }).await
    }

    /// Stores the draft again; answers the part of its address, which may have changed. Of an open letter that is the text
    /// of its next version: what opening has settled stays as it is.
    ///
    /// # Errors
    /// `Conflict` when somebody saved meanwhile ([`Service::merge_letter`] helps) or the text is frozen; `Fields`; `NotFound`, `Forbidden`.
    pub async fn save_letter(&self, actor: &Actor, coalition: &str, letter: &str, form: &LetterForm) -> Result<String, Error> {
        self.submit(SaveLetter { at: At::new(actor, coalition, letter), form: form.clone(), now: self.now() }).await
    }
}

/// A letter as an editor names it.
#[derive(Clone)]
pub(super) struct At {
    actor: Actor,
    coalition: String,
    letter: String,
}

impl At {
    fn new(actor: &Actor, coalition: &str, letter: &str) -> Self {
        Self { actor: actor.clone(), coalition: coalition.to_owned(), letter: letter.to_owned() }
    }

    /// The letter, if the actor may edit it.
    async fn find<C: ConnectionTrait>(&self, db: &C) -> Result<(Scope, letter::Model), Error> {
        self.find_to(Permission::EditLetters, db).await
    }

    /// The letter, if the actor may do this to it.
    async fn find_to<C: ConnectionTrait>(&self, permission: Permission, db: &C) -> Result<(Scope, letter::Model), Error> {
        let scope = scope_in(db, &self.actor, &self.coalition, permission).await?;
        let letter = letter_of(db, &scope.coalition, &self.letter).await?;
        Ok((scope, letter))
    }

    /// Notes what the actor did to the letter.
    async fn note(&self, tx: &Tx, letter: &letter::Model, act: Act, now: Instant) -> Result<(), Error> {
        Note::new(letter.coalition_id, Some(self.actor.account), act, now).letter(letter.id).insert(tx).await
    }
}

/// Where the letter stands. The database allows no other states; a word it does not know would hide the letter.
pub(crate) fn state_of(letter: &letter::Model) -> LetterState {
    LetterState::from_code(&letter.state).unwrap_or(LetterState::Draft)
}

/// The organisations that convene the letter.
pub(crate) async fn conveners_of<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<Vec<Uuid>, Error> {
    let rows = letter_convener::Entity::find().filter(letter_convener::Column::LetterId.eq(letter)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.organisation_id).collect())
}

/// Changes the letter, unless it was changed since it was read.
async fn update(tx: &Tx, letter: &letter::Model, change: letter::ActiveModel, now: Instant) -> Result<(), Error> {
    let change = letter::ActiveModel { revision: Set(letter.revision + 1), changed_at: Set(now.0), ..change };
    let updated = letter::Entity::update_many()
        .set(change)
        .filter(letter::Column::Id.eq(letter.id))
        .filter(letter::Column::Revision.eq(letter.revision))
        .filter(letter::Column::State.eq(letter.state.clone()))
        .exec(tx)
        .await
        .map_err(|error| slug_taken(error.into()))?;
    if updated.rows_affected == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// What opening has settled of a letter; nothing before.
async fn settled<C: ConnectionTrait>(db: &C, letter: &letter::Model) -> Result<Option<LetterForm>, Error> {
    if state_of(letter).text_is_free() {
        return Ok(None);
    }
    Ok(Some(stored_form(letter, &conveners_of(db, letter.id).await?)?))
}

/// A form for this letter, checked and tidied; of one that was opened, only its text.
async fn prepared<C: ConnectionTrait>(db: &C, letter: &letter::Model, form: &LetterForm) -> Result<Prepared, Error> {
    match settled(db, letter).await? {
        Some(_) if form.subject.trim().is_empty() => Err(Error::field("subject", "error-subject-missing")),
        Some(stored) => Prepared::of(&form.settled_as(&stored)),
        None => Prepared::of(form)?.placed(db, letter.coalition_id, Some(letter.id)).await,
    }
}

/// Stores a draft again, keeps it as a revision, notes who did, and lets translators know of another text. The public sees nothing of what is written on once a
/// letter was opened.
async fn store(
    tx: &Tx,
    coalition: &coalition::Model,
    letter: &letter::Model,
    prepared: &Prepared,
    by: By,
    now: Instant,
) -> Result<(), Error> {
    if state_of(letter).text_is_free() {
        let becomes_confidential = prepared.is_confidential() && letter.visibility == Visibility::Public.code();
        let sensitive = Set(letter.sensitive || becomes_confidential);
        update(tx, letter, letter::ActiveModel { sensitive, ..prepared.columns() }, now).await?;
        prepared.write_conveners(tx, coalition.id, letter.id).await?;
    } else {
        update(tx, letter, prepared.text(), now).await?;
    }
    let before = newest(tx, letter.id).await?.map(|row| form_of(&row)).transpose()?;
    record(tx, letter.id, letter.revision + 1, prepared.form(), by, now).await?;
    if before.is_none_or(|before| before.document() != prepared.form().document()) {
        translations::tell(tx, letter, now).await?;
    }
    Note::new(coalition.id, by.account.map(AccountId), Act::LetterEdited, now).letter(letter.id).insert(tx).await
}

/// As [`store`], for a form that nobody has looked at yet.
pub(crate) async fn store_draft(
    tx: &Tx,
    coalition: &coalition::Model,
    letter: &letter::Model,
    form: &LetterForm,
    by: By,
    now: Instant,
) -> Result<(), Error> {
    store(tx, coalition, letter, &prepared(tx, letter, form).await?, by, now).await
}

/// The one unique constraint that a letter's own columns can break.
fn slug_taken(error: Error) -> Error {
    if error.is_unique_violation() { Error::field("slug", "error-slug-taken") } else { error }
}

struct CreateLetter {
    author: Option<Actor>,
    coalition: String,
    id: Uuid,
    public_id: PublicId,
    prepared: Prepared,
    now: Instant,
}

impl CreateLetter {
    async fn coalition(&self, tx: &Tx) -> Result<coalition::Model, Error> {
        match &self.author {
            Some(author) => Ok(scope_in(tx, author, &self.coalition, Permission::EditLetters).await?.coalition),
            None => coalition_by_slug(tx, &self.coalition).await,
        }
    }
}

impl Command for CreateLetter {
    type Answer = String;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<String, Error> {
        let coalition = self.coalition(tx).await?;
        let prepared = self.prepared.clone().placed(tx, coalition.id, None).await?;
        let row = letter::ActiveModel {
            id: Set(self.id),
            public_id: Set(self.public_id.0),
            coalition_id: Set(coalition.id),
            state: Set(LetterState::Draft.code().to_owned()),
            revision: Set(1),
            created_at: Set(self.now.0),
            changed_at: Set(self.now.0),
            sensitive: Set(prepared.is_confidential()),
            ..prepared.columns()
        };
        row.insert(tx).await.map_err(|error| slug_taken(error.into()))?;
        prepared.write_conveners(tx, coalition.id, self.id).await?;
        Note::new(coalition.id, self.author.as_ref().map(|actor| actor.account), Act::LetterCreated, self.now)
            .letter(self.id)
            .insert(tx)
            .await?;
        let cause = if self.author.is_some() { Cause::Written } else { Cause::Imported };
        let by = By::new(self.author.as_ref().map(|author| author.account.0), cause);
        record(tx, self.id, 1, prepared.form(), by, self.now).await?;
        Ok(prepared.slug().to_owned())
    }
}

struct SaveLetter {
    at: At,
    form: LetterForm,
    now: Instant,
}

impl Command for SaveLetter {
    type Answer = String;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<String, Error> {
        let (scope, letter) = self.at.find(tx).await?;
        if !state_of(&letter).text_is_worked_on() {
            return Err(Error::Conflict);
        }
        let prepared = prepared(tx, &letter, &self.form).await?;
        if is_outdated(tx, &letter, self.form.revision).await? {
            return Err(Error::Conflict);
        }
        let by = By::new(Some(self.at.actor.account.0), Cause::Written);
        store(tx, &scope.coalition, &letter, &prepared, by, self.now).await?;
        Ok(prepared.slug().to_owned())
    }
}
