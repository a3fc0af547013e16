//! Passkeys as a second factor: made, used, each challenge once, taken away.

use crate::{
    authenticator::Authenticator,
    world::{OWNER, PASSWORD, World, email},
};
use domain::{
    activity::{Act, ActKind},
    forms::second_factor::{Code, Given, PasskeyForm, ProvenForm},
    time::Instant,
};
use service::{Actor, Browser, Error, Service};

const ORIGIN: &str = "https://letters.example";
const HOST: &str = "letters.example";

fn authenticator(seed: u8) -> Authenticator {
    Authenticator::new(seed, ORIGIN, HOST)
}

fn here() -> Browser {
    Browser::default()
}

fn is_refused<T>(result: Result<T, Error>) -> bool {
    matches!(result, Err(Error::Fields(errors)) if errors.0.len() == 1 && errors.0[0].code == "error-passkey")
}

fn form(name: &str, credential: &str) -> PasskeyForm {
    PasskeyForm { password: PASSWORD.into(), name: name.into(), credential: credential.into() }
}

/// Makes the owner's passkey; answers it with the recovery codes.
async fn made(service: &Service, owner: &Actor, seed: u8) -> (Authenticator, Vec<String>) {
    let mut device = authenticator(seed);
    let request = service.begin_passkey(owner).await.unwrap();
    let codes = service.add_passkey(owner, &form(" my  phone ", &device.make(&request))).await.unwrap().recovery_codes;
    (device, codes)
}

/// A browser that has given the password: its token, and what it asks a passkey.
async fn half_way(service: &Service) -> (String, String) {
    let token = service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
    let ways = service.ways_to_sign_in(&token).await.unwrap().unwrap();
    (token, ways.passkey.unwrap())
}

