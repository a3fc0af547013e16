//! Posts that come at the same time are written together: a handful of statements for all of them, not for each.

use super::{
    Key, Place, Post, Posted,
    waiting::{Crowd, find_places},
};
use crate::{
    Error,
    activity::Note,
    entities::{invitation, letter, signature},
    invitations::post_answer,
    letters::seen_version,
    mailboxes::{Strangers, counted_alone, counted_for},
    outbox::{self, Kind, Queued},
    privacy::{asked_consent, consented},
    public::{accepts, is_in_time},
    scope::{coalition_by_slug, letter_of, newest_version, scope_in},
    signatures::{
        MAILS,
        clusters::{Counted, Origin},
        mail_window, one_more_mail,
    },
    writer::Tx,
};
use domain::{
    activity::Act,
    email::Email,
    letter::{Visibility, WhoMaySign},
    privacy::{AskedConsent, Consent},
    role::Permission,
    signature::{SignatoryKind, SignatureState},
    site::registrable_domain,
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use std::collections::{HashMap, HashSet, hash_map};
use uuid::Uuid;

/// Where a post goes: the letter, and its newest version.
struct Target {
    letter: letter::Model,
    version: Uuid,
    consent: AskedConsent,
}

impl Target {
    async fn find(tx: &Tx, place: &Place) -> Result<Self, Error> {
        let coalition = coalition_by_slug(tx, &place.coalition).await?;
        let letter = letter_of(tx, &coalition, &place.letter).await?;
        let version = newest_version(tx, &letter).await?.id;
        Ok(Self { letter, version, consent: asked_consent(tx, &coalition).await? })
    }
}

/// A post that its letter takes.
#[derive(Clone, Copy)]
pub(super) struct Admitted<'a> {
    /// Which of the posts that are written together it is.
    pub(super) at: usize,
    pub(super) post: &'a Post,
    target: &'a Target,
    /// The version that is signed: the one that was seen.
    version: Uuid,
    consent: Option<Consent>,
    /// Whether its network is counted.
    counts: bool,
    /// The cluster that it belongs to at once.
    cluster: Option<i64>,
    /// When a mail about it may leave; nothing where none does.
    turn: Option<Instant>,
}

impl Admitted<'_> {
    fn key(&self) -> (Uuid, Key) {
        (self.target.letter.id, self.post.key.clone())
    }

    /// What the mails about it are counted under. Who holds an invitation's link is no stranger to its mailbox, but such a
    /// link goes round: its mails have a count of their own.
    pub(super) fn counted(&self) -> Vec<u8> {
        let mailbox = &self.post.key.address_hmac;
        if self.post.invited.is_some() {
            counted_alone(mailbox, Kind::ConfirmInvited)
        } else {
            counted_for(mailbox, &Email::stored(&self.post.private.email))
        }
    }

    fn row(&self) -> signature::ActiveModel {
        // Anybody could tick the boxes: that they were is kept until the mailbox confirms, and shown as nobody's consent.
        let signature::ActiveModel { consented_at, consent_notice, consent_age, .. } = consented(self.consent, self.post.now);
        signature::ActiveModel {
            letter_id: Set(self.target.letter.id),
            version_id: Set(self.version),
            consented_at,
            consent_notice,
            consent_age,
            cluster: Set(self.cluster),
            ..self.post.wording.clone()
        }
    }

    /// The same where no mail goes out about it.
    fn quiet_row(&self) -> signature::ActiveModel {
        signature::ActiveModel { mails: Set(0), ..self.row() }
    }

    /// Whether one more mail that strangers cause may go out about it.
    pub(super) fn may(&self, strangers: &Strangers, kind: Kind) -> bool {
        self.turn.is_some() && strangers.may(&self.counted(), self.target.letter.id, kind, self.post.now)
    }

    /// The same, and counts it.
    pub(super) fn take(&self, strangers: &mut Strangers, kind: Kind) -> bool {
        self.turn.is_some() && strangers.take(&self.counted(), self.target.letter.id, kind, self.post.now)
    }

    fn mail(&self, signature: Uuid, kind: Kind) -> Queued {
        let mail = Queued::about(signature, self.post.mail, kind, self.post.locale, self.post.now);
        Queued { due: self.turn.unwrap_or(self.post.now), ..mail }
    }
}

