//! The steps of a letter: review, open, close, open again. Opening freezes the text as version 1.

use super::{
    At, conveners_of, state_of, stored_form, update,
    versions::{self, Text, texts_of_draft},
};
use crate::{
    Actor, Error, Service,
    entities::{account, instance, letter, membership, signature},
    log,
    members::accepted,
    privacy::newest_notice,
    public::ends_of,
    scope::letter_of,
    second_factor,
    translations::{choose, standings},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    document::LetterDocument,
    error::{FieldError, FieldErrors},
    forms::letter::LetterForm,
    letter::{LetterState, LetterStep, Visibility},
    role::{Permission, Role},
    signature::SignatureState,
    time::{Deadline, Instant},
};
use ledger::{TextError, entry::Change};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

/// What an organiser saw and chose who opens a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpeningChoice {
    /// The fingerprint of what was shown: [`Service::opening_seen`].
    pub seen: String,
    /// The translations that were ticked; nothing where none could be.
    pub languages: Option<Vec<String>>,
    /// Whether it is to be opened although the coalition has published no privacy notice.
    pub without_notice: bool,
}

impl Service {
    /// What stands between the draft and its opening; nothing for a letter that was opened.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn opening_faults(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<FieldErrors, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        if !state_of(&letter).text_is_free() {
            return Ok(FieldErrors::default());
        }
        match check(self.read(), &letter, self.now(), self.is_demonstration()).await? {
            Ok(_) => Ok(FieldErrors::default()),
            Err(faults) => Ok(faults),
        }
    }

    /// The fingerprint of what would be opened now: the texts, and all that opening settles.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn opening_seen(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<String, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        seen(self.read(), &letter_of(self.read(), &scope.coalition, letter).await?).await
    }

    /// Takes a step that needs nothing else: review, redraft, close.
    ///
    /// # Errors
    /// `Conflict` when the step is not legal from where the letter stands; `NotFound`, `Forbidden`.
    pub async fn step_letter(&self, actor: &Actor, coalition: &str, letter: &str, step: LetterStep) -> Result<(), Error> {
        self.submit(Step { at: At::new(actor, coalition, letter), step, now: self.now() }).await
    }

    /// Checks the text, makes version 1 of it, and opens the letter for signature, as it stands and with every translation
    /// that is wanted and ready: for a program that shows nobody anything.
    ///
    /// # Errors
    /// `Fields` with everything [`Service::opening_faults`] finds; `Conflict`, `NotFound`, `Forbidden`.
    pub async fn open_letter(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<(), Error> {
        let choice = OpeningChoice { seen: self.opening_seen(actor, coalition, letter).await?, languages: None, without_notice: true };
        self.open_letter_as(actor, coalition, letter, choice).await
    }

    /// As [`Service::open_letter`], as it was shown and with exactly the translations that were chosen.
    ///
    /// # Errors
    /// The same; `Fields` with `error-open-changed` where somebody saved something since, with
    /// `error-notice-missing` where the coalition has no privacy notice and nobody said to go on without, and with
    /// `error-translation-not-ready` where one of the translations can't go out as it is now.
    pub async fn open_letter_as(&self, actor: &Actor, coalition: &str, letter: &str, choice: OpeningChoice) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        let (version, base_url) = (self.new_id(), self.base_url().to_owned());
        self.submit(Open { at, choice, version, base_url, demonstration: self.is_demonstration(), now: self.now() }).await
    }

    /// Opens a letter again, until a new deadline; its version stays.
    ///
    /// # Errors
    /// `Fields` about the deadline; `Conflict`, `NotFound`, `Forbidden`.
    pub async fn reopen_letter(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        deadline_local: &str,
        deadline_zone: &str,
    ) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        at.find(self.read()).await?;
        if deadline_local.trim().is_empty() {
            return Err(Error::field("deadline_local", "error-deadline-missing"));
        }
        let deadline = Deadline::parse(deadline_local, deadline_zone).map_err(|(field, fault)| FieldErrors(vec![fault.at(field)]))?;
        if deadline.at <= self.now() {
            return Err(Error::field("deadline_local", "error-deadline-past"));
        }
        self.submit(Reopen { at, deadline, now: self.now() }).await
    }
}

