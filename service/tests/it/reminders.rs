//! Reminders, driven by the clock: each gets what the table of `docs/reminders.md` says, and no more.

use crate::world::{World, email, letter_form};
use domain::{
    country::Country,
    forms::letter::LetterForm,
    invitation::{Invitee, Reply, Standing},
    reminder::ReminderKind,
    shapes::mail::MailContent,
    text::{Name, Phrase},
    time::Instant,
};
use std::collections::BTreeMap;

const ZONES: [&str; 12] = [
    "Europe/Zurich",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Seoul",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "Africa/Cairo",
    "America/St_Johns",
    "UTC",
];

fn invitee(number: usize) -> Invitee {
    Invitee {
        organisation: Name::parse(&format!("Organisation {number}")).unwrap(),
        country: Country::parse("FR").unwrap(),
        site: None,
        representative: Some(Name::parse("Ana Silva").unwrap()),
        office: Some(Phrase::parse("Director").unwrap()),
        email: email(&address(number)),
        locale: None,
    }
}

fn address(number: usize) -> String {
    format!("post@org{number}.example")
}

/// Letters in twelve zones, each with the same local deadlines.
async fn letters(world: &World) -> Vec<String> {
    let mut slugs = Vec::new();
    for (number, zone) in ZONES.iter().enumerate() {
        let form = LetterForm {
            slug: format!("letter-{number}"),
            deadline_local: "2026-12-14T12:00".into(),
            deadline_zone: (*zone).into(),
            ..letter_form()
        };
        let slug = world.service.create_letter(&world.owner, &world.coalition, &form).await.unwrap();
        world.service.set_soft_deadline(&world.owner, &world.coalition, &slug, "2026-12-09T18:00").await.unwrap();
        world.service.open_letter(&world.owner, &world.coalition, &slug).await.unwrap();
        slugs.push(slug);
    }
    slugs
}

/// What went to each address: the reminder, and when, in the letter's zone.
async fn reminders(world: &World) -> BTreeMap<String, Vec<(ReminderKind, String)>> {
    let mut sent: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for mail in world.service.mailbox(10_000).await.unwrap().into_iter().rev() {
        let MailContent::Remind { about, kind, .. } = mail.shape.content else { continue };
        let zone = jiff::tz::TimeZone::get(&about.letter.deadline.unwrap().zone).unwrap();
        let local = zone.to_datetime(jiff::Timestamp::from_microsecond(mail.at.0).unwrap());
        sent.entry(mail.to).or_default().push((kind, local.strftime("%Y-%m-%dT%H").to_string()));
    }
    sent
}

#[tokio::test]
async fn three_weeks_for_two_hundred_organisations_and_letters_in_twelve_zones() {
    World::each(|world| async move {
        let slugs = letters(&world).await;
        for number in 0..200 {
            let letter = &slugs[number % slugs.len()];
            world.service.invite(&world.owner, &world.coalition, letter, &invitee(number)).await.unwrap();
        }
        let mut links = Vec::new();
        let mails: BTreeMap<String, MailContent> =
            world.service.mailbox(1000).await.unwrap().into_iter().map(|mail| (mail.to, mail.shape.content)).collect();
        for number in 0..200 {
            let Some(MailContent::Invite { about, .. }) = mails.get(&address(number)) else { panic!("no invitation") };
            let token = about.link.clone().unwrap().rsplit_once("/l/").unwrap().1.to_owned();
            let service::Link::Invitation { id, .. } = world.service.follow_link(&token).await.unwrap() else { panic!("another link") };
            links.push((id, token));
        }
        // 24 November, noon, to 15 December: in steps of an hour, and more than one process at times.
        for hour in 0..(21 * 24) {
            match hour {
                // Some answer in the first days, some after the first reminder.
                48 => {
                    for (id, token) in links.iter().skip(1).step_by(8) {
                        world.service.answer_invitation(*id, token, &Reply::Declined(None)).await.unwrap();
                    }
                    for (id, token) in links.iter().skip(4).step_by(8) {
                        world.service.answer_invitation(*id, token, &Reply::Later("2026-12-11".into())).await.unwrap();
                    }
                }
                240 => {
                    for (id, token) in links.iter().skip(2).step_by(8) {
                        world.service.sign_invited(*id, token, &crate::world::press()).await.unwrap();
                    }
                }
                _ => {}
            }
            world.service.tend_invitations().await.unwrap();
            world.pass(Instant::HOUR);
        }
        let sent = reminders(&world).await;
        let ten = |day: &str| format!("{day}T10");
        for number in 0..200 {
            // Quarter-hour zones meet the hourly tick up to 45 minutes late, within the same hour.
            let expected = match number % 8 {
                1 => vec![],
                2 => vec![(ReminderKind::Week, ten("2026-12-02"))],
                4 => vec![(ReminderKind::OwnDate, ten("2026-12-11")), (ReminderKind::Day, ten("2026-12-13"))],
                _ => vec![
                    (ReminderKind::Week, ten("2026-12-02")),
                    (ReminderKind::TwoDays, ten("2026-12-07")),
                    (ReminderKind::Day, ten("2026-12-13")),
                ],
            };
            let got = sent.get(&address(number)).cloned().unwrap_or_default();
            assert_eq!(got, expected, "{number} in {}", ZONES[number % 12]);
        }
    })
    .await;
}

