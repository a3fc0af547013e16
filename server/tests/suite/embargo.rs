//! The embargo over HTTP: before its moment, nothing that anybody can ask for differs from an instance without the
//! letter; afterwards it is in every place where it should be.

mod addresses;

pub(super) use addresses::{Seen, lists, look, own_addresses};

use crate::app::{Ask, COALITION, OWNER, PASSWORD, SETTLED, Setup, Standing, TestApp, create_organiser, email, letter_form};
use domain::{
    embargo,
    forms::{
        amendment::AmendmentForm,
        letter::LetterForm,
        signing::{Entry, SigningForm},
        translation::{TranslationForm, TypedPart},
    },
    ids::PublicId,
    role::Role,
    shapes::translation::PartRow,
    signature::SignatoryKind,
    time::{Deadline, Instant},
};
use std::sync::Arc;

const SLUG: &str = "quiet-river";
const SUBJECT: &str = "Hands off the quiet river";
/// As long as the other, so that answers which name it are too.
const NEVER: &str = "other-river";
pub(super) const NEVER_ID: &str = "00000000000000000000000000000001";
const SECOND: &str = "second@coalition.example";
const QUARTER: i64 = 15 * 60 * Instant::SECOND;
const DESK: &str = "/en/desk/safe-passage/letters/quiet-river/publication";

/// 24 November 2026, noon UTC.
const START: Instant = Instant(1_795_521_600 * Instant::SECOND);

/// Translates the whole letter into a language.
pub(super) async fn translate(app: &TestApp, slug: &str, language: &str) {
    let owner = app.owner().await;
    app.service.add_translation(&owner, COALITION, slug, language).await.unwrap();
    let page = app.service.translation(&owner, COALITION, slug, language, None).await.unwrap();
    let typed = |row: &PartRow| TypedPart { index: row.index, lock: row.lock, text: format!("{} [{language}]", row.original) };
    let parts = page.parts.iter().map(typed).collect();
    let form = TranslationForm { revision: page.revision, parts, ..TranslationForm::default() };
    app.service.save_translation(&owner, COALITION, slug, language, &form).await.unwrap();
}

/// Publishes the working text as the next version, with another organiser's word.
pub(super) async fn publish_translation(app: &TestApp, slug: &str) {
    create_organiser(&app.service, COALITION, SECOND, Role::Editor).await;
    app.run(SETTLED).await;
    let token = app.service.sign_in(&email(SECOND), PASSWORD).await.unwrap();
    let (owner, second) = (app.owner().await, app.service.actor(&token).await.unwrap().unwrap());
    let seen = app.service.amendment(&owner, COALITION, slug).await.unwrap().seen;
    let form = AmendmentForm { kind: "translation".into(), words: "In Korean.".into(), seen, ..AmendmentForm::default() };
    app.service.propose_amendment(&owner, COALITION, slug, &form).await.unwrap();
    let proposed = app.service.amendment(&owner, COALITION, slug).await.unwrap().proposal.unwrap().at;
    app.service.confirm_amendment(&second, COALITION, slug, proposed).await.unwrap();
    // The day in which signatories can object is over.
    app.run("UPDATE amendment SET due_at = 1, told_at = NULL").await;
    app.service.tend_amendments().await.unwrap();
}

/// An instance whose clock is ours, with the letter in it, and what its lists showed before.
struct Hidden {
    app: TestApp,
    clock: Arc<Standing>,
    id: PublicId,
    lists: Seen,
}