/// The fingerprint of what would be opened: the draft's form with all that it settles, and each translation, ready or not.
async fn seen<C: ConnectionTrait>(db: &C, letter: &letter::Model) -> Result<String, Error> {
    let form = stored_form(letter, &conveners_of(db, letter.id).await?)?;
    let fields = serde_json::to_string(&form)?;
    let translations = standings(db, letter.id, &form.document(), &form.language).await?;
    let texts = translations.iter().filter_map(|one| Some((one.language(), one.canonical().ok()?.sha256_hex())));
    let lines: String = texts.map(|(language, hash)| format!("\n{language} {hash}")).collect();
    Ok(ledger::hex::encode(&ledger::sha256((fields + &lines).as_bytes())))
}

/// The draft's texts, or everything that stands between it and its opening.
async fn check<C: ConnectionTrait>(
    db: &C,
    letter: &letter::Model,
    now: Instant,
    demonstration: bool,
) -> Result<Result<Vec<Text>, FieldErrors>, Error> {
    let form = stored_form(letter, &conveners_of(db, letter.id).await?)?;
    let mut faults = faults_of_parts(&form, &form.document(), letter.deadline_at, now);
    if !demonstration {
        let instance = instance::Entity::find_by_id(1).one(db).await?;
        if instance.and_then(|instance| instance.mail_proven_at).is_none() {
            faults.0.push(FieldError::new("", "error-mail-unproven"));
        }
        let missing = owners_without_second_factor(db, letter.coalition_id).await?;
        if missing > 0 {
            faults.0.push(FieldError::new("", "error-second-factor-missing").with("count", missing));
        }
    }
    match texts_of_draft(db, letter).await? {
        Ok(texts) if faults.is_empty() => return Ok(Ok(texts)),
        Ok(_) => {}
        Err(errors) => faults.0.extend(text_faults(&errors).0),
    }
    Ok(Err(faults))
}

/// How many owners who can sign in could do so with a password alone.
async fn owners_without_second_factor<C: ConnectionTrait>(db: &C, coalition: Uuid) -> Result<u64, Error> {
    let owners = accepted()
        .select_only()
        .column(membership::Column::AccountId)
        .filter(membership::Column::CoalitionId.eq(coalition))
        .filter(membership::Column::Role.eq(Role::Owner.code()));
    let active = account::Entity::find()
        .filter(account::Column::Password.is_not_null())
        .filter(account::Column::Id.in_subquery(owners.into_query()));
    Ok(second_factor::unsecured(active).count(db).await?)
}

/// The parts that a letter cannot be without.
fn faults_of_parts(form: &LetterForm, document: &LetterDocument, deadline: Option<i64>, now: Instant) -> FieldErrors {
    let mut faults = FieldErrors::default();
    let mut note = |at_fault: bool, field: &str, code: &str| {
        if at_fault {
            faults.0.push(FieldError::new(field, code));
        }
    };
    note(form.subject.trim().is_empty(), "subject", "error-subject-missing");
    note(document.recipients.is_empty(), "recipients", "error-recipient-missing");
    note(form.salutation.trim().is_empty(), "salutation", "error-salutation-missing");
    note(document.body.trim().is_empty(), "body", "error-body-missing");
    note(deadline.is_none(), "deadline_local", "error-deadline-missing");
    note(deadline.is_some_and(|at| at <= now.0), "deadline_local", "error-deadline-past");
    faults
}

/// What stands in the way of the texts' canonical form.
pub(super) fn text_faults(errors: &[TextError]) -> FieldErrors {
    FieldErrors(errors.iter().map(text_fault).collect())
}

/// A fault of a canonical text, with its line and column, as a field's fault.
pub(crate) fn text_fault(error: &TextError) -> FieldError {
    let fault = FieldError::new("text", error.code()).with("line", error.line).with("column", error.column);
    fault.with("character", error.character.map(|character| format!("U+{:04X}", u32::from(character))).unwrap_or_default())
}

struct Step {
    at: At,
    step: LetterStep,
    now: Instant,
}

