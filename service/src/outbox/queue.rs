//! The kinds of mail, and how one is queued.

use super::limits::Earlier;
use crate::{Error, entities::outbox, writer::Tx};
use domain::{locale::Locale, reminder::ReminderKind, time::Instant};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The state of a mail that waits.
pub(crate) const QUEUED: &str = "queued";

/// The kinds of mail, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Confirm,
    ConfirmInvited,
    ConfirmOnBehalf,
    ConfirmGathered,
    AlreadySigned,
    Receipt,
    Manage,
    LostLinks,
    Approved,
    Withdrawn,
    CorrectionTaken,
    CorrectionDeclined,
    SignedAtDomain,
    DataEnds,
    Questioned,
    TakenOff,
    QuestionedTold,
    ErrorReported,
    WaitingOverdue,
    WaitingDeadline,
    WaitingPublication,
    ResetPassword,
    SignInLink,
    Security,
    StepUp,
    Invitation,
    Published,
    PublicationMissed,
    ContactsAsked,
    AccountDeleted,
    Digest,
    Test,
    Invite,
    Remind,
    SignedByInvitation,
    PassedOn,
    ConditionTold,
    DisownedTold,
    AmendmentNotice,
    AmendmentProposed,
    Reaffirm,
    ReaffirmReminder,
    DataLink,
    Message,
    MailboxLink,
    EmailsStopped,
}

impl Kind {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Confirm, "confirm"),
        (Self::ConfirmInvited, "confirm_invited"),
        (Self::ConfirmOnBehalf, "confirm_on_behalf"),
        (Self::ConfirmGathered, "confirm_gathered"),
        (Self::AlreadySigned, "already_signed"),
        (Self::Receipt, "receipt"),
        (Self::Manage, "manage"),
        (Self::LostLinks, "lost_links"),
        (Self::Approved, "approved"),
        (Self::Withdrawn, "withdrawn"),
        (Self::CorrectionTaken, "correction_taken"),
        (Self::CorrectionDeclined, "correction_declined"),
        (Self::SignedAtDomain, "signed_at_domain"),
        (Self::DataEnds, "data_ends"),
        (Self::Questioned, "questioned"),
        (Self::TakenOff, "taken_off"),
        (Self::QuestionedTold, "questioned_told"),
        (Self::ErrorReported, "error_reported"),
        (Self::WaitingOverdue, "waiting_overdue"),
        (Self::WaitingDeadline, "waiting_deadline"),
        (Self::WaitingPublication, "waiting_publication"),
        (Self::ResetPassword, "reset_password"),
        (Self::SignInLink, "sign_in_link"),
        (Self::Security, "security"),
        (Self::StepUp, "step_up"),
        (Self::Invitation, "invitation"),
        (Self::Published, "published"),
        (Self::PublicationMissed, "publication_missed"),
        (Self::ContactsAsked, "contacts_asked"),
        (Self::AccountDeleted, "account_deleted"),
        (Self::Digest, "digest"),
        (Self::Test, "test"),
        (Self::Invite, "invite"),
        (Self::Remind, "remind"),
        (Self::SignedByInvitation, "signed_by_invitation"),
        (Self::PassedOn, "passed_on"),
        (Self::ConditionTold, "condition_told"),
        (Self::DisownedTold, "disowned_told"),
        (Self::AmendmentNotice, "amendment_notice"),
        (Self::AmendmentProposed, "amendment_proposed"),
        (Self::Reaffirm, "reaffirm"),
        (Self::ReaffirmReminder, "reaffirm_reminder"),
        (Self::DataLink, "data_link"),
        (Self::Message, "message"),
        (Self::MailboxLink, "mailbox_link"),
        (Self::EmailsStopped, "emails_stopped"),
    ];

    #[cfg(test)]
    pub(super) fn all() -> impl Iterator<Item = Self> {
        Self::ALL.iter().map(|(kind, _)| *kind)
    }

    pub(crate) fn code(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, code)| code)
    }

    /// The lane that mails of this kind wait in.
    pub(crate) const fn lane(self) -> Lane {
        match self {
            Self::ResetPassword
            | Self::SignInLink
            | Self::Security
            | Self::StepUp
            | Self::Invitation
            | Self::ContactsAsked
            | Self::AccountDeleted
            | Self::Test => Lane::Accounts,
            Self::Manage | Self::LostLinks | Self::DataLink | Self::MailboxLink => Lane::WaysOut,
            Self::Invite
            | Self::Remind
            | Self::Message
            | Self::ConfirmGathered
            | Self::ConfirmOnBehalf
            | Self::Reaffirm
            | Self::ReaffirmReminder => Lane::Organisers,
            _ => Lane::Others,
        }
    }

    /// The coalition that mails of this kind are counted for. Any may invite an address to its desk: those are counted
    /// together.
    const fn counted_for(self, coalition: Option<Uuid>) -> Option<Uuid> {
        if matches!(self, Self::Invitation) { None } else { coalition }
    }

    /// Who reads it, where the others do not say so: the subject of what goes to an organisation's contacts is the mailbox.
    const fn reader(self, subject: Option<Uuid>) -> Option<Uuid> {
        if matches!(self, Self::SignedAtDomain) { subject } else { None }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(kind, _)| *kind)
    }
}

