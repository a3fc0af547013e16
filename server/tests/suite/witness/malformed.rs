//! Bodies that are none: refused with 400 (or 413), and nothing is remembered.

use super::world::{Asked, Log, ORIGIN, no_hook, witness};
use axum::http::Method;
use ledger::encode::base64;

#[tokio::test]
async fn a_body_that_would_not_be_printed_so_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let log = Log::grown(ORIGIN, 1, 7, "");
    let asked = Asked::usual(witness(folder.path(), &[log.vkey()], &[], &no_hook()));
    let good = log.request(3).to_string();
    let (head, note) = good.split_once("\n\n").unwrap();
    let line = format!("{}\n", base64(&[7; 32]));
    let replaced = |from: &str, to: &str| good.replacen(from, to, 1);
    let bodies = [
        String::new(),
        "\n".into(),
        "\n\n".into(),
        "old 0".into(),
        "old 0\n".into(),
        "old 0\n\n".into(),
        "old 0\n\n\n".into(),
        head.to_owned(),
        note.to_owned(),
        replaced("old 3", "old"),
        replaced("old 3", "old "),
        replaced("old 3", "old  3"),
        replaced("old 3", "old\t3"),
        replaced("old 3", "old 03"),
        replaced("old 3", "old +3"),
        replaced("old 3", "old -3"),
        replaced("old 3", "old 3 "),
        replaced("old 3", " old 3"),
        replaced("old 3", "old 3\r"),
        replaced("old 3", "old 0x3"),
        replaced("old 3", "old 18446744073709551616"),
        replaced("old 3", "OLD 3"),
        replaced("old 3", "size 3"),
        replaced("old 3\n", "old 3\nold 3\n"),
        replaced("\n\n", "\n"),
        replaced("=\n", "\n"),
        replaced("=\n", "=\r\n"),
        replaced("=\n", "==\n"),
        replaced("old 3\n", "old 3\n\n"),
        replaced("old 3\n", "old 3\nAAAA\n"),
        replaced("old 3\n", "old 3\n!!!!\n"),
        replaced("old 3\n", &format!("old 3\n{}", line.repeat(64))),
        replaced("\n7\n", "\n07\n"),
        replaced("\n7\n", "\n-7\n"),
        replaced("\n7\n", "\n\n"),
        replaced("\n7\n", "\n7 \n"),
        replaced("— ", "- "),
        replaced("— ", "—"),
        replaced("\n\n— ", "\n— "),
        replaced(&format!("— {ORIGIN}"), "— a+b"),
        format!("{head}\n\n\n{note}"),
        format!("{good}\n"),
        format!("{good}more"),
        good.trim_end().to_owned(),
        format!("\u{feff}{good}"),
        good.replace('\n', "\r\n"),
        good.replace(ORIGIN, ""),
        good.clone() + &note.lines().last().map(|line| format!("{line}\n")).unwrap().repeat(64),
        format!("{good}— x AAAAAA==\n"),
    ];
    for body in bodies {
        let answer = asked.ask(Method::POST, "/add-checkpoint", body.clone()).await;
        assert_eq!(answer.status, 400, "{body:?}: {answer:?}");
        assert!(!answer.body.contains(ORIGIN), "nothing that came is said back");
    }
    for bytes in [vec![0xff; 40], vec![0; 40], [good.as_bytes(), &[0xff]].concat(), good.replace("old 3", "old 3\0").into_bytes()] {
        assert_eq!(asked.ask(Method::POST, "/add-checkpoint", bytes).await.status, 400);
    }
    let huge = good.replacen("\n\n", &format!("\n{}", line.repeat(2000)), 1);
    assert_eq!(asked.ask(Method::POST, "/add-checkpoint", huge).await.status, 413);
    // Each byte of a good body changed, and each beginning of it: no answer but those of the standard, no signature.
    for place in 0..good.len() {
        let mut bytes = good.clone().into_bytes();
        bytes[place] ^= 1;
        let status = asked.ask(Method::POST, "/add-checkpoint", bytes).await.status;
        assert!([400, 403, 404, 409, 422].contains(&status), "byte {place}: {status}");
        assert_eq!(asked.ask(Method::POST, "/add-checkpoint", good.as_bytes()[..place].to_vec()).await.status, 400, "cut at {place}");
    }
    assert_eq!(std::fs::read_dir(folder.path().join("logs")).unwrap().count(), 0);
    assert_eq!(asked.add(&log.request(0)).await.status, 200);
}
