//! A signature is posted: pending until its mailbox confirms it.
//!
//! Whoever posts gets the same answer whether the address has signed, waits, or is new; only its mailbox learns more.
//! One pending row stands for each mailbox and signatory, and the last wording wins: so a stranger's attempt with
//! somebody's address never blocks them, and at most [`super::MAILS`] mails an hour leave.

use super::{MAILS, Private, identity, identity::Identity, mail_window, one_more_mail};
use crate::{
    Actor, Error, Service,
    entities::{letter, signature},
    names,
    outbox::{Kind, Queued},
    scope::{coalition_by_slug, letter_of, newest_version, scope_in},
    writer::{Command, Tx},
};
use domain::{
    email::Email,
    error::FieldErrors,
    forms::signing::{Entry, OrganisationEntry},
    letter::{LetterState, Visibility, WhoMaySign},
    locale::Locale,
    role::Permission,
    signature::{Category, SignatoryKind, SignatureState},
    time::Instant,
};
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

impl Service {
    /// Posts a signature: it waits for its mailbox.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Closed`], `error-not-allowed-kind`.
    pub async fn post_signature(&self, coalition: &str, letter: &str, entry: &Entry, email: &Email, locale: Locale) -> Result<(), Error> {
        let coalition = coalition_by_slug(self.read(), coalition).await?;
        let letter = letter_of(self.read(), &coalition, letter).await?;
        if letter.visibility != Visibility::Public.code() {
            return Err(Error::NotFound);
        }
        let identity = identity::of(self.read(), coalition.id, entry, email).await?;
        let post = self.prepare(letter, entry, email, identity, locale).await?;
        self.submit(post).await
    }

    /// Enters an organisation whose representative said yes by mail: unlisted until they press once in the mail that goes out.
    ///
    /// # Errors
    /// [`Error::Closed`], or when the actor may not decide on signatures.
    pub async fn add_on_behalf(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        entry: &OrganisationEntry,
        email: &Email,
    ) -> Result<(), Error> {
        let scope = self.scope(actor, coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let entry = Entry::Organisation(entry.clone());
        // The organiser who enters it has looked at it: it is known.
        let identity = Identity { known: true, ..identity::of(self.read(), scope.coalition.id, &entry, email).await? };
        let mut post = self.prepare(letter, &entry, email, identity, actor.locale).await?;
        post.row.on_behalf_by = Some(actor.account.0);
        post.behalf = Some((actor.clone(), coalition.to_owned()));
        self.submit(post).await
    }

    async fn prepare(
        &self,
        letter: letter::Model,
        entry: &Entry,
        email: &Email,
        identity: Identity,
        locale: Locale,
    ) -> Result<Post, Error> {
        if letter.opened_at.is_none() {
            return Err(Error::NotFound);
        }
        let version = newest_version(self.read(), &letter).await?;
        let canonical = email.canonical().map_err(|error| Error::Fields(FieldErrors(vec![error.at("email")])))?;
        let now = self.now();
        let (site, affiliation, list_representative) = match entry {
            Entry::Organisation(entry) => (entry.site.as_ref().map(|site| site.as_str().to_owned()), None, entry.list_representative),
            Entry::Person(entry) => (None, entry.affiliation.as_ref().map(|text| text.as_str().to_owned()), false),
        };
        let row = signature::Model {
            id: self.new_id(),
            public_id: self.new_public_id().0,
            letter_id: letter.id,
            version_id: version.id,
            kind: entry.kind().code().to_owned(),
            state: SignatureState::Pending.code().to_owned(),
            category: Category::Individual.code().to_owned(),
            proof: identity.proof.code().to_owned(),
            identity: identity.key,
            organisation_id: identity.organisation,
            known: identity.known,
            name: entry.name().as_str().to_owned(),
            name_fold: names::fold(entry.name().as_str()),
            name_sort: names::sort_key(entry.name().as_str()),
            country: entry.country().code().to_owned(),
            site,
            affiliation,
            list_representative,
            address_hmac: self.keys().address(&canonical),
            private_sealed: self.seal_private(&Private::of(entry, email.as_str()))?,
            locale: locale.tag().to_owned(),
            revision: 1,
            link_serial: 0,
            mails: 1,
            mails_since: now.0,
            posted_at: now.0,
            confirmed_at: None,
            changed_at: now.0,
            on_behalf_by: None,
            removal_reason: None,
        };
        Ok(Post { row, mail: self.new_id(), locale, now, behalf: None })
    }
}

/// Whether a letter takes signatures now.
pub(crate) fn takes_signatures(letter: &letter::Model, now: Instant) -> bool {
    letter.state == LetterState::Open.code() && letter.deadline_at.is_none_or(|deadline| now.0 < deadline)
}

struct Post {
    row: signature::Model,
    mail: Uuid,
    locale: Locale,
    now: Instant,
    behalf: Option<(Actor, String)>,
}

impl Command for Post {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        if let Some((actor, coalition)) = &self.behalf {
            scope_in(tx, actor, coalition, Permission::DecideSignatures).await?;
        }
        self.check_letter(tx).await?;
        let (kind, signature, mails) = match self.live(tx).await? {
            Some(live) => (Kind::AlreadySigned, live, self.count_mail(tx, live).await?),
            None => {
                let pending = self.upsert(tx).await?;
                let kind = if self.behalf.is_some() { Kind::ConfirmOnBehalf } else { Kind::Confirm };
                (kind, pending.id, pending.mails)
            }
        };
        if mails > MAILS {
            return Ok(());
        }
        Queued::about(signature, self.mail, kind, self.locale, self.now).insert(tx).await
    }
}

