//! Public pages from memory: the same bytes as if each were made anew, whatever changes, and nothing of anybody who left.

mod changes;
mod leaving;
mod serving;

use crate::app::{Answered, Ask, COALITION, LETTER, PAGE_MEMORY, SIGN, TestApp, ask_at, email};
use axum::{Router, http::Method};
use domain::{
    forms::{
        organisation::OrganisationForm,
        signing::{Entry, SigningForm},
    },
    ids::{OrganisationId, PublicId},
    signature::SignatoryKind,
};
use server::{page_memory::PageMemory, routes::Memory};
use std::sync::Arc;

/// Every page that is kept, of these letters.
fn kept_pages(letters: &[&str]) -> Vec<String> {
    let routes = server::router::routes();
    let kept = routes.list().iter().filter(|route| route.method == Method::GET && route.memory != Memory::Never);
    let mut pages: Vec<String> = kept
        .flat_map(|route| {
            letters.iter().flat_map(|letter| {
                ["en", "ar"].map(|lang| {
                    route
                        .path
                        .replace("{lang}", lang)
                        .replace("{coalition}", COALITION)
                        .replace("{letter}", letter)
                        .replace("{tag}", "en")
                        .replace("{file}", "en.md")
                        .replace("{version}", "1")
                })
            })
        })
        .collect();
    pages.sort();
    pages.dedup();
    assert!(pages.iter().all(|page| !page.contains('{')), "say here what stands for the new part: {pages:?}");
    pages
}

/// What somebody sees there: status and body.
async fn look(router: &Router, pages: &[String]) -> Vec<(u16, String)> {
    let mut seen = Vec::new();
    for page in pages {
        let Answered { status, body, .. } = ask_at(router, Ask::get(page)).await;
        seen.push((status.as_u16(), body));
    }
    seen
}

/// A server with a memory that shows nothing longer than it is right, and one without any, on the same data.
struct Both {
    kept: Router,
    anew: Router,
    pages: Vec<String>,
}

impl Both {
    fn of(app: &TestApp, letters: &[&str]) -> Self {
        let kept = app.beside(&app.service, &Arc::new(PageMemory::new(PAGE_MEMORY)));
        let anew = app.beside(&app.service, &Arc::new(PageMemory::new(0)));
        Self { kept, anew, pages: kept_pages(letters) }
    }

    /// Both show the same; answers what.
    async fn agree(&self, when: &str) -> Vec<(u16, String)> {
        let (anew, outdated) = self.compare().await;
        assert!(outdated.is_empty(), "{when}: {outdated:?} come from memory, and are others by now");
        anew
    }

    /// The pages as they are made anew, and those from memory that differ from them.
    async fn compare(&self) -> (Vec<(u16, String)>, Vec<&str>) {
        let anew = look(&self.anew, &self.pages).await;
        let kept = look(&self.kept, &self.pages).await;
        let outdated = self.pages.iter().zip(kept).zip(&anew).filter(|((_, kept), anew)| kept != *anew);
        let outdated = outdated.map(|((page, _), _)| page.as_str()).collect();
        (anew, outdated)
    }
}

/// Signs as a person, and confirms; answers the signature's page and the cookies.
async fn sign(app: &TestApp, letter: &str, name: &str, address: &str) -> (String, String) {
    let fields = [("name", name), ("country", "KR"), ("email", address), ("affiliation", "Harbour School"), ("step", "send")];
    assert_eq!(app.post(&SIGN.replace(LETTER, letter), &fields).await.status, 303);
    confirm(app, address).await
}

async fn confirm(app: &TestApp, address: &str) -> (String, String) {
    let (page, cookies) = app.follow(address).await;
    assert_eq!(app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await.status, 303);
    (page, cookies)
}

/// Lists an organisation with its representative.
async fn list(app: &TestApp, letter: &str, name: &str, address: &str) -> (String, String) {
    let form = SigningForm {
        name: name.into(),
        country: "KE".into(),
        representative: "Rosa Representative".into(),
        office: "Director".into(),
        list_representative: "yes".into(),
        ..SigningForm::default()
    };
    let Entry::Organisation(entry) = form.parse_entry(SignatoryKind::Organisation).unwrap() else { unreachable!() };
    app.service.add_on_behalf(&app.owner().await, COALITION, letter, &entry, &email(address)).await.unwrap();
    confirm(app, address).await
}

/// Puts an organisation into the address book, perhaps as a part of another.
async fn note(app: &TestApp, name: &str, part_of: Option<OrganisationId>) -> OrganisationId {
    let form = OrganisationForm {
        legal_name: name.into(),
        country: "KE".into(),
        kind: "ngo".into(),
        part_of: part_of.map(|id| id.to_string()).unwrap_or_default(),
        ..OrganisationForm::default()
    };
    app.service.save_organisation(&app.owner().await, COALITION, None, &form).await.unwrap()
}

/// The signature of this name.
async fn id_of(app: &TestApp, letter: &str, name: &str) -> PublicId {
    let desk = app.service.desk_signatures(&app.owner().await, COALITION, letter, name, None, 1).await.unwrap();
    desk.signatures.first().expect("a signature").id
}
