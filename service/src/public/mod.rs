//! What the public sees: letters, their frozen texts, their signatories. A confidential letter is not found here.

mod counts;
mod export;
mod listed;
mod page_version;
mod print;
mod suggested;
mod texts;
mod versions;

use counts::confirmations;
pub(crate) use counts::{counts, counts_of, waiting};
pub(crate) use listed::country_of;
pub use page_version::{PageOf, PageStanding, PageSubject, PageVersion};
use texts::added_later;
pub(crate) use texts::{Frozen, frozen, frozen_in, texts_of};

use crate::{
    Error, Service,
    entities::{coalition, letter},
    letters::{Audience, outcomes, state_of, story},
    names::fold,
    privacy::asked_consent,
    scope::{brief, coalition_by_slug, letter_of, newest_version},
};
use domain::{
    amendment::Kind,
    country::Country,
    ids::PublicId,
    language::Wanted,
    late::{Ends, Taking},
    letter::{LetterState, Visibility, WhoMaySign},
    shapes::afterwards::{DayTold, OutcomeNews, Told},
    shapes::letters::{Addendum, CoalitionBrief, Counts, LetterCard, ListChanges, ListOrder, PublishedLetter, Signatories},
    signature::SignatoryKind,
    time::{Deadline, Instant},
};
use listed::{Listing, on_paper};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use std::collections::HashMap;
use uuid::Uuid;

/// How many signatories stand on a page of their list.
const PAGE: u64 = 100;
/// How many days stand on a page of what changed.
const DAYS: u64 = 60;
/// The most characters of a search that are looked at.
const QUERY_LIMIT: usize = 200;

impl Service {
    /// The public letters of all coalitions: those open for signature first, then the newest. A query keeps those that
    /// have each of its words in their subjects in all languages, their recipients or their coalition's name.
    ///
    /// # Errors
    /// The database's.
    pub async fn public_letters(&self, query: &str) -> Result<Vec<LetterCard>, Error> {
        let letters = shown().all(self.read()).await?;
        let owners = coalition::Entity::find().filter(coalition::Column::Id.is_in(letters.iter().map(|letter| letter.coalition_id)));
        let owners: HashMap<Uuid, coalition::Model> = owners.all(self.read()).await?.into_iter().map(|row| (row.id, row)).collect();
        let mut cards = self.cards(&letters, |letter| owners.get(&letter.coalition_id)).await?;
        let query = fold(&query.chars().take(QUERY_LIMIT).collect::<String>());
        if query.is_empty() {
            return Ok(cards);
        }
        cards.retain(|card| {
            let subjects: Vec<&str> = card.texts.iter().map(|text| text.subject.as_str()).collect();
            let text = fold(&format!("{} {} {} {}", card.subject, subjects.join(" "), card.recipients.join(" "), card.coalition.name));
            query.split_whitespace().all(|word| text.contains(word))
        });
        Ok(cards)
    }

