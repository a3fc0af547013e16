//! How pages from memory are answered: once made, in each encoding, to every reader, within bounds.

use super::{kept_pages, look, sign};
use crate::app::{Ask, LETTER, OWNER, PAGE_MEMORY, Setup, TestApp, ask_at};
use flate2::read::GzDecoder;
use futures::future::join_all;
use server::{
    page_memory::PageMemory,
    routes::{Access, Memory},
};
use std::{io::Read, sync::Arc};

const PAGE: &str = "/en/c/safe-passage/no-return";

#[tokio::test]
async fn a_page_is_made_once_for_all_who_ask_at_once() {
    TestApp::each(Setup::default(), |app| async move {
        let memory = Arc::new(PageMemory::new(PAGE_MEMORY));
        let router = app.beside(&app.service, &memory);
        let answers = join_all((0..40).map(|_| ask_at(&router, Ask::get(PAGE)))).await;
        assert!(answers.iter().all(|answer| answer.status == 200 && answer.body == answers[0].body));
        assert_eq!(memory.made(), 1);
        // What others add to an address changes nothing of a page that asks for nothing.
        assert_eq!(ask_at(&router, Ask::get(&format!("{PAGE}?utm_source=news"))).await.body, answers[0].body);
        assert_eq!(memory.made(), 1);
        // What is looked for is.
        let (all, found) = (format!("{PAGE}/signatories"), format!("{PAGE}/signatories?q=nobody"));
        assert_ne!(ask_at(&router, Ask::get(&all)).await.body, ask_at(&router, Ask::get(&found)).await.body);
        assert_eq!(memory.made(), 2);

        // Somebody more signs: the page is right in the end, without a wait.
        sign(&app, LETTER, "Nora New", "nora@people.example").await;
        let mut tries = 0;
        while !ask_at(&router, Ask::get(PAGE)).await.body.contains("Nora New") {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            tries += 1;
            assert!(tries < 200, "it is shown in the end");
        }
    })
    .await;
}

#[tokio::test]
async fn each_reader_gets_what_their_browser_takes_and_has() {
    TestApp::each(Setup::default(), |app| async move {
        let plain = app.get(PAGE).await;
        let ask = async |encoding: &str| app.ask(Ask::get(PAGE).header("accept-encoding", encoding)).await;
        let (gzip, brotli) = (ask("gzip").await, ask("gzip, br").await);
        let mut unzipped = String::new();
        GzDecoder::new(&*gzip.bytes).read_to_string(&mut unzipped).unwrap();
        assert_eq!((gzip.header("content-encoding"), unzipped.as_str()), ("gzip", plain.body.as_str()));
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli.bytes, &mut unpacked).unwrap();
        assert_eq!((brotli.header("content-encoding"), unpacked), ("br", plain.bytes.clone()));
        assert!(brotli.bytes.len() < plain.bytes.len() / 2);

        let etags = [&plain, &gzip, &brotli].map(|answer| answer.header("etag").to_owned());
        assert!(etags.iter().all(|etag| etag.starts_with('"') && etag.len() > 60) && etags[0] != etags[1] && etags[1] != etags[2]);
        for answer in [&plain, &gzip, &brotli] {
            assert_eq!((answer.header("vary"), answer.header("cache-control")), ("accept-encoding", "private, no-cache"));
            assert_eq!(answer.header("content-length"), answer.bytes.len().to_string());
        }
        let again = app.ask(Ask::get(PAGE).header("accept-encoding", "br").header("if-none-match", &etags[2])).await;
        assert_eq!((again.status.as_u16(), again.bytes.len(), again.header("etag")), (304, 0, etags[2].as_str()));
        let other = app.ask(Ask::get(PAGE).header("accept-encoding", "br").header("if-none-match", &etags[1])).await;
        assert_eq!(other.status, 200, "another encoding is another file");
        sign(&app, LETTER, "Nora New", "nora@people.example").await;
        let changed = app.ask(Ask::get(PAGE).header("accept-encoding", "br").header("if-none-match", &etags[2])).await;
        assert_eq!(changed.status, 200);
    })
    .await;
}

#[tokio::test]
async fn nothing_of_a_reader_is_kept_for_others() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        for page in kept_pages(&[LETTER]) {
            let anonymous = app.get(&page).await;
            let own = app.ask(Ask::get(&page).cookie(&cookies)).await;
            let flash = app.ask(Ask::get(&page).cookie("flash=done-reported")).await;
            assert_eq!((own.status.as_u16(), own.header("cache-control"), own.header("etag")), (200, "no-store", ""), "{page}");
            if own.header("content-type").starts_with("text/html") {
                assert!(own.body.contains("Olga Organiser") && flash.body != anonymous.body, "{page}");
            }
            let again = app.get(&page).await;
            assert!(again.body == anonymous.body && !again.body.contains("Olga Organiser"), "{page}");
            // A session that is none is nobody's.
            assert_eq!(app.ask(Ask::get(&page).cookie("session=AAAAAAAAAAAAAAAAAAAAAA")).await.body, anonymous.body, "{page}");
        }
        let nothing = app.get("/en/c/safe-passage/never-there").await;
        assert_eq!((nothing.status.as_u16(), nothing.header("cache-control"), nothing.header("etag")), (404, "no-store", ""));
    })
    .await;
}

#[tokio::test]
async fn the_memory_stays_within_its_bound() {
    TestApp::each(Setup::default(), |app| async move {
        let pages = kept_pages(&[LETTER]);
        let all = Arc::new(PageMemory::new(PAGE_MEMORY));
        let expected = look(&app.beside(&app.service, &all), &pages).await;
        assert_eq!(all.made(), pages.len() as u64);
        let bound = usize::try_from(all.bytes()).unwrap() / 2;
        let few = Arc::new(PageMemory::new(bound));
        let router = app.beside(&app.service, &few);
        for _ in 0..3 {
            assert!(look(&router, &pages).await == expected);
            assert!(few.bytes() <= bound as u64 && few.bytes() > 0, "{} of {bound}", few.bytes());
        }
        assert!(few.made() > pages.len() as u64, "some had to go");
    })
    .await;
}

#[test]
fn only_what_everyone_may_read_is_kept() {
    let routes = server::router::routes();
    for route in routes.list().iter().filter(|route| route.memory != Memory::Never) {
        assert_eq!(route.access, Access::Everyone, "{}", route.path);
        let of_a_letter = ["{lang}", "{coalition}", "{letter}", "{tag}", "letter.{file}", "{version}"];
        let personal = route.path.split('/').any(|part| part.contains('{') && !of_a_letter.contains(&part));
        assert!(!personal, "{} may be somebody's own", route.path);
    }
}
