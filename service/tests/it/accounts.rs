//! Organisers' accounts.

use crate::world::{OWNER, PASSWORD, World, email};
use domain::{
    forms::{
        account::{ChangePasswordForm, NewPassword},
        coalition::OrganiserForm,
    },
    locale::Locale,
    shapes::mail::MailContent,
    time::Instant,
};
use service::{Browser, Error, Network};

#[tokio::test]
async fn sessions_begin_expire_and_end_everywhere() {
    World::each(|world| async move {
        let first = world.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        let second = world.service.sign_in(&email(&OWNER.to_uppercase()), PASSWORD).await.unwrap();
        let actor = world.service.actor(&first).await.unwrap().unwrap();
        world.service.sign_out(&actor).await.unwrap();
        assert!(world.service.actor(&first).await.unwrap().is_none());
        let actor = world.service.actor(&second).await.unwrap().unwrap();
        world.service.sign_out_everywhere(&actor).await.unwrap();
        assert!(world.service.actor(&second).await.unwrap().is_none());
        let third = world.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        world.pass(15 * Instant::DAY);
        assert!(world.service.actor(&third).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_are_one_answer() {
    World::each(|world| async move {
        for (address, password) in [(OWNER, "wrong wrong wrong"), ("nobody@coalition.example", PASSWORD)] {
            let error = world.service.sign_in(&email(address), password).await.unwrap_err();
            assert!(matches!(error, Error::Fields(errors) if errors.0[0].code == "error-sign-in"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_password_is_chosen_anew_once() {
    World::each(|world| async move {
        world.service.request_reset(&email("nobody@coalition.example"), Locale::En, &Browser::default()).await.unwrap();
        assert_eq!(world.mails_to("nobody@coalition.example").await, 0);
        world.service.request_reset(&email(OWNER), Locale::En, &Browser::default()).await.unwrap();
        let MailContent::ResetPassword { link: Some(link), .. } = world.mail_content(OWNER).await else { panic!("another mail") };
        let token = link.rsplit_once("/l/").unwrap().1;
        let new = NewPassword::parse("another long phrase").unwrap();
        world.service.reset_password(token, &new).await.unwrap();
        assert!(matches!(world.service.reset_password(token, &new).await, Err(Error::Link)));
        assert!(world.service.sign_in(&email(OWNER), PASSWORD).await.is_err());
        assert!(world.service.sign_in(&email(OWNER), "another long phrase").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn an_invited_viewer_sees_and_does_not_change() {
    World::each(|world| async move {
        let form = OrganiserForm { name: "Vera Viewer".into(), email: "vera@coalition.example".into(), role: "viewer".into() };
        world.service.invite_organiser(&world.owner, &world.coalition, &form).await.unwrap();
        let again = world.service.invite_organiser(&world.owner, &world.coalition, &form).await.unwrap_err();
        assert!(matches!(again, Error::Fields(errors) if errors.0[0].code == "error-organiser-exists"));
        let MailContent::Invitation { link: Some(link), .. } = world.mail_content("vera@coalition.example").await else {
            panic!("another mail")
        };
        let token = link.rsplit_once("/l/").unwrap().1;
        world.service.reset_password(token, &NewPassword::parse("a viewer's phrase").unwrap()).await.unwrap();
        let session = world.service.sign_in(&email("vera@coalition.example"), "a viewer's phrase").await.unwrap();
        let vera = world.service.actor(&session).await.unwrap().unwrap();
        assert_eq!(world.service.desk(&vera).await.unwrap().len(), 1);
        assert!(matches!(world.service.create_letter(&vera, &world.coalition, &crate::world::letter_form()).await, Err(Error::Forbidden)));
        assert!(matches!(world.service.contact_exports(&vera, &world.coalition).await, Err(Error::Forbidden)));
        assert!(matches!(world.service.invite_organiser(&vera, &world.coalition, &form).await, Err(Error::Forbidden)));
    })
    .await;
}

fn from(network: u64) -> Browser {
    Browser { network: Network { narrow: network, wide: network }, ..Browser::default() }
}

#[tokio::test]
async fn a_stranger_causes_few_links_a_day_and_a_known_device_has_its_own() {
    World::each(|w| async move {
        w.service.clear_mailbox().await.unwrap();
        let stranger = from(9);
        let sent = async || w.mails_to(OWNER).await;
        for _ in 0..24 * 12 {
            w.service.request_sign_in_link(&email(OWNER), Locale::En, &stranger).await.unwrap();
            w.service.request_reset(&email(OWNER), Locale::En, &stranger).await.unwrap();
            w.pass(5 * 60 * Instant::SECOND);
        }
        assert_eq!(sent().await, 12, "six of each, not 240");
        // Nobody is locked out: a device that signed in before has a count of its own.
        let device = w.service.sign_in_from(&email(OWNER), PASSWORD, &from(1)).await.unwrap().device;
        let home = Browser { device, ..from(1) };
        w.service.clear_mailbox().await.unwrap();
        for _ in 0..6 {
            w.pass(10 * 60 * Instant::SECOND);
            w.service.request_reset(&email(OWNER), Locale::En, &stranger).await.unwrap();
        }
        let strangers = sent().await;
        for _ in 0..8 {
            w.service.request_reset(&email(OWNER), Locale::En, &home).await.unwrap();
        }
        assert_eq!(sent().await, strangers + 5);
        // A link that was used counts no more: the next is sent at once.
        let MailContent::ResetPassword { link: Some(link), .. } = w.mail_content(OWNER).await else { panic!("another mail") };
        w.service.reset_password(link.rsplit_once("/l/").unwrap().1, &NewPassword::parse("another long phrase").unwrap()).await.unwrap();
        let before = sent().await;
        w.service.request_reset(&email(OWNER), Locale::En, &stranger).await.unwrap();
        w.service.request_reset(&email(OWNER), Locale::En, &stranger).await.unwrap();
        assert_eq!(sent().await, before + 1, "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_in_flight_does_not_outlive_a_reset() {
    World::each(|w| async move {
        let mut old = PASSWORD.to_owned();
        for round in 0..4 {
            w.service.clear_mailbox().await.unwrap();
            w.service.request_reset(&email(OWNER), Locale::En, &Browser::default()).await.unwrap();
            let MailContent::ResetPassword { link: Some(link), .. } = w.mail_content(OWNER).await else { panic!("another mail") };
            let token = link.rsplit_once("/l/").unwrap().1;
            let phrase = format!("another long phrase {round}");
            let new = NewPassword::parse(&phrase).unwrap();
            let (owner, browser) = (email(OWNER), from(round));
            let (session, first, second) = futures::join!(
                w.service.sign_in_from(&owner, &old, &browser),
                w.service.reset_password(token, &new),
                w.service.reset_password(token, &new),
            );
            assert!(first.is_ok() != second.is_ok(), "a link is used once, also of two at once: {}", w.engine);
            if let Ok(session) = session {
                assert!(w.service.actor(&session.token).await.unwrap().is_none(), "{}", w.engine);
            }
            old = phrase;
            w.pass(Instant::HOUR);
        }
    })
    .await;
}

#[tokio::test]
async fn ten_devices_are_remembered_for_half_a_year_and_none_after_a_reset() {
    World::each(|w| async move {
        let mut homes = Vec::new();
        for _ in 0..11 {
            let signed_in = w.service.sign_in_from(&email(OWNER), PASSWORD, &from(1)).await.unwrap();
            homes.push(Browser { device: signed_in.device, ..from(1) });
        }
        let knows = async |browser: &Browser| w.service.knows_device(&email(OWNER), browser).await.unwrap();
        assert!(!knows(&homes[0]).await && knows(&homes[1]).await && knows(&homes[10]).await, "{}", w.engine);
        let again = w.service.sign_in_from(&email(OWNER), PASSWORD, &homes[1]).await.unwrap();
        assert_eq!(again.device, homes[1].device, "the same cookie");
        w.service.purge().await.unwrap();
        assert!(knows(&homes[10]).await);
        w.pass(100 * Instant::DAY);
        w.service.sign_in_from(&email(OWNER), PASSWORD, &homes[1]).await.unwrap();
        w.pass(100 * Instant::DAY);
        w.service.purge().await.unwrap();
        assert!(knows(&homes[1]).await && !knows(&homes[10]).await, "{}", w.engine);
        w.service.request_reset(&email(OWNER), Locale::En, &Browser::default()).await.unwrap();
        let MailContent::ResetPassword { link: Some(link), .. } = w.mail_content(OWNER).await else { panic!("another mail") };
        let new = NewPassword::parse("another long phrase").unwrap();
        let cookie = w.service.reset_password_from(link.rsplit_once("/l/").unwrap().1, &new, None, &from(2)).await.unwrap();
        assert!(!knows(&homes[1]).await && knows(&Browser { device: Some(cookie), ..from(2) }).await, "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn a_password_that_is_guessed_first_is_refused_wherever_it_is_chosen() {
    World::each(|w| async move {
        w.service.request_reset(&email(OWNER), Locale::En, &Browser::default()).await.unwrap();
        let MailContent::ResetPassword { link: Some(link), .. } = w.mail_content(OWNER).await else { panic!("another mail") };
        let token = link.rsplit_once("/l/").unwrap().1;
        for (password, code) in [("1q2w3e4r5t6y", "error-password-common"), ("Safe Passage 2026", "error-password-words")] {
            let is_refused =
                |error: Error| matches!(error, Error::Fields(errors) if errors.0[0].field == "password" && errors.0[0].code == code);
            let new = NewPassword::parse(password).unwrap();
            assert!(is_refused(w.service.reset_password(token, &new).await.unwrap_err()), "{password}");
            let change = ChangePasswordForm { current: PASSWORD.into(), password: password.into() };
            assert!(is_refused(w.service.change_password(&w.owner, &change, &Browser::default()).await.unwrap_err()), "{password}");
        }
        w.service.reset_password(token, &NewPassword::parse("another long phrase").unwrap()).await.unwrap();
    })
    .await;
}