/// Mails of one lane wait for no mail of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// About accounts: somebody sits and waits for them, and few are sent.
    Accounts,
    /// With a link that leads out. Few are sent, and strangers, who can queue many others, keep nobody from leaving.
    WaysOut,
    /// What organisers cause, thousands at once: nobody who signs or answers waits behind them, of whatever coalition.
    Organisers,
    /// All others, of which many may be queued at once.
    Others,
}

impl Lane {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Accounts, Self::WaysOut, Self::Others, Self::Organisers];

    /// The stored number.
    pub(crate) const fn code(self) -> i64 {
        match self {
            Self::Accounts => 0,
            Self::Others => 1,
            Self::WaysOut => 2,
            Self::Organisers => 3,
        }
    }
}

/// A mail to be queued.
pub(crate) struct Queued {
    pub(crate) id: Uuid,
    pub(crate) kind: Kind,
    pub(crate) locale: Locale,
    pub(crate) now: Instant,
    /// When it may leave.
    pub(crate) due: Instant,
    pub(crate) signature: Option<Uuid>,
    pub(crate) account: Option<Uuid>,
    pub(crate) coalition: Option<Uuid>,
    pub(crate) letter: Option<Uuid>,
    pub(crate) by: Option<Uuid>,
    pub(crate) to_sealed: Option<Vec<u8>>,
    pub(crate) invitation: Option<Uuid>,
    pub(crate) reminder: Option<ReminderKind>,
    /// What it is about, where none of the others says so.
    pub(crate) subject: Option<Uuid>,
    /// The serial of an account's links that its link is made with.
    pub(crate) link_serial: Option<i64>,
}

impl Queued {
    pub(crate) fn new(id: Uuid, kind: Kind, locale: Locale, now: Instant) -> Self {
        Self {
            id,
            kind,
            locale,
            now,
            due: now,
            signature: None,
            account: None,
            coalition: None,
            letter: None,
            by: None,
            to_sealed: None,
            invitation: None,
            reminder: None,
            subject: None,
            link_serial: None,
        }
    }

    /// A mail about a signature, to its mailbox.
    pub(crate) fn about(signature: Uuid, id: Uuid, kind: Kind, locale: Locale, now: Instant) -> Self {
        Self { signature: Some(signature), ..Self::new(id, kind, locale, now) }
    }

    /// Queues it within the limits of its kind.
    pub(crate) async fn insert(&self, tx: &Tx) -> Result<(), Error> {
        self.insert_allowed(tx).await.map(drop)
    }

    /// The same, and answers whether it is queued.
    pub(crate) async fn insert_allowed(&self, tx: &Tx) -> Result<bool, Error> {
        Ok(!queue_allowed(std::slice::from_ref(self), tx).await?.is_empty())
    }

    /// When a mail of this kind about a signature was queued last.
    pub(crate) async fn last<C: ConnectionTrait>(db: &C, signature: Uuid, kind: Kind) -> Result<Option<Instant>, Error> {
        let own = outbox::Entity::find().filter(outbox::Column::SignatureId.eq(signature)).filter(outbox::Column::Kind.eq(kind.code()));
        Ok(own.order_by_desc(outbox::Column::CreatedAt).one(db).await?.map(|row| Instant(row.created_at)))
    }

    fn about_what(&self) -> About {
        About {
            kind: self.kind.code().to_owned(),
            ids: [
                self.signature,
                self.invitation,
                self.account,
                self.kind.counted_for(self.coalition),
                self.letter,
                self.kind.reader(self.subject),
            ],
            reminder: self.reminder.map(|kind| kind.code().to_owned()),
        }
    }

