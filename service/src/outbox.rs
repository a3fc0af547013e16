//! Mails: queued in the transaction that causes them, claimed by a worker with a lease, ended with their outcome.
//!
//! A row says what a mail is about and nothing of what it says: text and links are made when it is sent.

use crate::{
    Actor, Error, Service,
    entities::{account, coalition, instance, letter, membership, outbox, session, signature},
    public,
    scope::{brief, scope_in},
    token::Purpose,
    writer::{Command, Tx},
};
use domain::{
    email::Email,
    ids::MailId,
    locale::Locale,
    role::{Permission, Role},
    shapes::{
        mail::{MailContent, MailLetter, MailShape},
        signing::LinkPurpose,
    },
    signature::SignatureState,
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// How long a worker has to send what it claimed, in microseconds: 5 minutes.
const LEASE: i64 = 300 * Instant::SECOND;
/// How often a mail is tried before it is given up: about two days.
const TRIES: i64 = 12;

/// The kinds of mail, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Confirm,
    ConfirmOnBehalf,
    AlreadySigned,
    Receipt,
    Manage,
    Approved,
    Withdrawn,
    ResetPassword,
    Invitation,
    Test,
}

impl Kind {
    const ALL: [(Self, &'static str); 10] = [
        (Self::Confirm, "confirm"),
        (Self::ConfirmOnBehalf, "confirm_on_behalf"),
        (Self::AlreadySigned, "already_signed"),
        (Self::Receipt, "receipt"),
        (Self::Manage, "manage"),
        (Self::Approved, "approved"),
        (Self::Withdrawn, "withdrawn"),
        (Self::ResetPassword, "reset_password"),
        (Self::Invitation, "invitation"),
        (Self::Test, "test"),
    ];

    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, code)| code)
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(kind, _)| *kind)
    }
}

/// A mail to be queued.
pub(crate) struct Queued {
    pub(crate) id: Uuid,
    pub(crate) kind: Kind,
    pub(crate) locale: Locale,
    pub(crate) now: Instant,
    pub(crate) signature: Option<Uuid>,
    pub(crate) account: Option<Uuid>,
    pub(crate) coalition: Option<Uuid>,
    pub(crate) by: Option<Uuid>,
    pub(crate) to_sealed: Option<Vec<u8>>,
}

impl Queued {
    pub(crate) fn new(id: Uuid, kind: Kind, locale: Locale, now: Instant) -> Self {
        Self { id, kind, locale, now, signature: None, account: None, coalition: None, by: None, to_sealed: None }
    }

    /// A mail about a signature, to its mailbox.
    pub(crate) fn about(signature: Uuid, id: Uuid, kind: Kind, locale: Locale, now: Instant) -> Self {
        Self { signature: Some(signature), ..Self::new(id, kind, locale, now) }
    }

    pub(crate) async fn insert(&self, tx: &Tx) -> Result<(), Error> {
        outbox::Entity::insert(self.row()).exec_without_returning(tx).await?;
        Ok(())
    }

    fn row(&self) -> outbox::ActiveModel {
        let row = outbox::Model {
            id: self.id,
            kind: self.kind.code().to_owned(),
            locale: self.locale.tag().to_owned(),
            signature_id: self.signature,
            account_id: self.account,
            coalition_id: self.coalition,
            by_account_id: self.by,
            to_sealed: self.to_sealed.clone(),
            state: "queued".to_owned(),
            attempts: 0,
            next_at: self.now.0,
            created_at: self.now.0,
            ended_at: None,
        };
        row.into_active_model()
    }
}

