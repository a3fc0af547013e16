//! A signatory signs their statement with a key of their own: an SSH key or a passkey.
//!
//! The signature is in a record of its own beside the log, and the log commits to it (`key-add`). It holds for
//! exactly the record and version that the statement names: a correction ends it.

use super::state_of;
use crate::{
    Error, Service,
    entities::signature,
    log::{What, queue},
    writer::{Command, Tx},
};
use domain::{ids::PublicId, shapes::signing::LinkPurpose, signature::SignatureState, time::Instant};
use ledger::{
    Record, SshSig,
    sshsig::{Assertion, MessageHash, point_of_spki, signed_bytes},
    statement::NAMESPACE,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use uuid::Uuid;

/// What a signatory may sign with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyOffer {
    /// The statement's four lines.
    pub statement: String,
    /// The challenge for a passkey.
    pub challenge: Vec<u8>,
}

/// A signature by a key, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeySignature {
    /// What `ssh-keygen -Y sign` wrote.
    Ssh(String),
    /// What a browser gave for a passkey.
    Passkey {
        /// The public key as SubjectPublicKeyInfo.
        spki: Vec<u8>,
        /// The relying party's identifier: this instance's host.
        rp_id: String,
        /// The origin of this instance's pages.
        origin: String,
        /// `authenticatorData`.
        authenticator_data: Vec<u8>,
        /// `clientDataJSON`.
        client_data: Vec<u8>,
        /// The signature in DER.
        signature: Vec<u8>,
    },
}

impl KeySignature {
    /// The SSH signature, verified for a statement.
    fn verified(self, statement: &str) -> Result<SshSig, Error> {
        let (field, made) = match self {
            Self::Ssh(armour) => {
                let parsed = SshSig::parse_armour(&armour.trim().replace("\r\n", "\n"));
                ("ssh", parsed.and_then(|made| made.verify(NAMESPACE, statement.as_bytes()).map(|()| made)))
            }
            Self::Passkey { spki, rp_id, origin, authenticator_data, client_data, signature } => {
                let point = point_of_spki(&spki).ok_or_else(|| Error::field("passkey", "error-key-signature"))?;
                let assertion = Assertion {
                    point: &point,
                    rp_id: &rp_id,
                    origin: &origin,
                    authenticator_data: &authenticator_data,
                    client_data_json: &client_data,
                    signature: &signature,
                };
                ("passkey", assertion.into_sshsig(NAMESPACE, statement.as_bytes()))
            }
        };
        made.map_err(|_| Error::field(field, "error-key-signature"))
    }
}

impl Service {
    /// What the signatory of a listed and recorded signature may sign with a key; nothing where they have, or where
    /// the link does not entitle to it.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn key_offer(&self, id: PublicId, token: &str) -> Result<Option<KeyOffer>, Error> {
        let owned = self.owned(id, token).await?;
        let open = owned.purpose == LinkPurpose::Manage && state_of(&owned.row) == SignatureState::Confirmed && owned.row.log_key.is_none();
        let receipt = if open { self.receipt_of(&owned.row).await? } else { None };
        Ok(receipt.and_then(|receipt| receipt.statement).map(|statement| {
            let challenge = signed_bytes(NAMESPACE, MessageHash::Sha512, statement.as_bytes());
            KeyOffer { statement, challenge }
        }))
    }

    /// Takes a signature over the statement; the list says "key" as soon as it is recorded.
    ///
    /// # Errors
    /// `error-key-signature` where it does not verify; [`Error::Link`], [`Error::Conflict`].
    pub async fn add_key(&self, id: PublicId, token: &str, key: KeySignature) -> Result<(), Error> {
        let offer = self.key_offer(id, token).await?.ok_or(Error::Conflict)?;
        let signature = key.verified(&offer.statement)?;
        let record = Record::Key(signature).to_text().map_err(|_| Error::field("ssh", "error-key-signature"))?;
        let row = self.owned(id, token).await?.row;
        self.submit(AddKey { signature: row.id, serial: row.link_serial, record, now: self.now() }).await
    }
}

struct AddKey {
    signature: Uuid,
    serial: i64,
    record: String,
    now: Instant,
}

impl Command for AddKey {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let row = signature::Entity::find_by_id(self.signature).one(tx).await?.ok_or(Error::Link)?;
        if row.link_serial != self.serial || state_of(&row) != SignatureState::Confirmed {
            return Err(Error::Conflict);
        }
        // The click spends the link.
        let spent = signature::ActiveModel {
            id: Set(row.id),
            link_serial: Set(row.link_serial + 1),
            changed_at: Set(self.now.0),
            ..Default::default()
        };
        spent.update(tx).await?;
        queue(tx, row.letter_id, Some(row.id), &What::KeyAdd { record: self.record.clone() }, self.now).await
    }
}
