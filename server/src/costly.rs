//! The layer that limits GETs which cost us much: those that `router.rs` marks. A search page without a search costs
//! little, and is not counted.

use crate::{
    limits::{Client, Gate, Limits},
    page_memory::ForMemory,
    routes::{Cost, Route},
};
use axum::{
    extract::{MatchedPath, Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{collections::HashMap, sync::Arc};

/// The routes that cost much.
#[derive(Clone)]
pub struct Costly {
    limits: Arc<Limits>,
    routes: Arc<HashMap<&'static str, Cost>>,
}

impl Costly {
    /// Takes them from a list of routes.
    pub fn new(limits: Arc<Limits>, routes: &[Route]) -> Self {
        let costly = routes.iter().filter(|route| route.method == Method::GET && route.cost != Cost::Little);
        Self { limits, routes: Arc::new(costly.map(|route| (route.path, route.cost)).collect()) }
    }

    fn counts(&self, request: &Request) -> bool {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        let cost = request.extensions().get::<MatchedPath>().and_then(|path| self.routes.get(path.as_str()));
        if request.extensions().get::<ForMemory>().is_some() {
            // The memory has counted it.
            return false;
        }
        match cost {
            Some(Cost::Much) => reads,
            Some(Cost::Search) => reads && request.uri().query().is_some_and(|query| !query.is_empty()),
            Some(Cost::Little) | None => false,
        }
    }
}

/// The layer.
pub async fn limit(State(costly): State<Costly>, request: Request, next: Next) -> Response {
    if costly.counts(&request)
        && let Err(failure) = Client::of(&costly.limits, &request).pass(Gate::Costly)
    {
        return failure.into_response();
    }
    next.run(request).await
}
