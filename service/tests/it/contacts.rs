//! Exports of contacts: a second person or a day, one file, and every owner knows.

use crate::world::{OWNER, PASSWORD, World, email, letter_form, organisation};
use domain::{
    activity::{Act, ActKind},
    contact_export::{LIFE, Standing, WAIT},
    forms::{account::NewPassword, coalition::OrganiserForm, letter::LetterForm, second_factor::ProvenForm, translation::TranslatorForm},
    locale::Locale,
    role::Role,
    second_person::SETTLED,
    shapes::{contact_export::ExportRow, mail::MailContent},
    slug::Slug,
    text::Name,
    time::Instant,
};
use service::{Actor, Error, NewOrganiser, Service};
use totp_rs::{Builder, Secret};

const BEN: &str = "ben@coalition.example";

async fn organiser(w: &World, address: &str, role: Role) -> Actor {
    let new = NewOrganiser {
        coalition: Slug::parse(&w.coalition).unwrap(),
        coalition_name: None,
        contact: None,
        name: Name::parse(address.split_once('@').unwrap().0).unwrap(),
        email: email(address),
        password: Some(NewPassword::parse(PASSWORD).unwrap()),
        role,
        locale: Locale::En,
    };
    w.service.create_organiser(new).await.unwrap();
    // Long enough here to be a second person.
    w.pass(SETTLED);
    let token = w.service.sign_in(&email(address), PASSWORD).await.unwrap();
    w.service.actor(&token).await.unwrap().unwrap()
}

/// Somebody whom an organiser invites, who accepts and signs in.
async fn invited(w: &World, by: &Actor, name: &str, role: &str) -> Actor {
    let address = format!("{name}@coalition.example");
    let form = OrganiserForm { name: name.into(), email: address.clone(), role: role.into() };
    w.service.invite_organiser(by, &w.coalition, &form).await.unwrap();
    join(w, &address).await
}

/// Somebody who was invited accepts and signs in.
async fn join(w: &World, address: &str) -> Actor {
    let MailContent::Invitation { link: Some(link), .. } = w.mail_content(address).await else { panic!("no invitation") };
    let chosen = NewPassword::parse("a harbour behind the hills").unwrap();
    w.service.reset_password(link.rsplit_once("/l/").unwrap().1, &chosen).await.unwrap();
    let token = w.service.sign_in(&email(address), chosen.as_str()).await.unwrap();
    w.service.actor(&token).await.unwrap().unwrap()
}

async fn newest(service: &Service, who: &Actor, coalition: &str) -> ExportRow {
    service.contact_exports(who, coalition).await.unwrap().exports.remove(0)
}

#[tokio::test]
async fn a_second_person_approves_and_who_asked_fetches_once() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        w.sign(&organisation("=Rivers", "GB", "https://rivers.example"), "ana@rivers.example").await.unwrap();
        assert!(!s.contact_exports(&w.owner, c).await.unwrap().second_person);
        let ben = organiser(&w, BEN, Role::Editor).await;
        assert!(s.contact_exports(&w.owner, c).await.unwrap().second_person);
        s.ask_for_contacts(&w.owner, c, Some(&w.letter)).await.unwrap();
        for address in [OWNER, BEN] {
            let MailContent::ContactsAsked { by, signatures: true, link: Some(link), .. } = w.mail_content(address).await else {
                panic!("{address} is not told")
            };
            assert!(!by.is_empty() && link.ends_with("/exports"));
        }
        let asked = newest(s, &w.owner, c).await;
        assert!(matches!(asked.standing, Standing::Waiting(_)) && !asked.may_approve && !asked.may_fetch && asked.may_stop);
        assert!(matches!(s.fetch_contacts(&w.owner, c, asked.id).await, Err(Error::Conflict)), "not ready");
        assert!(matches!(s.approve_contacts(&w.owner, c, asked.id).await, Err(Error::Conflict)), "nobody is their own second");
        assert!(newest(s, &ben, c).await.may_approve);
        s.approve_contacts(&ben, c, asked.id).await.unwrap();
        assert!(matches!(s.fetch_contacts(&ben, c, asked.id).await, Err(Error::Conflict)), "somebody else's");
        let file = s.fetch_contacts(&w.owner, c, asked.id).await.unwrap();
        assert!(file.csv.contains(",'=Rivers,GB,") && file.csv.contains("ana@rivers.example"), "{}", w.engine);
        assert!(matches!(s.fetch_contacts(&w.owner, c, asked.id).await, Err(Error::Conflict)), "once");
        let fetched = newest(s, &w.owner, c).await;
        assert!(matches!(fetched.standing, Standing::Fetched(_)) && fetched.approved_by == Some("ben".into()));
        let noted = s.activity(&w.owner, c, Some(ActKind::Exports), None, 1).await.unwrap();
        let acts: Vec<Act> = noted.acts.iter().map(|one| one.act).collect();
        assert_eq!(acts, [Act::SignaturesExported, Act::ContactsApproved, Act::ContactsAsked]);
    })
    .await;
}