/// Queues several mails in one statement.
pub(crate) async fn queue(mails: &[Queued], tx: &Tx) -> Result<(), Error> {
    if !mails.is_empty() {
        outbox::Entity::insert_many(mails.iter().map(Queued::row)).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// A mail that a worker has claimed.
#[derive(Clone, Debug)]
pub struct DueMail {
    /// Its row.
    pub id: MailId,
    /// Whom it goes to.
    pub to: Email,
    /// What it says.
    pub shape: MailShape,
    /// Whether it is a test: its arrival proves that mail works.
    pub test: bool,
}

/// A mail kept for the demonstration's mailbox page.
#[derive(Clone, Debug)]
pub struct KeptMail {
    /// Its row.
    pub id: MailId,
    /// Whom it would go to.
    pub to: String,
    /// When it was queued.
    pub at: Instant,
    /// What it says.
    pub shape: MailShape,
}

impl Service {
    /// Claims mails that are due; each is this worker's for five minutes. A mail whose subject is gone is ended.
    ///
    /// # Errors
    /// The database's.
    pub async fn claim_mails(&self, limit: u64) -> Result<Vec<DueMail>, Error> {
        let mut mails = Vec::new();
        for row in self.submit(Claim { limit, now: self.now() }).await? {
            let test = Kind::from_code(&row.kind) == Some(Kind::Test);
            match self.mail_of(&row).await? {
                Some((to, shape)) => mails.push(DueMail { id: MailId(row.id), to, shape, test }),
                None => self.mail_failed(MailId(row.id), true).await?,
            }
        }
        Ok(mails)
    }

    /// Notes that a mail was handed over.
    ///
    /// # Errors
    /// The database's.
    pub async fn mail_sent(&self, id: MailId) -> Result<(), Error> {
        self.submit(End { id: id.0, outcome: Outcome::Sent, now: self.now() }).await
    }

    /// Notes that a mail was refused; it is tried again later, with growing pauses, unless that is pointless.
    ///
    /// # Errors
    /// The database's.
    pub async fn mail_failed(&self, id: MailId, permanent: bool) -> Result<(), Error> {
        let outcome = if permanent { Outcome::Refused } else { Outcome::Later };
        self.submit(End { id: id.0, outcome, now: self.now() }).await
    }

    /// The mails kept for the demonstration, newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`] outside the demonstration.
    pub async fn mailbox(&self, limit: u64) -> Result<Vec<KeptMail>, Error> {
        if !self.is_demonstration() {
            return Err(Error::NotFound);
        }
        let rows = outbox::Entity::find()
            .order_by_desc(outbox::Column::CreatedAt)
            .order_by_desc(outbox::Column::Id)
            .limit(limit)
            .all(self.read())
            .await?;
        let mut mails = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some((to, shape)) = self.mail_of(&row).await? {
                mails.push(KeptMail { id: MailId(row.id), to: to.as_str().to_owned(), at: Instant(row.created_at), shape });
            }
        }
        Ok(mails)
    }

    /// One mail kept for the demonstration.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn mailbox_mail(&self, id: MailId) -> Result<KeptMail, Error> {
        if !self.is_demonstration() {
            return Err(Error::NotFound);
        }
        let row = outbox::Entity::find_by_id(id.0).one(self.read()).await?.ok_or(Error::NotFound)?;
        let (to, shape) = self.mail_of(&row).await?.ok_or(Error::NotFound)?;
        Ok(KeptMail { id, to: to.as_str().to_owned(), at: Instant(row.created_at), shape })
    }

    /// Empties the demonstration's mailbox.
    ///
    /// # Errors
    /// [`Error::NotFound`] outside the demonstration.
    pub async fn clear_mailbox(&self) -> Result<(), Error> {
        if self.is_demonstration() { self.submit(Clear).await } else { Err(Error::NotFound) }
    }

    /// Queues a mail whose arrival proves that mail works.
    ///
    /// # Errors
    /// When the actor may not administer the coalition.
    pub async fn test_mail(&self, actor: &Actor, coalition: &str, to: &Email) -> Result<(), Error> {
        let to_sealed = self.keys().seal(self.rng(), to.as_str().as_bytes())?;
        let (id, now) = (self.new_id(), self.now());
        self.submit(QueueTest { actor: actor.clone(), coalition: coalition.to_owned(), to_sealed, id, now }).await
    }

    /// Whom a queued mail goes to and what it says; `None` where its subject is gone.
    async fn mail_of(&self, row: &outbox::Model) -> Result<Option<(Email, MailShape)>, Error> {
        let Some(kind) = Kind::from_code(&row.kind) else { return Ok(None) };
        let found = match (row.signature_id, row.account_id) {
            (Some(id), _) => self.signature_mail(row, kind, id).await?,
            (None, Some(id)) => self.account_mail(row, kind, id).await?,
            (None, None) => self.test_content(row).await?,
        };
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        Ok(found.map(|(to, content)| (to, MailShape { locale, base_url: self.base_url().to_owned(), content })))
    }

    async fn signature_mail(&self, row: &outbox::Model, kind: Kind, id: Uuid) -> Result<Option<(Email, MailContent)>, Error> {
        let Some(signature) = signature::Entity::find_by_id(id).one(self.read()).await? else { return Ok(None) };
        let Some(private) = self.open_private(&signature.private_sealed)? else { return Ok(None) };
        let Some(letter) = letter::Entity::find_by_id(signature.letter_id).one(self.read()).await? else { return Ok(None) };
        let Some(coalition) = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await? else { return Ok(None) };
        let entry = crate::signatures::entry_of(&signature, Some(&private))?;
        let url = format!("{}/{}/c/{}/{}", self.base_url(), row.locale, coalition.slug, letter.slug);
        let letter = MailLetter {
            coalition: brief(&coalition),
            subject: letter.subject.clone(),
            recipients: serde_json::from_str(&letter.recipients).unwrap_or_default(),
            url,
            deadline: public::deadline_of(&letter),
        };
        let link = |purpose| {
            let token = self.make_token(Purpose::Signature(purpose), signature.public_id, signature.link_serial, Instant(row.created_at));
            Some(format!("{}/l/{token}", self.base_url()))
        };
        let content = match kind {
            Kind::Confirm => MailContent::Confirm { letter, entry, link: link(LinkPurpose::Confirm) },
            Kind::ConfirmOnBehalf => {
                let organiser = self.account_name(signature.on_behalf_by).await?;
                MailContent::ConfirmOnBehalf { letter, entry, organiser, link: link(LinkPurpose::Confirm) }
            }
            Kind::AlreadySigned => MailContent::AlreadySigned { letter, entry, link: link(LinkPurpose::View) },
            Kind::Receipt => {
                let held = signature.state == SignatureState::Held.code();
                MailContent::Receipt { letter, entry, held, link: link(LinkPurpose::View) }
            }
            Kind::Manage => MailContent::Manage { letter, entry, link: link(LinkPurpose::Manage) },
            Kind::Approved => MailContent::Approved { letter, entry, link: link(LinkPurpose::View) },
            Kind::Withdrawn => MailContent::Withdrawn { letter, entry },
            Kind::ResetPassword | Kind::Invitation | Kind::Test => return Ok(None),
        };
        let to = Email::parse(&private.email).map_err(|error| Error::Internal(error.to_string()))?;
        Ok(Some((to, content)))
    }

    async fn account_mail(&self, row: &outbox::Model, kind: Kind, id: Uuid) -> Result<Option<(Email, MailContent)>, Error> {
        let Some(account) = account::Entity::find_by_id(id).one(self.read()).await? else { return Ok(None) };
        let to = self.account_email(&account)?;
        let token = self.make_token(Purpose::Reset, account.id, account.link_serial, Instant(row.created_at));
        let choose = format!("{}/l/{token}", self.base_url());
        let name = account.name.clone();
        let content = match kind {
            Kind::ResetPassword => MailContent::ResetPassword { name, link: Some(choose) },
            Kind::Invitation => {
                let Some(coalition) = row.coalition_id else { return Ok(None) };
                let Some(coalition) = coalition::Entity::find_by_id(coalition).one(self.read()).await? else { return Ok(None) };
                let Some(membership) = membership::Entity::find_by_id((coalition.id, account.id)).one(self.read()).await? else {
                    return Ok(None);
                };
                let Some(role) = Role::from_code(&membership.role) else { return Ok(None) };
                let link = if account.password.is_some() { format!("{}/{}/desk", self.base_url(), row.locale) } else { choose };
                let by = self.account_name(row.by_account_id).await?;
                MailContent::Invitation { name, coalition: brief(&coalition), role, by, link: Some(link) }
            }
            _ => return Ok(None),
        };
        Ok(Some((to, content)))
    }

    async fn test_content(&self, row: &outbox::Model) -> Result<Option<(Email, MailContent)>, Error> {
        let (Some(coalition), Some(to)) = (row.coalition_id, &row.to_sealed) else { return Ok(None) };
        let Some(coalition) = coalition::Entity::find_by_id(coalition).one(self.read()).await? else { return Ok(None) };
        Ok(Some((self.unseal_email(to)?, MailContent::Test { coalition: brief(&coalition) })))
    }

    async fn account_name(&self, id: Option<Uuid>) -> Result<String, Error> {
        let Some(id) = id else { return Ok(String::new()) };
        Ok(account::Entity::find_by_id(id).one(self.read()).await?.map(|account| account.name).unwrap_or_default())
    }

    /// The account's address.
    pub(crate) fn account_email(&self, account: &account::Model) -> Result<Email, Error> {
        self.unseal_email(&account.email_sealed)
    }

    fn unseal_email(&self, sealed: &[u8]) -> Result<Email, Error> {
        let text = String::from_utf8(self.keys().unseal(sealed)?).map_err(|error| Error::Internal(error.to_string()))?;
        Email::parse(&text).map_err(|error| Error::Internal(error.to_string()))
    }

    /// Deletes what has had its time: signatures unconfirmed for 30 days, mails ended 7 days ago, dead sessions.
    ///
    /// # Errors
    /// The database's.
    pub async fn purge(&self) -> Result<(), Error> {
        self.submit(Purge { now: self.now() }).await
    }
}