/// Writes posts together; an error is the database's, and an answer of each is its own.
pub(super) async fn write(posts: &[&Post], tx: &Tx) -> Result<Vec<Result<Posted, Error>>, Error> {
    let targets = targets(posts, tx).await?;
    let mut answers = Vec::with_capacity(posts.len());
    let mut admitted = Vec::with_capacity(posts.len());
    let mut counted = Vec::new();
    for (at, post) in posts.iter().enumerate() {
        answers.push(match post.admit(at, targets.get(&post.place), tx).await {
            Ok(one) => {
                admitted.push(one);
                if one.counts {
                    counted.push(one);
                }
                Ok(Posted::default())
            }
            Err(Error::Database(error)) => return Err(error.into()),
            Err(error) => Err(error),
        });
    }
    let now = posts.iter().map(|post| post.now).max().unwrap_or(Instant(0));
    let mailboxes: Vec<Vec<u8>> = admitted.iter().map(Admitted::counted).collect::<HashSet<_>>().into_iter().collect();
    let mut strangers = Strangers::of(tx, &mailboxes, now).await?;
    let live = live(&admitted, tx).await?;
    let (again, new): (Vec<_>, Vec<_>) = admitted.into_iter().partition(|one| live.contains_key(&one.key()));
    let mut mails = Vec::with_capacity(new.len());
    let mut stands = Vec::new();
    for one in again {
        let Some((signature, outstanding)) = live.get(&one.key()).copied() else { continue };
        // Who signed an earlier text is asked to stand by this one: nothing else would count them.
        let kind = if outstanding { Kind::Reaffirm } else { Kind::AlreadySigned };
        if one.post.invited.is_some() && !outstanding {
            // Its invitation says so too.
            refuse(&mut answers, &one, Error::field("", "error-already-confirmed"));
        } else if one.take(&mut strangers, kind) {
            mails.push(one.mail(signature, kind));
        } else if strangers.take_notice(&one.post.key.address_hmac, one.target.letter.id, one.post.now) {
            mails.push(one.mail(signature, Kind::EmailsStopped));
        }
        stands.push(one);
    }
    write_and_forget(&stands, tx).await?;
    // What its mailbox was just shown stays as it was. Of several others with one key, each replaces the wording of the one
    // before: a statement takes one of them.
    let mut written = HashMap::new();
    let mut left = new;
    while !left.is_empty() {
        let mut turn = HashMap::new();
        let mut later = Vec::new();
        for one in left {
            match turn.entry(one.key()) {
                hash_map::Entry::Occupied(_) => later.push(one),
                hash_map::Entry::Vacant(free) => {
                    free.insert(one);
                }
            }
        }
        let Crowd { turned_away, mailed } = find_places(&turn, &mut strangers, tx).await?;
        for (key, instead) in turned_away {
            let Some(one) = turn.remove(&key) else { continue };
            // Who holds an invitation's link is told. Anybody else would learn by counting what waits in the mailbox: its
            // owner learns it from the link of what waits.
            if one.post.invited.is_some() {
                refuse(&mut answers, &one, Error::field("email", "error-mailbox-full"));
            }
            mails.extend(instead.map(|(waiting, kind)| one.mail(waiting, kind)));
        }
        let now = turn.values().map(|one| one.post.now).max().unwrap_or(Instant(0));
        let kept = kept(&turn, now, tx).await?;
        note_entered_again(&kept, &mailed, now, tx).await?;
        let (told, still): (Vec<_>, Vec<_>) = turn
            .values()
            .filter(|one| !kept.contains_key(&one.key()))
            .partition(|one| one.post.behalf.is_some() || mailed.contains(&one.key()));
        let mut rows = upsert(still.into_iter().map(Admitted::quiet_row), None, tx).await?;
        rows.extend(upsert(told.into_iter().map(Admitted::row), Some(now), tx).await?);
        for row in &rows {
            if let Some(one) = turn.get(&key_of(row)) {
                one.post.seal_for(row.id, tx).await?;
            }
        }
        for row in rows.into_iter().chain(kept.into_values()) {
            let key = key_of(&row);
            let Some(one) = turn.get(&key) else { continue };
            written.insert(key.clone(), row.id);
            if let Some(invitation) = one.post.invited {
                post_answer(tx, invitation, row.id).await?;
            }
            if let Some(actor) = &one.post.behalf {
                let letter = &one.target.letter;
                let note = Note::new(letter.coalition_id, Some(actor.account), Act::SignatureAdded, one.post.now);
                note.letter(letter.id).about(row.id).insert(tx).await?;
            }
            match (&one.post.behalf, one.post.invited) {
                (Some(_), _) if row.mails <= MAILS => mails.push(one.mail(row.id, Kind::ConfirmOnBehalf)),
                (None, Some(_)) if mailed.contains(&key) => mails.push(one.mail(row.id, Kind::ConfirmInvited)),
                (None, None) if mailed.contains(&key) => mails.push(one.mail(row.id, Kind::Confirm)),
                (None, None) if strangers.take_notice(&row.address_hmac, row.letter_id, one.post.now) => {
                    mails.push(one.mail(row.id, Kind::EmailsStopped));
                }
                _ => {}
            }
        }
        left = later;
    }
    strangers.store(tx).await?;
    let queued = outbox::queue_allowed(&mails, tx).await?;
    for (answer, post) in answers.iter_mut().zip(posts) {
        if let Ok(posted) = answer {
            posted.mailed = queued.contains(&post.mail);
        }
    }
    for one in counted {
        let (letter, numbered) = (one.target.letter.id, one.cluster.is_some());
        if let (Some(Ok(posted)), Some(signature)) = (answers.get_mut(one.at), written.get(&one.key())) {
            posted.counted = Some(Counted { letter, signature: *signature, numbered });
        }
    }
    Ok(answers)
}

