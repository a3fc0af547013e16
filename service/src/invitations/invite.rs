//! Inviting: one organisation, or as many as a file or the address book names, in one piece.

use super::{Private, of_letter};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{invitation, letter, upload},
    names,
    outbox::{self, Kind, Queued},
    public::accepts,
    scope::{letter_of, scope_in},
    signatures::{
        identity::{self, Mailbox},
        unasked,
    },
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    error::{FieldError, FieldErrors},
    forms::invitation::InviteForm,
    ids::PublicId,
    invitation::{Invitee, Standing},
    letter::{LetterState, WhoMaySign},
    locale::Locale,
    role::Permission,
    shapes::invitations::InvitePage,
    signature::SignatoryKind,
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};
use std::collections::HashSet;
use uuid::Uuid;

/// The most that a coalition invites within a day.
const A_DAY: u64 = 5_000;

impl Service {
    /// What the page that invites needs.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`; `Closed` for a letter that takes no invitations.
    pub async fn invite_page(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<InvitePage, Error> {
        let scope = self.scope(actor, coalition, Permission::Invite).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        if !takes_invitations(&letter, self.now()) {
            return Err(Error::Closed);
        }
        let form = InviteForm { language: actor.locale.tag().to_owned(), ..Default::default() };
        Ok(InvitePage { desk: scope.desk(), letter: self.desk_letter_row(&letter).await?, form })
    }

    /// The desk around one invitation.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn invitation_desk(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<InvitePage, Error> {
        let scope = self.scope(actor, coalition, Permission::Invite).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        Ok(InvitePage { desk: scope.desk(), letter: self.desk_letter_row(&letter).await?, form: InviteForm::default() })
    }

    /// Invites one organisation: at once where the letter is open, else when it opens.
    ///
    /// # Errors
    /// `error-already-invited` under `email`; `error-not-allowed-kind`; `Closed`, `NotFound`, `Forbidden`.
    pub async fn invite(&self, actor: &Actor, coalition: &str, letter: &str, invitee: &Invitee) -> Result<(), Error> {
        self.check_reachable(&invitee.email, "email").await?;
        let scope = self.scope(actor, coalition, Permission::Invite).await?;
        let at = letter_of(self.read(), &scope.coalition, letter).await?.id;
        if self.is_erased(self.read(), at, SignatoryKind::Organisation, &invitee.email).await? {
            return Err(Error::field("email", "error-erased-address"));
        }
        let prepared = self.prepare_invitation(actor, invitee, None)?;
        match self.submit(Invite::new(self, actor, coalition, letter, vec![prepared])).await? {
            0 => Err(Error::field("email", "error-already-invited")),
            _ => Ok(()),
        }
    }

    /// A row for an invitee; `organisation` is their row of the address book, where they were chosen from it.
    pub(super) fn prepare_invitation(&self, actor: &Actor, invitee: &Invitee, organisation: Option<Uuid>) -> Result<Prepared, Error> {
        let mailbox = self.mailbox_in_book(&invitee.email)?;
        let name = invitee.organisation.as_str();
        let id = self.new_id();
        let row = invitation::ActiveModel {
            id: Set(id),
            public_id: Set(self.new_public_id().0),
            name: Set(name.to_owned()),
            name_fold: Set(names::fold(name)),
            name_sort: Set(names::sort_key(name)),
            country: Set(invitee.country.code().to_owned()),
            site: Set(invitee.site.as_ref().map(|site| site.as_str().to_owned())),
            address_hmac: Set(mailbox.address.clone()),
            private_sealed: Set(self.seal_invitation(id, &Private::of(invitee))?),
            locale: Set(invitee.locale.unwrap_or(actor.locale).tag().to_owned()),
            answer: Set(None),
            answer_until: Set(None),
            answered_at: Set(None),
            signature_id: Set(None),
            forwarded_from: Set(None),
            link_serial: Set(0),
            invited_by: Set(Some(actor.account.0)),
            ..Default::default()
        };
        Ok(Prepared { row, invitee: invitee.clone(), mailbox, organisation, mail: self.new_id() })
    }
}

/// Whether organisations can be invited: to a letter that is open, or on its way there.
pub(super) fn takes_invitations(letter: &letter::Model, now: Instant) -> bool {
    let state = LetterState::from_code(&letter.state);
    state.is_some_and(LetterState::text_is_free) || accepts(letter, now)
}

/// An invitation that is about to be written: all but the letter, the identity and the instant.
pub(crate) struct Prepared {
    pub(super) row: invitation::ActiveModel,
    invitee: Invitee,
    mailbox: Mailbox,
    organisation: Option<Uuid>,
    pub(super) mail: Uuid,
}

/// Writes invitations; answers how many. Mailboxes that are invited for the same organisation already, and
/// those whose reader had everything about them deleted, are passed over.
pub(super) struct Invite {
    service: Service,
    actor: Actor,
    coalition: String,
    letter: String,
    invitees: Vec<Prepared>,
    upload: Option<PublicId>,
    now: Instant,
}

impl Invite {
    pub(super) fn new(service: &Service, actor: &Actor, coalition: &str, letter: &str, invitees: Vec<Prepared>) -> Self {
        let (coalition, letter, now) = (coalition.to_owned(), letter.to_owned(), service.now());
        Self { service: service.clone(), actor: actor.clone(), coalition, letter, invitees, upload: None, now }
    }

