//! What a mail says: put together when it is sent, with links made at that moment.

use super::Kind;
use crate::{
    Error, Service,
    entities::{account, coalition, letter, membership, outbox, signature},
    keys::{ACCOUNT_EMAIL, MAIL_TO, Sealed},
    mailboxes::Cause,
    public,
    scope::brief,
    signatures::state_of,
    token::{Carried, Purpose},
};
use domain::{
    email::Email,
    locale::Locale,
    role::Role,
    shapes::{
        mail::{MailContent, MailLetter, MailShape, StopLink},
        signing::LinkPurpose,
    },
    signature::SignatureState,
    time::Instant,
};
use sea_orm::EntityTrait;
use uuid::Uuid;

/// What a queued mail is.
pub(super) struct Found {
    /// Whom it goes to.
    pub(super) to: Email,
    /// What it says.
    pub(super) content: MailContent,
    /// The public identifier of the signature or invitation that it is about, and its letter.
    pub(super) about: Option<(Uuid, Uuid)>,
}

impl Service {
    /// Whom a queued mail goes to and what it says; `None` where its subject is gone.
    pub(super) async fn mail_of(&self, row: &outbox::Model) -> Result<Option<(Email, MailShape)>, Error> {
        let Some(kind) = Kind::from_code(&row.kind) else { return Ok(None) };
        let found = match (row.invitation_id, row.signature_id, row.account_id) {
            _ if kind == Kind::Message => self.message_mail(row).await?,
            (Some(id), _, _) => self.invitation_mail(row, kind, id).await?,
            (None, Some(id), _) => self.signature_mail(row, kind, id).await?,
            (None, None, Some(id)) => self.account_mail(row, kind, id).await?,
            (None, None, None) if kind == Kind::DataLink => self.data_mail(row).await?,
            (None, None, None) if kind == Kind::MailboxLink => self.whole_mailbox_mail(row)?,
            (None, None, None) => self.test_content(row).await?,
        };
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        let Some(Found { to, content, about }) = found else { return Ok(None) };
        let stop = self.stop_link(row, kind, about, &to)?;
        Ok(Some((to, MailShape { locale, base_url: self.base_url().to_owned(), content, stop })))
    }

    /// From when on the life of a mail's links counts: from its sending, however long it waited. One that was never claimed is
    /// shown by the demonstration as if it had left when it was due.
    pub(crate) fn links_from(&self, row: &outbox::Model) -> Instant {
        match row.ended_at {
            Some(sent) => Instant(sent),
            None if row.attempts == 0 && row.next_at <= row.created_at => Instant(row.created_at),
            None => self.now(),
        }
    }

    /// The ways to stop mails that others cause: about the letter of the row that the mail is about; where there is none,
    /// all of them.
    fn stop_link(&self, row: &outbox::Model, kind: Kind, about: Option<(Uuid, Uuid)>, to: &Email) -> Result<Option<StopLink>, Error> {
        if kind.cause() == Cause::Owner {
            return Ok(None);
        }
        let (from, mailbox) = (self.links_from(row), self.mailbox_hmac(to)?);
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        let page = |token: &str| format!("{}/l/{token}", self.base_url());
        let Some((about, letter)) = about else {
            // One click stops nothing here, for the mailbox is asked: a mail program is offered none.
            let Some(nameless) = row.account_id.or(row.subject_id) else { return Ok(None) };
            let token = self.stop_all_token(nameless, from, &Carried::of(Uuid::nil(), &mailbox, locale)?)?;
            return Ok(Some(StopLink { page: page(&token), one_click: None }));
        };
        let token = self.stop_token(about, from, &Carried::of(letter, &mailbox, locale)?)?;
        Ok(Some(StopLink { page: page(&token), one_click: Some(format!("{}/stop/{token}", self.base_url())) }))
    }

