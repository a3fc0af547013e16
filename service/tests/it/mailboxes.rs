//! One mailbox, one person, but for those who share it: tags and dots, couples, corrections, names that wait.

use crate::{
    filled::Filled,
    world::{World, email, person},
};
use domain::{
    forms::signing::{Entry, SigningForm},
    gathered::{Gathering, Mapping, Sheets, Source, read},
    ids::PublicId,
    locale::Locale,
    shapes::{letters::ListOrder, mail::MailContent},
    signature::{HeldFor, SignatoryKind, SignatureState},
    table::Table,
    time::Instant,
};
use service::{Confirmed, Decision, Error, Service};

async fn listed(service: &Service) -> Vec<String> {
    let list = service.signatories("safe-passage", "no-return", "", ListOrder::Name, &[], 1).await.unwrap();
    list.people.into_iter().map(|one| one.name).collect()
}

/// The page and token of the entry of this name that waits in a mailbox.
async fn waiting(w: &World, address: &str, name: &str) -> Option<(PublicId, String)> {
    for mail in w.service.mailbox(1000).await.unwrap().into_iter().filter(|mail| mail.to == address) {
        let MailContent::Confirm { link: Some(link), .. } = mail.shape.content else { continue };
        let token = link.rsplit_once("/l/").unwrap().1.to_owned();
        let Ok(service::Link::Signature { id, .. }) = w.service.follow_link(&token).await else { continue };
        let desk = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "", None, 1).await.unwrap();
        if desk.signatures.iter().any(|one| one.id == id && one.name == name) {
            return Some((id, token));
        }
    }
    None
}

