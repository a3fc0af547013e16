//! The connections of the server: how many there may be, and how long one may take to say what it wants. Anyone who sends
//! half a request head, or nothing, is cut off, and one network never takes all places.

use crate::{config::LimitSettings, limits::network, shutdown::Stop};
use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use ipnet::IpNet;
use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};
use tower::ServiceExt;

/// How long a connection may take to send the head of a request, from its start or from the end of the last answer.
const HEAD: Duration = Duration::from_secs(10);
/// How long nothing is taken where the system has no room for another connection.
const PAUSE: Duration = Duration::from_millis(100);
/// Of all places, so many go to one network that is no proxy of ours: one in eight.
const SHARE: usize = 8;

/// How many connections networks have.
type Taken = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// How many connections there may be.
pub struct Connections {
    places: Arc<Semaphore>,
    share: usize,
    trusted: Vec<IpNet>,
    /// How many each network has now; forgotten when its last one ends.
    taken: Taken,
    head: Duration,
}

impl Connections {
    /// As many as are set.
    pub fn new(limits: &LimitSettings, trusted: Vec<IpNet>) -> Self {
        let all = usize::try_from(limits.connections).unwrap_or(usize::MAX).min(Semaphore::MAX_PERMITS);
        Self { places: Arc::new(Semaphore::new(all)), share: (all / SHARE).max(1), trusted, taken: Arc::default(), head: HEAD }
    }

    /// The same with another patience: for tests.
    #[must_use]
    pub fn patient(self, head: Duration) -> Self {
        Self { head, ..self }
    }

    /// Serves until it is time to stop, and then for as long as open requests take, but no longer than `patience`.
    pub async fn serve(self, listener: TcpListener, router: Router, stop: Stop, patience: Duration) {
        let graceful = GracefulShutdown::new();
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(self.head);
        let mut stopped = std::pin::pin!(crate::shutdown::wait(stop));
        loop {
            // A place comes first: who waits for one waits with the system, and costs us nothing.
            let place = tokio::select! {
                place = Arc::clone(&self.places).acquire_owned() => place,
                () = &mut stopped => break,
            };
            let Ok(place) = place else { break };
            let (stream, peer) = tokio::select! {
                accepted = listener.accept() => match accepted {
                    Ok(accepted) => accepted,
                    Err(error) => {
                        tracing::warn!(%error, "no connection is taken");
                        tokio::time::sleep(PAUSE).await;
                        continue;
                    }
                },
                () = &mut stopped => break,
            };
            let Some(seat) = self.seat(peer.ip()) else { continue };
            let service = router.clone().map_request(move |request: Request<Incoming>| with_peer(request, peer));
            let connection = graceful.watch(http.serve_connection(quick(stream), TowerToHyperService::new(service)));
            tokio::spawn(async move {
                // A connection that ends badly is its peer's affair.
                let _ = connection.await;
                drop((seat, place));
            });
        }
        drop(listener);
        if tokio::time::timeout(patience, graceful.shutdown()).await.is_err() {
            tracing::warn!("some requests did not end in time");
        }
    }

    /// A place for one more connection of a network, unless it has its share already.
    fn seat(&self, peer: IpAddr) -> Option<Seat> {
        let peer = peer.to_canonical();
        if self.trusted.iter().any(|net| net.contains(&peer)) {
            return Some(Seat(None));
        }
        let network = network(peer, 64);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(network).or_insert(0);
        if *count >= self.share {
            return None;
        }
        *count += 1;
        Some(Seat(Some((network, Arc::clone(&self.taken)))))
    }
}

/// One network's place, given back when dropped.
struct Seat(Option<(IpAddr, Taken)>);

impl Drop for Seat {
    fn drop(&mut self) {
        let Some((network, taken)) = &self.0 else { return };
        let mut taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(network) {
            *count -= 1;
            if *count == 0 {
                taken.remove(network);
            }
        }
    }
}

/// Small answers leave at once.
fn quick(stream: TcpStream) -> TokioIo<TcpStream> {
    // A connection that does not take the setting works without it.
    let _ = stream.set_nodelay(true);
    TokioIo::new(stream)
}

fn with_peer(request: Request<Incoming>, peer: SocketAddr) -> Request<Body> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    request
}