    async fn signature_mail(&self, row: &outbox::Model, kind: Kind, id: Uuid) -> Result<Option<Found>, Error> {
        let Some(signature) = signature::Entity::find_by_id(id).one(self.read()).await? else { return Ok(None) };
        let about = Some((signature.public_id, signature.letter_id));
        let Some(private) = self.open_private(&signature)? else { return Ok(None) };
        let to = match (private.email.as_str(), &row.to_sealed) {
            // Lost links go where they were asked for, what contacts are told to these; so does a link where the signature's own
            // address has ended.
            (_, Some(to)) if matches!(kind, Kind::LostLinks | Kind::SignedAtDomain) => self.unseal_email(MAIL_TO.of(row.id), to)?,
            ("", Some(to)) if kind == Kind::Manage => self.unseal_email(MAIL_TO.of(row.id), to)?,
            // What was gathered on paper may have no address.
            ("", _) => return Ok(None),
            (email, _) => Email::stored(email),
        };
        let Some(letter) = letter::Entity::find_by_id(signature.letter_id).one(self.read()).await? else { return Ok(None) };
        let Some(coalition) = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await? else { return Ok(None) };
        let entry = crate::signatures::entry_of(&signature, Some(&private))?;
        let stored = letter;
        let late = signature.late || (signature.state == SignatureState::Pending.code() && self.takes_late(&stored));
        let letter = MailLetter { late, ..self.mail_letter(&coalition, &stored, &row.locale) };
        let link = |purpose| {
            let token = self.make_token(Purpose::Signature(purpose), signature.public_id, signature.link_serial, self.links_from(row));
            Some(format!("{}/l/{token}", self.base_url()))
        };
        let held = signature.state == SignatureState::Held.code();
        let content = match kind {
            Kind::Confirm | Kind::ConfirmInvited => MailContent::Confirm { letter, entry, link: link(LinkPurpose::Confirm) },
            Kind::ConfirmOnBehalf => {
                let organiser = self.account_name(signature.on_behalf_by).await?;
                MailContent::ConfirmOnBehalf { letter, entry, organiser, link: link(LinkPurpose::Confirm) }
            }
            Kind::ConfirmGathered => {
                let (organiser, source) = self.gathered_by(&signature).await?;
                MailContent::ConfirmGathered { letter, entry, organiser, source, link: link(LinkPurpose::Confirm) }
            }
            Kind::AlreadySigned => MailContent::AlreadySigned { letter, entry, held, link: link(LinkPurpose::View) },
            Kind::Receipt => MailContent::Receipt { letter, entry, held, link: link(LinkPurpose::View) },
            Kind::Manage => MailContent::Manage { letter, entry, link: link(LinkPurpose::Manage) },
            Kind::LostLinks => {
                let Some(content) = self.lost_links_mail(row, &signature, &to).await? else { return Ok(None) };
                content
            }
            // It may have waited since it was approved.
            Kind::Approved if state_of(&signature) != SignatureState::Confirmed => return Ok(None),
            Kind::Approved => MailContent::Approved { letter, entry, link: link(LinkPurpose::View) },
            Kind::CorrectionTaken | Kind::CorrectionDeclined => {
                MailContent::CorrectionDecided { letter, entry, taken: kind == Kind::CorrectionTaken, link: link(LinkPurpose::View) }
            }
            Kind::SignedAtDomain => {
                if row.to_sealed.is_none() {
                    return Ok(None);
                }
                let locale = Locale::from_tag(&row.locale).unwrap_or_default();
                let carried = Carried::of(signature.public_id, &self.mailbox_hmac(&to)?, locale)?;
                let token = self.make_carrying_token(Purpose::NotUs, self.nameless_row(&carried), self.links_from(row), &carried)?;
                let link = Some(format!("{}/l/{token}", self.base_url()));
                return Ok(Some(Found { to, content: MailContent::SignedAtDomain { letter, entry, link }, about }));
            }
            Kind::MailboxLink | Kind::EmailsStopped => self.mailbox_link(kind, signature.public_id, row),
            Kind::Questioned => MailContent::Questioned { letter, entry, link: link(LinkPurpose::Manage) },
            // It may be listed again by now.
            Kind::TakenOff if !matches!(state_of(&signature), SignatureState::Held | SignatureState::Removed) => return Ok(None),
            Kind::TakenOff => MailContent::TakenOff { letter, entry, held, link: link(LinkPurpose::View) },
            Kind::Withdrawn => MailContent::Withdrawn { letter, entry },
            Kind::AmendmentNotice | Kind::Reaffirm | Kind::ReaffirmReminder => {
                let purpose = if kind == Kind::AmendmentNotice { LinkPurpose::Notice } else { LinkPurpose::Reaffirm };
                let about = (letter, entry, link(purpose));
                let Some(content) = self.change_mail((row, kind), &stored, &signature, about).await? else { return Ok(None) };
                content
            }
            Kind::SignedByInvitation => {
                let token = self.make_token(Purpose::Disown, signature.public_id, 0, self.links_from(row));
                let disown = Some(format!("{}/l/{token}", self.base_url()));
                MailContent::SignedByInvitation { letter, entry, link: link(LinkPurpose::View), disown }
            }
            _ => return Ok(None),
        };
        Ok(Some(Found { to, content, about }))
    }

    /// A link that proves the mailbox, with which its owner stops emails or allows them; it names no letter.
    pub(super) fn mailbox_link(&self, kind: Kind, about: Uuid, row: &outbox::Model) -> MailContent {
        let token = self.make_token(Purpose::Mailbox, about, 0, self.links_from(row));
        MailContent::MailboxLink { entered: kind == Kind::EmailsStopped, link: Some(format!("{}/l/{token}", self.base_url())) }
    }

