//! Recovery codes: made with the first second factor, for the day when it is lost.

use super::{code, stands};
use crate::{
    Actor, Error, Service,
    accounts::note_everywhere,
    entities::recovery_code,
    security::Alert,
    writer::{Command, Tx},
};
use domain::{activity::Act, forms::second_factor::RECOVERY_CODES, ids::AccountId, security::SecurityEvent, time::Instant};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// New recovery codes.
pub(super) struct NewCodes {
    /// As they are shown, once.
    pub(super) shown: Vec<String>,
    /// As they are stored.
    pub(super) hmacs: Vec<Vec<u8>>,
}

impl Service {
    /// Makes recovery codes for an account.
    pub(super) fn new_recovery_codes(&self, account: Uuid) -> NewCodes {
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| code::recovery(self.rng())).collect();
        NewCodes {
            hmacs: codes.iter().map(|code| self.keys().recovery_code(account, code)).collect(),
            shown: codes.iter().map(|code| code::grouped(code)).collect(),
        }
    }

    /// Replaces the actor's recovery codes; answers the new ones, which nobody can be shown again.
    ///
    /// # Errors
    /// `Conflict` where the account has no second factor.
    pub async fn renew_recovery_codes(&self, actor: &Actor) -> Result<Vec<String>, Error> {
        let codes = self.new_recovery_codes(actor.account.0);
        let alert = self.alert(SecurityEvent::RecoveryCodesRenewed);
        self.submit(Renew { account: actor.account, hmacs: codes.hmacs, alert, now: self.now() }).await?;
        Ok(codes.shown)
    }
}

struct Renew {
    account: AccountId,
    hmacs: Vec<Vec<u8>>,
    alert: Alert,
    now: Instant,
}

impl Command for Renew {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        if !stands(tx, self.account.0).await? {
            return Err(Error::Conflict);
        }
        store(tx, self.account.0, &self.hmacs).await?;
        note_everywhere(tx, self.account, Act::RecoveryCodesRenewed, self.now).await?;
        self.alert.raise(tx, self.account.0).await
    }
}

/// Stores recovery codes in place of all that the account had.
pub(super) async fn store(tx: &Tx, account_id: Uuid, hmacs: &[Vec<u8>]) -> Result<(), Error> {
    forget(tx, account_id).await?;
    let rows = hmacs.iter().map(|hmac| recovery_code::Model { account_id, code_hmac: hmac.clone() }.into_active_model());
    recovery_code::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Deletes the account's recovery codes.
pub(super) async fn forget(tx: &Tx, account: Uuid) -> Result<(), Error> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::AccountId.eq(account)).exec(tx).await?;
    Ok(())
}
