//! The privacy notice at the desk: what only an owner knows, and the versions that were published.

use super::parts::{Place, desk_path, head, may, ways};
use crate::{
    i18n::I18n,
    pages::privacy::{notice_path, version_list},
    render::{Chrome, page},
    ui::{Button, Field, error_summary, title_with_errors},
};
use domain::{
    error::FieldErrors,
    forms::privacy::{ControllerForm, NoticeForm},
    privacy::{AGES, MAX_CONTROLLERS},
    role::Permission,
    shapes::privacy::{DeskNotice, KeptLetter},
};
use leptos::prelude::*;

/// The page; those who may not publish see what is published.
pub fn desk_privacy(chrome: &Chrome, shown: &DeskNotice, form: &NoticeForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    page(chrome, &head(title_with_errors(t, &t.text("privacy-title"), errors), &shown.desk), || {
        let owner = may(&shown.desk, Permission::Administer);
        let body = match owner {
            true => notice_form(chrome, shown, form, errors),
            false => view! { <p class="hint">{t.text("privacy-read-only")}</p> }.into_any(),
        };
        let versions = (!shown.versions.is_empty()).then(|| {
            view! {
                <section class="desk-part" aria-labelledby="versions">
                    <h2 id="versions">{t.text("notice-versions")}</h2>
                    {version_list(chrome, &shown.desk.coalition.slug, &shown.versions)}
                </section>
            }
        });
        view! {
            <div class="desk narrow">
                {ways(chrome, &shown.desk, Place::Settings)}
                {error_summary(t, errors, &labels(t, form))}
                <h1>{t.text("privacy-title")}</h1>
                <p>{t.text("privacy-lead")}</p>
                {current(chrome, shown)}
                {body}
                {kept(chrome, shown)}
                {versions}
            </div>
        }
    })
}

/// When the personal data of each letter is deleted.
fn kept(chrome: &Chrome, shown: &DeskNotice) -> AnyView {
    let t = chrome.t();
    let row = |one: &KeptLetter| {
        let nothing = one.invitations + one.remarks + one.messages + one.addresses == 0;
        let when = match one.due {
            _ if nothing => t.text("kept-nothing"),
            None => t.text("kept-endless"),
            Some(at) if one.undelivered => {
                t.with("kept-undelivered-until", &[("days", i64::from(one.days).into()), ("day", t.day(at).into())])
            }
            Some(at) => t.with("kept-until", &[("day", t.day(at).into())]),
        };
        let what = [
            ("kept-invitations", one.invitations),
            ("kept-remarks", one.remarks),
            ("kept-messages", one.messages),
            ("kept-addresses", one.addresses),
        ];
        let what = what.into_iter().filter(|(_, count)| *count > 0);
        let what = what.map(|(key, count)| view! { <li>{t.with(key, &[("count", count.into())])}</li> }).collect_view();
        let href = chrome.href(&desk_path(&shown.desk, &format!("/letters/{}", one.slug)));
        view! {
            <li>
                <h3><a href=href><bdi lang=one.language.clone()>{one.subject.clone()}</bdi></a></h3>
                <p>{when}</p>
                <ul>{what}</ul>
            </li>
        }
    };
    let letters = match shown.letters.is_empty() {
        true => view! { <p>{t.text("kept-no-letters")}</p> }.into_any(),
        false => view! { <ul class="desk-letters">{shown.letters.iter().map(row).collect_view()}</ul> }.into_any(),
    };
    view! {
        <section class="desk-part" aria-labelledby="kept">
            <h2 id="kept">{t.text("kept-title")}</h2>
            <p>{t.text("kept-lead")}</p>
            {letters}
        </section>
    }
    .into_any()
}

fn current(chrome: &Chrome, shown: &DeskNotice) -> Option<AnyView> {
    let t = chrome.t();
    let newest = shown.versions.first()?;
    let said = t.with("privacy-current", &[("version", newest.number.into()), ("day", t.day(newest.at).into())]);
    let href = chrome.href(&notice_path(&shown.desk.coalition.slug, None));
    let outdated = shown.outdated.then(|| view! { <p class="waiting">{t.text("privacy-outdated")}</p> });
    Some(view! { <p>{said}" · "<a href=href>{t.text("privacy-current-link")}</a></p>{outdated} }.into_any())
}

