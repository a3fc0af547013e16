//! Proposing a change: its texts are frozen as they are shown, and those who are to look at it get an email.

use super::{added, are_slips, changes, is_alone, texts::Worded, texts_of, waiting, was_objected_to};
use crate::{
    Actor, Error, Service,
    entities::{amendment, letter, signature},
    letters::{
        At,
        opening::text_faults,
        state_of,
        versions::{fingerprint, texts_of_draft},
    },
    outbox::{self, Kind as Mail, Queued},
    public::is_in_time,
    scope::newest_version,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    amendment::{Kind, NOTICES_DAILY, TextChange, due, kinds, leaves_time, may_be_material},
    forms::amendment::{AmendmentForm, ParsedAmendment},
    locale::Locale,
    signature::SignatureState,
    time::{Deadline, Instant},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// Proposes the working text as the letter's next version. The other organisers are told. Where one of them is a second
    /// person, they confirm; otherwise the signatories are told at once, and 24 hours pass.
    ///
    /// # Errors
    /// `Fields`, `error-amendment-objected` among them; `Conflict` where one of the texts was saved since it was shown, nothing
    /// changed, or a proposal waits already; `NotFound`, `Forbidden`.
    pub async fn propose_amendment(&self, actor: &Actor, coalition: &str, letter: &str, form: &AmendmentForm) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        let (_, found) = at.find(self.read()).await?;
        let (parsed, now) = (form.parse()?, self.now());
        let others = self.organisers_of(self.read(), &found).await?;
        let others = others.into_iter().filter(|(_, account)| account.id != actor.account.0 && account.password.is_some());
        let others = others.map(|(mail, account)| Queued {
            account: Some(account.id),
            letter: Some(found.id),
            ..Queued::new(mail, Mail::AmendmentProposed, Locale::from_tag(&account.locale).unwrap_or_default(), now)
        });
        let (others, service) = (others.collect(), self.clone());
        let answer = self.submit(Propose { service, at, parsed, seen: form.seen.clone(), others, now }).await;
        match answer {
            Err(error) if error.is_unique_violation() => Err(Error::Conflict),
            answer => answer,
        }
    }
}

struct Propose {
    service: Service,
    at: At,
    parsed: ParsedAmendment,
    /// The fingerprint of the texts that were shown.
    seen: String,
    others: Vec<Queued>,
    now: Instant,
}

impl Command for Propose {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find(tx).await?;
        let open = state_of(&letter).text_is_worked_on() && is_in_time(&letter, self.now);
        if !open || letter.opened_at.is_none() || waiting(tx, letter.id).await?.is_some() {
            return Err(Error::Conflict);
        }
        let texts = texts_of_draft(tx, &letter).await?.map_err(|errors| text_faults(&errors))?;
        if fingerprint(&texts) != self.seen {
            return Err(Error::Conflict);
        }
        let texts: Vec<Worded> = texts.into_iter().map(Into::into).collect();
        let before = texts_of(tx, newest_version(tx, &letter).await?.id).await?;
        let changes = changes(&before, &texts);
        let found: Vec<TextChange> = changes.iter().map(|one| one.change).collect();
        let (kind, possible) = (self.parsed.kind, kinds(&found, are_slips(&changes, &before, &texts)));
        if possible.is_empty() {
            return Err(Error::Conflict);
        }
        if !possible.contains(&kind) {
            let code = if kind == Kind::Typographical { "error-amendment-no-slip" } else { "error-choice" };
            return Err(Error::field("kind", code));
        }
        if kind == Kind::Translation && was_objected_to(tx, letter.id, &added(&changes, &texts)).await? {
            return Err(Error::field("kind", "error-amendment-objected"));
        }
        let alone = is_alone(tx, &letter, self.at.actor.account.0, self.now).await?;
        if alone && told_today(tx, letter.id, self.now).await? >= NOTICES_DAILY {
            return Err(Error::field("", "error-amendment-often"));
        }
        let due = due(self.now, alone);
        let deadline = self.deadline(&letter, kind, alone, due.unwrap_or(self.now))?;
        let row = amendment::ActiveModel {
            id: Set(self.service.new_id()),
            letter_id: Set(letter.id),
            state: Set("open".to_owned()),
            declared: Set(kind.code().to_owned()),
            words: Set(self.parsed.words.as_str().to_owned()),
            texts: Set(serde_json::to_string(&texts)?),
            deadline_local: Set(deadline.map(|deadline| deadline.local.clone())),
            deadline_zone: Set(deadline.map(|deadline| deadline.zone.clone())),
            deadline_at: Set(deadline.map(|deadline| deadline.at.0)),
            proposed_by: Set(Some(self.at.actor.account.0)),
            proposed_at: Set(self.now.0),
            due_at: Set(due.map(|due| due.0)),
            told_at: Set(alone.then_some(self.now.0)),
            decided_by: Set(None),
            decided_at: Set(None),
            reason: Set(String::new()),
        };
        row.insert(tx).await?;
        outbox::queue(&self.others, tx).await?;
        if alone {
            tell_signatories(&self.service, tx, &letter, Mail::AmendmentNotice, self.now).await?;
        }
        self.at.note(tx, &letter, Act::AmendmentProposed, self.now).await
    }
}