/// Answers a post that was admitted, and is refused after all.
fn refuse(answers: &mut [Result<Posted, Error>], one: &Admitted<'_>, why: Error) {
    if let Some(answer) = answers.get_mut(one.at) {
        *answer = Err(why);
    }
}

fn key_of(row: &signature::Model) -> (Uuid, Key) {
    let key = Key { address_hmac: row.address_hmac.clone(), kind: row.kind.clone(), identity: row.identity.clone() };
    (row.letter_id, key)
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
    /// Where its wording has replaced that of a row that waited, seals the private part for that row.
    async fn seal_for(&self, row: Uuid, tx: &Tx) -> Result<(), Error> {
        if self.wording.id == Set(row) {
            return Ok(());
        }
        let sealed = Set(self.service.seal_private(row, &self.private)?);
        signature::ActiveModel { id: Set(row), private_sealed: sealed, ..Default::default() }.update(tx).await?;
        Ok(())
    }

    /// Whether its address has a tag.
    pub(super) fn is_tagged(&self) -> bool {
        Email::stored(&self.private.email).is_tagged()
    }

    /// When a mail about it may leave, by how many mailboxes of its domain were written to from its network. Providers'
    /// domains are no one's, and their mailboxes are each somebody's.
    fn turn(&self, origin: &Origin) -> Option<Instant> {
        let Some(domain) = registrable_domain(Email::stored(&self.private.email).domain()) else { return Some(self.now) };
        let Some(mailbox) = self.key.address_hmac.first_chunk::<16>() else { return Some(self.now) };
        origin.turn_of_mailbox(&domain, Uuid::from_bytes(*mailbox), self.now)
    }

    /// Whether its letter takes it.
    async fn admit<'a>(&'a self, at: usize, target: Option<&'a Target>, tx: &Tx) -> Result<Admitted<'a>, Error> {
        let target = target.filter(|target| target.letter.opened_at.is_some()).ok_or(Error::NotFound)?;
        match &self.behalf {
            Some(actor) => drop(scope_in(tx, actor, &self.place.coalition, Permission::DecideSignatures).await?),
            None if self.invited.is_none() && target.letter.visibility != Visibility::Public.code() => return Err(Error::NotFound),
            None => {}
        }
        if !accepts(&target.letter, self.now) {
            return Err(Error::Closed);
        }
        let version = match &self.seen {
            Some(seen) => seen_version(tx, target.letter.id, seen).await?.ok_or_else(|| Error::field("", "error-text-changed"))?.id,
            None => target.version,
        };
        let who = WhoMaySign::from_code(&target.letter.who_may_sign).unwrap_or_default();
        let allowed = SignatoryKind::from_code(&self.key.kind).is_some_and(|kind| who.allows(kind));
        if !allowed {
            return Err(Error::field("", "error-not-allowed-kind"));
        }
        let consent = self.agreed.as_ref().map(|agreed| agreed.parse(&target.consent)).transpose()?;
        let origin = self.origin.as_ref().filter(|origin| origin.counts(&target.letter));
        let turn = origin.map_or(Some(self.now), |origin| self.turn(origin));
        let cluster = origin.and_then(|origin| origin.cluster(target.letter.id, self.now));
        Ok(Admitted { at, post: self, target, version, consent, counts: origin.is_some(), cluster, turn })
    }
}

