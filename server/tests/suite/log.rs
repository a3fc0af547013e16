//! The public files of the logs over HTTP: as the standards name them, and nothing for those that are not public.

use crate::app::{Answered, Ask, LETTER, OWNER, SIGN, Setup, TestApp, letter_form};
use domain::forms::letter::LetterForm;
use ledger::{
    Against, Policy,
    verify::{File, wanted},
};
use std::collections::BTreeMap;

/// Signs, confirms and has it recorded.
pub(crate) async fn sign(app: &TestApp, name: &str, address: &str) {
    let fields = [("name", name), ("country", "KR"), ("affiliation", "Teacher"), ("email", address), ("step", "send")];
    assert_eq!(app.post(SIGN, &fields).await.status, 303);
    let (page, cookies) = app.follow(address).await;
    let confirmed = app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
    assert_eq!(confirmed.status, 303);
    app.service.sequence().await.unwrap();
}

/// The prefix of the only log.
pub(crate) async fn prefix(app: &TestApp) -> String {
    let list = app.get("/log/").await;
    assert_eq!((list.status.as_u16(), list.header("content-type")), (200, "text/plain; charset=utf-8"));
    let (id, address) = list.body.trim_end().split_once(' ').unwrap();
    assert_eq!(address, "http://localhost:3000/en/c/safe-passage/no-return");
    format!("/log/{id}")
}

#[tokio::test]
async fn a_log_verifies_from_what_is_served() {
    TestApp::each(Setup::default(), |app| async move {
        assert_eq!(app.get("/log/").await.body, "", "nothing is listed before it is recorded");
        sign(&app, "Min-ji Park", "min-ji@people.example").await;
        let prefix = prefix(&app).await;
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        loop {
            let paths = wanted(&files);
            if paths.is_empty() {
                break;
            }
            for path in paths {
                let answer = app.get_bytes(&format!("{prefix}/{path}")).await;
                if path == File::Next {
                    assert_eq!((answer.0, answer.1.len()), (204, 0), "every witness has signed");
                    continue;
                }
                assert_eq!(answer.0, 200, "{path}");
                files.insert(path.to_string(), answer.1);
            }
        }
        let policy = app.get(&format!("{prefix}/policy")).await;
        let policy = Policy::parse(&policy.body).unwrap();
        let report = ledger::verify(&files, Against { policy: &policy, earlier: None, receipts: &[] }, |_| {});
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!(report.signatories[0].record.name, "Min-ji Park");
    })
    .await;
}

/// A log that another one goes on from: its files are served on, it is listed no more, and nobody is in it.
#[tokio::test]
async fn a_log_that_has_ended_is_served_on() {
    TestApp::each(Setup::default(), |app| async move {
        sign(&app, "Min-ji Park", "min-ji@people.example").await;
        let old = prefix(&app).await;
        let policy = app.get(&format!("{old}/policy")).await.body;
        let new = app.service.start_new_log("safe-passage", LETTER).await.unwrap();
        app.service.sequence().await.unwrap();
        assert!(new.origin.ends_with(&prefix(&app).await) && prefix(&app).await != old);
        for (path, kind) in [
            ("checkpoint", "text/plain; charset=utf-8"),
            ("policy", "text/plain; charset=utf-8"),
            ("ended", "text/plain; charset=utf-8"),
            ("tile/entries/000.p/2", "application/octet-stream"),
            ("manifest/1", "text/plain; charset=utf-8"),
            ("text/1/en", "text/markdown; charset=utf-8"),
        ] {
            let answer = app.get(&format!("{old}/{path}")).await;
            assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, kind), "{path}");
        }
        assert_eq!(app.get(&format!("{old}/policy")).await.body, policy);
        assert!(app.get(&format!("{old}/ended")).await.body.starts_with(&format!("{}\nv2 succeed ", new.origin)));
        assert_eq!(app.get_bytes(&format!("{old}/records/000.p/2")).await.1, [0; 4]);
        for path in ["bundle.zip", "secrets"] {
            assert_eq!(app.get(&format!("{old}/{path}")).await.status, 404, "{path}");
        }
        assert_eq!(app.get(&format!("{}/ended", prefix(&app).await)).await.status, 404, "the new one goes on");
        assert!(app.get(&format!("{}/policies/0", prefix(&app).await)).await.body.starts_with(&policy));
        assert_eq!(app.get_bytes(&format!("{}/bundle.zip", prefix(&app).await)).await.0, 200);
    })
    .await;
}

#[tokio::test]
async fn files_have_their_types_and_keep_as_long_as_they_are_true() {
    TestApp::each(Setup::default(), |app| async move {
        sign(&app, "Min-ji Park", "min-ji@people.example").await;
        let prefix = prefix(&app).await;
        for (path, kind, lasting) in [
            ("checkpoint", "text/plain; charset=utf-8", false),
            ("policy", "text/plain; charset=utf-8", false),
            ("tile/0/000.p/2", "application/octet-stream", false),
            ("tile/entries/000.p/2", "application/octet-stream", false),
            ("records/000.p/2", "application/octet-stream", false),
            ("manifest/1", "text/plain; charset=utf-8", true),
            ("text/1/en", "text/markdown; charset=utf-8", true),
        ] {
            let answer = app.get(&format!("{prefix}/{path}")).await;
            assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, kind), "{path}");
            assert_eq!(answer.header("cache-control").contains("immutable"), lasting, "{path}");
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        }
        let text = app.get(&format!("/en/c/safe-passage/{LETTER}/letter.md")).await;
        assert_eq!(app.get(&format!("{prefix}/text/1/en")).await.body, text.body);
        for path in ["tile/0/000", "tile/0/000.p/3", "tile/entries/000.p/0", "records/001.p/1", "text/1/de", "manifest/2", "secrets"] {
            assert_eq!(app.get(&format!("{prefix}/{path}")).await.status, 404, "{path}");
        }
    })
    .await;
}

