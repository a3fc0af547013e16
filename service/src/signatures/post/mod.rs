//! A signature is posted: pending until its mailbox confirms it.
//!
//! Anyone who posts gets the same answer whether the address has signed, waits, or is new; only its mailbox learns more.
//! One pending row stands for each mailbox and signatory, and the last wording of that name wins; another name waits
//! beside it (`waiting.rs`): so a stranger's attempt with somebody's address never blocks them. How
//! many mails leave is decided by `crate::mailboxes`.

mod waiting;
mod write;

use super::{
    Private,
    clusters::{Counted, Origin},
    identity::Identity,
};
use crate::{
    Actor, Error, Service,
    entities::{coalition, invitation, letter, signature},
    names, organisations,
    scope::{coalition_by_slug, letter_of},
    writer::{Answers, Command, Tx},
};
use domain::{
    email::Email,
    error::FieldErrors,
    forms::{
        privacy::ConsentForm,
        signing::{Entry, OrganisationEntry, SigningForm},
    },
    locale::Locale,
    plain::{self, names_a_domain},
    role::Permission,
    signature::{Category, SignatoryKind, SignatureState},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use std::net::IpAddr;
use uuid::Uuid;
use write::write;

impl Service {
    /// Posts a signature of the newest version: it waits for its mailbox.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Closed`], `error-not-allowed-kind`.
    pub async fn post_signature(&self, coalition: &str, letter: &str, entry: &Entry, email: &Email, locale: Locale) -> Result<(), Error> {
        self.submit(self.prepared_post(coalition, letter, entry, email, locale).await?).await.map(drop)
    }

    /// As [`Service::post_signature`], from a form: see [`Posting`].
    ///
    /// # Errors
    /// `error-text-changed` where the letter has another meaning since; what is missing of the consent.
    pub async fn post_seen(&self, coalition: &str, letter: &str, entry: &Entry, email: &Email, posting: &Posting<'_>) -> Result<(), Error> {
        let post = self.prepared_post(coalition, letter, entry, email, posting.locale).await?;
        let origin = posting.from.map(|address| Origin::new(self, address));
        let now = post.now;
        let (seen, agreed) = (Some(posting.manifest.to_owned()), Some(posting.agreed.clone()));
        let post = Post { seen, agreed, origin: origin.clone(), ..post };
        if let (Some(counted), Some(origin)) = (self.submit(post).await?.counted, origin) {
            origin.note(counted, now).await;
        }
        Ok(())
    }

    async fn prepared_post(&self, coalition: &str, letter: &str, entry: &Entry, email: &Email, locale: Locale) -> Result<Post, Error> {
        self.check_reachable(email, "email").await?;
        let identity = match entry {
            Entry::Organisation(organisation) => {
                let coalition = coalition_by_slug(self.read(), coalition).await?;
                self.check_name(entry, Some(coalition.id)).await?;
                self.identity(self.read(), coalition.id, organisation.into(), email).await?
            }
            Entry::Person(person) => {
                self.check_name(entry, None).await?;
                Identity::of_person(person.name.as_str())
            }
        };
        let place = Place { coalition: coalition.to_owned(), letter: letter.to_owned() };
        self.prepare(place, entry, email, identity, locale)
    }

    /// Enters an organisation whose representative said yes by mail: unlisted until they click once in the mail that goes out.
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
        self.check_reachable(email, "email").await?;
        let at = letter_of(self.read(), &scope.coalition, letter).await?.id;
        if self.is_erased(self.read(), at, SignatoryKind::Organisation, email).await? {
            return Err(Error::field("email", "error-erased-address"));
        }
        // The organiser who enters it has looked at it: it is known.
        let identity = self.identity(self.read(), scope.coalition.id, entry.into(), email).await?.vouched();
        let place = Place { coalition: coalition.to_owned(), letter: letter.to_owned() };
        let mut post = self.prepare(place, &Entry::Organisation(entry.clone()), email, identity, actor.locale)?;
        post.wording.on_behalf_by = Set(Some(actor.account.0));
        post.behalf = Some(actor.clone());
        self.submit(post).await.map(drop)
    }

    /// Posts for the holder of an invitation, who may know of a confidential letter. Answers whether a mail goes out about it.
    ///
    /// # Errors
    /// As [`Service::post_signature`]; `error-already-confirmed`; `error-mailbox-full` at the address where as many names
    /// wait for it as can.
    pub(crate) async fn post_by_invitation(
        &self,
        letter: &letter::Model,
        entry: &Entry,
        email: &Email,
        locale: Locale,
        form: &SigningForm,
        invitation: Uuid,
    ) -> Result<bool, Error> {
        let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        let Entry::Organisation(organisation) = entry else { return Err(Error::Conflict) };
        // An organiser wrote the invited name.
        let invited_as = invitation::Entity::find_by_id(invitation).one(self.read()).await?.map(|row| row.name);
        if invited_as.as_deref() != Some(organisation.name.as_str()) {
            self.check_name(entry, Some(coalition.id)).await?;
        }
        let identity = self.identity(self.read(), coalition.id, organisation.into(), email).await?;
        let place = Place { coalition: coalition.slug, letter: letter.slug.clone() };
        let post = self.prepare(place, entry, email, identity, locale)?;
        let (seen, agreed) = (Some(form.manifest.clone()), Some(form.agreed.clone()));
        self.submit(Post { invited: Some(invitation), seen, agreed, ..post }).await.map(|posted| posted.mailed)
    }

    /// Refuses a name that a mail program makes a link of, unless an organisation of the book is called so.
    ///
    /// # Errors
    /// `error-address-in-text` at the name.
    pub(crate) async fn check_name(&self, entry: &Entry, coalition: Option<Uuid>) -> Result<(), Error> {
        let name = entry.name().as_str();
        let in_book = match coalition {
            _ if !names_a_domain(name) => return Ok(()),
            Some(coalition) => organisations::is_called(self.read(), coalition, name).await?,
            None => false,
        };
        if in_book { Ok(()) } else { Err(Error::Fields(FieldErrors(vec![plain::refused().at("name")]))) }
    }

    fn prepare(&self, place: Place, entry: &Entry, email: &Email, identity: Identity, locale: Locale) -> Result<Post, Error> {
        let wording = self.wording(entry, Some(email), &identity, locale)?;
        let key = Key { address_hmac: self.mailbox_hmac(email)?, kind: entry.kind().code().to_owned(), identity: identity.key };
        Ok(Post {
            service: self.clone(),
            private: Private::of(entry, email.as_str()),
            place,
            key,
            wording,
            mail: self.new_id(),
            locale,
            now: self.now(),
            behalf: None,
            invited: None,
            seen: None,
            agreed: None,
            origin: None,
        })
    }

    /// The row of a signature that waits for its mailbox, but for its letter and version. Without an address, the row's
    /// own identifier stands where an address has its keyed hash.
    pub(crate) fn wording(
        &self,
        entry: &Entry,
        email: Option<&Email>,
        identity: &Identity,
        locale: Locale,
    ) -> Result<signature::ActiveModel, Error> {
        let now = self.now();
        let id = self.new_id();
        let address_hmac = match email {
            Some(email) => self.mailbox_hmac(email)?,
            None => id.as_bytes().to_vec(),
        };
        Ok(signature::ActiveModel {
            id: Set(id),
            public_id: Set(self.new_public_id().0),
            kind: Set(entry.kind().code().to_owned()),
            state: Set(SignatureState::Pending.code().to_owned()),
            category: Set(Category::Individual.code().to_owned()),
            address_hmac: Set(address_hmac),
            locale: Set(locale.tag().to_owned()),
            revision: Set(1),
            link_serial: Set(0),
            mails: Set(1),
            mails_since: Set(now.0),
            posted_at: Set(now.0),
            confirmed_at: Set(None),
            changed_at: Set(now.0),
            on_behalf_by: Set(None),
            removal_reason: Set(None),
            outstanding: Set(false),
            declined: Set(false),
            held_since: Set(None),
            held_for: Set(None),
            ..self.entered(id, entry, email.map_or("", Email::as_str), identity)?
        })
    }

    /// The columns that say what is listed and what is sealed with it, and no others: of a new row, or of one that is
    /// corrected.
    pub(super) fn entered(&self, id: Uuid, entry: &Entry, email: &str, identity: &Identity) -> Result<signature::ActiveModel, Error> {
        let (site, affiliation, list_representative) = match entry {
            Entry::Organisation(entry) => (entry.site.as_ref().map(|site| site.as_str().to_owned()), None, entry.list_representative),
            Entry::Person(entry) => (None, entry.affiliation.as_ref().map(|text| text.as_str().to_owned()), false),
        };
        let (name, site) = match &identity.spelling {
            Some((name, site)) => (name.as_str(), site.clone()),
            None => (entry.name().as_str(), site),
        };
        Ok(signature::ActiveModel {
            proof: Set(identity.proof.code().to_owned()),
            identity: Set(identity.key.clone()),
            organisation_id: Set(identity.organisation),
            known: Set(identity.known),
            name: Set(name.to_owned()),
            name_fold: Set(names::fold(name)),
            name_sort: Set(names::sort_key(name)),
            country: Set(entry.country().code().to_owned()),
            site: Set(site),
            affiliation: Set(affiliation),
            list_representative: Set(list_representative),
            private_sealed: Set(self.seal_private(id, &Private::of(entry, email))?),
            ..Default::default()
        })
    }
}

