//! Invitations to sign: made by organisers, answered by the mailbox they went to, reminded by the table of
//! `docs/reminders.md`. Whether one was opened is nowhere recorded.

mod answer;
mod book;
mod by_link;
mod change;
mod disown;
mod forward;
mod invite;
mod list;
mod prepared;
mod reminders;
mod representative;
mod sign;
mod stand_by;
mod timetable;
mod upload;

pub(crate) use answer::{confirm_answer, post_answer};
pub use book::BookChoice;
pub(crate) use change::{take_away, void};
pub(crate) use invite::{Prepared, is_invited};
pub(crate) use reminders::stop_reminders;
pub(crate) use representative::take_back;

use crate::{
    Error, Service,
    entities::{account, invitation, membership},
    keys::{INVITATION, readable},
    members::accepted,
    public::country_of,
    writer::Tx,
};
use domain::{
    country::Country,
    invitation::{Invitee, Reply, Standing},
    role::{Permission, Role},
    site::Site,
    text::{Name, Phrase},
    time::Instant,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select,
    sea_query::{Expr, SimpleExpr},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The most mails that organisers can send anew about one invitation within [`MAIL_WINDOW`].
const MAILS: i64 = 3;
/// See [`MAILS`]; in microseconds.
const MAIL_WINDOW: i64 = Instant::DAY;
/// The most invitations of one organisation to one letter: passing on has an end.
const LIMIT_OF_ONE: u64 = 10;

/// Where an invitation stands, as SQL: a code of [`Standing`]. A signature in whatever way answers it; of two codes, the
/// later in the alphabet goes before: one that stands by the present text. One made by it, or by its mailbox, that is off
/// the list again was an answer too, until there is another.
const STANDING: &str = "COALESCE((SELECT MAX(CASE WHEN s.outstanding THEN 'outstanding' ELSE 'signed' END) FROM signature AS s \
    WHERE s.letter_id = invitation.letter_id AND s.kind = 'organisation' \
    AND (s.identity = invitation.identity OR s.id = invitation.signature_id) AND s.state IN ('held', 'confirmed')), \
    CASE WHEN invitation.state <> 'invited' THEN invitation.state \
    WHEN invitation.answer IS NOT NULL THEN invitation.answer \
    WHEN EXISTS (SELECT 1 FROM signature AS s WHERE s.id = invitation.signature_id AND s.state IN ('withdrawn', 'removed')) \
    THEN 'departed' \
    WHEN EXISTS (SELECT 1 FROM signature AS s WHERE s.letter_id = invitation.letter_id \
    AND s.address_hmac = invitation.address_hmac AND s.kind = 'organisation' AND s.identity = invitation.identity \
    AND s.state = 'withdrawn') THEN 'departed' ELSE 'waiting' END)";

/// What is sealed with an invitation.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Private {
    /// The invited mailbox.
    pub(crate) email: String,
    /// Who would sign; empty where that is not known.
    pub(crate) representative: String,
    /// Their office.
    pub(crate) office: String,
    /// The condition, or why not.
    pub(crate) text: String,
    /// The mailbox that it was passed on to last.
    pub(crate) forwarded_to: String,
}

impl Private {
    fn of(invitee: &Invitee) -> Self {
        let text = |line: Option<&str>| line.unwrap_or_default().to_owned();
        Self {
            email: invitee.email.as_str().to_owned(),
            representative: text(invitee.representative.as_ref().map(Name::as_str)),
            office: text(invitee.office.as_ref().map(Phrase::as_str)),
            ..Self::default()
        }
    }

    /// Who would sign and their office, where both are known.
    fn signatory(&self) -> Option<(String, String)> {
        let both = !self.representative.is_empty() && !self.office.is_empty();
        both.then(|| (self.representative.clone(), self.office.clone()))
    }
}

impl Service {
    /// What was sealed with an invitation.
    pub(crate) fn open_invitation(&self, row: &invitation::Model) -> Result<Private, Error> {
        let plain = self.keys().unseal(INVITATION.of(row.id), &row.private_sealed)?;
        Ok(serde_json::from_slice(&plain)?)
    }

