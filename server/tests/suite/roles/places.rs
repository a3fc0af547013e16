//! What is in the place of `{…}` in an address, made again for each request: what one role has deleted is there
//! again for the next.

use crate::app::{COALITION, LETTER, OWNER, PASSWORD, TestApp, create_organiser, email, letter_form};
use domain::{
    afterwards::MediaType,
    country::Country,
    forms::{
        afterwards::{AnswerForm, DeliveryForm, FileForm},
        gathered::GatheredForm,
        invitation::InviteForm,
        letter::LetterForm,
        organisation::{OrganisationForm, OrganisationKind},
        report::ReportForm,
        review::{RemarkForm, ReviewerForm},
        signing::{Entry, SigningForm},
        translation::{TranslationForm, TranslatorForm, TypedPart},
    },
    letter::LetterStep,
    role::{Permission, Role},
    shapes::afterwards::DeskAfterwards,
    signature::SignatoryKind,
};
use server::gathered::{Understood, understand};
use service::{Actor, NewFile};
use std::sync::atomic::{AtomicU32, Ordering};

/// Fields that are good wherever they matter, so that only the right to post is in question. A form that needs another
/// field gets it by one more line.
pub(in crate::suite) const FIELDS: [(&str, &str); 22] = [
    ("organisation", "A name"),
    ("name", "A name"),
    ("slug", "a-letter"),
    ("subject", "A subject"),
    ("language", "en"),
    ("who_may_sign", "both"),
    ("visibility", "public"),
    ("country", "GB"),
    ("email", "a@b.example"),
    ("role", "viewer"),
    ("reason", "duplicate"),
    ("category", "expert"),
    ("legal_name", "A name"),
    ("kind", "ngo"),
    ("representative", "Ana"),
    ("office", "Director"),
    ("accent", "#8a2b1d"),
    ("without_notice", "yes"),
    ("controller-0-name", "A name"),
    ("controller-0-address", "A street"),
    ("controller-0-contact", "a@b.example"),
    ("countries", "Switzerland"),
];

/// A draft in review, to which everybody who is no organiser is invited.
pub(in crate::suite) const DRAFT: &str = "talked-over";

/// A draft that is to be had in another language, and that language.
const TRANSLATED: &str = "translated";
const TONGUE: &str = "fr";

/// Makes what addresses name.
pub(in crate::suite) struct Places<'a> {
    app: &'a TestApp,
    owner: Actor,
    number: AtomicU32,
}

impl<'a> Places<'a> {
    pub(in crate::suite) async fn new(app: &'a TestApp) -> Self {
        let token = app.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        let owner = app.service.actor(&token).await.unwrap().unwrap();
        let places = Self { app, owner, number: AtomicU32::new(0) };
        let form = LetterForm { slug: DRAFT.into(), ..letter_form() };
        app.service.create_letter(&places.owner, COALITION, &form).await.unwrap();
        app.service.step_letter(&places.owner, COALITION, DRAFT, LetterStep::Review).await.unwrap();
        places.prepare_translations().await;
        for role in Role::ALL.into_iter().filter(|role| !role.may(Permission::SeeDesk)) {
            // A representative is invited as one: they sign for the organisation.
            let (invited, organisation) = match role.may(Permission::SignForOrganisation) {
                true => (role, places.organisation().await),
                false => (Role::Reviewer, String::new()),
            };
            places.invite(&format!("{}@roles.example", role.code()), invited, organisation).await;
        }
        places
    }

    /// The letters that addresses name: an open one, one in review, and one that is translated.
    pub(super) fn letters(&self) -> [&'static str; 3] {
        [LETTER, DRAFT, TRANSLATED]
    }

    /// An address with something that exists in each place.
    pub(in crate::suite) async fn fill(&self, path: &str) -> String {
        let mut filled = String::new();
        for part in path.split('/').skip(1) {
            filled.push('/');
            match part.strip_suffix('}').and_then(|part| part.split_once('{')) {
                Some((before, place)) => {
                    filled.push_str(before);
                    filled.push_str(&self.value(path, place).await);
                }
                None => filled.push_str(part),
            }
        }
        filled
    }