    /// A coalition's public letters, in the same order.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn coalition_letters(&self, coalition: &str) -> Result<(CoalitionBrief, Vec<LetterCard>), Error> {
        let coalition = coalition_by_slug(self.read(), coalition).await?;
        let letters = shown().filter(letter::Column::CoalitionId.eq(coalition.id)).all(self.read()).await?;
        let cards = self.cards(&letters, |_| Some(&coalition)).await?;
        Ok((brief(&coalition), cards))
    }

    /// The deliveries and answers of public letters: of all, or of one coalition's.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn public_outcomes(&self, coalition: Option<&str>) -> Result<Vec<OutcomeNews>, Error> {
        let mut letters = shown();
        if let Some(slug) = coalition {
            letters = letters.filter(letter::Column::CoalitionId.eq(coalition_by_slug(self.read(), slug).await?.id));
        }
        outcomes(self.read(), &letters.all(self.read()).await?).await
    }

    async fn cards<'a>(
        &self,
        letters: &[letter::Model],
        owner: impl Fn(&letter::Model) -> Option<&'a coalition::Model>,
    ) -> Result<Vec<LetterCard>, Error> {
        let ids: Vec<Uuid> = letters.iter().map(|letter| letter.id).collect();
        let counts = counts(self.read(), &ids).await?;
        let mut texts = texts_of(self.read(), letters).await?;
        let now = self.now();
        let card = |letter: &letter::Model| {
            let card = public_card(letter, owner(letter)?, counts.get(&letter.id).copied().unwrap_or_default(), now);
            Some(LetterCard { texts: texts.remove(&letter.id).unwrap_or_default(), ..card })
        };
        let mut cards: Vec<LetterCard> = letters.iter().filter_map(card).collect();
        cards.sort_by_key(|card| card.state != LetterState::Open);
        Ok(cards)
    }

    /// An open or published letter, its original, with the first of its signatories.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn published_letter(&self, coalition: &str, letter: &str) -> Result<PublishedLetter, Error> {
        self.published_letter_in(coalition, letter, &Wanted::Original).await
    }

    /// As [`Service::published_letter`], with another of its texts.
    ///
    /// # Errors
    /// `NotFound`, also where the letter has no such text.
    pub async fn published_letter_in(&self, coalition: &str, letter: &str, wanted: &Wanted) -> Result<PublishedLetter, Error> {
        let (coalition, letter) = public_letter(self.read(), coalition, letter).await?;
        let Frozen { version, text, texts } = frozen_in(self.read(), &letter, wanted).await?;
        let listing = Listing::of(self, &letter, "", ListOrder::Name, &[]).await?;
        let late = listing.addendum();
        let now = self.now();
        let state = shown_state(&letter, now);
        let told = if state == LetterState::Open { Vec::new() } else { self.public_story(&letter, now).await? };
        Ok(PublishedLetter {
            coalition: brief(&coalition),
            slug: letter.slug.clone(),
            public_id: PublicId(letter.public_id),
            state,
            added: added_later(self.read(), letter.id, &text).await?,
            language: text.language,
            document: domain::document::import(&text.text).document,
            numbered: letter.numbered,
            texts,
            version: u32::try_from(version.number).unwrap_or(u32::MAX),
            version_at: Instant(version.created_at),
            read_at: now,
            version_kind: Kind::from_code(&version.change),
            text_bytes: text.text.len() as u64,
            text_sha256: text.sha256,
            manifest_sha256: version.manifest_sha256,
            deadline: deadline_of(&letter),
            who_may_sign: WhoMaySign::from_code(&letter.who_may_sign).unwrap_or_default(),
            accepts: accepts(&letter, now),
            consent: asked_consent(self.read(), &coalition).await?,
            sensitive: letter.sensitive,
            counts: self.counts_of_one(letter.id).await?,
            confirmations: confirmations(self.read(), letter.id).await?,
            departed: self.departed(letter.id).await?,
            organisations: listing.organisations(0, PublishedLetter::FIRST).await?,
            people: listing.people(0, PublishedLetter::FIRST).await?,
            addendum: Addendum {
                organisations: late.organisations(0, PublishedLetter::FIRST).await?,
                people: late.people(0, PublishedLetter::FIRST).await?,
            },
            late_until: late_until_of(&letter, now),
            story: told,
        })
    }

    /// A letter's story, with what changed on its list since it closed.
    async fn public_story(&self, letter: &letter::Model, now: Instant) -> Result<Vec<DayTold>, Error> {
        let mut told = story(self.read(), letter, Audience::Public, now).await?;
        let closed = told.iter().find(|one| one.what == Told::Closed).map(|one| one.day.clone()).unwrap_or_default();
        let changes = self.list_changes(letter.id).await?.into_iter().filter(|change| change.day >= closed);
        told.extend(changes.map(|change| DayTold { day: change.day.clone(), what: Told::Changed(change) }));
        told.sort_by(|one, other| one.day.cmp(&other.day));
        Ok(told)
    }

    /// What changed on a letter's list, newest day first.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn public_list_changes(&self, coalition: &str, letter: &str, page: u64) -> Result<ListChanges, Error> {
        let (coalition, letter) = public_letter(self.read(), coalition, letter).await?;
        let changes = self.list_changes(letter.id).await?;
        let pages = (changes.len() as u64).div_ceil(DAYS).max(1);
        let page = page.clamp(1, pages);
        let skip = usize::try_from((page - 1) * DAYS).unwrap_or(usize::MAX);
        let days = changes.into_iter().rev().skip(skip).take(usize::try_from(DAYS).unwrap_or(usize::MAX)).collect();
        let letter = public_card(&letter, &coalition, self.counts_of_one(letter.id).await?, self.now());
        Ok(ListChanges { letter, page, pages, days })
    }

    /// An open or published letter, in brief.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn letter_card(&self, coalition: &str, letter: &str) -> Result<LetterCard, Error> {
        let (coalition, letter) = public_letter(self.read(), coalition, letter).await?;
        Ok(public_card(&letter, &coalition, self.counts_of_one(letter.id).await?, self.now()))
    }

    /// A page of the letter's signatories. `countries` are all countries in the order of their names in the reader's language;
    /// the query is looked for in these names too.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn signatories(
        &self,
        coalition: &str,
        letter: &str,
        query: &str,
        order: ListOrder,
        countries: &[(Country, String)],
        page: u64,
    ) -> Result<Signatories, Error> {
        let (coalition, letter) = public_letter(self.read(), coalition, letter).await?;
        let query: String = query.trim().chars().take(QUERY_LIMIT).collect();
        let listing = Listing::of(self, &letter, &query, order, countries).await?;
        let late = listing.addendum();
        let counts = [
            listing.count(SignatoryKind::Organisation).await?,
            listing.count(SignatoryKind::Person).await?,
            late.count(SignatoryKind::Organisation).await?,
            late.count(SignatoryKind::Person).await?,
        ];
        let found: u64 = counts.iter().sum();
        let pages = found.div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let [first, second, third, fourth] = shares(counts, (page - 1) * PAGE);
        let organisations = listing.organisations(first.0, first.1).await?;
        let people = listing.people(second.0, second.1).await?;
        let addendum =
            Addendum { organisations: late.organisations(third.0, third.1).await?, people: late.people(fourth.0, fourth.1).await? };
        let departed = self.departed(letter.id).await?;
        let confirmations = confirmations(self.read(), letter.id).await?;
        let letter = public_card(&letter, &coalition, self.counts_of_one(letter.id).await?, self.now());
        Ok(Signatories { letter, query, order, page, pages, found, confirmations, departed, organisations, people, addendum })
    }

    /// The canonical text of the original, byte for byte as it was frozen.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn canonical_text(&self, coalition: &str, letter: &str) -> Result<String, Error> {
        self.canonical_text_in(coalition, letter, &Wanted::Original).await
    }

    /// The manifest, byte for byte.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn manifest(&self, coalition: &str, letter: &str) -> Result<String, Error> {
        let (_, letter) = public_letter(self.read(), coalition, letter).await?;
        Ok(newest_version(self.read(), &letter).await?.manifest)
    }

    async fn counts_of_one(&self, letter: Uuid) -> Result<Counts, Error> {
        Ok(counts(self.read(), &[letter]).await?.remove(&letter).unwrap_or_default())
    }
}

