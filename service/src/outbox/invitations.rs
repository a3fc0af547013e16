//! What mails about invitations say: to the mailbox that is invited, and to organisers.

use super::{Kind, content::Found};
use crate::{
    Error, Service,
    entities::{account, coalition, invitation, letter, outbox, reminder},
    token::Purpose,
};
use domain::{
    email::Email,
    reminder::ReminderKind,
    shapes::mail::{MailContent, MailInvitation},
    time::Deadline,
};
use sea_orm::EntityTrait;
use uuid::Uuid;

impl Service {
    pub(super) async fn invitation_mail(&self, row: &outbox::Model, kind: Kind, id: Uuid) -> Result<Option<Found>, Error> {
        let Some(invited) = invitation::Entity::find_by_id(id).one(self.read()).await? else { return Ok(None) };
        let Some(letter) = letter::Entity::find_by_id(invited.letter_id).one(self.read()).await? else { return Ok(None) };
        let Some(coalition) = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await? else { return Ok(None) };
        let private = self.open_invitation(&invited)?;
        let to = match row.account_id {
            Some(account) => match account::Entity::find_by_id(account).one(self.read()).await? {
                Some(account) => self.account_email(&account)?,
                None => return Ok(None),
            },
            None => Email::stored(&private.email),
        };
        let token = self.make_token(Purpose::Invitation, invited.public_id, invited.link_serial, self.links_from(row));
        let desk = self.desk_link(row, &coalition, &letter, "/invitations");
        let soft = letter.soft_deadline_local.as_deref().zip(letter.deadline_zone.as_deref());
        let about = MailInvitation {
            letter: self.mail_letter(&coalition, &letter, &row.locale),
            organisation: invited.name.clone(),
            soft: soft.and_then(|(local, zone)| Deadline::stored(local, zone)),
            link: Some(if row.account_id.is_some() { desk } else { format!("{}/l/{token}", self.base_url()) }),
        };
        let content = match kind {
            Kind::Invite => {
                let forwarded_by = match invited.forwarded_from {
                    Some(first) => invitation::Entity::find_by_id(first).one(self.read()).await?,
                    None => None,
                };
                let forwarded_by = forwarded_by.map(|first| self.open_invitation(&first)).transpose()?.map(|private| private.email);
                MailContent::Invite { about, name: private.representative, forwarded_by }
            }
            Kind::Remind => {
                let Some(kind) = row.reminder.as_deref().and_then(ReminderKind::from_code) else { return Ok(None) };
                let own = reminder::Entity::find_by_id((letter.id, kind.code().to_owned())).one(self.read()).await?;
                MailContent::Remind { about, kind, words: own.and_then(|row| row.words) }
            }
            Kind::PassedOn => MailContent::PassedOn { about, to: private.forwarded_to },
            Kind::ConditionTold => MailContent::ConditionTold { about, condition: private.text },
            Kind::DisownedTold => MailContent::DisownedTold { about },
            Kind::MailboxLink => self.mailbox_link(kind, invited.public_id, row),
            _ => return Ok(None),
        };
        Ok(Some(Found { to, content, about: Some((invited.public_id, invited.letter_id)) }))
    }
}