    /// The invitees are those of an upload, which goes with it: a second click finds nothing.
    pub(super) fn of_upload(self, upload: PublicId) -> Self {
        Self { upload: Some(upload), ..self }
    }
}

impl Command for Invite {
    type Answer = u64;

    async fn execute(&self, tx: &Tx) -> Result<u64, Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::Invite).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        if !takes_invitations(&letter, self.now) {
            return Err(Error::Closed);
        }
        if !WhoMaySign::from_code(&letter.who_may_sign).unwrap_or_default().organisations() {
            return Err(Error::field("", "error-not-allowed-kind"));
        }
        if let Some(upload) = self.upload {
            let gone = upload::Entity::delete_many()
                .filter(upload::Column::PublicId.eq(upload.0))
                .filter(upload::Column::LetterId.eq(letter.id))
                .exec(tx)
                .await?;
            if gone.rows_affected == 0 {
                return Err(Error::NotFound);
            }
        }
        let open = letter.state == LetterState::Open.code();
        let mut known = invited_already(tx, letter.id).await?;
        let mut rows = Vec::with_capacity(self.invitees.len());
        let mut mails = Vec::with_capacity(self.invitees.len());
        let unasked = unasked(tx, letter.id).await?;
        for one in &self.invitees {
            let erased = self.service.erased_hash(letter.id, SignatoryKind::Organisation, &one.invitee.email);
            if erased.is_some_and(|hash| unasked.contains(&hash)) {
                continue;
            }
            let row = one.row_in(tx, scope.coalition.id, &letter, self.now).await?;
            let (Set(address), Set(identity)) = (&row.address_hmac, &row.identity) else { continue };
            if !known.insert((address.clone(), identity.clone())) {
                continue;
            }
            if let (true, Set(id), Set(locale)) = (open, &row.id, &row.locale) {
                let locale = Locale::from_tag(locale).unwrap_or_default();
                mails.push(Queued { invitation: Some(*id), ..Queued::new(one.mail, Kind::Invite, locale, self.now) });
            }
            rows.push(row);
        }
        let count = rows.len() as u64;
        check_often(tx, scope.coalition.id, count, self.now).await?;
        if count > 0 {
            Note::new(scope.coalition.id, Some(self.actor.account), Act::OrganisationsInvited, self.now)
                .letter(letter.id)
                .insert(tx)
                .await?;
        }
        // In parts: a statement takes so many values and no more.
        for part in rows.chunks(200) {
            invitation::Entity::insert_many(part.iter().cloned()).exec_without_returning(tx).await?;
        }
        for part in mails.chunks(200) {
            outbox::queue(part, tx).await?;
        }
        Ok(count)
    }
}

/// Refuses invitations of a coalition beyond those of a day: each is a row, and a mail that others wait behind.
async fn check_often(tx: &Tx, coalition: Uuid, more: u64, now: Instant) -> Result<(), Error> {
    let letters = letter::Entity::find().select_only().column(letter::Column::Id).filter(letter::Column::CoalitionId.eq(coalition));
    let today = invitation::Entity::find()
        .filter(invitation::Column::LetterId.in_subquery(letters.into_query()))
        .filter(invitation::Column::CreatedAt.gt(now.plus(-Instant::DAY).0));
    let left = A_DAY.saturating_sub(today.count(tx).await?);
    if more <= left {
        return Ok(());
    }
    Err(Error::Fields(FieldErrors(vec![FieldError::new("", "error-invited-many").with("max", A_DAY).with("left", left)])))
}

impl Prepared {
    /// The row for a letter, with the identity of the organisation there.
    pub(super) async fn row_in(
        &self,
        tx: &Tx,
        coalition: Uuid,
        letter: &letter::Model,
        now: Instant,
    ) -> Result<invitation::ActiveModel, Error> {
        let identity = match self.organisation {
            Some(id) => identity::of_row(tx, coalition, id, &self.mailbox).await?,
            None => identity::of(tx, coalition, (&self.invitee).into(), &self.mailbox).await?,
        };
        let open = letter.state == LetterState::Open.code();
        Ok(invitation::ActiveModel {
            letter_id: Set(letter.id),
            organisation_id: Set(identity.organisation),
            identity: Set(identity.key),
            proof: Set(identity.proof.code().to_owned()),
            state: Set(if open { "invited" } else { Standing::Prepared.code() }.to_owned()),
            mails: Set(i64::from(open)),
            mails_since: Set(now.0),
            last_mail_at: Set(open.then_some(now.0)),
            created_at: Set(now.0),
            ..self.row.clone()
        })
    }
}

/// Whether a mailbox is invited for an organisation.
pub(crate) async fn is_invited(tx: &Tx, letter: Uuid, address_hmac: &[u8], identity: &str) -> Result<bool, Error> {
    use invitation::Column as C;
    let standing = of_letter(letter)
        .filter(C::AddressHmac.eq(address_hmac))
        .filter(C::Identity.eq(identity))
        .filter(C::State.ne(Standing::Withdrawn.code()));
    Ok(standing.one(tx).await?.is_some())
}

/// Mailbox and identity of every invitation that stands.
pub(super) async fn invited_already<C: sea_orm::ConnectionTrait>(db: &C, letter: Uuid) -> Result<HashSet<(Vec<u8>, String)>, Error> {
    use invitation::Column as C;
    let rows: Vec<(Vec<u8>, String)> = of_letter(letter)
        .filter(C::State.ne(Standing::Withdrawn.code()))
        .select_only()
        .columns([C::AddressHmac, C::Identity])
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
