//! What is logged: never an address, a name, a token or a network, however much is logged.

use crate::app::{Ask, OWNER, PASSWORD, SIGN, Setup, TestApp};
use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};
use tracing_subscriber::fmt::MakeWriter;

/// Keeps what is written to it.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Kept {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn nothing_that_somebody_typed_or_was_sent_is_logged() {
    let kept = Kept::default();
    // As much as anybody can ask for, from all threads of this process.
    let filter = server::trace::filter(Some("trace"));
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(kept.clone()).init();
    let (tokens, accounts) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let mut setup = Setup::default();
    setup.config.limits.costly_per_minute = 1;
    TestApp::each(setup, |app| {
        let (tokens, accounts) = (&tokens, &accounts);
        async move {
            let session = app.sign_in(OWNER).await;
            app.post("/en/sign-in", &[("email", "stranger@canary.example"), ("password", "canary-password")]).await;
            app.post("/en/forgotten", &[("email", OWNER)]).await;
            let fields = [("name", "Canary Kanarek"), ("country", "KR"), ("email", "min-ji@canary.example"), ("step", "send")];
            assert_eq!(app.ask(Ask::post(SIGN, &fields).from("203.0.113.77:4711")).await.status, 303);
            let (page, cookies) = app.follow("min-ji@canary.example").await;
            app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
            let signatures = "/en/desk/safe-passage/letters/no-return/signatures";
            let search = Ask::post(&format!("{signatures}/find"), &[("email", "min-ji@canary.example")]).cookie(&session);
            assert_eq!(app.ask(search).await.status, 200);
            let search = Ask::get(&format!("{signatures}?q=min-ji%40canary.example")).cookie(&session);
            assert_eq!(app.ask(search).await.status, 200);
            app.get("/en/nowhere?email=lost%40canary.example").await;
            let refused = Ask::get("/en/desk/another/settings").cookie(&session);
            assert_eq!(app.ask(refused).await.status, 404, "a coalition that is not theirs");
            accounts.lock().unwrap().push(app.owner().await.account.to_string());
            assert_eq!(app.get("/l/forged").await.status, 410);
            let costly = "/en/c/safe-passage/no-return/signatories.csv";
            let csv = || Ask::get(costly).from("203.0.113.77:4711");
            assert_eq!((app.ask(csv()).await.status, app.ask(csv()).await.status), (200.try_into().unwrap(), 429.try_into().unwrap()));
            tokens.lock().unwrap().extend([session, cookies]);
        }
    })
    .await;
    let log = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("/{lang}/sign-in"), "requests are logged by their routes: {log}");
    for event in ["sign-in-failed", "refused", "limited"] {
        assert!(log.lines().any(|line| line.contains("security") && line.contains(event)), "{event} is a security event: {log}");
    }
    for account in accounts.into_inner().unwrap() {
        let whose = |line: &str| line.contains("refused") && line.contains("/{lang}/desk/{coalition}/settings") && line.contains(&account);
        assert!(log.lines().any(whose), "a refusal says whose it was, by identifier: {log}");
    }
    let mut secrets: Vec<String> =
        ["canary", "Canary", "Kanarek", OWNER, "203.0.113.77", PASSWORD].into_iter().map(str::to_owned).collect();
    secrets.extend(tokens.into_inner().unwrap().iter().filter_map(|cookie| Some(cookie.split_once('=')?.1.to_owned())));
    for secret in secrets {
        let found: Vec<_> = log.lines().filter(|line| line.contains(&secret)).collect();
        assert!(found.is_empty(), "{secret}: {found:?}");
    }
}

/// The days of the log with addresses, as they lie on the disk.
fn days(data: &std::path::Path) -> Vec<String> {
    let files = std::fs::read_dir(data.join("addresses")).into_iter().flatten().flatten();
    files.map(|file| std::fs::read_to_string(file.path()).unwrap()).collect()
}

#[tokio::test]
async fn addresses_are_kept_only_where_the_host_says_so() {
    for turned_on in [false, true] {
        let data = tempfile::tempdir().unwrap();
        let mut setup = Setup::default();
        setup.config.data_dir = data.path().to_owned();
        setup.config.address_log = turned_on;
        TestApp::each(setup, |app| async move {
            let wrong = [("email", "stranger@canary.example"), ("password", "canary-password")];
            assert_eq!(app.ask(Ask::post("/en/sign-in", &wrong).from("203.0.113.77:4711")).await.status, 422);
            assert_eq!(app.ask(Ask::get("/en").from("203.0.113.78:4711")).await.status, 200);
            assert_eq!(app.get("/en/about").await.body.contains("for seven days"), turned_on, "the notice says so");
        })
        .await;
        let mut kept = days(data.path());
        for _ in 0..100 {
            if !kept.is_empty() || !turned_on {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            kept = days(data.path());
        }
        let text = kept.concat();
        assert_eq!(text.contains("203.0.113.77 sign-in-failed"), turned_on, "{text}");
        assert!(!text.contains("203.0.113.78") && !text.contains("canary"), "who reads a page is nobody's concern: {text}");
    }
}