impl Command for Step {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find(tx).await?;
        let (act, closed_at) = match self.step {
            LetterStep::Review => (Act::LetterInReview, letter.closed_at),
            LetterStep::Redraft => (Act::LetterRedrafted, letter.closed_at),
            LetterStep::Close => (Act::LetterClosed, Some(self.now.0)),
            _ => return Err(Error::Conflict),
        };
        let done = match self.step {
            LetterStep::Review => LetterState::InReview,
            LetterStep::Redraft => LetterState::Draft,
            _ => LetterState::Closed,
        };
        if state_of(&letter) == done {
            // A second click finds done what it asks for.
            return Ok(());
        }
        let state = state_of(&letter).after(self.step).ok_or(Error::Conflict)?;
        let change = letter::ActiveModel { state: Set(state.code().to_owned()), closed_at: Set(closed_at), ..Default::default() };
        update(tx, &letter, change, self.now).await?;
        self.at.note(tx, &letter, act, self.now).await
    }
}

struct Open {
    at: At,
    choice: OpeningChoice,
    version: Uuid,
    base_url: String,
    demonstration: bool,
    now: Instant,
}

impl Command for Open {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find(tx).await?;
        if state_of(&letter) == LetterState::Open {
            // A second click finds done what it asks for.
            return Ok(());
        }
        let state = state_of(&letter).after(LetterStep::Open).ok_or(Error::Conflict)?;
        if seen(tx, &letter).await? != self.choice.seen {
            return Err(Error::field("", "error-open-changed"));
        }
        if !self.choice.without_notice && newest_notice(tx, letter.coalition_id).await?.is_none() {
            return Err(Error::field("without_notice", "error-notice-missing"));
        }
        if let Some(languages) = &self.choice.languages {
            choose(tx, letter.id, languages).await?;
        }
        let texts = check(tx, &letter, self.now, self.demonstration).await??;
        let missing = |language: &&String| !texts.iter().any(|text| text.language == **language);
        if let Some(language) = self.choice.languages.iter().flatten().find(missing) {
            return Err(FieldErrors(vec![FieldError::new("translations", "error-translation-not-ready").with("language", language)]).into());
        }
        let public = letter.visibility == Visibility::Public.code();
        let change = letter::ActiveModel {
            state: Set(state.code().to_owned()),
            opened_at: Set(Some(self.now.0)),
            published_at: Set(public.then_some(self.now.0)),
            ..Default::default()
        };
        update(tx, &letter, change, self.now).await?;
        versions::insert(tx, self.version, &letter, Change::First, texts, None, self.now).await?;
        self.at.note(tx, &letter, Act::LetterOpened, self.now).await?;
        log::start(tx, &self.base_url, &letter, &log::Places::default(), self.now).await
    }
}

/// How many stand in the addendum, or wait for it.
async fn late_signatures<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<u64, Error> {
    let live = [SignatureState::Held.code(), SignatureState::Confirmed.code()];
    let late = signature::Entity::find().filter(signature::Column::LetterId.eq(letter)).filter(signature::Column::Late.eq(true));
    Ok(late.filter(signature::Column::State.is_in(live)).count(db).await?)
}

struct Reopen {
    at: At,
    deadline: Deadline,
    now: Instant,
}

impl Command for Reopen {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find(tx).await?;
        if !ends_of(&letter).may_reopen(late_signatures(tx, letter.id).await?, self.now) {
            return Err(Error::field("deadline_local", "late-error-reopen"));
        }
        // A letter whose deadline passed is closed, whether or not anybody pressed the button.
        let lapsed = letter.deadline_at.is_some_and(|at| at <= self.now.0);
        let state = state_of(&letter);
        let state = if lapsed { state.after(LetterStep::Close).unwrap_or(state) } else { state };
        let state = state.after(LetterStep::Reopen).ok_or(Error::Conflict)?;
        let change = letter::ActiveModel {
            state: Set(state.code().to_owned()),
            deadline_local: Set(Some(self.deadline.local.clone())),
            deadline_zone: Set(Some(self.deadline.zone.clone())),
            deadline_at: Set(Some(self.deadline.at.0)),
            closed_at: Set(None),
            late_until_local: Set(None),
            late_until_zone: Set(None),
            late_until_at: Set(None),
            ..Default::default()
        };
        update(tx, &letter, change, self.now).await?;
        self.at.note(tx, &letter, Act::LetterReopened, self.now).await
    }
}