/// Every public byte with a confidential letter in the database and without: the same, but for what is random.
#[tokio::test]
async fn a_confidential_letter_shows_nowhere_before_its_publication() {
    TestApp::each(Setup::default(), |app| async move {
        sign(&app, "Min-ji Park", "min-ji@people.example").await;
        let prefix = prefix(&app).await;
        let pages = |prefix: &str| {
            let mut pages: Vec<String> = ["/en", "/ar", "/en/c/safe-passage", "/log/", "/healthz"].map(str::to_owned).into();
            pages.extend(["/en/c/safe-passage/no-return", "/en/c/safe-passage/no-return/signatories"].map(str::to_owned));
            pages.extend(["checkpoint", "policy", "tile/0/000.p/2", "records/000.p/2"].map(|file| format!("{prefix}/{file}")));
            pages
        };
        let look = async |app: &TestApp| {
            let mut seen = Vec::new();
            for page in pages(&prefix) {
                let Answered { status, mut headers, body, .. } = app.get(&page).await;
                headers.remove("date");
                seen.push((page, status, headers, body));
            }
            seen
        };
        let before = look(&app).await;
        let token = app.service.sign_in(&crate::app::email(OWNER), crate::app::PASSWORD).await.unwrap();
        let owner = app.service.actor(&token).await.unwrap().unwrap();
        let hidden = LetterForm { slug: "hidden".into(), visibility: "confidential".into(), ..letter_form() };
        app.service.create_letter(&owner, "safe-passage", &hidden).await.unwrap();
        app.service.open_letter(&owner, "safe-passage", "hidden").await.unwrap();
        app.service.sequence().await.unwrap();
        assert_eq!(look(&app).await, before);

        // Its addresses answer like those of nothing.
        let id = app.service.desk_letter(&owner, "safe-passage", "hidden").await.unwrap().public_id;
        let never = "00000000000000000000000000000001";
        for file in [
            "checkpoint",
            "policy",
            "tile/0/000.p/1",
            "tile/entries/000.p/1",
            "records/000.p/1",
            "manifest/1",
            "text/1/en",
            "bundle.zip",
            "",
        ] {
            let (there, nothing) = (app.get(&format!("/log/{id}/{file}")).await, app.get(&format!("/log/{never}/{file}")).await);
            assert_eq!((there.status, there.headers), (nothing.status, nothing.headers), "{file}");
            assert_eq!(there.body.replace(&id.to_string(), never), nothing.body, "{file}");
            assert_eq!(there.status, 404, "{file}");
        }

        app.service.publish_letter(&owner, "safe-passage", "hidden").await.unwrap();
        assert!(app.get("/log/").await.body.contains(&id.to_string()));
        for file in ["checkpoint", "policy", "tile/0/000.p/1", "tile/entries/000.p/1", "records/000.p/1", "manifest/1", "text/1/en"] {
            assert_eq!(app.get(&format!("/log/{id}/{file}")).await.status, 200, "{file}");
        }
    })
    .await;
}

/// What a signatory keeps is offered to anyone who has their link, and to nobody else.
#[tokio::test]
async fn a_receipt_is_its_signatorys() {
    TestApp::each(Setup::default(), |app| async move {
        sign(&app, "Min-ji Park", "min-ji@people.example").await;
        let (page, cookies) = app.follow("min-ji@people.example").await;
        let shown = app.ask(Ask::get(&page).cookie(&cookies)).await;
        assert!(shown.body.contains("Recorded as no. 1"), "{}", shown.body);
        for (file, begins) in [
            ("signature.tlog-proof", "c2sp.org/tlog-proof@v1\n"),
            ("record.txt", "salt "),
            ("statement.txt", "undersigned-statement/v1\nlocalhost:3000/log/"),
        ] {
            let answer = app.ask(Ask::get(&format!("{page}/{file}")).cookie(&cookies)).await;
            assert!(answer.status == 200 && answer.body.starts_with(begins), "{file}: {}", answer.body);
            assert!(answer.header("content-disposition").starts_with("attachment"), "{file}");
            assert_eq!(answer.header("cache-control"), "no-store", "{file}");
            assert_eq!(app.get(&format!("{page}/{file}")).await.status, 410, "{file}");
        }
    })
    .await;
}

/// Addresses that must never be public are in no public byte.
#[tokio::test]
async fn canaries_are_in_no_public_byte() {
    TestApp::each(Setup::default(), |app| async move {
        sign(&app, "Min-ji Park", "canary-7@birds.example").await;
        app.post(SIGN, &[("name", "Pending"), ("country", "KR"), ("email", "canary-8@birds.example"), ("step", "send")]).await;
        let prefix = prefix(&app).await;
        let mut pages: Vec<String> =
            ["checkpoint", "policy", "tile/0/000.p/2", "tile/entries/000.p/2", "records/000.p/2", "manifest/1", "text/1/en"]
                .map(|file| format!("{prefix}/{file}"))
                .into();
        for page in [
            "",
            "/c/safe-passage",
            "/c/safe-passage/no-return",
            "/c/safe-passage/no-return/signatories",
            "/c/safe-passage/no-return/sign/person",
        ] {
            pages.extend(["en", "fr", "ar"].map(|language| format!("/{language}{page}")));
        }
        for page in pages {
            let (status, bytes) = app.get_bytes(&page).await;
            assert_eq!(status, 200, "{page}");
            for secret in ["canary", "birds.example", crate::app::VIEWER] {
                assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret} in {page}");
            }
        }
    })
    .await;
}