#[tokio::test]
async fn a_reminder_is_worded_stopped_and_its_soft_deadline_moved() {
    World::each(|world| async move {
        let (owner, coalition, letter) = (&world.owner, &world.coalition, &world.letter);
        world.service.invite(owner, coalition, letter, &invitee(1)).await.unwrap();
        let late = world.service.set_soft_deadline(owner, coalition, letter, "2026-12-01T12:00").await.unwrap_err();
        assert!(matches!(late, service::Error::Fields(errors) if errors.0[0].code == "error-soft-late"));
        world.service.set_soft_deadline(owner, coalition, letter, "2026-11-30T10:00").await.unwrap();
        world.service.set_reminder(owner, coalition, letter, ReminderKind::TwoDays, "Two days to go.", false).await.unwrap();
        world.service.set_reminder(owner, coalition, letter, ReminderKind::Day, "", true).await.unwrap();
        let page = world.service.reminders(owner, coalition, letter).await.unwrap();
        assert_eq!(page.soft_local, "2026-11-30T10:00");
        let two_days = page.reminders.iter().find(|one| one.kind == ReminderKind::TwoDays).unwrap();
        assert_eq!(two_days.at.as_ref().unwrap().local, "2026-11-28T10:00");
        let second = world.second_process().await;
        for _ in 0..(7 * 24) {
            let (one, two) = tokio::join!(world.service.tend_invitations(), second.tend_invitations());
            one.unwrap();
            two.unwrap();
            world.pass(Instant::HOUR);
        }
        assert_eq!(
            reminders(&world).await.get(&address(1)).cloned().unwrap_or_default(),
            [(ReminderKind::TwoDays, "2026-11-28T10".to_owned())]
        );
        assert!(
            matches!(world.mail_content(&address(1)).await, MailContent::Remind { words: Some(words), .. } if words == "Two days to go.")
        );
    })
    .await;
}

#[tokio::test]
async fn who_signed_and_withdrew_has_answered() {
    World::each(|world| async move {
        world.service.invite(&world.owner, &world.coalition, &world.letter, &invitee(1)).await.unwrap();
        let (id, token) = world.invited(&address(1)).await;
        world.service.sign_invited(id, &token, &crate::world::press()).await.unwrap();
        let MailContent::SignedByInvitation { link, .. } = world.mail_content(&address(1)).await else { panic!("no receipt") };
        let view = link.unwrap().rsplit_once("/l/").unwrap().1.to_owned();
        let service::Link::Signature { id: signature, .. } = world.service.follow_link(&view).await.unwrap() else { panic!("no link") };
        world.service.request_link(signature, &view).await.unwrap();
        let (signature, manage) = world.mail(&address(1)).await.1.unwrap();
        world.service.withdraw(signature, &manage).await.unwrap();
        let list = || world.service.invitations(&world.owner, &world.coalition, &world.letter, "", None, 1);
        assert_eq!(list().await.unwrap().invitations[0].standing, Standing::Departed);
        for _ in 0..(8 * 24) {
            world.pass(Instant::HOUR);
            world.service.tend_invitations().await.unwrap();
        }
        assert_eq!(reminders(&world).await.len(), 0, "never after an answer");
    })
    .await;
}
