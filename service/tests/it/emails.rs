//! What reaches a mailbox: what strangers cause, what organisers cause, what its owner does and stops.

use crate::world::{PASSWORD, World, email, letter_form, organisation, person};
use domain::{
    country::Country,
    error::FieldErrors,
    forms::{account::NewPassword, letter::LetterForm},
    ids::PublicId,
    invitation::Invitee,
    locale::Locale,
    mail::MailFailure,
    role::Role,
    shapes::{
        mail::{MailContent, MailShape},
        mailbox::WaitingEntry,
    },
    slug::Slug,
    text::Name,
    time::Instant,
};
use service::{Actor, DueMail, Error, Lane, NewOrganiser, StopScope, Wish};

const ANA: &str = "ana@victim.example";

/// Another open letter.
async fn another(w: &World, slug: &str) {
    let form = LetterForm { slug: slug.into(), deadline_local: "2026-12-20T12:00".into(), ..letter_form() };
    w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
    w.service.open_letter(&w.owner, &w.coalition, slug).await.unwrap();
}

/// What leaves now.
async fn sent(w: &World) -> Vec<DueMail> {
    let mut mails = Vec::new();
    for lane in [Lane::WaysOut, Lane::Others, Lane::Organisers] {
        for claimed in w.service.claim_lane(lane, 1_000).await.unwrap() {
            mails.extend(w.service.compose_mail(&claimed).await.unwrap());
        }
    }
    for mail in &mails {
        w.service.mail_sent(mail.id).await.unwrap();
    }
    mails
}

/// The token of the way to stop mails.
fn stop_of(mail: &DueMail) -> String {
    let stop = mail.shape.stop.as_ref().expect("a way to stop them");
    stop.page.rsplit_once("/l/").unwrap().1.to_owned()
}

/// The token that the page of a mail's entry offers: it leads to everything that waits for the mailbox.
async fn everything(w: &World, mail: &DueMail) -> String {
    let MailContent::Confirm { link: Some(link), .. } = &mail.shape.content else { panic!("another mail") };
    let token = link.rsplit_once("/l/").unwrap().1;
    let service::Link::Signature { id, .. } = w.service.follow_link(token).await.unwrap() else { panic!("another link") };
    let (path, _) = w.service.own_signature(id, token).await.unwrap().emails.expect("a way to everything");
    path.strip_prefix("/l/").unwrap().to_owned()
}

