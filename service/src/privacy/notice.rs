//! A coalition's privacy notice: an owner says what only they know, the page says the rest, and each version is kept.

use super::{newest_notice, particulars};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::privacy_notice,
    scope::{brief, coalition_by_slug, scope_in},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    forms::privacy::NoticeForm,
    privacy::{NoticeFacts, Particulars},
    role::Permission,
    shapes::privacy::{DeskNotice, NoticeVersion, PublishedNotice},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Writes the canonical text of a notice: this crate knows no words.
pub type WriteNotice = fn(&NoticeFacts) -> String;

/// At most so many versions are published within a day.
const VERSIONS_PER_DAY: u64 = 20;
/// At most so many versions stand in a list; older ones keep their addresses.
const LISTED: u64 = 200;

impl Service {
    /// A version of a coalition's privacy notice, the newest where none is named.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn privacy_notice(&self, coalition: &str, version: Option<i64>) -> Result<PublishedNotice, Error> {
        let coalition = coalition_by_slug(self.read(), coalition).await?;
        let shown = match version {
            None => newest_notice(self.read(), coalition.id).await?,
            Some(version) => {
                let own = privacy_notice::Entity::find().filter(privacy_notice::Column::CoalitionId.eq(coalition.id));
                let one = own.filter(privacy_notice::Column::Version.eq(version)).one(self.read()).await?;
                Some(one.ok_or(Error::NotFound)?)
            }
        };
        let shown = shown.map(|row| {
            (NoticeVersion { number: row.version, at: Instant(row.published_at), sha256: row.sha256.clone() }, row.text.clone())
        });
        Ok(PublishedNotice { coalition: brief(&coalition), shown, versions: self.notice_versions(coalition.id).await? })
    }

    /// The privacy notice at the desk. `write` is how the program would write it today, for a host of this name.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn desk_notice(&self, actor: &Actor, coalition: &str, host: &str, write: WriteNotice) -> Result<DeskNotice, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let newest = newest_notice(self.read(), scope.coalition.id).await?;
        let said = newest.as_ref().map(particulars).transpose()?;
        let outdated = match (&newest, &said) {
            (Some(row), Some(said)) => {
                let facts = NoticeFacts {
                    coalition: scope.coalition.name.clone(),
                    version: row.version,
                    at: Instant(row.published_at),
                    particulars: said.clone(),
                    host: host.to_owned(),
                    base_url: self.base_url().to_owned(),
                };
                write(&facts) != row.text
            }
            _ => false,
        };
        let letters = self.kept_letters(scope.coalition.id).await?;
        Ok(DeskNotice {
            letters,
            versions: self.notice_versions(scope.coalition.id).await?,
            particulars: said,
            outdated,
            desk: scope.desk(),
        })
    }

    /// Publishes what the form says as the next version of the notice; nothing where the newest says the same. Answers the
    /// version that is the newest now.
    ///
    /// # Errors
    /// `Fields`, `NotFound`, `Forbidden`; `error-notice-often` after twenty versions in a day.
    pub async fn publish_notice(
        &self,
        actor: &Actor,
        coalition: &str,
        form: &NoticeForm,
        host: &str,
        write: WriteNotice,
    ) -> Result<i64, Error> {
        self.scope(actor, coalition, Permission::Administer).await?;
        let publish = Publish {
            actor: actor.clone(),
            coalition: coalition.to_owned(),
            particulars: form.parse()?,
            host: host.to_owned(),
            base_url: self.base_url().to_owned(),
            write,
            id: self.new_id(),
            now: self.now(),
        };
        self.submit(publish).await
    }

    async fn notice_versions(&self, coalition: Uuid) -> Result<Vec<NoticeVersion>, Error> {
        use privacy_notice::Column as N;
        let rows: Vec<(i64, i64, String)> = privacy_notice::Entity::find()
            .select_only()
            .columns([N::Version, N::PublishedAt, N::Sha256])
            .filter(N::CoalitionId.eq(coalition))
            .order_by_desc(N::Version)
            .limit(LISTED)
            .into_tuple()
            .all(self.read())
            .await?;
        Ok(rows.into_iter().map(|(number, at, sha256)| NoticeVersion { number, at: Instant(at), sha256 }).collect())
    }
}

struct Publish {
    actor: Actor,
    coalition: String,
    particulars: Particulars,
    host: String,
    base_url: String,
    write: WriteNotice,
    id: Uuid,
    now: Instant,
}

impl Command for Publish {
    type Answer = i64;

    async fn execute(&self, tx: &Tx) -> Result<i64, Error> {
        let coalition = scope_in(tx, &self.actor, &self.coalition, Permission::Administer).await?.coalition;
        let facts = |version: i64, at: Instant| NoticeFacts {
            coalition: coalition.name.clone(),
            version,
            at,
            particulars: self.particulars.clone(),
            host: self.host.clone(),
            base_url: self.base_url.clone(),
        };
        let newest = newest_notice(tx, coalition.id).await?;
        if let Some(row) = &newest
            && particulars(row)? == self.particulars
            && (self.write)(&facts(row.version, Instant(row.published_at))) == row.text
        {
            return Ok(row.version);
        }
        let today = privacy_notice::Entity::find()
            .filter(privacy_notice::Column::CoalitionId.eq(coalition.id))
            .filter(privacy_notice::Column::PublishedAt.gt(self.now.plus(-Instant::DAY).0));
        if today.count(tx).await? >= VERSIONS_PER_DAY {
            return Err(Error::field("", "error-notice-often"));
        }
        let version = newest.map_or(1, |row| row.version + 1);
        let text = (self.write)(&facts(version, self.now));
        let row = privacy_notice::ActiveModel {
            id: Set(self.id),
            coalition_id: Set(coalition.id),
            version: Set(version),
            particulars: Set(serde_json::to_string(&self.particulars)?),
            minimum_age: Set(self.particulars.minimum_age.map(i64::from)),
            keep_days: Set(i64::from(self.particulars.keep_days)),
            sha256: Set(ledger::hex::encode(&ledger::sha256(text.as_bytes()))),
            text: Set(text),
            published_at: Set(self.now.0),
        };
        privacy_notice::Entity::insert(row).exec_without_returning(tx).await?;
        let note = Note::new(coalition.id, Some(self.actor.account), Act::NoticePublished, self.now);
        note.detail(&version.to_string()).insert(tx).await?;
        Ok(version)
    }
}
