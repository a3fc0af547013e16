//! The way of a signature, from the post to the list and back.

use crate::world::{World, email, organisation, person};
use domain::{
    forms::signing::Entry,
    ids::PublicId,
    locale::Locale,
    shapes::mail::MailContent,
    signature::{RemovalReason, SignatureState},
    time::Instant,
};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use service::{Confirmed, Decision, Error, Link};

fn code(error: &Error) -> String {
    match error {
        Error::Fields(errors) => errors.0.iter().map(|error| error.code.clone()).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

#[tokio::test]
async fn a_known_organisation_signs_corrects_and_withdraws() {
    World::each(|world| async move {
        let lantern = organisation("Lantern Trust", "GB", "https://lantern.example");
        world.post(&lantern, "ana@lantern.example").await.unwrap();
        assert_eq!((world.counts().await.organisations, world.waiting().await.pending), (0, 1));

        let (id, token) = world.mail("ana@lantern.example").await.1.unwrap();
        let own = world.service.own_signature(id, &token).await.unwrap();
        assert!(own.may_confirm && own.may_correct && !own.may_withdraw);
        assert_eq!(world.service.confirm(id, &token, own.revision).await.unwrap(), Confirmed::Listed);
        assert_eq!((world.counts().await.organisations, world.counts().await.countries, world.waiting().await.pending), (1, 1, 0));

        let how = world.service.published_letter(&world.coalition, &world.letter).await.unwrap().confirmations;
        assert_eq!((how.domain, how.mailbox, how.vouched, how.paper), (1, 0, 0, 0));

        // The link was spent, and shows the receipt now.
        assert!(!world.service.own_signature(id, &token).await.unwrap().may_confirm);
        assert!(matches!(world.service.withdraw(id, &token).await, Err(Error::Link)));

        world.service.request_link(id, &token).await.unwrap();
        let (content, link) = world.mail("ana@lantern.example").await;
        assert!(matches!(content, MailContent::Manage { .. }));
        let (_, manage) = link.unwrap();
        world.service.correct(id, &manage, &organisation("Lantern Trust", "GB", "")).await.unwrap();
        let letter = world.service.published_letter(&world.coalition, &world.letter).await.unwrap();
        assert_eq!((letter.organisations[0].name.as_str(), letter.organisations[0].site.as_deref()), ("Lantern Trust", None));
        assert!(matches!(world.service.withdraw(id, &manage).await, Err(Error::Link)), "a link is spent by its first use");

        world.pass(2 * Instant::HOUR);
        world.service.request_link(id, &manage).await.unwrap();
        let (_, again) = world.mail("ana@lantern.example").await.1.unwrap();
        world.service.withdraw(id, &again).await.unwrap();
        assert_eq!(world.counts().await.organisations, 0);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_organisation_waits_for_an_organiser() {
    World::each(|world| async move {
        let stranger = organisation("New House", "LT", "https://new-house.example");
        assert_eq!(world.sign(&stranger, "info@new-house.example").await.unwrap(), Confirmed::Held);
        assert_eq!((world.counts().await.organisations, world.waiting().await.held), (0, 1));
        // A known name from a mailbox elsewhere waits too.
        let lantern = organisation("Lantern Trust", "GB", "https://lantern.example");
        assert_eq!(world.sign(&lantern, "someone@gmail.com").await.unwrap(), Confirmed::Held);

        let list = world.service.desk_signatures(&world.owner, &world.coalition, &world.letter, "new house", None, 1).await.unwrap();
        assert_eq!(list.found, 1);
        let id = list.signatures[0].id;
        world.service.decide(&world.owner, &world.coalition, &world.letter, id, Decision::Approve(1)).await.unwrap();
        assert_eq!(world.counts().await.organisations, 1);
        assert!(matches!(world.mail("info@new-house.example").await.0, MailContent::Approved { .. }));
        world.service.decide(&world.owner, &world.coalition, &world.letter, id, Decision::Remove(RemovalReason::NotTheirs)).await.unwrap();
        assert_eq!(world.counts().await.organisations, 0);
        let again = world.service.decide(&world.owner, &world.coalition, &world.letter, id, Decision::Approve(1)).await;
        assert!(matches!(again, Err(Error::Conflict)));
    })
    .await;
}

#[tokio::test]
async fn one_mailbox_signs_for_two_members_and_for_itself() {
    World::each(|world| async move {
        world.add_organisation("Han River Rights Centre", "KR", "https://han.example").await;
        let address = "office@lantern.example";
        assert_eq!(world.sign(&organisation("Lantern Trust", "GB", "https://lantern.example"), address).await.unwrap(), Confirmed::Listed);
        assert_eq!(
            world.sign(&organisation("Han River Rights Centre", "KR", "https://han.example"), address).await.unwrap(),
            Confirmed::Held
        );
        assert_eq!(world.sign(&person("Ana Silva", "GB"), address).await.unwrap(), Confirmed::Listed);
        assert_eq!((world.counts().await.organisations, world.counts().await.people, world.waiting().await.held), (1, 1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_second_attempt_is_answered_by_mail_and_changes_nothing() {
    World::each(|world| async move {
        world.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        for _ in 0..5 {
            world.post(&person("ana silva", "FR"), "Ana+tag@mail.example").await.unwrap();
        }
        assert_eq!(world.counts().await.people, 1);
        assert!(matches!(world.mail("ana@mail.example").await.0, MailContent::AlreadySigned { .. }));
        assert_eq!(
            world.mails_to("ana@mail.example").await,
            4,
            "confirmation, receipt, and two about further attempts: the last of an hour asks to confirm"
        );
    })
    .await;
}

#[tokio::test]
async fn a_strangers_attempts_never_block_the_owner() {
    World::each(|world| async move {
        for name in ["Mallory One", "Mallory Two", "Mallory Three"] {
            world.post(&person(name, "FR"), "ana@mail.example").await.unwrap();
        }
        assert_eq!(world.mails_to("ana@mail.example").await, 3);
        world.post(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        assert_eq!(world.mails_to("ana@mail.example").await, 3, "the links that went out show whatever waits");
        let (id, token) = world.mail("ana@mail.example").await.1.unwrap();
        let others = world.service.own_signature(id, &token).await.unwrap().others;
        let ana = others.iter().find(|other| other.name == "Ana Silva").unwrap();
        let token = ana.path.strip_prefix("/l/").unwrap().to_owned();
        let Link::Signature { id, .. } = world.service.follow_link(&token).await.unwrap() else { panic!("another link") };
        let own = world.service.own_signature(id, &token).await.unwrap();
        assert_eq!(own.entry.name().as_str(), "Ana Silva");
        // The stranger changes the wording while the owner reads: what was shown stays so for an hour.
        world.post(&person("ANA SILVA", "FR"), "ana@mail.example").await.unwrap();
        assert_eq!(world.service.own_signature(id, &token).await.unwrap().revision, own.revision);
        world.pass(2 * Instant::HOUR);
        // Then it is theirs, and the click does not confirm what was not shown.
        world.post(&person("ANA SILVA", "FR"), "ana@mail.example").await.unwrap();
        assert_eq!(world.service.confirm(id, &token, own.revision).await.unwrap(), Confirmed::Changed);
        world.service.correct(id, &token, &person("Ana Silva", "GB")).await.unwrap();
        let own = world.service.own_signature(id, &token).await.unwrap();
        assert_eq!(world.service.confirm(id, &token, own.revision).await.unwrap(), Confirmed::Listed);
    })
    .await;
}

#[tokio::test]
async fn names_of_the_other_kind_keep_nobody_from_signing() {
    World::each(|world| async move {
        let (ana, own) = ("ana@mail.example", person("Ana Silva", "GB"));
        for number in 0..12 {
            let name = format!("Troll House {}", char::from(b'A' + number));
            world.post(&organisation(&name, "FR", ""), ana).await.unwrap();
        }
        assert_eq!(world.waiting().await.pending, 8);
        world.post(&own, ana).await.unwrap();
        // A stranger goes on, of both kinds, while the owner reads.
        for number in 0..12 {
            let letter = char::from(b'A' + number);
            world.post(&organisation(&format!("Troll Home {letter}"), "FR", ""), ana).await.unwrap();
            world.post(&person(&format!("Troll Man {letter}"), "FR"), ana).await.unwrap();
        }
        assert_eq!(world.waiting().await.pending, 16, "eight of each kind");
        let (first, token) = world.mail(ana).await.1.unwrap();
        let shown = world.service.own_signature(first, &token).await.unwrap();
        let follow = async |name: &str| {
            let path = &shown.others.iter().find(|other| other.name == name).unwrap().path;
            let token = path.strip_prefix("/l/").unwrap().to_owned();
            let Link::Signature { id, .. } = world.service.follow_link(&token).await.unwrap() else { panic!("another link") };
            (id, token)
        };
        let (id, token) = follow("Ana Silva").await;
        let revision = world.service.own_signature(id, &token).await.unwrap().revision;
        assert_eq!(world.service.confirm(id, &token, revision).await.unwrap(), Confirmed::Listed);
        // And where all of a kind are strangers', one of them becomes the owner's.
        for number in 0..3 {
            world.post(&person(&format!("Troll Woman {}", char::from(b'A' + number)), "FR"), ana).await.unwrap();
        }
        world.post(&person("Ben Silva", "GB"), ana).await.unwrap();
        let (id, token) = follow("Troll Man A").await;
        assert!(world.service.own_signature(id, &token).await.unwrap().turned_away_at.is_some());
        world.service.correct(id, &token, &person("Ben Silva", "GB")).await.unwrap();
        let revision = world.service.own_signature(id, &token).await.unwrap().revision;
        assert_eq!(world.service.confirm(id, &token, revision).await.unwrap(), Confirmed::Listed);
    })
    .await;
}

#[tokio::test]
async fn a_stranger_replaces_nothing_that_an_organiser_entered() {
    World::each(|world| async move {
        let director = "director@vouched.example";
        let Entry::Organisation(entry) = organisation("Vouched Circle", "KE", "https://vouched.example") else { unreachable!() };
        world.service.add_on_behalf(&world.owner, &world.coalition, &world.letter, &entry, &email(director)).await.unwrap();
        let (id, token) = world.mail(director).await.1.unwrap();
        let entered = async || {
            let row = world.service.desk_signature(&world.owner, &world.coalition, &world.letter, id).await.unwrap();
            (row.on_behalf_by, row.representative, row.site, row.revision, row.posted_at)
        };
        let before = entered().await;
        assert!(before.0.is_some());
        for _ in 0..3 {
            world.pass(2 * Instant::HOUR);
            world.post(&organisation("VOUCHED CIRCLE", "KE", ""), director).await.unwrap();
        }
        assert_eq!(entered().await, before, "{}", world.engine);
        assert!(world.service.own_signature(id, &token).await.unwrap().on_behalf);
        // An organiser corrects their own entry by entering it once more.
        let Entry::Organisation(entry) = organisation("Vouched Circle", "KE", "https://www.vouched.example/en") else { unreachable!() };
        world.service.add_on_behalf(&world.owner, &world.coalition, &world.letter, &entry, &email(director)).await.unwrap();
        assert_ne!(entered().await.2, before.2, "even while its mailbox looks at it: nothing that an organiser typed is lost");
        let revision = world.service.own_signature(id, &token).await.unwrap().revision;
        assert_eq!(world.service.confirm(id, &token, revision).await.unwrap(), Confirmed::Listed, "{}", world.engine);
    })
    .await;
}

/// A post that writes nothing is answered sooner.
#[tokio::test]
async fn every_post_writes_whether_or_not_its_signatory_stands_already() {
    World::each_embedded(|world| async move {
        let (ana, ben) = (person("Ana Silva", "GB"), person("Ben Silva", "GB"));
        assert_eq!(world.sign(&ana, "ana@mail.example").await.unwrap(), Confirmed::Listed);
        for address in ["ana@mail.example", "ben@mail.example"] {
            for _ in 0..4 {
                world.post(if address.starts_with("ana") { &ana } else { &ben }, address).await.unwrap();
            }
        }
        let mails = world.mails_to("ana@mail.example").await;
        let waiting = world.waiting().await.pending;
        let database = world.database().await;
        let version = async || {
            let row = database.query_one_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA data_version")).await.unwrap();
            row.unwrap().try_get_by_index::<i64>(0).unwrap()
        };
        for (entry, address) in [(&ben, "ben@mail.example"), (&ana, "ana@mail.example")] {
            let before = version().await;
            assert_eq!(version().await, before);
            world.post(entry, address).await.unwrap();
            assert_ne!(version().await, before, "{address}");
        }
        assert_eq!((world.mails_to("ana@mail.example").await, world.waiting().await.pending), (mails, waiting));
    })
    .await;
}

#[tokio::test]
async fn two_officers_of_one_organisation_make_one_signature() {
    World::each(|world| async move {
        let lantern = organisation("Lantern Trust", "GB", "https://lantern.example");
        world.sign(&lantern, "ana@lantern.example").await.unwrap();
        let second = world.sign(&lantern, "ben@lantern.example").await.unwrap_err();
        assert_eq!(code(&second), "error-already-confirmed");
        assert_eq!(world.counts().await.organisations, 1);
    })
    .await;
}

#[tokio::test]
async fn a_signature_posted_in_time_counts_when_confirmed_within_a_day() {
    World::each(|world| async move {
        world.post(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        world.post(&person("Ben Late", "GB"), "ben@mail.example").await.unwrap();
        let (id, token) = world.mail("ana@mail.example").await.1.unwrap();
        let (late, late_token) = world.mail("ben@mail.example").await.1.unwrap();
        // The deadline is 1 December, 11:00 UTC: seven days less one hour after the start.
        world.pass(7 * Instant::DAY);
        assert!(matches!(world.post(&person("Too Late", "GB"), "late@mail.example").await, Err(Error::Closed)));
        assert_eq!(world.service.confirm(id, &token, 1).await.unwrap(), Confirmed::Listed);
        world.pass(Instant::DAY);
        let own = world.service.own_signature(late, &late_token).await.unwrap();
        assert!(own.too_late && !own.may_confirm);
        assert!(matches!(world.service.confirm(late, &late_token, 1).await, Err(Error::Closed)));
    })
    .await;
}

#[tokio::test]
async fn this_was_not_me_erases_the_address() {
    World::each(|world| async move {
        world.post(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        let (id, token) = world.mail("ana@mail.example").await.1.unwrap();
        let emails = world.service.emails_link(id, &token).await.unwrap();
        world.service.deny(id, &token).await.unwrap();
        let list = world
            .service
            .desk_signatures(&world.owner, &world.coalition, &world.letter, "", Some(SignatureState::Removed), 1)
            .await
            .unwrap();
        assert_eq!(list.signatures[0].contact, None);
        assert_eq!(list.signatures[0].removed, Some(RemovalReason::Denied));
        // Strangers cause no more mails to it about this letter; for its owner, who allows them, it is free.
        world.post(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        assert!(matches!(world.mail_content("ana@mail.example").await, MailContent::MailboxLink { entered: true, .. }));
        world.service.allow_emails(emails.rsplit('/').next().unwrap()).await.unwrap();
        assert_eq!(world.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap(), Confirmed::Listed);
    })
    .await;
}

#[tokio::test]
async fn on_behalf_is_unlisted_until_the_representative_presses() {
    World::each(|world| async move {
        let domain::forms::signing::Entry::Organisation(entry) = organisation("New House", "LT", "https://new-house.example") else {
            unreachable!()
        };
        let address = crate::world::email("director@new-house.example");
        world.service.add_on_behalf(&world.owner, &world.coalition, &world.letter, &entry, &address).await.unwrap();
        assert_eq!(world.counts().await.organisations, 0);
        let (content, link) = world.mail("director@new-house.example").await;
        assert!(matches!(content, MailContent::ConfirmOnBehalf { ref organiser, .. } if organiser == "Olga Owner"));
        let (id, token) = link.unwrap();
        assert_eq!(world.service.confirm(id, &token, 1).await.unwrap(), Confirmed::Listed);
    })
    .await;
}

#[tokio::test]
async fn links_expire_and_cannot_be_made_up() {
    World::each(|world| async move {
        world.post(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        let (id, token) = world.mail("ana@mail.example").await.1.unwrap();
        for position in 0..token.len() {
            let mut forged = token.clone().into_bytes();
            forged[position] = if forged[position] == b'A' { b'B' } else { b'A' };
            assert!(world.service.own_signature(id, &String::from_utf8(forged).unwrap()).await.is_err(), "position {position}");
        }
        assert!(matches!(world.service.own_signature(PublicId(uuid::Uuid::nil()), &token).await, Err(Error::Link)));
        world.pass(31 * Instant::DAY);
        assert!(matches!(world.service.own_signature(id, &token).await, Err(Error::LinkExpired)));
        world.service.purge().await.unwrap();
        assert_eq!(world.waiting().await.pending, 0);
    })
    .await;
}

/// 100 rounds of 32 posts of one person's address at once, through two processes on one database, each confirmed by
/// no matter who gets an email: one signature, at most two mails.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn simultaneous_posts_of_one_address_make_one_signature() {
    World::each(|world| async move {
        let other = if world.engine == "postgres" { world.second_process().await } else { world.service.clone() };
        for round in 0..100 {
            let address = format!("ana{round}@mail.example");
            let posts = (0..32).map(|number| {
                let service = if number % 2 == 0 { world.service.clone() } else { other.clone() };
                let (coalition, letter, address) = (world.coalition.clone(), world.letter.clone(), crate::world::email(&address));
                tokio::spawn(async move {
                    service.post_signature(&coalition, &letter, &person("Ana Silva", "GB"), &address, domain::locale::Locale::En).await
                })
            });
            for post in posts.collect::<Vec<_>>() {
                post.await.unwrap().unwrap();
            }
            let (id, token) = world.mail(&address).await.1.unwrap();
            let revision = world.service.own_signature(id, &token).await.unwrap().revision;
            assert!(world.mails_to(&address).await <= 3);
            let confirms = (0..8).map(|number| {
                let (service, token) = (if number % 2 == 0 { world.service.clone() } else { other.clone() }, token.clone());
                tokio::spawn(async move { service.confirm(id, &token, revision).await })
            });
            for confirm in confirms.collect::<Vec<_>>() {
                assert_eq!(confirm.await.unwrap().unwrap(), Confirmed::Listed, "each click shows what the first did");
            }
            assert!(world.mails_to(&address).await <= 4, "one receipt");
            world.service.clear_mailbox().await.unwrap();
        }
        assert_eq!(world.counts().await.people, 100);
        assert_eq!(world.waiting().await.pending, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_officers_at_once_make_one_signature() {
    World::each(|world| async move {
        let other = if world.engine == "postgres" { world.second_process().await } else { world.service.clone() };
        for round in 0..100 {
            let (name, domain) = (format!("House {round}"), format!("house{round}.example"));
            world.add_organisation(&name, "LT", &format!("https://{domain}")).await;
            let mut links = Vec::new();
            for officer in ["ana", "ben"] {
                let address = format!("{officer}@{domain}");
                world.post(&organisation(&name, "LT", &domain), &address).await.unwrap();
                links.push(world.mail(&address).await.1.unwrap());
            }
            let confirms = (0..32).map(|number| {
                let (id, token) = links[number % 2].clone();
                let service = if number % 4 < 2 { world.service.clone() } else { other.clone() };
                tokio::spawn(async move { service.confirm(id, &token, 1).await.ok().map(|_| id) })
            });
            let mut listed = std::collections::HashSet::new();
            for confirm in confirms.collect::<Vec<_>>() {
                listed.extend(confirm.await.unwrap());
            }
            assert_eq!(listed.len(), 1, "of one officer");
            world.service.clear_mailbox().await.unwrap();
        }
        assert_eq!(world.counts().await.organisations, 100);
    })
    .await;
}

#[tokio::test]
async fn a_link_of_long_ago_still_leads_out() {
    World::each(|world| async move {
        world.sign(&person("Ana Silva", "PT"), "ana@mail.example").await.unwrap();
        let (id, token) = world.mail("ana@mail.example").await.1.unwrap();
        world.service.request_link(id, &token).await.unwrap();
        let (id, manage) = world.mail("ana@mail.example").await.1.unwrap();
        let own = world.service.own_signature(id, &manage).await.unwrap();
        assert!(own.may_withdraw);
        // A thousand links have been used since.
        let db = world.database().await;
        sea_orm::ConnectionTrait::execute_unprepared(&db, "UPDATE signature SET link_serial = 1000").await.unwrap();
        db.close().await.unwrap();
        let own = world.service.own_signature(id, &manage).await.unwrap();
        assert!(!own.may_withdraw, "it is spent");
        world.pass(200 * Instant::DAY);
        assert!(matches!(world.service.follow_link(&manage).await, Err(Error::LinkExpired)), "ours, and old");
        let mails = world.mails_to("ana@mail.example").await;
        world.service.request_link_again(&manage).await.unwrap();
        assert_eq!(world.mails_to("ana@mail.example").await, mails + 1, "a private link goes to the mailbox that signed");
        let (id, fresh) = world.mail("ana@mail.example").await.1.unwrap();
        world.service.withdraw(id, &fresh).await.unwrap();
        // One that we never made leads nowhere.
        let forged = format!("{}AAAA{}", &manage[..36], &manage[40..]);
        assert!(matches!(world.service.follow_link(&forged).await, Err(Error::Link)));
    })
    .await;
}

/// Anyone who holds a link that ended, and changes a character of it, learns nothing of its signature.
#[tokio::test]
async fn a_link_of_ones_own_making_is_answered_alike_whatever_became_of_the_signature() {
    World::each(|w| async move {
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        let (id, receipt) = w.mail("ana@mail.example").await.1.unwrap();
        let mut forged: Vec<char> = receipt.chars().collect();
        forged[40] = if forged[40] == 'A' { 'B' } else { 'A' };
        let forged: String = forged.into_iter().collect();
        let asked = async || w.service.request_link_again(&forged).await.map_err(|error| error.to_string());
        let stands = asked().await;
        assert!(stands.is_err());
        w.service.request_link(id, &receipt).await.unwrap();
        let manage = w.mail("ana@mail.example").await.1.unwrap().1;
        w.service.withdraw(id, &manage).await.unwrap();
        assert_eq!(asked().await, stands, "withdrawn");
        w.pass(8 * Instant::DAY);
        let old = |error: Error| matches!(error, Error::LinkExpired);
        w.service.request_data(&email("ana@mail.example"), Locale::En).await.unwrap();
        let MailContent::DataLink { link: Some(link) } = w.mail_content("ana@mail.example").await else { panic!("another mail") };
        let held = w.service.held_data(link.rsplit_once("/l/").unwrap().1).await.unwrap();
        let own = held.signatures[0].link.rsplit_once("/l/").unwrap().1.to_owned();
        w.service.erase(id, &own).await.unwrap();
        assert_eq!(asked().await, stands, "erased");
        assert!(w.service.follow_link(&receipt).await.is_err_and(old), "an old receipt is old, whether or not its signature is there");
        assert!(w.service.request_link_again(&receipt).await.is_ok());
    })
    .await;
}
