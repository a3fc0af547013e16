//! A fresh server a test, with a coalition, its organisers and an open letter, asked without a network.

mod ask;
#[allow(dead_code, reason = "shared with the tests of the use cases")]
#[path = "../../service/tests/it/template.rs"]
mod template;

pub(crate) use ask::{Answered, Ask};
use template::{Place, PostgresDatabase, Template};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Request, header},
};
use domain::{
    email::Email,
    forms::{
        account::NewPassword,
        letter::{LetterForm, Recipient},
    },
    locale::Locale,
    role::Role,
    shapes::{contact_export::ContactFile, desk::Waiting, letters::Counts},
    slug::Slug,
    text::Name,
    time::Instant,
};
use http_body_util::BodyExt;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use server::{config::Config, later::Later, page_memory::PageMemory, router::router, state::AppState};
use service::{Actor, Clock, KeptMail, NewOrganiser, Service, Settings, SystemClock, SystemRng};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{
        Arc, LazyLock,
        atomic::{AtomicI64, Ordering},
    },
};
use tower::ServiceExt;

pub(crate) const PASSWORD: &str = "a long enough phrase";
pub(crate) const OWNER: &str = "owner@coalition.example";
pub(crate) const VIEWER: &str = "viewer@coalition.example";
pub(crate) const COALITION: &str = "safe-passage";
pub(crate) const LETTER: &str = "no-return";
pub(crate) const SIGN: &str = "/en/c/safe-passage/no-return/sign/person";

/// How many bytes of pages a server of the tests keeps.
pub(crate) const PAGE_MEMORY: usize = 32 * 1024 * 1024;

/// Makes everybody a member for so long that they are a second person.
pub(crate) const SETTLED: &str = "UPDATE membership SET created_at = 1, accepted_at = 1, role_at = 1";

/// How a server is set up.
#[derive(Clone)]
pub(crate) struct Setup {
    pub(crate) config: Config,
    pub(crate) base_url: &'static str,
    pub(crate) demonstration: bool,
    pub(crate) clock: Arc<dyn Clock>,
}

/// A clock that stands until it is set.
pub(crate) struct Standing(AtomicI64);

impl Standing {
    pub(crate) fn at(instant: Instant) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(instant.0)))
    }

    pub(crate) fn set(&self, instant: Instant) {
        self.0.store(instant.0, Ordering::SeqCst);
    }
}

impl Clock for Standing {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

/// One clock for all, so that a set-up with it is recognised.
static SYSTEM: LazyLock<Arc<dyn Clock>> = LazyLock::new(|| Arc::new(SystemClock));

impl Default for Setup {
    /// Limits so high that only a test of theirs meets them.
    fn default() -> Self {
        let mut config = Config::default();
        let limits = &mut config.limits;
        for limit in [
            &mut limits.sign_per_minute,
            &mut limits.sign_in_per_minute,
            &mut limits.reset_per_minute,
            &mut limits.link_per_minute,
            &mut limits.call_per_minute,
            &mut limits.costly_per_minute,
            &mut limits.reports_per_hour,
            &mut limits.desk_per_hour,
        ] {
            *limit = 1_000_000;
        }
        Self { config, base_url: "http://localhost:3000", demonstration: true, clock: SYSTEM.clone() }
    }
}

impl Setup {
    /// Whether this differs from the usual set-up in its limits alone, and begins with a copy of what that begins with.
    fn is_usual(&self) -> bool {
        let usual = Self::default();
        Arc::ptr_eq(&self.clock, &usual.clock)
            && self.demonstration == usual.demonstration
            && self.base_url == usual.base_url
            && self.config.policy_lines().is_none()
    }

    async fn embedded(&self) -> Place {
        if self.is_usual() {
            return READY.embedded(|url, folder| self.prepare(url, folder)).await.0;
        }
        let place = Place::embedded();
        self.prepare(place.database_url.clone(), place.folder.path().to_owned()).await;
        place
    }

    async fn postgres(&self) -> Option<(Place, PostgresDatabase)> {
        if self.is_usual() {
            let (place, database, ()) = READY.postgres(|url, folder| self.prepare(url, folder)).await?;
            return Some((place, database));
        }
        let (place, database) = Place::postgres().await?;
        self.prepare(place.database_url.clone(), place.folder.path().to_owned()).await;
        Some((place, database))
    }

    /// The organisers, and an open letter of a demonstration.
    async fn prepare(&self, database_url: String, folder: PathBuf) {
        let settings = self.settings(database_url, &folder);
        let service = Service::open(settings, self.clock.clone(), Arc::new(SystemRng)).await.unwrap();
        create_organiser(&service, COALITION, OWNER, Role::Owner).await;
        create_organiser(&service, COALITION, VIEWER, Role::Viewer).await;
        if self.demonstration {
            let token = service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
            let owner = service.actor(&token).await.unwrap().unwrap();
            service.create_letter(&owner, COALITION, &letter_form()).await.unwrap();
            service.open_letter(&owner, COALITION, LETTER).await.unwrap();
        }
        service.close().await;
    }