fn code(error: Result<(), Error>) -> String {
    match error {
        Err(Error::Fields(FieldErrors(errors))) => errors[0].code.clone(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn strangers_cause_three_mails_an_hour_and_ten_a_day() {
    World::each(|w| async move {
        another(&w, "second").await;
        sent(&w).await;
        // Each with another identity, kind, letter, and spelling of the address.
        let bomb = async |round: usize| {
            for number in 0..8 {
                let site = format!("https://site{round}x{number}.example");
                // Most of them are refused: eight names wait already.
                let _ = w.post(&organisation(&format!("Org {round} {number}"), "GB", &site), &format!("Ana+{number}@Victim.example")).await;
                let _ = w.post(&person(&format!("Person {round} {number}"), "GB"), &format!("ana+p{number}@victim.example")).await;
                let entry = person("Another", "FR");
                w.service.post_signature(&w.coalition, "second", &entry, &email(ANA), Locale::En).await.unwrap();
            }
            sent(&w).await.len()
        };
        // Three to the address itself, and three to all those with a tag, of which many providers deliver none.
        assert_eq!(bomb(0).await, 6);
        w.pass(30 * 60 * Instant::SECOND);
        assert_eq!(bomb(1).await, 0, "the hour is not over");
        let mut mails = 6;
        for round in 2..10 {
            w.pass(61 * 60 * Instant::SECOND);
            mails += bomb(round).await;
        }
        assert_eq!(mails, 20, "the day's");
        w.post(&person("Rui", "PT"), "rui@mail.example").await.unwrap();
        assert_eq!(sent(&w).await.len(), 1, "nobody else is held up");
        w.pass(25 * Instant::HOUR);
        w.service.purge().await.unwrap();
        assert_eq!(bomb(10).await, 6, "the next day has its own");
    })
    .await;
}

#[tokio::test]
async fn posts_written_together_are_counted_together() {
    World::each(|w| async move {
        sent(&w).await;
        let entries: Vec<_> =
            (0..40).map(|number| organisation(&format!("Org {number}"), "GB", &format!("https://o{number}.example"))).collect();
        let posts = entries.iter().map(|entry| w.post(entry, ANA));
        let posted = futures::future::join_all(posts).await.into_iter().filter(Result::is_ok).count();
        assert_eq!((posted, w.waiting().await.pending), (40, 8), "all are answered alike");
        assert_eq!(sent(&w).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn the_link_already_sent_shows_everything_that_waits() {
    World::each(|w| async move {
        sent(&w).await;
        for number in 0..6 {
            w.post(&organisation(&format!("Org {number}"), "GB", &format!("https://o{number}.example")), ANA).await.unwrap();
        }
        let mails = sent(&w).await;
        assert_eq!(mails.len(), 3);
        // The owner signs when strangers have used up what there is.
        w.post(&person("Ana Silva", "PT"), ANA).await.unwrap();
        assert!(sent(&w).await.is_empty());
        let shown = w.service.mailbox_emails(&everything(&w, &mails[0]).await).await.unwrap().waiting.unwrap();
        assert_eq!(shown.len(), 7);
        let own = shown.iter().find(|entry| entry.shown.as_ref().is_some_and(|(name, _)| name == "Ana Silva")).unwrap();
        let token = own.link.rsplit_once("/l/").unwrap().1;
        let service::Link::Signature { id, .. } = w.service.follow_link(token).await.unwrap() else { panic!("another link") };
        let page = w.service.own_signature(id, token).await.unwrap();
        assert_eq!(page.emails.unwrap().1, 6);
        w.service.confirm(id, token, page.revision).await.unwrap();
        let receipt = sent(&w).await;
        assert!(matches!(receipt[0].shape.content, MailContent::Receipt { .. }), "the owner's own mails are not counted");
        assert!(receipt[0].shape.stop.is_none());
    })
    .await;
}

#[tokio::test]
async fn a_stop_link_shows_nothing_of_another_letter_and_secret_ones_are_unnamed() {
    World::each(|w| async move {
        let secret = LetterForm {
            slug: "zebra".into(),
            subject: "Zebra".into(),
            visibility: "confidential".into(),
            deadline_local: "2026-12-20T12:00".into(),
            ..letter_form()
        };
        w.service.create_letter(&w.owner, &w.coalition, &secret).await.unwrap();
        w.service.open_letter(&w.owner, &w.coalition, "zebra").await.unwrap();
        another(&w, "second").await;
        let domain::forms::signing::Entry::Organisation(quokka) = organisation("Quokka House", "AU", "") else { unreachable!() };
        w.service.add_on_behalf(&w.owner, &w.coalition, "zebra", &quokka, &email(ANA)).await.unwrap();
        sent(&w).await;
        w.post(&person("Ana Silva", "GB"), ANA).await.unwrap();
        w.service.post_signature(&w.coalition, "second", &person("Ana Silva", "GB"), &email(ANA), Locale::En).await.unwrap();
        let mails = sent(&w).await;
        let names = |entries: &[WaitingEntry]| -> Vec<Option<String>> {
            entries.iter().map(|entry| entry.shown.as_ref().map(|(_, letter)| letter.subject.clone())).collect()
        };
        let own = w.service.mailbox_emails(&stop_of(&mails[0])).await.unwrap().waiting.unwrap();
        assert_eq!(names(&own).len(), 1, "of its own letter");
        let all = w.service.mailbox_emails(&everything(&w, &mails[0]).await).await.unwrap().waiting.unwrap();
        assert_eq!(all.len(), 3, "the link that confirms leads to everything");
        assert_eq!(names(&all).iter().filter(|name| name.is_none()).count(), 1, "what is secret is named on its own page alone");
        assert!(!format!("{all:?}").contains("Zebra") && !format!("{all:?}").contains("Quokka"));

        // A receipt's link, a changed text's or an old one confirms nothing of what waits.
        let everything = everything(&w, &mails[0]).await;
        w.pass(2 * Instant::DAY);
        assert!(w.service.mailbox_emails(&everything).await.unwrap().waiting.is_none());
        w.service.set_sensitive(&w.owner, &w.coalition, &w.letter, true).await.unwrap();
        let stop = stop_of(&mails[0]);
        assert!(w.service.mailbox_emails(&stop).await.unwrap().coalition.is_some());
        w.pass(6 * Instant::DAY);
        let late = w.service.mailbox_emails(&stop).await.unwrap();
        assert!(late.coalition.is_none() && late.letter.is_none() && late.waiting.is_none(), "after a week it names nothing");
        w.pass(500 * Instant::DAY);
        w.service.stop_emails(&stop, StopScope::Letter).await.unwrap();
        assert_eq!(w.service.mailbox_emails(&stop).await.unwrap().letter_stopped, Some(true), "and stops for ever");
    })
    .await;
}

#[tokio::test]
async fn the_last_mail_of_an_hour_leads_to_everything() {
    World::each(|w| async move {
        w.sign(&person("Maria Keller", "DE"), ANA).await.unwrap();
        w.pass(61 * 60 * Instant::SECOND);
        sent(&w).await;
        // A stranger types what is listed already; its owner then signs for somebody else of the mailbox.
        for _ in 0..5 {
            w.post(&person("Maria Keller", "DE"), ANA).await.unwrap();
        }
        assert_eq!(sent(&w).await.len(), 2);
        w.post(&person("Peter Keller", "DE"), ANA).await.unwrap();
        let last = sent(&w).await.remove(0);
        w.post(&person("Lena Keller", "DE"), ANA).await.unwrap();
        assert!(sent(&w).await.is_empty());
        let shown = |emails: domain::shapes::mailbox::MailboxEmails| emails.waiting.unwrap().len();
        assert_eq!(shown(w.service.mailbox_emails(&everything(&w, &last).await).await.unwrap()), 2);
        // Once it is confirmed its link is a receipt's, which people forward: what waits is shown to the mailbox alone.
        let MailContent::Confirm { link: Some(link), .. } = &last.shape.content else { panic!("another mail") };
        let token = link.rsplit_once("/l/").unwrap().1;
        let service::Link::Signature { id, .. } = w.service.follow_link(token).await.unwrap() else { panic!("another link") };
        w.service.confirm(id, token, 1).await.unwrap();
        sent(&w).await;
        let spent = everything(&w, &last).await;
        let page = w.service.mailbox_emails(&spent).await.unwrap();
        assert!(page.waiting.is_none() && !page.proven && page.reachable, "{page:?}");
        assert_eq!(w.service.stop_emails(&spent, StopScope::Instance).await.unwrap(), Wish::Mailed);
        let other = w.service.emails_link(id, token).await.unwrap();
        assert!(!w.service.mailbox_emails(other.rsplit_once("/l/").unwrap().1).await.unwrap().proven);
        w.service.ask_for_emails(&spent).await.unwrap();
        let told = w.mail(ANA).await.0;
        let MailContent::MailboxLink { link: Some(link), .. } = told else { panic!("another mail: {told:?}") };
        assert_eq!(shown(w.service.mailbox_emails(link.rsplit_once("/l/").unwrap().1).await.unwrap()), 1);
    })
    .await;
}

#[tokio::test]
async fn a_denial_ends_them_for_the_letter_and_can_be_lifted() {
    World::each(|w| async move {
        another(&w, "second").await;
        sent(&w).await;
        let post = async |letter: &str, name: &str| {
            w.service.post_signature(&w.coalition, letter, &person(name, "GB"), &email(ANA), Locale::En).await.unwrap();
            w.pass(61 * 60 * Instant::SECOND);
        };
        post(&w.letter, "Stranger").await;
        let mails = sent(&w).await;
        let MailContent::Confirm { link: Some(link), .. } = &mails[0].shape.content else { panic!("another mail") };
        let token = link.rsplit_once("/l/").unwrap().1.to_owned();
        let service::Link::Signature { id, .. } = w.service.follow_link(&token).await.unwrap() else { panic!("another link") };
        w.service.deny(id, &token).await.unwrap();
        post(&w.letter, "Stranger again").await;
        let told = sent(&w).await;
        assert!(matches!(told[..], [DueMail { shape: MailShape { content: MailContent::MailboxLink { .. }, .. }, .. }]));
        post(&w.letter, "Stranger a third time").await;
        assert!(sent(&w).await.is_empty(), "a denial resets nothing");
        post("second", "Stranger elsewhere").await;
        assert_eq!(sent(&w).await.len(), 1, "another letter is another matter");
        let stop = stop_of(&mails[0]);
        // The link that confirms proved the mailbox; that of the same email which stops goes round.
        assert_eq!(w.service.allow_emails(&stop).await.unwrap(), Wish::Kept);
        assert_eq!(w.service.mailbox_emails(&stop).await.unwrap().letter_stopped, Some(true));
        for _ in 0..2 {
            let wish = w.service.stop_emails(&stop, StopScope::Instance).await.unwrap();
            assert_eq!(wish, Wish::Done, "its address went with the denial: there is nobody to ask");
        }
        post("second", "Stranger once more").await;
        assert!(sent(&w).await.is_empty(), "its owner was told of the stop within the week");
        w.pass(7 * Instant::DAY);
        post("second", "Ana Silva").await;
        let told = sent(&w).await;
        assert_eq!(told.len(), 1);
        let MailContent::MailboxLink { entered: true, link: Some(link) } = &told[0].shape.content else { panic!("another mail") };
        assert!(told[0].shape.stop.is_none() && !format!("{:?}", told[0].shape.content).contains("Ana"));
        let proven = link.rsplit_once("/l/").unwrap().1;
        let shown = w.service.mailbox_emails(proven).await.unwrap();
        assert!(shown.proven && shown.all_stopped && shown.waiting.unwrap().len() == 5, "everything that waits");
        // What the proven mailbox stops is lifted by no link that goes round.
        assert_eq!(w.service.stop_emails(proven, StopScope::Instance).await.unwrap(), Wish::Done);
        assert_eq!(w.service.allow_emails(&stop).await.unwrap(), Wish::Kept);
        assert!(w.service.mailbox_emails(proven).await.unwrap().all_stopped);
        assert_eq!(w.service.allow_emails(proven).await.unwrap(), Wish::Done);
        post("second", "Ana Silva").await;
        assert_eq!(sent(&w).await.len(), 1);
        // Each stop that is lifted and set anew is kept for good: few a day, and none by anyone who holds a forwarded mail.
        let mut lifted = 1;
        let enough = loop {
            assert_eq!(w.service.stop_emails(proven, StopScope::Instance).await.unwrap(), Wish::Done, "a way out has no limit");
            match w.service.allow_emails(proven).await {
                Ok(wish) => assert_eq!(wish, Wish::Done),
                Err(error) => break error,
            }
            lifted += 1;
            assert!(lifted < 50);
        };
        assert!(matches!(enough, Error::Wait(_)) && lifted <= 5, "{lifted}");
        assert!(w.service.stop_emails("nonsense", StopScope::Letter).await.is_err());
        assert!(w.service.stop_emails(&token, StopScope::Letter).await.is_err(), "a link of another kind");
    })
    .await;
}

#[tokio::test]
async fn a_link_that_goes_round_stops_its_own_letter_and_asks_the_mailbox_for_more() {
    World::each(|w| async move {
        another(&w, "second").await;
        sent(&w).await;
        w.service.invite(&w.owner, &w.coalition, "second", &invitee("Lantern")).await.unwrap();
        let stop = stop_of(&sent(&w).await[0]);
        assert!(!w.service.mailbox_emails(&stop).await.unwrap().proven);
        // Somebody has the forwarded invitation, and wants the mailbox off the whole instance.
        for _ in 0..20 {
            assert_eq!(w.service.stop_emails(&stop, StopScope::Instance).await.unwrap(), Wish::Mailed);
        }
        let asked = sent(&w).await;
        assert_eq!(asked.len(), 3, "so many a day and no more");
        assert!(asked.iter().all(|mail| mail.to.as_str() == ANA && mail.shape.stop.is_none()));
        assert!(!w.service.mailbox_emails(&stop).await.unwrap().all_stopped);
        w.post(&person("Ana Silva", "GB"), ANA).await.unwrap();
        assert!(matches!(sent(&w).await[0].shape.content, MailContent::Confirm { .. }), "nothing has changed");
        // Nor do they lift what its owner has stopped.
        let MailContent::MailboxLink { link: Some(link), .. } = &asked[0].shape.content else { panic!("another mail") };
        let proven = link.rsplit_once("/l/").unwrap().1;
        assert_eq!(w.service.stop_emails(proven, StopScope::Instance).await.unwrap(), Wish::Done);
        assert_eq!(w.service.allow_emails(&stop).await.unwrap(), Wish::Mailed);
        assert!(w.service.mailbox_emails(&stop).await.unwrap().all_stopped);
        w.pass(25 * Instant::HOUR);
        assert_eq!(w.service.allow_emails(proven).await.unwrap(), Wish::Mailed, "the link proves it for a day");
        assert_eq!(sent(&w).await.len(), 1);
        assert_eq!(w.service.stop_emails(&stop, StopScope::Letter).await.unwrap(), Wish::Done, "its own letter at once");
    })
    .await;
}

#[tokio::test]
async fn who_signs_from_a_stopped_mailbox_is_told_so_once_a_week() {
    World::each(|w| async move {
        another(&w, "second").await;
        crate::world::sign(&w.service, &w.coalition, "second", &person("Rui Costa", "PT"), ANA).await.unwrap();
        w.pass(2 * Instant::HOUR);
        sent(&w).await;
        let post = async |name: &str, address: &str| {
            w.service.post_signature(&w.coalition, "second", &person(name, "PT"), &email(address), Locale::En).await.unwrap();
        };
        post("Stranger", ANA).await;
        w.service.stop_emails(&stop_of(&sent(&w).await[0]), StopScope::Letter).await.unwrap();
        // Strangers and the owner, new names and one that is listed.
        let mut mails = Vec::new();
        for day in 0..21 {
            w.pass(Instant::DAY);
            post(if day < 8 { "Ana Silva" } else { "Rui Costa" }, ANA).await;
            mails.extend(sent(&w).await);
        }
        assert_eq!(mails.len(), 3);
        assert!(mails.iter().all(|mail| matches!(mail.shape.content, MailContent::MailboxLink { entered: true, .. })));
        post("Nobody", "free@mail.example").await;
        assert!(matches!(sent(&w).await[0].shape.content, MailContent::Confirm { .. }), "nobody else");
    })
    .await;
}

fn invitee(name: &str) -> Invitee {
    Invitee {
        organisation: Name::parse(name).unwrap(),
        country: Country::parse("FR").unwrap(),
        site: None,
        representative: None,
        office: None,
        email: email(ANA),
        locale: None,
    }
}

#[tokio::test]
async fn what_an_organiser_causes_is_stopped_too_and_the_desk_shows_it() {
    World::each(|w| async move {
        another(&w, "second").await;
        sent(&w).await;
        w.service.invite(&w.owner, &w.coalition, "second", &invitee("Lantern")).await.unwrap();
        let mails = sent(&w).await;
        w.service.stop_emails(&stop_of(&mails[0]), StopScope::Letter).await.unwrap();
        assert!(w.service.mailbox_emails(&stop_of(&mails[0])).await.unwrap().waiting.is_none(), "an invitation goes round");
        let id: PublicId = w.service.invitations(&w.owner, &w.coalition, "second", "", None, 1).await.unwrap().invitations[0].id;
        w.service.resend_invitation(&w.owner, &w.coalition, "second", id).await.unwrap();
        assert!(sent(&w).await.is_empty());
        let shown = w.service.invitation(&w.owner, &w.coalition, "second", id).await.unwrap();
        assert_eq!(shown.undelivered, Some(MailFailure::Stopped));
    })
    .await;
}

#[tokio::test]
async fn what_stops_emails_works_when_the_row_they_were_about_is_gone() {
    World::each(|w| async move {
        another(&w, "second").await;
        w.post(&person("Ana Silva", "GB"), "signs@mail.example").await.unwrap();
        w.service.invite(&w.owner, &w.coalition, "second", &invitee("Lantern")).await.unwrap();
        let mails = sent(&w).await;
        let db = w.database().await;
        for table in ["invitation", "signature"] {
            sea_orm::ConnectionTrait::execute_unprepared(&db, &format!("DELETE FROM {table}")).await.unwrap();
        }
        db.close().await.unwrap();
        assert_eq!(mails.len(), 2);
        for mail in &mails {
            let stop = stop_of(mail);
            assert!(matches!(w.service.follow_link(&stop).await.unwrap(), service::Link::Emails { .. }));
            assert_eq!(w.service.mailbox_emails(&stop).await.unwrap().letter_stopped, Some(false));
            w.service.stop_emails(&stop, StopScope::Letter).await.unwrap();
            assert_eq!(w.service.mailbox_emails(&stop).await.unwrap().letter_stopped, Some(true), "{}", w.engine);
            let cut = &stop[..stop.len() - 1];
            assert!(w.service.stop_emails(cut, StopScope::Instance).await.is_err());
            let forged = format!("{}{}", &stop[..100], "A".repeat(20));
            assert!(w.service.stop_emails(&forged, StopScope::Instance).await.is_err(), "another mailbox");
            w.service.stop_emails(&format!("{stop}."), StopScope::Instance).await.unwrap();
        }
        w.post(&person("Ana Silva", "GB"), "signs@mail.example").await.unwrap();
        w.service.invite(&w.owner, &w.coalition, "second", &invitee("Lantern")).await.unwrap();
        let told = sent(&w).await;
        let only_told = matches!(told[..], [DueMail { shape: MailShape { content: MailContent::MailboxLink { .. }, .. }, .. }]);
        assert!(only_told, "{}: both are stopped, and who signs is told so", w.engine);
    })
    .await;
}

#[tokio::test]
async fn who_asked_not_to_be_contacted_is_not_put_into_the_address_book_again() {
    World::each(|w| async move {
        let form = |name: &str, contacts: &str| domain::forms::organisation::OrganisationForm {
            legal_name: name.into(),
            country: "FR".into(),
            kind: "ngo".into(),
            contacts: contacts.into(),
            ..Default::default()
        };
        let save = async |form| w.service.save_organisation(&w.owner, &w.coalition, None, &form).await.map(drop);
        save(form("Lantern", ANA)).await.unwrap();
        w.service.invite(&w.owner, &w.coalition, &w.letter, &invitee("Lantern")).await.unwrap();
        w.service.request_data(&email(ANA), Locale::En).await.unwrap();
        let MailContent::DataLink { link, .. } = w.mail_content(ANA).await else { panic!("another mail") };
        let token = link.unwrap().rsplit_once("/l/").unwrap().1.to_owned();
        w.service.forget_contacts(&token).await.unwrap();
        assert_eq!(code(save(form("Another", ANA)).await), "error-unasked-contact", "{}", w.engine);
        let tagged = ANA.replace('@', "+tag@");
        assert_eq!(code(save(form("Another", &tagged)).await), "error-unasked-contact", "{}: of any spelling", w.engine);
        save(form("Another", "somebody@else.example")).await.unwrap();
        let again = w.service.invite(&w.owner, &w.coalition, &w.letter, &invitee("Lantern")).await;
        assert_eq!(code(again), "error-erased-address", "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn more_than_five_of_organisers_a_day_are_one_digest() {
    World::each(|w| async move {
        sent(&w).await;
        for number in 0..8 {
            let slug = format!("letter-{number}");
            another(&w, &slug).await;
            w.service.invite(&w.owner, &w.coalition, &slug, &invitee("Lantern")).await.unwrap();
        }
        assert_eq!(sent(&w).await.len(), 5);
        assert!(sent(&w).await.is_empty());
        w.pass(23 * Instant::HOUR);
        assert!(sent(&w).await.is_empty(), "the day is not over");
        w.pass(2 * Instant::HOUR);
        let next = sent(&w).await;
        assert_eq!(next.len(), 1);
        let MailContent::Several { mails } = &next[0].shape.content else { panic!("another mail: {:?}", next[0].shape.content) };
        assert_eq!(mails.len(), 3);
        w.pass(2 * Instant::DAY);
        assert!(sent(&w).await.is_empty(), "each goes once");
    })
    .await;
}

/// A coalition of its own with so many open letters; who owns it.
pub async fn coalition(w: &World, slug: &str, letters: usize) -> Actor {
    let address = format!("owner@{slug}.example");
    let new = NewOrganiser {
        coalition: Slug::parse(slug).unwrap(),
        coalition_name: Some(Name::parse(slug).unwrap()),
        contact: None,
        name: Name::parse("Owner").unwrap(),
        email: email(&address),
        password: Some(NewPassword::parse(PASSWORD).unwrap()),
        role: Role::Owner,
        locale: Locale::En,
    };
    w.service.create_organiser(new).await.unwrap();
    let token = w.service.sign_in(&email(&address), PASSWORD).await.unwrap();
    let owner = w.service.actor(&token).await.unwrap().unwrap();
    for number in 0..letters {
        let form = LetterForm { slug: format!("letter-{number}"), deadline_local: "2026-12-20T12:00".into(), ..letter_form() };
        w.service.create_letter(&owner, slug, &form).await.unwrap();
        w.service.open_letter(&owner, slug, &format!("letter-{number}")).await.unwrap();
    }
    owner
}

#[tokio::test]
async fn a_coalition_uses_up_no_others_mails_and_they_take_turns() {
    World::each(|w| async move {
        sent(&w).await;
        let mut owners = Vec::new();
        for slug in ["aaa", "bbb", "ccc", "ddd"] {
            owners.push((slug, coalition(&w, slug, 7).await));
        }
        sent(&w).await;
        let invite = async |(slug, owner): &(&str, Actor), number: usize| {
            w.service.invite(owner, slug, &format!("letter-{number}"), &invitee("Lantern")).await.unwrap();
        };
        let by = |mails: &[DueMail], slug: &str| mails.iter().filter(|mail| format!("{:?}", mail.shape.content).contains(slug)).count();
        invite(&owners[0], 0).await;
        assert_eq!(sent(&w).await.len(), 1);
        w.pass(Instant::HOUR);
        for number in 1..7 {
            invite(&owners[0], number).await;
        }
        assert_eq!(sent(&w).await.len(), 4);
        invite(&owners[1], 0).await;
        let mails = sent(&w).await;
        assert_eq!((mails.len(), by(&mails, "bbb")), (1, 1), "another coalition has its own five");
        for number in 0..7 {
            invite(&owners[2], number).await;
        }
        assert_eq!(sent(&w).await.len(), 5);
        for number in 1..6 {
            invite(&owners[1], number).await;
        }
        assert_eq!(sent(&w).await.len(), 4, "fifteen are the mailbox's");
        invite(&owners[3], 0).await;
        assert!(sent(&w).await.is_empty());
        // There is a place for one: who has not written yet goes first.
        w.pass(23 * Instant::HOUR + Instant::SECOND);
        let next = sent(&w).await;
        assert_eq!((next.len(), by(&next, "ddd")), (1, 1));
        w.pass(61 * Instant::SECOND);
        assert!(sent(&w).await.is_empty());
        w.pass(Instant::HOUR);
        let next = sent(&w).await;
        assert_eq!(next.len(), 3, "one of each, with all that waited of it");
        assert_eq!(["aaa", "bbb", "ccc"].map(|slug| by(&next, slug)), [1; 3]);
        w.pass(2 * Instant::DAY);
        assert!(sent(&w).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_name_is_no_address_unless_an_organisation_is_called_so() {
    World::each(|w| async move {
        assert_eq!(code(w.post(&person("Pay at evil.com", "GB"), ANA).await), "error-address-in-text");
        let change = organisation("Change.org", "GB", "https://change.example");
        assert_eq!(code(w.post(&change, ANA).await), "error-address-in-text");
        w.add_organisation("Change.org", "GB", "https://change.example").await;
        w.post(&change, ANA).await.unwrap();
        // Nor by correcting, before the mailbox has confirmed and afterwards.
        w.post(&person("Tom Right", "GB"), "tom@mail.example").await.unwrap();
        let (id, token) = w.mail("tom@mail.example").await.1.unwrap();
        assert_eq!(code(w.service.correct(id, &token, &person("Win at evil-casino.com", "GB")).await.map(drop)), "error-address-in-text");
        w.sign(&person("Ana Silva", "GB"), "listed@mail.example").await.unwrap();
        let (id, token) = crate::log::manage(&w, "listed@mail.example").await;
        assert_eq!(code(w.service.correct(id, &token, &person("evil-casino.com?x", "GB")).await.map(drop)), "error-address-in-text");
        assert_eq!(code(w.service.correct(id, &token, &person("Аna Silva", "GB")).await.map(drop)), "error-mixed-scripts", "А is Cyrillic");
        w.service.correct(id, &token, &person("Ana Silva e Costa", "GB")).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_address_that_the_server_does_not_take_is_refused_once_that_is_known() {
    World::each(|w| async move {
        sent(&w).await;
        let minji = "민지@mail.example";
        w.post(&person("Min-ji Park", "KR"), minji).await.unwrap();
        let mail = w.service.claim_mails(1).await.unwrap().remove(0);
        w.service.mail_failed(mail.id, MailFailure::Address).await.unwrap();
        w.pass(Instant::DAY);
        assert!(w.service.claim_mails(10).await.unwrap().is_empty(), "it is not tried again");
        let shown = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "", None, 1).await.unwrap();
        assert_eq!(shown.signatures[0].undelivered, Some(MailFailure::Address));
        assert_eq!(code(w.post(&person("Other", "KR"), "현우@mail.example").await), "error-address-not-taken");
        w.service.test_mail(&w.owner, &w.coalition, &email("me@coalition.example")).await.unwrap();
        let test = w.service.claim_mails(1).await.unwrap().remove(0);
        w.service.mail_sent(test.id).await.unwrap();
        w.post(&person("Other", "KR"), "현우@mail.example").await.unwrap();
    })
    .await;
}

/// Who posts from one network learns nothing of its others, and keeps none of them from signing.
#[tokio::test]
async fn mailboxes_of_one_domain_wait_for_their_turn_and_no_post_is_refused() {
    World::each(|w| async move {
        let agreed = crate::world::agreed();
        let from = Some("203.0.113.7".parse().unwrap());
        let posting = service::Posting { manifest: "", agreed: &agreed, locale: Locale::En, from };
        for number in 0..40 {
            let (name, address) = (format!("Person {number}"), email(&format!("p{number}@office.example")));
            w.service.post_seen(&w.coalition, &w.letter, &person(&name, "GB"), &address, &posting).await.unwrap();
        }
        // One that was entered is answered like one that was not.
        for address in ["p3@office.example", "nobody@office.example"] {
            w.service.post_seen(&w.coalition, &w.letter, &person("Colleague", "GB"), &email(address), &posting).await.unwrap();
        }
        let left = sent(&w).await;
        assert_eq!(left.iter().filter(|mail| mail.to.as_str() != "p3@office.example").count(), 29, "thirty mailboxes an hour");
        w.pass(61 * 60 * Instant::SECOND);
        assert_eq!(sent(&w).await.len(), 12, "the others when it is their turn");
    })
    .await;
}
