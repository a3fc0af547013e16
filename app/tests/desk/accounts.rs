//! Pages about an organiser's own account: signing in, passwords, second factors.

use crate::fixtures::*;
use app::pages::{self, Asking};
use domain::{
    error::FieldErrors,
    forms::account::{ForgottenForm, SignInForm},
    ids::PasskeyId,
    locale::Locale,
    shapes::second_factor::{PasskeyEntry, SecondFactor, SecondFactorSetup, Ways},
};

#[test]
fn the_second_factor() {
    let none = FieldErrors::default();
    let wrong = FieldErrors::one("code", "error-code");
    let setup = SecondFactorSetup {
        secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".into(),
        uri: "otpauth://totp/a:b?secret=GEZDGNBV".into(),
        asks_password: true,
    };
    let at = activity().acts[0].at;
    let passkey = PasskeyEntry { id: PasskeyId(Default::default()), name: "The blue key".into(), since: at, used: Some(at) };
    let on = SecondFactor { since: Some(at), passkeys: vec![passkey.clone()], passkeys_work: true, recovery_codes: 3 };
    both!("second-factor-off", |chrome| pages::second_factor(
        chrome,
        &SecondFactor { passkeys_work: true, ..SecondFactor::default() },
        &none
    ));
    assert!(pages::second_factor(&chrome(Locale::En), &SecondFactor::default(), &none).contains("is a number"));
    both!("second-factor-on", |chrome| pages::second_factor(chrome, &on, &wrong));
    both!("second-factor-setup", |chrome| pages::set_up_second_factor(chrome, &setup, &wrong));
    both!("recovery-codes", |chrome| pages::recovery_codes(chrome, &["abcd-efgh-ijkm-2345".into()], false));
    both!("passkey-make", |chrome| pages::make_passkey(chrome, "{}", true, "phone", &FieldErrors::one("passkey", "error-passkey")));
    both!("passkey-remove", |chrome| pages::remove_passkey(chrome, &passkey, true));
    let app = Ways { app: true, passkey: None };
    both!("code-asked", |chrome| pages::ask_for_second_factor(chrome, Asking::SignIn("/en/desk"), &app, &wrong));
    let ways = Ways { app: false, passkey: Some("{}".into()) };
    both!("passkey-asked", |chrome| pages::ask_for_second_factor(chrome, Asking::SignIn("/en/desk"), &ways, &wrong));
    let typed = [("email".to_owned(), "b@c.example".to_owned()), ("role".to_owned(), "editor".to_owned())];
    both!("code-asked-for-what-was-posted", |chrome| pages::ask_for_second_factor(
        chrome,
        Asking::Posted("/en/desk/safe-passage/settings/organisers", &typed),
        &app,
        &wrong
    ));
    let again = pages::ask_for_second_factor(&chrome(Locale::En), Asking::Again(""), &app, &none);
    assert!(again.contains(r#"action="/en/account/code""#) && !again.contains(r#"name="next""#));
}

#[test]
fn accounts() {
    let form = SignInForm { email: "ana@passage.example".into(), password: "not shown again".into(), next: "/en/desk".into() };
    let errors = FieldErrors::one("", "error-sign-in");
    both!("sign-in", |chrome| pages::sign_in(chrome, &form, Some(&challenge()), &errors));
    assert!(!pages::sign_in(&chrome(Locale::En), &form, None, &errors).contains("not shown again"));
    both!("account", |chrome| pages::account(chrome, &own_account()));
    let none = FieldErrors::default();
    let asked = pages::forgotten(&chrome(Locale::En), &ForgottenForm { email: "a@b.example".into() }, &none, true);
    assert!(!asked.contains("a@b.example") && !main_of(&asked).contains("<form"));
    let reset = |name| pages::reset(&chrome(Locale::En), name, &none);
    assert!(reset(None).contains(r#"autocomplete="new-password""#) && !reset(None).contains(r#"name="name""#));
    assert!(reset(Some("Nadia <Real>")).contains("Nadia &lt;Real&gt;"));
}
