//! Letters at the desk, and what the public sees of them.

use crate::world::{PASSWORD, World, email, letter_form, organisation, person};
use domain::{
    error::FieldErrors,
    forms::{account::NewPassword, coalition::CoalitionForm, letter::LetterForm, organisation::OrganisationForm},
    letter::{LetterState, LetterStep},
    locale::Locale,
    role::Role,
    shapes::letters::{ListOrder, PublishedLetter},
    slug::Slug,
    text::Name,
    time::Instant,
};
use ledger::{CanonicalText, Manifest};
use service::{Actor, Error, NewOrganiser};

/// Somebody with a role in a coalition.
pub async fn organiser(world: &World, coalition: &str, role: Role) -> Actor {
    let address = email(&format!("{}@{coalition}.example", role.code()));
    let new = NewOrganiser {
        coalition: Slug::parse(coalition).unwrap(),
        coalition_name: Some(Name::parse("Another").unwrap()),
        contact: None,
        name: Name::parse("Vera").unwrap(),
        email: address.clone(),
        password: Some(NewPassword::parse(PASSWORD).unwrap()),
        role,
        locale: Locale::En,
    };
    world.service.create_organiser(new).await.unwrap();
    world.settle().await;
    world.service.actor(&world.service.sign_in(&address, PASSWORD).await.unwrap()).await.unwrap().unwrap()
}

fn fields<T>(result: Result<T, Error>) -> FieldErrors {
    match result {
        Err(Error::Fields(errors)) => errors,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("not refused"),
    }
}

fn codes(errors: &FieldErrors) -> Vec<(&str, &str)> {
    errors.0.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect()
}

fn draft(slug: &str) -> LetterForm {
    LetterForm { slug: slug.into(), ..letter_form() }
}

#[tokio::test]
async fn a_draft_is_saved_by_one_at_a_time() {
    World::each(|w| async move {
        let w = &w;
        let slug = w.service.create_letter(&w.owner, &w.coalition, &draft("second")).await.unwrap();
        let form = w.service.desk_letter(&w.owner, &w.coalition, &slug).await.unwrap().form;
        let changed = LetterForm { subject: "Another".into(), slug: "moved".into(), ..form.clone() };
        assert_eq!(w.service.save_letter(&w.owner, &w.coalition, &slug, &changed).await.unwrap(), "moved");
        let late = w.service.save_letter(&w.owner, &w.coalition, "moved", &form).await;
        assert!(matches!(late, Err(Error::Conflict)));
        let page = w.service.desk_letter(&w.owner, &w.coalition, "moved").await.unwrap();
        assert_eq!((page.form.subject.as_str(), page.form.revision), ("Another", form.revision + 1));
        let taken = LetterForm { slug: w.letter.clone(), ..page.form.clone() };
        assert_eq!(codes(&fields(w.service.save_letter(&w.owner, &w.coalition, "moved", &taken).await)), [("slug", "error-slug-taken")]);
        assert_eq!(codes(&fields(w.service.create_letter(&w.owner, &w.coalition, &draft("moved")).await)), [("slug", "error-slug-taken")]);
        assert_eq!(codes(&fields(w.service.create_letter(&w.owner, &w.coalition, &draft("new")).await)), [("slug", "error-slug-taken")]);
    })
    .await;
}