struct Claim {
    limit: u64,
    now: Instant,
}

impl Command for Claim {
    type Answer = Vec<outbox::Model>;

    /// The conditions stand in the update too: of two processes that choose the same rows, the second finds them leased.
    async fn execute(&self, tx: &Tx) -> Result<Vec<outbox::Model>, Error> {
        let due = || Condition::all().add(outbox::Column::State.eq("queued")).add(outbox::Column::NextAt.lte(self.now.0));
        let chosen = outbox::Entity::find()
            .select_only()
            .column(outbox::Column::Id)
            .filter(due())
            .order_by_asc(outbox::Column::NextAt)
            .limit(self.limit);
        let rows = outbox::Entity::update_many()
            .col_expr(outbox::Column::NextAt, Expr::value(self.now.plus(LEASE).0))
            .col_expr(outbox::Column::Attempts, Expr::col(outbox::Column::Attempts).add(1))
            .filter(outbox::Column::Id.in_subquery(chosen.into_query()))
            .filter(due())
            .exec_with_returning(tx)
            .await?;
        Ok(rows)
    }
}

enum Outcome {
    Sent,
    Later,
    Refused,
}

struct End {
    id: Uuid,
    outcome: Outcome,
    now: Instant,
}

impl Command for End {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let Some(row) = outbox::Entity::find_by_id(self.id).one(tx).await? else { return Ok(()) };
        let test = Kind::from_code(&row.kind) == Some(Kind::Test);
        let attempts = row.attempts;
        let mut row = row.into_active_model();
        match self.outcome {
            Outcome::Later if attempts < TRIES => {
                // One minute, doubled each time, at most six hours.
                let pause = std::cmp::min(60 << attempts.clamp(0, 20), 6 * 3600) * Instant::SECOND;
                row.next_at = Set(self.now.plus(pause).0);
            }
            Outcome::Sent => {
                row.state = Set("sent".to_owned());
                row.ended_at = Set(Some(self.now.0));
                row.to_sealed = Set(None);
                if test {
                    let proven = instance::ActiveModel { id: Set(1), mail_proven_at: Set(Some(self.now.0)), ..Default::default() };
                    proven.update(tx).await?;
                }
            }
            Outcome::Later | Outcome::Refused => {
                row.state = Set("failed".to_owned());
                row.ended_at = Set(Some(self.now.0));
                row.to_sealed = Set(None);
            }
        }
        row.update(tx).await?;
        Ok(())
    }
}

struct Clear;

impl Command for Clear {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        outbox::Entity::delete_many().exec(tx).await?;
        Ok(())
    }
}

struct QueueTest {
    actor: Actor,
    coalition: String,
    to_sealed: Vec<u8>,
    id: Uuid,
    now: Instant,
}

impl Command for QueueTest {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::Administer).await?;
        let mail = Queued {
            coalition: Some(scope.coalition.id),
            to_sealed: Some(self.to_sealed.clone()),
            ..Queued::new(self.id, Kind::Test, self.actor.locale, self.now)
        };
        mail.insert(tx).await
    }
}

struct Purge {
    now: Instant,
}

impl Command for Purge {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        signature::Entity::delete_many()
            .filter(signature::Column::State.eq(SignatureState::Pending.code()))
            .filter(signature::Column::ChangedAt.lt(self.now.plus(-30 * Instant::DAY).0))
            .exec(tx)
            .await?;
        outbox::Entity::delete_many().filter(outbox::Column::EndedAt.lt(self.now.plus(-7 * Instant::DAY).0)).exec(tx).await?;
        session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(self.now.0)).exec(tx).await?;
        Ok(())
    }
}
