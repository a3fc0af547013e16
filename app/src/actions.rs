//! Server functions that islands call, and the one small trait behind them.
//!
//! Every server function is a public POST address: its body hands over to [`Actions`], whose implementation in `server`
//! authorises, limits and answers through `service`.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// An organisation that an address's domain belongs to, for filling in the signing form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Listed name.
    pub name: String,
    /// Country code.
    pub country: String,
    /// Web site.
    pub site: String,
}

/// What the server does for islands.
#[cfg(feature = "ssr")]
pub trait Actions: Send + Sync {
    /// The organisation of this mail domain that a public list of the coalition shows, if one does.
    fn suggest(&self, coalition: String, domain: String) -> std::pin::Pin<Box<dyn Future<Output = Option<Suggestion>> + Send>>;

    /// The HTML of a letter as it would look, for an organiser who is signed in; `None` for everyone else.
    fn preview(&self, coalition: String, form: String) -> std::pin::Pin<Box<dyn Future<Output = Option<String>> + Send>>;
}

/// The actions, as the server provides them in each call's context.
#[cfg(feature = "ssr")]
pub type SharedActions = std::sync::Arc<dyn Actions>;

/// The organisation that a mail domain belongs to on this coalition's public lists.
///
/// # Errors
/// When the server cannot be asked.
#[server(prefix = "/_fn", endpoint = "suggest")]
pub async fn suggest(
    /// The coalition's slug.
    coalition: String,
    /// The part of the address after the `@`: no more of it leaves the browser.
    domain: String,
) -> Result<Option<Suggestion>, ServerFnError> {
    let actions = use_context::<SharedActions>().ok_or_else(|| ServerFnError::new("no actions"))?;
    Ok(actions.suggest(coalition, domain).await)
}

/// A letter as it would look.
///
/// # Errors
/// When the server cannot be asked, or the caller may not edit.
#[server(prefix = "/_fn", endpoint = "preview")]
pub async fn preview(
    /// The coalition's slug.
    coalition: String,
    /// The editor's form, URL-encoded as it would be posted.
    form: String,
) -> Result<String, ServerFnError> {
    let actions = use_context::<SharedActions>().ok_or_else(|| ServerFnError::new("no actions"))?;
    actions.preview(coalition, form).await.ok_or_else(|| ServerFnError::new("not allowed"))
}