#[tokio::test]
async fn an_address_is_searched_for_thirty_times_a_day_with_the_contacts_shown() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        w.sign(&organisation("Rivers", "GB", ""), "ana@rivers.example").await.unwrap();
        let viewer = organiser(&w, "vic@coalition.example", Role::Viewer).await;
        let guess = async |who: &Actor, address: &str| s.signatures_of_address(who, c, &w.letter, &email(address)).await;
        assert!(matches!(guess(&viewer, "ana@rivers.example").await, Err(Error::Forbidden)));
        assert!(matches!(s.invitations_of_address(&viewer, c, &w.letter, &email("ana@rivers.example")).await, Err(Error::Forbidden)));
        assert!(matches!(s.organisations_of_address(&viewer, c, &email("ana@rivers.example")).await, Err(Error::Forbidden)));
        let by_name = s.desk_signatures(&viewer, c, &w.letter, "ana@rivers.example", None, 1).await.unwrap();
        assert_eq!(by_name.found, 0, "the list is searched by names alone");

        let found = guess(&w.owner, "ana@rivers.example").await.unwrap();
        assert_eq!((found.found, found.signatures[0].name.as_str(), found.looked_up.unwrap().shown), (1, "Rivers", 1));
        let id = found.signatures[0].id;
        let contact = service::Contact::Signature(w.letter.clone(), id);
        assert_eq!(s.reveal_contact(&w.owner, c, &contact).await.unwrap().shown, 2, "one count for both");
        for number in 0..28 {
            assert_eq!(guess(&w.owner, &format!("ana{number}@rivers.example")).await.unwrap().found, 0);
        }
        let enough = |error: Error| matches!(error, Error::Fields(errors) if errors.0[0].code == "error-contacts-shown");
        assert!(enough(guess(&w.owner, "ana@rivers.example").await.unwrap_err()));
        assert!(enough(s.organisations_of_address(&w.owner, c, &email("a@b.example")).await.unwrap_err()));
        assert!(enough(s.reveal_contact(&w.owner, c, &contact).await.unwrap_err()));
        let noted = s.activity(&w.owner, c, Some(ActKind::Exports), None, 1).await.unwrap();
        let noted: Vec<_> = noted.acts.iter().filter(|one| one.act == Act::AddressLookedUp).collect();
        assert!(noted.len() > 20 && !format!("{noted:?}").contains("rivers"), "without the address: {noted:?}");
        w.pass(Instant::DAY + Instant::SECOND);
        assert_eq!(guess(&w.owner, "ana@rivers.example").await.unwrap().found, 1, "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn several_accounts_are_shown_no_more_than_a_coalition_has_a_day() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        let mut own = vec![w.owner.clone()];
        for name in ["sock-a", "sock-b", "sock-c"] {
            own.push(invited(&w, &w.owner, name, "editor").await);
        }
        let mut shown = 0;
        for who in &own {
            for number in 0..30 {
                let guess = s.signatures_of_address(who, c, &w.letter, &email(&format!("ana{number}@rivers.example"))).await;
                shown += u32::from(guess.is_ok());
            }
        }
        assert_eq!(shown, 100, "{}", w.engine);
        w.pass(Instant::DAY + Instant::SECOND);
        s.signatures_of_address(&own[3], c, &w.letter, &email("ana@rivers.example")).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn alone_it_takes_a_day_and_is_there_for_three() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        w.add_organisation("Rivers", "GB", "https://rivers.example").await;
        for _ in 0..2 {
            s.ask_for_contacts(&w.owner, c, None).await.unwrap();
        }
        let ids: Vec<_> = s.contact_exports(&w.owner, c).await.unwrap().exports.iter().map(|one| one.id).collect();
        w.pass(WAIT.0 - Instant::HOUR);
        assert!(matches!(s.fetch_contacts(&w.owner, c, ids[0]).await, Err(Error::Conflict)));
        w.pass(2 * Instant::HOUR);
        let file = s.fetch_contacts(&w.owner, c, ids[0]).await.unwrap();
        assert!(file.name.ends_with("-organisations") && file.csv.contains("Rivers"), "{}", w.engine);
        w.pass(LIFE.0);
        assert!(matches!(s.fetch_contacts(&w.owner, c, ids[1]).await, Err(Error::Conflict)), "too late");
        let exports = s.contact_exports(&w.owner, c).await.unwrap().exports;
        assert_eq!(exports[1].standing, Standing::Lapsed, "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn anyone_of_them_stops_it_until_the_file_is_out() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        let ben = organiser(&w, BEN, Role::Editor).await;
        s.ask_for_contacts(&ben, c, None).await.unwrap();
        let asked = newest(s, &w.owner, c).await;
        s.approve_contacts(&w.owner, c, asked.id).await.unwrap();
        s.stop_contacts(&w.owner, c, asked.id).await.unwrap();
        assert!(matches!(s.fetch_contacts(&ben, c, asked.id).await, Err(Error::Conflict)), "{}", w.engine);
        assert!(matches!(s.stop_contacts(&ben, c, asked.id).await, Err(Error::Conflict)));
        assert!(matches!(newest(s, &ben, c).await.standing, Standing::Stopped(_)));
        let vera = organiser(&w, "vera@coalition.example", Role::Viewer).await;
        assert!(matches!(s.contact_exports(&vera, c).await, Err(Error::Forbidden)));
        assert!(matches!(s.ask_for_contacts(&vera, c, None).await, Err(Error::Forbidden)));
        assert!(matches!(s.ask_for_contacts(&ben, c, Some("no-such-letter")).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn nobody_makes_themselves_a_second_person() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        let ben = organiser(&w, BEN, Role::Editor).await;
        s.set_role(&w.owner, c, ben.account, Role::Owner).await.unwrap();
        s.ask_for_contacts(&w.owner, c, None).await.unwrap();
        let asked = newest(s, &ben, c).await;
        assert!(!asked.may_approve && asked.too_new, "who rose just now");
        assert!(matches!(s.approve_contacts(&ben, c, asked.id).await, Err(Error::Conflict)));
        assert!(!s.contact_exports(&w.owner, c).await.unwrap().second_person);
        w.pass(SETTLED);
        s.ask_for_contacts(&w.owner, c, None).await.unwrap();
        assert!(newest(s, &ben, c).await.may_approve);
        s.begin_second_factor(&ben).await.unwrap();
        let secret = s.second_factor_setup(&ben).await.unwrap().secret;
        let seconds = u64::try_from(s.now().0 / Instant::SECOND).unwrap();
        let code = Builder::new().with_secret(Secret::try_from_base32(&secret).unwrap()).build_noncompliant().generate(seconds);
        s.confirm_second_factor(&ben, &ProvenForm { password: PASSWORD.into(), code: code.to_string() }).await.unwrap();
        let asked = newest(s, &ben, c).await;
        assert!(matches!(s.approve_contacts(&ben, c, asked.id).await, Err(Error::Conflict)), "who enrolled just now: {}", w.engine);

        // Anyone who was invited by who asks approves nothing of theirs, however long ago.
        let cleo = invited(&w, &w.owner, "cleo", "editor").await;
        w.pass(SETTLED);
        s.ask_for_contacts(&w.owner, c, None).await.unwrap();
        let asked = newest(s, &cleo, c).await;
        assert!(matches!(s.approve_contacts(&cleo, c, asked.id).await, Err(Error::Conflict)), "{}", w.engine);
        s.approve_contacts(&ben, c, asked.id).await.unwrap();
        s.ask_for_contacts(&ben, c, None).await.unwrap();
        let asked = newest(s, &cleo, c).await;
        s.approve_contacts(&cleo, c, asked.id).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn whom_one_invited_is_no_second_person_whoever_invites_them_anew() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        // In a circle: whom she invited takes off and invites who invited them.
        let ben = invited(&w, &w.owner, "ben", "owner").await;
        let cat = invited(&w, &ben, "cat", "owner").await;
        s.remove_organiser(&cat, c, ben.account).await.unwrap();
        let again = OrganiserForm { name: "ben".into(), email: "ben@coalition.example".into(), role: "owner".into() };
        s.invite_organiser(&cat, c, &again).await.unwrap();
        // By another role: who was invited as a translator invites somebody, and is taken off.
        let translator = TranslatorForm { name: "tom".into(), email: "tom@coalition.example".into(), languages: "fr".into() };
        s.invite_translator(&w.owner, c, &translator).await.unwrap();
        let tom = join(&w, "tom@coalition.example").await;
        s.set_role(&w.owner, c, tom.account, Role::Owner).await.unwrap();
        let uma = invited(&w, &tom, "uma", "editor").await;
        s.remove_organiser(&w.owner, c, tom.account).await.unwrap();
        w.pass(8 * Instant::DAY);
        s.ask_for_contacts(&w.owner, c, None).await.unwrap();
        assert!(!s.contact_exports(&w.owner, c).await.unwrap().second_person, "{}", w.engine);
        for one in [&cat, &uma] {
            let asked = newest(s, one, c).await;
            assert!(!asked.may_approve && matches!(s.approve_contacts(one, c, asked.id).await, Err(Error::Conflict)), "{}", w.engine);
        }
    })
    .await;
}

#[tokio::test]
async fn accounts_of_ones_own_are_one_person_whichever_asks() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        w.pass(SETTLED);
        let refused = async |asks: &Actor, approves: &Actor| {
            s.ask_for_contacts(asks, c, None).await.unwrap();
            let asked = newest(s, approves, c).await;
            let answer = s.approve_contacts(approves, c, asked.id).await;
            assert!(!asked.may_approve && matches!(answer, Err(Error::Conflict)), "{}", w.engine);
            assert!(!s.contact_exports(asks, c).await.unwrap().second_person);
        };
        // A fresh account of one's own asks, and one approves it oneself.
        let ben = invited(&w, &w.owner, "ben", "editor").await;
        refused(&ben, &w.owner).await;
        // One of one's own asks, and another approves.
        let cat = invited(&w, &w.owner, "cat", "editor").await;
        w.pass(SETTLED);
        refused(&ben, &cat).await;
        refused(&cat, &ben).await;
    })
    .await;
}