    /// A new place needs a line here, and a function that makes what it names.
    async fn value(&self, path: &str, place: &str) -> String {
        match place {
            "lang" => "en".to_owned(),
            "coalition" => COALITION.to_owned(),
            "letter" if path.contains("/discussion") || path.contains("/reviewers") => DRAFT.to_owned(),
            // At the desk a representative signs a draft that they were invited to.
            "letter" if path.contains("/desk/") && path.ends_with("/sign") => DRAFT.to_owned(),
            "letter" if path.contains("/translations") => TRANSLATED.to_owned(),
            "letter" => LETTER.to_owned(),
            "language" if path.ends_with("/restore") => self.translation(false).await,
            "language" if path.contains("/translations/{language}") => self.translation(true).await,
            "kind" => "person".to_owned(),
            "tag" => "en".to_owned(),
            "file" if path.ends_with("/letter.{file}") => "en.md".to_owned(),
            // The letter's first revision.
            "number" => "1".to_owned(),
            "account" if path.contains("/translators/") => self.translator().await,
            "account" if path.contains("/reviewers/") => self.reviewer().await,
            "reminder" => "week".to_owned(),
            "upload" => self.upload().await,
            "id" if path.contains("/letters/{letter}/invitations/") => self.invitation().await,
            "account" => self.organiser().await,
            "id" if path.contains("/parts/") => self.orphan().await,
            "id" if path.contains("/discussion/") => self.suggestion().await,
            "id" if path.contains("/desk/{coalition}/letters/{letter}/signatures/") || path.contains("/outstanding/") => {
                self.signature().await
            }
            "id" if path.contains("/reports/") => self.report().await,
            "id" if path.contains("/imports/") => self.import().await,
            "id" if path.contains("/organisations/") => self.organisation().await,
            "id" if path.contains("/exports/") => self.contact_export().await,
            "noted" if path.contains("/deliveries/") => self.delivery().await.0,
            "noted" if path.contains("/answers/") => self.answer().await,
            "noted" | "file" => self.delivery().await.1,
            // One that has ended already.
            "session" => "00000000-0000-0000-0000-000000000001".to_owned(),
            // Opened by a link of a mail, which nobody here has.
            "id" | "token" | "*token" => "0123456789abcdef0123456789abcdef".to_owned(),
            "version" => "1".to_owned(),
            "log" | "*path" | "*name" => "none".to_owned(),
            _ => panic!(
                "nothing to put in the place of {{{place}}} in {path}: add a line to `Places::value` in \
                 server/tests/suite/roles/places.rs that makes one"
            ),
        }
    }

    fn next(&self) -> u32 {
        self.number.fetch_add(1, Ordering::SeqCst)
    }

    async fn invite(&self, address: &str, role: Role, organisation: String) {
        let form = ReviewerForm { name: local(address), email: address.into(), role: role.code().into(), organisation };
        self.app.service.invite_reviewer(&self.owner, COALITION, DRAFT, &form).await.unwrap();
    }

    async fn reviewer(&self) -> String {
        let address = format!("reviewer{}@made.example", self.next());
        self.invite(&address, Role::Reviewer, String::new()).await;
        let shown = self.app.service.reviewers(&self.owner, COALITION, DRAFT).await.unwrap();
        shown.reviewers.iter().find(|one| one.name == local(&address)).unwrap().id.to_string()
    }

    /// Of another subject each time, on the draft as it is.
    async fn suggestion(&self) -> String {
        let shown = self.app.service.discussion(&self.owner, COALITION, DRAFT).await.unwrap();
        let form = RemarkForm {
            revision: shown.draft.revision.to_string(),
            paragraph: "1".into(),
            suggest: "yes".into(),
            replacement: format!("Subject {}", self.next()),
            ..RemarkForm::default()
        };
        self.app.service.remark(&self.owner, COALITION, DRAFT, &form).await.unwrap().to_string()
    }

    /// A draft in French, and everybody who translates into French.
    async fn prepare_translations(&self) {
        let form = LetterForm { slug: TRANSLATED.into(), ..letter_form() };
        self.app.service.create_letter(&self.owner, COALITION, &form).await.unwrap();
        self.app.service.add_translation(&self.owner, COALITION, TRANSLATED, TONGUE).await.unwrap();
        for one in self.app.service.translators(&self.owner, COALITION).await.unwrap().translators {
            self.app.service.set_translator_languages(&self.owner, COALITION, one.id, TONGUE).await.unwrap();
        }
    }

