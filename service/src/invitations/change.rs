//! What organisers do with an invitation: send it once more, take it back.

use super::{count_mail, of_letter, standing_of};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{invitation, outbox},
    journal::{Line, Uninvited},
    outbox::{Kind, Queued},
    public::accepts,
    scope::{letter_of, scope_in},
    writer::{Command, Tx},
};
use domain::{activity::Act, ids::PublicId, invitation::Standing, locale::Locale, role::Permission, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// Sends an invitation once more, within the limit of mails to one mailbox.
    ///
    /// # Errors
    /// `error-invited-too-often`; `Conflict` where it cannot be sent any more; `NotFound`, `Forbidden`.
    pub async fn resend_invitation(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<(), Error> {
        self.change(actor, coalition, letter, id, What::Resend { mail: self.new_id() }).await
    }

    /// Takes an invitation back: its link is dead from now on.
    ///
    /// # Errors
    /// `Conflict` where it was answered with a signature; `NotFound`, `Forbidden`.
    pub async fn withdraw_invitation(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<(), Error> {
        self.change(actor, coalition, letter, id, What::Withdraw).await
    }

    async fn change(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId, what: What) -> Result<(), Error> {
        self.submit(Change {
            service: self.clone(),
            actor: actor.clone(),
            coalition: coalition.into(),
            letter: letter.into(),
            id,
            what,
            now: self.now(),
        })
        .await
    }
}

enum What {
    Resend { mail: Uuid },
    Withdraw,
}

struct Change {
    service: Service,
    actor: Actor,
    coalition: String,
    letter: String,
    id: PublicId,
    what: What,
    now: Instant,
}

impl Command for Change {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::Invite).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let row = of_letter(letter.id).filter(invitation::Column::PublicId.eq(self.id.0)).one(tx).await?.ok_or(Error::NotFound)?;
        let standing = standing_of(tx, row.id).await?;
        match self.what {
            What::Resend { mail } => {
                if !standing.can_be_resent() || !accepts(&letter, self.now) {
                    return Err(Error::Conflict);
                }
                if !count_mail(tx, row.id, self.now).await? {
                    return Err(Error::field("", "error-invited-too-often"));
                }
                Note::new(scope.coalition.id, Some(self.actor.account), Act::InvitationResent, self.now)
                    .letter(letter.id)
                    .insert(tx)
                    .await?;
                let locale = Locale::from_tag(&row.locale).unwrap_or_default();
                Queued { invitation: Some(row.id), ..Queued::new(mail, Kind::Invite, locale, self.now) }.insert(tx).await
            }
            What::Withdraw if standing == Standing::Withdrawn => Ok(()),
            What::Withdraw => {
                if !standing.can_be_withdrawn() {
                    return Err(Error::Conflict);
                }
                withdraw(&self.service, tx, &row).await?;
                Note::new(scope.coalition.id, Some(self.actor.account), Act::InvitationWithdrawn, self.now)
                    .letter(letter.id)
                    .insert(tx)
                    .await
            }
        }
    }
}

/// Takes an invitation back, and notes it in the journal, so that no restored backup reminds of it.
pub(super) async fn withdraw(service: &Service, tx: &Tx, row: &invitation::Model) -> Result<(), Error> {
    let line = Line::Uninvited { letter: row.letter_id, invitation: row.id, how: Uninvited::Withdrawn, at: service.now() };
    service.journal().note(line).await?;
    end(tx, row).await
}

/// Takes an invitation back that the journal knows as taken back; says whether it was one.
pub(crate) async fn take_away(tx: &Tx, row: &invitation::Model) -> Result<bool, Error> {
    let withdrawn = standing_of(tx, row.id).await?.can_be_withdrawn();
    if withdrawn {
        end(tx, row).await?;
    }
    Ok(withdrawn)
}

/// Ends the links of an invitation, whatever was made of them since a backup.
pub(crate) async fn void(tx: &Tx, row: &invitation::Model, jump: i64) -> Result<(), Error> {
    let link_serial = Set(row.link_serial.saturating_add(jump));
    invitation::ActiveModel { id: Set(row.id), link_serial, ..Default::default() }.update(tx).await?;
    Ok(())
}

/// Its link is dead from now on, and what waits to be sent about it is not sent.
async fn end(tx: &Tx, row: &invitation::Model) -> Result<(), Error> {
    let withdrawn = invitation::ActiveModel {
        id: Set(row.id),
        state: Set(Standing::Withdrawn.code().to_owned()),
        link_serial: Set(row.link_serial + 1),
        ..Default::default()
    };
    withdrawn.update(tx).await?;
    let waiting = outbox::Entity::delete_many().filter(outbox::Column::InvitationId.eq(row.id));
    waiting.filter(outbox::Column::State.eq("queued")).exec(tx).await?;
    Ok(())
}