impl Hidden {
    async fn each<F: Future<Output = ()>>(test: impl Fn(Hidden) -> F) {
        let clock = Standing::at(START);
        let setup = Setup { clock: clock.clone(), ..Setup::default() };
        let (clock, test) = (&clock, &test);
        TestApp::each(setup, |app| async move {
            clock.set(START);
            app.service.sequence().await.unwrap();
            let owner = app.owner().await;
            let before = look(&app, &lists(), "no-return", NEVER_ID).await;
            let form = LetterForm { slug: SLUG.into(), subject: SUBJECT.into(), visibility: "confidential".into(), ..letter_form() };
            app.service.create_letter(&owner, COALITION, &form).await.unwrap();
            translate(&app, SLUG, "fr").await;
            app.service.open_letter(&owner, COALITION, SLUG).await.unwrap();
            let id = app.service.desk_letter(&owner, COALITION, SLUG).await.unwrap().public_id;
            // Somebody has signed: its log grows, and nobody may see how fast.
            let form = SigningForm {
                name: "River Watch".into(),
                country: "KR".into(),
                representative: "Ana".into(),
                office: "Director".into(),
                ..SigningForm::default()
            };
            let Entry::Organisation(entry) = form.parse_entry(SignatoryKind::Organisation).unwrap() else { unreachable!() };
            app.service.add_on_behalf(&owner, COALITION, SLUG, &entry, &email("ana@river.example")).await.unwrap();
            let (page, cookies) = app.follow("ana@river.example").await;
            let confirmed = app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
            assert_eq!(confirmed.status, 303);
            app.service.sequence().await.unwrap();
            // Its second version has one more language.
            translate(&app, SLUG, "ko").await;
            publish_translation(&app, SLUG).await;
            app.service.sequence().await.unwrap();
            test(Hidden { app, clock: clock.clone(), id, lists: before }).await;
        })
        .await;
    }

    async fn plan(&self, until: &Deadline) {
        let owner = self.app.owner().await;
        self.app.service.plan_publication(&owner, COALITION, SLUG, until.clone()).await.unwrap();
    }

    /// The server's worker comes round at an instant.
    async fn at(&self, instant: Instant) {
        self.clock.set(instant);
        self.app.service.publish_due(QUARTER).await.unwrap();
    }

    /// No public byte differs from those of an instance without the letter.
    async fn assert_hidden(&self, when: &str) {
        let id = self.id.to_string();
        for ((address, status, headers, body), without) in
            look(&self.app, &lists(), "no-return", NEVER_ID).await.into_iter().zip(&self.lists)
        {
            assert_eq!((&address, status, &headers, &body), (&without.0, without.1, &without.2, &without.3), "{when}");
        }
        let (own, never) = (own_addresses(SLUG, &id), own_addresses(NEVER, NEVER_ID));
        let (own, never) = (look(&self.app, &own, SLUG, &id).await, look(&self.app, &never, NEVER, NEVER_ID).await);
        for (there, nothing) in own.iter().zip(&never) {
            assert_eq!(there, nothing, "{when}");
            assert!(there.1.is_client_error(), "{when}: {}", there.0);
        }
    }

    /// It is in every place where a public letter is.
    async fn assert_public(&self, when: &str) {
        let id = self.id.to_string();
        for address in own_addresses(SLUG, &id) {
            let answer = self.app.get_bytes(&address).await;
            // A letter that is open has no receipt of a delivery yet.
            let is_file = address != format!("/log/{id}/") && !address.contains("/files/");
            assert_eq!(answer.0, if is_file { 200 } else { 404 }, "{when}: {address}");
        }
        for address in lists().iter().filter(|address| !address.contains("no-return") && !address.contains(NEVER_ID)) {
            if ["/healthz", "/robots.txt", "/.well-known/security.txt"].contains(&address.as_str())
                || ["/verification", "/forgotten", "/safety", "/about"].iter().any(|end| address.ends_with(end))
                || address.contains("/privacy/")
                || address.ends_with("/data")
            {
                continue;
            }
            assert!(self.app.get(address).await.body.contains(SLUG), "{when}: {address}");
        }
    }
}

#[tokio::test]
async fn until_its_moment_no_public_byte_shows_a_letter_and_then_every_place_does() {
    Hidden::each(|hidden| async move {
        let until = embargo::parse("2026-11-25T09:00", "Asia/Seoul", START).unwrap();
        hidden.assert_hidden("open and confidential").await;
        hidden.plan(&until).await;
        hidden.assert_hidden("planned").await;
        hidden.at(until.at.plus(-1)).await;
        hidden.assert_hidden("a microsecond before").await;
        hidden.at(until.at).await;
        hidden.assert_public("at its moment").await;
        hidden.assert_public("from memory").await;
    })
    .await;
}