#[tokio::test]
async fn nobody_hides_an_export_among_many() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        let mails = w.mails_to(OWNER).await;
        let mut asked = 0;
        for number in 0..20 {
            // A letter of its own each time, and stopped at once: neither makes room.
            let form = LetterForm { slug: format!("draft-{number}"), ..letter_form() };
            s.create_letter(&w.owner, c, &form).await.unwrap();
            match s.ask_for_contacts(&w.owner, c, Some(&form.slug)).await {
                Ok(()) => asked += 1,
                Err(Error::Wait(seconds)) => assert!(seconds > 80_000),
                Err(error) => panic!("{error}"),
            }
            let newest = newest(s, &w.owner, c).await;
            if newest.may_stop {
                s.stop_contacts(&w.owner, c, newest.id).await.unwrap();
            }
        }
        assert_eq!((asked, w.mails_to(OWNER).await - mails), (5, 5), "{}", w.engine);
        w.pass(Instant::DAY);
        s.ask_for_contacts(&w.owner, c, None).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_email_stops_an_export_without_signing_in() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        let ben = organiser(&w, BEN, Role::Editor).await;
        s.ask_for_contacts(&ben, c, None).await.unwrap();
        let MailContent::ContactsAsked { stop: Some(link), .. } = w.mail_content(OWNER).await else { panic!("the owner is not told") };
        let token = link.rsplit_once("/l/").unwrap().1.to_owned();
        assert!(matches!(s.follow_link(&token).await, Ok(service::Link::StopExport { .. })));
        let shown = s.export_to_stop(&token).await.unwrap();
        assert!(shown.may_stop && shown.by == Some("ben".into()) && shown.coalition.slug == c);
        assert!(matches!(newest(s, &ben, c).await.standing, Standing::Waiting(_)), "looking changes nothing");
        s.stop_export_by_link(&token).await.unwrap();
        let stopped = newest(s, &ben, c).await;
        assert!(matches!(stopped.standing, Standing::Stopped(_)) && stopped.stopped_by == Some("Olga Owner".into()), "{}", w.engine);
        assert!(matches!(s.stop_export_by_link(&token).await, Err(Error::Conflict)));
        assert!(!s.export_to_stop(&token).await.unwrap().may_stop);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_taken_off_so_that_nobody_can_stop_it() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        let ben = organiser(&w, BEN, Role::Owner).await;
        let told = async || match w.mail_content(BEN).await {
            MailContent::ContactsAsked { stop: Some(link), .. } => link.rsplit_once("/l/").unwrap().1.to_owned(),
            other => panic!("not told: {other:?}"),
        };
        // Taken off after it was asked for.
        s.ask_for_contacts(&w.owner, c, None).await.unwrap();
        let link = told().await;
        s.remove_organiser(&w.owner, c, ben.account).await.unwrap();
        s.stop_export_by_link(&link).await.unwrap();
        assert!(matches!(newest(s, &w.owner, c).await.standing, Standing::Stopped(_)));
        // Taken off before: told all the same, for a week.
        w.pass(SETTLED - Instant::SECOND);
        s.ask_for_contacts(&w.owner, c, None).await.unwrap();
        let link = told().await;
        s.stop_export_by_link(&link).await.unwrap();
        assert!(matches!(newest(s, &w.owner, c).await.standing, Standing::Stopped(_)), "{}", w.engine);
        w.pass(Instant::SECOND);
        s.ask_for_contacts(&w.owner, c, None).await.unwrap();
        assert_eq!(told().await, link, "nothing more is said to them");
    })
    .await;
}
