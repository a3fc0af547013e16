//! A coalition's settings: its face, its mail, its organisers.

use super::fields::{Input, organiser_faults};
use super::parts::{Place, about, desk_path, head, key, may, press, ways};
use super::reveal::masked;
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, Field, error_summary, radios, title_with_errors},
};
use domain::{
    error::FieldErrors,
    forms::coalition::{CoalitionForm, OrganiserForm},
    mail::MailState,
    role::{Permission, Role},
    shapes::desk::{DeskSettings, Organiser},
};
use leptos::prelude::*;

/// The settings; those who may not change them see them.
pub fn desk_settings(
    chrome: &Chrome,
    shown: &DeskSettings,
    form: &CoalitionForm,
    errors: &FieldErrors,
    organiser: &OrganiserForm,
    organiser_errors: &FieldErrors,
) -> String {
    let t = chrome.t();
    let organiser_errors = organiser_faults(organiser_errors);
    let all = FieldErrors(errors.0.iter().chain(&organiser_errors.0).cloned().collect());
    page(chrome, &head(title_with_errors(t, &t.text("settings-title"), &all), &shown.desk), || {
        let labels = [
            ("name", "settings-name"),
            ("accent", "settings-accent"),
            ("contact", "settings-contact"),
            ("email", "settings-test-email"),
            ("organiser-name", "settings-invite-name"),
            ("organiser-email", "settings-invite-email"),
            ("role", "settings-role"),
        ];
        let labels = labels.map(|(field, key)| (field, t.text(key)));
        let owner = may(&shown.desk, Permission::Administer);
        let read_only = (!owner).then(|| view! { <p class="hint">{t.text("settings-read-only")}</p> });
        let (coalition, invite) = match owner {
            true => (coalition_form(chrome, shown, form, errors), Some(invite(chrome, shown, organiser, &organiser_errors))),
            false => (coalition_facts(t, shown), None),
        };
        view! {
            <div class="desk narrow">
                {ways(chrome, &shown.desk, Place::Settings)}
                {error_summary(t, &all, &labels)}
                <h1>{t.text("settings-title")}</h1>
                {read_only}
                <section class="desk-part" aria-labelledby="coalition">
                    <h2 id="coalition">{t.text("settings-coalition")}</h2>
                    {coalition}
                </section>
                {privacy(chrome, shown)}
                {mail(chrome, shown, owner, errors)}
                {owner.then(|| second_factors(chrome, shown))}
                <section class="desk-part" aria-labelledby="organisers">
                    <h2 id="organisers">{t.text("settings-organisers")}</h2>
                    <ul class="desk-organisers">{shown.organisers.iter().map(|one| organiser_row(chrome, shown, one, owner)).collect_view()}</ul>
                </section>
                {invite}
                {owner.then(|| translators(chrome, shown))}
            </div>
        }
    })
}

fn coalition_form(chrome: &Chrome, shown: &DeskSettings, form: &CoalitionForm, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let field = |name: &str, value: &str| {
        Field::new(t, name, t.text(&format!("settings-{name}")), value, errors)
            .hint(t.text(&format!("settings-{name}-hint")))
            .autocomplete("off")
    };
    view! {
        <form method="post" action=chrome.href(&desk_path(&shown.desk, "/settings")) novalidate>
            {field("name", &form.name).input("text")}
            {Input::new(t, "accent", "accent", t.text("settings-accent"), &form.accent, errors).hint(t.text("settings-accent-hint")).view("color")}
            {field("contact", &form.contact).input("email")}
            <div class="desk-buttons">{Button::new(t.text("settings-save")).view()}</div>
        </form>
    }
    .into_any()
}

fn coalition_facts(t: I18n, shown: &DeskSettings) -> AnyView {
    let coalition = &shown.desk.coalition;
    view! {
        <dl class="facts">
            <div><dt>{t.text("settings-name")}</dt><dd><bdi>{coalition.name.clone()}</bdi></dd></div>
            <div><dt>{t.text("settings-contact")}</dt><dd><bdi dir="ltr">{coalition.contact.clone()}</bdi></dd></div>
        </dl>
    }
    .into_any()
}

/// The way to the privacy notice.
fn privacy(chrome: &Chrome, shown: &DeskSettings) -> AnyView {
    let t = chrome.t();
    let href = chrome.href(&desk_path(&shown.desk, "/privacy"));
    view! {
        <section class="desk-part" aria-labelledby="privacy">
            <h2 id="privacy">{t.text("privacy-title")}</h2>
            <p>{t.text("settings-privacy")}</p>
            <ul class="desk-links"><li><a href=href>{t.text("settings-privacy-link")}</a></li></ul>
        </section>
    }
    .into_any()
}

fn mail(chrome: &Chrome, shown: &DeskSettings, owner: bool, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let state = if shown.demonstration {
        view! { <p>{t.text("settings-mail-demonstration")}" "<a href="/mailbox">{t.text("settings-mail-mailbox")}</a></p> }.into_any()
    } else if let Some(at) = shown.mail_proven_at {
        view! { <p>{t.with("settings-mail-proven", &[("day", t.day(at).into())])}</p> }.into_any()
    } else {
        view! { <p class="waiting"><strong>{t.text("settings-mail-unproven")}</strong></p> }.into_any()
    };
    let form = owner.then(|| {
        view! {
            <form method="post" action=chrome.href(&desk_path(&shown.desk, "/settings/test-mail")) novalidate>
                {Input::new(t, "email", "email", t.text("settings-test-email"), "", errors).autocomplete("email").view("email")}
                <div class="desk-buttons">{Button::new(t.text("settings-test-button")).quiet().view()}</div>
            </form>
        }
    });
    view! {
        <section class="desk-part" aria-labelledby="mail">
            <h2 id="mail">{t.text("settings-mail")}</h2>
            {state}
            {test_mail(t, shown)}
            {form}
        </section>
    }
    .into_any()
}

