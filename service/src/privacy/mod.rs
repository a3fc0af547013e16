//! Privacy: a coalition's notice in its versions, what signatories are asked to consent to, when personal data
//! ends, and what is held about an address.

mod access;
mod forget;
mod held;
mod notice;
mod retention;
mod warning;

pub(crate) use forget::{delete_account, forget_contacts};
pub(crate) use held::is_same;
pub use notice::WriteNotice;

use crate::{
    Error, Service,
    entities::{coalition, letter, privacy_notice, signature},
};
use domain::{
    privacy::{AskedConsent, Consent, DEFAULT_AGE, GivenConsent, Particulars},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashSet;
use uuid::Uuid;

/// The newest version of a coalition's notice; nothing where it has published none.
pub(crate) async fn newest_notice<C: ConnectionTrait>(db: &C, coalition: Uuid) -> Result<Option<privacy_notice::Model>, Error> {
    let own = privacy_notice::Entity::find().filter(privacy_notice::Column::CoalitionId.eq(coalition));
    Ok(own.order_by_desc(privacy_notice::Column::Version).one(db).await?)
}

/// Those of these coalitions that have published a notice.
pub(crate) async fn coalitions_with_notice<C: ConnectionTrait>(
    db: &C,
    coalitions: impl IntoIterator<Item = Uuid>,
) -> Result<HashSet<Uuid>, Error> {
    let first = privacy_notice::Entity::find()
        .select_only()
        .column(privacy_notice::Column::CoalitionId)
        .filter(privacy_notice::Column::CoalitionId.is_in(coalitions))
        .filter(privacy_notice::Column::Version.eq(1));
    Ok(first.into_tuple().all(db).await?.into_iter().collect())
}

/// What a coalition said in a version of its notice.
fn particulars(notice: &privacy_notice::Model) -> Result<Particulars, Error> {
    Ok(serde_json::from_str(&notice.particulars)?)
}

/// What is asked of those who sign a letter of this coalition.
pub(crate) async fn asked_consent<C: ConnectionTrait>(db: &C, coalition: &coalition::Model) -> Result<AskedConsent, Error> {
    let asked = AskedConsent {
        coalition: coalition.slug.clone(),
        publishers: vec![coalition.name.clone()],
        notice: None,
        minimum_age: Some(DEFAULT_AGE),
    };
    let Some(notice) = newest_notice(db, coalition.id).await? else { return Ok(asked) };
    let Particulars { controllers, minimum_age, .. } = particulars(&notice)?;
    let publishers = controllers.into_iter().map(|one| one.name).collect();
    Ok(AskedConsent { publishers, notice: Some(notice.version), minimum_age, ..asked })
}

impl Service {
    /// What is asked of those who sign this letter.
    pub(crate) async fn asked_of(&self, letter: &letter::Model) -> Result<AskedConsent, Error> {
        let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        asked_consent(self.read(), &coalition).await
    }
}

/// The columns of a signature that say what was consented to, and no others.
pub(crate) fn consented(consent: Option<Consent>, now: Instant) -> signature::ActiveModel {
    signature::ActiveModel {
        consented_at: Set(consent.map(|_| now.0)),
        consent_notice: Set(consent.and_then(|consent| consent.notice)),
        consent_age: Set(consent.and_then(|consent| consent.minimum_age).map(i64::from)),
        ..Default::default()
    }
}

/// What the mailbox consented to with a signature. What was ticked beside an address before that is nobody's consent.
pub(crate) fn given_consent(row: &signature::Model) -> Option<GivenConsent> {
    row.confirmed_at?;
    let minimum_age = row.consent_age.and_then(|age| u8::try_from(age).ok());
    Some(GivenConsent { consent: Consent { notice: row.consent_notice, minimum_age }, at: Instant(row.consented_at?) })
}
