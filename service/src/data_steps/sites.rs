//! Stored web addresses by today's rule: three steps, one for each table that has them.
//!
//! An address that was stored before the limit held for what is stored, or under another rule, keeps its host alone. A
//! listed signature stays as it is: its address is in the public log, whose words are the signatory's
//! (`docs/decisions/0004-schema-as-sql.md`). Sealed values hold no web address.

use super::{Data, DataStep};
use crate::{
    Error, Service,
    entities::{correction, invitation, organisation, signature},
    signatures::state_of,
    writer::Tx,
};
use domain::{signature::SignatureState, site::Site};
use futures::future::BoxFuture;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// Repairs the web addresses of one table.
pub(super) enum Sites {
    Organisations,
    /// Signatures, and the corrections that wait beside them.
    Signatures,
    Invitations,
}

impl DataStep for Sites {
    fn name(&self) -> &'static str {
        match self {
            Self::Organisations => "organisation_sites",
            Self::Signatures => "signature_sites",
            Self::Invitations => "invitation_sites",
        }
    }

    fn table(&self) -> &'static str {
        match self {
            Self::Organisations => "organisation",
            Self::Signatures => "signature",
            Self::Invitations => "invitation",
        }
    }

    fn changes(&self) -> &'static [Data] {
        match self {
            Self::Organisations => &[Data::Organisations],
            Self::Signatures => &[Data::Signatures],
            Self::Invitations => &[Data::Invitations],
        }
    }

    fn change<'a>(&'a self, _: &'a Service, tx: &'a Tx, ids: &'a [Uuid]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            match self {
                Self::Organisations => organisations(tx, ids).await,
                Self::Signatures => {
                    signatures(tx, ids).await?;
                    corrections(tx, ids).await
                }
                Self::Invitations => invitations(tx, ids).await,
            }
        })
    }
}

/// What is to be stored in place of an address; `None` where it may stay.
fn repaired(stored: Option<&str>) -> Option<Option<Site>> {
    let site = Site::stored_optional(stored)?;
    let repaired = site.repaired();
    (repaired.as_ref() != Some(&site)).then_some(repaired)
}

fn text(site: Option<&Site>) -> Option<String> {
    site.map(|site| site.as_str().to_owned())
}

async fn organisations(tx: &Tx, ids: &[Uuid]) -> Result<(), Error> {
    for row in organisation::Entity::find().filter(organisation::Column::Id.is_in(ids.iter().copied())).all(tx).await? {
        let Some(site) = repaired(row.site.as_deref()) else { continue };
        let mut new = row.into_active_model();
        // As when the address book is saved; the mailboxes' domains go by the host, which stays.
        new.domain = Set(site.as_ref().and_then(Site::own_domain));
        new.site = Set(text(site.as_ref()));
        new.update(tx).await?;
    }
    Ok(())
}

async fn signatures(tx: &Tx, ids: &[Uuid]) -> Result<(), Error> {
    for row in signature::Entity::find().filter(signature::Column::Id.is_in(ids.iter().copied())).all(tx).await? {
        let is_recorded = state_of(&row) == SignatureState::Confirmed || row.log_index.is_some();
        let Some(site) = repaired(row.site.as_deref()).filter(|_| !is_recorded) else { continue };
        let mut new = row.into_active_model();
        new.site = Set(text(site.as_ref()));
        new.update(tx).await?;
    }
    Ok(())
}

/// What waits to be corrected is not in the log yet, even where the signature is.
async fn corrections(tx: &Tx, ids: &[Uuid]) -> Result<(), Error> {
    for row in correction::Entity::find().filter(correction::Column::SignatureId.is_in(ids.iter().copied())).all(tx).await? {
        let Some(site) = repaired(row.site.as_deref()) else { continue };
        let mut new = row.into_active_model();
        new.site = Set(text(site.as_ref()));
        new.update(tx).await?;
    }
    Ok(())
}

async fn invitations(tx: &Tx, ids: &[Uuid]) -> Result<(), Error> {
    for row in invitation::Entity::find().filter(invitation::Column::Id.is_in(ids.iter().copied())).all(tx).await? {
        let Some(site) = repaired(row.site.as_deref()) else { continue };
        let mut new = row.into_active_model();
        new.site = Set(text(site.as_ref()));
        new.update(tx).await?;
    }
    Ok(())
}
