//! Who is listed at once, as what, and what waits beside the list.

use crate::world::{World, email, organisation, person};
use domain::{
    forms::{organisation::OrganisationForm, signing::Entry},
    ids::{OrganisationId, PublicId},
    shapes::{desk::DeskSignature, mail::MailContent, signing::OwnSignature},
    signature::{Category, HeldFor, Proof, RemovalReason, SignatureState},
    time::Instant,
};
use service::{Confirmed, Contact, Corrected, Decision, Error};

fn code(error: &Error) -> String {
    match error {
        Error::Fields(errors) => errors.0.iter().map(|error| error.code.clone()).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

impl World {
    pub(crate) async fn add_row(&self, name: &str, country: &str, site: &str, contacts: &str) -> OrganisationId {
        let form = OrganisationForm {
            legal_name: name.into(),
            country: country.into(),
            site: site.into(),
            kind: "ngo".into(),
            contacts: contacts.into(),
            ..OrganisationForm::default()
        };
        self.service.save_organisation(&self.owner, &self.coalition, None, &form).await.unwrap()
    }

    /// Posts, and opens the page that the mail leads to.
    pub(crate) async fn posted(&self, entry: &Entry, address: &str) -> (PublicId, String, OwnSignature) {
        self.post(entry, address).await.unwrap();
        let (id, token) = self.mail(address).await.1.unwrap();
        let own = self.service.own_signature(id, &token).await.unwrap();
        (id, token, own)
    }

    /// A link from the signature's own mailbox with which it is corrected.
    pub(crate) async fn manage(&self, id: PublicId, token: &str, address: &str) -> String {
        self.pass(2 * Instant::HOUR);
        self.service.request_link(id, token).await.unwrap();
        self.mail(address).await.1.unwrap().1
    }

    async fn desk(&self, id: PublicId) -> DeskSignature {
        self.service.desk_signature(&self.owner, &self.coalition, &self.letter, id).await.unwrap()
    }

    async fn listed(&self) -> Vec<String> {
        let letter = self.service.published_letter(&self.coalition, &self.letter).await.unwrap();
        letter.organisations.iter().map(|one| one.name.clone()).collect()
    }

    async fn log_of(&self) -> String {
        self.service.sequence().await.unwrap();
        let changes = self.service.public_list_changes(&self.coalition, &self.letter, 1).await.unwrap();
        changes.days.iter().map(|day| format!("{:?} corrected", day.corrected)).collect()
    }
}

#[tokio::test]
async fn what_an_organiser_took_off_is_not_listed_again_by_itself() {
    World::each(|w| async move {
        w.add_row("Stone Bridge", "GB", "https://stone-bridge.example", "").await;
        let entry = organisation("Stone Bridge", "GB", "https://stone-bridge.example");
        let remove = async |reason| {
            let id = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "stone", None, 1).await.unwrap().signatures[0].id;
            w.service.decide(&w.owner, &w.coalition, &w.letter, id, Decision::Remove(reason)).await.unwrap();
        };
        // Who asked to be taken off may sign again.
        assert_eq!(w.sign(&entry, "intern@stone-bridge.example").await.unwrap(), Confirmed::Listed);
        remove(RemovalReason::OwnRequest).await;
        assert_eq!(w.sign(&entry, "intern@stone-bridge.example").await.unwrap(), Confirmed::Listed);
        remove(RemovalReason::NotTheirs).await;
        assert_eq!(w.sign(&entry, "intern@stone-bridge.example").await.unwrap(), Confirmed::Held);
        let held = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "stone", None, 1).await.unwrap().signatures.remove(0);
        assert_eq!(held.held_for, Some(HeldFor::Organiser), "{}", w.engine);
        assert!(w.listed().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_students_mailbox_lists_no_forged_name() {
    World::each(|w| async move {
        w.add_row("Northgate University", "CH", "https://northgate.example", "").await;
        // At once: the row's own name, in the row's spelling, from exactly its domain.
        assert_eq!(w.sign(&organisation("northgate university", "CH", ""), "rector@northgate.example").await.unwrap(), Confirmed::Listed);
        assert_eq!(w.listed().await, ["Northgate University"]);
        let forged = organisation("Office of the UN High Commissioner for Human Rights", "CH", "https://ohchr.example");
        for (entry, address) in [
            (organisation("Office of the UN High Commissioner for Human Rights", "CH", ""), "student@northgate.example"),
            (organisation("Northgate University", "FR", ""), "student@northgate.example"),
            (organisation("Northgate University", "CH", "https://evil.example"), "student2@northgate.example"),
            (organisation("Northgate University", "CH", ""), "student@students.northgate.example"),
            (organisation("Northgate University", "CH", ""), "somebody@mail.example"),
            (forged, "student3@northgate.example"),
        ] {
            assert_eq!(w.sign(&entry, address).await.unwrap(), Confirmed::Held, "{entry:?} {address}");
        }
        assert_eq!(w.listed().await, ["Northgate University"], "nothing forged was listed");
    })
    .await;
}

#[tokio::test]
async fn a_listed_member_becomes_nobody_else_by_correcting() {
    World::each(|w| async move {
        w.add_row("Northgate University", "CH", "https://northgate.example", "").await;
        let address = "student@northgate.example";
        let (id, token, own) = w.posted(&organisation("Northgate University", "CH", "https://northgate.example"), address).await;
        w.service.confirm(id, &token, own.revision).await.unwrap();
        let before = w.log_of().await;
        for forged in [
            organisation("Office of the UN High Commissioner for Human Rights", "CH", ""),
            organisation("Northgate University", "FR", "https://northgate.example"),
            organisation("Northgate University", "CH", "https://evil.example"),
        ] {
            let link = w.manage(id, &token, address).await;
            assert_eq!(w.service.correct(id, &link, &forged).await.unwrap(), Corrected::Waits);
            let row = w.desk(id).await;
            assert_eq!((row.state, row.name.as_str(), row.country.code()), (SignatureState::Confirmed, "Northgate University", "CH"));
            assert_eq!(row.site.as_deref(), Some("https://northgate.example"));
        }
        assert_eq!(w.log_of().await, before, "what waits writes nothing into the log");

        // The signatory sees what waits, and takes it back by correcting to what is listed.
        let link = w.manage(id, &token, address).await;
        let own = w.service.own_signature(id, &link).await.unwrap();
        assert_eq!(own.form().site, "https://evil.example");
        let same = organisation("Northgate University", "CH", "https://northgate.example");
        assert_eq!(w.service.correct(id, &link, &same).await.unwrap(), Corrected::Done);
        assert_eq!(w.desk(id).await.correction, None);
    })
    .await;
}

#[tokio::test]
async fn an_organiser_takes_or_declines_a_correction() {
    World::each(|w| async move {
        let address = "ana@lantern.example";
        let (id, token, own) = w.posted(&organisation("Lantern Trust", "GB", ""), address).await;
        w.service.confirm(id, &token, own.revision).await.unwrap();
        // The representative never waits.
        let Entry::Organisation(mut entry) = organisation("Lantern Foundation", "GB", "") else { unreachable!() };
        entry.office = domain::text::Phrase::parse("Chair").unwrap();
        let link = w.manage(id, &token, address).await;
        assert_eq!(w.service.correct(id, &link, &Entry::Organisation(entry.clone())).await.unwrap(), Corrected::Waits);
        let row = w.desk(id).await;
        assert_eq!(row.representative, None, "an unlisted one is shown with the contact alone");
        let contact = Contact::Signature(w.letter.clone(), id);
        let shown = w.service.reveal_contact(&w.owner, &w.coalition, &contact).await.unwrap();
        assert_eq!(shown.representative.1, "Chair");
        let waits = row.correction.unwrap();
        let decide = |seen, take| w.service.decide_correction(&w.owner, &w.coalition, &w.letter, id, seen, take);
        assert!(matches!(decide(Instant(waits.since.0 - 1), true).await, Err(Error::Conflict)), "another was seen");
        decide(waits.since, false).await.unwrap();
        assert_eq!(w.listed().await, ["Lantern Trust"]);
        assert!(matches!(w.mail_content(address).await, MailContent::CorrectionDecided { taken: false, .. }));

        let link = w.manage(id, &token, address).await;
        w.service.correct(id, &link, &Entry::Organisation(entry)).await.unwrap();
        let waits = w.desk(id).await.correction.unwrap();
        w.service.sequence().await.unwrap();
        decide(waits.since, true).await.unwrap();
        assert_eq!(w.listed().await, ["Lantern Foundation"]);
        assert!(matches!(w.mail_content(address).await, MailContent::CorrectionDecided { taken: true, .. }));
        assert_eq!(w.log_of().await, "[1, 0, 1] corrected", "the name, and the mailbox at another domain than its own");
    })
    .await;
}

#[tokio::test]
async fn a_mailbox_that_speaks_for_a_row_lists_it_at_once_or_keeps_what_it_typed() {
    World::each(|w| async move {
        let baobab = w.add_row("Baobab Legal Circle", "KE", "https://baobab.example", "director@mail.example").await;
        for address in ["ana@baobab.example", "director@mail.example"] {
            let (id, token, own) = w.posted(&organisation("Baobab Circle of Lawyers", "KE", "https://b.example"), address).await;
            assert_eq!(
                own.offers.iter().map(|offer| (offer.id, offer.name.as_str())).collect::<Vec<_>>(),
                [(baobab, "Baobab Legal Circle")]
            );
            if address.starts_with("ana") {
                let listed = w.service.confirm_as(id, &token, own.revision, "", Some(baobab), &crate::world::agreed()).await.unwrap();
                assert_eq!(listed, Confirmed::Listed);
                let row = w.desk(id).await;
                assert_eq!((row.name.as_str(), row.site.as_deref()), ("Baobab Legal Circle", Some("https://baobab.example")));
                assert_eq!((row.proof, row.in_address_book), (Proof::Domain, true));
                w.service
                    .decide(&w.owner, &w.coalition, &w.letter, id, Decision::Remove(domain::signature::RemovalReason::OwnRequest))
                    .await
                    .unwrap();
            } else {
                assert_eq!(w.service.confirm(id, &token, own.revision).await.unwrap(), Confirmed::Held);
                let link = w.manage(id, &token, address).await;
                let own = w.service.own_signature(id, &link).await.unwrap();
                assert_eq!((own.held_for, own.offers.len()), (Some(HeldFor::Look), 1));
                assert!(own.held_since.is_some());
                w.service.list_as(id, &link, baobab).await.unwrap();
                assert_eq!(w.listed().await, ["Baobab Legal Circle"]);
            }
        }
        // Nobody else is offered it, nor lists it.
        let (id, token, own) = w.posted(&organisation("Baobab", "KE", ""), "someone@mail.example").await;
        assert!(own.offers.is_empty());
        assert!(matches!(
            w.service.confirm_as(id, &token, own.revision, "", Some(baobab), &crate::world::agreed()).await,
            Err(Error::Conflict)
        ));
    })
    .await;
}

#[tokio::test]
async fn what_is_listed_already_is_offered_to_nobody_and_a_second_click_finds_it_done() {
    World::each(|w| async move {
        let baobab = w.add_row("Baobab Legal Circle", "KE", "https://baobab.example", "director@mail.example").await;
        let held = async |name: &str, address: &str| {
            let (id, token, own) = w.posted(&organisation(name, "KE", ""), address).await;
            assert_eq!((own.offers.len(), w.service.confirm(id, &token, own.revision).await.unwrap()), (1, Confirmed::Held));
            (id, w.manage(id, &token, address).await)
        };
        let (first, link) = held("Baobab Lawyers", "ana@baobab.example").await;
        let (second, other) = held("Baobab Jurists", "director@mail.example").await;
        w.service.list_as(first, &link, baobab).await.unwrap();
        w.service.list_as(first, &link, baobab).await.unwrap();
        assert_eq!(w.listed().await, ["Baobab Legal Circle"]);
        // The second mailbox speaks for it too, and would only be refused.
        assert!(w.service.own_signature(second, &other).await.unwrap().offers.is_empty(), "{}", w.engine);
        let late = w.service.list_as(second, &other, baobab).await;
        assert!(matches!(late, Err(Error::Fields(errors)) if errors.0[0].code == "error-listed-meanwhile"));
        let (_, _, own) = w.posted(&organisation("Baobab", "KE", ""), "bo@baobab.example").await;
        assert!(own.offers.is_empty());
        // Once it is off the list, it is offered.
        w.service
            .decide(&w.owner, &w.coalition, &w.letter, first, Decision::Remove(domain::signature::RemovalReason::OwnRequest))
            .await
            .unwrap();
        assert_eq!(w.service.own_signature(second, &other).await.unwrap().offers.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_an_organiser_put_back_is_not_listed_by_its_signatory() {
    World::each(|w| async move {
        let (id, token, own) = w.posted(&organisation("Lantern Trust", "GB", ""), "ana@lantern.example").await;
        w.service.confirm(id, &token, own.revision).await.unwrap();
        w.service.decide(&w.owner, &w.coalition, &w.letter, id, Decision::Hold).await.unwrap();
        let link = w.manage(id, &token, "ana@lantern.example").await;
        assert!(w.service.own_signature(id, &link).await.unwrap().offers.is_empty());
        assert_eq!(w.service.correct(id, &link, &organisation("Lantern Trust", "GB", "")).await.unwrap(), Corrected::Done);
        assert_eq!(w.desk(id).await.state, SignatureState::Held);
    })
    .await;
}

#[tokio::test]
async fn a_domain_that_two_rows_share_is_evidence_for_neither() {
    World::each(|w| async move {
        w.add_row("Relief Family Kenya", "KE", "https://relief-family.example/kenya", "").await;
        w.add_row("Relief Family Somalia", "SO", "https://relief-family.example/somalia", "so@mail.example").await;
        let kenya = organisation("Relief Family Kenya", "KE", "https://relief-family.example/kenya");
        let somalia = organisation("Relief Family Somalia", "SO", "https://relief-family.example/somalia");
        assert_eq!(w.sign(&kenya, "kenya@relief-family.example").await.unwrap(), Confirmed::Held);
        assert_eq!(w.sign(&somalia, "so@mail.example").await.unwrap(), Confirmed::Listed);
    })
    .await;
}

#[tokio::test]
async fn chapters_of_one_domain_stand_side_by_side() {
    World::each(|w| async move {
        for (name, country, path) in [("Relief Family Kenya", "KE", "kenya"), ("Relief Family Somalia", "SO", "somalia")] {
            let entry = organisation(name, country, &format!("https://relief-family.example/{path}"));
            let (id, token, own) = w.posted(&entry, &format!("{path}@relief-family.example")).await;
            assert_eq!(w.service.confirm(id, &token, own.revision).await.unwrap(), Confirmed::Held);
            w.service.decide(&w.owner, &w.coalition, &w.letter, id, Decision::Approve(1)).await.unwrap();
        }
        assert_eq!(w.listed().await, ["Relief Family Kenya", "Relief Family Somalia"]);
    })
    .await;
}

#[tokio::test]
async fn names_that_differ_by_marks_are_two_and_the_second_waits_to_be_compared() {
    World::each(|w| async move {
        let (id, token, own) = w.posted(&organisation("जन सेवी", "IN", ""), "a@one.example").await;
        w.service.confirm(id, &token, own.revision).await.unwrap();
        w.service.decide(&w.owner, &w.coalition, &w.letter, id, Decision::Approve(1)).await.unwrap();
        w.add_row("जन सेवा", "IN", "https://two.example", "").await;
        let (other, token, own) = w.posted(&organisation("जन सेवा", "IN", ""), "b@two.example").await;
        assert_eq!(w.service.confirm(other, &token, own.revision).await.unwrap(), Confirmed::Held);
        let row = w.desk(other).await;
        assert_eq!(row.held_for, Some(HeldFor::Double));
        assert_eq!(row.doubles.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["जन सेवी"]);
        w.service.decide(&w.owner, &w.coalition, &w.letter, other, Decision::Approve(1)).await.unwrap();
        assert_eq!(w.listed().await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_granted_category_falls_with_the_name_or_the_affiliation() {
    World::each(|w| async move {
        let (id, token, own) = w.posted(&person("Ana Silva", "GB"), "ana@mail.example").await;
        w.service.confirm(id, &token, own.revision).await.unwrap();
        let grant = |seen| w.service.decide(&w.owner, &w.coalition, &w.letter, id, Decision::Category(Category::Expert, seen));
        grant(1).await.unwrap();
        let link = w.manage(id, &token, "ana@mail.example").await;
        w.service.correct(id, &link, &person("Ana Silva", "FR")).await.unwrap();
        assert_eq!(w.desk(id).await.category, Category::Expert, "a country was not what it was granted for");
        let link = w.manage(id, &link, "ana@mail.example").await;
        w.service.correct(id, &link, &person("Prof. Ana Silva", "FR")).await.unwrap();
        assert_eq!(w.desk(id).await.category, Category::Individual);
        assert_eq!(code(&grant(1).await.unwrap_err()), "error-signature-changed", "nor is another granted one");
        grant(w.desk(id).await.revision).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_organisers_word_lists_exactly_what_they_entered() {
    World::each(|w| async move {
        w.add_row("Baobab Legal Circle", "KE", "https://baobab.example", "").await;
        let Entry::Organisation(entry) = organisation("BAOBAB LEGAL CIRCLE", "KE", "https://b.example") else { unreachable!() };
        w.service.add_on_behalf(&w.owner, &w.coalition, &w.letter, &entry, &email("x@mail.example")).await.unwrap();
        let (id, token) = w.mail("x@mail.example").await.1.unwrap();
        assert_eq!(w.service.confirm(id, &token, 1).await.unwrap(), Confirmed::Listed);
        assert_eq!(w.listed().await, ["BAOBAB LEGAL CIRCLE"]);
    })
    .await;
}

#[tokio::test]
async fn two_rows_of_one_name_leave_the_choice_to_an_organiser() {
    World::each(|w| async move {
        w.add_row("Legal Circle", "KE", "https://one.example", "").await;
        w.add_row("Legal Circle", "KE", "https://two.example", "").await;
        let (id, token, own) = w.posted(&organisation("Legal Circle", "KE", "https://one.example"), "a@one.example").await;
        assert_eq!(w.service.confirm(id, &token, own.revision).await.unwrap(), Confirmed::Held);
        assert_eq!(w.desk(id).await.held_for, Some(HeldFor::Choice));
        let approved = w.service.decide(&w.owner, &w.coalition, &w.letter, id, Decision::Approve(1)).await.unwrap_err();
        assert_eq!(code(&approved), "error-pick-organisation");
    })
    .await;
}

/// "412 of 600 withdrew" is a headline.
#[tokio::test]
async fn one_mailbox_signs_and_leaves_few_times_by_itself() {
    World::each(|w| async move {
        for erased in [false, true] {
            let address = format!("cycler-{erased}@mail.example");
            for round in 0..4 {
                w.pass(2 * Instant::HOUR);
                let entry = person(&format!("Cy Cler {}", char::from(b'A' + round)), "FR");
                let (id, token, own) = w.posted(&entry, &address).await;
                let confirmed = w.service.confirm(id, &token, own.revision).await.unwrap();
                assert_eq!(confirmed, if round < 2 { Confirmed::Listed } else { Confirmed::Held }, "{} {erased} {round}", w.engine);
                if round < 2 {
                    w.service.sequence().await.unwrap();
                    let manage = w.manage(id, &token, &address).await;
                    match erased {
                        true => w.service.erase(id, &manage).await.unwrap(),
                        false => w.service.withdraw(id, &manage).await.unwrap(),
                    }
                } else {
                    assert_eq!(w.desk(id).await.held_for, Some(HeldFor::Mailbox));
                }
            }
        }
    })
    .await;
}
