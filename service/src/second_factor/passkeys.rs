//! Passkeys (WebAuthn, level 3): made, used and taken away. The library checks what the browser answers; here stands
//! which challenge it must answer, and that each is answered once.

use super::{Added, Checked, ask, forget_begun, recovery, refused_passkey, stands};
use crate::{
    Actor, Error, Service,
    accounts::note_everywhere,
    data_steps::Data,
    entities::{account, ceremony, passkey},
    keys::ACCOUNT_EMAIL,
    security::Alert,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    error::FieldErrors,
    forms::second_factor::PasskeyForm,
    ids::{AccountId, PasskeyId},
    security::SecurityEvent,
    shapes::second_factor::PasskeyEntry,
    text::Line,
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url},
};

/// How long a challenge waits for its answer, in microseconds: 5 minutes.
pub(crate) const CEREMONY_LIFE: i64 = 5 * 60 * Instant::SECOND;

/// A passkey that was proven to be at hand.
pub(super) struct Proven {
    session: Uuid,
    state: String,
    passkey: Uuid,
    credential: String,
}

impl Proven {
    /// Spends the challenge; `false` where it was spent, or replaced by a newer one.
    pub(super) async fn take(&self, tx: &Tx, now: Instant) -> Result<bool, Error> {
        if !spend(tx, self.session, &self.state).await? {
            return Ok(false);
        }
        use_passkey(tx, self.passkey, &self.credential, now).await
    }
}

/// Notes that a passkey was used, with its counter; `false` where it was taken away.
pub(crate) async fn use_passkey(tx: &Tx, id: Uuid, credential: &str, now: Instant) -> Result<bool, Error> {
    let own = passkey::Entity::update_many().filter(passkey::Column::Id.eq(id));
    let used = own.col_expr(passkey::Column::Credential, Expr::value(credential)).col_expr(passkey::Column::UsedAt, Expr::value(now.0));
    Ok(used.exec(tx).await?.rows_affected == 1)
}

/// Takes a session's challenge away, if it is still this one.
async fn spend(tx: &Tx, session: Uuid, state: &str) -> Result<bool, Error> {
    let own = ceremony::Entity::delete_many().filter(ceremony::Column::SessionId.eq(session)).filter(ceremony::Column::State.eq(state));
    Ok(own.exec(tx).await?.rows_affected == 1)
}

pub(crate) fn written<T: Serialize>(value: &T) -> Result<String, Error> {
    Ok(serde_json::to_string(value)?)
}

fn stored<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    Ok(serde_json::from_str(text)?)
}

impl Service {
    /// What checks passkeys for this instance's address; nothing where that is a number, which has no passkeys (WebAuthn, 5.1.2).
    pub(crate) fn webauthn(&self) -> Option<Webauthn> {
        let origin = Url::parse(self.base_url()).ok()?;
        let host = origin.domain()?.to_owned();
        WebauthnBuilder::new(&host, &origin).ok()?.rp_name(&host).build().ok()
    }

    /// Whether browsers can make passkeys for this instance.
    pub fn has_passkeys(&self) -> bool {
        self.webauthn().is_some()
    }

    /// The account's passkeys, oldest first.
    async fn passkeys(&self, account: Uuid) -> Result<Vec<passkey::Model>, Error> {
        let own = passkey::Entity::find().filter(passkey::Column::AccountId.eq(account));
        Ok(own.order_by_asc(passkey::Column::CreatedAt).order_by_asc(passkey::Column::Id).all(self.read()).await?)
    }

    /// The account's passkeys, as their owner sees them.
    pub(super) async fn passkey_entries(&self, account: Uuid) -> Result<Vec<PasskeyEntry>, Error> {
        let entry = |row: passkey::Model| PasskeyEntry {
            id: PasskeyId(row.id),
            name: row.name,
            since: Instant(row.created_at),
            used: row.used_at.map(Instant),
        };
        Ok(self.passkeys(account).await?.into_iter().map(entry).collect())
    }