/// The fields' ids and labels, in their order.
fn labels(t: I18n, form: &NoticeForm) -> Vec<(&'static str, String)> {
    const CONTROLLERS: [[&str; 3]; MAX_CONTROLLERS] = [
        ["controller-0-name", "controller-0-address", "controller-0-contact"],
        ["controller-1-name", "controller-1-address", "controller-1-contact"],
        ["controller-2-name", "controller-2-address", "controller-2-contact"],
        ["controller-3-name", "controller-3-address", "controller-3-contact"],
        ["controller-4-name", "controller-4-address", "controller-4-contact"],
        ["controller-5-name", "controller-5-address", "controller-5-contact"],
    ];
    let rows = CONTROLLERS
        .iter()
        .take(form.controllers.len())
        .flatten()
        .zip(["privacy-controller-name", "privacy-controller-address", "privacy-controller-contact"].into_iter().cycle());
    let rest = ["officer", "eu", "uk", "ch", "countries", "recipients", "purposes"].map(|field| (field, format!("privacy-{field}")));
    let fields = rows.map(|(field, key)| (*field, key.to_owned())).chain(rest);
    let fields = fields.chain([("minimum_age", "privacy-age".to_owned()), ("keep_days", "privacy-days".to_owned())]);
    fields.map(|(field, key)| (field, t.text(&key))).collect()
}

fn notice_form(chrome: &Chrome, shown: &DeskNotice, form: &NoticeForm, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let field = |name: &'static str, value: &str| Field::new(t, name, t.text(&format!("privacy-{name}")), value, errors);
    let hinted = |name: &'static str, value: &str| field(name, value).hint(t.text(&format!("privacy-{name}-hint")));
    let ages = AGES.map(|age| (age.to_string(), t.with("privacy-age-years", &[("age", i64::from(age).into())])));
    let ages = [("none".to_owned(), t.text("privacy-age-none"))].into_iter().chain(ages).collect();
    let more = (form.controllers.len() < MAX_CONTROLLERS)
        .then(|| Button::new(t.text("privacy-controller-more")).named("step", "more").quiet().view());
    view! {
        <form method="post" action=chrome.once(chrome.href(&desk_path(&shown.desk, "/privacy"))) novalidate>
            <h2>{t.text("privacy-controllers")}</h2>
            <p class="hint">{t.text("privacy-controllers-hint")}</p>
            {form.controllers.iter().enumerate().map(|(index, row)| controller(t, index, row, errors)).collect_view()}
            // Enter in a field presses the first button of a form: that must be the harmless one.
            {more}
            {hinted("countries", &form.countries).text_area(2)}
            {hinted("eu", &form.eu).optional().text_area(2)}
            {field("uk", &form.uk).optional().text_area(2)}
            {field("ch", &form.ch).optional().text_area(2)}
            {hinted("officer", &form.officer).optional().text_area(2)}
            {hinted("recipients", &form.recipients).optional().text_area(3)}
            {hinted("purposes", &form.purposes).optional().text_area(3)}
            {Field::new(t, "minimum_age", t.text("privacy-age"), &form.minimum_age, errors).hint(t.text("privacy-age-hint")).short().select(ages)}
            {Field::new(t, "keep_days", t.text("privacy-days"), &form.keep_days, errors)
                .hint(t.text("privacy-days-hint"))
                .autocomplete("off")
                .short()
                .input("text")}
            <p class="hint">{t.text("privacy-publish-hint")}</p>
            <div class="desk-buttons">{Button::new(t.text("privacy-publish")).named("step", "publish").view()}</div>
        </form>
    }
    .into_any()
}

fn controller(t: I18n, index: usize, row: &ControllerForm, errors: &FieldErrors) -> AnyView {
    let field = |part: &str, value: &str| {
        Field::new(t, format!("controller-{index}-{part}"), t.text(&format!("privacy-controller-{part}")), value, errors)
    };
    let number = i64::try_from(index + 1).unwrap_or(i64::MAX);
    view! {
        <fieldset class="group">
            <legend>{t.with("privacy-controller", &[("number", number.into())])}</legend>
            {field("name", &row.name).autocomplete("off").input("text")}
            {field("address", &row.address).autocomplete("off").text_area(3)}
            {field("contact", &row.contact).autocomplete("off").input("email")}
        </fieldset>
    }
    .into_any()
}
