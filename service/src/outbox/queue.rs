//! The kinds of mail, and how one is queued.

use crate::{Error, entities::outbox, writer::Tx};
use domain::{locale::Locale, reminder::ReminderKind, time::Instant};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The state of a mail that waits.
pub(super) const QUEUED: &str = "queued";

/// The kinds of mail, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Confirm,
    ConfirmOnBehalf,
    ConfirmGathered,
    AlreadySigned,
    Receipt,
    Manage,
    Approved,
    Withdrawn,
    CorrectionTaken,
    CorrectionDeclined,
    SignedAtDomain,
    Questioned,
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
}

impl Kind {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Confirm, "confirm"),
        (Self::ConfirmOnBehalf, "confirm_on_behalf"),
        (Self::ConfirmGathered, "confirm_gathered"),
        (Self::AlreadySigned, "already_signed"),
        (Self::Receipt, "receipt"),
        (Self::Manage, "manage"),
        (Self::Approved, "approved"),
        (Self::Withdrawn, "withdrawn"),
        (Self::CorrectionTaken, "correction_taken"),
        (Self::CorrectionDeclined, "correction_declined"),
        (Self::SignedAtDomain, "signed_at_domain"),
        (Self::Questioned, "questioned"),
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
    ];

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
            | Self::Test => Lane::Accounts,
            _ => Lane::Others,
        }
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
    /// All others, of which many may be queued at once.
    Others,
}

impl Lane {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Accounts, Self::Others];

    /// The stored number.
    pub(crate) const fn code(self) -> i64 {
        match self {
            Self::Accounts => 0,
            Self::Others => 1,
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
        }
    }

    /// A mail about a signature, to its mailbox.
    pub(crate) fn about(signature: Uuid, id: Uuid, kind: Kind, locale: Locale, now: Instant) -> Self {
        Self { signature: Some(signature), ..Self::new(id, kind, locale, now) }
    }

    pub(crate) async fn insert(&self, tx: &Tx) -> Result<(), Error> {
        outbox::Entity::insert(self.row()).exec_without_returning(tx).await?;
        Ok(())
    }

    /// When a mail of this kind about a signature was queued last.
    pub(crate) async fn last<C: ConnectionTrait>(db: &C, signature: Uuid, kind: Kind) -> Result<Option<Instant>, Error> {
        let own = outbox::Entity::find().filter(outbox::Column::SignatureId.eq(signature)).filter(outbox::Column::Kind.eq(kind.code()));
        Ok(own.order_by_desc(outbox::Column::CreatedAt).one(db).await?.map(|row| Instant(row.created_at)))
    }

    fn row(&self) -> outbox::ActiveModel {
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
            next_at: self.due.0,
            created_at: self.now.0,
            ended_at: None,
            invitation_id: self.invitation,
            reminder: self.reminder.map(|kind| kind.code().to_owned()),
            lane: self.kind.lane().code(),
            failure: None,
            subject_id: self.subject,
            gathered_for: None,
            gathered_into: None,
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
