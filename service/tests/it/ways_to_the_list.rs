//! Every way by which somebody without an organiser's word comes to the list, with every decision that stands against it.

use crate::world::{World, agreed, email, letter_form, organisation, person, press};
use domain::{
    country::Country,
    forms::{letter::LetterForm, signing::SigningForm},
    ids::{OrganisationId, PublicId},
    invitation::Invitee,
    shapes::mail::MailContent,
    signature::RemovalReason,
    text::{Name, Phrase},
    time::Instant,
};
use service::{Confirmed, Decision, Error, Link};

const ROW: &str = "Baobab Legal Circle";

/// How a mailbox that speaks for the row, or a person, comes to be listed under the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Posts the name, and confirms.
    Posted,
    /// Posts another name, corrects it to this one, and confirms.
    PendingThenCorrected,
    /// Is listed under another name, and corrects it to this one.
    ListedThenCorrected,
    /// Posts another name, and confirms it as the row that the page offers.
    Offered,
    /// Waits under another name, and lists it as the row.
    HeldThenOffered,
    /// Waits under another name, and corrects it to the row's.
    HeldThenCorrected,
    /// Is invited under another name, and signs under this one.
    Invited,
}

impl Way {
    const OF_PEOPLE: [Self; 3] = [Self::Posted, Self::PendingThenCorrected, Self::ListedThenCorrected];
    const ALL: [Self; 7] = [
        Self::Posted,
        Self::PendingThenCorrected,
        Self::ListedThenCorrected,
        Self::Offered,
        Self::HeldThenOffered,
        Self::HeldThenCorrected,
        Self::Invited,
    ];
}

/// What was decided before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Against {
    Nothing,
    /// The mailbox was listed under the name, and an organiser took it off as not theirs.
    MailboxTakenOff,
    /// Another mailbox was.
    NameTakenOff,
    /// An organiser put the name back to wait.
    NameHeld,
    /// And its mailbox withdrew it.
    NameHeldAndWithdrawn,
    /// One that differs by a mark alone is listed.
    Double,
}

impl Against {
    const OF_PEOPLE: [Self; 5] = [Self::Nothing, Self::MailboxTakenOff, Self::NameTakenOff, Self::NameHeld, Self::NameHeldAndWithdrawn];
    const ALL: [Self; 6] =
        [Self::Nothing, Self::MailboxTakenOff, Self::NameTakenOff, Self::NameHeld, Self::NameHeldAndWithdrawn, Self::Double];
}

/// What is about to be listed, under a name of its own yet.
struct Prepared {
    id: PublicId,
    token: String,
    revision: i64,
}

impl World {
    async fn new_letter(&mut self, number: usize) {
        let form = LetterForm { slug: format!("letter-{number}"), ..letter_form() };
        self.letter = self.service.create_letter(&self.owner, &self.coalition, &form).await.unwrap();
        self.service.open_letter(&self.owner, &self.coalition, &self.letter).await.unwrap();
    }

    async fn remove(&self, id: PublicId) {
        let not_theirs = Decision::Remove(RemovalReason::NotTheirs);
        self.service.decide(&self.owner, &self.coalition, &self.letter, id, not_theirs).await.unwrap();
    }

    async fn approve(&self, id: PublicId) {
        self.service.decide(&self.owner, &self.coalition, &self.letter, id, Decision::Approve(1)).await.unwrap();
    }

    /// Everybody on the letter's list.
    async fn everybody(&self) -> Vec<String> {
        let letter = self.service.published_letter(&self.coalition, &self.letter).await.unwrap();
        let order = domain::shapes::letters::ListOrder::Name;
        let people = self.service.signatories(&self.coalition, &self.letter, "", order, &[], 1).await.unwrap().people;
        letter.organisations.iter().map(|one| one.name.clone()).chain(people.into_iter().map(|one| one.name)).collect()
    }

    async fn confirmed(&self, entry: &domain::forms::signing::Entry, address: &str) -> (PublicId, String, Confirmed) {
        let (id, token, own) = self.posted(entry, address).await;
        let confirmed = self.service.confirm(id, &token, own.revision).await.unwrap();
        (id, token, confirmed)
    }

