//! Those who signed an earlier version and have not reaffirmed, at the desk: the list, asking once more, and what they
//! said on paper or by word of mouth.

use super::{changed::reaffirm, kind_of, state_of};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{letter, signature, version},
    letters::seen_version,
    outbox::{Kind, Queued},
    public::{country_of, is_in_time},
    scope::{letter_of, newest_version, scope_in},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    ids::PublicId,
    locale::Locale,
    role::Permission,
    shapes::amendments::{Outstanding, OutstandingFilter, OutstandingSignature},
    signature::SignatureState,
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows on a page of the list.
const PAGE: u64 = 50;
/// The shortest time between two mails that ask one signatory, in microseconds.
const PAUSE: i64 = 24 * Instant::HOUR;

impl Service {
    /// Who signed an earlier version and stands there.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn outstanding(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        filter: OutstandingFilter,
        page: u64,
    ) -> Result<Outstanding, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let all = match filter {
            OutstandingFilter::All => of_letter(&letter),
            OutstandingFilter::Waiting => of_letter(&letter).filter(signature::Column::Declined.eq(false)),
            OutstandingFilter::Declined => of_letter(&letter).filter(signature::Column::Declined.eq(true)),
        };
        let found = all.clone().count(self.read()).await?;
        let pages = found.div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let all = all.order_by_asc(signature::Column::NameSort).order_by_asc(signature::Column::Id);
        let rows = all.paginate(self.read(), PAGE).fetch_page(page - 1).await?;
        let versions = version::Entity::find().filter(version::Column::LetterId.eq(letter.id)).all(self.read()).await?;
        let numbers: HashMap<Uuid, i64> = versions.into_iter().map(|version| (version.id, version.number)).collect();
        let mut signatures = Vec::with_capacity(rows.len());
        for row in rows {
            let asked_at = Queued::last(self.read(), row.id, Kind::Reaffirm).await?;
            signatures.push(OutstandingSignature {
                id: PublicId(row.public_id),
                kind: kind_of(&row),
                country: country_of(&row.country),
                version: numbers.get(&row.version_id).and_then(|number| u32::try_from(*number).ok()).unwrap_or(1),
                by_mail: self.has_address(&row),
                declined: row.declined,
                asked_at,
                may_ask: may_ask(asked_at, self.now()),
                name: row.name,
            });
        }
        let manifest_sha256 = newest_version(self.read(), &letter).await?.manifest_sha256;
        let open = is_in_time(&letter, self.now());
        let letter = self.desk_letter_row(&letter).await?;
        Ok(Outstanding { desk: scope.desk(), letter, manifest_sha256, filter, open, page, pages, found, signatures })
    }

    fn has_address(&self, row: &signature::Model) -> bool {
        self.readable_private(row).is_some_and(|private| !private.email.is_empty())
    }

    /// Asks a signatory once more whether they stand by the new text; at most once a day.
    ///
    /// # Errors
    /// `outstanding-error-asked` where they were asked less than a day ago; `Conflict` where nothing is asked of them, or
    /// they have no address; `NotFound`, `Forbidden`.
    pub async fn ask_to_reaffirm(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<(), Error> {
        self.chase(actor, coalition, letter, id, What::Ask).await
    }

    /// Enters that a signatory without an address reaffirmed, on paper or by word of mouth, the version of this manifest.
    ///
    /// # Errors
    /// `outstanding-error-text` where the letter has another meaning since; `Conflict` where nothing is asked of them, or a
    /// mail can ask them; `NotFound`, `Forbidden`.
    pub async fn enter_reaffirmation(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        id: PublicId,
        manifest: &str,
    ) -> Result<(), Error> {
        self.chase(actor, coalition, letter, id, What::Enter(manifest.to_owned())).await
    }

    async fn chase(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId, what: What) -> Result<(), Error> {
        let (actor, coalition, letter) = (actor.clone(), coalition.to_owned(), letter.to_owned());
        self.submit(Chase { service: self.clone(), actor, coalition, letter, id, what, now: self.now() }).await
    }
}

/// Whether a mail may ask a signatory whom the last one asked then.
fn may_ask(last: Option<Instant>, now: Instant) -> bool {
    last.is_none_or(|last| last.plus(PAUSE) <= now)
}

fn of_letter(letter: &letter::Model) -> Select<signature::Entity> {
    signature::Entity::find()
        .filter(signature::Column::LetterId.eq(letter.id))
        .filter(signature::Column::State.eq(SignatureState::Confirmed.code()))
        .filter(signature::Column::Outstanding.eq(true))
}

async fn find<C: ConnectionTrait>(db: &C, letter: &letter::Model, id: PublicId) -> Result<signature::Model, Error> {
    let own = signature::Entity::find().filter(signature::Column::LetterId.eq(letter.id));
    own.filter(signature::Column::PublicId.eq(id.0)).one(db).await?.ok_or(Error::NotFound)
}

enum What {
    Ask,
    Enter(String),
}

struct Chase {
    service: Service,
    actor: Actor,
    coalition: String,
    letter: String,
    id: PublicId,
    what: What,
    now: Instant,
}

impl Command for Chase {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let row = find(tx, &letter, self.id).await?;
        let asked = row.outstanding && state_of(&row) == SignatureState::Confirmed && is_in_time(&letter, self.now);
        let has_address = self.service.open_private(&row)?.is_some_and(|private| !private.email.is_empty());
        if !asked || has_address != matches!(self.what, What::Ask) {
            return Err(Error::Conflict);
        }
        let act = match &self.what {
            What::Ask => {
                self.ask(tx, &row).await?;
                Act::ReaffirmationAsked
            }
            What::Enter(manifest) => {
                if seen_version(tx, letter.id, manifest).await?.is_none() {
                    return Err(Error::field("", "outstanding-error-text"));
                }
                reaffirm(tx, &row, manifest, self.now).await?;
                Act::ReaffirmationEntered
            }
        };
        Note::new(letter.coalition_id, Some(self.actor.account), act, self.now).letter(letter.id).about(row.id).insert(tx).await
    }
}

impl Chase {
    async fn ask(&self, tx: &Tx, row: &signature::Model) -> Result<(), Error> {
        if !may_ask(Queued::last(tx, row.id, Kind::Reaffirm).await?, self.now) {
            return Err(Error::field("", "outstanding-error-asked"));
        }
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        Queued::about(row.id, self.service.new_id(), Kind::Reaffirm, locale, self.now).insert(tx).await
    }
}