/// How a signature is posted from a form.
#[derive(Clone, Copy, Debug)]
pub struct Posting<'a> {
    /// The manifest of the version that stood beside the form; the first where it is empty.
    pub manifest: &'a str,
    /// The boxes under the form.
    pub agreed: &'a ConsentForm,
    /// The signatory's language.
    pub locale: Locale,
    /// The address that it comes from: it is counted, and not kept. Nothing where that is not known.
    pub from: Option<IpAddr>,
}

/// A letter, as addresses name it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Place {
    coalition: String,
    letter: String,
}

/// What one pending row of a letter stands for.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    address_hmac: Vec<u8>,
    kind: String,
    identity: String,
}

/// What came of a post, for the caller alone: anyone who posts is answered alike.
#[derive(Default)]
struct Posted {
    /// Whether a mail goes out about it.
    mailed: bool,
    /// What is to be counted of it, if anything.
    counted: Option<Counted>,
}

struct Post {
    service: Service,
    /// What is sealed in the row that it comes to stand in.
    private: Private,
    place: Place,
    key: Key,
    /// The row, but for the letter and its version.
    wording: signature::ActiveModel,
    mail: Uuid,
    locale: Locale,
    now: Instant,
    behalf: Option<Actor>,
    /// The invitation that its sender holds: the signature answers it, whatever it says of the organisation.
    invited: Option<Uuid>,
    /// The manifest that stood beside the form; nothing where no form was shown.
    seen: Option<String>,
    /// The boxes under the form; nothing where no form was shown.
    agreed: Option<ConsentForm>,
    /// Where it comes from, where that counts.
    origin: Option<Origin>,
}

impl Command for Post {
    type Answer = Posted;

    async fn execute(&self, tx: &Tx) -> Result<Posted, Error> {
        let answers = write(&[self], tx).await?;
        answers.into_iter().next().unwrap_or(Err(Error::Busy))
    }

    async fn execute_together(posts: &[&Self], tx: &Tx) -> Result<Answers<Self>, Error> {
        write(posts, tx).await.map(Some)
    }
}
