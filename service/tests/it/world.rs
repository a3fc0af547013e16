//! A fresh instance a test, with a coalition, its owner and an open letter; its clock stands until it is moved.

pub(crate) use crate::template::settings;
use crate::template::{Place, Template};
use domain::{
    email::Email,
    forms::{
        account::NewPassword,
        invitation::PressForm,
        letter::{LetterForm, Recipient},
        organisation::OrganisationForm,
        privacy::ConsentForm,
        signing::{Entry, SigningForm},
    },
    ids::PublicId,
    locale::Locale,
    role::Role,
    shapes::mail::MailContent,
    signature::SignatoryKind,
    slug::Slug,
    text::Name,
    time::Instant,
};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use service::{Actor, Clock, Faults, NewOrganiser, RootKey, Service, Settings, StopScope, SystemClock, SystemRng, Wish, open_database};
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

/// 24 November 2026, noon UTC.
pub const START: Instant = Instant(1_795_521_600 * Instant::SECOND);
pub const PASSWORD: &str = "a long enough phrase";
pub const OWNER: &str = "owner@coalition.example";
const COALITION: &str = "safe-passage";

/// A clock that all but stands: each reading is a microsecond later, so that what happens has an order.
pub struct Standing(AtomicI64);

impl Standing {
    pub fn at(instant: Instant) -> Self {
        Self(AtomicI64::new(instant.0))
    }
}

impl Clock for Standing {
    fn now(&self) -> Instant {
        Instant(self.0.fetch_add(1, Ordering::SeqCst))
    }
}

/// A clock that runs, from [`START`] on when it is made: for tests whose processes and tasks write at once. What the
/// letters of a [`World`] say of their days holds whatever day it is.
#[derive(Clone, Copy)]
pub struct Running(i64);

impl Running {
    /// Made now.
    pub fn new() -> Self {
        Self(START.0 - SystemClock.now().0)
    }

    /// How far it is behind the system's; another process makes the same clock of it.
    pub fn shift(self) -> i64 {
        self.0
    }

    /// The clock of another process.
    pub fn shifted(by: i64) -> Self {
        Self(by)
    }
}

impl Clock for Running {
    fn now(&self) -> Instant {
        SystemClock.now().plus(self.0)
    }
}

pub struct World {
    pub service: Service,
    pub owner: Actor,
    pub coalition: String,
    pub letter: String,
    pub engine: &'static str,
    clock: Arc<Standing>,
    settings: Settings,
}

/// What each world begins with, and its owner's session.
static READY: Template<Ready> = Template::new();

struct Ready {
    session: String,
    letter: String,
    /// When it was ready.
    at: Instant,
}

impl World {
    /// Runs a test on each engine that there is.
    pub async fn each<F: Future<Output = ()>>(test: impl Fn(World) -> F) {
        Self::each_embedded(&test).await;
        if let Some((place, database, ready)) = READY.postgres(Self::prepare).await {
            test(Self::open(&place, ready).await).await;
            database.drop().await;
        }
    }

    /// Runs a test on the embedded database alone: PostgreSQL has no such files.
    pub async fn each_embedded<F: Future<Output = ()>>(test: impl Fn(World) -> F) {
        let (place, ready) = READY.embedded(Self::prepare).await;
        test(Self::open(&place, ready).await).await;
    }

    /// The world's clock, for another process.
    pub fn clock(&self) -> Arc<dyn Clock> {
        self.clock.clone()
    }

