//! The second factor: set up, asked for, used once, taken away.

use crate::world::{OWNER, PASSWORD, World, email};
use domain::{
    activity::{Act, ActKind},
    forms::second_factor::{Code, Given, ProvenForm},
    time::Instant,
};
use sea_orm::ConnectionTrait;
use service::{Actor, Browser, Error};
use totp_rs::{Builder, Secret};

/// What an app would show now.
fn app_code(w: &World, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let seconds = u64::try_from(w.service.now().0 / Instant::SECOND).unwrap();
    Builder::new().with_secret(secret).build_noncompliant().generate(seconds).to_string()
}

fn code(text: &str) -> Code {
    Code::parse(text).unwrap()
}

fn proven(password: &str, code: &str) -> ProvenForm {
    ProvenForm { password: password.into(), code: code.into() }
}

/// Sets the owner's up; answers the secret and the recovery codes.
async fn set_up(w: &World) -> (String, Vec<String>) {
    w.service.begin_second_factor(&w.owner).await.unwrap();
    let secret = w.service.second_factor_setup(&w.owner).await.unwrap().secret;
    let codes = w.service.confirm_second_factor(&w.owner, &proven(PASSWORD, &app_code(w, &secret))).await.unwrap().recovery_codes;
    w.pass(60 * Instant::SECOND);
    (secret, codes)
}

fn is_refused<T>(result: Result<T, Error>) -> bool {
    matches!(result, Err(Error::Fields(errors)) if errors.0.len() == 1 && errors.0[0].code == "error-code")
}

async fn signed_in(w: &World, typed: &Code) -> Result<Actor, Error> {
    let token = w.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
    assert!(w.service.awaits_second_factor(&token).await.unwrap());
    assert!(w.service.actor(&token).await.unwrap().is_none(), "a password alone signs nobody in");
    let full = w.service.sign_in_with(&token, &Given::Code(typed.clone()), &Browser::default()).await?.token;
    assert!(w.service.actor(&token).await.unwrap().is_none() && !w.service.awaits_second_factor(&token).await.unwrap());
    Ok(w.service.actor(&full).await.unwrap().unwrap())
}

#[tokio::test]
async fn it_is_on_once_a_first_code_is_confirmed_and_ends_other_sessions() {
    World::each(|w| async move {
        let other = w.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        assert!(matches!(w.service.second_factor_setup(&w.owner).await, Err(Error::NotFound)));
        w.service.begin_second_factor(&w.owner).await.unwrap();
        assert!(is_refused(w.service.confirm_second_factor(&w.owner, &proven(PASSWORD, "000000")).await));
        assert!(w.service.actor(&other).await.unwrap().is_some(), "nothing is asked for before it is confirmed");
        let (secret, codes) = set_up(&w).await;
        assert_eq!((codes.len(), secret.len()), (10, 32));
        assert!(w.service.actor(&other).await.unwrap().is_none());
        let shown = w.service.second_factor(&w.owner).await.unwrap();
        assert!(shown.since.is_some() && shown.recovery_codes == 10);
        assert!(matches!(w.service.begin_second_factor(&w.owner).await, Err(Error::Conflict)), "{}", w.engine);
        assert!(matches!(w.service.second_factor_setup(&w.owner).await, Err(Error::NotFound)), "the secret is not shown again");
    })
    .await;
}