    /// The same of a mailbox that only mails about no letter went to.
    fn whole_mailbox_mail(&self, row: &outbox::Model) -> Result<Option<Found>, Error> {
        let (Some(half), Some(to)) = (row.subject_id, &row.to_sealed) else { return Ok(None) };
        let token = self.make_token(Purpose::WholeMailbox, half, 0, self.links_from(row));
        let content = MailContent::MailboxLink { entered: false, link: Some(format!("{}/l/{token}", self.base_url())) };
        Ok(Some(Found { to: self.unseal_email(MAIL_TO.of(row.id), to)?, content, about: None }))
    }

    /// A letter as mails name it.
    pub(crate) fn mail_letter(&self, coalition: &coalition::Model, letter: &letter::Model, locale: &str) -> MailLetter {
        MailLetter {
            coalition: brief(coalition),
            subject: letter.subject.clone(),
            recipients: serde_json::from_str(&letter.recipients).unwrap_or_default(),
            url: public::is_public(letter).then(|| format!("{}/{locale}/c/{}/{}", self.base_url(), coalition.slug, letter.slug)),
            deadline: public::deadline_of(letter),
            late: self.takes_late(letter),
            sensitive: letter.sensitive,
        }
    }

    /// Where a mail to organisers about a letter leads: to a page of its desk. Of a sensitive one to the desk alone, for such an
    /// address names coalition and letter to anyone who looks into one of their mailboxes.
    pub(super) fn desk_link(&self, row: &outbox::Model, coalition: &coalition::Model, letter: &letter::Model, page: &str) -> String {
        let desk = format!("{}/{}/desk", self.base_url(), row.locale);
        if letter.sensitive { desk } else { format!("{desk}/{}/letters/{}{page}", coalition.slug, letter.slug) }
    }

    /// Whether a signature that comes now would be a late one.
    fn takes_late(&self, letter: &letter::Model) -> bool {
        public::late_until_of(letter, self.now()).is_some()
    }

    async fn account_mail(&self, row: &outbox::Model, kind: Kind, id: Uuid) -> Result<Option<Found>, Error> {
        let Some(account) = account::Entity::find_by_id(id).one(self.read()).await? else { return Ok(None) };
        let to = self.account_email(&account)?;
        let (choose, enter) = (self.account_link(Purpose::Reset, &account, row), self.account_link(Purpose::SignIn, &account, row));
        let name = if self.is_nameless(&account).await? { to.as_str().to_owned() } else { account.name.clone() };
        let content = match kind {
            Kind::ResetPassword => MailContent::ResetPassword { name, link: Some(choose) },
            Kind::StepUp => {
                let Some(content) = self.step_up_mail(row, &account).await? else { return Ok(None) };
                content
            }
            Kind::Security => {
                let Some(content) = self.security_mail(row, &account).await? else { return Ok(None) };
                content
            }
            Kind::SignInLink => MailContent::SignInLink { name, link: Some(enter) },
            Kind::Invitation => {
                let Some(coalition) = row.coalition_id else { return Ok(None) };
                let Some(coalition) = coalition::Entity::find_by_id(coalition).one(self.read()).await? else { return Ok(None) };
                let Some(membership) = membership::Entity::find_by_id((coalition.id, account.id)).one(self.read()).await? else {
                    return Ok(None);
                };
                let Some(role) = Role::from_code(&membership.role) else { return Ok(None) };
                // The link accepts this invitation, and the greeting is this inviter's.
                let name = self.typed_name(&membership)?.unwrap_or(name);
                let to = match (&account.password, membership.invited_id) {
                    (Some(_), _) => format!("{}/{}/desk", self.base_url(), row.locale),
                    (None, Some(invited)) => {
                        let token = self.make_token(Purpose::Join, invited, account.link_serial, self.links_from(row));
                        format!("{}/l/{token}", self.base_url())
                    }
                    (None, None) => choose,
                };
                let by = self.account_name(row.by_account_id).await?;
                MailContent::Invitation { name, coalition: brief(&coalition), role, by, link: Some(to) }
            }
            Kind::ContactsAsked => {
                let Some(coalition) = row.coalition_id else { return Ok(None) };
                let Some(coalition) = coalition::Entity::find_by_id(coalition).one(self.read()).await? else { return Ok(None) };
                let link = Some(format!("{}/{}/desk/{}/exports", self.base_url(), row.locale, coalition.slug));
                let by = self.account_name(row.by_account_id).await?;
                // Who deletes their account stops what they asked for, and is told of by another mail.
                if by.is_empty() {
                    return Ok(None);
                }
                let stop = row.subject_id.map(|_| self.make_token(Purpose::StopExport, row.id, 0, self.links_from(row)));
                let stop = stop.map(|token| format!("{}/l/{token}", self.base_url()));
                MailContent::ContactsAsked { name, coalition: brief(&coalition), by, signatures: row.letter_id.is_some(), link, stop }
            }
            Kind::AccountDeleted => {
                let (Some(coalition), Some(subject)) = (row.coalition_id, row.subject_id) else { return Ok(None) };
                let Some(coalition) = coalition::Entity::find_by_id(coalition).one(self.read()).await? else { return Ok(None) };
                let Some(who) = self.people_of(coalition.id).await?.remove(&subject) else { return Ok(None) };
                let stopped = crate::contacts::stopped_by(self.read(), coalition.id, subject).await?;
                let link = Some(format!("{}/{}/desk/{}/activity?person={subject}", self.base_url(), row.locale, coalition.slug));
                MailContent::AccountDeleted { name, coalition: brief(&coalition), who, stopped, link }
            }
            Kind::Digest => {
                let (drafts, translations) = (self.news_of(row).await?, self.news_of_translations(row).await?);
                if drafts.is_empty() && translations.is_empty() {
                    return Ok(None);
                }
                MailContent::Digest { name, drafts, translations }
            }
            Kind::QuestionedTold
            | Kind::ErrorReported
            | Kind::DataEnds
            | Kind::WaitingOverdue
            | Kind::WaitingDeadline
            | Kind::WaitingPublication => {
                let Some(content) = self.listing_mail(row, kind, name).await? else { return Ok(None) };
                content
            }
            Kind::Published | Kind::PublicationMissed | Kind::AmendmentProposed => {
                let Some(letter) = row.letter_id else { return Ok(None) };
                let Some(letter) = letter::Entity::find_by_id(letter).one(self.read()).await? else { return Ok(None) };
                let Some(coalition) = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await? else { return Ok(None) };
                let page = match kind {
                    Kind::AmendmentProposed => "/amendment",
                    Kind::Published => "",
                    _ => "/publication",
                };
                let link = Some(self.desk_link(row, &coalition, &letter, page));
                let proposal = if kind == Kind::AmendmentProposed { self.proposal_mail(row, &letter).await? } else { None };
                let letter = self.mail_letter(&coalition, &letter, &row.locale);
                match kind {
                    Kind::AmendmentProposed => {
                        let Some((by, due)) = proposal else { return Ok(None) };
                        MailContent::AmendmentProposed { name, letter, by, due, link }
                    }
                    Kind::Published => MailContent::Published { name, letter, link },
                    _ => MailContent::PublicationMissed { name, letter, link },
                }
            }
            _ => return Ok(None),
        };
        Ok(Some(Found { to, content, about: None }))
    }