    async fn prepare(database_url: String, folder: PathBuf) -> Ready {
        let clock = Arc::new(Standing::at(START));
        let settings = settings(database_url, &folder);
        let service = Service::open(settings.clone(), clock.clone(), Arc::new(SystemRng)).await.unwrap();
        service
            .create_organiser(NewOrganiser {
                coalition: Slug::parse(COALITION).unwrap(),
                coalition_name: Some(Name::parse("Coalition for Safe Passage").unwrap()),
                contact: None,
                name: Name::parse("Olga Owner").unwrap(),
                email: email(OWNER),
                password: Some(NewPassword::parse(PASSWORD).unwrap()),
                role: Role::Owner,
                locale: Locale::En,
            })
            .await
            .unwrap();
        let session = service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        let owner = service.actor(&session).await.unwrap().unwrap();
        let mut world = Self { service, owner, coalition: COALITION.into(), letter: String::new(), engine: "", clock, settings };
        world.add_organisation("Lantern Trust", "GB", "https://lantern.example").await;
        world.letter = world.service.create_letter(&world.owner, &world.coalition, &letter_form()).await.unwrap();
        world.service.open_letter(&world.owner, &world.coalition, &world.letter).await.unwrap();
        let at = world.clock.now();
        world.service.close().await;
        Ready { session, letter: world.letter, at }
    }

    async fn open(place: &Place, ready: &Ready) -> Self {
        let clock = Arc::new(Standing::at(ready.at));
        let settings = settings(place.database_url.clone(), place.folder.path());
        let service = Service::open(settings.clone(), clock.clone(), Arc::new(SystemRng)).await.unwrap();
        let owner = service.actor(&ready.session).await.unwrap().unwrap();
        let letter = ready.letter.clone();
        Self { service, owner, coalition: COALITION.into(), letter, engine: place.engine, clock, settings }
    }

    /// A second process on the same database and keys.
    pub async fn second_process(&self) -> Service {
        Service::open(self.settings.clone(), self.clock.clone(), Arc::new(SystemRng)).await.unwrap()
    }

    /// A process on the same database and keys that answers at another address.
    pub async fn process_at(&self, base_url: &str) -> Service {
        let settings = Settings { base_url: base_url.to_owned(), ..self.settings.clone() };
        Service::open(settings, self.clock.clone(), Arc::new(SystemRng)).await.unwrap()
    }

    /// A process on the same database and keys whose checkpoints wait for these witnesses: the lines of their policy.
    pub async fn witnessed(&self, witnesses: &str) -> Service {
        let settings = Settings { witnesses: Some(witnesses.to_owned()), ..self.settings.clone() };
        Service::open(settings, self.clock.clone(), Arc::new(SystemRng)).await.unwrap()
    }

    /// A process on the same database and keys, with faults.
    pub async fn process_with(&self, faults: Arc<dyn Faults>) -> Service {
        Service::open_with(self.settings.clone(), self.clock.clone(), Arc::new(SystemRng), faults).await.unwrap()
    }

    /// A process on a restored backup, with the log's keys and states put back beside its own keys, or without.
    pub async fn restored(&self, backup: &std::path::Path, folder: &std::path::Path, with_log_keys: bool) -> Service {
        let settings = Settings {
            database_url: format!("sqlite://{}?mode=rwc", folder.join("restored/db.sqlite").display()),
            key_folder: folder.join("restored/keys"),
            root_key: RootKey::Folder,
            ..self.settings.clone()
        };
        let journal = service::backup::JournalFrom::File(self.settings.key_folder.join("journal/departures"));
        service::backup::restore(backup, &settings, &journal).unwrap();
        if with_log_keys {
            copy(&self.settings.key_folder.join("log"), &settings.key_folder.join("log"));
        }
        Service::open(settings, self.clock.clone(), Arc::new(SystemRng)).await.unwrap()
    }

    /// What the journal of departures says.
    pub fn journal(&self) -> String {
        service::backup::journal_text(&self.settings).unwrap()
    }

    /// Writes a line into the journal, as it is beside a database of before.
    pub fn note(&self, line: &str) {
        let text = self.journal() + line;
        std::fs::write(self.settings.key_folder.join("journal/departures"), text).unwrap();
    }

    pub fn pass(&self, microseconds: i64) {
        self.clock.0.fetch_add(microseconds, Ordering::SeqCst);
    }

