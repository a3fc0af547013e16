//! Bursts from outside: what a network posts within an hour shows as a cluster at the desk, and nowhere else.

use crate::app::{Ask, OWNER, SIGN, Setup, Standing, TestApp, VIEWER};
use domain::{cluster::ClusterKind, letter::LetterStep, shapes::clusters::DeskClusters, time::Instant};
use sea_orm::{ConnectionTrait, Statement};
use std::sync::Arc;

const CLUSTERS: &str = "/en/desk/safe-passage/letters/no-return/clusters";
const LIST: &str = "/en/desk/safe-passage/letters/no-return/signatures";
/// The network of the burst, and what its address looks like wherever it might be written.
const ADDRESS: &str = "203.0.113.77";
const TRACES: [&str; 4] = ["203.0.113", "cb00714d", "3405803853", "ywbxtq"];

async fn post_from(app: &TestApp, number: u32, peer: &str) {
    let (name, email) = (format!("Person {number}"), format!("person{number}@mail{number}.example"));
    let fields = [("name", name.as_str()), ("country", "DE"), ("affiliation", ""), ("email", &email), ("step", "send")];
    let sent = app.ask(Ask::post(SIGN, &fields).from(peer)).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
}

async fn burst(app: &TestApp, numbers: std::ops::RangeInclusive<u32>, peer: &str) {
    for number in numbers {
        post_from(app, number, peer).await;
    }
}

async fn clusters(app: &TestApp) -> DeskClusters {
    app.service.clusters(&app.owner().await, "safe-passage", "no-return").await.unwrap()
}

/// Every value of every table as text, with its column.
async fn values(app: &TestApp) -> Vec<(String, String)> {
    let db = app.database().await;
    let engine = db.get_database_backend();
    let rows = async |sql: String| db.query_all_raw(Statement::from_string(engine, sql)).await.unwrap();
    let columns = match app.engine {
        "sqlite" => "SELECT m.name AS t, p.name AS c FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'",
        _ => "SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns WHERE table_schema = 'public'",
    };
    let (mut values, cast) = (Vec::new(), if app.engine == "sqlite" { "hex" } else { "text" });
    for row in rows(columns.to_owned()).await {
        let (table, column): (String, String) = (row.try_get("", "t").unwrap(), row.try_get("", "c").unwrap());
        // Bytes too, as hexadecimal digits.
        let shown = match cast {
            "hex" => format!("CASE typeof(\"{column}\") WHEN 'blob' THEN hex(\"{column}\") ELSE CAST(\"{column}\" AS text) END"),
            _ => format!("CAST(\"{column}\" AS text)"),
        };
        for row in rows(format!("SELECT {shown} AS v FROM \"{table}\" WHERE \"{column}\" IS NOT NULL")).await {
            values.push((format!("{table}.{column}"), row.try_get::<String>("", "v").unwrap()));
        }
    }
    db.close().await.unwrap();
    values
}

fn numbers(values: &[(String, String)]) -> Vec<&String> {
    values.iter().filter(|(column, _)| column == "signature.cluster").map(|(_, value)| value).collect()
}

