//! The history of a draft: its list, one revision, two of them compared.

use super::{
    super::amendments::{Worded, changes, texts_of},
    record::{form_of, newest, numbered, text_of},
};
use crate::{
    Actor, Error, Service,
    entities::{account, letter, organisation, revision, version},
    scope::{Scope, letter_of},
};
use domain::{
    forms::letter::LetterForm,
    revision::{Cause, Difference, Point, WordCount, field_changes},
    role::Permission,
    shapes::revisions::{Choosable, ComparedLanguage, Comparison, History, RevisionLine, RevisionPage},
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// How many revisions stand on a page.
const PER_PAGE: u64 = 20;

/// A state with what it says.
struct State {
    choosable: Choosable,
    said: Said,
}

/// What a state says.
enum Said {
    /// A revision: the original, and what is beside the text.
    Draft(Box<LetterForm>),
    /// A frozen version: the text alone, in each of its languages, the original first.
    Frozen(Vec<Worded>),
}

impl Said {
    /// The original's text.
    fn original(&self) -> String {
        match self {
            Self::Draft(form) => text_of(form),
            Self::Frozen(texts) => texts.first().map(|one| one.text.clone()).unwrap_or_default(),
        }
    }
}

/// The texts of two states, compared in one language.
struct Texts {
    language: String,
    languages: Vec<ComparedLanguage>,
    difference: Difference,
}

impl Texts {
    /// Compares them in the language that is wanted, where both are frozen and one of them has it; else the originals.
    fn of(from: &Said, to: &Said, wanted: &str, original: &str) -> Self {
        let frozen = match (from, to) {
            (Said::Frozen(before), Said::Frozen(after)) => changes(before, after),
            _ => Vec::new(),
        };
        let languages = frozen.iter().map(|one| ComparedLanguage { language: one.language.clone(), change: one.change }).collect();
        let at = frozen.iter().position(|one| one.language == wanted).unwrap_or(0);
        match frozen.into_iter().nth(at) {
            Some(one) => Self { language: one.language, languages, difference: one.difference },
            None => {
                let difference = Difference::between(&from.original(), &to.original());
                Self { language: original.to_owned(), languages, difference }
            }
        }
    }
}

impl Service {
    /// The revisions of a letter's draft, newest first.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn history(&self, actor: &Actor, coalition: &str, letter: &str, page: u64) -> Result<History, Error> {
        let (scope, letter) = self.seen(actor, coalition, letter).await?;
        let own = revision::Entity::find().filter(revision::Column::LetterId.eq(letter.id)).order_by_desc(revision::Column::Number);
        let found = own.clone().count(self.read()).await?;
        let pages = found.div_ceil(PER_PAGE).max(1);
        let page = page.clamp(1, pages);
        let rows = own.offset((page - 1) * PER_PAGE).limit(PER_PAGE).all(self.read()).await?;
        Ok(History {
            desk: scope.desk(),
            letter: self.desk_letter_row(&letter).await?,
            page,
            pages,
            current: newest(self.read(), letter.id).await?.map_or(0, |row| number(row.number)),
            revisions: self.lines(&rows).await?,
            choosable: self.choosable(letter.id, &rows).await?,
        })
    }

    /// One revision, and what would change if it were brought back.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn revision(&self, actor: &Actor, coalition: &str, letter: &str, wanted: u32) -> Result<RevisionPage, Error> {
        let (scope, letter) = self.seen(actor, coalition, letter).await?;
        let row = numbered(self.read(), letter.id, wanted).await?;
        let now = newest(self.read(), letter.id).await?.ok_or(Error::NotFound)?;
        let form = form_of(&row)?;
        let back = Difference::between(&text_of(&form_of(&now)?), &text_of(&form));
        let revision = self.lines(&[row]).await?.pop().ok_or(Error::NotFound)?;
        let form = LetterForm { revision: letter.revision, ..form };
        Ok(RevisionPage {
            desk: scope.desk(),
            letter: self.desk_letter_row(&letter).await?,
            revision,
            form,
            current: number(now.number),
            back,
        })
    }

    /// Two states beside each other; without them, the newest revision and the one before it. Two frozen versions are
    /// compared in the language that is asked for, and in the original's where neither has it, as everything else is.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn compare(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        from: Option<Point>,
        to: Option<Point>,
        language: &str,
    ) -> Result<Comparison, Error> {
        let (scope, letter) = self.seen(actor, coalition, letter).await?;
        let newest = newest(self.read(), letter.id).await?.map_or(0, |row| number(row.number));
        let to = to.unwrap_or(Point::Revision(newest));
        let before = match to {
            Point::Revision(number) => number.saturating_sub(1).max(1),
            Point::Version(_) => newest,
        };
        let from = self.state(letter.id, from.unwrap_or(Point::Revision(before))).await?;
        let to = self.state(letter.id, to).await?;
        let mut fields = match (&from.said, &to.said) {
            (Said::Draft(before), Said::Draft(after)) => field_changes(before, after),
            _ => Vec::new(),
        };
        for change in fields.iter_mut().filter(|change| change.field == "conveners") {
            for side in [&mut change.before, &mut change.after] {
                *side = self.names_of(scope.coalition.id, side).await?;
            }
        }
        let latest = revision::Entity::find().filter(revision::Column::LetterId.eq(letter.id)).order_by_desc(revision::Column::Number);
        let latest = latest.limit(PER_PAGE).all(self.read()).await?;
        let mut choosable = self.choosable(letter.id, &latest).await?;
        for own in [&from.choosable, &to.choosable] {
            if !choosable.contains(own) {
                choosable.push(own.clone());
            }
        }
        let texts = Texts::of(&from.said, &to.said, language, &letter.language);
        Ok(Comparison {
            desk: scope.desk(),
            letter: self.desk_letter_row(&letter).await?,
            language: texts.language,
            languages: texts.languages,
            difference: texts.difference,
            from: from.choosable,
            to: to.choosable,
            fields,
            choosable,
        })
    }

    async fn seen(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<(Scope, letter::Model), Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        Ok((scope, letter))
    }

    /// Revisions as lines of a list, with the names of those who saved them.
    pub(super) async fn lines(&self, rows: &[revision::Model]) -> Result<Vec<RevisionLine>, Error> {
        let ids = rows.iter().filter_map(|row| row.account_id);
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(self.read()).await?;
        let names: HashMap<Uuid, String> = accounts.into_iter().map(|account| (account.id, account.name)).collect();
        let line = |row: &revision::Model| RevisionLine {
            number: number(row.number),
            by: row.account_id.and_then(|id| names.get(&id).cloned()),
            at: Instant(row.created_at),
            cause: Cause::from_code(&row.cause).unwrap_or(Cause::Written),
            restored: row.restored.map(number),
            name: row.name.clone(),
            words: WordCount { added: words(row.words_added), removed: words(row.words_removed) },
        };
        Ok(rows.iter().map(line).collect())
    }

    /// Frozen versions, then revisions with a name and those given, newest first.
    async fn choosable(&self, letter: Uuid, rows: &[revision::Model]) -> Result<Vec<Choosable>, Error> {
        let versions = version::Entity::find().filter(version::Column::LetterId.eq(letter)).order_by_desc(version::Column::Number);
        let named = revision::Entity::find().filter(revision::Column::LetterId.eq(letter)).filter(revision::Column::Name.is_not_null());
        let mut revisions = named.all(self.read()).await?;
        revisions.extend(rows.iter().filter(|row| row.name.is_none()).cloned());
        revisions.sort_by_key(|row| std::cmp::Reverse(row.number));
        let versions = versions.all(self.read()).await?.into_iter().map(|row| Choosable {
            point: Point::Version(number(row.number)),
            at: Instant(row.created_at),
            name: None,
        });
        Ok(versions.chain(revisions.iter().map(choosable)).collect())
    }

    async fn state(&self, letter: Uuid, point: Point) -> Result<State, Error> {
        match point {
            Point::Revision(wanted) => {
                let row = numbered(self.read(), letter, wanted).await?;
                let form = form_of(&row)?;
                Ok(State { choosable: choosable(&row), said: Said::Draft(Box::new(form)) })
            }
            Point::Version(wanted) => {
                let own = version::Entity::find().filter(version::Column::LetterId.eq(letter));
                let version = own.filter(version::Column::Number.eq(i64::from(wanted))).one(self.read()).await?.ok_or(Error::NotFound)?;
                let choosable = Choosable { point, at: Instant(version.created_at), name: None };
                Ok(State { choosable, said: Said::Frozen(texts_of(self.read(), version.id).await?) })
            }
        }
    }

    /// The names of organisations whose ids stand line by line; those that were deleted are left out.
    async fn names_of(&self, coalition: Uuid, ids: &str) -> Result<String, Error> {
        let ids: Vec<Uuid> = ids.lines().filter_map(|id| id.parse().ok()).collect();
        let known = organisation::Entity::find()
            .filter(organisation::Column::CoalitionId.eq(coalition))
            .filter(organisation::Column::Id.is_in(ids))
            .order_by_asc(organisation::Column::NameSort)
            .all(self.read())
            .await?;
        Ok(known.into_iter().map(|row| row.legal_name).collect::<Vec<_>>().join("\n"))
    }
}

fn choosable(row: &revision::Model) -> Choosable {
    Choosable { point: Point::Revision(number(row.number)), at: Instant(row.created_at), name: row.name.clone() }
}

fn number(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or(u32::MAX)
}

fn words(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or(0)
}
