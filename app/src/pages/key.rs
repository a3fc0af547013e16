//! "Sign with a key of your own": a passkey in the browser, or an SSH key on the command line.

use super::own_signature::{about, head, path};
use crate::{
    render::{Chrome, page},
    ui::{Button, Field, error_summary, link_button, title_with_errors},
};
use domain::{error::FieldErrors, shapes::signing::OwnSignature};
use leptos::prelude::*;

/// What a browser needs to ask for a passkey.
#[derive(Clone, Debug)]
pub struct PasskeyOffer {
    /// The challenge in base64url.
    pub challenge: String,
    /// The relying party's identifier: this instance's host; none where its address is a number, which has no passkeys.
    pub rp_id: Option<String>,
}

/// The page; `typed` is what was pasted.
pub fn sign_with_key(
    chrome: &Chrome,
    own: &OwnSignature,
    offer: &PasskeyOffer,
    statement: &str,
    typed: &str,
    errors: &FieldErrors,
) -> String {
    let t = chrome.t();
    let title = t.text("key-title");
    page(chrome, &head(own, &title_with_errors(t, &title, errors)), || {
        let action = chrome.href(&format!("{}/key", path(own)));
        let labels = [("ssh", t.text("key-ssh")), ("passkey", t.text("key-passkey"))];
        let passkey = offer.rp_id.clone().map(|rp_id| {
            view! {
                <form method="post" action=action.clone() id="passkey" hidden data-challenge=offer.challenge.clone() data-rp=rp_id>
                    <h2>{t.text("key-passkey")}</h2>
                    <p>{t.text("key-passkey-text")}</p>
                    <input type="hidden" name="spki"/>
                    <input type="hidden" name="authenticator_data"/>
                    <input type="hidden" name="client_data"/>
                    <input type="hidden" name="signature"/>
                    {Button::new(t.text("key-passkey-button")).view()}
                    <p class="fault" role="alert" hidden>{t.text("key-passkey-failed")}</p>
                </form>
                <script type="module" src="/assets/passkey.js"></script>
            }
        });
        view! {
            <div class="single narrow">
                <section class="sheet own">
                    {error_summary(t, errors, &labels)}
                    <h1>{title}</h1>
                    <p class="lead">{t.text("key-lead")}</p>
                    {about(chrome, own)}
                    {passkey}
                    <form class="ssh" method="post" action=action novalidate=true>
                        <h2>{t.text("key-ssh-title")}</h2>
                        <p>{t.text("key-ssh-text")}</p>
                        <pre dir="ltr" tabindex="0"><code>{statement.to_owned()}</code></pre>
                        <pre dir="ltr" tabindex="0"><code>"ssh-keygen -Y sign -n undersigned -f ~/.ssh/id_ed25519 statement.txt"</code></pre>
                        {Field::new(t, "ssh", t.text("key-ssh"), typed, errors).hint(t.text("key-ssh-hint")).dir("ltr").text_area(8)}
                        <div class="buttons">
                            {Button::new(t.text("key-ssh-button")).view()}
                            {link_button(chrome.href(&path(own)), t.text("cancel"), "button quiet")}
                        </div>
                    </form>
                </section>
            </div>
        }
    })
}
