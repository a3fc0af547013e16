//! The next version at the desk: what would change, what waits, how the last proposal ended.

use super::{
    added, are_slips, changes, declared, ended_as, is_alone, kind_of, may_confirm, objections, proposed_texts, texts_of, waiting,
    was_objected_to,
};
use crate::{
    Actor, Error, Service,
    entities::{account, amendment, letter, signature},
    letters::{
        state_of,
        versions::{fingerprint, texts_of_draft},
    },
    public::deadline_of,
    scope::{letter_of, newest_version},
};
use domain::{
    amendment::{Kind, TextChange, due, kinds, leaves_time, takes_objections},
    letter::LetterState,
    role::Permission,
    shapes::amendments::{DeskAmendment, Ended, Proposal},
    signature::SignatureState,
    time::{Deadline, Instant},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

impl Service {
    /// What would change in an open letter's next version, or the proposal that waits.
    ///
    /// # Errors
    /// `Fields` about the text, where the working text is not fit to be published; `Conflict` where the letter is not
    /// open; `NotFound`.
    pub async fn amendment(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<DeskAmendment, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        if state_of(&letter) != LetterState::Open {
            return Err(Error::Conflict);
        }
        let newest = newest_version(self.read(), &letter).await?;
        let before = texts_of(self.read(), newest.id).await?;
        let waiting = waiting(self.read(), letter.id).await?;
        let (proposal, seen, after) = match &waiting {
            Some(row) => (Some(self.proposal(actor, &letter, row).await?), String::new(), proposed_texts(row)?),
            None => {
                let texts = texts_of_draft(self.read(), &letter).await?;
                let texts = texts.map_err(|errors| super::super::opening::text_faults(&errors))?;
                (None, fingerprint(&texts), texts.into_iter().map(Into::into).collect())
            }
        };
        let changes = changes(&before, &after);
        let found: Vec<TextChange> = changes.iter().map(|one| one.change).collect();
        let alone = is_alone(self.read(), &letter, actor.account.0, self.now()).await?;
        let objected = was_objected_to(self.read(), letter.id, &added(&changes, &after)).await?;
        let mut kinds = kinds(&found, are_slips(&changes, &before, &after)).to_vec();
        kinds.retain(|kind| *kind != Kind::Translation || !objected);
        let effect = due(self.now(), alone).unwrap_or(self.now());
        Ok(DeskAmendment {
            desk: scope.desk(),
            seen,
            version: u32::try_from(newest.number).unwrap_or(u32::MAX),
            kinds,
            objected,
            changes,
            signatures: self.standing(letter.id).await?,
            alone,
            needs_deadline: !leaves_time(effect, letter.deadline_at.map(Instant)),
            proposal,
            ended: self.ended(letter.id).await?,
            letter: self.desk_letter_row(&letter).await?,
        })
    }

    async fn proposal(&self, actor: &Actor, letter: &letter::Model, row: &amendment::Model) -> Result<Proposal, Error> {
        let deadline = deadline_of_amendment(row);
        let stands = deadline.as_ref().map(|deadline| deadline.at).or_else(|| deadline_of(letter).map(|deadline| deadline.at));
        let kind = kind_of(self.read(), row).await?;
        let effect = row.due_at.map_or(self.now(), |due| Instant(due.max(self.now().0)));
        Ok(Proposal {
            kind,
            declared: declared(row),
            words: row.words.clone(),
            by: self.name_of(row.proposed_by).await?,
            at: Instant(row.proposed_at),
            due: row.due_at.map(Instant),
            objections: objections(self.read(), row.id).await?,
            own: row.proposed_by == Some(actor.account.0),
            may_confirm: may_confirm(self.read(), letter, row, actor.account.0, self.now()).await?,
            waits_for_objections: takes_objections(kind) && row.due_at.is_some(),
            leaves_time: kind != Kind::Material || leaves_time(effect, stands),
            deadline,
        })
    }

    /// How the letter's last proposal ended, unless it is in force.
    async fn ended(&self, letter: Uuid) -> Result<Option<Ended>, Error> {
        let own = amendment::Entity::find().filter(amendment::Column::LetterId.eq(letter)).filter(amendment::Column::State.ne("open"));
        let last = own.order_by_desc(amendment::Column::DecidedAt).order_by_desc(amendment::Column::Id).one(self.read()).await?;
        let Some(last) = last.filter(|last| last.state != "effective") else { return Ok(None) };
        let by = self.name_of(last.decided_by).await?;
        Ok(Some(Ended {
            state: ended_as(&last).to_owned(),
            by,
            reason: last.reason,
            at: Instant(last.decided_at.unwrap_or(last.proposed_at)),
        }))
    }

    /// How many signatures are listed or outstanding.
    async fn standing(&self, letter: Uuid) -> Result<u64, Error> {
        let own = signature::Entity::find().filter(signature::Column::LetterId.eq(letter));
        Ok(own.filter(signature::Column::State.eq(SignatureState::Confirmed.code())).count(self.read()).await?)
    }

    async fn name_of(&self, account: Option<Uuid>) -> Result<String, Error> {
        let Some(id) = account else { return Ok(String::new()) };
        Ok(account::Entity::find_by_id(id).one(self.read()).await?.map(|account| account.name).unwrap_or_default())
    }
}

/// The later deadline that comes with a proposal.
pub(super) fn deadline_of_amendment(row: &amendment::Model) -> Option<Deadline> {
    Some(Deadline { local: row.deadline_local.clone()?, zone: row.deadline_zone.clone()?, at: Instant(row.deadline_at?) })
}