    /// What the browser needs to make a passkey (JSON), while its answer is awaited.
    ///
    /// # Errors
    /// `NotFound` where the instance has no passkeys.
    pub async fn begin_passkey(&self, actor: &Actor) -> Result<String, Error> {
        let webauthn = self.webauthn().ok_or(Error::NotFound)?;
        let account = account::Entity::find_by_id(actor.account.0).one(self.read()).await?.ok_or(Error::NotFound)?;
        let address = String::from_utf8(self.keys().unseal(ACCOUNT_EMAIL.of(account.id), &account.email_sealed)?)
            .map_err(|_| Error::Internal("a stored address is not text".to_owned()))?;
        let known = self.passkeys(account.id).await?;
        let known = known.iter().map(|row| row.credential_id.clone()).collect();
        let (request, state) = webauthn
            .start_passkey_registration(account.id, &address, &account.name, Some(known))
            .map_err(|error| Error::Internal(format!("no passkey can be asked for: {error}")))?;
        self.submit(Await { session: actor.session.0, state: written(&state)?, now: self.now() }).await?;
        // One that the browser finds by itself signs in without an address and a password; where there is no room for such a
        // one, another is a second factor all the same. The library asks for none, and has no way to say so.
        let mut request = serde_json::to_value(&request.public_key)?;
        request["authenticatorSelection"]["residentKey"] = "preferred".into();
        Ok(request.to_string())
    }

    /// Takes the passkey that the browser made, under a name that its owner knows it by. Where it is the account's first
    /// second factor, the password is asked for, every other session ends, and there are recovery codes, which are shown
    /// this once.
    ///
    /// # Errors
    /// `error-password-wrong` on `password`; `error-passkey` on `passkey`; the faults of `name`; `NotFound` where the
    /// instance has no passkeys.
    pub async fn add_passkey(&self, actor: &Actor, form: &PasskeyForm) -> Result<Added, Error> {
        let webauthn = self.webauthn().ok_or(Error::NotFound)?;
        let name = Line::<60>::parse(&form.name).map_err(|fault| FieldErrors(vec![fault.at("name")]))?;
        self.prove_for_first(actor, &form.password).await?;
        let state = self.awaited(actor.session.0).await?;
        let registration: PasskeyRegistration = serde_json::from_str(&state).map_err(|_| refused_passkey())?;
        let answer: RegisterPublicKeyCredential = serde_json::from_str(&form.credential).map_err(|_| refused_passkey())?;
        let made = webauthn.finish_passkey_registration(&answer, &registration).map_err(|_| refused_passkey())?;
        let row = passkey::Model {
            id: self.new_id(),
            account_id: actor.account.0,
            name: name.into_string(),
            credential_id: made.cred_id().to_vec(),
            credential: written(&made)?,
            created_at: self.now().0,
            used_at: None,
        };
        let codes = self.new_recovery_codes(actor.account.0);
        let alert = self.alert(SecurityEvent::PasskeyAdded);
        let token = self.new_token();
        let add = AddPasskey { actor: actor.clone(), token: token.clone(), row, state, recovery: codes.hmacs, alert, now: self.now() };
        let first = self.submit(add).await.map_err(|error| if error.is_unique_violation() { refused_passkey() } else { error })?;
        Ok(Added { token, recovery_codes: if first { codes.shown } else { Vec::new() } })
    }

    /// What the browser needs to ask for one of the account's passkeys (JSON); nothing where it has none.
    pub(super) async fn ask_for_passkey(&self, account: Uuid, session: Uuid) -> Result<Option<String>, Error> {
        let (Some(webauthn), rows) = (self.webauthn(), self.passkeys(account).await?) else { return Ok(None) };
        if rows.is_empty() {
            return Ok(None);
        }
        let known = rows.iter().map(|row| stored(&row.credential)).collect::<Result<Vec<Passkey>, _>>()?;
        let (request, state) = webauthn
            .start_passkey_authentication(&known)
            .map_err(|error| Error::Internal(format!("no passkey can be asked for: {error}")))?;
        self.submit(Await { session, state: written(&state)?, now: self.now() }).await?;
        written(&request.public_key).map(Some)
    }