    async fn decided(&self, against: Against, entry: &domain::forms::signing::Entry, own: &str, other: &str) {
        match against {
            Against::Nothing => {}
            Against::MailboxTakenOff | Against::NameTakenOff => {
                let address = if against == Against::MailboxTakenOff { own } else { other };
                let (id, _, confirmed) = self.confirmed(entry, address).await;
                assert_eq!(confirmed, Confirmed::Listed);
                self.remove(id).await;
            }
            Against::NameHeld | Against::NameHeldAndWithdrawn => {
                let (id, token, _) = self.confirmed(entry, other).await;
                self.service.decide(&self.owner, &self.coalition, &self.letter, id, Decision::Hold).await.unwrap();
                if against == Against::NameHeldAndWithdrawn {
                    let manage = self.manage(id, &token, other).await;
                    self.service.withdraw(id, &manage).await.unwrap();
                }
            }
            Against::Double => {
                let (id, _, _) = self.confirmed(&organisation("Baobab Légal Circle", "KE", ""), other).await;
                self.approve(id).await;
            }
        }
    }

    async fn prepared(&self, way: Way, address: &str) -> Option<Prepared> {
        match way {
            Way::HeldThenOffered | Way::HeldThenCorrected | Way::ListedThenCorrected => {
                let (id, token, _) = self.confirmed(&organisation("Club of Students", "ZA", ""), address).await;
                if way == Way::ListedThenCorrected {
                    self.approve(id).await;
                }
                let token = self.manage(id, &token, address).await;
                Some(Prepared { id, token, revision: 0 })
            }
            Way::PendingThenCorrected | Way::Offered => {
                let (id, token, own) = self.posted(&organisation("Club of Students", "ZA", ""), address).await;
                Some(Prepared { id, token, revision: own.revision })
            }
            Way::Invited => {
                let invitee = Invitee {
                    organisation: Name::parse("Club of Students").unwrap(),
                    country: Country::parse("ZA").unwrap(),
                    site: None,
                    representative: Some(Name::parse("Ana Silva").unwrap()),
                    office: Some(Phrase::parse("Director").unwrap()),
                    email: email(address),
                    locale: None,
                };
                self.service.invite(&self.owner, &self.coalition, &self.letter, &invitee).await.unwrap();
                let (id, token) = self.invited(address).await;
                Some(Prepared { id, token, revision: 0 })
            }
            Way::Posted => None,
        }
    }

    /// One more mail went to a contact, which names this.
    async fn told_of(&self, contact: &str, before: usize, name: &str) {
        assert_eq!(self.mails_to(contact).await, before + 1, "{} {name} of {}", self.engine, self.letter);
        let MailContent::SignedAtDomain { entry, .. } = self.mail_content(contact).await else { panic!("another mail") };
        assert_eq!(entry.name().as_str(), name);
    }

    /// The token by which a contact says that it was not them.
    async fn question_link(&self, contact: &str) -> String {
        let MailContent::SignedAtDomain { link: Some(link), .. } = self.mail_content(contact).await else { panic!("another mail") };
        link.rsplit_once("/l/").unwrap().1.to_owned()
    }

    /// Goes the way to the end; whether it was refused on it does not matter, who is listed does.
    async fn go(&self, way: Way, row: OrganisationId, address: &str, prepared: Option<Prepared>) {
        let entry = organisation(ROW, "KE", "");
        let Some(Prepared { id, token, revision }) = prepared else {
            self.confirmed(&entry, address).await;
            return;
        };
        match way {
            Way::Posted => {}
            Way::PendingThenCorrected => {
                self.service.correct(id, &token, &entry).await.unwrap();
                let revision = self.service.own_signature(id, &token).await.unwrap().revision;
                self.service.confirm(id, &token, revision).await.unwrap();
            }
            Way::ListedThenCorrected | Way::HeldThenCorrected => drop(self.service.correct(id, &token, &entry).await),
            Way::Offered => drop(self.service.confirm_as(id, &token, revision, "", Some(row), &agreed()).await),
            Way::HeldThenOffered => drop(self.service.list_as(id, &token, row).await),
            Way::Invited => {
                let form = SigningForm {
                    name: ROW.into(),
                    country: "KE".into(),
                    representative: "Ana Silva".into(),
                    office: "Director".into(),
                    agreed: agreed(),
                    ..SigningForm::default()
                };
                self.service.post_invited(id, &token, &form).await.unwrap();
                let (id, token) = self.mail(address).await.1.unwrap();
                let revision = self.service.own_signature(id, &token).await.unwrap().revision;
                self.service.confirm(id, &token, revision).await.unwrap();
            }
        }
    }
}

