//! Too often.

use crate::app::{Ask, SIGN, Setup, TestApp};

#[tokio::test]
async fn the_third_of_two_is_refused_whatever_headers_say() {
    let mut setup = Setup::default();
    setup.config.limits.sign_per_minute = 2;
    TestApp::each(setup, |app| async move {
        let ask = |number: u8| Ask::post(SIGN, &[("name", "Ana")]).header("x-forwarded-for", &format!("1.2.3.{number}"));
        assert_eq!(app.ask(ask(1)).await.status, 422);
        assert_eq!(app.ask(ask(2)).await.status, 422);
        let refused = app.ask(ask(3)).await;
        assert_eq!(refused.status, 429);
        assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
        assert!(refused.body.contains("<html"));
        assert_eq!(app.ask(ask(4).from("9.9.9.9:1")).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_trusted_proxy_is_believed() {
    let mut setup = Setup::default();
    setup.config.limits.sign_per_minute = 1;
    setup.config.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    TestApp::each(setup, |app| async move {
        let ask = |forwarded: &str| Ask::post(SIGN, &[("name", "Ana")]).header("x-forwarded-for", forwarded);
        assert_eq!(app.ask(ask("1.2.3.4")).await.status, 422);
        assert_eq!(app.ask(ask("1.2.3.5")).await.status, 422);
        assert_eq!(app.ask(ask("6.6.6.6, 1.2.3.4")).await.status, 429);
    })
    .await;
}
