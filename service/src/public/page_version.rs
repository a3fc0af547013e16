//! How public pages are kept in memory and never shown once they are wrong: what a page shows has a version, which the
//! database raises in the transaction that changes it (`migration/src/m0056_page_versions.rs`).

use super::{is_public, shown};
use crate::{
    Error, Service,
    entities::{letter, page_version},
    scope::{coalition_by_slug, letter_of},
};
use domain::time::Instant;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

/// What a public page is about, as its address says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageOf<'a> {
    /// All letters: the home page, feeds, the site map.
    All,
    /// A coalition's letters.
    Coalition(&'a str),
    /// A letter, of a coalition.
    Letter(&'a str, &'a str),
}

/// What a public page is about, whatever it is called by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageSubject(pub Uuid);

/// How often what the public sees has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageVersion {
    /// How often anything has.
    pub version: i64,
    /// How often something could be seen no longer.
    pub removals: i64,
}

impl PageVersion {
    /// Whether all that was shown at an earlier version may still be seen: nobody has left, nothing was corrected or hidden.
    pub const fn only_adds_to(self, earlier: Self) -> bool {
        self.removals == earlier.removals
    }
}

/// What has to be known of a page before it is made, so that one can tell later whether it is still right.
#[derive(Clone, Copy, Debug)]
pub struct PageStanding {
    /// What it is about.
    pub subject: PageSubject,
    /// What it shows at least.
    pub version: PageVersion,
    /// The instant at which this was read.
    pub at: Instant,
    /// The first instant from which the same rows make another page.
    pub until: Instant,
}

impl Service {
    /// How what a public page shows stands now; nothing where the public may not see it. Read before the page is made: what
    /// changes meanwhile makes another version.
    ///
    /// # Errors
    /// The database's.
    pub async fn page_standing(&self, page: PageOf<'_>) -> Result<Option<PageStanding>, Error> {
        let Some(subject) = self.page_subject(page).await? else { return Ok(None) };
        let Some(version) = self.page_version(subject).await? else { return Ok(None) };
        let at = self.now();
        Ok(Some(PageStanding { subject, version, at, until: self.page_until(subject, at).await? }))
    }

    /// How often what the public sees of something has changed; nothing where it is gone. This is all that a page from memory
    /// asks of the database.
    ///
    /// # Errors
    /// The database's.
    pub async fn page_version(&self, subject: PageSubject) -> Result<Option<PageVersion>, Error> {
        let row = page_version::Entity::find_by_id(subject.0).one(self.read()).await?;
        Ok(row.map(|row| PageVersion { version: row.version, removals: row.removals }))
    }

    async fn page_subject(&self, page: PageOf<'_>) -> Result<Option<PageSubject>, Error> {
        let found = match page {
            PageOf::All => Ok(Some(Uuid::nil())),
            PageOf::Coalition(slug) => coalition_by_slug(self.read(), slug).await.map(|coalition| Some(coalition.id)),
            PageOf::Letter(slug, letter) => match coalition_by_slug(self.read(), slug).await {
                Ok(coalition) => letter_of(self.read(), &coalition, letter).await.map(|row| is_public(&row).then_some(row.id)),
                Err(error) => Err(error),
            },
        };
        match found {
            Ok(id) => Ok(id.map(PageSubject)),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The next instant at which a page says something else by itself: a letter ends, or takes no late signatures any more, or
    /// a day ends, for the page of a letter says on which it was read.
    async fn page_until(&self, subject: PageSubject, now: Instant) -> Result<Instant, Error> {
        let midnight = Instant((now.0.div_euclid(Instant::DAY) + 1) * Instant::DAY);
        let letters = match subject.0 {
            all if all.is_nil() => shown(),
            one => shown().filter(letter::Column::Id.eq(one).or(letter::Column::CoalitionId.eq(one))),
        };
        let ends: Vec<(Option<i64>, Option<i64>)> =
            letters.select_only().columns([letter::Column::DeadlineAt, letter::Column::LateUntilAt]).into_tuple().all(self.read()).await?;
        let ends = ends.into_iter().flat_map(|(deadline, late)| [deadline, late]).flatten().map(Instant);
        Ok(ends.filter(|end| *end > now).fold(midnight, Instant::min))
    }
}