    fn settings(&self, database_url: String, folder: &Path) -> Settings {
        Settings {
            base_url: self.base_url.to_owned(),
            demonstration: self.demonstration,
            witnesses: self.config.policy_lines(),
            ..template::settings(database_url, folder)
        }
    }
}

/// A server.
pub(crate) struct TestApp {
    pub(crate) service: Service,
    pub(crate) engine: &'static str,
    router: Router,
    /// What is done after answers.
    pub(crate) later: Later,
    pub(crate) settings: Settings,
    setup: Setup,
    _folder: tempfile::TempDir,
}

/// What most servers begin with.
static READY: Template<()> = Template::new();

impl TestApp {
    /// Runs a test on each engine that there is.
    pub(crate) async fn each<F: Future<Output = ()>>(setup: Setup, test: impl Fn(TestApp) -> F) {
        test(Self::new(setup.embedded().await, setup.clone()).await).await;
        if let Some((place, database)) = setup.postgres().await {
            test(Self::new(place, setup).await).await;
            database.drop().await;
        }
    }

    async fn new(place: Place, setup: Setup) -> Self {
        let settings = setup.settings(place.database_url, place.folder.path());
        let service = Service::open(settings.clone(), setup.clock.clone(), Arc::new(SystemRng)).await.unwrap();
        let config = Config { site_dir: Some(site(place.folder.path())), ..setup.config };
        let setup = Setup { config, ..setup };
        server::actions::register();
        let (router, later) = routes(&service, &setup);
        Self { service, engine: place.engine, router, later, settings, setup, _folder: place.folder }
    }

    /// Ends the process and starts another on the same data.
    pub(crate) async fn restart(&mut self) {
        self.service.clone().close().await;
        self.service = Service::open(self.settings.clone(), self.setup.clock.clone(), Arc::new(SystemRng)).await.unwrap();
        (self.router, self.later) = routes(&self.service, &self.setup);
    }

    /// The database as it is stored, past every service.
    pub(crate) async fn database(&self) -> DatabaseConnection {
        service::open_database(&self.settings).await.unwrap()
    }

    /// Runs a statement on it.
    pub(crate) async fn run(&self, sql: &str) {
        let db = self.database().await;
        db.execute_unprepared(sql).await.unwrap();
        db.close().await.unwrap();
    }

    /// The owner, signed in.
    pub(crate) async fn owner(&self) -> Actor {
        let token = self.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        self.service.actor(&token).await.unwrap().unwrap()
    }

    pub(crate) async fn ask(&self, ask: Ask) -> Answered {
        ask_at(&self.router, ask).await
    }

    /// A process beside this one, on the same data or with another memory of pages.
    pub(crate) fn beside(&self, service: &Service, pages: &Arc<PageMemory>) -> Router {
        router(AppState { pages: pages.clone(), ..state(service, &self.setup) }).unwrap()
    }