    fn row(&self, due: Instant) -> outbox::ActiveModel {
        let row = outbox::Model {
            id: self.id,
            kind: self.kind.code().to_owned(),
            locale: self.locale.tag().to_owned(),
            signature_id: self.signature,
            account_id: self.account,
            coalition_id: self.coalition,
            letter_id: self.letter,
            by_account_id: self.by,
            to_sealed: self.to_sealed.clone(),
            state: QUEUED.to_owned(),
            attempts: 0,
            next_at: due.0,
            created_at: self.now.0,
            ended_at: None,
            invitation_id: self.invitation,
            reminder: self.reminder.map(|kind| kind.code().to_owned()),
            lane: self.kind.lane().code(),
            failure: None,
            subject_id: self.subject,
            gathered_for: None,
            gathered_into: None,
            link_serial: self.link_serial,
        };
        row.into_active_model()
    }
}

/// Queues several mails within the limits of their kinds, in a few statements.
pub(crate) async fn queue(mails: &[Queued], tx: &Tx) -> Result<(), Error> {
    queue_allowed(mails, tx).await.map(drop)
}

/// The same, and answers which of them are queued.
pub(crate) async fn queue_allowed(mails: &[Queued], tx: &Tx) -> Result<HashSet<Uuid>, Error> {
    let mut earlier = earlier(mails, tx).await?;
    let mut rows = Vec::with_capacity(mails.len());
    let mut queued = HashSet::new();
    for mail in mails {
        let same = earlier.entry(mail.about_what()).or_default();
        if let Some(due) = mail.kind.next_after(same, mail.now, mail.due) {
            same.push(Earlier { at: due.0, waits: true });
            rows.push(mail.row(due));
            queued.insert(mail.id);
        }
    }
    if !rows.is_empty() {
        outbox::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(queued)
}

/// What mails of the last day were about, of those that these would be one more of.
async fn earlier(mails: &[Queued], tx: &Tx) -> Result<HashMap<About, Vec<Earlier>>, Error> {
    use outbox::Column as C;
    let Some(since) = mails.iter().map(|mail| mail.now.plus(-Instant::DAY).0).min() else { return Ok(HashMap::new()) };
    let ids = |of: fn(&Queued) -> Option<Uuid>| mails.iter().filter_map(of).collect::<HashSet<_>>();
    let named = |mail: &Queued| mail.signature.or(mail.invitation).or(mail.account).is_some();
    let unnamed: HashSet<Uuid> = mails.iter().filter(|mail| !named(mail)).filter_map(|mail| mail.coalition).collect();
    let mut any = Condition::any();
    for (column, ids) in [
        (C::SignatureId, ids(|mail| mail.signature)),
        (C::InvitationId, ids(|mail| mail.invitation)),
        (C::AccountId, ids(|mail| mail.account)),
        (C::CoalitionId, unnamed),
    ] {
        if !ids.is_empty() {
            any = any.add(column.is_in(ids));
        }
    }
    if any.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = outbox::Entity::find()
        .filter(any)
        .filter(C::Kind.is_in(mails.iter().map(|mail| mail.kind.code()).collect::<HashSet<_>>()))
        .filter(C::CreatedAt.gt(since))
        .all(tx)
        .await?;
    let mut earlier: HashMap<About, Vec<Earlier>> = HashMap::new();
    for row in rows {
        let waits = row.state == QUEUED && row.attempts == 0;
        let at = if waits { row.next_at } else { row.created_at };
        earlier.entry(About::of(&row)).or_default().push(Earlier { at, waits });
    }
    Ok(earlier)
}

/// What is the same in mails of one kind to one reader about one thing.
#[derive(PartialEq, Eq, Hash)]
struct About {
    kind: String,
    ids: [Option<Uuid>; 6],
    reminder: Option<String>,
}

impl About {
    fn of(row: &outbox::Model) -> Self {
        let kind = Kind::from_code(&row.kind);
        let coalition = kind.and_then(|kind| kind.counted_for(row.coalition_id));
        let reader = kind.and_then(|kind| kind.reader(row.subject_id));
        Self {
            kind: row.kind.clone(),
            ids: [row.signature_id, row.invitation_id, row.account_id, coalition, row.letter_id, reader],
            reminder: row.reminder.clone(),
        }
    }
}
