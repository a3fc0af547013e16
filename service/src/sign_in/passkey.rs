//! Signing in with a passkey alone: the browser says which account it belongs to, so no address is typed and nothing is
//! said of who has one. The passkey itself has made sure who holds it: no second factor is asked for beside it.
//!
//! The page holds the challenge's state, sealed, so that looking at it writes nothing; each is answered once.

use super::{Browser, SignedIn, begin, devices::Device};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{passkey, session, spent_challenge},
    keys::Sealed,
    second_factor::{CEREMONY_LIFE, refused_passkey, use_passkey, written},
    sessions::token_hash,
    writer::{Command, Tx},
};
use base64ct::{Base64UrlUnpadded, Encoding};
use domain::{shapes::second_factor::PasskeyChallenge, time::Instant};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use webauthn_rs::prelude::{DiscoverableAuthentication, DiscoverableKey, Passkey, PublicKeyCredential};

#[derive(Serialize, Deserialize)]
struct State {
    made_at: i64,
    awaited: DiscoverableAuthentication,
}

impl Service {
    /// What a page needs to ask for a passkey; nothing where the instance has none.
    ///
    /// # Errors
    /// Where no challenge can be made.
    pub fn ask_any_passkey(&self) -> Result<Option<PasskeyChallenge>, Error> {
        let Some(webauthn) = self.webauthn() else { return Ok(None) };
        let (request, awaited) = webauthn
            .start_discoverable_authentication()
            .map_err(|error| Error::Internal(format!("no passkey can be asked for: {error}")))?;
        let state = written(&State { made_at: self.now().0, awaited })?;
        let sealed = self.keys().seal(self.rng(), Sealed::CEREMONY, state.as_bytes())?;
        Ok(Some(PasskeyChallenge { request: written(&request.public_key)?, state: Base64UrlUnpadded::encode_string(&sealed) }))
    }

    /// Signs in with what a passkey answered.
    ///
    /// # Errors
    /// `error-passkey` on `passkey`, whatever is wrong with it; `error-sign-in-restored` until a new password is chosen after
    /// a restore.
    pub async fn sign_in_with_passkey(&self, state: &str, answer: &str, browser: &Browser) -> Result<SignedIn, Error> {
        let webauthn = self.webauthn().ok_or_else(refused_passkey)?;
        let sealed = Base64UrlUnpadded::decode_vec(state).map_err(|_| refused_passkey())?;
        let opened = self.keys().unseal(Sealed::CEREMONY, &sealed).map_err(|_| refused_passkey())?;
        let State { made_at, awaited } = serde_json::from_slice(&opened).map_err(|_| refused_passkey())?;
        if self.now().0 - made_at >= CEREMONY_LIFE {
            return Err(refused_passkey());
        }
        let answer: PublicKeyCredential = serde_json::from_str(answer).map_err(|_| refused_passkey())?;
        let (account, id) = webauthn.identify_discoverable_authentication(&answer).map_err(|_| refused_passkey())?;
        let own = passkey::Entity::find().filter(passkey::Column::AccountId.eq(account)).filter(passkey::Column::CredentialId.eq(id));
        let row = own.one(self.read()).await?.ok_or_else(refused_passkey)?;
        let mut known: Passkey = serde_json::from_str(&row.credential).map_err(|_| refused_passkey())?;
        let result = webauthn
            .finish_discoverable_authentication_v2(&answer, awaited, &DiscoverableKey::from(&known))
            .map_err(|_| refused_passkey())?;
        known.update_credential(&result).ok_or_else(refused_passkey)?;
        // One that was removed since the backup is known again.
        if self.must_prove_mailbox(account).await? {
            return Err(Error::field("", "error-sign-in-restored"));
        }
        let (token, session) = self.new_session(account, false, browser);
        let (device, cookie) = self.device(browser).await?;
        let spent = token_hash(state);
        let by_passkey = ByPasskey { spent, passkey: row.id, credential: written(&known)?, session, device, now: self.now() };
        self.submit(by_passkey).await.map_err(|error| if error.is_unique_violation() { refused_passkey() } else { error })?;
        Ok(SignedIn { token, waits: false, device: Some(cookie) })
    }
}

struct ByPasskey {
    spent: Vec<u8>,
    passkey: Uuid,
    credential: String,
    session: session::Model,
    device: Device,
    now: Instant,
}

impl Command for ByPasskey {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let spent = spent_challenge::Model { state_hash: self.spent.clone(), spent_at: self.now.0 };
        spent_challenge::Entity::insert(spent.into_active_model()).exec_without_returning(tx).await?;
        if !use_passkey(tx, self.passkey, &self.credential, self.now).await? {
            return Err(refused_passkey());
        }
        let session = session::Model { second_at: Some(self.now.0), ..self.session.clone() };
        begin(tx, &session, &self.device, self.now).await
    }
}

/// Forgets challenges whose time is long over.
pub(crate) async fn purge(tx: &Tx, now: Instant) -> Result<(), Error> {
    let old = spent_challenge::Entity::delete_many().filter(spent_challenge::Column::SpentAt.lt(now.0 - 2 * CEREMONY_LIFE));
    old.exec(tx).await?;
    Ok(())
}