fn code(error: &Error) -> String {
    match error {
        Error::Fields(errors) => errors.0.iter().map(|error| format!("{}:{}", error.field, error.code)).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

#[tokio::test]
async fn tags_and_dots_make_nobody_a_second_person() {
    World::each(|w| async move {
        w.sign(&person("Ana Silva", "GB"), "ana.silva@gmail.com").await.unwrap();
        for address in ["anasilva+1@gmail.com", "a.n.a.silva@googlemail.com", "ANASILVA+x+y@gmail.com"] {
            w.post(&person("Ana  SILVA", "FR"), address).await.unwrap();
        }
        assert_eq!((w.counts().await.people, w.waiting().await.pending), (1, 0));
        assert_eq!(w.mails_to("anasilva+1@gmail.com").await, 0, "what is asked goes to the address that signed");
        // Where a tag is part of the name of nobody's mailbox, it is one mailbox all the same.
        w.sign(&person("Bo", "GB"), "bo+a@mail.example").await.unwrap();
        w.post(&person("Bo", "GB"), "bo+b@mail.example").await.unwrap();
        assert_eq!(w.counts().await.people, 2);
    })
    .await;
}

#[tokio::test]
async fn a_couple_shares_a_mailbox_and_a_third_waits_for_an_organiser() {
    World::each(|w| async move {
        let address = "keller@mail.example";
        assert_eq!(w.sign(&person("Maria Keller", "DE"), address).await.unwrap(), Confirmed::Listed);
        assert_eq!(w.sign(&person("Peter Keller", "DE"), address).await.unwrap(), Confirmed::Listed);
        for third in ["Lena Keller", "Nils Keller"] {
            // Strangers and owners alike cause three mails an hour.
            w.pass(61 * 60 * Instant::SECOND);
            assert_eq!(w.sign(&person(third, "DE"), address).await.unwrap(), Confirmed::Held);
        }
        assert_eq!(listed(&w.service).await, ["Maria Keller", "Peter Keller"]);
        let desk = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "lena", None, 1).await.unwrap().signatures.remove(0);
        assert_eq!((desk.state, desk.held_for), (SignatureState::Held, Some(HeldFor::Mailbox)));
        w.service.decide(&w.owner, &w.coalition, &w.letter, desk.id, Decision::Approve(1)).await.unwrap();
        assert_eq!(listed(&w.service).await, ["Lena Keller", "Maria Keller", "Peter Keller"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_takes_the_others_name() {
    World::each(|w| async move {
        let address = "reema@mail.example";
        w.sign(&person("रीमा", "IN"), address).await.unwrap();
        w.post(&person("रमा", "IN"), address).await.unwrap();
        let (id, token) = waiting(&w, address, "रमा").await.expect("a mark makes another name");
        let refused = w.service.correct(id, &token, &person("रीमा", "IN")).await.unwrap_err();
        assert_eq!(code(&refused), "name:error-name-of-another");
        w.service.correct(id, &token, &person("रमा देवी", "IN")).await.unwrap();
        let own = w.service.own_signature(id, &token).await.unwrap();
        assert_eq!(w.service.confirm(id, &token, own.revision).await.unwrap(), Confirmed::Listed);
        assert_eq!(w.counts().await.people, 2);
    })
    .await;
}

#[tokio::test]
async fn an_entry_that_waits_is_overwritten_by_no_other_name_and_eight_wait_at_most() {
    World::each(|w| async move {
        let address = "ana@mail.example";
        w.post(&person("Ana Silva", "GB"), address).await.unwrap();
        let (ana, token) = waiting(&w, address, "Ana Silva").await.unwrap();
        // Its mailbox looks at it: strangers never push it out.
        w.service.own_signature(ana, &token).await.unwrap();
        for number in 1..=7 {
            w.post(&person(&format!("Stranger {}", "I".repeat(number)), "GB"), address).await.unwrap();
        }
        assert_eq!((w.waiting().await.pending, w.mails_to(address).await), (8, 3));
        assert_eq!(w.service.own_signature(ana, &token).await.unwrap().turned_away_at, None);
        let ninth = || async { w.post(&person("Stranger IX", "GB"), address).await.unwrap() };
        ninth().await;
        assert_eq!((w.waiting().await.pending, w.mails_to(address).await), (8, 3));
        assert!(w.service.own_signature(ana, &token).await.unwrap().turned_away_at.is_some(), "its mailbox learns of it");
        w.pass(2 * Instant::HOUR);
        ninth().await;
        assert_eq!(w.waiting().await.pending, 8, "nobody loses what they had no time to open");
        assert_eq!(w.mails_to(address).await, 4, "and a link to all that wait goes out");
        let others = w.service.own_signature(ana, &token).await.unwrap().others;
        assert_eq!(others.len(), 7);
        let last = others.iter().find(|other| other.name == "Stranger III").unwrap().path.rsplit_once("/l/").unwrap().1.to_owned();
        let service::Link::Signature { id, .. } = w.service.follow_link(&last).await.unwrap() else { panic!("another link") };
        w.service.deny(id, &last).await.unwrap();
        let own = w.service.own_signature(ana, &token).await.unwrap();
        assert_eq!(w.service.confirm(ana, &token, own.revision).await.unwrap(), Confirmed::Listed);
        assert_eq!(listed(&w.service).await, ["Ana Silva"]);
    })
    .await;
}

#[tokio::test]
async fn a_stranger_makes_nobodys_entry_vanish_and_blocks_nobody() {
    World::each(|w| async move {
        let address = "owner@mail.example";
        for name in ["Troll A", "Troll B", "Troll C"] {
            w.post(&person(name, "GB"), address).await.unwrap();
        }
        assert_eq!(w.mails_to(address).await, 3);
        w.post(&person("Honest Owner", "GB"), address).await.unwrap();
        for name in ["Troll D", "Troll E", "Troll F", "Troll G"] {
            w.post(&person(name, "GB"), address).await.unwrap();
        }
        for hour in 0..30 {
            w.post(&person(&format!("Late troll {}", "I".repeat(hour + 1)), "GB"), address).await.unwrap();
            assert_eq!(w.waiting().await.pending, 8);
            w.pass(Instant::HOUR);
        }
        let (id, token) = waiting(&w, address, "Troll C").await.unwrap();
        let others = w.service.own_signature(id, &token).await.unwrap().others;
        let own = others.iter().find(|other| other.name == "Honest Owner").expect("it waits still").path.clone();
        let own = own.rsplit_once("/l/").unwrap().1.to_owned();
        let service::Link::Signature { id: owner, .. } = w.service.follow_link(&own).await.unwrap() else { panic!("another link") };
        let revision = w.service.own_signature(owner, &own).await.unwrap().revision;
        assert_eq!(w.service.confirm(owner, &own, revision).await.unwrap(), Confirmed::Listed);
        // Who comes when there is no place takes one that is not theirs, from the link that is there.
        w.service.correct(id, &token, &person("Second Owner", "GB")).await.unwrap();
        let revision = w.service.own_signature(id, &token).await.unwrap().revision;
        assert_eq!(w.service.confirm(id, &token, revision).await.unwrap(), Confirmed::Listed);
        assert_eq!(listed(&w.service).await, ["Honest Owner", "Second Owner"]);
    })
    .await;
}

#[tokio::test]
async fn of_posts_that_come_at_once_eight_wait_in_a_mailbox() {
    World::each(|w| async move {
        let names: Vec<_> = (0..20u8).map(|number| person(&format!("Name {}", char::from(b'a' + number)), "GB")).collect();
        let posts = names.iter().map(|entry| w.post(entry, "crowd@mail.example"));
        assert!(futures::future::join_all(posts).await.into_iter().all(|answer| answer.is_ok()), "all are answered alike");
        assert_eq!(w.waiting().await.pending, 8);
    })
    .await;
}

#[tokio::test]
async fn a_list_brings_in_everybody_of_a_mailbox() {
    World::each(|w| async move {
        let file = "Name,Country,Email\nMaria Keller,DE,keller@mail.example\nPeter Keller,DE,keller@mail.example\n\
            Lena Keller,DE,keller+lena@mail.example\nlena  keller,DE,keller@mail.example\n";
        let kind = SignatoryKind::Person;
        let sheets = Sheets::default();
        let gathering = Gathering {
            source: Source::Spreadsheet,
            detail: None,
            kind,
            country: None,
            locale: Locale::En,
            scan: None,
            sheets,
            consent: None,
        };
        let table = Table::read(file.as_bytes()).unwrap();
        let reading = read(&table, &Mapping::recognise(&table, kind), &gathering);
        assert_eq!((reading.rows.len(), reading.faults.len()), (3, 1));
        let started = w.service.start_import(&w.owner, &w.coalition, &w.letter, gathering, reading.rows).await.unwrap();
        assert_eq!(started.run().await.unwrap(), 3);
        let mails = w.service.mailbox(10).await.unwrap();
        for mail in mails.into_iter().filter(|mail| mail.to.starts_with("keller")) {
            let MailContent::ConfirmGathered { link: Some(link), .. } = mail.shape.content else { continue };
            let token = link.rsplit_once("/l/").unwrap().1.to_owned();
            let service::Link::Signature { id, .. } = w.service.follow_link(&token).await.unwrap() else { panic!("another link") };
            let own = w.service.own_signature(id, &token).await.unwrap();
            assert_eq!(w.service.confirm(id, &token, own.revision).await.unwrap(), Confirmed::Listed);
        }
        assert_eq!(listed(&w.service).await, ["Lena Keller", "Maria Keller", "Peter Keller"]);
    })
    .await;
}

#[tokio::test]
async fn stored_rows_are_compared_by_mailbox_after_the_step() {
    Filled::each(|db| async move {
        let service = db.open().await;
        let before = listed(&service).await;
        service.run_data_steps_by(7).await.unwrap();
        assert_eq!(listed(&service).await, before, "who was listed stays");
        let faulty = "SELECT count(*) || '' AS text FROM data_step WHERE faulty > 0 OR ended_at IS NULL";
        assert_eq!(db.texts(faulty).await, ["0"]);
        let places = "SELECT place || '' AS text FROM signature WHERE name LIKE 'Troll%' ORDER BY place";
        assert_eq!(db.texts(places).await.len(), 12);
        assert_eq!(db.texts("SELECT max(place) || '' AS text FROM signature").await, ["12"]);
        let owner = service.sign_in(&email(crate::world::OWNER), crate::world::PASSWORD).await.unwrap();
        let owner = service.actor(&owner).await.unwrap().unwrap();
        let pending = || async { service.desk_letter(&owner, "safe-passage", "no-return").await.unwrap().letter.waiting.pending };
        let waits = pending().await;
        let post = |name: &'static str, address: &'static str| {
            let (service, entry) = (service.clone(), person(name, "GB"));
            async move { service.post_signature("safe-passage", "no-return", &entry, &email(address), Locale::En).await.unwrap() }
        };
        post("Troll 3", "troll+99@mail.example").await;
        post("Bo Prado", "anaprado@gmail.com").await;
        post("Cy Two", "cy@mail.example").await;
        post("Wi Thdrawn", "wi@mail.example").await;
        assert_eq!(pending().await, waits + 1, "only who withdrew signs anew");
        // Invitations are found by their mailbox too; those that were one mailbox's for one organisation keep their links.
        for (address, name) in [("mill+x@gmail.com", "Mill Lane"), ("desk+zz@harbour.example", "Harbour Group")] {
            let found = service.invitations_of_address(&owner, "safe-passage", "no-return", &email(address)).await;
            let invited = found.unwrap().invitations;
            assert_eq!(invited.iter().map(|one| one.organisation.as_str()).collect::<Vec<_>>(), [name]);
        }
    })
    .await;
}

/// Whatever strangers enter under the same name meanwhile, what the mailbox was shown is what it confirms.
#[tokio::test]
async fn what_a_mailbox_has_opened_is_confirmed_as_it_was_shown() {
    World::each(|w| async move {
        let address = "ana@mail.example";
        let entered = |affiliation: &str| {
            let form =
                SigningForm { name: "Ana Silva".into(), country: "GB".into(), affiliation: affiliation.into(), ..SigningForm::default() };
            form.parse_entry(SignatoryKind::Person).unwrap()
        };
        w.post(&entered("Teacher"), address).await.unwrap();
        let (id, token) = waiting(&w, address, "Ana Silva").await.unwrap();
        w.post(&entered("Nurse"), address).await.unwrap();
        let shown = w.service.own_signature(id, &token).await.unwrap();
        let Entry::Person(person) = &shown.entry else { panic!("another entry") };
        assert_eq!(person.affiliation.as_ref().unwrap().as_str(), "Nurse", "nobody had seen it: the last wording counts");
        assert_eq!(shown.entered_again_at, None);
        for affiliation in ["Nurse", "Minister of the Interior", "Nurse"] {
            w.pass(2 * Instant::SECOND);
            w.post(&entered(affiliation), address).await.unwrap();
        }
        let still = w.service.own_signature(id, &token).await.unwrap();
        assert_eq!((&still.entry, still.revision), (&shown.entry, shown.revision));
        assert!(still.entered_again_at.is_some(), "its mailbox learns of it");
        // Who comes back to an entry an hour later finds it protected anew, from when it is shown.
        w.pass(2 * Instant::HOUR);
        w.post(&entered("Pilot"), address).await.unwrap();
        let shown = w.service.own_signature(id, &token).await.unwrap();
        w.post(&entered("Troll"), address).await.unwrap();
        assert_eq!(w.service.confirm(id, &token, shown.revision).await.unwrap(), Confirmed::Listed);
        w.service.sequence().await.unwrap();
        let list = w.service.published_letter(&w.coalition, &w.letter).await.unwrap();
        assert_eq!(list.people[0].affiliation.as_deref(), Some("Pilot"));
    })
    .await;
}

/// Many providers deliver nothing to an address with a tag: what strangers enter with tags reaches nobody, and so it takes
/// neither mails nor places nor the address itself from the mailbox that it is collapsed into.
#[tokio::test]
async fn what_strangers_enter_with_tags_keeps_nobody_from_signing_and_leaving() {
    World::each(|w| async move {
        let address = "sila@mail.example";
        for number in 0..10 {
            let name = format!("Troll {}", char::from(b'a' + number));
            w.post(&person(&name, "GB"), &format!("sila+{number}@mail.example")).await.unwrap();
        }
        assert_eq!(w.waiting().await.pending, 8);
        w.post(&person("Sila Honest", "GB"), address).await.unwrap();
        let (id, token) = waiting(&w, address, "Sila Honest").await.expect("an email to the address itself");
        // The same name with a tag changes nothing of where her emails go.
        w.post(&person("Sila Honest", "GB"), "sila+x@mail.example").await.unwrap();
        let own = w.service.own_signature(id, &token).await.unwrap();
        assert!(own.entered_again_at.is_some(), "its mailbox learns of it");
        assert_eq!(w.service.confirm(id, &token, own.revision).await.unwrap(), Confirmed::Listed);
        let to = |kind: fn(&MailContent) -> bool| {
            let service = w.service.clone();
            async move { service.mailbox(1000).await.unwrap().into_iter().find(|mail| kind(&mail.shape.content)).map(|mail| mail.to) }
        };
        assert_eq!(to(|mail| matches!(mail, MailContent::Receipt { .. })).await.as_deref(), Some(address));
        // What is stored is asked for with tags, by somebody for whom no email leaves; she asks all the same.
        for number in 0..5 {
            w.service.request_data(&email(&format!("sila+{number}{number}@mail.example")), Locale::En).await.unwrap();
        }
        assert_eq!(to(|mail| matches!(mail, MailContent::DataLink { .. })).await, None);
        w.service.request_data(&email(address), Locale::En).await.unwrap();
        assert_eq!(to(|mail| matches!(mail, MailContent::DataLink { .. })).await.as_deref(), Some(address));
    })
    .await;
}

/// What its mailbox looks at makes way for nobody, however long it has waited.
#[tokio::test]
async fn a_ninth_name_takes_the_place_of_none_that_its_mailbox_looks_at() {
    World::each(|mut w| async move {
        let later = "later";
        let form = domain::forms::letter::LetterForm {
            slug: later.into(),
            deadline_local: "2026-12-20T12:00".into(),
            ..crate::world::letter_form()
        };
        w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
        w.service.open_letter(&w.owner, &w.coalition, later).await.unwrap();
        w.letter = later.into();
        let address = "ana@mail.example";
        w.post(&person("Ana Silva", "GB"), address).await.unwrap();
        let (id, token) = waiting(&w, address, "Ana Silva").await.unwrap();
        for number in 1..=7 {
            w.post(&person(&format!("Stranger {}", "I".repeat(number)), "GB"), address).await.unwrap();
        }
        w.pass(8 * Instant::DAY);
        let shown = w.service.own_signature(id, &token).await.unwrap();
        for name in ["Troll A", "Troll B", "Troll C"] {
            w.post(&person(name, "GB"), address).await.unwrap();
        }
        assert_eq!(w.service.confirm(id, &token, shown.revision).await.unwrap(), Confirmed::Listed);
    })
    .await;
}

#[tokio::test]
async fn so_many_of_one_mailbox_wait_for_an_organiser_and_no_more() {
    World::each(|w| async move {
        let address = "flood@mail.example";
        let mut held = 0;
        for number in 0..30u8 {
            let name = format!("Society {}", char::from(b'a' + number).to_string().repeat(2));
            w.pass(8 * Instant::HOUR / 3);
            match w.sign(&crate::world::organisation(&name, "LT", ""), address).await {
                Ok(confirmed) => assert_eq!(confirmed, Confirmed::Held),
                Err(error) => {
                    assert_eq!(code(&error), ":error-mailbox-held");
                    break;
                }
            }
            held += 1;
        }
        assert_eq!(held, 20);
        assert_eq!(w.sign(&crate::world::organisation("Another House", "LT", ""), "b@mail.example").await.unwrap(), Confirmed::Held);
    })
    .await;
}