/// Which part of each of several lists is on a page of [`PAGE`] rows, when they follow each other: how many of it are
/// skipped, and how many shown.
fn shares<const LISTS: usize>(counts: [u64; LISTS], mut skip: u64) -> [(u64, u64); LISTS] {
    let mut room = PAGE;
    counts.map(|count| {
        let skipped = skip.min(count);
        let shown = room.min(count - skipped);
        skip -= skipped;
        room -= shown;
        (skipped, shown)
    })
}

/// The letters that the public may see, newest first.
pub(crate) fn shown() -> Select<letter::Entity> {
    let states = LetterState::ALL.into_iter().filter(|state| state.has_text()).map(LetterState::code);
    letter::Entity::find()
        .filter(letter::Column::Visibility.eq(Visibility::Public.code()))
        .filter(letter::Column::State.is_in(states))
        .order_by_desc(letter::Column::OpenedAt)
        .order_by_asc(letter::Column::Id)
}

/// The letter, if the public may see it; a confidential one answers as if it had never existed.
pub(crate) async fn public_letter<C: ConnectionTrait>(
    db: &C,
    coalition: &str,
    letter: &str,
) -> Result<(coalition::Model, letter::Model), Error> {
    let coalition = coalition_by_slug(db, coalition).await?;
    let letter = letter_of(db, &coalition, letter).await?;
    if is_public(&letter) { Ok((coalition, letter)) } else { Err(Error::NotFound) }
}

