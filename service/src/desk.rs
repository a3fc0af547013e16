//! The desk: an organiser's letters and where each stands.

use crate::{
    Actor, Error, Service,
    entities::{coalition, letter, membership, organisation, version},
    letters::{conveners_of, publication_of, skipped, state_of, stored_form},
    members::accepted,
    privacy::{coalitions_with_notice, newest_notice},
    public::{counts, deadline_of, waiting},
    scope::{Scope, letter_of},
    second_factor::due,
    translations::{Standing, standings},
};
use domain::{
    ids::PublicId,
    letter::Visibility,
    role::{Permission, Role},
    shapes::{
        desk::{DeskCoalition, DeskLetter, DeskLetterPage, DeskLetters, Waiting},
        letters::Counts,
    },
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

impl Service {
    /// The letters of every coalition whose desk the actor may see.
    ///
    /// # Errors
    /// The database's.
    pub async fn desk(&self, actor: &Actor) -> Result<Vec<DeskLetters>, Error> {
        let memberships = accepted().filter(membership::Column::AccountId.eq(actor.account.0)).all(self.read()).await?;
        let roles: HashMap<Uuid, Role> = memberships
            .iter()
            .filter_map(|row| Some((row.coalition_id, Role::from_code(&row.role)?)))
            .filter(|(_, role)| role.may(Permission::SeeDesk))
            .collect();
        if roles.is_empty() {
            return Ok(Vec::new());
        }
        let coalitions = coalition::Entity::find()
            .filter(coalition::Column::Id.is_in(roles.keys().copied()))
            .order_by_asc(coalition::Column::CreatedAt)
            .order_by_asc(coalition::Column::Id)
            .all(self.read())
            .await?;
        let letters = letter::Entity::find()
            .filter(letter::Column::CoalitionId.is_in(roles.keys().copied()))
            .order_by_desc(letter::Column::ChangedAt)
            .order_by_asc(letter::Column::Id)
            .all(self.read())
            .await?;
        let ids: Vec<Uuid> = letters.iter().map(|letter| letter.id).collect();
        let (counts, waiting) = (counts(self.read(), &ids).await?, waiting(self.read(), &ids).await?);
        let noticed = coalitions_with_notice(self.read(), roles.keys().copied()).await?;
        let desk = |coalition: coalition::Model| {
            let asks_notice = !noticed.contains(&coalition.id);
            let own = letters.iter().filter(|letter| letter.coalition_id == coalition.id);
            let letters = own.map(|letter| row(letter, counts.get(&letter.id), waiting.get(&letter.id))).collect();
            let role = *roles.get(&coalition.id)?;
            let member = memberships.iter().find(|row| row.coalition_id == coalition.id)?;
            let second_factor_by = due(&coalition, member).filter(|_| !actor.second_factor && !self.is_demonstration());
            let unanswered = !coalition.second_factor_asked && coalition.second_factor_since.is_none();
            let asks_second_factors = unanswered && role.may(Permission::Administer) && !self.is_demonstration();
            Some(DeskLetters { desk: Scope { coalition, role }.desk(), letters, second_factor_by, asks_second_factors, asks_notice })
        };
        Ok(coalitions.into_iter().filter_map(desk).collect())
    }

    /// A letter on the desk's lists.
    pub(crate) async fn desk_letter_row(&self, letter: &letter::Model) -> Result<DeskLetter, Error> {
        let ids = [letter.id];
        let (counts, waiting) = (counts(self.read(), &ids).await?, waiting(self.read(), &ids).await?);
        Ok(row(letter, counts.get(&letter.id), waiting.get(&letter.id)))
    }

    /// The coalition and what the actor is in it.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn desk_coalition(&self, actor: &Actor, coalition: &str) -> Result<DeskCoalition, Error> {
        Ok(self.scope(actor, coalition, Permission::SeeDesk).await?.desk())
    }

    /// One letter with its draft and versions.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn desk_letter(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<DeskLetterPage, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let conveners = organisation::Entity::find()
            .filter(organisation::Column::CoalitionId.eq(scope.coalition.id))
            .filter(organisation::Column::Id.is_in(conveners_of(self.read(), letter.id).await?))
            .order_by_asc(organisation::Column::NameSort)
            .order_by_asc(organisation::Column::Id)
            .all(self.read())
            .await?;
        let versions = version::Entity::find()
            .filter(version::Column::LetterId.eq(letter.id))
            .order_by_desc(version::Column::Number)
            .all(self.read())
            .await?;
        let ids: Vec<Uuid> = conveners.iter().map(|row| row.id).collect();
        let form = stored_form(&letter, &ids)?;
        let translations = standings(self.read(), letter.id, &form.document(), &form.language).await?;
        Ok(DeskLetterPage {
            desk: scope.desk(),
            public_id: PublicId(letter.public_id),
            translations: translations.iter().map(Standing::line).collect(),
            form,
            letter: self.desk_letter_row(&letter).await?,
            publication: publication_of(&letter),
            skipped: skipped(self.read(), &letter).await?,
            asks_notice: newest_notice(self.read(), scope.coalition.id).await?.is_none(),
            given_up: self.given_up(letter.id).await?,
            conveners: conveners.into_iter().map(|row| row.legal_name).collect(),
            versions: versions
                .into_iter()
                .map(|row| (u32::try_from(row.number).unwrap_or(u32::MAX), Instant(row.created_at), row.manifest_sha256))
                .collect(),
        })
    }
}

fn row(letter: &letter::Model, counts: Option<&Counts>, waiting: Option<&Waiting>) -> DeskLetter {
    DeskLetter {
        sensitive: letter.sensitive,
        slug: letter.slug.clone(),
        subject: letter.subject.clone(),
        language: letter.language.clone(),
        state: state_of(letter),
        visibility: Visibility::from_code(&letter.visibility).unwrap_or(Visibility::Confidential),
        deadline: deadline_of(letter),
        counts: counts.copied().unwrap_or_default(),
        waiting: waiting.copied().unwrap_or_default(),
        changed_at: Instant(letter.changed_at),
    }
}
