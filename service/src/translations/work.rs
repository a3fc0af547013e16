//! What a translator has to do: the letters that are to be had in their languages, and how far each is.

use super::{Languages, languages_of, standings, translated};
use crate::{
    Actor, Error, Service,
    entities::{coalition, letter, membership, translation},
    letters::{conveners_of, stored_form},
    members::accepted,
    scope::{Scope, brief},
};
use domain::{
    role::{Permission, Role},
    shapes::translation::TranslationWork,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

impl Service {
    /// The letters that the actor translates, in whichever coalitions, those changed last first.
    ///
    /// # Errors
    /// The database's.
    pub async fn translation_work(&self, actor: &Actor) -> Result<Vec<TranslationWork>, Error> {
        let memberships = accepted()
            .filter(membership::Column::AccountId.eq(actor.account.0))
            .filter(membership::Column::Role.eq(Role::Translator.code()))
            .all(self.read())
            .await?;
        let mut work = Vec::new();
        for membership in memberships {
            let Some(coalition) = coalition::Entity::find_by_id(membership.coalition_id).one(self.read()).await? else { continue };
            let scope = Scope { coalition, role: Role::Translator };
            let Languages::Only(languages) = languages_of(self.read(), &scope, actor.account.0).await? else { continue };
            let asked_for = translation::Entity::find()
                .filter(translation::Column::Language.is_in(languages.clone()))
                .filter(translation::Column::RemovedAt.is_null())
                .all(self.read())
                .await?;
            let letters = letter::Entity::find()
                .filter(letter::Column::CoalitionId.eq(scope.coalition.id))
                .filter(letter::Column::Id.is_in(asked_for.iter().map(|row| row.letter_id)))
                .order_by_desc(letter::Column::ChangedAt)
                .order_by_asc(letter::Column::Id);
            for letter in letters.all(self.read()).await? {
                let form = stored_form(&letter, &conveners_of(self.read(), letter.id).await?)?;
                let all = standings(self.read(), letter.id, &form.document(), &form.language).await?;
                let list = all.iter().filter(|one| languages.iter().any(|own| own == one.language())).map(|one| one.line()).collect();
                work.push(TranslationWork { coalition: brief(&scope.coalition), letter: translated(&letter), list });
            }
        }
        Ok(work)
    }

    /// Whether somebody is a translator anywhere, and so has a page of such work.
    ///
    /// # Errors
    /// The database's.
    pub async fn translates(&self, actor: &Actor) -> Result<bool, Error> {
        let own = accepted().filter(membership::Column::AccountId.eq(actor.account.0));
        let roles = own.all(self.read()).await?;
        Ok(roles
            .iter()
            .filter_map(|row| Role::from_code(&row.role))
            .any(|role| role.may(Permission::Translate) && !role.may(Permission::SeeDesk)))
    }
}