impl Post {
    async fn check_letter(&self, tx: &Tx) -> Result<(), Error> {
        let letter = letter::Entity::find_by_id(self.row.letter_id).one(tx).await?.ok_or(Error::NotFound)?;
        if !takes_signatures(&letter, self.now) {
            return Err(Error::Closed);
        }
        let who = WhoMaySign::from_code(&letter.who_may_sign).unwrap_or_default();
        let allowed = if self.row.kind == SignatoryKind::Organisation.code() { who.organisations() } else { who.people() };
        if allowed { Ok(()) } else { Err(Error::field("", "error-not-allowed-kind")) }
    }

    /// The same mailbox's signature for the same signatory, if it stands already.
    async fn live(&self, tx: &Tx) -> Result<Option<Uuid>, Error> {
        let found = signature::Entity::find()
            .filter(signature::Column::LetterId.eq(self.row.letter_id))
            .filter(signature::Column::AddressHmac.eq(self.row.address_hmac.clone()))
            .filter(signature::Column::Kind.eq(self.row.kind.clone()))
            .filter(signature::Column::Identity.eq(self.row.identity.clone()))
            .filter(signature::Column::State.is_in([SignatureState::Held.code(), SignatureState::Confirmed.code()]))
            .one(tx)
            .await?;
        Ok(found.map(|row| row.id))
    }

    async fn count_mail(&self, tx: &Tx, signature: Uuid) -> Result<i64, Error> {
        let rows = signature::Entity::update_many()
            .col_expr(signature::Column::Mails, one_more_mail(self.now))
            .col_expr(signature::Column::MailsSince, mail_window(self.now))
            .filter(signature::Column::Id.eq(signature))
            .exec_with_returning(tx)
            .await?;
        Ok(rows.first().map_or(i64::MAX, |row| row.mails))
    }

    /// Inserts the pending row, or puts the new wording into the one that waits.
    async fn upsert(&self, tx: &Tx) -> Result<signature::Model, Error> {
        use signature::Column as C;
        // The predicate is written out: PostgreSQL matches it with the partial index only when it holds no parameter.
        let mut conflict = OnConflict::columns([C::LetterId, C::AddressHmac, C::Kind, C::Identity]);
        conflict
            .target_and_where(Expr::cust("state = 'pending'"))
            .update_columns([
                C::VersionId,
                C::Proof,
                C::OrganisationId,
                C::Known,
                C::Name,
                C::NameFold,
                C::NameSort,
                C::Country,
                C::Site,
                C::Affiliation,
                C::ListRepresentative,
                C::PrivateSealed,
                C::Locale,
                C::PostedAt,
                C::ChangedAt,
                C::OnBehalfBy,
            ])
            .value(C::Revision, Expr::cust("signature.revision + 1"))
            .value(C::Mails, one_more_mail(self.now))
            .value(C::MailsSince, mail_window(self.now));
        Ok(signature::Entity::insert(self.row.clone().into_active_model()).on_conflict(conflict).exec_with_returning(tx).await?)
    }
}
