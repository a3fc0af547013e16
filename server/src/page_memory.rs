//! Public pages from memory: made once for all who read them, kept compressed, and compared with the database each time
//! before anybody is shown them, by one cheap read. See decision 25.
//!
//! A kept page is *right* while its version is that of the database and no moment has passed that changes it by itself. One
//! that is right no longer is shown to nobody: readers wait for the next, which one task makes for all of them.

mod asked;
mod rendered;
mod turns;

use crate::{
    cookies::Cookie,
    error::Failure,
    limits::{Client, Gate},
    routes::{Cost, Memory, Route},
    state::AppState,
};
use asked::Asked;
pub use asked::ForMemory;
use axum::{
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use quick_cache::{Weighter, sync::Cache};
use rendered::Rendered;
use service::{Error, Service};
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{sync::OwnedMutexGuard, time::timeout};
use turns::Turns;

/// How long a reader waits for a page that is being made, before they are asked to come back.
const PATIENCE: Duration = Duration::from_secs(10);
/// What a page takes on average, as a first guess for the table of them.
const USUAL_BYTES: usize = 32 * 1024;

/// The pages that are kept.
pub struct PageMemory {
    kept: Cache<Arc<str>, Arc<Rendered>, Bytes>,
    turns: Turns,
    made: AtomicU64,
}

/// Pages are as large as what they hold.
#[derive(Clone)]
struct Bytes;

impl Weighter<Arc<str>, Arc<Rendered>> for Bytes {
    fn weight(&self, path: &Arc<str>, page: &Arc<Rendered>) -> u64 {
        page.bytes().saturating_add(path.len()) as u64
    }
}

impl PageMemory {
    /// Room for so many bytes; without any, every page is made for each who asks.
    pub fn new(bytes: usize) -> Self {
        Self { kept: Cache::with_weighter(bytes / USUAL_BYTES, bytes as u64, Bytes), turns: Turns::default(), made: AtomicU64::new(0) }
    }

    /// Forgets the pages that nobody may be shown any more, whether or not anybody asks for them.
    ///
    /// # Errors
    /// The database's.
    pub async fn tidy(&self, service: &Service) -> Result<(), Error> {
        let mut versions = HashMap::new();
        for (path, page) in self.kept.iter().collect::<Vec<_>>() {
            let version = match versions.get(&page.subject()) {
                Some(version) => *version,
                None => *versions.entry(page.subject()).or_insert(service.page_version(page.subject()).await?),
            };
            if !page.may_be_seen(version) {
                self.kept.remove_if(&path, |kept| Arc::ptr_eq(kept, &page));
            }
        }
        Ok(())
    }

    /// How many pages were made so far.
    pub fn made(&self) -> u64 {
        self.made.load(Ordering::Relaxed)
    }

    /// How many bytes are kept.
    pub fn bytes(&self) -> u64 {
        self.kept.weight()
    }
}

impl std::fmt::Debug for PageMemory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PageMemory").field("bytes", &self.bytes()).finish_non_exhaustive()
    }
}

/// The layer, with the routes whose pages are kept.
#[derive(Clone)]
pub struct FromMemory {
    state: AppState,
    routes: Arc<HashMap<&'static str, Kept>>,
}

/// How a route's pages are kept.
#[derive(Clone, Copy)]
struct Kept {
    memory: Memory,
    /// Whether those that have to be made are counted.
    is_costly: bool,
}

/// What was made for an address.
enum Made {
    /// A page that is kept.
    Page(Arc<Rendered>),
    /// An answer that is for who asked, and nobody else.
    Other(Response),
}

impl FromMemory {
    /// Takes them from a list of routes.
    pub fn new(state: AppState, routes: &[Route]) -> Self {
        let kept = routes.iter().filter(|route| route.method == Method::GET && route.memory != Memory::Never);
        let how = |route: &Route| Kept { memory: route.memory, is_costly: route.cost == Cost::Much };
        Self { state, routes: Arc::new(kept.map(|route| (route.path, how(route))).collect()) }
    }

