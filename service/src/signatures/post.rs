//! A signature is posted: pending until its mailbox confirms it.
//!
//! Whoever posts gets the same answer whether the address has signed, waits, or is new; only its mailbox learns more.
//! One pending row stands for each mailbox and signatory, and the last wording wins: so a stranger's attempt with
//! somebody's address never blocks them, and at most [`super::MAILS`] mails an hour leave.
//!
//! Posts that come at the same time are written together: a handful of statements for all of them, not for each.

use super::{MAILS, Private, identity, identity::Identity, is_of_present_meaning, mail_window, one_more_mail};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{coalition, letter, signature},
    names,
    outbox::{self, Kind, Queued},
    public::accepts,
    scope::{coalition_by_slug, letter_of, newest_version, scope_in},
    writer::{Answers, Command, Tx},
};
use domain::{
    activity::Act,
    email::Email,
    error::FieldErrors,
    forms::signing::{Entry, OrganisationEntry},
    letter::{Visibility, WhoMaySign},
    locale::Locale,
    role::Permission,
    signature::{Category, SignatoryKind, SignatureState},
    time::Instant,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use std::collections::HashMap;
use uuid::Uuid;

impl Service {
    /// Posts a signature of the newest version: it waits for its mailbox.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Closed`], `error-not-allowed-kind`.
    pub async fn post_signature(&self, coalition: &str, letter: &str, entry: &Entry, email: &Email, locale: Locale) -> Result<(), Error> {
        self.submit(self.prepared_post(coalition, letter, entry, email, locale).await?).await
    }

    /// As [`Service::post_signature`], where the version of this manifest stood beside the form; without one, the first.
    ///
    /// # Errors
    /// `error-text-changed` where the letter has another meaning since.
    pub async fn post_seen(
        &self,
        coalition: &str,
        letter: &str,
        entry: &Entry,
        email: &Email,
        locale: Locale,
        manifest: &str,
    ) -> Result<(), Error> {
        let post = self.prepared_post(coalition, letter, entry, email, locale).await?;
        self.submit(Post { seen: Some(manifest.to_owned()), ..post }).await
    }

    async fn prepared_post(&self, coalition: &str, letter: &str, entry: &Entry, email: &Email, locale: Locale) -> Result<Post, Error> {
        let identity = match entry {
            Entry::Organisation(organisation) => {
                let coalition = coalition_by_slug(self.read(), coalition).await?;
                identity::of(self.read(), coalition.id, organisation, email).await?
            }
            Entry::Person(_) => Identity::PERSON,
        };
        let place = Place { coalition: coalition.to_owned(), letter: letter.to_owned() };
        self.prepare(place, entry, email, identity, locale)
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
        // The organiser who enters it has looked at it: it is known.
        let identity = Identity { known: true, ..identity::of(self.read(), scope.coalition.id, entry, email).await? };
        let place = Place { coalition: coalition.to_owned(), letter: letter.to_owned() };
        let mut post = self.prepare(place, &Entry::Organisation(entry.clone()), email, identity, actor.locale)?;
        post.wording.on_behalf_by = Set(Some(actor.account.0));
        post.behalf = Some(actor.clone());
        self.submit(post).await
    }

    /// Posts for the holder of an invitation, who may know of a confidential letter.
    ///
    /// # Errors
    /// As [`Service::post_signature`].
    pub(crate) async fn post_by_invitation(
        &self,
        letter: &letter::Model,
        entry: &Entry,
        email: &Email,
        locale: Locale,
        manifest: &str,
    ) -> Result<(), Error> {
        let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        let Entry::Organisation(organisation) = entry else { return Err(Error::Conflict) };
        let identity = identity::of(self.read(), coalition.id, organisation, email).await?;
        let place = Place { coalition: coalition.slug, letter: letter.slug.clone() };
        let post = self.prepare(place, entry, email, identity, locale)?;
        self.submit(Post { invited: true, seen: Some(manifest.to_owned()), ..post }).await
    }

    fn prepare(&self, place: Place, entry: &Entry, email: &Email, identity: Identity, locale: Locale) -> Result<Post, Error> {
        let canonical = email.canonical().map_err(|error| Error::Fields(FieldErrors(vec![error.at("email")])))?;
        let wording = self.wording(entry, Some(email), &identity, locale)?;
        let key = Key { address_hmac: self.keys().address(&canonical), kind: entry.kind().code().to_owned(), identity: identity.key };
        Ok(Post { place, key, wording, mail: self.new_id(), locale, now: self.now(), behalf: None, invited: false, seen: None })
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
            Some(email) => self.keys().address(&email.canonical().map_err(|error| Error::Fields(FieldErrors(vec![error.at("email")])))?),
            None => id.as_bytes().to_vec(),
        };
        let (site, affiliation, list_representative) = match entry {
            Entry::Organisation(entry) => (entry.site.as_ref().map(|site| site.as_str().to_owned()), None, entry.list_representative),
            Entry::Person(entry) => (None, entry.affiliation.as_ref().map(|text| text.as_str().to_owned()), false),
        };
        Ok(signature::ActiveModel {
            id: Set(id),
            public_id: Set(self.new_public_id().0),
            kind: Set(entry.kind().code().to_owned()),
            state: Set(SignatureState::Pending.code().to_owned()),
            category: Set(Category::Individual.code().to_owned()),
            proof: Set(identity.proof.code().to_owned()),
            identity: Set(identity.key.clone()),
            organisation_id: Set(identity.organisation),
            known: Set(identity.known),
            name: Set(entry.name().as_str().to_owned()),
            name_fold: Set(names::fold(entry.name().as_str())),
            name_sort: Set(names::sort_key(entry.name().as_str())),
            country: Set(entry.country().code().to_owned()),
            site: Set(site),
            affiliation: Set(affiliation),
            list_representative: Set(list_representative),
            address_hmac: Set(address_hmac),
            private_sealed: Set(self.seal_private(&Private::of(entry, email.map_or("", Email::as_str)))?),
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
            ..Default::default()
        })
    }
}