#[tokio::test]
async fn the_first_passkey_brings_recovery_codes_and_ends_other_sessions() {
    World::each(|w| async move {
        let service = w.process_at(ORIGIN).await;
        let other = service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        let (_, codes) = made(&service, &w.owner, 1).await;
        assert_eq!(codes.len(), 10);
        assert!(service.actor(&other).await.unwrap().is_none(), "{}", w.engine);
        let shown = service.second_factor(&w.owner).await.unwrap();
        assert!(shown.stands() && shown.passkeys_work && shown.since.is_none() && shown.recovery_codes == 10);
        assert_eq!((shown.passkeys[0].name.as_str(), shown.passkeys[0].used), ("my phone", None));
        let (_, none) = made(&service, &w.owner, 2).await;
        assert!(none.is_empty(), "recovery codes come with the first alone");
        assert_eq!(service.second_factor(&w.owner).await.unwrap().passkeys.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn the_first_asks_for_the_password_and_ends_codes_that_were_begun_and_left() {
    World::each(|w| async move {
        let service = w.process_at(ORIGIN).await;
        service.begin_second_factor(&w.owner).await.unwrap();
        let mut device = authenticator(1);
        let request = service.begin_passkey(&w.owner).await.unwrap();
        let unproven = PasskeyForm { password: "a guess".into(), ..form("phone", &device.make(&request)) };
        let refused = service.add_passkey(&w.owner, &unproven).await;
        assert!(matches!(refused, Err(Error::Fields(errors)) if errors.0[0].field == "password"));
        assert!(!service.second_factor(&w.owner).await.unwrap().stands() && service.second_factor_setup(&w.owner).await.is_ok());
        made(&service, &w.owner, 1).await;
        assert!(matches!(service.second_factor_setup(&w.owner).await, Err(Error::NotFound)), "who saw the secret has nothing of it");
        let late = ProvenForm { password: PASSWORD.into(), code: "000000".into() };
        assert!(matches!(service.confirm_second_factor(&w.owner, &late).await, Err(Error::NotFound)), "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn a_passkey_signs_in_and_each_challenge_is_answered_once() {
    World::each(|w| async move {
        let service = w.process_at(ORIGIN).await;
        let (mut device, codes) = made(&service, &w.owner, 1).await;
        let (token, request) = half_way(&service).await;
        let answer = Given::Passkey(device.prove(&request));
        let full = service.sign_in_with(&token, &answer, &here()).await.unwrap().token;
        let actor = service.actor(&full).await.unwrap().unwrap();
        assert!(actor.second_factor && actor.asked_at.is_some());
        assert!(service.second_factor(&w.owner).await.unwrap().passkeys[0].used.is_some());

        let (token, request) = half_way(&service).await;
        assert!(is_refused(service.sign_in_with(&token, &answer, &here()).await), "an answer to another challenge");
        let first = Given::Passkey(device.prove(&request));
        let again = service.ways_to_sign_in(&token).await.unwrap().unwrap().passkey.unwrap();
        assert!(is_refused(service.sign_in_with(&token, &first, &here()).await), "a newer challenge has taken its place");
        let answer = Given::Passkey(device.prove(&again));
        w.pass(6 * 60 * Instant::SECOND);
        assert!(is_refused(service.sign_in_with(&token, &answer, &here()).await), "too late");

        let (token, _) = half_way(&service).await;
        assert!(service.sign_in_with(&token, &Given::Code(Code::parse(&codes[0]).unwrap()), &here()).await.is_ok(), "{}", w.engine);
        let (token, _) = half_way(&service).await;
        let spent = service.sign_in_with(&token, &Given::Code(Code::parse(&codes[0]).unwrap()), &here()).await;
        assert!(matches!(spent, Err(Error::Fields(errors)) if errors.0[0].code == "error-code"));
    })
    .await;
}

#[tokio::test]
async fn other_keys_other_pages_and_copies_are_refused() {
    World::each(|w| async move {
        let service = w.process_at(ORIGIN).await;
        let (mut device, _) = made(&service, &w.owner, 1).await;
        for (origin, host) in [("https://letters.example.evil.example", HOST), (ORIGIN, "evil.example")] {
            let (token, request) = half_way(&service).await;
            let mut there = Authenticator::new(1, origin, host);
            assert!(is_refused(service.sign_in_with(&token, &Given::Passkey(there.prove(&request)), &here()).await), "{origin}");
        }
        let (token, request) = half_way(&service).await;
        assert!(is_refused(service.sign_in_with(&token, &Given::Passkey(authenticator(2).prove(&request)), &here()).await), "unknown");
        for nonsense in ["", "{}", "null", "[1", "{\"id\":\"\"}"] {
            assert!(is_refused(service.sign_in_with(&token, &Given::Passkey(nonsense.into()), &here()).await), "{nonsense}");
        }
        for _ in 0..3 {
            let (token, request) = half_way(&service).await;
            service.sign_in_with(&token, &Given::Passkey(device.prove(&request)), &here()).await.unwrap();
        }
        let (token, request) = half_way(&service).await;
        let copy = authenticator(1).prove(&request);
        assert!(is_refused(service.sign_in_with(&token, &Given::Passkey(copy), &here()).await), "its counter is behind: a copy");
    })
    .await;
}

#[tokio::test]
async fn it_is_asked_for_again_and_taken_away() {
    World::each(|w| async move {
        let service = w.process_at(ORIGIN).await;
        let (mut device, _) = made(&service, &w.owner, 1).await;
        let ways = service.ways_to_ask_again(&w.owner).await.unwrap();
        assert!(!ways.app);
        service.ask_again(&w.owner, &Given::Passkey(device.prove(&ways.passkey.unwrap()))).await.unwrap();
        let id = service.second_factor(&w.owner).await.unwrap().passkeys[0].id;
        let somebody = Actor { account: "00000000-0000-0000-0000-000000000001".parse().unwrap(), ..w.owner.clone() };
        assert!(matches!(service.remove_passkey(&somebody, id).await, Err(Error::NotFound)));
        service.remove_passkey(&w.owner, id).await.unwrap();
        assert!(matches!(service.remove_passkey(&w.owner, id).await, Err(Error::NotFound)));
        let shown = service.second_factor(&w.owner).await.unwrap();
        assert!(!shown.stands() && shown.recovery_codes == 0);
        let token = service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        let owner = service.actor(&token).await.unwrap().unwrap();
        let noted = service.activity(&owner, &w.coalition, Some(ActKind::SignIns), None, 1).await.unwrap();
        let acts: Vec<Act> = noted.acts.iter().map(|one| one.act).take(3).collect();
        assert_eq!(acts, [Act::SignedIn, Act::PasskeyRemoved, Act::PasskeyAdded], "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn a_number_for_an_address_has_none_and_a_host_drops_them_with_the_rest() {
    World::each(|w| async move {
        assert!(matches!(w.service.begin_passkey(&w.owner).await, Err(Error::NotFound)));
        assert!(!w.service.second_factor(&w.owner).await.unwrap().passkeys_work);
        let service = w.process_at(ORIGIN).await;
        made(&service, &w.owner, 1).await;
        assert!(service.drop_second_factor(&email(OWNER)).await.unwrap());
        let token = service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        let owner = service.actor(&token).await.unwrap().unwrap();
        assert!(!owner.second_factor, "{}", w.engine);
        assert!(is_refused(service.add_passkey(&owner, &form("phone", "{}")).await), "nothing was begun");
        service.begin_passkey(&owner).await.unwrap();
        let nameless = service.add_passkey(&owner, &form(" ", "{}")).await;
        assert!(matches!(nameless, Err(Error::Fields(errors)) if errors.0[0].field == "name"));
    })
    .await;
}

#[tokio::test]
async fn a_passkey_signs_in_alone_once_a_challenge() {
    World::each(|w| async move {
        assert!(w.service.ask_any_passkey().unwrap().is_none(), "a number for an address has none");
        let service = w.process_at(ORIGIN).await;
        let (mut device, _) = made(&service, &w.owner, 1).await;
        let asked = service.ask_any_passkey().unwrap().unwrap();
        let answer = device.prove_as(&asked.request, &w.owner.account.to_string());
        let signed_in = service.sign_in_with_passkey(&asked.state, &answer, &here()).await.unwrap();
        let actor = service.actor(&signed_in.token).await.unwrap().unwrap();
        assert!(!signed_in.waits && actor.account == w.owner.account && actor.asked_at.is_some());
        let home = Browser { device: signed_in.device, ..here() };
        assert!(service.knows_device(&email(OWNER), &home).await.unwrap(), "{}", w.engine);
        assert!(is_refused(service.sign_in_with_passkey(&asked.state, &answer, &here()).await), "the same answer");

        let asked = service.ask_any_passkey().unwrap().unwrap();
        let other = service.ask_any_passkey().unwrap().unwrap();
        let answer = device.prove_as(&asked.request, &w.owner.account.to_string());
        assert!(is_refused(service.sign_in_with_passkey(&other.state, &answer, &here()).await), "another page's");
        let nobody = device.prove_as(&asked.request, "00000000-0000-0000-0000-000000000001");
        assert!(is_refused(service.sign_in_with_passkey(&asked.state, &nobody, &here()).await), "another account's");
        let stranger = authenticator(2).prove_as(&asked.request, &w.owner.account.to_string());
        assert!(is_refused(service.sign_in_with_passkey(&asked.state, &stranger, &here()).await), "unknown");
        let answer = device.prove_as(&asked.request, &w.owner.account.to_string());
        w.pass(6 * 60 * Instant::SECOND);
        assert!(is_refused(service.sign_in_with_passkey(&asked.state, &answer, &here()).await), "too late");
        let asked = service.ask_any_passkey().unwrap().unwrap();
        let id = service.second_factor(&w.owner).await.unwrap().passkeys[0].id;
        let answer = device.prove_as(&asked.request, &w.owner.account.to_string());
        service.remove_passkey(&w.owner, id).await.unwrap();
        assert!(is_refused(service.sign_in_with_passkey(&asked.state, &answer, &here()).await), "taken away");
    })
    .await;
}