    /// Checks what a passkey answered to the session's challenge.
    ///
    /// # Errors
    /// `error-passkey` on `passkey`, whatever is wrong with it.
    pub(super) async fn proven(&self, account: Uuid, session: Uuid, answer: &str) -> Result<Checked, Error> {
        let webauthn = self.webauthn().ok_or_else(refused_passkey)?;
        let state = self.awaited(session).await?;
        let awaited: PasskeyAuthentication = serde_json::from_str(&state).map_err(|_| refused_passkey())?;
        let answer: PublicKeyCredential = serde_json::from_str(answer).map_err(|_| refused_passkey())?;
        let result = webauthn.finish_passkey_authentication(&answer, &awaited).map_err(|_| refused_passkey())?;
        for row in self.passkeys(account).await? {
            let mut known: Passkey = stored(&row.credential)?;
            if known.update_credential(&result).is_some() {
                return Ok(Checked::Passkey(Proven { session, state, passkey: row.id, credential: written(&known)? }));
            }
        }
        Err(refused_passkey())
    }

    /// The state of the challenge that a session waits for the answer to.
    async fn awaited(&self, session: Uuid) -> Result<String, Error> {
        let since = self.now().0 - CEREMONY_LIFE;
        let own = ceremony::Entity::find_by_id(session).filter(ceremony::Column::CreatedAt.gt(since));
        Ok(own.one(self.read()).await?.ok_or_else(refused_passkey)?.state)
    }

    /// Takes a passkey of the actor's away; with the last second factor go the recovery codes.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn remove_passkey(&self, actor: &Actor, id: PasskeyId) -> Result<(), Error> {
        let alert = self.alert(SecurityEvent::PasskeyRemoved);
        self.submit(RemovePasskey { account: actor.account, id: id.0, alert, now: self.now() }).await
    }
}

/// Notes which challenge a session waits for the answer to, in place of any before.
struct Await {
    session: Uuid,
    state: String,
    now: Instant,
}

impl Command for Await {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        ceremony::Entity::delete_by_id(self.session).exec(tx).await?;
        let row = ceremony::ActiveModel { session_id: Set(self.session), state: Set(self.state.clone()), created_at: Set(self.now.0) };
        ceremony::Entity::insert(row).exec_without_returning(tx).await?;
        Ok(())
    }
}

struct AddPasskey {
    actor: Actor,
    token: String,
    row: passkey::Model,
    state: String,
    recovery: Vec<Vec<u8>>,
    alert: Alert,
    now: Instant,
}

impl Command for AddPasskey {
    type Answer = bool;

    async fn execute(&self, tx: &Tx) -> Result<bool, Error> {
        let (account, session) = (self.actor.account, self.actor.session.0);
        if !spend(tx, session, &self.state).await? {
            return Err(refused_passkey());
        }
        let first = !stands(tx, account.0).await?;
        passkey::Entity::insert(self.row.clone().into_active_model()).exec_without_returning(tx).await?;
        // A secret that was begun and left would let in anyone who has seen it.
        forget_begun(tx, account.0).await?;
        if first {
            recovery::store(tx, account.0, &self.recovery).await?;
            ask::end_other_sessions(tx, account.0, session).await?;
        }
        ask::mark_added(tx, session, &self.token, self.now).await?;
        note_everywhere(tx, account, Act::PasskeyAdded, self.now).await?;
        self.alert.raise(tx, account.0).await?;
        Ok(first)
    }
}

struct RemovePasskey {
    account: AccountId,
    id: Uuid,
    alert: Alert,
    now: Instant,
}

impl Command for RemovePasskey {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let own = passkey::Entity::delete_by_id(self.id).filter(passkey::Column::AccountId.eq(self.account.0));
        if own.exec(tx).await?.rows_affected != 1 {
            return Err(Error::NotFound);
        }
        if !stands(tx, self.account.0).await? {
            recovery::forget(tx, self.account.0).await?;
        }
        note_everywhere(tx, self.account, Act::PasskeyRemoved, self.now).await?;
        self.alert.raise(tx, self.account.0).await
    }
}