    pub async fn add_organisation(&self, name: &str, country: &str, site: &str) {
        let form = OrganisationForm {
            legal_name: name.into(),
            country: country.into(),
            site: site.into(),
            kind: "ngo".into(),
            ..OrganisationForm::default()
        };
        self.service.save_organisation(&self.owner, &self.coalition, None, &form).await.unwrap();
    }

    pub async fn post(&self, entry: &Entry, address: &str) -> Result<(), service::Error> {
        self.service.post_signature(&self.coalition, &self.letter, entry, &email(address), Locale::En).await
    }

    /// The newest mail to an address: what it says and its link's page and token.
    pub async fn mail(&self, address: &str) -> (MailContent, Option<(PublicId, String)>) {
        let mail = self.service.mailbox(1000).await.unwrap().into_iter().find(|mail| mail.to == address).expect("a mail");
        let link = match &mail.shape.content {
            MailContent::Confirm { link, .. }
            | MailContent::ConfirmOnBehalf { link, .. }
            | MailContent::ConfirmGathered { link, .. }
            | MailContent::AlreadySigned { link, .. }
            | MailContent::Receipt { link, .. }
            | MailContent::Manage { link, .. }
            | MailContent::AmendmentNotice { link, .. }
            | MailContent::Reaffirm { link, .. }
            | MailContent::Approved { link, .. } => link.clone(),
            _ => None,
        };
        let link = match link {
            None => None,
            Some(link) => {
                let token = link.rsplit_once("/l/").unwrap().1.to_owned();
                match self.service.follow_link(&token).await.unwrap() {
                    service::Link::Signature { id, .. } => Some((id, token)),
                    _ => None,
                }
            }
        };
        (mail.shape.content, link)
    }

    /// What the newest mail to an address says.
    /// Sends all mail that is due.
    pub async fn send(&self) {
        loop {
            let due = self.service.claim_mails(100).await.unwrap();
            if due.is_empty() {
                return;
            }
            for mail in due {
                self.service.mail_sent(mail.id).await.unwrap();
            }
        }
    }

    pub async fn mail_content(&self, address: &str) -> MailContent {
        self.service.mailbox(1000).await.unwrap().into_iter().find(|mail| mail.to == address).expect("a mail").shape.content
    }

    /// The link of the newest invitation or reminder to an address: the page and the token.
    pub async fn invited(&self, address: &str) -> (PublicId, String) {
        let link = match self.mail_content(address).await {
            MailContent::Invite { about, .. } | MailContent::Remind { about, .. } => about.link.expect("a link"),
            other => panic!("another mail: {other:?}"),
        };
        let token = link.rsplit_once("/l/").unwrap().1.to_owned();
        let service::Link::Invitation { id, .. } = self.service.follow_link(&token).await.unwrap() else { panic!("another link") };
        (id, token)
    }

    /// Posts, and confirms from the mail.
    pub async fn sign(&self, entry: &Entry, address: &str) -> Result<service::Confirmed, service::Error> {
        sign(&self.service, &self.coalition, &self.letter, entry, address).await
    }

    /// Everybody has been here long enough to be a second person.
    pub async fn settle(&self) {
        let long_ago = "UPDATE membership SET created_at = 1, accepted_at = 1, role_at = 1 WHERE accepted_at IS NOT NULL";
        self.database().await.execute_unprepared(long_ago).await.unwrap();
    }

    /// Stops all emails to the mailbox that a stop link went to, which is asked first.
    pub async fn stop_all(&self, stop: &str, address: &str) {
        assert_eq!(self.service.stop_emails(stop, StopScope::Instance).await.unwrap(), Wish::Mailed, "the link goes round");
        let proven = self.asked_mailbox(address).await;
        assert_eq!(self.service.stop_emails(&proven, StopScope::Instance).await.unwrap(), Wish::Done);
    }

    /// Allows them again.
    pub async fn allow_all(&self, stop: &str, address: &str) {
        assert_eq!(self.service.allow_emails(stop).await.unwrap(), Wish::Mailed, "the link goes round");
        let proven = self.asked_mailbox(address).await;
        assert_eq!(self.service.allow_emails(&proven).await.unwrap(), Wish::Done);
    }

