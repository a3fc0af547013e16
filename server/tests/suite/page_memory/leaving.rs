//! Who leaves a list is on no page of any process from the moment that the answer to that is there.

use super::{id_of, kept_pages, list, look, sign};
use crate::app::{Ask, COALITION, LETTER, PAGE_MEMORY, Setup, TestApp, ask_at};
use axum::Router;
use domain::signature::RemovalReason;
use server::page_memory::PageMemory;
use service::Decision;
use std::sync::Arc;

/// Two processes with memories as in life, on one database.
struct Processes {
    routers: [Router; 2],
    pages: Vec<String>,
}

impl Processes {
    async fn beside(app: &TestApp) -> Self {
        let memory = || Arc::new(PageMemory::new(PAGE_MEMORY));
        let routers = [app.beside(&app.service, &memory()), app.beside(&app.second_service().await, &memory())];
        Self { routers, pages: kept_pages(&[LETTER]) }
    }

    /// On how many pages of each process a name is.
    async fn show(&self, name: &str) -> [usize; 2] {
        let mut shown = [0; 2];
        for (router, shown) in self.routers.iter().zip(&mut shown) {
            *shown = look(router, &self.pages).await.iter().filter(|(_, body)| body.contains(name)).count();
        }
        shown
    }

    /// The name is on warm pages of both, then somebody leaves, and it is on none.
    async fn leaves(&self, name: &str, leave: impl Future<Output = ()>) {
        // A page that was warm before the name came may be a moment old.
        for tries in 0.. {
            let shown = self.show(name).await;
            if shown.iter().all(|pages| *pages >= 4) {
                break;
            }
            assert!(tries < 100, "{name} is listed: {shown:?}");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        leave.await;
        assert_eq!(self.show(name).await, [0, 0], "{name} has left");
    }
}

#[tokio::test]
async fn nobody_is_shown_after_they_have_left() {
    TestApp::each(Setup::default(), |app| async move {
        let processes = Processes::beside(&app).await;
        let owner = app.owner().await;

        let (page, cookies) = sign(&app, LETTER, "Wilma Withdrawn", "wilma@people.example").await;
        assert_eq!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await.status, 303);
        let (page, cookies) = app.follow("wilma@people.example").await;
        let withdraw = async {
            let done = ask_at(&processes.routers[0], Ask::post(&format!("{page}/withdraw"), &[]).cookie(&cookies)).await;
            assert_eq!(done.status, 303);
        };
        processes.leaves("Wilma Withdrawn", withdraw).await;

        let (page, cookies) = sign(&app, LETTER, "Erna Erased", "erna@people.example").await;
        assert_eq!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await.status, 303);
        let (page, cookies) = app.follow("erna@people.example").await;
        let erase = async {
            let ask = Ask::post(&format!("{page}/withdraw"), &[("erase", "yes")]).cookie(&cookies);
            assert_eq!(ask_at(&processes.routers[1], ask).await.status, 303);
        };
        processes.leaves("Erna Erased", erase).await;

        let (page, cookies) = sign(&app, LETTER, "Cora Corrected", "cora@people.example").await;
        assert_eq!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await.status, 303);
        let (page, cookies) = app.follow("cora@people.example").await;
        let correct = async {
            let fields = [("name", "Cora Corrects"), ("country", "KR"), ("affiliation", "None")];
            let done = app.ask(Ask::post(&format!("{page}/correct"), &fields).cookie(&cookies)).await;
            assert_eq!(done.status, 303, "{}", done.body);
        };
        processes.leaves("Cora Corrected", correct).await;

        for (name, address, decision) in [
            ("Rita Removed", "rita@people.example", Decision::Remove(RemovalReason::NotIdentified)),
            ("Helga Held", "helga@people.example", Decision::Hold),
            ("Olga Overwritten", "olga@people.example", Decision::Erase),
        ] {
            sign(&app, LETTER, name, address).await;
            let id = id_of(&app, LETTER, name).await;
            let decide = async { app.service.decide(&owner, COALITION, LETTER, id, decision).await.unwrap() };
            processes.leaves(name, decide).await;
        }

        // An organisation is on the list with its representative.
        list(&app, LETTER, "Lantern House", "info@lantern-house.example").await;
        let id = id_of(&app, LETTER, "Lantern House").await;
        let erase = async { app.service.decide(&owner, COALITION, LETTER, id, Decision::Erase).await.unwrap() };
        processes.leaves("Rosa Representative", erase).await;
    })
    .await;
}

#[tokio::test]
async fn what_nobody_may_see_is_forgotten_even_where_nobody_asks() {
    TestApp::each(Setup::default(), |app| async move {
        sign(&app, LETTER, "Fay Forgotten", "fay@people.example").await;
        sign(&app, LETTER, "Kim Kept", "kim@people.example").await;
        let memory = Arc::new(PageMemory::new(PAGE_MEMORY));
        look(&app.beside(&app.service, &memory), &kept_pages(&[LETTER])).await;
        let kept = memory.bytes();
        memory.tidy(&app.service).await.unwrap();
        assert_eq!(memory.bytes(), kept, "nothing has changed");
        let id = id_of(&app, LETTER, "Fay Forgotten").await;
        app.service.decide(&app.owner().await, COALITION, LETTER, id, Decision::Erase).await.unwrap();
        memory.tidy(&app.service).await.unwrap();
        assert_eq!(memory.bytes(), 0);
    })
    .await;
}