    /// Whether the page says something to its reader alone: who is signed in, or what they have just done.
    async fn is_personal(&self, headers: &HeaderMap) -> bool {
        let site = &self.state.site;
        if Cookie::flash(site).read(headers).is_some() {
            return true;
        }
        match Cookie::session(site).read(headers) {
            Some(token) => !matches!(self.state.service.actor(&token).await, Ok(None)),
            None => false,
        }
    }

    async fn answer(&self, asked: Asked, request: Request, next: Next) -> Result<Response, Failure> {
        let arrived = Instant::now();
        if let Some(page) = self.state.pages.kept.get(&asked.path)
            && self.is_right(&page).await?
        {
            return Ok(asked.answer(&page));
        }
        if asked.is_costly {
            Client::of(&self.state.limits, &request).pass(Gate::Costly)?;
        }
        if self.state.service.page_standing(asked.page()).await?.is_none() {
            // Nothing that the public may see: nothing about it is kept.
            self.state.pages.kept.remove(&asked.path);
            return Ok(next.run(request).await);
        }
        match timeout(PATIENCE, self.made(&asked, arrived, next)).await {
            Ok(made) => Ok(match made? {
                Made::Page(page) => asked.answer(&page),
                Made::Other(response) => response,
            }),
            Err(_) => Err(Error::Busy.into()),
        }
    }

    /// Compares a page with the database.
    async fn is_right(&self, page: &Rendered) -> Result<bool, Failure> {
        let service = &self.state.service;
        let version = service.page_version(page.subject()).await?;
        Ok(page.is_right(version, service.now()))
    }

    /// The page, made after the request arrived or right since: one at a time makes it, the others wait for it.
    async fn made(&self, asked: &Asked, arrived: Instant, next: Next) -> Result<Made, Failure> {
        let turn = self.state.pages.turns.of(&asked.path).lock_owned().await;
        if let Some(page) = self.state.pages.kept.get(&asked.path)
            && (page.began() >= arrived || self.is_right(&page).await?)
        {
            return Ok(Made::Page(page));
        }
        // It is made to its end, whether or not this reader stays.
        let making = tokio::spawn(self.clone().make(asked.clone(), next, turn));
        making.await.unwrap_or(Err(Failure::INTERNAL))
    }

    /// Makes the page, and keeps it. How it stands is read before, so that what changes meanwhile is noticed.
    async fn make(self, asked: Asked, next: Next, _turn: OwnedMutexGuard<()>) -> Result<Made, Failure> {
        let began = Instant::now();
        let Some(standing) = self.state.service.page_standing(asked.page()).await? else { return Err(Failure::NOT_FOUND) };
        let response = next.run(asked.bare()).await;
        let personal = [header::SET_COOKIE, header::CACHE_CONTROL].iter().any(|name| response.headers().contains_key(name));
        if response.status() != StatusCode::OK || personal {
            self.state.pages.kept.remove(&asked.path);
            return Ok(Made::Other(response));
        }
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.map_err(|_| Failure::INTERNAL)?;
        let kind = parts.headers.get(header::CONTENT_TYPE).cloned();
        let rendered = tokio::task::spawn_blocking(move || Rendered::new(standing, began, kind, body)).await;
        let page = Arc::new(rendered.map_err(|_| Failure::INTERNAL)?.map_err(|error| Error::Internal(error.to_string()))?);
        self.state.pages.made.fetch_add(1, Ordering::Relaxed);
        self.state.pages.kept.insert(asked.path, Arc::clone(&page));
        Ok(Made::Page(page))
    }
}

/// The layer.
pub async fn serve(State(layer): State<FromMemory>, request: Request, next: Next) -> Response {
    if layer.state.pages.kept.capacity() == 0 {
        return next.run(request).await;
    }
    match Asked::of(&request, &layer.routes) {
        Some(asked) if !layer.is_personal(request.headers()).await => {
            layer.answer(asked, request, next).await.unwrap_or_else(IntoResponse::into_response)
        }
        _ => next.run(request).await,
    }
}