    /// The French translation, at work or put away.
    async fn translation(&self, at_work: bool) -> String {
        let service = &self.app.service;
        let _ = match at_work {
            true => service.restore_translation(&self.owner, COALITION, TRANSLATED, TONGUE).await,
            false => service.remove_translation(&self.owner, COALITION, TRANSLATED, TONGUE).await,
        };
        TONGUE.to_owned()
    }

    /// A translated paragraph that was taken out of the original.
    async fn orphan(&self) -> String {
        self.translation(true).await;
        let service = &self.app.service;
        self.write_translated(&format!("Orphan{}", self.next())).await;
        let page = service.translation(&self.owner, COALITION, TRANSLATED, TONGUE, None).await.unwrap();
        let index = page.parts.iter().find(|part| part.original.starts_with("Orphan")).unwrap().index;
        let parts = vec![TypedPart { index, lock: 0, text: "Orphelin".into() }];
        let form = TranslationForm { revision: page.revision, parts, ..TranslationForm::default() };
        service.save_translation(&self.owner, COALITION, TRANSLATED, TONGUE, &form).await.unwrap();
        self.write_translated("Something else.").await;
        let page = service.translation(&self.owner, COALITION, TRANSLATED, TONGUE, None).await.unwrap();
        page.orphans[0].id.to_string()
    }

    /// Gives the translated draft another text.
    async fn write_translated(&self, body: &str) {
        let form = self.app.service.desk_letter(&self.owner, COALITION, TRANSLATED).await.unwrap().form;
        let form = LetterForm { body: body.into(), ..form };
        self.app.service.save_letter(&self.owner, COALITION, TRANSLATED, &form).await.unwrap();
    }

    async fn translator(&self) -> String {
        let address = format!("translator{}@made.example", self.next());
        let form = TranslatorForm { name: local(&address), email: address.clone(), languages: TONGUE.into() };
        self.app.service.invite_translator(&self.owner, COALITION, &form).await.unwrap();
        let shown = self.app.service.translators(&self.owner, COALITION).await.unwrap();
        shown.translators.iter().find(|one| one.name == local(&address)).unwrap().id.to_string()
    }

    async fn organiser(&self) -> String {
        let address = format!("organiser{}@made.example", self.next());
        let organisers = async || self.app.service.settings(&self.owner, COALITION).await.unwrap().organisers;
        let before: Vec<_> = organisers().await.iter().map(|one| one.id).collect();
        create_organiser(&self.app.service, COALITION, &address, Role::Viewer).await;
        organisers().await.iter().find(|one| !before.contains(&one.id)).unwrap().id.to_string()
    }

    async fn organisation(&self) -> String {
        let form = OrganisationForm {
            legal_name: format!("Organisation {}", self.next()),
            country: Country::parse("GB").unwrap().code().to_owned(),
            kind: OrganisationKind::Ngo.code().to_owned(),
            ..OrganisationForm::default()
        };
        self.app.service.save_organisation(&self.owner, COALITION, None, &form).await.unwrap().to_string()
    }

    /// Asked for by the owner, who asks so often a day, and is told of so many: those before are long ago, and their mails
    /// forgotten.
    async fn contact_export(&self) -> String {
        self.app.run("UPDATE contact_export SET asked_at = 1").await;
        self.app.service.clear_mailbox().await.unwrap();
        self.app.service.ask_for_contacts(&self.owner, COALITION, None).await.unwrap();
        self.app.service.contact_exports(&self.owner, COALITION).await.unwrap().exports[0].id.to_string()
    }

    async fn report(&self) -> String {
        let form = ReportForm { words: format!("Wrong {}", self.next()), email: "reader@made.example".into(), ..ReportForm::default() };
        self.app.service.report_error(COALITION, LETTER, &form.parse().unwrap(), std::net::Ipv4Addr::LOCALHOST.into()).await.unwrap();
        self.app.service.reported_errors(&self.owner, COALITION, LETTER, 1).await.unwrap().reports.last().unwrap().id.to_string()
    }

    async fn import(&self) -> String {
        let form = GatheredForm { source: "tool".into(), kind: "person".into(), language: "en".into(), ..GatheredForm::default() };
        let file = format!("name,country,email\nGathered,GB,gathered{}@made.example\n", self.next());
        self.open_again().await;
        let understood = understand(&self.app.service, &self.owner, COALITION, LETTER, &form, file.into_bytes()).await.unwrap();
        let Understood { gathering, rows, .. } = understood;
        self.app.service.start_import(&self.owner, COALITION, LETTER, gathering, rows).await.unwrap().id().to_string()
    }