impl Propose {
    /// The later deadline, where the change is or may become material and asks for one; refused where it leaves too
    /// little time.
    fn deadline(&self, letter: &letter::Model, kind: Kind, alone: bool, effect: Instant) -> Result<Option<&Deadline>, Error> {
        if !may_be_material(kind, alone) {
            return Ok(None);
        }
        let stands = letter.deadline_at.map(Instant);
        match &self.parsed.deadline {
            None if leaves_time(effect, stands) => Ok(None),
            None => Err(Error::field("deadline_local", "error-amendment-deadline")),
            Some(later) if stands.is_some_and(|stands| later.at < stands) => Err(Error::field("deadline_local", "error-amendment-earlier")),
            Some(later) if leaves_time(effect, Some(later.at)) => Ok(Some(later)),
            Some(_) => Err(Error::field("deadline_local", "error-amendment-deadline")),
        }
    }
}

/// How many proposals of a letter within a day have told its signatories.
pub(super) async fn told_today(tx: &Tx, letter: Uuid, now: Instant) -> Result<u64, Error> {
    let told = amendment::Entity::find()
        .filter(amendment::Column::LetterId.eq(letter))
        .filter(amendment::Column::ToldAt.gt(now.plus(-Instant::DAY).0));
    Ok(told.count(tx).await?)
}

/// Queues a mail to everybody whose signature stands; those without an address are the organisers' to ask. What waits for
/// an organiser is asked to reaffirm too: once it is approved there may be no time left.
pub(super) async fn tell_signatories(service: &Service, tx: &Tx, letter: &letter::Model, kind: Mail, now: Instant) -> Result<(), Error> {
    let states: &[SignatureState] = match kind {
        Mail::AmendmentNotice => &[SignatureState::Confirmed],
        _ => &[SignatureState::Held, SignatureState::Confirmed],
    };
    let rows = signature::Entity::find()
        .filter(signature::Column::LetterId.eq(letter.id))
        .filter(signature::Column::State.is_in(states.iter().map(|state| state.code())));
    let rows = if kind == Mail::ReaffirmReminder {
        rows.filter(signature::Column::Outstanding.eq(true)).filter(signature::Column::Declined.eq(false))
    } else {
        rows
    };
    let mut mails = Vec::new();
    for row in rows.all(tx).await? {
        if service.readable_private(&row).is_some_and(|private| !private.email.is_empty()) {
            let locale = Locale::from_tag(&row.locale).unwrap_or_default();
            mails.push(Queued::about(row.id, service.new_id(), kind, locale, now));
        }
    }
    for some in mails.chunks(250) {
        outbox::queue(some, tx).await?;
    }
    Ok(())
}
