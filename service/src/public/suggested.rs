//! What the signing form may fill in: nothing that a reader of the coalition's public lists does not know.

use super::{country_of, shown};
use crate::{
    Error, OrganisationSuggestion, Service,
    entities::{letter, organisation, signature},
    scope::coalition_by_slug,
};
use domain::signature::{SignatoryKind, SignatureState};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

/// How many entries of one domain are looked at.
const LIMIT: u64 = 50;

impl Service {
    /// The organisation at this mail domain, as a public list of the coalition shows it; nothing where several are. One
    /// in the address book that signed nothing in public is answered as one that is in no book, by the same statement.
    ///
    /// # Errors
    /// `NotFound` when there is no such coalition.
    pub async fn suggest_organisation(&self, coalition: &str, domain: &str) -> Result<Option<OrganisationSuggestion>, Error> {
        use signature::Column as S;
        let coalition = coalition_by_slug(self.read(), coalition).await?;
        let Some(domain) = domain::site::registrable_domain(domain.trim()) else { return Ok(None) };
        let letters = shown().select_only().column(letter::Column::Id).filter(letter::Column::CoalitionId.eq(coalition.id));
        let organisations = organisation::Entity::find()
            .select_only()
            .column(organisation::Column::Id)
            .filter(organisation::Column::CoalitionId.eq(coalition.id))
            .filter(organisation::Column::Domain.eq(domain));
        let listed = signature::Entity::find()
            .filter(S::LetterId.in_subquery(letters.into_query()))
            .filter(S::Kind.eq(SignatoryKind::Organisation.code()))
            .filter(S::State.eq(SignatureState::Confirmed.code()))
            .filter(S::Outstanding.eq(false))
            .filter(S::OrganisationId.in_subquery(organisations.into_query()))
            .order_by_desc(S::ConfirmedAt)
            .order_by_desc(S::Id)
            .limit(LIMIT)
            .all(self.read())
            .await?;
        let Some(newest) = listed.first() else { return Ok(None) };
        if listed.iter().any(|other| other.organisation_id != newest.organisation_id) {
            return Ok(None);
        }
        Ok(Some(OrganisationSuggestion { name: newest.name.clone(), country: country_of(&newest.country), site: newest.site.clone() }))
    }
}
