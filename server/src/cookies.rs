//! The cookies we set: all out of reach of scripts, for this site only, and over TLS only where we have it.

use crate::state::Site;
use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponseParts, ResponseParts},
};
use domain::ids::PublicId;
use std::convert::Infallible;

/// Seconds of a day.
const DAY: u32 = 24 * 60 * 60;

/// A cookie: its name, and for how many seconds it lives.
#[derive(Clone, Debug)]
pub struct Cookie {
    name: String,
    seconds: u32,
    secure: bool,
    longest: usize,
}

/// The longest value of most cookies.
const USUAL: usize = 512;

impl Cookie {
    /// The session of an organiser.
    pub fn session(site: &Site) -> Self {
        Self::host_only(site, "session", 14 * DAY)
    }

    /// The token of a link to a signature. Each signature has its own, for a mailbox may have signed twice.
    pub fn link(site: &Site, id: PublicId) -> Self {
        Self::host_only(site, &format!("link-{id}"), DAY)
    }

    /// The token of a link that says "this was not me" of a signature, beside the one that shows its receipt.
    pub fn disown(site: &Site, id: PublicId) -> Self {
        Self::host_only(site, &format!("not-me-{id}"), DAY)
    }

    /// The token of a link that says "this was not us" of a signature.
    pub fn question(site: &Site, id: PublicId) -> Self {
        Self::host_only(site, &format!("not-us-{id}"), DAY)
    }

    /// The token of a link to what waits for a mailbox, beside the one of a signature.
    pub fn emails(site: &Site, id: PublicId) -> Self {
        Self::host_only(site, &format!("emails-{id}"), DAY)
    }

    /// The token of a link to a message of an organiser.
    pub fn message(site: &Site, id: PublicId) -> Self {
        Self::host_only(site, &format!("message-{id}"), DAY)
    }

    /// The token of a link to what is held about an address.
    pub fn data(site: &Site, id: PublicId) -> Self {
        Self::host_only(site, &format!("data-{id}"), DAY)
    }

    /// The token of a link to choose a new password.
    pub fn reset(site: &Site) -> Self {
        Self::host_only(site, "reset", DAY)
    }

    /// A device that signed in before: it opens nothing, but its attempts are counted apart.
    pub fn device(site: &Site) -> Self {
        Self::host_only(site, "device", 180 * DAY)
    }

    /// The token of a link that signs in.
    pub fn sign_in_link(site: &Site) -> Self {
        Self::host_only(site, "sign-in", DAY / 24)
    }

    /// That this browser asked for a link that signs in, sealed.
    pub fn asked_to_sign_in(site: &Site) -> Self {
        Self::host_only(site, "asked-to-sign-in", DAY / 144)
    }

    /// What was just sent with the signing form, sealed: the next page shows the address, and leads back to the form.
    pub fn sent(site: &Site) -> Self {
        Self { longest: 3500, ..Self::host_only(site, "sent", DAY / 96) }
    }

    /// The token of a link that proves the mailbox.
    pub fn step_up(site: &Site) -> Self {
        Self::host_only(site, "step-up", DAY / 24)
    }

    /// The token of a link that stops an export of contacts.
    pub fn stop_export(site: &Site) -> Self {
        Self::host_only(site, "stop-export", DAY / 24)
    }

    /// The token of a link that ends all sessions.
    pub fn security(site: &Site) -> Self {
        Self::host_only(site, "security", DAY / 24)
    }

    /// What was just done, to be told once.
    pub fn flash(site: &Site) -> Self {
        Self::host_only(site, "flash", 60)
    }

    /// The same for half an hour: of a sensitive letter. Somebody else who comes to the browser later finds no page open.
    #[must_use]
    pub fn short(self) -> Self {
        Self { seconds: self.seconds.min(DAY / 48), ..self }
    }

    fn host_only(site: &Site, name: &str, seconds: u32) -> Self {
        let name = if site.secure { format!("__Host-{name}") } else { name.to_owned() };
        Self { name, seconds, secure: site.secure, longest: USUAL }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value that the browser sent, where it is one that we could have set.
    pub fn read(&self, headers: &HeaderMap) -> Option<String> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == self.name)
            .map(|(_, value)| value)
            .filter(|value| self.holds(value))
            .map(str::to_owned)
    }

    /// Sets it. A value with other characters than we ever use sets nothing.
    pub fn set(&self, value: &str) -> SetCookie {
        let value = if self.holds(value) { value } else { "" };
        self.header(value, self.seconds)
    }

    /// Makes the browser forget it.
    pub fn clear(&self) -> SetCookie {
        self.header("", 0)
    }

    /// Whether it can hold a value: tokens, keys, sealed text in base64url, hexadecimal, words joined by hyphens.
    pub fn holds(&self, value: &str) -> bool {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        !value.is_empty() && value.len() <= self.longest && value.bytes().all(plain)
    }

    fn header(&self, value: &str, seconds: u32) -> SetCookie {
        let secure = if self.secure { "; Secure" } else { "" };
        SetCookie(HeaderValue::from_str(&format!("{}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", self.name)).ok())
    }
}

/// One `Set-Cookie` header, as a part of a response.
#[derive(Clone, Debug)]
pub struct SetCookie(Option<HeaderValue>);

impl SetCookie {
    /// Adds it to headers.
    pub fn put(self, headers: &mut HeaderMap) {
        if let Some(value) = self.0 {
            headers.append(header::SET_COOKIE, value);
        }
    }
}

impl IntoResponseParts for SetCookie {
    type Error = Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        self.put(parts.headers_mut());
        Ok(parts)
    }
}