    /// A link to an account's mailbox, for a mail that is put together now.
    fn account_link(&self, purpose: Purpose, account: &account::Model, row: &outbox::Model) -> String {
        let token = self.make_token(purpose, account.id, account.link_serial, self.links_from(row));
        format!("{}/l/{token}", self.base_url())
    }

    /// A link to what is held about an address; nothing where that is nothing.
    async fn data_mail(&self, row: &outbox::Model) -> Result<Option<Found>, Error> {
        let (Some(id), Some(to)) = (row.subject_id, &row.to_sealed) else { return Ok(None) };
        let to = self.unseal_email(MAIL_TO.of(row.id), to)?;
        if self.held_about(&to).await?.is_nothing() {
            return Ok(None);
        }
        let token = self.make_token(Purpose::Data, id, 0, self.links_from(row));
        let content = MailContent::DataLink { link: Some(format!("{}/l/{token}", self.base_url())) };
        Ok(Some(Found { to, content, about: None }))
    }

    async fn test_content(&self, row: &outbox::Model) -> Result<Option<Found>, Error> {
        let (Some(coalition), Some(to)) = (row.coalition_id, &row.to_sealed) else { return Ok(None) };
        let Some(coalition) = coalition::Entity::find_by_id(coalition).one(self.read()).await? else { return Ok(None) };
        let content = MailContent::Test { coalition: brief(&coalition) };
        Ok(Some(Found { to: self.unseal_email(MAIL_TO.of(row.id), to)?, content, about: None }))
    }

    pub(crate) async fn account_name(&self, id: Option<Uuid>) -> Result<String, Error> {
        let Some(id) = id else { return Ok(String::new()) };
        Ok(account::Entity::find_by_id(id).one(self.read()).await?.map(|account| account.name).unwrap_or_default())
    }

    /// The account's address.
    pub(crate) fn account_email(&self, account: &account::Model) -> Result<Email, Error> {
        self.unseal_email(ACCOUNT_EMAIL.of(account.id), &account.email_sealed)
    }

    pub(crate) fn unseal_email(&self, at: Sealed, sealed: &[u8]) -> Result<Email, Error> {
        let text = String::from_utf8(self.keys().unseal(at, sealed)?).map_err(|error| Error::Internal(error.to_string()))?;
        Ok(Email::stored(&text))
    }
}
