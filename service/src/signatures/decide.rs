//! What organisers decide on a signature: list it, let it wait, take it off, erase it, say what kind of person it is; and
//! the confirmation sent once more.

use super::{
    Signatory,
    correction::drop_proposal,
    desk::find,
    erase::{erase, forget_decision, was_erased},
    free_place, kind_of,
    listing::set_held,
    make_room,
    question::settle,
    state_of,
};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::signature,
    journal::{Departure, Line, Wish},
    mailboxes::{Strangers, counted_for},
    outbox::{Kind, Queued},
    public,
    scope::{letter_of, scope_in},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    email::Email,
    ids::PublicId,
    locale::Locale,
    role::Permission,
    signature::{Category, HeldFor, RemovalReason, SignatoryKind, SignatureEvent, SignatureState},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

/// What an organiser decides on a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// List it, as it was in the revision that was seen.
    Approve(i64),
    /// Let it wait.
    Hold,
    /// Take it off.
    Remove(RemovalReason),
    /// Delete everything about it. The log says that it left, as of a withdrawal.
    Erase,
    /// Say what kind of person it is, as it was in the revision that was seen.
    Category(Category, i64),
}

impl Decision {
    const fn act(self) -> Act {
        match self {
            Self::Approve(_) => Act::SignatureApproved,
            Self::Hold => Act::SignatureHeld,
            Self::Remove(_) => Act::SignatureRemoved,
            Self::Erase => Act::SignatureErased,
            Self::Category(..) => Act::SignatureCategory,
        }
    }

    /// The revision that it is a decision on; none where it is one on the signature whatever it says.
    const fn seen(self) -> Option<i64> {
        match self {
            Self::Approve(seen) | Self::Category(_, seen) => Some(seen),
            Self::Hold | Self::Remove(_) | Self::Erase => None,
        }
    }
}

impl Service {
    /// Carries out an organiser's decision.
    ///
    /// # Errors
    /// [`Error::Conflict`] where it is not legal any more; `error-already-confirmed` where the same signatory is listed already;
    /// `error-signature-changed` where it says something else than what was seen.
    pub async fn decide(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId, decision: Decision) -> Result<(), Error> {
        let decide = Decide {
            service: self.clone(),
            actor: actor.clone(),
            coalition: coalition.to_owned(),
            letter: letter.to_owned(),
            id,
            what: What::Decide(decision),
            mail: self.new_id(),
            now: self.now(),
        };
        match self.submit(decide).await {
            Err(error) if error.is_unique_violation() => Err(Error::field("", "error-already-confirmed")),
            Ok(()) if decision == Decision::Erase => {
                self.scrub_soon();
                Ok(())
            }
            answer => answer,
        }
    }

