//! The mail worker against a mail server: several mails at once, accounts first, addresses as every server takes them.

use crate::app::{COALITION, LETTER, OWNER, Setup, TestApp, email};
use domain::{
    forms::signing::{Entry, SigningForm},
    locale::Locale,
    signature::SignatoryKind,
};
use server::{
    config::{Smtp, SmtpTls},
    mail::{transport::Transport, worker},
};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// A mail server that takes 8BITMIME and no SMTPUTF8, at its own pace.
#[derive(Clone, Default)]
struct Sink {
    to: Arc<Mutex<Vec<String>>>,
    open: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
    pause: Duration,
}

impl Sink {
    async fn start(pause: Duration) -> (Self, u16) {
        let sink = Self { pause, ..Self::default() };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let serving = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().talk(stream));
            }
        });
        (sink, port)
    }

    async fn talk(self, stream: TcpStream) -> Option<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 sink\r\n").await.ok()?;
        while let Some(line) = lines.next_line().await.ok()? {
            let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
            let answer = match verb.as_str() {
                "EHLO" => "250-sink\r\n250 8BITMIME\r\n",
                "RCPT" => {
                    let to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                    self.to.lock().unwrap().push(to);
                    "250 ok\r\n"
                }
                "DATA" => {
                    write.write_all(b"354 go on\r\n").await.ok()?;
                    let open = self.open.fetch_add(1, Ordering::SeqCst) + 1;
                    self.most.fetch_max(open, Ordering::SeqCst);
                    while lines.next_line().await.ok()?? != "." {}
                    tokio::time::sleep(self.pause).await;
                    self.open.fetch_sub(1, Ordering::SeqCst);
                    "250 taken\r\n"
                }
                "QUIT" => return None,
                _ => "250 ok\r\n",
            };
            write.write_all(answer.as_bytes()).await.ok()?;
        }
        None
    }

    fn taken(&self) -> Vec<String> {
        self.to.lock().unwrap().clone()
    }
}

/// Settings for a mail server on this machine.
fn settings(port: u16, concurrency: u32) -> Smtp {
    Smtp {
        host: Some("127.0.0.1".into()),
        port: Some(port),
        tls: SmtpTls::None,
        from: "letters@letters.example".into(),
        concurrency: concurrency.try_into().unwrap(),
        ..Smtp::default()
    }
}

/// Runs the worker until the condition holds, for at most so long.
async fn send(app: &TestApp, smtp: &Smtp, patience: Duration, done: impl Fn() -> bool) {
    let (stop, stopped) = watch::channel(false);
    let transport = Transport::new(smtp).unwrap();
    let worker = tokio::spawn(worker::run(app.service.clone(), transport, smtp.into(), stopped));
    let begin = Instant::now();
    while !done() && begin.elapsed() < patience {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    stop.send(true).unwrap();
    worker.await.unwrap();
}

async fn sign(app: &TestApp, name: &str, address: &str) {
    let form = SigningForm { name: name.into(), country: "GB".into(), ..SigningForm::default() };
    let entry: Entry = form.parse_entry(SignatoryKind::Person).unwrap();
    app.service.post_signature(COALITION, LETTER, &entry, &email(address), Locale::En).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_goes_out_several_at_once_and_holds_up_no_account() {
    TestApp::each(Setup::default(), |app| async move {
        app.service.clear_mailbox().await.unwrap();
        let owner = app.owner().await;
        for number in 0..60 {
            sign(&app, "Ana Silva", &format!("p{number}@mail.example")).await;
        }
        app.service.test_mail(&owner, COALITION, &email("me@coalition.example")).await.unwrap();
        let (sink, port) = Sink::start(Duration::from_millis(30)).await;
        // Two are about an account: the test, and that the owner signed in on a new device.
        send(&app, &settings(port, 4), Duration::from_secs(60), || sink.taken().len() >= 62).await;
        let taken = sink.taken();
        assert_eq!(taken.len(), 62, "{taken:?}");
        for account in ["me@coalition.example", OWNER] {
            let place = taken.iter().position(|to| to == account).unwrap();
            assert!(place < 20, "the mail about an account is number {place}");
        }
        let most = sink.most.load(Ordering::SeqCst);
        assert!((2..=6).contains(&most), "{most} at once");
        assert!(app.service.claim_mails(10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_goes_out_as_every_server_takes_it_or_ends_at_once() {
    TestApp::each(Setup::default(), |app| async move {
        app.service.clear_mailbox().await.unwrap();
        sign(&app, "Anna", "anna@münchen.example").await;
        sign(&app, "Min-ji", "민지@mail.example").await;
        let (sink, port) = Sink::start(Duration::ZERO).await;
        send(&app, &settings(port, 2), Duration::from_secs(5), || false).await;
        assert_eq!(sink.taken(), ["anna@xn--mnchen-3ya.example"]);
        let shown = app.service.desk_signatures(&app.owner().await, COALITION, LETTER, "", None, 1).await.unwrap();
        let failed = shown.signatures.iter().filter_map(|one| one.undelivered).collect::<Vec<_>>();
        assert_eq!(failed, [domain::mail::MailFailure::Address]);
    })
    .await;
}
