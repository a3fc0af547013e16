//! Signatures gathered elsewhere at the desk: nothing before it is confirmed, and all that was typed comes back.

use crate::app::{Ask, OWNER, Setup, TestApp};
use std::time::Duration;

const NEW: &str = "/en/desk/safe-passage/letters/no-return/imports/new";
const LIST: &str =
    "Nom complet;Pays;Courriel\n\"Zoë \"\"Z\"\" van Dam\";Pays-Bas;zoe@mail.example\nPark;KR;\n\"Two\nLines\";GB;two@mail.example\n";

/// What a page carries to the next step.
fn carried(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"carried\" value=\"").expect("a file that is carried");
    rest.split_once('"').unwrap().0.to_owned()
}

async fn stored(app: &TestApp) -> (u64, u64, usize) {
    let counts = app.counts().await;
    (counts.people, app.waiting().await.pending, app.mails().await)
}

#[tokio::test]
async fn a_list_is_read_shown_confirmed_and_brought_in() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        app.service.clear_mailbox().await.unwrap();
        let ask = async |parts: &[(&str, &str)]| app.ask(Ask::multipart(NEW, parts).cookie(&cookies)).await;
        let said = [("source", "spreadsheet"), ("kind", "person"), ("language", "fr"), ("detail", "Assembly \"A\"")];

        // Faults come back with what was typed.
        let missing = ask(&[&said[..], &[("step", "read")]].concat()).await;
        assert_eq!(missing.status, 422);
        assert!(missing.body.contains("Choose a file.") && missing.body.contains("Assembly &quot;A&quot;"));
        let spreadsheet = ask(&[&[("file*", "PK\u{3}\u{4}")], &said[..], &[("step", "read")]].concat()).await;
        assert!(spreadsheet.status == 422 && spreadsheet.body.contains("This is neither a spreadsheet"));
        let large = "x".repeat(4 * 1024 * 1024 + 1);
        let large = ask(&[&[("file*", large.as_str())], &said[..], &[("step", "read")]].concat()).await;
        assert!(large.status == 422 && large.body.contains("more than 4 MB"));

        let read = ask(&[&[("file*", LIST)], &said[..], &[("step", "read")]].concat()).await;
        assert_eq!(read.status, 200);
        for shown in [
            "2 signatories will be asked by mail",
            "1 row stays out",
            "Line 3",
            "There is no address",
            "A line break was joined",
            "semicolons",
        ] {
            assert!(read.body.contains(shown), "{shown}");
        }
        let carried = carried(&read.body);
        // Another column is chosen, and the file read again: its name column does not hold countries.
        let columns = [("column-1", "name"), ("column-0", "country"), ("column-2", "email")];
        let carry = [("carried", carried.as_str())];
        let again = ask(&[&carry[..], &said[..], &columns[..], &[("step", "again")]].concat()).await;
        assert!(again.status == 200 && again.body.contains("No row can be imported") && !again.body.contains("value=\"confirm\""));
        assert_eq!(stored(&app).await, (0, 0, 0), "nothing is stored before it is confirmed");

        let columns = [("column-0", "name"), ("column-1", "country"), ("column-2", "email")];
        assert!(read.body.contains("They are brought in for version 1 of the text."));
        let other = [("version", "no such"), ("newest", "no such")];
        let other = ask(&[&carry[..], &said[..], &columns[..], &other, &[("step", "confirm")]].concat()).await;
        assert!(other.status == 422 && other.body.contains("The meaning of the letter was changed meanwhile"));
        let carried = self::carried(&other.body);
        let carry = [("carried", carried.as_str())];
        assert_eq!(stored(&app).await, (0, 0, 0));
        let done = ask(&[&carry[..], &said[..], &columns[..], &[("step", "confirm")]].concat()).await;
        assert_eq!(done.status, 303);
        let mut page = app.ask(Ask::get(done.location()).cookie(&cookies)).await;
        for _ in 0..100 {
            // Without scripts too the page looks again, as long as there is something to see.
            if page.header("refresh").is_empty() {
                break;
            }
            assert_eq!(page.header("refresh"), "2");
            tokio::time::sleep(Duration::from_millis(50)).await;
            page = app.ask(Ask::get(done.location()).cookie(&cookies)).await;
        }
        assert!(page.body.contains("Asked, not confirmed yet") && page.body.contains("Waiting for their turn"));
        assert_eq!(stored(&app).await, (0, 2, 2));
        let mail = app.service.mailbox(10).await.unwrap().into_iter().find(|mail| mail.to == "zoe@mail.example").unwrap();
        let mail = app::mails::render(&mail.shape);
        assert!(mail.text.contains("détient votre signature dans une liste") && mail.text.contains("Zoë \"Z\" van Dam"));

        // The same button once more: everybody is there already.
        let twice = ask(&[&carry[..], &said[..], &columns[..], &[("step", "confirm")]].concat()).await;
        assert_eq!(twice.status, 303, "{}", twice.body);
        assert_eq!(stored(&app).await, (0, 2, 2));
    })
    .await;
}

