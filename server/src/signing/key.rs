//! A signatory signs their statement with a key of their own.

use super::signature::{address, find};
use crate::{
    extract::{Answer, Reader, SignaturePath, faults, faulty, html},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages::{self, PasskeyOffer};
use axum::extract::Path;
use domain::error::FieldErrors;
use ledger::encode::{base64url, unbase64url};
use serde::Deserialize;
use service::{KeyOffer, KeySignature};

/// What a key gave: of a passkey each part in base64url, or what `ssh-keygen -Y sign` wrote.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedKey {
    ssh: String,
    spki: String,
    authenticator_data: String,
    client_data: String,
    signature: String,
}

impl PostedKey {
    fn signature(&self, reader: &Reader) -> Result<KeySignature, FieldErrors> {
        if self.signature.is_empty() {
            return if self.ssh.trim().is_empty() {
                Err(FieldErrors::one("ssh", "error-empty"))
            } else {
                Ok(KeySignature::Ssh(self.ssh.clone()))
            };
        }
        let fault = || FieldErrors::one("passkey", "error-key-signature");
        let bytes = |text: &str| unbase64url(text).ok_or_else(fault);
        Ok(KeySignature::Passkey {
            spki: bytes(&self.spki)?,
            rp_id: rp_id(reader).ok_or_else(fault)?,
            origin: reader.state.site.base_url.clone(),
            authenticator_data: bytes(&self.authenticator_data)?,
            client_data: bytes(&self.client_data)?,
            signature: bytes(&self.signature)?,
        })
    }
}

/// The host of the base address; a number has no passkeys (WebAuthn, 5.1.2).
fn rp_id(reader: &Reader) -> Option<String> {
    let (_, host) = reader.state.site.base_url.split_once("://")?;
    let host = if host.starts_with('[') { return None } else { host.split(':').next()? };
    host.parse::<std::net::IpAddr>().is_err().then(|| host.to_owned())
}

fn passkey(reader: &Reader, offer: &KeyOffer) -> PasskeyOffer {
    PasskeyOffer { challenge: base64url(&offer.challenge), rp_id: rp_id(reader) }
}

/// The page.
///
/// # Errors
/// When the link is not good, or does not entitle to it.
pub async fn form(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let (id, token, own) = find(&reader, &at).await?;
    // Signed already, or the link is spent: the page says which, and offers a fresh one.
    let Some(offer) = reader.service().key_offer(id, &token).await? else { return Ok(reader.go(&address(id))) };
    Ok(html(pages::sign_with_key(&reader.chrome, &own, &passkey(&reader, &offer), &offer.statement, "", &FieldErrors::default())))
}

/// Takes the signature.
///
/// # Errors
/// When the link is not good, or does not entitle to it.
pub async fn post(reader: Reader, client: Client, Path(at): Path<SignaturePath>, PostedForm(posted): PostedForm<PostedKey>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token, own) = find(&reader, &at).await?;
    // Signed already, or the link is spent: the page says which, and offers a fresh one.
    let Some(offer) = reader.service().key_offer(id, &token).await? else { return Ok(reader.go(&address(id))) };
    let taken = match posted.signature(&reader) {
        Ok(signature) => reader.service().add_key(id, &token, signature).await,
        Err(errors) => Err(errors.into()),
    };
    match taken {
        Ok(()) => Ok(reader.done("done-key", &address(id))),
        Err(error) => {
            let errors = faults(error)?;
            Ok(faulty(pages::sign_with_key(&reader.chrome, &own, &passkey(&reader, &offer), &offer.statement, &posted.ssh, &errors)))
        }
    }
}
