//! Reading: the drafts that somebody is invited to, and the discussion of one.

use super::At;
use crate::{
    Actor, Error, Service,
    entities::{account, coalition, letter, organisation, remark, reply, reviewer, revision},
    letters::{form_of, newest, state_of},
    members::member,
    scope::{Scope, brief},
};
use domain::{
    forms::letter::LetterForm,
    ids::PublicId,
    letter::LetterState,
    review::{Paragraph, Part, RemarkState, paragraphs},
    revision::{Difference, carry},
    role::Permission,
    shapes::review::{DiscussedDraft, Discussion, InvitedDraft, PartnerPage, Remark, Said, Speaker},
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// The names of those who spoke.
type Speakers = HashMap<Uuid, Speaker>;

impl Service {
    /// What waits for the actor as a partner, whatever the coalition: the drafts in review that they are invited to, and
    /// the letters that they may sign for their organisation.
    ///
    /// # Errors
    /// The database's.
    pub async fn invited_drafts(&self, actor: &Actor) -> Result<PartnerPage, Error> {
        let invited = reviewer::Entity::find().filter(reviewer::Column::AccountId.eq(actor.account.0)).all(self.read()).await?;
        let letters = letter::Entity::find()
            .filter(letter::Column::Id.is_in(invited.iter().map(|row| row.letter_id)))
            .filter(letter::Column::State.eq(LetterState::InReview.code()))
            .order_by_desc(letter::Column::ChangedAt)
            .all(self.read())
            .await?;
        let mut drafts = Vec::with_capacity(letters.len());
        for letter in letters {
            let member = member(self.read(), letter.coalition_id, actor.account.0).await?;
            let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?;
            let (Some(_), Some(coalition)) = (member, coalition) else { continue };
            let own = remark::Entity::find().filter(remark::Column::LetterId.eq(letter.id));
            let open = own.filter(remark::Column::State.eq(RemarkState::Open.code())).count(self.read()).await?;
            drafts.push(InvitedDraft {
                coalition: brief(&coalition),
                slug: letter.slug,
                subject: letter.subject,
                language: letter.language,
                open,
            });
        }
        Ok(PartnerPage { drafts, letters: self.letters_to_sign(actor).await? })
    }

    /// The coalition and the address of a draft that a digest names by its lasting identifier.
    ///
    /// # Errors
    /// `NotFound` where the actor may not see it.
    pub async fn discussed(&self, actor: &Actor, id: PublicId) -> Result<(String, String), Error> {
        let letter = letter::Entity::find().filter(letter::Column::PublicId.eq(id.0)).one(self.read()).await?.ok_or(Error::NotFound)?;
        let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        At::new(actor, &coalition.slug, &letter.slug).find(self.read(), Permission::ReadDrafts).await?;
        Ok((coalition.slug, letter.slug))
    }

    /// The discussion of a draft.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn discussion(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<Discussion, Error> {
        let (scope, letter) = At::new(actor, coalition, letter).find(self.read(), Permission::ReadDrafts).await?;
        let now = newest(self.read(), letter.id).await?.ok_or(Error::NotFound)?;
        let form = form_of(&now)?;
        let paragraphs = paragraphs(&form);
        let remarks = self.remarks(&scope, &letter, &form, &paragraphs).await?;
        let state = state_of(&letter);
        Ok(Discussion {
            desk: scope.desk(),
            draft: discussed(&letter, &now),
            paragraphs,
            numbered: form.numbered,
            remarks,
            is_open: state.text_is_free(),
        })
    }

    async fn remarks(
        &self,
        scope: &Scope,
        letter: &letter::Model,
        now: &LetterForm,
        paragraphs: &[Paragraph],
    ) -> Result<Vec<Remark>, Error> {
        let own = remark::Entity::find().filter(remark::Column::LetterId.eq(letter.id));
        let rows = own.order_by_asc(remark::Column::CreatedAt).order_by_asc(remark::Column::Id).all(self.read()).await?;
        let replies = reply::Entity::find()
            .filter(reply::Column::RemarkId.is_in(rows.iter().map(|row| row.id)))
            .order_by_asc(reply::Column::CreatedAt)
            .order_by_asc(reply::Column::Id)
            .all(self.read())
            .await?;
        let told = rows.iter().flat_map(|row| [row.account_id, row.decided_by]).chain(replies.iter().map(|row| row.account_id));
        let speakers = self.speakers(scope, letter, told.flatten().collect()).await?;
        let revisions = revision::Entity::find()
            .filter(revision::Column::LetterId.eq(letter.id))
            .filter(revision::Column::Number.is_in(rows.iter().map(|row| row.revision)))
            .all(self.read())
            .await?;
        let forms: HashMap<i64, LetterForm> = revisions.iter().map(|row| Ok((row.number, form_of(row)?))).collect::<Result<_, Error>>()?;
        let mut remarks = Vec::with_capacity(rows.len());
        for row in &rows {
            let (Some(form), Some(part)) = (forms.get(&row.revision), Part::from_code(&row.part)) else { continue };
            let text = part.of(form);
            let (Ok(start), Ok(stop)) = (usize::try_from(row.start), usize::try_from(row.stop)) else { continue };
            let Some(quote) = text.get(start..stop) else { continue };
            let place = carry(text, start..stop, part.of(now)).and_then(|range| {
                let holds = |one: &Paragraph| one.part == part && one.range.start <= range.start && range.end <= one.range.end;
                let index = paragraphs.iter().position(holds)?;
                let from = paragraphs.get(index)?.range.start;
                Some((index, range.start - from..range.end - from))
            });
            let say = |account: Option<Uuid>, at: i64, words: &str| said(&speakers, account, at, words);
            remarks.push(Remark {
                id: PublicId(row.public_id),
                said: say(row.account_id, row.created_at, &row.words),
                quote: quote.to_owned(),
                suggestion: row.replacement.as_ref().map(|replacement| Difference::between(quote, replacement)),
                state: RemarkState::from_code(&row.state).unwrap_or(RemarkState::Open),
                decided: row.decided_at.map(|at| say(row.decided_by, at, &row.decision)),
                place,
                replies: replies
                    .iter()
                    .filter(|reply| reply.remark_id == row.id)
                    .map(|reply| say(reply.account_id, reply.created_at, &reply.words))
                    .collect(),
            });
        }
        Ok(remarks)
    }

    /// The names of accounts, and the organisations that partners of this draft speak for.
    async fn speakers(&self, scope: &Scope, letter: &letter::Model, ids: Vec<Uuid>) -> Result<Speakers, Error> {
        let invited = reviewer::Entity::find().filter(reviewer::Column::LetterId.eq(letter.id)).all(self.read()).await?;
        let organisations = organisation::Entity::find()
            .filter(organisation::Column::CoalitionId.eq(scope.coalition.id))
            .filter(organisation::Column::Id.is_in(invited.iter().filter_map(|row| row.organisation_id)))
            .all(self.read())
            .await?;
        let organisation_of = |account: Uuid| {
            let id = invited.iter().find(|row| row.account_id == account)?.organisation_id?;
            organisations.iter().find(|row| row.id == id).map(|row| row.legal_name.clone())
        };
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(self.read()).await?;
        let speaker = |row: account::Model| (row.id, Speaker { organisation: organisation_of(row.id), name: Some(row.name) });
        Ok(accounts.into_iter().map(speaker).collect())
    }
}

fn said(speakers: &Speakers, account: Option<Uuid>, at: i64, words: &str) -> Said {
    let unknown = Speaker { name: None, organisation: None };
    let by = account.and_then(|id| speakers.get(&id).cloned()).unwrap_or(unknown);
    Said { by, at: Instant(at), words: words.to_owned() }
}

/// The draft with the revision that is shown of it.
pub(super) fn discussed(letter: &letter::Model, now: &revision::Model) -> DiscussedDraft {
    DiscussedDraft {
        slug: letter.slug.clone(),
        subject: letter.subject.clone(),
        language: letter.language.clone(),
        state: state_of(letter),
        revision: u32::try_from(now.number).unwrap_or(u32::MAX),
    }
}