/// Whether the public may see a letter.
pub(crate) fn is_public(letter: &letter::Model) -> bool {
    Visibility::from_code(&letter.visibility) == Some(Visibility::Public) && state_of(letter).has_text()
}

/// A letter on a list of letters.
pub(crate) fn card(letter: &letter::Model, coalition: &coalition::Model, counts: Counts) -> LetterCard {
    LetterCard {
        coalition: brief(coalition),
        slug: letter.slug.clone(),
        public_id: PublicId(letter.public_id),
        language: letter.language.clone(),
        subject: letter.subject.clone(),
        recipients: serde_json::from_str(&letter.recipients).unwrap_or_default(),
        published_at: letter.published_at.map(Instant),
        sensitive: letter.sensitive,
        state: state_of(letter),
        deadline: deadline_of(letter),
        counts,
        texts: Vec::new(),
    }
}

/// As [`card`], with the state that the public sees.
fn public_card(letter: &letter::Model, coalition: &coalition::Model, counts: Counts, now: Instant) -> LetterCard {
    LetterCard { state: shown_state(letter, now), ..card(letter, coalition, counts) }
}

/// The letter's hard deadline.
pub(crate) fn deadline_of(letter: &letter::Model) -> Option<Deadline> {
    Some(Deadline { local: letter.deadline_local.clone()?, zone: letter.deadline_zone.clone()?, at: Instant(letter.deadline_at?) })
}

/// What decides whether and as what the letter takes signatures.
pub(crate) fn ends_of(letter: &letter::Model) -> Ends {
    Ends {
        state: state_of(letter),
        closed_at: letter.closed_at.map(Instant),
        deadline: letter.deadline_at.map(Instant),
        late_until: letter.late_until_at.map(Instant),
    }
}

/// Until when late signatures are taken, while they are.
pub(crate) fn late_until_of(letter: &letter::Model, now: Instant) -> Option<Deadline> {
    let late = ends_of(letter).taking(now) == Some(Taking::Late);
    let until = || {
        let (local, zone) = (letter.late_until_local.clone()?, letter.late_until_zone.clone()?);
        Some(Deadline { local, zone, at: Instant(letter.late_until_at?) })
    };
    until().filter(|_| late)
}

/// Whether a signature posted now is taken, in time or late.
pub(crate) fn accepts(letter: &letter::Model, now: Instant) -> bool {
    ends_of(letter).taking(now).is_some()
}

/// Whether a change may take effect and be answered: the letter takes signatures that are in time.
pub(crate) fn is_in_time(letter: &letter::Model, now: Instant) -> bool {
    ends_of(letter).taking(now) == Some(Taking::InTime)
}

/// Where the letter stands for the public: closed from its deadline on, before anybody clicks the button.
fn shown_state(letter: &letter::Model, now: Instant) -> LetterState {
    match state_of(letter) {
        LetterState::Open if !ends_of(letter).is_open(now) => LetterState::Closed,
        state => state,
    }
}

#[cfg(test)]
mod tests {
    use super::{PAGE, shares};

    #[test]
    fn lists_follow_each_other_over_the_pages() {
        assert_eq!(shares([30, 20, 5, 0], 0), [(0, 30), (0, 20), (0, 5), (0, 0)]);
        assert_eq!(shares([PAGE + 30, 80, 5, 9], 0), [(0, PAGE), (0, 0), (0, 0), (0, 0)]);
        assert_eq!(shares([PAGE + 30, 80, 5, 9], PAGE), [(PAGE, 30), (0, 70), (0, 0), (0, 0)]);
        assert_eq!(shares([PAGE + 30, 80, 5, 9], 2 * PAGE), [(PAGE + 30, 0), (70, 10), (0, 5), (0, 9)]);
    }
}