    async fn upload(&self) -> String {
        self.open_again().await;
        let csv = format!("Organisation,Country,E-mail\nOrganisation,GB,post@uploaded{}.example\n", self.next());
        self.app.service.upload_invitations(&self.owner, COALITION, LETTER, csv.as_bytes()).await.unwrap().to_string()
    }

    async fn invitation(&self) -> String {
        self.open_again().await;
        let form = InviteForm {
            organisation: format!("Invited {}", self.next()),
            country: "GB".into(),
            email: format!("ana@invited{}.example", self.next()),
            ..InviteForm::default()
        };
        self.app.service.invite(&self.owner, COALITION, LETTER, &form.parse().unwrap()).await.unwrap();
        let list = self.app.service.invitations(&self.owner, COALITION, LETTER, &form.organisation, None, 1).await.unwrap();
        list.invitations[0].id.to_string()
    }

    /// A delivery with a receipt that everyone may see: its identifier, and the receipt's.
    async fn delivery(&self) -> (String, String) {
        self.close().await;
        let form = DeliveryForm {
            day: self.shown().await.today,
            by_whom: "Han River Rights Centre".into(),
            recipients: vec!["The President".into()],
            way: "hand".into(),
            file: FileForm { alt: "A stamp".into(), public: "yes".into(), ..FileForm::default() },
            ..DeliveryForm::default()
        };
        let file = NewFile { kind: MediaType::Pdf, bytes: b"%PDF-1.7\n%%EOF".to_vec() };
        self.app.service.deliver(&self.owner, COALITION, LETTER, &form, Some(&file)).await.unwrap();
        let shown = self.shown().await;
        let delivery = shown.deliveries().last().unwrap();
        (delivery.id.to_string(), delivery.file.as_ref().unwrap().id.to_string())
    }

    async fn answer(&self) -> String {
        self.delivery().await;
        let form = AnswerForm {
            day: self.shown().await.today,
            by_whom: "The office".into(),
            summary: "They will see.".into(),
            ..AnswerForm::default()
        };
        self.app.service.note_answer(&self.owner, COALITION, LETTER, &form, None).await.unwrap();
        self.shown().await.answers().last().unwrap().id.to_string()
    }

    async fn shown(&self) -> DeskAfterwards {
        self.app.service.afterwards(&self.owner, COALITION, LETTER).await.unwrap()
    }

    /// Closed, whatever was noted of it before.
    async fn close(&self) {
        self.begin_anew().await;
        let _ = self.app.service.step_letter(&self.owner, COALITION, LETTER, LetterStep::Close).await;
    }

    /// What other roles have noted is taken back, one by one.
    async fn begin_anew(&self) {
        while let Some(last) = self.shown().await.last {
            self.app.service.take_back(&self.owner, COALITION, LETTER, last.at).await.unwrap();
        }
    }

    /// Closed by a role that may: opened again, so that there is something to sign.
    async fn open_again(&self) {
        self.begin_anew().await;
        let _ = self.app.service.reopen_letter(&self.owner, COALITION, LETTER, "2090-12-01T12:00", "Europe/Zurich").await;
    }

    async fn signature(&self) -> String {
        let number = self.next();
        let form = SigningForm {
            name: format!("Signatory {number}"),
            country: "GB".into(),
            representative: "Ana".into(),
            office: "Director".into(),
            email: format!("ana@signatory{number}.example"),
            ..SigningForm::default()
        };
        let (Entry::Organisation(entry), address) = form.parse(SignatoryKind::Organisation).unwrap() else { unreachable!() };
        self.open_again().await;
        self.app.service.add_on_behalf(&self.owner, COALITION, LETTER, &entry, &address).await.unwrap();
        let list = self.app.service.desk_signatures(&self.owner, COALITION, LETTER, &form.name, None, 1).await.unwrap();
        list.signatures[0].id.to_string()
    }
}

/// The part of an address before the "@": a name that nobody else has.
fn local(address: &str) -> String {
    address.split('@').next().unwrap_or_default().to_owned()
}