    /// Sends the confirmation once more.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the signature is not pending; `error-mails-enough` where its mailbox got enough, or wants none.
    pub async fn resend(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<(), Error> {
        self.submit(Decide {
            service: self.clone(),
            actor: actor.clone(),
            coalition: coalition.to_owned(),
            letter: letter.to_owned(),
            id,
            what: What::Resend,
            mail: self.new_id(),
            now: self.now(),
        })
        .await
    }
}

/// Refuses a decision on what a signature said before: its signatory corrects it as often as they like while it waits.
pub(super) fn check_seen(row: &signature::Model, seen: Option<i64>) -> Result<(), Error> {
    match seen {
        Some(seen) if seen != row.revision => Err(Error::field("", "error-signature-changed")),
        _ => Ok(()),
    }
}

enum What {
    Decide(Decision),
    Resend,
}

struct Decide {
    service: Service,
    actor: Actor,
    coalition: String,
    letter: String,
    id: PublicId,
    what: What,
    mail: Uuid,
    now: Instant,
}

impl Command for Decide {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let row = match find(tx, &letter, self.id).await {
            // A second click finds done what it asks for.
            Err(Error::NotFound) if matches!(self.what, What::Decide(Decision::Erase)) && was_erased(tx, letter.id, self.id).await? => {
                return Ok(());
            }
            found => found?,
        };
        let state = state_of(&row);
        let settled = match self.what {
            What::Decide(Decision::Approve(_)) => state == SignatureState::Confirmed,
            What::Decide(Decision::Hold) => state == SignatureState::Held,
            What::Decide(Decision::Remove(_)) => state == SignatureState::Removed,
            What::Decide(Decision::Erase) => row.erased_at.is_some(),
            _ => false,
        };
        if settled {
            // A second click of the same button finds done what it asks for.
            return Ok(());
        }
        if let What::Decide(decision) = self.what {
            check_seen(&row, decision.seen())?;
        }
        let act = match self.what {
            What::Decide(decision) => decision.act(),
            What::Resend => Act::SignatureResent,
        };
        let note = Note::new(scope.coalition.id, Some(self.actor.account), act, self.now).letter(letter.id).about(row.id);
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        let mut new = signature::ActiveModel { id: Set(row.id), changed_at: Set(self.now.0), ..Default::default() };
        let mut to = |event| {
            let next = state.after(event).ok_or(Error::Conflict)?;
            new.state = Set(next.code().to_owned());
            Ok::<_, Error>(())
        };
        match self.what {
            What::Decide(Decision::Approve(_)) => {
                if row.held_for.as_deref() == Some(HeldFor::Choice.code()) {
                    return Err(Error::field("", "error-pick-organisation"));
                }
                to(SignatureEvent::Approve)?;
                forget_decision(tx, &self.service, &row).await?;
                set_held(&mut new, None, self.now);
                new.known = Set(true);
                if kind_of(&row) == SignatoryKind::Person {
                    new.place = Set(free_place(tx, letter.id, &row.address_hmac, row.id).await?);
                }
                if row.outstanding {
                    // Of an earlier meaning it is listed as that, and asked for again while that can be answered.
                    if public::is_in_time(&letter, self.now) {
                        Queued::about(row.id, self.mail, Kind::Reaffirm, locale, self.now).insert(tx).await?;
                    }
                } else {
                    make_room(tx, Signatory::of(&row), self.now).await?;
                    Queued::about(row.id, self.mail, Kind::Approved, locale, self.now).insert(tx).await?;
                }
            }
            What::Decide(Decision::Hold) => {
                to(SignatureEvent::Hold)?;
                set_held(&mut new, Some(HeldFor::Organiser), self.now);
            }
            What::Decide(Decision::Remove(reason)) => {
                to(SignatureEvent::Remove)?;
                set_held(&mut new, None, self.now);
                new.cluster = Set(None);
                drop_proposal(tx, row.id).await?;
                new.removal_reason = Set(Some(reason.code().to_owned()));
            }
            What::Decide(Decision::Erase) => {
                note.insert(tx).await?;
                return erase(tx, &self.service, &row, Wish::Host, self.now).await;
            }
            What::Decide(Decision::Category(category, _)) => {
                if kind_of(&row) != SignatoryKind::Person {
                    return Err(Error::Conflict);
                }
                new.category = Set(category.code().to_owned());
            }
            What::Resend => {
                if state != SignatureState::Pending {
                    return Err(Error::Conflict);
                }
                let kind = match (row.import_id, row.on_behalf_by) {
                    (Some(_), _) => Kind::ConfirmGathered,
                    (None, Some(_)) => Kind::ConfirmOnBehalf,
                    (None, None) => Kind::Confirm,
                };
                // What a stranger entered stays in the strangers' lane, no matter who clicks.
                if kind == Kind::Confirm {
                    let private = self.service.open_private(&row)?.ok_or(Error::Conflict)?;
                    let counted = counted_for(&row.address_hmac, &Email::stored(&private.email));
                    let mut strangers = Strangers::of(tx, std::slice::from_ref(&counted), self.now).await?;
                    if !strangers.take(&counted, letter.id, kind, self.now) {
                        return Err(Error::field("", "error-mails-enough"));
                    }
                    strangers.store(tx).await?;
                }
                let mail = Queued::about(row.id, self.mail, kind, locale, self.now);
                if !mail.insert_allowed(tx).await? {
                    return Err(Error::field("", "error-mails-enough"));
                }
            }
        }
        if state == SignatureState::Confirmed && matches!(self.what, What::Decide(Decision::Hold | Decision::Remove(_))) {
            // Anyone who takes somebody off the list does not do so unnoticed.
            Queued::about(row.id, self.mail, Kind::TakenOff, locale, self.now).insert(tx).await?;
        }
        if matches!(self.what, What::Decide(Decision::Approve(_) | Decision::Remove(_))) {
            settle(tx, &row, self.now).await?;
        }
        let note = match self.what {
            What::Decide(Decision::Remove(reason)) => {
                let line = Line::Left { letter: letter.id, signature: row.id, departure: Departure::Removed(reason) };
                self.service.journal().note(line).await?;
                note.detail(reason.code())
            }
            _ => note,
        };
        note.insert(tx).await?;
        let changed = new.update(tx).await?;
        self.service.note_change(tx, &row, &changed, self.now).await
    }
}
