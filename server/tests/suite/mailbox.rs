//! The mailbox page: for this machine's own browser alone.

use crate::app::{Ask, Setup, TestApp};

#[tokio::test]
async fn only_this_machines_own_browser_sees_it() {
    TestApp::each(Setup::default(), |app| async move {
        app.post("/en/forgotten", &[("email", crate::app::OWNER)]).await;
        let mail = app.mail(crate::app::OWNER).await;
        for path in ["/mailbox".to_owned(), format!("/mailbox/{}", mail.id), format!("/mailbox/{}/html", mail.id)] {
            let ask = || Ask::get(&path);
            for host in ["localhost:3000", "127.0.0.1:3000", "[::1]:3000"] {
                assert_eq!(app.ask(ask().header("host", host)).await.status, 200, "{path} {host}");
            }
            for host in [
                "evil.example",
                "evil.example:3000",
                "localhost",
                "localhost:3001",
                "localhost.evil.example:3000",
                "127.0.0.1:3000.evil.example",
            ] {
                assert_eq!(app.ask(ask().header("host", host)).await.status, 404, "{path} {host}");
            }
            for header in ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "via", "x-real-ip"] {
                assert_eq!(app.ask(ask().header(header, "127.0.0.1")).await.status, 404, "{path} {header}");
            }
            assert_eq!(app.ask(ask().from("192.0.2.1:1")).await.status, 404, "{path}");
        }
        let frame = app.get(&format!("/mailbox/{}/html", mail.id)).await;
        assert!(frame.header("content-security-policy").contains("sandbox"));
        assert_eq!(frame.header("x-frame-options"), "SAMEORIGIN");
    })
    .await;
}

#[tokio::test]
async fn outside_a_demonstration_there_is_none() {
    TestApp::each(Setup { demonstration: false, ..Setup::default() }, |app| async move {
        assert_eq!(app.get("/mailbox").await.status, 404);
    })
    .await;
}
