//! The owner of an account learns what happens to it, by email and in its log.

use crate::world::{OWNER, PASSWORD, World, email};
use domain::{
    forms::{
        account::{ChangePasswordForm, NewPassword},
        coalition::OrganiserForm,
        second_factor::{Code, Given, ProvenForm},
    },
    locale::Locale,
    role::Role,
    security::SecurityEvent::{self, *},
    shapes::mail::{MailContent, SecurityNotice},
    time::Instant,
};
use service::{Actor, Browser, Error, Network, Service};
use totp_rs::{Builder, Secret};

async fn events(service: &Service, who: &Actor) -> Vec<SecurityEvent> {
    service.own_account(who).await.unwrap().events.iter().map(|one| one.event).collect()
}

/// The security emails to an address, newest first.
async fn notices(w: &World, address: &str) -> Vec<SecurityNotice> {
    let mails = w.service.mailbox(1000).await.unwrap().into_iter().filter(|mail| mail.to == address);
    let notice = |content| match content {
        MailContent::Security(notice) => Some(*notice),
        _ => None,
    };
    mails.filter_map(|mail| notice(mail.shape.content)).collect()
}

fn app_code(w: &World, secret: &str) -> String {
    let seconds = u64::try_from(w.service.now().0 / Instant::SECOND).unwrap();
    Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build_noncompliant().generate(seconds).to_string()
}

async fn set_up(w: &World) -> (String, Vec<String>) {
    w.service.begin_second_factor(&w.owner).await.unwrap();
    let secret = w.service.second_factor_setup(&w.owner).await.unwrap().secret;
    let form = ProvenForm { password: PASSWORD.into(), code: app_code(w, &secret) };
    let codes = w.service.confirm_second_factor(&w.owner, &form).await.unwrap().recovery_codes;
    w.pass(60 * Instant::SECOND);
    (secret, codes)
}

/// Gives a code after the password.
async fn give(w: &World, code: &str) -> bool {
    let token = w.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
    w.service.sign_in_with(&token, &Given::Code(Code::parse(code).unwrap()), &Browser::default()).await.is_ok()
}

fn from(network: u64, agent: &str) -> Browser {
    Browser { network: Network { narrow: network, wide: network }, device: None, agent: agent.into() }
}

#[tokio::test]
async fn a_new_device_is_told_and_named_and_a_known_one_is_not() {
    World::each(|w| async move {
        assert!(events(&w.service, &w.owner).await.is_empty(), "the first device is no news");
        let phone = w.service.sign_in_from(&email(OWNER), PASSWORD, &from(1, "Firefox, Android")).await.unwrap();
        let home = Browser { device: phone.device, ..from(1, "Firefox, Android") };
        w.service.sign_in_from(&email(OWNER), PASSWORD, &home).await.unwrap();
        assert_eq!(events(&w.service, &w.owner).await, [NewDevice]);
        let told = notices(&w, OWNER).await;
        assert_eq!((told.len(), told[0].browser.as_deref()), (1, Some("Firefox, Android")), "{}", w.engine);
        for network in 2..6 {
            w.service.sign_in_from(&email(OWNER), PASSWORD, &from(network, "")).await.unwrap();
        }
        assert_eq!(events(&w.service, &w.owner).await.len(), 5, "each is noted");
        assert_eq!(notices(&w, OWNER).await.len(), 1, "one email an hour says so");
    })
    .await;
}