    /// The token of the mail that asks a mailbox, which leaves with whatever is due.
    pub async fn asked_mailbox(&self, address: &str) -> String {
        let content = self.mail_content(address).await;
        let MailContent::MailboxLink { link: Some(link), entered: false } = content else { panic!("another mail") };
        self.send().await;
        link.rsplit_once("/l/").unwrap().1.to_owned()
    }

    /// The database as it is stored, beside the instance.
    pub async fn database(&self) -> DatabaseConnection {
        open_database(&self.settings).await.unwrap()
    }

    /// How a process is opened on the same database and keys.
    pub fn settings(&self) -> Settings {
        self.settings.clone()
    }

    pub async fn mails_to(&self, address: &str) -> usize {
        self.service.mailbox(10_000).await.unwrap().iter().filter(|mail| mail.to == address).count()
    }

    pub async fn counts(&self) -> domain::shapes::letters::Counts {
        self.service.desk_letter(&self.owner, &self.coalition, &self.letter).await.unwrap().letter.counts
    }

    /// What the desk alone sees of those who are not counted yet.
    pub async fn waiting(&self) -> domain::shapes::desk::Waiting {
        self.service.desk_letter(&self.owner, &self.coalition, &self.letter).await.unwrap().letter.waiting
    }
}

/// Copies a folder.
fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Posts, and confirms from the mail, whatever the clock says.
pub async fn sign(
    service: &Service,
    coalition: &str,
    letter: &str,
    entry: &Entry,
    address: &str,
) -> Result<service::Confirmed, service::Error> {
    service.post_signature(coalition, letter, entry, &email(address), Locale::En).await?;
    let mail = service.mailbox(1000).await?.into_iter().find(|mail| mail.to == address).expect("a mail");
    let MailContent::Confirm { link: Some(link), .. } = mail.shape.content else { panic!("another mail") };
    let token = link.rsplit_once("/l/").unwrap().1.to_owned();
    let service::Link::Signature { id, .. } = service.follow_link(&token).await? else { panic!("another link") };
    let own = service.own_signature(id, &token).await?;
    service.confirm(id, &token, own.revision).await
}

pub fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

pub fn organisation(name: &str, country: &str, site: &str) -> Entry {
    let form = SigningForm {
        name: name.into(),
        country: country.into(),
        site: site.into(),
        representative: "Ana Silva".into(),
        office: "Director".into(),
        ..SigningForm::default()
    };
    form.parse_entry(SignatoryKind::Organisation).unwrap()
}

pub fn person(name: &str, country: &str) -> Entry {
    let form = SigningForm { name: name.into(), country: country.into(), affiliation: "Teacher".into(), ..SigningForm::default() };
    form.parse_entry(SignatoryKind::Person).unwrap()
}

pub fn letter_form() -> LetterForm {
    LetterForm {
        slug: "no-return".into(),
        language: "en".into(),
        subject: "No one should be returned to danger".into(),
        recipients: vec![Recipient { name: "The President".into(), postal: "Main Street 1\nCapital".into(), ..Recipient::default() }],
        salutation: "Mr President,".into(),
        body: "We write about people at risk.[^1]\n\n[^1]: A source.".into(),
        closing: "Respectfully,".into(),
        who_may_sign: "both".into(),
        visibility: "public".into(),
        deadline_local: "2026-12-01T12:00".into(),
        deadline_zone: "Europe/Zurich".into(),
        ..LetterForm::default()
    }
}

/// The boxes that everybody who signs ticks, of a coalition without a privacy notice.
pub(crate) fn agreed() -> ConsentForm {
    ConsentForm { consent: "yes".into(), of_age: "yes".into(), notice: String::new() }
}

/// The click of an invitation, with its boxes ticked.
pub(crate) fn press() -> PressForm {
    PressForm { agreed: agreed(), ..PressForm::default() }
}