#[tokio::test]
async fn what_is_written_on_an_open_letter_reaches_nobody() {
    World::each(|w| async move {
        let before = w.service.published_letter(&w.coalition, &w.letter).await.unwrap();
        let form = w.service.desk_letter(&w.owner, &w.coalition, &w.letter).await.unwrap().form;
        let changed = LetterForm {
            body: "Other words.".into(),
            subject: "Another subject".into(),
            slug: "elsewhere".into(),
            language: "fr".into(),
            visibility: "confidential".into(),
            who_may_sign: "people".into(),
            deadline_local: String::new(),
            ..form.clone()
        };
        assert_eq!(w.service.save_letter(&w.owner, &w.coalition, &w.letter, &changed).await.unwrap(), w.letter);
        let after = w.service.published_letter(&w.coalition, &w.letter).await.unwrap();
        assert_eq!(PublishedLetter { read_at: before.read_at, ..after }, before);
        assert_eq!(w.service.letter_card(&w.coalition, &w.letter).await.unwrap().subject, form.subject);
        let stored = w.service.desk_letter(&w.owner, &w.coalition, &w.letter).await.unwrap().form;
        let settled =
            LetterForm { body: changed.body.clone(), subject: changed.subject.clone(), revision: form.revision + 1, ..form.clone() };
        assert_eq!(stored, settled);
        // Who saves second is shown both, and one click brings the first text back.
        assert!(matches!(w.service.save_letter(&w.owner, &w.coalition, &w.letter, &form).await, Err(Error::Conflict)));
        let merge =
            w.service.merge_letter(&w.owner, &w.coalition, &w.letter, &LetterForm { slug: String::new(), ..form.clone() }, &[]).await;
        assert!(merge.unwrap().conflicts.is_empty());
        w.service.restore_revision(&w.owner, &w.coalition, &w.letter, 1, stored.revision).await.unwrap();
        assert_eq!(w.service.desk_letter(&w.owner, &w.coalition, &w.letter).await.unwrap().form.body, form.body);
        w.service.step_letter(&w.owner, &w.coalition, &w.letter, LetterStep::Close).await.unwrap();
        let rests = LetterForm { revision: stored.revision + 1, ..changed };
        assert!(matches!(w.service.save_letter(&w.owner, &w.coalition, &w.letter, &rests).await, Err(Error::Conflict)));
    })
    .await;
}

#[tokio::test]
async fn a_draft_may_be_incomplete_and_gets_an_address_of_its_own() {
    World::each(|w| async move {
        let empty =
            LetterForm { subject: String::new(), slug: String::new(), recipients: Vec::new(), closing: String::new(), ..draft("x") };
        let titled = |subject: &str| LetterForm { subject: subject.into(), ..empty.clone() };
        for (form, slug, name) in [
            (titled("강제송환"), "gangjesonghwan", "강제송환"),
            (titled("강제송환"), "gangjesonghwan-2", "강제송환"),
            (LetterForm { body: "We note this.".into(), ..empty.clone() }, "we-note-this", "We note this."),
            (LetterForm { body: String::new(), ..empty.clone() }, "letter", "letter"),
            (LetterForm { body: String::new(), ..titled("New") }, "letter-2", "New"),
        ] {
            assert_eq!(w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap(), slug);
            let page = w.service.desk_letter(&w.owner, &w.coalition, slug).await.unwrap();
            assert_eq!((page.letter.subject.as_str(), page.form.subject), (name, form.subject.clone()));
            let again = LetterForm { slug: String::new(), revision: page.form.revision, ..form };
            assert_eq!(w.service.save_letter(&w.owner, &w.coalition, slug, &again).await.unwrap(), slug, "it keeps its address");
        }
    })
    .await;
}

#[tokio::test]
async fn opening_names_everything_that_is_missing() {
    World::each(|w| async move {
        let w = &w;
        let bare = LetterForm {
            salutation: String::new(),
            recipients: Vec::new(),
            deadline_local: "2026-01-01T12:00".into(),
            subject: String::new(),
            body: "One\nA\ttab".into(),
            ..draft("bare")
        };
        let slug = w.service.create_letter(&w.owner, &w.coalition, &bare).await.unwrap();
        let errors = w.service.opening_faults(&w.owner, &w.coalition, &slug).await.unwrap();
        let expected = [
            ("subject", "error-subject-missing"),
            ("recipients", "error-recipient-missing"),
            ("salutation", "error-salutation-missing"),
            ("deadline_local", "error-deadline-past"),
        ];
        assert_eq!(codes(&errors), expected);
        assert_eq!(w.service.desk_letter(&w.owner, &w.coalition, &slug).await.unwrap().form.body, "One\nA tab");
        assert_eq!(fields(w.service.open_letter(&w.owner, &w.coalition, &slug).await), errors);
        let empty = LetterForm { body: String::new(), deadline_local: String::new(), ..draft("empty") };
        let slug = w.service.create_letter(&w.owner, &w.coalition, &empty).await.unwrap();
        let errors = w.service.opening_faults(&w.owner, &w.coalition, &slug).await.unwrap();
        assert_eq!(codes(&errors), [("body", "error-body-missing"), ("deadline_local", "error-deadline-missing")]);
    })
    .await;
}