/// Whether a letter takes signatures now, in time or late.
pub(crate) fn takes_signatures(letter: &letter::Model, now: Instant) -> bool {
    accepts(letter, now)
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

/// Where a post goes: the letter, and the version that is signed.
struct Target {
    letter: letter::Model,
    version: Uuid,
}

impl Target {
    async fn find(tx: &Tx, place: &Place) -> Result<Self, Error> {
        let coalition = coalition_by_slug(tx, &place.coalition).await?;
        let letter = letter_of(tx, &coalition, &place.letter).await?;
        let version = newest_version(tx, &letter).await?.id;
        Ok(Self { letter, version })
    }
}

struct Post {
    place: Place,
    key: Key,
    /// The row, but for the letter and its version.
    wording: signature::ActiveModel,
    mail: Uuid,
    locale: Locale,
    now: Instant,
    behalf: Option<Actor>,
    /// Whether it comes from whoever holds an invitation.
    invited: bool,
    /// The manifest that stood beside the form; nothing where no form was shown.
    seen: Option<String>,
}

impl Command for Post {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let answers = write(&[self], tx).await?;
        answers.into_iter().next().unwrap_or(Err(Error::Busy))
    }

    async fn execute_together(posts: &[&Self], tx: &Tx) -> Result<Answers<Self>, Error> {
        write(posts, tx).await.map(Some)
    }
}

/// A post that its letter takes.
#[derive(Clone, Copy)]
struct Admitted<'a> {
    post: &'a Post,
    target: &'a Target,
}

impl Admitted<'_> {
    fn key(&self) -> (Uuid, Key) {
        (self.target.letter.id, self.post.key.clone())
    }

    fn row(&self) -> signature::ActiveModel {
        signature::ActiveModel { letter_id: Set(self.target.letter.id), version_id: Set(self.target.version), ..self.post.wording.clone() }
    }

    fn mail(&self, signature: Uuid, kind: Kind) -> Queued {
        Queued::about(signature, self.post.mail, kind, self.post.locale, self.post.now)
    }
}

/// Writes posts together; an error is the database's, and an answer of each is its own.
async fn write(posts: &[&Post], tx: &Tx) -> Result<Vec<Result<(), Error>>, Error> {
    let targets = targets(posts, tx).await?;
    let mut answers = Vec::with_capacity(posts.len());
    let mut admitted = Vec::with_capacity(posts.len());
    for post in posts {
        answers.push(match post.admit(targets.get(&post.place), tx).await {
            Ok(target) => {
                admitted.push(Admitted { post, target });
                Ok(())
            }
            Err(Error::Database(error)) => return Err(error.into()),
            Err(error) => Err(error),
        });
    }
    let live = live(&admitted, tx).await?;
    let (again, new): (Vec<_>, Vec<_>) = admitted.into_iter().partition(|one| live.contains_key(&one.key()));
    let mut mails = Vec::with_capacity(new.len());
    for one in again {
        let signature = live.get(&one.key()).copied().unwrap_or_default();
        if count_mail(signature, one.post.now, tx).await? <= MAILS {
            mails.push(one.mail(signature, Kind::AlreadySigned));
        }
    }
    // Of several with one key, each replaces the wording of the one before: a statement takes one of them.
    let mut left = new;
    while !left.is_empty() {
        let mut turn = HashMap::new();
        let mut later = Vec::new();
        for one in left {
            match turn.entry(one.key()) {
                std::collections::hash_map::Entry::Occupied(_) => later.push(one),
                std::collections::hash_map::Entry::Vacant(free) => {
                    free.insert(one);
                }
            }
        }
        let now = turn.values().map(|one| one.post.now).max().unwrap_or(Instant(0));
        for row in upsert(turn.values().map(Admitted::row), now, tx).await? {
            let key = Key { address_hmac: row.address_hmac, kind: row.kind, identity: row.identity };
            let Some(one) = turn.get(&(row.letter_id, key)) else { continue };
            if let Some(actor) = &one.post.behalf {
                let letter = &one.target.letter;
                let note = Note::new(letter.coalition_id, Some(actor.account), Act::SignatureAdded, one.post.now);
                note.letter(letter.id).about(row.id).insert(tx).await?;
            }
            if row.mails <= MAILS {
                let kind = if one.post.behalf.is_some() { Kind::ConfirmOnBehalf } else { Kind::Confirm };
                mails.push(one.mail(row.id, kind));
            }
        }
        left = later;
    }
    outbox::queue(&mails, tx).await?;
    Ok(answers)
}

