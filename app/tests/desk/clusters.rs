//! Clusters of signatures: seen by every organiser, and said to prove nothing.

use crate::fixtures::*;
use app::pages;
use domain::{
    cluster::ClusterKind,
    country::Country,
    error::{FieldError, FieldErrors},
    letter::LetterState,
    locale::Locale,
    role::Role,
    shapes::{
        clusters::{DeskCluster, DeskClusters},
        desk::DeskSignatures,
    },
    time::Instant,
};

const NOON: Instant = Instant(1_795_521_600 * Instant::SECOND);

fn cluster(kind: ClusterKind, shared: &str) -> DeskCluster {
    DeskCluster {
        kind,
        newest: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        shared: shared.into(),
        country: (kind == ClusterKind::Name).then(|| Country::parse("KR").unwrap()),
        listed: 3,
        held: u64::from(kind == ClusterKind::Name),
        pending: if kind == ClusterKind::Network { 9 } else { 0 },
        first: NOON,
        last: NOON.plus(if kind == ClusterKind::Domain { 0 } else { Instant::HOUR / 2 }),
    }
}

fn clusters(role: Role) -> DeskClusters {
    DeskClusters {
        desk: coalition(role),
        letter: letter(LetterState::Open),
        clusters: vec![
            cluster(ClusterKind::Network, ""),
            cluster(ClusterKind::Name, "Kim <b>Min</b>"),
            cluster(ClusterKind::Domain, "troll.example"),
        ],
        more: 4,
        looked_through: Some(1_000),
        networks: "198.51.100.0/24\n2001:db8:5::/48".into(),
    }
}

#[test]
fn the_clusters() {
    for locale in [Locale::En, Locale::Ar] {
        let page = pages::desk_clusters(&chrome(locale), &clusters(Role::Editor), None, &FieldErrors::default());
        insta::assert_snapshot!(format!("clusters-{}", locale.tag()), main_of(&page));
    }
    let viewer = main_of(&pages::desk_clusters(&chrome(Locale::En), &clusters(Role::Viewer), None, &FieldErrors::default()));
    assert!(!viewer.contains("<form") && !viewer.contains("198.51.100"), "{viewer}");
    let none = DeskClusters { clusters: Vec::new(), more: 0, looked_through: None, ..clusters(Role::Editor) };
    let none = pages::desk_clusters(&chrome(Locale::En), &none, None, &FieldErrors::default());
    assert!(none.contains("No clusters") && none.contains("ten or more within an hour") && !none.contains("<table"));
}

#[test]
fn what_was_typed_stays_with_what_is_wrong() {
    let errors = FieldErrors(vec![FieldError::new("networks", "error-network-unknown").with("network", "the <b>hall</b>")]);
    let page = pages::desk_clusters(&chrome(Locale::En), &clusters(Role::Editor), Some("the <b>hall</b>\n10.0.0.0/8"), &errors);
    assert!(page.contains("the &lt;b&gt;hall&lt;/b&gt;\n10.0.0.0/8") && page.contains("is not a network") && !page.contains("<b>hall"));
}

#[test]
fn a_signature_says_which_clusters_it_is_in_and_the_list_of_one_says_so() {
    let mut list = signatures(Role::Editor);
    list.signatures[0].clusters = vec![(ClusterKind::Network, 12), (ClusterKind::Name, 2)];
    let page = pages::desk_signatures(&chrome(Locale::En), &list, &FieldErrors::default());
    assert!(page.contains("One network within an hour: 12") && page.contains("cluster=name&amp;of=") && page.contains("3 clusters"));
    let own = DeskSignatures { cluster: Some((ClusterKind::Domain, Some(cluster(ClusterKind::Domain, "troll.example")))), ..list };
    let page = pages::desk_signatures(&chrome(Locale::En), &own, &FieldErrors::default());
    assert!(page.contains("troll.example") && page.contains("says nothing against them"));
    assert!(page.contains("cluster=domain&amp;of=0123456789abcdef0123456789abcdef&amp;page=3"), "{page}");
    let gone = DeskSignatures { cluster: Some((ClusterKind::Domain, None)), signatures: Vec::new(), found: 0, pages: 1, page: 1, ..own };
    let page = pages::desk_signatures(&chrome(Locale::En), &gone, &FieldErrors::default());
    assert!(page.contains("This cluster no longer exists") && page.contains("Show all"));
}
