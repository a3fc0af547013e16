//! Counting posts by their network, and giving the signatures of a cluster its number.

use super::exempt::exempt_networks;
use crate::{
    Error, Service,
    entities::{letter, signature},
    writer::{Command, Tx},
};
use domain::{signature::SignatureState, time::Instant};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use std::net::IpAddr;
use uuid::Uuid;

/// Where a post comes from. It is in memory until the post is answered, and nowhere else.
#[derive(Clone)]
pub(crate) struct Origin {
    service: Service,
    address: IpAddr,
}

/// A signature that was posted from a network which counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted {
    pub(crate) letter: Uuid,
    pub(crate) signature: Uuid,
    /// Whether it has its cluster's number already.
    pub(crate) numbered: bool,
}

impl Origin {
    pub(crate) fn new(service: &Service, address: IpAddr) -> Self {
        Self { service: service.clone(), address: address.to_canonical() }
    }

    /// Whether posts from there count for a letter.
    pub(crate) fn counts(&self, letter: &letter::Model) -> bool {
        !exempt_networks(&self.service, letter).contain(self.address)
    }

    /// When a mail to a mailbox of a domain may leave that a post from there causes; nothing where none may for too long. Who asks
    /// from this machine itself is no network.
    pub(crate) fn turn_of_mailbox(&self, domain: &str, mailbox: Uuid, now: Instant) -> Option<Instant> {
        if self.address.is_loopback() || self.address.is_unspecified() {
            return Some(now);
        }
        self.service.networks().turn_of_mailbox((domain, mailbox), self.address, now, self.service.rng())
    }

    /// The cluster that a post from there belongs to at once.
    pub(crate) fn cluster(&self, letter: Uuid, now: Instant) -> Option<i64> {
        self.service.networks().cluster(letter, self.address, now, self.service.rng())
    }

    /// Counts a post, and gives the signatures of the cluster that it makes their number. The post is answered whatever
    /// comes of it.
    pub(crate) async fn note(&self, counted: Counted, now: Instant) {
        let Counted { letter, signature, numbered } = counted;
        let cluster = self.service.networks().note(letter, self.address, signature, now, self.service.rng());
        let Some((number, signatures)) = cluster.filter(|_| !numbered) else { return };
        if let Err(error) = self.service.submit(Number { letter, number, signatures }).await {
            tracing::warn!(%letter, %error, "the signatures of a cluster got no number");
        }
    }
}

/// Gives signatures the number of their cluster.
struct Number {
    letter: Uuid,
    number: i64,
    signatures: Vec<Uuid>,
}

impl Command for Number {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        use signature::Column as S;
        signature::Entity::update_many()
            .col_expr(S::Cluster, Expr::value(self.number))
            .filter(S::LetterId.eq(self.letter))
            .filter(S::Id.is_in(self.signatures.iter().copied()))
            .filter(S::State.is_in([SignatureState::Pending, SignatureState::Held, SignatureState::Confirmed].map(SignatureState::code)))
            .filter(S::Cluster.is_null())
            .exec(tx)
            .await?;
        Ok(())
    }
}