#[tokio::test]
async fn the_first_asks_for_the_password_and_a_secret_waits_for_half_an_hour() {
    World::each(|w| async move {
        w.service.begin_second_factor(&w.owner).await.unwrap();
        let setup = w.service.second_factor_setup(&w.owner).await.unwrap();
        assert!(setup.asks_password);
        let right = app_code(&w, &setup.secret);
        let refused = w.service.confirm_second_factor(&w.owner, &proven("a guess", &right)).await;
        assert!(matches!(refused, Err(Error::Fields(errors)) if errors.0[0].field == "password"));
        w.pass(31 * 60 * Instant::SECOND);
        let late = w.service.confirm_second_factor(&w.owner, &proven(PASSWORD, &app_code(&w, &setup.secret))).await;
        assert!(matches!(late, Err(Error::NotFound)), "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn recovery_codes_are_made_anew() {
    World::each(|w| async move {
        assert!(matches!(w.service.renew_recovery_codes(&w.owner).await, Err(Error::Conflict)));
        let (_, before) = set_up(&w).await;
        let after = w.service.renew_recovery_codes(&w.owner).await.unwrap();
        assert_eq!(after.len(), 10);
        assert!(is_refused(signed_in(&w, &code(&before[0])).await), "{}", w.engine);
        signed_in(&w, &code(&after[0])).await.unwrap();
        assert_eq!(w.service.second_factor(&w.owner).await.unwrap().recovery_codes, 9);
    })
    .await;
}

#[tokio::test]
async fn a_code_signs_in_once_and_a_recovery_code_too() {
    World::each(|w| async move {
        let (secret, codes) = set_up(&w).await;
        let now = app_code(&w, &secret);
        let actor = signed_in(&w, &code(&now)).await.unwrap();
        assert!(actor.second_factor && actor.asked_at.is_some());
        assert!(is_refused(signed_in(&w, &code(&now)).await), "the same code again");
        assert!(is_refused(w.service.ask_again(&actor, &Given::Code(code(&now))).await), "nor for anything else");
        assert!(signed_in(&w, &code(&codes[3].to_uppercase())).await.is_ok());
        assert!(is_refused(signed_in(&w, &code(&codes[3])).await));
        assert_eq!(w.service.second_factor(&w.owner).await.unwrap().recovery_codes, 9);
        let noted = w.service.activity(&actor, &w.coalition, Some(ActKind::SignIns), None, 1).await.unwrap();
        let acts: Vec<Act> = noted.acts.iter().map(|one| one.act).take(4).collect();
        assert_eq!(acts, [Act::SignedIn, Act::RecoveryCodeUsed, Act::SignedIn, Act::SecondFactorAdded]);
    })
    .await;
}

#[tokio::test]
async fn after_ten_wrong_codes_a_right_one_is_refused_like_them_for_an_hour() {
    World::each(|w| async move {
        let (secret, _) = set_up(&w).await;
        for _ in 0..10 {
            assert!(is_refused(signed_in(&w, &code("000000")).await));
        }
        assert!(is_refused(signed_in(&w, &code(&app_code(&w, &secret))).await));
        w.pass(Instant::HOUR);
        assert!(signed_in(&w, &code(&app_code(&w, &secret))).await.is_ok(), "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn a_waiting_session_waits_ten_minutes() {
    World::each(|w| async move {
        let (secret, _) = set_up(&w).await;
        let token = w.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        w.pass(11 * 60 * Instant::SECOND);
        let late = w.service.sign_in_with(&token, &Given::Code(code(&app_code(&w, &secret))), &Browser::default()).await;
        assert!(matches!(late, Err(Error::NotSignedIn)));
    })
    .await;
}

#[tokio::test]
async fn it_is_taken_away_with_password_and_code_alone() {
    World::each(|w| async move {
        let (secret, _) = set_up(&w).await;
        let wrong = w.service.remove_second_factor(&w.owner, &proven("wrong", &app_code(&w, &secret))).await;
        assert!(matches!(wrong, Err(Error::Fields(errors)) if errors.0[0].field == "password"));
        assert!(is_refused(w.service.remove_second_factor(&w.owner, &proven(PASSWORD, "000000")).await));
        w.service.remove_second_factor(&w.owner, &proven(PASSWORD, &app_code(&w, &secret))).await.unwrap();
        let token = w.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        assert!(w.service.actor(&token).await.unwrap().is_some());
        assert_eq!(w.service.second_factor(&w.owner).await.unwrap().recovery_codes, 0);
    })
    .await;
}

#[tokio::test]
async fn a_host_takes_it_away_from_whoever_lost_app_and_codes() {
    World::each(|w| async move {
        assert!(!w.service.drop_second_factor(&email(OWNER)).await.unwrap());
        set_up(&w).await;
        assert!(!w.service.drop_second_factor(&email("nobody@coalition.example")).await.unwrap());
        assert!(w.service.drop_second_factor(&email(OWNER)).await.unwrap());
        let token = w.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        let owner = w.service.actor(&token).await.unwrap().unwrap();
        let noted = w.service.activity(&owner, &w.coalition, Some(ActKind::SignIns), None, 1).await.unwrap();
        assert_eq!((noted.acts[1].act, noted.acts[1].by.clone()), (Act::SecondFactorRemoved, None));
    })
    .await;
}

#[tokio::test]
async fn neither_secret_nor_recovery_code_is_stored_in_the_clear() {
    World::each(|w| async move {
        let (secret, codes) = set_up(&w).await;
        let database = w.database().await;
        let raw = Secret::try_from_base32(&secret).unwrap();
        for table in ["second_factor", "recovery_code"] {
            let statement = sea_orm::Statement::from_string(database.get_database_backend(), format!("SELECT * FROM {table}"));
            let rows = database.query_all_raw(statement).await.unwrap();
            assert!(!rows.is_empty());
            for row in rows {
                let columns = ["secret_sealed", "code_hmac"];
                let bytes: Vec<u8> = columns.iter().filter_map(|column| row.try_get::<Vec<u8>>("", column).ok()).flatten().collect();
                assert!(!bytes.is_empty() && !bytes.windows(20).any(|part| part == raw.as_bytes()), "{table}");
                for code in &codes {
                    let plain = code.replace('-', "");
                    assert!(!bytes.windows(plain.len()).any(|part| part == plain.as_bytes()), "{table}");
                }
            }
        }
    })
    .await;
}