#[tokio::test]
async fn what_guards_an_account_is_told_whenever_it_changes() {
    World::each(|w| async move {
        let (secret, codes) = set_up(&w).await;
        w.service.renew_recovery_codes(&w.owner).await.unwrap();
        assert!(!give(&w, &codes[0]).await, "an old recovery code");
        let form = ProvenForm { password: PASSWORD.into(), code: app_code(&w, &secret) };
        w.service.remove_second_factor(&w.owner, &form).await.unwrap();
        let change = ChangePasswordForm { current: PASSWORD.into(), password: "another long phrase".into() };
        w.service.change_password(&w.owner, &change, &Browser::default()).await.unwrap();
        let right = [PasswordChanged, SecondFactorRemoved, RecoveryCodesRenewed, SecondFactorAdded];
        assert_eq!(events(&w.service, &w.owner).await, right);
        let told: Vec<_> = notices(&w, OWNER).await.iter().map(|notice| notice.event).collect();
        assert_eq!(told, right, "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn a_role_is_told() {
    World::each(|w| async move {
        let form = OrganiserForm { name: "Vera Viewer".into(), email: "vera@coalition.example".into(), role: "viewer".into() };
        w.service.invite_organiser(&w.owner, &w.coalition, &form).await.unwrap();
        let MailContent::Invitation { link: Some(link), .. } = w.mail_content("vera@coalition.example").await else { panic!() };
        w.service.reset_password(link.rsplit_once("/l/").unwrap().1, &NewPassword::parse("a long new phrase").unwrap()).await.unwrap();
        let vera = w.service.settings(&w.owner, &w.coalition).await.unwrap().organisers;
        let vera = vera.iter().find(|one| one.name == "Vera Viewer").unwrap().id;
        w.service.set_role(&w.owner, &w.coalition, vera, Role::Editor).await.unwrap();
        let told = notices(&w, "vera@coalition.example").await;
        assert_eq!((told[0].event, told[0].role), (RoleChanged, Some(Role::Editor)), "choosing the first password is no news");
        assert_eq!(told[0].coalition.as_ref().unwrap().slug, w.coalition);
        w.service.remove_organiser(&w.owner, &w.coalition, vera).await.unwrap();
        assert_eq!(notices(&w, "vera@coalition.example").await[0].event, RoleRemoved, "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn wrong_codes_are_told_and_counted_over_days_and_recovery_codes_apart() {
    World::each(|w| async move {
        let (secret, codes) = set_up(&w).await;
        for _ in 0..3 {
            assert!(!give(&w, "000000").await);
        }
        assert_eq!(events(&w.service, &w.owner).await[0], WrongCodes);
        for _ in 0..7 {
            give(&w, "000000").await;
        }
        assert!(!give(&w, &app_code(&w, &secret)).await, "ten an hour");
        assert!(give(&w, &codes[0]).await, "recovery codes are counted apart");
        for _ in 0..4 {
            w.pass(Instant::HOUR);
            assert!(give(&w, &app_code(&w, &secret)).await);
            for _ in 0..10 {
                give(&w, "000000").await;
            }
        }
        w.pass(Instant::DAY);
        assert!(!give(&w, &app_code(&w, &secret)).await, "fifty in a week, whatever the owner did in between");
        assert!(give(&w, &codes[1]).await);
        w.pass(7 * Instant::DAY);
        assert!(give(&w, &app_code(&w, &secret)).await, "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn a_new_password_opens_the_codes_that_somebody_else_has_closed() {
    World::each(|w| async move {
        let (secret, _) = set_up(&w).await;
        for _ in 0..10 {
            give(&w, "000000").await;
        }
        w.service.request_reset(&email(OWNER), Locale::En, &Browser::default()).await.unwrap();
        let MailContent::ResetPassword { link: Some(link), .. } = w.mail_content(OWNER).await else { panic!("another mail") };
        w.service.reset_password(link.rsplit_once("/l/").unwrap().1, &NewPassword::parse("another long phrase").unwrap()).await.unwrap();
        let token = w.service.sign_in(&email(OWNER), "another long phrase").await.unwrap();
        let code = Given::Code(Code::parse(&app_code(&w, &secret)).unwrap());
        assert!(w.service.sign_in_with(&token, &code, &Browser::default()).await.is_ok(), "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn wrong_passwords_are_told_once_they_close_the_password() {
    World::each(|w| async move {
        for network in 1..=21 {
            for _ in 0..5 {
                assert!(w.service.sign_in_from(&email(OWNER), "wrong", &from(network, "")).await.is_err());
            }
        }
        assert_eq!(events(&w.service, &w.owner).await, [WrongPasswords], "once: {}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn sessions_are_listed_ended_and_end_by_themselves() {
    World::each(|w| async move {
        let other = w.service.sign_in_from(&email(OWNER), PASSWORD, &from(1, "Safari, iPhone")).await.unwrap();
        let shown = w.service.own_account(&w.owner).await.unwrap().sessions;
        assert_eq!(shown.len(), 2);
        assert!(shown[0].here && !shown[1].here && shown[1].browser == "Safari, iPhone");
        let stranger = Actor { account: "00000000-0000-0000-0000-000000000001".parse().unwrap(), ..w.owner.clone() };
        w.service.end_session(&stranger, shown[1].id).await.unwrap();
        assert!(w.service.actor(&other.token).await.unwrap().is_some(), "nobody ends another's");
        w.service.end_session(&w.owner, shown[1].id).await.unwrap();
        assert!(w.service.actor(&other.token).await.unwrap().is_none());
        let third = w.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        for _ in 0..3 {
            w.pass(2 * Instant::DAY);
            assert!(w.service.actor(&third).await.unwrap().is_some(), "used");
        }
        w.pass(3 * Instant::DAY + Instant::SECOND);
        assert!(w.service.actor(&third).await.unwrap().is_none(), "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn a_password_is_changed_with_the_one_before_and_ends_everything_else() {
    World::each(|w| async move {
        let other = w.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        w.service.request_reset(&email(OWNER), Locale::En, &Browser::default()).await.unwrap();
        let MailContent::ResetPassword { link: Some(link), .. } = w.mail_content(OWNER).await else { panic!("another mail") };
        let form = |current: &str| ChangePasswordForm { current: current.into(), password: "another long phrase".into() };
        for _ in 0..5 {
            let wrong = w.service.change_password(&w.owner, &form("wrong"), &Browser::default()).await;
            assert!(matches!(wrong, Err(Error::Fields(errors)) if errors.0[0].field == "current"));
        }
        let waits = w.service.change_password(&w.owner, &form(PASSWORD), &Browser::default()).await;
        assert!(matches!(waits, Err(Error::Wait(1..))), "nobody guesses with a stolen session");
        w.pass(16 * Instant::SECOND);
        w.service.change_password(&w.owner, &form(PASSWORD), &Browser::default()).await.unwrap();
        assert!(w.service.actor(&other).await.unwrap().is_none());
        assert_eq!(w.service.own_account(&w.owner).await.unwrap().sessions.len(), 1);
        let token = link.rsplit_once("/l/").unwrap().1;
        let late = w.service.reset_password(token, &NewPassword::parse("one more long phrase").unwrap()).await;
        assert!(matches!(late, Err(Error::Link)), "a link sent before: {}", w.engine);
        assert!(w.service.sign_in(&email(OWNER), PASSWORD).await.is_err());
        assert!(w.service.sign_in(&email(OWNER), "another long phrase").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn the_mailbox_ends_all_sessions_without_a_password() {
    World::each(|w| async move {
        let thief = w.service.sign_in_from(&email(OWNER), PASSWORD, &from(6, "Chrome, Windows")).await.unwrap();
        let told = notices(&w, OWNER).await;
        let token = told[0].link.as_deref().unwrap().rsplit_once("/l/").unwrap().1.to_owned();
        assert!(matches!(w.service.follow_link(&token).await, Ok(service::Link::Security { .. })));
        assert!(w.service.actor(&thief.token).await.unwrap().is_some(), "looking changes nothing");
        w.service.end_sessions_by_link(&token).await.unwrap();
        assert!(w.service.actor(&thief.token).await.unwrap().is_none(), "{}", w.engine);
        // Once: anyone who reads an old mail locks nobody out. A second click finds it done.
        let owner = w.service.sign_in_from(&email(OWNER), PASSWORD, &from(7, "Firefox, Linux")).await.unwrap();
        w.service.end_sessions_by_link(&token).await.unwrap();
        assert!(w.service.actor(&owner.token).await.unwrap().is_some(), "nothing ends by a spent link");
        let newer = notices(&w, OWNER).await[0].link.as_deref().unwrap().rsplit_once("/l/").unwrap().1.to_owned();
        w.pass(8 * Instant::DAY);
        assert!(w.service.end_sessions_by_link(&newer).await.is_err(), "for a week");
    })
    .await;
}
