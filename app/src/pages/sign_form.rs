//! The signing form: beside the letter, filled again when something was wrong.

use super::{
    letter_path,
    texts::{prevails_here, text_choice},
};
use crate::{
    i18n::I18n,
    islands::signing::{SigningIsland, SigningTexts},
    render::{Chrome, Head, page},
    ui::{Button, Field, checkbox, consent_boxes, error_summary, late_notice, letter_sheet, title_with_errors},
};
use domain::{error::FieldErrors, forms::signing::SigningForm, shapes::letters::PublishedLetter, signature::SignatoryKind};
use leptos::prelude::*;

/// The form for an organisation or for oneself.
pub fn sign_form(chrome: &Chrome, letter: &PublishedLetter, kind: SignatoryKind, form: &SigningForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let path = letter_path(&letter.coalition.slug, &letter.slug);
    let title = t.text(&format!("sign-form-title-{}", kind.code()));
    let head = Head {
        title: title_with_errors(t, &title, errors),
        islands: true,
        coalition: Some(letter.coalition.clone()),
        exit: letter.sensitive,
        ..Head::default()
    };
    page(chrome, &head, || {
        let other = match kind {
            SignatoryKind::Organisation => letter.who_may_sign.people().then_some(("sign-rather-person", "person")),
            SignatoryKind::Person => letter.who_may_sign.organisations().then_some(("sign-rather-organisation", "organisation")),
        };
        let other =
            other.map(|(key, to)| view! { <p class="rather"><a href=chrome.href(&format!("{path}/sign/{to}"))>{t.text(key)}</a></p> });
        let action = chrome.href(&format!("{path}/sign/{}", kind.code()));
        let store = format!("sign:{}:{}:{}", letter.coalition.slug, letter.slug, kind.code());
        let posted = view! {
            <form method="post" action=action novalidate=true id="signing-form">
                <input type="hidden" name="manifest" value=letter.manifest_sha256.clone()/>
                <input type="hidden" name="text" value=letter.language.clone()/>
                {signing_fields(t, kind, form, errors, true)}
                {consent_boxes(chrome, kind, &letter.consent, &form.agreed, errors)}
                <p class="small">{t.text("sign-address-never-shown")}</p>
                <div class="buttons">{Button::new(t.text("sign-check")).named("step", "check").view()}</div>
            </form>
        }
        .into_any();
        let panel = view! {
            <h1>{title}</h1>
            <p class="lead">{t.text(&format!("sign-form-lead-{}", kind.code()))}</p>
            {other}
            {danger_question(chrome)}
            {error_summary(t, errors, &signing_labels(t, kind))}
            <SigningIsland coalition=letter.coalition.slug.clone() kind=kind.code().to_owned() store=store texts=texts(t)>
                {posted}
            </SigningIsland>
        }
        .into_any();
        beside(chrome, letter, Some(&format!("{path}/sign/{}", kind.code())), panel)
    })
}

/// A panel to fill in with the letter beside it, which stays in view; on a narrow screen it follows the panel. `here` is
/// the page's own path, where the letter can be read in its other languages; none where going there would lose something.
pub(super) fn beside(chrome: &Chrome, letter: &PublishedLetter, here: Option<&str>, panel: AnyView) -> AnyView {
    let t = chrome.t();
    view! {
        <div class="beside">
            <div class="panel sheet">
                <p class="to-letter"><a href="#letter">{t.text("sign-read-letter")}</a></p>
                {late_notice(t, letter.late_until.as_ref())}
                {panel}
            </div>
            <section class="in-view" aria-label=t.text("sign-the-letter") tabindex="0">
                {here.and_then(|here| text_choice(chrome, here, &letter.texts, &letter.language))}
                {prevails_here(chrome, &letter.texts, &letter.language)}
                {letter_sheet(t, &letter.coalition, &letter.document, &letter.language, 2, letter.numbered)}
            </section>
        </div>
    }
    .into_any()
}

/// Before the first field of everything that lists a name: whether that could be dangerous, and where to read what to do.
pub(super) fn danger_question(chrome: &Chrome) -> AnyView {
    let href = chrome.href("/safety");
    view! { <p class="danger-question"><a href=href>{chrome.t().text("safety-title")}</a></p> }.into_any()
}