/// The letters that these posts go to, each looked up once. What does not exist is not among them.
async fn targets(posts: &[&Post], tx: &Tx) -> Result<HashMap<Place, Target>, Error> {
    let mut targets = HashMap::new();
    let mut known: Vec<&Place> = Vec::new();
    for Post { place, .. } in posts {
        if known.contains(&place) {
            continue;
        }
        known.push(place);
        match Target::find(tx, place).await {
            Ok(target) => drop(targets.insert(place.clone(), target)),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(targets)
}

impl Post {
    /// Whether its letter takes it.
    async fn admit<'a>(&self, target: Option<&'a Target>, tx: &Tx) -> Result<&'a Target, Error> {
        let target = target.filter(|target| target.letter.opened_at.is_some()).ok_or(Error::NotFound)?;
        match &self.behalf {
            Some(actor) => drop(scope_in(tx, actor, &self.place.coalition, Permission::DecideSignatures).await?),
            None if !self.invited && target.letter.visibility != Visibility::Public.code() => return Err(Error::NotFound),
            None => {}
        }
        if !takes_signatures(&target.letter, self.now) {
            return Err(Error::Closed);
        }
        if let Some(seen) = &self.seen
            && !is_of_present_meaning(tx, target.letter.id, seen).await?
        {
            return Err(Error::field("", "error-text-changed"));
        }
        let who = WhoMaySign::from_code(&target.letter.who_may_sign).unwrap_or_default();
        let allowed = if self.key.kind == SignatoryKind::Organisation.code() { who.organisations() } else { who.people() };
        if allowed { Ok(target) } else { Err(Error::field("", "error-not-allowed-kind")) }
    }
}

/// The same mailboxes' signatures for the same signatories that stand already.
async fn live(posts: &[Admitted<'_>], tx: &Tx) -> Result<HashMap<(Uuid, Key), Uuid>, Error> {
    use signature::Column as C;
    if posts.is_empty() {
        return Ok(HashMap::new());
    }
    let letters: Vec<Uuid> = posts.iter().map(|one| one.target.letter.id).collect::<std::collections::HashSet<_>>().into_iter().collect();
    let rows: Vec<(Uuid, Uuid, Vec<u8>, String, String)> = signature::Entity::find()
        .select_only()
        .columns([C::Id, C::LetterId, C::AddressHmac, C::Kind, C::Identity])
        .filter(C::LetterId.is_in(letters))
        .filter(C::AddressHmac.is_in(posts.iter().map(|one| one.post.key.address_hmac.clone())))
        .filter(C::State.is_in([SignatureState::Held.code(), SignatureState::Confirmed.code()]))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|(id, letter, address_hmac, kind, identity)| ((letter, Key { address_hmac, kind, identity }), id)).collect())
}

async fn count_mail(signature: Uuid, now: Instant, tx: &Tx) -> Result<i64, Error> {
    let rows = signature::Entity::update_many()
        .col_expr(signature::Column::Mails, one_more_mail(now))
        .col_expr(signature::Column::MailsSince, mail_window(now))
        .filter(signature::Column::Id.eq(signature))
        .exec_with_returning(tx)
        .await?;
    Ok(rows.first().map_or(i64::MAX, |row| row.mails))
}

/// Inserts the pending rows, or puts the new wording into those that wait.
async fn upsert(rows: impl Iterator<Item = signature::ActiveModel>, now: Instant, tx: &Tx) -> Result<Vec<signature::Model>, Error> {
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
            C::Outstanding,
            C::Declined,
        ])
        .value(C::Revision, Expr::cust("signature.revision + 1"))
        .value(C::Mails, one_more_mail(now))
        .value(C::MailsSince, mail_window(now));
    Ok(signature::Entity::insert_many(rows).on_conflict(conflict).exec_with_returning(tx).await?)
}