/// The same mailboxes' signatures for the same signatories that stand already, each with whether it is asked to reaffirm.
/// One that missed doing so is none of them: it may sign late like anybody.
async fn live(posts: &[Admitted<'_>], tx: &Tx) -> Result<HashMap<(Uuid, Key), (Uuid, bool)>, Error> {
    use signature::Column as C;
    if posts.is_empty() {
        return Ok(HashMap::new());
    }
    let letters: Vec<Uuid> = posts.iter().map(|one| one.target.letter.id).collect::<HashSet<_>>().into_iter().collect();
    let late: HashSet<Uuid> =
        posts.iter().filter(|one| !is_in_time(&one.target.letter, one.post.now)).map(|one| one.target.letter.id).collect();
    let rows: Vec<(Uuid, Uuid, Vec<u8>, String, String, bool)> = signature::Entity::find()
        .select_only()
        .columns([C::Id, C::LetterId, C::AddressHmac, C::Kind, C::Identity, C::Outstanding])
        .filter(C::LetterId.is_in(letters))
        .filter(C::AddressHmac.is_in(posts.iter().map(|one| one.post.key.address_hmac.clone())))
        .filter(C::State.is_in([SignatureState::Held.code(), SignatureState::Confirmed.code()]))
        .into_tuple()
        .all(tx)
        .await?;
    let stands = |(id, letter, address_hmac, kind, identity, outstanding): (Uuid, Uuid, Vec<u8>, String, String, bool)| {
        let missed = outstanding && late.contains(&letter);
        (!missed).then_some(((letter, Key { address_hmac, kind, identity }), (id, outstanding)))
    };
    Ok(rows.into_iter().filter_map(stands).collect())
}

/// Writes rows as those of new signatures are, and deletes them: else the time of an answer would tell that its signatory
/// stands already. Every post does the same, one that is new with nothing to delete.
async fn write_and_forget(posts: &[Admitted<'_>], tx: &Tx) -> Result<(), Error> {
    let row = |one: &Admitted<'_>| signature::ActiveModel { identity: Set(one.post.mail.to_string()), ..one.quiet_row() };
    let rows = upsert(posts.iter().map(row), None, tx).await?;
    signature::Entity::delete_many().filter(signature::Column::Id.is_in(rows.iter().map(|row| row.id))).exec(tx).await?;
    Ok(())
}

/// The rows of these keys that wait and stay as they are: those that were shown to their mailbox lately, unless an organiser
/// enters them; those that somebody entered who is no stranger, an organiser or the holder of an invitation; and those with a
/// plain address, where the new one has a tag: mails to it may reach nobody, the way out among them.
async fn kept(turn: &HashMap<(Uuid, Key), Admitted<'_>>, now: Instant, tx: &Tx) -> Result<HashMap<(Uuid, Key), signature::Model>, Error> {
    use signature::Column as C;
    let Some(service) = turn.values().next().map(|one| &one.post.service) else { return Ok(HashMap::new()) };
    let rows = signature::Entity::find()
        .filter(C::LetterId.is_in(turn.keys().map(|(letter, _)| *letter).collect::<HashSet<_>>()))
        .filter(C::AddressHmac.is_in(turn.keys().map(|(_, key)| key.address_hmac.clone())))
        .filter(C::State.eq(SignatureState::Pending.code()))
        .all(tx)
        .await?;
    let invited: HashSet<Uuid> = match rows.is_empty() {
        true => HashSet::new(),
        false => {
            let own = invitation::Entity::find().select_only().column(invitation::Column::SignatureId);
            let own = own.filter(invitation::Column::SignatureId.is_in(rows.iter().map(|row| row.id)));
            own.into_tuple::<Uuid>().all(tx).await?.into_iter().collect()
        }
    };
    let of_others = |row: &signature::Model| row.on_behalf_by.is_some() || row.import_id.is_some() || invited.contains(&row.id);
    let stays = |row: signature::Model| {
        let key = key_of(&row);
        let post = turn.get(&key)?.post;
        let plain = |row: &signature::Model| service.readable_private(row).is_some_and(|own| !Email::stored(&own.email).is_tagged());
        let is_kept =
            service.just_shown().holds(row.id, now) || (post.invited.is_none() && of_others(&row)) || (post.is_tagged() && plain(&row));
        (post.behalf.is_none() && is_kept).then_some((key, row))
    };
    Ok(rows.into_iter().filter_map(stays).collect())
}

/// Notes in what stays as it is that it was entered once more, and counts the mails that go out about it.
async fn note_entered_again(
    kept: &HashMap<(Uuid, Key), signature::Model>,
    mailed: &HashSet<(Uuid, Key)>,
    now: Instant,
    tx: &Tx,
) -> Result<(), Error> {
    use signature::Column as C;
    let all = kept.values().map(|row| row.id);
    let told = kept.iter().filter(|(key, _)| mailed.contains(key)).map(|(_, row)| row.id);
    if kept.is_empty() {
        return Ok(());
    }
    let again = signature::ActiveModel { entered_again_at: Set(Some(now.0)), ..Default::default() };
    signature::Entity::update_many().set(again).filter(C::Id.is_in(all)).exec(tx).await?;
    signature::Entity::update_many()
        .col_expr(C::Mails, one_more_mail(now))
        .col_expr(C::MailsSince, mail_window(now))
        .filter(C::Id.is_in(told))
        .exec(tx)
        .await?;
    Ok(())
}

/// Inserts the pending rows, or puts the new wording into those that wait; counts a mail about each from `now` on, where
/// one goes out.
async fn upsert(
    rows: impl ExactSizeIterator<Item = signature::ActiveModel>,
    now: Option<Instant>,
    tx: &Tx,
) -> Result<Vec<signature::Model>, Error> {
    use signature::Column as C;
    if rows.len() == 0 {
        return Ok(Vec::new());
    }
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
            C::ConsentedAt,
            C::ConsentNotice,
            C::ConsentAge,
            C::Cluster,
        ])
        .value(C::Revision, Expr::cust("signature.revision + 1"));
    if let Some(now) = now {
        conflict.value(C::Mails, one_more_mail(now)).value(C::MailsSince, mail_window(now));
    }
    Ok(signature::Entity::insert_many(rows).on_conflict(conflict).exec_with_returning(tx).await?)
}