/// The fields' names and labels, in their order.
pub fn signing_labels(t: I18n, kind: SignatoryKind) -> Vec<(&'static str, String)> {
    let fields: &[(&'static str, &str)] = match kind {
        SignatoryKind::Organisation => &[
            ("name", "sign-organisation-name"),
            ("country", "sign-organisation-country"),
            ("site", "sign-site"),
            ("representative", "sign-representative"),
            ("office", "sign-office"),
            ("email", "sign-work-email"),
        ],
        SignatoryKind::Person => &[
            ("name", "sign-person-name"),
            ("country", "sign-person-country"),
            ("affiliation", "sign-affiliation"),
            ("email", "sign-email"),
        ],
    };
    fields.iter().map(|(field, key)| (*field, t.text(key))).collect()
}

/// The fields of the signing form: `email` is left out where an entry is corrected.
pub fn signing_fields(t: I18n, kind: SignatoryKind, form: &SigningForm, errors: &FieldErrors, email: bool) -> AnyView {
    let fields = match kind {
        SignatoryKind::Organisation => organisation_fields(t, form, errors, email),
        SignatoryKind::Person => person_fields(t, form, errors, email),
    };
    // Robots fill in what people never see. So do some password managers: the attributes ask them not to, and who is
    // caught all the same ticks a box on the next page. Anyone who comes by a mailed link is no robot.
    let trap = email.then(|| {
        view! {
            <div class="trap" aria-hidden="true">
                <label for="website_confirm">{t.text("sign-trap")}</label>
                <input
                    type="text"
                    id="website_confirm"
                    name="website_confirm"
                    value=form.website_confirm.clone()
                    tabindex="-1"
                    autocomplete="off"
                    data-op-ignore="true"
                    data-bwignore="true"
                    data-lpignore="true"
                    data-form-type="other"
                />
            </div>
        }
    });
    view! { {fields}{trap} }.into_any()
}

fn organisation_fields(t: I18n, form: &SigningForm, errors: &FieldErrors, email: bool) -> AnyView {
    let email = email.then(|| {
        Field::new(t, "email", t.text("sign-work-email"), &form.email, errors)
            .hint(t.text("sign-work-email-hint"))
            .autocomplete("email")
            .input("email")
    });
    let tick = checkbox(
        "list_representative",
        "list_representative",
        "yes",
        !form.list_representative.is_empty(),
        t.text("sign-list-representative"),
        Some(t.text("sign-list-representative-hint")),
    );
    view! {
        <fieldset class="group">
            <legend>{t.text("sign-group-organisation")}</legend>
            {Field::new(t, "name", t.text("sign-organisation-name"), &form.name, errors)
                .hint(t.text("sign-organisation-name-hint"))
                .autocomplete("organization")
                .input("text")}
            {Field::new(t, "country", t.text("sign-organisation-country"), &form.country, errors).autocomplete("country").country()}
            {Field::new(t, "site", t.text("sign-site"), &form.site, errors).hint(t.text("sign-site-hint")).autocomplete("url").optional().input("url")}
        </fieldset>
        <fieldset class="group">
            <legend>{t.text("sign-group-representative")}</legend>
            {Field::new(t, "representative", t.text("sign-representative"), &form.representative, errors).autocomplete("name").input("text")}
            {Field::new(t, "office", t.text("sign-office"), &form.office, errors)
                .hint(t.text("sign-office-hint"))
                .autocomplete("organization-title")
                .input("text")}
            {tick}
            {email}
        </fieldset>
    }
    .into_any()
}

fn person_fields(t: I18n, form: &SigningForm, errors: &FieldErrors, email: bool) -> AnyView {
    let email = email.then(|| {
        Field::new(t, "email", t.text("sign-email"), &form.email, errors)
            .hint(t.text("sign-email-hint"))
            .autocomplete("email")
            .input("email")
    });
    view! {
        {Field::new(t, "name", t.text("sign-person-name"), &form.name, errors)
            .hint(t.text("sign-person-name-hint"))
            .autocomplete("name")
            .input("text")}
        {Field::new(t, "country", t.text("sign-person-country"), &form.country, errors).autocomplete("country").country()}
        {Field::new(t, "affiliation", t.text("sign-affiliation"), &form.affiliation, errors)
            .hint(t.text("sign-affiliation-hint"))
            .autocomplete("organization-title")
            .optional()
            .input("text")}
        {email}
    }
    .into_any()
}

/// What the island says, in the reader's language.
fn texts(t: I18n) -> SigningTexts {
    let faults = ["error-empty", "error-control-character", "error-email", "error-country", "error-site"];
    let mut faults: Vec<_> = faults.map(|code| (code.to_owned(), t.text(code))).into_iter().collect();
    faults.push(("error-too-long".to_owned(), t.with("error-too-long", &[("max", "{max}".into())])));
    SigningTexts {
        faults,
        suggest: t.with("sign-suggest", &[("name", "{name}".into())]),
        fill_in: t.text("sign-suggest-fill-in"),
        keep: t.text("sign-keep"),
        kept: t.text("sign-kept"),
        forget: t.text("sign-forget"),
    }
}