#[tokio::test]
async fn twelve_posts_of_one_network_are_a_cluster_at_the_desk_and_nowhere_else() {
    TestApp::each(Setup::default(), |app| async move {
        let owner = app.sign_in(OWNER).await;
        let empty = app.ask(Ask::get(CLUSTERS).cookie(&owner)).await;
        assert!(empty.status == 200 && empty.body.contains("No clusters"), "{}", empty.body);
        burst(&app, 1..=9, "203.0.113.77:5000").await;
        assert!(clusters(&app).await.clusters.is_empty(), "nine are none");
        // Another network meanwhile, and one person twice.
        burst(&app, 20..=28, "198.51.100.1:5000").await;
        burst(&app, 9..=9, "203.0.113.77:5000").await;
        burst(&app, 10..=12, "203.0.113.77:6000").await;
        let shown = clusters(&app).await.clusters;
        assert_eq!(shown.len(), 1);
        assert_eq!((shown[0].kind, shown[0].count(), shown[0].pending), (ClusterKind::Network, 12, 12), "{}", app.engine);

        // It holds nobody: one is confirmed, and listed at once.
        let (page, cookies) = app.follow("person12@mail12.example").await;
        let confirmed = app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
        assert_eq!(confirmed.status, 303);
        let shown = clusters(&app).await.clusters.remove(0);
        assert_eq!((app.counts().await.people, shown.listed, shown.held), (1, 1, 0));
        app.service.sequence().await.unwrap();

        let desk = app.ask(Ask::get(CLUSTERS).cookie(&owner)).await.body;
        assert!(
            desk.contains("One network within an hour") && desk.contains("12 signatures") && desk.contains("1 listed · 11 not confirmed")
        );
        let list = app.ask(Ask::get(LIST).cookie(&owner)).await.body;
        assert!(list.contains("1 cluster<") && list.contains("One network within an hour: 12"), "{list}");
        let link = desk.split("href=\"").map(|rest| rest.split('"').next().unwrap()).find(|href| href.contains("cluster=network")).unwrap();
        let own = app.ask(Ask::get(&link.replace("&amp;", "&")).cookie(&owner)).await.body;
        assert!(own.contains("12 signatures") && own.contains("Person 3<") && !own.contains("Person 20<"), "{own}");
        let viewer = app.ask(Ask::get(CLUSTERS).cookie(&app.sign_in(VIEWER).await)).await;
        assert!(viewer.status == 200 && !viewer.body.contains("/clusters/networks"));
        let gone = app.ask(Ask::get(&format!("{LIST}?cluster=name&of={:032}", 7)).cookie(&owner)).await;
        assert!(gone.status == 200 && gone.body.contains("This cluster no longer exists"));

        // Nowhere else: not the address, nor the number, in any column but its own, on any page, in any export.
        let values = values(&app).await;
        let number = numbers(&values)[0].clone();
        assert_eq!(numbers(&values), vec![&number; 12]);
        for (column, value) in &values {
            let low = value.to_lowercase();
            assert!(!TRACES.iter().any(|trace| low.contains(trace)), "{column}: {value}");
            assert!(column == "signature.cluster" || !value.contains(&number), "{column}: {value}");
        }
        let log = app.service.desk_letter(&app.owner().await, "safe-passage", "no-return").await.unwrap().public_id;
        let contacts = app.contacts().await;
        let mut public = vec![(contacts.name, contacts.csv.into_bytes())];
        let (own, receipt) = (app.ask(Ask::get(&page).cookie(&cookies)).await.body, format!("/log/{log}/bundle.zip"));
        public.push((page, own.into_bytes()));
        for path in [
            "/en/c/safe-passage/no-return",
            "/en/c/safe-passage/no-return/signatories",
            "/en/c/safe-passage/no-return/signatories.json",
            "/en/c/safe-passage/no-return/signatories.csv",
            &format!("/log/{log}/records/000.p/1"),
            &format!("/log/{log}/tile/entries/000.p/1"),
            &receipt,
        ] {
            let (status, bytes) = app.get_bytes(path).await;
            assert_eq!(status, 200, "{path}");
            public.push((path.to_owned(), bytes));
        }
        for (path, bytes) in public {
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            assert!(![ADDRESS, &number, "cluster"].iter().any(|trace| text.contains(trace)), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_named_network_makes_none_and_a_wrong_one_is_named() {
    TestApp::each(Setup::default(), |app| async move {
        let owner = app.sign_in(OWNER).await;
        let save = async |text: &str| app.ask(Ask::post(&format!("{CLUSTERS}/networks"), &[("networks", text)]).cookie(&owner)).await;
        let wrong = save("198.51.100.0/24\nthe conference").await;
        assert!(
            wrong.status == 422
                && wrong.body.contains("the conference")
                && wrong.body.contains("is not a network")
                && wrong.body.contains("198.51.100.0/24")
        );
        assert_eq!(save("0.0.0.0/0").await.status, 422);
        let saved = save("203.0.113.0/24, 2001:db8:5::/48").await;
        assert_eq!((saved.status.as_u16(), saved.location()), (303, CLUSTERS));
        assert!(app.ask(Ask::get(CLUSTERS).cookie(&owner)).await.body.contains("203.0.113.0/24\n2001:db8:5::/48"));
        burst(&app, 1..=12, "203.0.113.77:5000").await;
        burst(&app, 21..=32, "[2001:db8:5::1]:5000").await;
        assert!(clusters(&app).await.clusters.is_empty(), "{}", app.engine);
        assert!(values(&app).await.iter().all(|(_, value)| !value.contains("203.0.113")), "it is sealed");
        assert_eq!(save("").await.status, 303);
        burst(&app, 41..=50, "[2001:db8:5::1]:5000").await;
        assert_eq!(clusters(&app).await.clusters.len(), 1);
    })
    .await;
}

/// 24 November 2026, noon UTC, and the deadline of the letter.
const NOON: Instant = Instant(1_795_521_600 * Instant::SECOND);

#[tokio::test]
async fn a_number_goes_with_its_signature_and_thirty_days_after_the_closing() {
    let clock = Standing::at(NOON);
    TestApp::each(Setup { clock: clock.clone(), ..Setup::default() }, |mut app| {
        let clock = Arc::clone(&clock);
        async move {
            clock.set(NOON);
            burst(&app, 1..=5, "203.0.113.77:5000").await;
            app.restart().await;
            burst(&app, 6..=14, "203.0.113.77:5000").await;
            assert!(numbers(&values(&app).await).is_empty(), "what was in memory is gone with the process: five and nine");
            burst(&app, 15..=16, "203.0.113.77:5000").await;
            assert_eq!(numbers(&values(&app).await).len(), 11);
            // Erased by its mailbox.
            let (page, cookies) = app.follow("person15@mail15.example").await;
            app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
            clock.set(NOON.plus(Instant::SECOND));
            app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await;
            let (page, cookies) = app.follow("person15@mail15.example").await;
            let erased = app.ask(Ask::post(&format!("{page}/withdraw"), &[("erase", "yes")]).cookie(&cookies)).await;
            assert_eq!(erased.status, 303, "{}", erased.body);
            // Denied by its mailbox.
            let (page, cookies) = app.follow("person16@mail16.example").await;
            let denied = app.ask(Ask::post(&format!("{page}/deny"), &[]).cookie(&cookies)).await;
            assert_eq!(denied.status, 303, "{}", denied.body);
            assert_eq!(numbers(&values(&app).await).len(), 9, "{}", app.engine);
            for number in 6..=8 {
                let (page, cookies) = app.follow(&format!("person{number}@mail{number}.example")).await;
                app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
            }
            app.service.step_letter(&app.owner().await, "safe-passage", "no-return", LetterStep::Close).await.unwrap();
            clock.set(NOON.plus(29 * Instant::DAY));
            app.service.purge().await.unwrap();
            assert_eq!(numbers(&values(&app).await).len(), 9);
            clock.set(NOON.plus(31 * Instant::DAY));
            app.service.purge().await.unwrap();
            assert!(numbers(&values(&app).await).is_empty());
        }
    })
    .await;
}