/// What became of the last test mail: it is said to be sent once the mail server took it.
fn test_mail(t: I18n, shown: &DeskSettings) -> Option<AnyView> {
    let (asked, outcome) = shown.test_mail.filter(|_| !shown.demonstration)?;
    let (text, why) = match outcome {
        MailState::Sent => ("settings-test-sent", None),
        MailState::Queued(None) => ("settings-test-queued", None),
        MailState::Queued(why) => ("settings-test-retried", why),
        MailState::Failed(why) => ("settings-test-failed", Some(why)),
    };
    let why = why.map(|why| t.text(&key("settings-test-why", why.code()))).unwrap_or_default();
    let words = t.with(text, &[("moment", t.moment(asked).into()), ("why", why.into())]);
    Some(view! { <p class:waiting=outcome != MailState::Sent>{words}</p> }.into_any())
}

/// Whether everybody needs a second factor, and the button that changes it.
fn second_factors(chrome: &Chrome, shown: &DeskSettings) -> AnyView {
    let t = chrome.t();
    let (text, button, value) = match shown.second_factors_required {
        true => ("settings-second-factors-on", "settings-second-factors-stop", "no"),
        false => ("settings-second-factors-off", "settings-second-factors-require", "yes"),
    };
    let button = Button::new(t.text(button)).quiet().named("required", value);
    view! {
        <section class="desk-part" aria-labelledby="second-factors">
            <h2 id="second-factors">{t.text("second-title")}</h2>
            <p>{t.text(text)}</p>
            {press(chrome.href(&desk_path(&shown.desk, "/settings/second-factors")), button)}
        </section>
    }
    .into_any()
}

fn organiser_row(chrome: &Chrome, shown: &DeskSettings, one: &Organiser, owner: bool) -> AnyView {
    let t = chrome.t();
    let path = |rest: &str| chrome.href(&desk_path(&shown.desk, &format!("/settings/organisers/{}/{rest}", one.id)));
    let waiting = (!one.active).then(|| view! { <p class="by">{t.text("settings-organiser-waiting")}</p> });
    let second = (one.second_factor == Some(false)).then(|| view! { <p class="by">{t.text("settings-organiser-no-second-factor")}</p> });
    let role = if owner {
        let label = t.with("settings-role-of", &[("name", one.name.as_str().into())]);
        let options = Role::ORGANISERS.map(|role| {
            view! { <option value=role.code() selected=role == one.role>{t.text(&key("role", role.code()))}</option> }
        });
        view! {
            <form method="post" action=path("role") class="row-choice">
                <select name="role" aria-label=label>{options.into_iter().collect_view()}</select>
                <button type="submit" class="button plain">{t.text("settings-role-button")}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="by">{t.text(&key("role", one.role.code()))}</p> }.into_any()
    };
    let remove = owner.then(|| {
        view! {
            <details class="aside">
                <summary>{t.text("settings-organiser-remove")}{about(&one.name)}</summary>
                <p>{t.text("settings-organiser-remove-text")}</p>
                <form method="post" action=path("remove")>
                    {Button::new(t.text("settings-organiser-remove-button")).danger().about(one.name.clone()).view()}
                </form>
            </details>
        }
    });
    view! {
        <li>
            <p class="name"><bdi>{one.name.clone()}</bdi></p>
            {masked(t, &one.email, &one.name, owner.then(|| path("contact")))}
            {waiting}
            {second}
            {role}
            {remove}
        </li>
    }
    .into_any()
}

fn invite(chrome: &Chrome, shown: &DeskSettings, form: &OrganiserForm, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let input = |part: &'static str, value: &str| {
        Input::new(t, format!("organiser-{part}"), part, t.text(&format!("settings-invite-{part}")), value, errors).autocomplete("off")
    };
    let role = if form.role.is_empty() { Role::Editor.code() } else { &form.role };
    view! {
        <section class="desk-part" aria-labelledby="invite">
            <h2 id="invite">{t.text("settings-invite")}</h2>
            <p>{t.text("settings-invite-lead")}</p>
            <form method="post" action=chrome.once(chrome.href(&desk_path(&shown.desk, "/settings/organisers"))) novalidate>
                {input("name", &form.name).view("text")}
                {input("email", &form.email).view("email")}
                {role_choice(t, role, errors)}
                <div class="desk-buttons">{Button::new(t.text("settings-invite-button")).view()}</div>
            </form>
        </section>
    }
    .into_any()
}

/// The way to the people who translate.
fn translators(chrome: &Chrome, shown: &DeskSettings) -> AnyView {
    let t = chrome.t();
    let href = chrome.href(&desk_path(&shown.desk, "/translators"));
    view! {
        <section class="desk-part" aria-labelledby="translators">
            <h2 id="translators">{t.text("translators-title")}</h2>
            <p>{t.text("settings-translators")}</p>
            <ul class="desk-links"><li><a href=href>{t.text("settings-translators-link")}</a></li></ul>
        </section>
    }
    .into_any()
}

fn role_choice(t: I18n, chosen: &str, errors: &FieldErrors) -> AnyView {
    let roles = Role::ORGANISERS
        .map(|role| (role.code(), t.text(&key("role", role.code())), Some(t.text(&format!("settings-role-{}-hint", role.code())))));
    radios(t, "role", t.text("settings-role"), chosen, errors, roles.into())
}
