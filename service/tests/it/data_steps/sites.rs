//! Web addresses that were stored before the limit held for what is stored: repaired, but for those in the public log.

use super::{post, runs_until_killed, shown};
use crate::filled::Filled;

/// The number of the first of the three steps.
const FIRST: i64 = 7;

/// Every web address of a table, with the name of its row.
async fn sites(db: &Filled, table: &str, name: &str) -> Vec<String> {
    let mut sites = db.texts(&format!("SELECT {name} || ' ' || coalesce(site, '–') AS text FROM {table}")).await;
    sites.sort();
    sites.dedup();
    sites
}

/// A database as an earlier release left it, in which everything before these steps is done.
async fn spoil(db: &Filled) {
    let service = db.open().await;
    service.run_data_steps().await.unwrap();
    service.close().await;
    let long = "x".repeat(290);
    for statement in [
        format!("DELETE FROM data_step WHERE number >= {FIRST}"),
        format!("UPDATE organisation SET site = site || '/{long}', domain = NULL WHERE legal_name IN ('Lantern Trust', 'Path House')"),
        format!("UPDATE signature SET site = site || '/{long}' WHERE name IN ('Lantern Trust', 'Relief Family Somalia')"),
        format!("UPDATE invitation SET site = 'https://harbour.example/{long}' WHERE name = 'Harbour Group'"),
        "UPDATE invitation SET site = 'quay works' WHERE name = 'Quay Works'".to_owned(),
        format!(
            "INSERT INTO correction (signature_id, name, country, site, created_at) \
             SELECT id, 'Lantern', 'GB', site, 0 FROM signature WHERE name = 'Lantern Trust' AND state = 'confirmed'"
        ),
    ] {
        db.run(&statement).await;
    }
}

#[tokio::test]
async fn stored_sites_are_repaired_but_for_those_in_the_log() {
    Filled::each(|db| async move {
        spoil(&db).await;
        let listed = "SELECT name || coalesce(site, '') AS text FROM signature WHERE state = 'confirmed' ORDER BY id";
        let listed_before = db.texts(listed).await;
        assert!(listed_before.iter().any(|one| one.len() > 300), "{listed_before:?}");

        runs_until_killed(&db.settings);
        let at = format!("SELECT number || ' ' || changed || ' ' || coalesce(ended_at, 0) AS text FROM data_step WHERE number >= {FIRST}");
        assert_eq!(db.texts(&at).await, ["7 1 0"], "the second row was not committed");

        let service = db.open().await;
        let public = shown(&service).await;
        assert!(matches!(post(&service, "New Comer").await, Err(service::Error::Updating)));
        service.run_data_steps_by(2).await.unwrap();
        assert_eq!(db.texts("SELECT count(*) || '' AS text FROM data_step WHERE ended_at IS NULL OR faulty > 0").await, ["0"]);
        assert_eq!(shown(&service).await, public);
        assert_eq!(db.texts(listed).await, listed_before, "what is listed is in the log");

        assert_eq!(
            sites(&db, "organisation", "legal_name || ' ' || coalesce(domain, '–')").await,
            [
                "Groupe du Soir – https://gmx.fr/groupe",
                "Lantern Trust lantern.example https://lantern.example",
                "Path House – https://sites.google.com",
                "Česká stráž straz.example https://straz.example",
            ]
        );
        let waiting = db.texts("SELECT name || ' ' || site AS text FROM signature WHERE state <> 'confirmed' AND site IS NOT NULL").await;
        assert!(waiting.contains(&"Lantern Trust https://lantern.example".to_owned()), "{waiting:?}");
        assert!(waiting.contains(&"Relief Family Somalia https://relief-family.example".to_owned()), "{waiting:?}");
        assert_eq!(sites(&db, "correction", "name").await, ["Lantern https://lantern.example"]);
        assert_eq!(
            sites(&db, "invitation", "name").await,
            ["Harbour Group https://harbour.example", "Lantern Trust https://lantern.example", "Mill Lane –", "Quay Works –"]
        );
        post(&service, "New Comer").await.unwrap();
        service.sequence().await.unwrap();
        service.close().await;

        // Once more is as once.
        let all = "SELECT coalesce(site, '') AS text FROM signature ORDER BY id";
        let once = db.texts(all).await;
        db.run(&format!("DELETE FROM data_step WHERE number >= {FIRST}")).await;
        db.open().await.run_data_steps().await.unwrap();
        assert_eq!(db.texts(all).await, once);
    })
    .await;
}
