//! The address book's domains recomputed, by what is known today of hosts that many people share.

use super::{Data, DataStep};
use crate::{Error, Service, entities::organisation, writer::Tx};
use domain::{shared_hosts, site::Site};
use futures::future::BoxFuture;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The list of shared hosts, as a step notes what it is made of.
pub(super) fn shared_hosts_now() -> String {
    let digest = Sha256::digest(shared_hosts::all().join("\n"));
    base16ct::lower::encode_string(&digest[..8])
}

/// Runs once more whenever the list of shared hosts is another.
pub(super) struct OwnDomains;

impl DataStep for OwnDomains {
    fn name(&self) -> &'static str {
        "own_domains"
    }

    fn table(&self) -> &'static str {
        "organisation"
    }

    fn changes(&self) -> &'static [Data] {
        &[Data::Organisations]
    }

    fn of(&self) -> String {
        shared_hosts_now()
    }

    fn change<'a>(&'a self, _: &'a Service, tx: &'a Tx, ids: &'a [Uuid]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let rows = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids.iter().copied())).all(tx).await?;
            for row in rows {
                let site = row.site.as_deref().and_then(|site| Site::parse(site).ok());
                let domain = site.and_then(|site| site.own_domain());
                if row.domain != domain {
                    let mut new = row.into_active_model();
                    new.domain = Set(domain);
                    new.update(tx).await?;
                }
            }
            Ok(())
        })
    }
}
