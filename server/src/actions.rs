//! What islands ask the server: public addresses, each limited and authorised here.

use crate::{
    cookies::Cookie,
    error::Failure,
    extract::Answer,
    form::PostedLetter,
    limits::{Client, Gate},
    routes::{Access, TEXT_BYTE_LIMIT},
    state::AppState,
};
use app::{
    actions::{Actions, Preview, SharedActions, Suggest, Suggestion},
    render::Chrome,
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::role::Permission;
use leptos::prelude::provide_context;
use std::{pin::Pin, sync::Arc};

/// The server functions by their names, with who may call each: what `/_fn/{*name}` in the router leaves open.
pub const CALLS: [(&str, Access); 2] = [("suggest", Access::Everyone), ("preview", Access::May(Permission::EditLetters))];

/// Makes the server functions known. The linker does it by itself on some platforms only.
pub fn register() {
    leptos::server_fn::axum::register_explicit::<Suggest>();
    leptos::server_fn::axum::register_explicit::<Preview>();
}

/// Answers a call.
///
/// # Errors
/// When it was too often, or what was posted is not what the action takes.
pub async fn call(State(state): State<AppState>, client: Client, request: Request) -> Answer {
    client.pass(Gate::Call)?;
    // Read here, for a server function would call a body that is too large a fault of ours.
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, TEXT_BYTE_LIMIT).await.map_err(|_| Failure::TOO_LARGE)?;
    let mut request = Request::from_parts(parts, Body::from(bytes));
    let token = Cookie::session(&state.site).read(request.headers());
    // An island reads JSON; the way for forms would lead back to wherever the request says it came from.
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    request.headers_mut().remove(header::REFERER);
    let actions: SharedActions = Arc::new(ServerActions { state, token });
    let context = move || provide_context(Arc::clone(&actions));
    let answer = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    // What an action itself cannot do is answered by none: only a body that is not what it takes makes it fail.
    if answer.status().is_server_error() { Err(Failure::BAD_REQUEST) } else { Ok(answer) }
}

/// The actions on behalf of one caller.
struct ServerActions {
    state: AppState,
    token: Option<String>,
}

impl Actions for ServerActions {
    fn suggest(&self, coalition: String, domain: String) -> Pin<Box<dyn Future<Output = Option<Suggestion>> + Send>> {
        let service = self.state.service.clone();
        Box::pin(async move {
            // Nothing is suggested where something went wrong; making a failure of it is what logs it.
            let found = service.suggest_organisation(&coalition, &domain).await.map_err(Failure::from).ok()??;
            Some(Suggestion { name: found.name, country: found.country.code().to_owned(), site: found.site.unwrap_or_default() })
        })
    }

    fn preview(&self, coalition: String, form: String) -> Pin<Box<dyn Future<Output = Option<String>> + Send>> {
        let (state, token) = (self.state.clone(), self.token.clone());
        Box::pin(async move {
            let actor = state.service.actor(&token?).await.ok()??;
            let context = state.service.editor(&actor, &coalition, None).await.ok()?;
            let posted = PostedLetter::decode(form.as_bytes())?;
            let chrome = Chrome {
                locale: actor.locale,
                path: String::new(),
                base_url: state.site.base_url.clone(),
                organiser: Some(actor.name),
                flash: None,
                demonstration: state.site.demonstration,
                form: String::new(),
            };
            Some(app::pages::letter_preview(&chrome, &posted.form, &context.desk.coalition))
        })
    }
}
