//! The layer that marks posts which are not counted: those that throw a thief's session out, and those that stop something.
//! Many posts in somebody's name keep them from none of these; `router.rs` says which they are.

use crate::routes::Route;
use axum::{
    extract::{MatchedPath, Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};
use std::{collections::HashSet, sync::Arc};

/// The routes whose posts are not counted.
#[derive(Clone)]
pub struct Uncounted(Arc<HashSet<&'static str>>);

impl Uncounted {
    /// Takes them from a list of routes.
    pub fn new(routes: &[Route]) -> Self {
        let uncounted = routes.iter().filter(|route| route.method == Method::POST && !route.counted);
        Self(Arc::new(uncounted.map(|route| route.path).collect()))
    }
}

/// That a post is not counted.
#[derive(Clone, Copy)]
pub(crate) struct NotCounted;

/// The layer.
pub async fn mark(State(Uncounted(routes)): State<Uncounted>, mut request: Request, next: Next) -> Response {
    if request.extensions().get::<MatchedPath>().is_some_and(|path| routes.contains(path.as_str())) {
        request.extensions_mut().insert(NotCounted);
    }
    next.run(request).await
}