/// `h16-gforms.csv` and a file whose headings say nothing.
#[tokio::test]
async fn a_form_s_export_is_understood_and_chosen_columns_are_remembered() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let ask = async |parts: &[(&str, &str)]| app.ask(Ask::multipart(NEW, parts).cookie(&cookies)).await;
        let said = [("source", "tool"), ("kind", "person"), ("language", "en"), ("step", "read")];
        let form = include_str!("../../../../domain/tests/lists/h16-gforms.csv").replace("\"I agree", "\"Phone number\",\"I agree");
        let form = form.replace("\"Yes\"", "\"+49 30 1234\",\"Yes\"");
        let read = ask(&[&[("file*", form.as_str())], &said[..]].concat()).await;
        for shown in ["Ana Prado", "Lecturer", "signed on 2026-11-28", "Never stored here:", "Phone number", "1 signatory will be asked"] {
            assert!(read.body.contains(shown), "{shown}: {}", read.body);
        }
        assert!(!read.body.contains("1234"), "what is never stored is not shown either");

        let file = [("file*", "Wer;Wo\n\"JosÃ© O&#39;Hara\";Scotland\n")];
        let paper = [("source", "paper"), ("kind", "person"), ("language", "en"), ("scan*", "the scan"), ("vouch", "yes")];
        let columns = [("column-0", "name"), ("column-1", "country")];
        let chosen = ask(&[&file[..], &paper[..], &columns[..], &[("step", "again")]].concat()).await;
        for shown in ["José O'Hara", "is listed under “United Kingdom” (GB)", "Damaged letters were mended"] {
            assert!(chosen.body.contains(shown), "{shown}: {}", chosen.body);
        }
        assert_eq!(ask(&[&file[..], &paper[..], &columns[..], &[("step", "confirm")]].concat()).await.status, 303);
        let next = ask(&[&[("file*", "Wer;Wo\nAna;Fiji\n")], &paper[..], &[("step", "read")]].concat()).await;
        assert!(
            next.body.contains("as they were chosen for an earlier file") && next.body.contains("1 will be listed at once"),
            "{}",
            next.body
        );
        // What asks whether somebody agrees is left out of one file, and not of all that others bring.
        let asked = |rows: &'static str| [("file*", rows)];
        let left_out = [("column-0", "name"), ("column-1", "country"), ("column-2", "")];
        let first = asked("Name;Country;May we publish your name?\nCy Alt;FR;no\n");
        assert_eq!(ask(&[&first[..], &paper[..], &left_out[..], &[("step", "confirm")]].concat()).await.status, 303);
        let next = asked("Name;Country;May we publish your name?\nDi Alt;FR;no\nEd Alt;FR;yes\n");
        let next = ask(&[&next[..], &paper[..], &[("step", "read")]].concat()).await;
        assert!(next.body.contains("1 will be listed at once") && next.body.contains("They do not agree here"), "{}", next.body);
        assert!(!next.body.contains("as they were chosen for an earlier file"));

        let unmended = ask(&[&file[..], &paper[..], &[("unmended", "yes"), ("step", "again")]].concat()).await;
        assert!(unmended.body.contains("JosÃ©"));
    })
    .await;
}

#[tokio::test]
async fn on_paper_nobody_is_listed_without_the_organisers_word_and_the_scans_hash() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let ask = async |parts: &[(&str, &str)]| app.ask(Ask::multipart(NEW, parts).cookie(&cookies)).await;
        let said = [("file*", "name,country\n=Ana,GB\n"), ("source", "paper"), ("kind", "person"), ("language", "en")];
        let unscanned = ask(&[&said[..], &[("step", "read")]].concat()).await;
        assert!(unscanned.body.contains("No row can be imported"));
        let wrong = ask(&[&said[..], &[("scan_sha256", "abc"), ("step", "read")]].concat()).await;
        assert!(wrong.status == 422 && wrong.body.contains("This is no SHA-256"));

        let scanned = [&said[..], &[("scan*", "the scan"), ("scan_sha256", "")]].concat();
        let hash = ledger::hex::encode(&ledger::sha256(b"the scan"));
        let read = ask(&[&scanned[..], &[("step", "read")]].concat()).await;
        assert!(read.body.contains("1 will be listed at once") && read.body.contains(&hash));
        let unvouched = ask(&[&scanned[..], &[("step", "confirm")]].concat()).await;
        assert!(unvouched.status == 422 && unvouched.body.contains("Without your word"));
        assert_eq!(stored(&app).await.0, 0);
        let done = ask(&[&scanned[..], &[("vouch", "yes"), ("step", "confirm")]].concat()).await;
        assert_eq!(done.status, 303);
        for _ in 0..100 {
            if stored(&app).await.0 == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let list = app.get("/en/c/safe-passage/no-return/signatories").await;
        assert!(list.body.contains("on paper, vouched for by <bdi>Olga Organiser</bdi>") && list.body.contains(&hash));
        let table = app.contacts().await;
        assert!(table.csv.contains(",'=Ana,") && table.csv.contains(",vouched,"));
    })
    .await;
}
