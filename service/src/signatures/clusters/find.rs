//! Finding clusters among the newest signatures of a letter: however many it has, so many rows are read.

use crate::{
    Error, Service,
    entities::{letter, signature},
    public::country_of,
};
use domain::{
    cluster::ClusterKind,
    email::Email,
    ids::PublicId,
    shapes::clusters::DeskCluster,
    signature::{SignatoryKind, SignatureState},
    site::registrable_domain,
    text::identity_fold,
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use std::{cmp::Reverse, collections::HashMap};
use uuid::Uuid;

/// How many signatures of each state are looked through.
pub(super) const LOOKED_THROUGH: u64 = 1_000;
/// Those of these states are in clusters.
const STATES: [SignatureState; 3] = [SignatureState::Confirmed, SignatureState::Held, SignatureState::Pending];

/// What clusters are found by.
#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    public_id: Uuid,
    kind: String,
    state: String,
    name: String,
    country: String,
    private_sealed: Vec<u8>,
    cluster: Option<i64>,
    posted_at: i64,
}

/// What the signatures of a cluster share.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Shared {
    Network(i64),
    Name { kind: SignatoryKind, fold: String, country: String },
    Domain(String),
}

/// A cluster and its signatures.
pub(in crate::signatures) struct Cluster {
    pub(in crate::signatures) shown: DeskCluster,
    pub(in crate::signatures) signatures: Vec<Uuid>,
    /// The number that all signatures of a network have, of those too that were not looked through.
    pub(in crate::signatures) number: Option<i64>,
}

/// The clusters of a letter, the largest first.
#[derive(Default)]
pub(in crate::signatures) struct Clusters {
    pub(in crate::signatures) clusters: Vec<Cluster>,
    /// Whether there are more signatures than were looked through.
    pub(in crate::signatures) partly: bool,
}

impl Clusters {
    /// The cluster of a kind that a signature is in.
    pub(in crate::signatures) fn of(&self, kind: ClusterKind, signature: Uuid) -> Option<&Cluster> {
        self.clusters.iter().find(|one| one.shown.kind == kind && one.signatures.contains(&signature))
    }
}

/// Looks through the newest signatures of a letter.
pub(in crate::signatures) async fn clusters_of(service: &Service, letter: &letter::Model) -> Result<Clusters, Error> {
    use signature::Column as S;
    let (mut rows, mut partly) = (Vec::new(), false);
    for state in STATES {
        let newest = signature::Entity::find()
            .select_only()
            .columns([S::Id, S::PublicId, S::Kind, S::State, S::Name, S::Country, S::PrivateSealed, S::Cluster, S::PostedAt])
            .filter(S::LetterId.eq(letter.id))
            .filter(S::State.eq(state.code()))
            .order_by_desc(S::PostedAt)
            .limit(LOOKED_THROUGH + 1)
            .into_model::<Row>()
            .all(service.read())
            .await?;
        partly |= newest.len() as u64 > LOOKED_THROUGH;
        rows.extend(newest.into_iter().take(LOOKED_THROUGH as usize));
    }
    rows.sort_by_key(|row| (Reverse(row.posted_at), row.id));
    let mut groups: HashMap<Shared, Vec<&Row>> = HashMap::new();
    for row in &rows {
        for shared in shared_by(service, row) {
            groups.entry(shared).or_default().push(row);
        }
    }
    let several = groups.into_iter().filter(|(_, rows)| rows.len() > 1);
    let mut clusters: Vec<Cluster> = several.filter_map(|(shared, rows)| cluster(shared, &rows)).collect();
    clusters.sort_by_key(|one| (Reverse(one.shown.count()), Reverse(one.shown.last), one.shown.kind, one.shown.newest.0));
    Ok(Clusters { clusters, partly })
}

fn shared_by(service: &Service, row: &Row) -> Vec<Shared> {
    let kind = SignatoryKind::from_code(&row.kind).unwrap_or(SignatoryKind::Person);
    let fold = identity_fold(&row.name);
    let name = (!fold.is_empty()).then(|| Shared::Name { kind, fold, country: row.country.clone() });
    let private = service.open_private_of(row.id, &row.private_sealed).ok().flatten().filter(|private| !private.email.is_empty());
    let domain = private.and_then(|private| registrable_domain(Email::stored(&private.email).domain())).map(Shared::Domain);
    [row.cluster.map(Shared::Network), name, domain].into_iter().flatten().collect()
}

/// Of rows that are sorted, the newest first.
fn cluster(shared: Shared, rows: &[&Row]) -> Option<Cluster> {
    let (newest, oldest) = (rows.first()?, rows.last()?);
    let (kind, words, country, number) = match shared {
        Shared::Network(number) => (ClusterKind::Network, String::new(), None, Some(number)),
        Shared::Name { country, .. } => (ClusterKind::Name, newest.name.clone(), Some(country_of(&country)), None),
        // Where a person works is their own affair.
        Shared::Domain(_) if rows.iter().any(|row| row.kind != SignatoryKind::Organisation.code()) => {
            (ClusterKind::Domain, String::new(), None, None)
        }
        Shared::Domain(domain) => (ClusterKind::Domain, domain, None, None),
    };
    let count = |state: SignatureState| rows.iter().filter(|row| row.state == state.code()).count() as u64;
    let shown = DeskCluster {
        kind,
        newest: PublicId(newest.public_id),
        shared: words,
        country,
        listed: count(SignatureState::Confirmed),
        held: count(SignatureState::Held),
        pending: count(SignatureState::Pending),
        first: Instant(oldest.posted_at),
        last: Instant(newest.posted_at),
    };
    Some(Cluster { shown, signatures: rows.iter().map(|row| row.id).collect(), number })
}