    /// The use cases once more, as another process has them.
    pub(crate) async fn second_service(&self) -> Service {
        Service::open(self.settings.clone(), self.setup.clock.clone(), Arc::new(SystemRng)).await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> Answered {
        self.ask(Ask::get(path)).await
    }

    /// The status and the bytes of an answer.
    pub(crate) async fn get_bytes(&self, path: &str) -> (u16, Vec<u8>) {
        let mut request = Request::builder().uri(path).header(header::HOST, "localhost:3000").body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 40_000))));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        (status, response.into_body().collect().await.unwrap().to_bytes().to_vec())
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answered {
        self.ask(Ask::post(path, fields)).await
    }

    /// Signs in; answers the cookies.
    pub(crate) async fn sign_in(&self, address: &str) -> String {
        let answer = self.post("/en/sign-in", &[("email", address), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer.cookies()
    }

    /// Proves the mailbox of the account that these cookies sign in, as before a first second factor, and takes up the
    /// session's new token; in a demonstration nobody has to.
    pub(crate) async fn prove_mailbox(&self, cookies: &mut String) {
        if self.service.is_demonstration() {
            return;
        }
        self.ask(Ask::get("/en/account/code").cookie(cookies)).await;
        let mails = self.service.claim_mails(100).await.unwrap();
        let text = mails.iter().map(|mail| app::mails::render(&mail.shape)).find(|mail| mail.subject.contains("Confirm it")).unwrap().text;
        let token: String =
            text.split_once("/l/").unwrap().1.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
        let followed = self.get(&format!("/l/{token}")).await;
        let both = format!("{cookies}; {}", followed.cookies());
        let confirmed = self.ask(Ask::post(followed.location(), &[]).cookie(&both)).await;
        assert_eq!(confirmed.status, 200, "{}", confirmed.body);
        *cookies = confirmed.cookies();
    }

    /// The newest mail to an address.
    pub(crate) async fn mail(&self, address: &str) -> KeptMail {
        self.later.end().await;
        self.service.mailbox(100).await.unwrap().into_iter().find(|mail| mail.to == address).expect("a mail")
    }

    /// Follows the link of the newest mail to an address; answers the page's address and the cookies.
    pub(crate) async fn follow(&self, address: &str) -> (String, String) {
        let text = app::mails::render(&self.mail(address).await.shape).text;
        let (_, rest) = text.split_once("/l/").expect("a link");
        let token: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
        let mut answer = self.get(&format!("/l/{token}")).await;
        if answer.status == 200 {
            // One about a sensitive letter shows nothing before a click.
            answer = self.post(&format!("/l/{token}"), &[]).await;
        }
        assert_eq!(answer.status, 303);
        (answer.location().to_owned(), answer.cookies())
    }

    /// The file of the open letter's contacts, approved by a second organiser.
    pub(crate) async fn contacts(&self) -> ContactFile {
        create_organiser(&self.service, COALITION, "second@person.example", Role::Editor).await;
        self.run(SETTLED).await;
        let token = self.service.sign_in(&email("second@person.example"), PASSWORD).await.unwrap();
        let (owner, second) = (self.owner().await, self.service.actor(&token).await.unwrap().unwrap());
        self.service.ask_for_contacts(&owner, COALITION, Some(LETTER)).await.unwrap();
        let asked = self.service.contact_exports(&owner, COALITION).await.unwrap().exports.remove(0);
        self.service.approve_contacts(&second, COALITION, asked.id).await.unwrap();
        self.service.fetch_contacts(&owner, COALITION, asked.id).await.unwrap()
    }

    pub(crate) async fn counts(&self) -> Counts {
        self.service.letter_card(COALITION, LETTER).await.unwrap().counts
    }

    /// Who is not counted yet, read past every service: nobody signs in for it, so no mail goes out.
    pub(crate) async fn waiting(&self) -> Waiting {
        let db = self.database().await;
        let sql = "SELECT count(CASE WHEN state = 'pending' THEN 1 END) AS pending, count(CASE WHEN state = 'held' THEN 1 END) AS held FROM signature";
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
        let figure = |name| u64::try_from(row.try_get::<i64>("", name).unwrap()).unwrap();
        let waiting = Waiting { pending: figure("pending"), held: figure("held") };
        db.close().await.unwrap();
        waiting
    }

    pub(crate) async fn mails(&self) -> usize {
        self.later.end().await;
        self.service.mailbox(1000).await.unwrap().len()
    }
}

/// Asks a server.
pub(crate) async fn ask_at(router: &Router, ask: Ask) -> Answered {
    let mut request = ask.request.body(Body::from(ask.body)).unwrap();
    request.extensions_mut().insert(ConnectInfo(ask.peer));
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    let body = String::from_utf8_lossy(&bytes).into_owned();
    Answered { status: parts.status, headers: parts.headers, body, bytes: bytes.to_vec() }
}

fn state(service: &Service, setup: &Setup) -> AppState {
    AppState::new(service.clone(), &setup.config, setup.base_url.to_owned(), 3000, setup.demonstration).unwrap()
}

fn routes(service: &Service, setup: &Setup) -> (Router, Later) {
    // Tests look at once at what they have just done.
    let state = AppState { pages: Arc::new(PageMemory::new(PAGE_MEMORY)), ..state(service, setup) };
    let later = state.later.clone();
    (router(state).unwrap(), later)
}

pub(crate) async fn create_organiser(service: &Service, coalition: &str, address: &str, role: Role) {
    let organiser = NewOrganiser {
        coalition: Slug::parse(coalition).unwrap(),
        coalition_name: Some(Name::parse("Coalition for Safe Passage").unwrap()),
        contact: None,
        name: Name::parse("Olga Organiser").unwrap(),
        email: email(address),
        password: Some(NewPassword::parse(PASSWORD).unwrap()),
        role,
        locale: Locale::En,
    };
    service.create_organiser(organiser).await.unwrap();
}

pub(crate) fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

/// A site of two files.
fn site(folder: &Path) -> std::path::PathBuf {
    let site = folder.join("site");
    std::fs::create_dir_all(site.join("assets")).unwrap();
    std::fs::write(site.join("assets/main.css"), "body{}").unwrap();
    std::fs::write(site.join("verify.html"), "<!DOCTYPE html>").unwrap();
    site
}

pub(crate) fn letter_form() -> LetterForm {
    LetterForm {
        slug: LETTER.into(),
        language: "en".into(),
        subject: "No one should be returned to danger".into(),
        recipients: vec![Recipient { name: "The President".into(), postal: "Main Street 1\nCapital".into(), ..Recipient::default() }],
        salutation: "Mr President,".into(),
        body: "We write about people at risk.".into(),
        closing: "Respectfully,".into(),
        who_may_sign: "both".into(),
        visibility: "public".into(),
        deadline_local: "2090-12-01T12:00".into(),
        deadline_zone: "Europe/Zurich".into(),
        ..LetterForm::default()
    }
}

/// What a hidden field of a page holds.
pub(crate) fn hidden(body: &str, name: &str) -> String {
    let (_, rest) = body.split_once(&format!("name=\"{name}\" value=\"")).expect("a hidden field");
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// How many mails went to an address, or to one that ends so.
pub(crate) async fn emails_to(app: &TestApp, end: &str) -> usize {
    app.service.mailbox(1_000).await.unwrap().iter().filter(|mail| mail.to.ends_with(end)).count()
}