#[tokio::test]
async fn a_restart_across_the_moment_publishes_in_time_and_asks_when_late() {
    Hidden::each(|mut hidden| async move {
        let until = embargo::parse("2026-11-25T09:00", "Asia/Seoul", START).unwrap();
        hidden.plan(&until).await;
        hidden.clock.set(until.at.plus(QUARTER + 1));
        hidden.app.restart().await;
        hidden.assert_hidden("back too late, before the worker comes round").await;
        hidden.at(until.at.plus(QUARTER + 1)).await;
        hidden.assert_hidden("back too late").await;
        let cookies = hidden.app.sign_in(OWNER).await;
        let desk = hidden.app.ask(Ask::get(DESK).cookie(&cookies)).await;
        assert!(desk.body.contains("it was away then"), "{}", desk.body);

        let again = embargo::parse("2026-11-25T18:00", "Asia/Seoul", hidden.app.service.now()).unwrap();
        hidden.plan(&again).await;
        hidden.clock.set(again.at.plus(QUARTER));
        hidden.app.restart().await;
        hidden.assert_hidden("back in time, before the worker comes round").await;
        hidden.at(again.at.plus(QUARTER)).await;
        hidden.assert_public("back in time").await;
    })
    .await;
}

#[tokio::test]
async fn in_the_last_second_organisers_postpone_stop_and_publish() {
    Hidden::each(|hidden| async move {
        let until = embargo::parse("2026-11-25T09:00", "Asia/Seoul", START).unwrap();
        let later = embargo::parse("2026-11-26T09:00", "Asia/Seoul", START).unwrap();
        let last = |moment: &Deadline| moment.at.plus(-Instant::SECOND / 2);
        hidden.plan(&until).await;

        hidden.at(last(&until)).await;
        let cookies = hidden.app.sign_in(OWNER).await;
        let press =
            async |path: &str, fields: &[(&str, &str)]| hidden.app.ask(Ask::post(&format!("{DESK}{path}"), fields).cookie(&cookies)).await;
        let typed = |step| [("embargo_local", "2026-11-26T09:00"), ("embargo_zone", "Asia/Seoul"), ("step", step)];
        let second_look = press("", &typed("look")).await;
        assert!(second_look.status == 200 && second_look.body.contains("Schedule publication?"));
        assert_eq!(press("", &typed("plan")).await.status, 303);
        hidden.at(until.at.plus(Instant::SECOND)).await;
        hidden.assert_hidden("postponed in the last second").await;

        hidden.at(last(&later)).await;
        let asks = hidden.app.ask(Ask::get(&format!("{DESK}/stop")).cookie(&cookies)).await;
        assert!(asks.body.contains("Take the plan back?"));
        assert_eq!(press("/stop", &[]).await.status, 303);
        hidden.at(later.at.plus(Instant::SECOND)).await;
        hidden.assert_hidden("stopped in the last second").await;

        let third = Deadline { at: later.at.plus(Instant::HOUR), ..later.clone() };
        hidden.plan(&third).await;
        hidden.at(last(&third)).await;
        assert_eq!(press("/now", &[]).await.status, 303);
        hidden.assert_public("published in the last second").await;

        // A second click finds done what it asks for. Who wants to stop it learns that it is over; nothing changes.
        assert_eq!(press("/now", &[]).await.status, 303);
        let late = press("/stop", &[]).await;
        assert!(late.status == 409 && late.body.contains("Nothing was changed"), "{}", late.body);
        let soon = [("embargo_local", "2026-12-26T09:00"), ("embargo_zone", "Asia/Seoul"), ("step", "plan")];
        assert_eq!(press("", &soon).await.status, 409);
        hidden.assert_public("after all that").await;
    })
    .await;
}

#[tokio::test]
async fn a_moment_at_fault_is_said_and_kept() {
    Hidden::each(|hidden| async move {
        let cookies = hidden.app.sign_in(OWNER).await;
        for (local, zone, said) in [
            ("2020-01-01T09:00", "Asia/Seoul", "Choose a moment in the future"),
            ("soon", "Asia/Seoul", "embargo_local"),
            ("2026-12-26T09:00", "Zurch", "embargo_zone"),
            ("", "", "embargo_local"),
        ] {
            let fields = [("embargo_local", local), ("embargo_zone", zone), ("step", "plan")];
            let answer = hidden.app.ask(Ask::post(DESK, &fields).cookie(&cookies)).await;
            assert_eq!(answer.status, 422, "{local} {zone}");
            assert!(answer.body.contains(said) && answer.body.contains(&format!("value=\"{zone}\"")), "{local} {zone}");
        }
        hidden.assert_hidden("nothing was planned").await;
    })
    .await;
}