#[tokio::test]
async fn the_frozen_text_is_the_truth() {
    World::each(|w| async move {
        let w = &w;
        let shown = w.service.published_letter(&w.coalition, &w.letter).await.unwrap();
        let text = CanonicalText::parse(&w.service.canonical_text(&w.coalition, &w.letter).await.unwrap()).unwrap();
        let manifest = Manifest::parse(&w.service.manifest(&w.coalition, &w.letter).await.unwrap()).unwrap();
        assert_eq!(shown.document, letter_form().document());
        assert_eq!((shown.version, shown.text_bytes, shown.accepts), (1, text.len() as u64, true));
        assert_eq!((shown.text_sha256, shown.manifest_sha256), (text.sha256_hex(), manifest.hash_hex()));
        assert!(manifest.languages()[0].is_of(&text));
        assert_eq!(manifest.letter().to_string(), shown.public_id.to_string());
        assert!(w.service.opening_faults(&w.owner, &w.coalition, &w.letter).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_deadline_closes_and_a_later_one_opens_again() {
    World::each(|w| async move {
        let w = &w;
        w.pass(8 * Instant::DAY);
        let shown = w.service.published_letter(&w.coalition, &w.letter).await.unwrap();
        assert_eq!((shown.accepts, shown.state), (false, LetterState::Closed));
        let past = w.service.reopen_letter(&w.owner, &w.coalition, &w.letter, "2026-12-01T12:00", "Europe/Zurich").await;
        assert_eq!(codes(&fields(past)), [("deadline_local", "error-deadline-past")]);
        w.service.reopen_letter(&w.owner, &w.coalition, &w.letter, "2026-12-24T12:00", "Asia/Seoul").await.unwrap();
        assert!(w.service.published_letter(&w.coalition, &w.letter).await.unwrap().accepts);
        w.service.step_letter(&w.owner, &w.coalition, &w.letter, LetterStep::Close).await.unwrap();
        w.service.step_letter(&w.owner, &w.coalition, &w.letter, LetterStep::Close).await.unwrap();
        w.service.reopen_letter(&w.owner, &w.coalition, &w.letter, "2026-12-24T12:00", "Asia/Seoul").await.unwrap();
        let page = w.service.desk_letter(&w.owner, &w.coalition, &w.letter).await.unwrap();
        assert_eq!((page.letter.state, page.versions.len()), (LetterState::Open, 1));
    })
    .await;
}

#[tokio::test]
async fn drafts_and_confidential_letters_do_not_exist_for_the_public() {
    World::each(|w| async move {
        let w = &w;
        w.service.create_letter(&w.owner, &w.coalition, &draft("draft")).await.unwrap();
        let quiet = LetterForm { visibility: "confidential".into(), ..draft("quiet") };
        w.service.create_letter(&w.owner, &w.coalition, &quiet).await.unwrap();
        w.service.open_letter(&w.owner, &w.coalition, "quiet").await.unwrap();
        for slug in ["draft", "quiet", "nothing"] {
            assert!(matches!(w.service.published_letter(&w.coalition, slug).await, Err(Error::NotFound)));
            assert!(matches!(w.service.letter_card(&w.coalition, slug).await, Err(Error::NotFound)));
            assert!(matches!(w.service.canonical_text(&w.coalition, slug).await, Err(Error::NotFound)));
            assert!(matches!(w.service.manifest(&w.coalition, slug).await, Err(Error::NotFound)));
            assert!(matches!(w.service.signatories(&w.coalition, slug, "", ListOrder::Name, &[], 1).await, Err(Error::NotFound)));
        }
        assert_eq!(w.service.public_letters("").await.unwrap().len(), 1);
        assert_eq!(w.service.coalition_letters(&w.coalition).await.unwrap().1[0].recipients, ["The President"]);
    })
    .await;
}

#[tokio::test]
async fn strangers_find_nothing_and_viewers_change_nothing() {
    World::each(|w| async move {
        let w = &w;
        let viewer = organiser(w, &w.coalition, Role::Viewer).await;
        let stranger = organiser(w, "elsewhere", Role::Owner).await;
        let (c, l, s) = (w.coalition.as_str(), w.letter.as_str(), &w.service);
        assert_eq!(s.desk(&viewer).await.unwrap()[0].letters.len(), 1);
        assert!(s.desk(&stranger).await.unwrap()[0].letters.is_empty());
        assert!(s.desk_letter(&viewer, c, l).await.is_ok());
        assert!(matches!(s.desk_letter(&stranger, c, l).await, Err(Error::NotFound)));
        assert!(matches!(s.desk_letter(&stranger, "elsewhere", l).await, Err(Error::NotFound)));
        let bad = LetterForm::default();
        for (actor, stranger) in [(&viewer, false), (&stranger, true)] {
            let results = [
                s.create_letter(actor, c, &bad).await.err(),
                s.save_letter(actor, c, l, &bad).await.err(),
                s.step_letter(actor, c, l, LetterStep::Close).await.err(),
                s.open_letter(actor, c, l).await.err(),
                s.reopen_letter(actor, c, l, "", "").await.err(),
                s.save_organisation(actor, c, None, &OrganisationForm::default()).await.err(),
                s.save_settings(actor, c, &CoalitionForm::default()).await.err(),
                s.set_role(actor, c, w.owner.account, Role::Viewer).await.err(),
                s.remove_organiser(actor, c, w.owner.account).await.err(),
            ];
            for (number, error) in results.into_iter().enumerate() {
                let right = if stranger { matches!(error, Some(Error::NotFound)) } else { matches!(error, Some(Error::Forbidden)) };
                assert!(right, "{number}: {error:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn signatories_are_ordered_found_and_paged() {
    World::each(|mut w| async move {
        let book = w.service.organisations(&w.owner, &w.coalition, "").await.unwrap();
        let convened = LetterForm { conveners: vec![book.organisations[0].id.to_string()], ..draft("convened") };
        w.service.create_letter(&w.owner, &w.coalition, &convened).await.unwrap();
        w.service.open_letter(&w.owner, &w.coalition, "convened").await.unwrap();
        assert_eq!(w.service.desk_letter(&w.owner, &w.coalition, "convened").await.unwrap().conveners, ["Lantern Trust"]);
        w.letter = "convened".into();
        for (name, country, site) in [("Ärzte für Rechte", "DE", "https://aerzte.example"), ("Abri", "FR", "https://abri.example")] {
            w.add_organisation(name, country, site).await;
            let address = format!("ana@{}", site.trim_start_matches("https://"));
            w.sign(&organisation(name, country, site), &address).await.unwrap();
        }
        w.sign(&organisation("Lantern Trust", "GB", "https://lantern.example"), "ana@lantern.example").await.unwrap();
        for number in 0..3 {
            w.sign(&person(&format!("Person {number}"), "KR"), &format!("p{number}@people.example")).await.unwrap();
        }
        let named = [("DE", "Germany"), ("FR", "France"), ("KR", "Republic of Korea")];
        let named = named.map(|(code, name)| (domain::country::Country::parse(code).unwrap(), name.to_owned()));
        let list = |query: &'static str, order| w.service.signatories(&w.coalition, &w.letter, query, order, &named, 9);
        let names = |rows: &[domain::shapes::letters::ListedOrganisation]| rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>();
        let all = list("", ListOrder::Name).await.unwrap();
        assert_eq!(names(&all.organisations), ["Lantern Trust", "Abri", "Ärzte für Rechte"]);
        assert_eq!((all.page, all.pages, all.found, all.people.len()), (1, 1, 6, 3));
        assert!(all.organisations[0].convener);
        assert_eq!(names(&list("", ListOrder::Country).await.unwrap().organisations), ["Lantern Trust", "Ärzte für Rechte", "Abri"]);
        // Countries stand in the order of the reader's language, whatever their codes.
        let french_first = [&named[1], &named[0]].map(Clone::clone);
        let sorted = w.service.signatories(&w.coalition, &w.letter, "", ListOrder::Country, &french_first, 1).await.unwrap();
        assert_eq!(names(&sorted.organisations), ["Lantern Trust", "Abri", "Ärzte für Rechte"]);
        let found = list("ARZTE", ListOrder::Name).await.unwrap();
        assert_eq!((names(&found.organisations), found.found), (vec!["Ärzte für Rechte".to_owned()], 1));
        for (query, count) in [("korea", 3), ("Republic of K", 3), ("KR", 3), ("k", 0), ("orea", 0), ("germ", 1), ("fra", 1)] {
            assert_eq!(list(query, ListOrder::Name).await.unwrap().found, count, "{query}");
        }
        assert_eq!((all.letter.counts.organisations, all.letter.counts.countries, all.letter.counts.people), (3, 3, 3));
        assert_eq!(w.service.published_letter(&w.coalition, &w.letter).await.unwrap().people.len(), 3);
        // What was signed stays signed without the address book.
        w.service.delete_organisation(&w.owner, &w.coalition, book.organisations[0].id).await.unwrap();
        assert_eq!(names(&list("", ListOrder::Name).await.unwrap().organisations), ["Abri", "Ärzte für Rechte", "Lantern Trust"]);
    })
    .await;
}