    /// The same where a list shows it: what does not open is missing in it, and nothing else.
    fn readable_invitation(&self, row: &invitation::Model) -> Private {
        readable("invitation", row.id, self.open_invitation(row)).unwrap_or_default()
    }

    fn seal_invitation(&self, id: Uuid, private: &Private) -> Result<Vec<u8>, Error> {
        let plain = serde_json::to_vec(private)?;
        self.keys().seal(self.rng(), INVITATION.of(id), &plain)
    }

    /// Those who may invite in a coalition: an account and a fresh id each, for a mail to it.
    async fn organisers(&self, coalition: Uuid) -> Result<Vec<Told>, Error> {
        let members = accepted().filter(membership::Column::CoalitionId.eq(coalition)).all(self.read()).await?;
        let told = members
            .into_iter()
            .filter(|member| Role::from_code(&member.role).is_some_and(|role| role.may(Permission::Invite)))
            .map(|member| member.account_id);
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(told)).all(self.read()).await?;
        Ok(accounts.into_iter().map(|account| Told { account: account.id, mail: self.new_id(), locale: account.locale }).collect())
    }
}

/// An organiser who is told of something.
#[derive(Clone)]
struct Told {
    account: Uuid,
    mail: Uuid,
    locale: String,
}

/// The invitations of a letter.
fn of_letter(letter: Uuid) -> Select<invitation::Entity> {
    invitation::Entity::find().filter(invitation::Column::LetterId.eq(letter))
}

/// Where an invitation stands.
pub(crate) async fn standing_of<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<Standing, Error> {
    use sea_orm::QuerySelect;
    let code: Option<String> =
        invitation::Entity::find_by_id(id).select_only().column_as(standing(), "standing").into_tuple().one(db).await?;
    Ok(code.as_deref().and_then(Standing::from_code).unwrap_or(Standing::Withdrawn))
}

/// See [`STANDING`].
fn standing() -> SimpleExpr {
    Expr::cust(STANDING)
}

/// Whether an invitation stands as one of these.
fn stands_as(any: impl IntoIterator<Item = Standing>) -> SimpleExpr {
    sea_orm::sea_query::ExprTrait::is_in(standing(), any.into_iter().map(Standing::code))
}

/// What an invitation's row says was answered.
fn reply_of(row: &invitation::Model, private: &Private) -> Option<Reply> {
    match row.answer.as_deref().and_then(Standing::from_code)? {
        Standing::Conditional => Some(Reply::Conditional(private.text.clone())),
        Standing::Later => Some(Reply::Later(row.answer_until.clone().unwrap_or_default())),
        Standing::Declined => Some(Reply::Declined((!private.text.is_empty()).then(|| private.text.clone()))),
        _ => None,
    }
}

/// What a row says of the organisation.
fn organisation_of(row: &invitation::Model) -> Result<(Name, Country, Option<Site>), Error> {
    Ok((Name::stored(&row.name), country_of(&row.country), Site::stored_optional(row.site.as_deref())))
}

/// The invitation as it stands within a transaction, if it can still be used with a link of this serial.
async fn usable(tx: &Tx, id: Uuid, serial: i64) -> Result<invitation::Model, Error> {
    let row = invitation::Entity::find_by_id(id).one(tx).await?;
    row.filter(|row| row.state == "invited" && row.link_serial == serial).ok_or(Error::Link)
}

/// Notes a mail about an invitation, within its limit.
async fn count_mail(tx: &Tx, id: Uuid, now: Instant) -> Result<bool, Error> {
    let start = now.plus(-MAIL_WINDOW).0;
    let rows = invitation::Entity::update_many()
        .set(invitation::ActiveModel { last_mail_at: Set(Some(now.0)), ..Default::default() })
        .col_expr(
            invitation::Column::Mails,
            Expr::cust(format!("CASE WHEN invitation.mails_since < {start} THEN 1 ELSE invitation.mails + 1 END")),
        )
        .col_expr(
            invitation::Column::MailsSince,
            Expr::cust(format!("CASE WHEN invitation.mails_since < {start} THEN {} ELSE invitation.mails_since END", now.0)),
        )
        .filter(invitation::Column::Id.eq(id))
        .exec_with_returning(tx)
        .await?;
    Ok(rows.first().is_some_and(|row| row.mails <= MAILS))
}