#[tokio::test]
async fn no_way_leads_an_organisation_past_a_decision_that_stands_against_it() {
    World::each(|mut w| async move {
        let row = w.add_row(ROW, "KE", "https://baobab.example", "").await;
        let mut number = 0;
        for way in Way::ALL {
            for against in Against::ALL {
                number += 1;
                w.new_letter(number).await;
                let (own, other) = (format!("student{number}@baobab.example"), format!("rector{number}@baobab.example"));
                let prepared = w.prepared(way, &own).await;
                w.decided(against, &organisation(ROW, "KE", ""), &own, &other).await;
                if let (Way::HeldThenOffered | Way::Offered, Some(Prepared { id, token, .. })) = (way, &prepared) {
                    let offers = w.service.own_signature(*id, token).await.unwrap().offers.len();
                    assert_eq!(offers, usize::from(against == Against::Nothing), "{way:?} {against:?} {}", w.engine);
                }
                w.go(way, row, &own, prepared).await;
                let listed = w.everybody().await.contains(&ROW.to_owned());
                assert_eq!(listed, against == Against::Nothing, "{way:?} {against:?} {}", w.engine);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn whichever_way_the_contacts_are_told_of_the_name_that_is_listed() {
    World::each(|mut w| async move {
        let contact = "rector@baobab.example";
        let row = w.add_row(ROW, "KE", "https://baobab.example", contact).await;
        for (number, way) in Way::ALL.into_iter().enumerate() {
            // Those who are told twice: three mails a day leave by themselves, and one that waits stands for the next.
            if matches!(way, Way::ListedThenCorrected | Way::HeldThenOffered | Way::HeldThenCorrected) {
                w.pass(25 * Instant::HOUR);
            }
            w.new_letter(number).await;
            let own = format!("student{number}@baobab.example");
            let prepared = w.prepared(way, &own).await;
            w.send().await;
            let before = w.mails_to(contact).await;
            w.go(way, row, &own, prepared).await;
            assert!(w.everybody().await.contains(&ROW.to_owned()), "{way:?}");
            w.told_of(contact, before, ROW).await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_an_organiser_lists_is_told_to_the_contacts_of_whom_it_is_listed_as() {
    World::each(|w| async move {
        let (first, second) = ("rector@baobab.example", "head@acacia.example");
        w.add_row(ROW, "KE", "https://baobab.example", first).await;
        w.add_row("Acacia House", "KE", "https://acacia.example", second).await;
        // From a mailbox at neither domain: nobody is told of what waits, and its contact once it is listed.
        let (id, token, confirmed) = w.confirmed(&organisation(ROW, "KE", ""), "ana@elsewhere.example").await;
        assert_eq!((confirmed, w.mails_to(first).await), (Confirmed::Held, 0));
        w.approve(id).await;
        w.told_of(first, 0, ROW).await;
        // A correction that waited is told to those whose name it takes.
        let link = w.manage(id, &token, "ana@elsewhere.example").await;
        w.service.correct(id, &link, &organisation("Acacia House", "KE", "")).await.unwrap();
        assert_eq!(w.mails_to(second).await, 0);
        let seen = w.service.desk_signature(&w.owner, &w.coalition, &w.letter, id).await.unwrap().correction.unwrap().since;
        w.service.decide_correction(&w.owner, &w.coalition, &w.letter, id, seen, true).await.unwrap();
        w.told_of(second, 0, "Acacia House").await;
        assert_eq!(w.mails_to(first).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_question_that_was_settled_of_one_name_can_be_asked_of_the_next() {
    World::each(|w| async move {
        let (contact, own) = ("rector@baobab.example", "student@baobab.example");
        w.add_row(ROW, "KE", "https://baobab.example", contact).await;
        let (id, token, _) = w.confirmed(&organisation("Club of Students", "ZA", ""), own).await;
        let asked = w.question_link(contact).await;
        let Link::Question { id: page, .. } = w.service.follow_link(&asked).await.unwrap() else { panic!("another link") };
        w.service.question(page, &asked).await.unwrap();
        w.approve(id).await;
        let link = w.manage(id, &token, own).await;
        w.service.correct(id, &link, &organisation(ROW, "KE", "")).await.unwrap();
        assert!(w.everybody().await.contains(&ROW.to_owned()));
        w.service.question(page, &asked).await.unwrap();
        let questioned = w.service.desk_signature(&w.owner, &w.coalition, &w.letter, id).await.unwrap().questioned;
        assert!(questioned.is_some(), "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn no_way_leads_a_person_past_a_decision_that_stands_against_it() {
    World::each(|mut w| async move {
        let (name, entry) = ("Gerhard Taken-Off", person("Gerhard Taken-Off", "AT"));
        let mut number = 0;
        for way in Way::OF_PEOPLE {
            for against in Against::OF_PEOPLE {
                number += 1;
                w.new_letter(number).await;
                let (own, other) = (format!("hans{number}@mail.example"), format!("eve{number}@mail.example"));
                let first = person("Hans Harmless", "AT");
                let started = match way {
                    Way::ListedThenCorrected => Some(w.confirmed(&first, &own).await).map(|(id, token, _)| (id, token)),
                    Way::PendingThenCorrected => Some(w.posted(&first, &own).await).map(|(id, token, _)| (id, token)),
                    _ => None,
                };
                w.decided(against, &entry, &own, &other).await;
                match (way, started) {
                    (Way::ListedThenCorrected, Some((id, token))) => {
                        let link = w.manage(id, &token, &own).await;
                        let corrected = w.service.correct(id, &link, &entry).await;
                        assert_eq!(corrected.is_ok(), against == Against::Nothing, "{against:?}");
                        assert_eq!(w.everybody().await.len(), 1, "what is listed stays so");
                        if let Err(error) = corrected {
                            let Error::Fields(errors) = error else { panic!("another error") };
                            assert_eq!((errors.0[0].field.as_str(), errors.0[0].code.as_str()), ("name", "error-name-waits"));
                        }
                    }
                    (_, Some((id, token))) => {
                        w.service.correct(id, &token, &entry).await.unwrap();
                        let revision = w.service.own_signature(id, &token).await.unwrap().revision;
                        w.service.confirm(id, &token, revision).await.unwrap();
                    }
                    (_, None) => drop(w.confirmed(&entry, &own).await),
                }
                let listed = w.everybody().await.contains(&name.to_owned());
                assert_eq!(listed, against == Against::Nothing, "{way:?} {against:?} {}", w.engine);
            }
        }
        // A mark more makes no other name of it.
        w.decided(Against::NameTakenOff, &person("Eva Taken-Off", "AT"), "", "third@mail.example").await;
        assert_eq!(w.sign(&person("Éva Taken-Off", "AT"), "fourth@mail.example").await.unwrap(), Confirmed::Held);
    })
    .await;
}

#[tokio::test]
async fn what_a_contact_questions_is_not_settled_by_signing_anew() {
    World::each(|w| async move {
        let contact = "director@baobab.example";
        let row = w.add_row(ROW, "KE", "https://baobab.example", contact).await;
        let own = "student@baobab.example";
        let (id, token, _) = w.confirmed(&organisation(ROW, "KE", ""), own).await;
        let MailContent::SignedAtDomain { link: Some(link), .. } = w.mail_content(contact).await else { panic!("another mail") };
        let asked = link.rsplit_once("/l/").unwrap().1.to_owned();
        let Link::Question { id: questioned, .. } = w.service.follow_link(&asked).await.unwrap() else { panic!("another link") };
        w.service.question(questioned, &asked).await.unwrap();

        // What is listed and questioned is corrected to nothing else by itself.
        w.add_row("Baobab Youth", "KE", "", own).await;
        let manage = w.manage(id, &token, own).await;
        w.service.correct(id, &manage, &organisation("Baobab Youth", "KE", "")).await.unwrap();
        assert_eq!(w.everybody().await, [ROW]);

        let manage = w.manage(id, &manage, own).await;
        w.service.withdraw(id, &manage).await.unwrap();
        assert_eq!(w.sign(&organisation(ROW, "KE", ""), own).await.unwrap(), Confirmed::Held);
        let (id, token, own) = w.posted(&organisation("Club", "KE", ""), own).await;
        assert!(own.offers.is_empty());
        assert_eq!(w.service.confirm_as(id, &token, own.revision, "", Some(row), &agreed()).await.unwrap(), Confirmed::Held);
        assert!(w.everybody().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_organisers_word_holds_for_what_they_entered_and_until_they_decide_otherwise() {
    World::each(|w| async move {
        w.add_row(ROW, "KE", "https://baobab.example", "").await;
        let taken_off = w.confirmed(&organisation(ROW, "KE", ""), "eve@baobab.example").await.0;
        w.remove(taken_off).await;
        w.pass(Instant::SECOND);
        // What they enter after it is their last word ...
        let domain::forms::signing::Entry::Organisation(entry) = organisation("Club of Students", "ZA", "") else { unreachable!() };
        w.service.add_on_behalf(&w.owner, &w.coalition, &w.letter, &entry, &email("ana@baobab.example")).await.unwrap();
        let (id, token) = w.mail("ana@baobab.example").await.1.unwrap();
        // ... for that, and for nothing that its mailbox makes of it.
        w.service.correct(id, &token, &organisation(ROW, "KE", "")).await.unwrap();
        let revision = w.service.own_signature(id, &token).await.unwrap().revision;
        assert_eq!(w.service.confirm(id, &token, revision).await.unwrap(), Confirmed::Held);

        let domain::forms::signing::Entry::Organisation(entry) = organisation(ROW, "KE", "") else { unreachable!() };
        w.service.add_on_behalf(&w.owner, &w.coalition, &w.letter, &entry, &email("rector@baobab.example")).await.unwrap();
        let (id, token) = w.mail("rector@baobab.example").await.1.unwrap();
        assert_eq!(w.service.confirm(id, &token, 1).await.unwrap(), Confirmed::Listed);
        assert_eq!(w.everybody().await, [ROW]);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_lists_nothing_that_was_taken_off_since() {
    World::each(|w| async move {
        let invitee = Invitee {
            organisation: Name::parse(ROW).unwrap(),
            country: Country::parse("KE").unwrap(),
            site: None,
            representative: Some(Name::parse("Ana Silva").unwrap()),
            office: Some(Phrase::parse("Director").unwrap()),
            email: email("ana@baobab.example"),
            locale: None,
        };
        w.service.invite(&w.owner, &w.coalition, &w.letter, &invitee).await.unwrap();
        let (id, token) = w.invited("ana@baobab.example").await;
        w.service.sign_invited(id, &token, &press()).await.unwrap();
        let signed = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "baobab", None, 1).await.unwrap().signatures[0].id;
        w.remove(signed).await;
        let refused = w.service.sign_invited(id, &token, &press()).await.unwrap_err();
        assert!(matches!(&refused, Error::Fields(errors) if errors.0[0].code == "error-taken-off"), "{refused:?} {}", w.engine);
        assert!(w.everybody().await.is_empty());
        // Sent once more, it is an organiser's word once more.
        w.pass(2 * Instant::HOUR);
        w.service.resend_invitation(&w.owner, &w.coalition, &w.letter, id).await.unwrap();
        let (id, token) = w.invited("ana@baobab.example").await;
        w.service.sign_invited(id, &token, &press()).await.unwrap();
        assert_eq!(w.everybody().await, [ROW]);
    })
    .await;
}

#[tokio::test]
async fn a_person_whom_an_organiser_brought_in_becomes_nobody_that_was_taken_off() {
    World::each(|w| async move {
        let taken_off = w.confirmed(&person("Gerhard Taken-Off", "AT"), "eve@mail.example").await.0;
        w.remove(taken_off).await;
        let file = "Name,Country,Email\nHans Harmless,AT,hans@mail.example\n";
        let kind = domain::signature::SignatoryKind::Person;
        let gathering = domain::gathered::Gathering {
            source: domain::gathered::Source::Spreadsheet,
            detail: None,
            kind,
            country: None,
            locale: domain::locale::Locale::En,
            scan: None,
            sheets: domain::gathered::Sheets::default(),
            consent: None,
        };
        let table = domain::table::Table::read(file.as_bytes()).unwrap();
        let reading = domain::gathered::read(&table, &domain::gathered::Mapping::recognise(&table, kind), &gathering);
        w.service.start_import(&w.owner, &w.coalition, &w.letter, gathering, reading.rows).await.unwrap().run().await.unwrap();
        let (id, token) = w.mail("hans@mail.example").await.1.unwrap();
        w.service.correct(id, &token, &person("Gerhard Taken-Off", "AT")).await.unwrap();
        let revision = w.service.own_signature(id, &token).await.unwrap().revision;
        assert_eq!(w.service.confirm(id, &token, revision).await.unwrap(), Confirmed::Held);
        assert!(w.everybody().await.is_empty());
    })
    .await;
}

/// A list on paper names the organisation too, and nobody at it has pressed anything.
#[tokio::test]
async fn whom_a_list_on_paper_names_is_told() {
    World::each(|w| async move {
        let contact = "director@baobab.example";
        w.add_row(ROW, "KE", "https://baobab.example", contact).await;
        let kind = domain::signature::SignatoryKind::Organisation;
        let gathering = crate::gathered::gathering(domain::gathered::Source::Paper, kind);
        let file = format!("Organisation,Country,Representative,Office\n{ROW},KE,Ana Silva,Director\nSociety of Nobody,KE,Bo,Chair\n");
        let table = domain::table::Table::read(file.as_bytes()).unwrap();
        let reading = domain::gathered::read(&table, &domain::gathered::Mapping::recognise(&table, kind), &gathering);
        assert_eq!(reading.rows.len(), 2, "{:?}", reading.faults);
        w.service.start_import(&w.owner, &w.coalition, &w.letter, gathering, reading.rows).await.unwrap().run().await.unwrap();
        assert_eq!(w.counts().await.organisations, 2);
        assert!(matches!(w.mail_content(contact).await, MailContent::SignedAtDomain { .. }));
        assert_eq!(w.mails_to(contact).await, 1);
    })
    .await;
}
