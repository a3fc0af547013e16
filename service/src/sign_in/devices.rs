//! Devices in which somebody signed in before: their attempts are counted apart, so that a stranger's guesses lock nobody
//! out. A device is a random value in a long-lived cookie; only its hash is stored. It opens nothing by itself.

use super::Browser;
use crate::{Error, Service, entities::known_device, security::Alert, sessions::token_hash, writer::Tx};
use base64ct::{Base64UrlUnpadded, Encoding};
use domain::{email::Email, security::SecurityEvent, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use uuid::Uuid;

/// How many devices of an account are remembered; of more, those used longest ago are forgotten.
const DEVICES: usize = 10;
/// How long a device is remembered without being used, in microseconds.
const LIFE: i64 = 180 * Instant::DAY;

/// A device that may be remembered, for a command.
#[derive(Clone, Debug)]
pub(crate) struct Device {
    id: Uuid,
    hash: Vec<u8>,
    alert: Alert,
}

impl Service {
    /// The device of a browser, to be remembered, and the value of its cookie: its own where it has one of ours, for a
    /// browser may belong to two accounts.
    pub(crate) async fn device(&self, browser: &Browser) -> Result<(Device, String), Error> {
        let own = match &browser.device {
            Some(token) => {
                let known = known_device::Entity::find().filter(known_device::Column::TokenHash.eq(token_hash(token)));
                known.one(self.read()).await?.map(|_| token.clone())
            }
            None => None,
        };
        let token = own.unwrap_or_else(|| {
            let mut secret = [0; 32];
            self.rng().fill(&mut secret);
            Base64UrlUnpadded::encode_string(&secret)
        });
        Ok((Device { id: self.new_id(), hash: token_hash(&token), alert: self.alert(SecurityEvent::NewDevice) }, token))
    }

    /// Whether somebody has signed in to the account of this address with this browser before.
    ///
    /// # Errors
    /// The database's.
    pub async fn knows_device(&self, email: &Email, browser: &Browser) -> Result<bool, Error> {
        if browser.device.is_none() {
            return Ok(false);
        }
        let Some(account) = self.account_of(email).await? else { return Ok(false) };
        Ok(known(self.read(), account.id, browser, self.now()).await?.is_some())
    }
}

/// The account's row of a browser, where it was used there before.
pub(super) async fn known<C: ConnectionTrait>(
    db: &C,
    account: Uuid,
    browser: &Browser,
    now: Instant,
) -> Result<Option<known_device::Model>, Error> {
    let Some(token) = &browser.device else { return Ok(None) };
    let own = known_device::Entity::find()
        .filter(known_device::Column::AccountId.eq(account))
        .filter(known_device::Column::TokenHash.eq(token_hash(token)))
        .filter(known_device::Column::UsedAt.gt(now.0 - LIFE));
    Ok(own.one(db).await?)
}

impl Device {
    /// What is told where it is new.
    pub(super) fn alert(&self, agent: &str) -> Alert {
        self.alert.clone().detail(agent)
    }

    /// Remembers it for an account that it has just signed in to; answers whether it is new beside others.
    pub(crate) async fn remember(&self, tx: &Tx, account: Uuid, now: Instant) -> Result<bool, Error> {
        let own = known_device::Entity::find().filter(known_device::Column::AccountId.eq(account));
        let mut all = own.order_by_desc(known_device::Column::UsedAt).order_by_desc(known_device::Column::Id).all(tx).await?;
        if let Some(row) = all.iter().find(|row| row.token_hash == self.hash) {
            known_device::ActiveModel { id: Set(row.id), used_at: Set(now.0), ..Default::default() }.update(tx).await?;
            return Ok(false);
        }
        let beside_others = !all.is_empty();
        if all.len() >= DEVICES {
            let old = all.split_off(DEVICES - 1).into_iter().map(|row| row.id);
            known_device::Entity::delete_many().filter(known_device::Column::Id.is_in(old)).exec(tx).await?;
        }
        let row =
            known_device::Model { id: self.id, account_id: account, token_hash: self.hash.clone(), created_at: now.0, used_at: now.0 };
        known_device::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
        Ok(beside_others)
    }
}

/// Forgets all of the account's devices.
pub(crate) async fn forget(tx: &Tx, account: Uuid) -> Result<(), Error> {
    known_device::Entity::delete_many().filter(known_device::Column::AccountId.eq(account)).exec(tx).await?;
    Ok(())
}

/// Forgets devices that were not used for a long time.
pub(crate) async fn purge(tx: &Tx, now: Instant) -> Result<(), Error> {
    known_device::Entity::delete_many().filter(known_device::Column::UsedAt.lt(now.0 - LIFE)).exec(tx).await?;
    Ok(())
}
