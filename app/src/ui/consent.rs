//! The boxes that everybody who signs ticks, and what was consented to.

use super::choice::required_tick;
use crate::{i18n::I18n, pages::privacy::notice_path, render::Chrome};
use domain::{
    error::FieldErrors,
    forms::privacy::ConsentForm,
    privacy::{AskedConsent, GivenConsent},
    signature::SignatoryKind,
};
use leptos::prelude::*;

/// The boxes: consent, and the minimum age where there is one.
pub fn consent_boxes(chrome: &Chrome, kind: SignatoryKind, asked: &AskedConsent, form: &ConsentForm, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let sentence = sentence(t, kind, asked);
    let age = asked.minimum_age.map(|age| {
        let sentence = t.with("consent-age", &[("age", i64::from(age).into())]);
        required_tick(t, "of_age", form.is_of_age(), sentence, errors)
    });
    let shown = asked.notice.map(|version| version.to_string()).unwrap_or_default();
    // What was ticked for another notice is ticked again.
    let consents = form.consents() && form.notice == shown;
    let href = chrome.href(&notice_path(&asked.coalition, asked.notice));
    view! {
        <fieldset class="group">
            <legend>{t.text("consent-title")}</legend>
            <input type="hidden" name="notice" value=shown/>
            {required_tick(t, "consent", consents, sentence, errors)}
            {age}
            // In a tab of its own, so that nothing typed is lost.
            <p class="small"><a href=href target="_blank" rel="noopener">{t.text("consent-notice")}</a></p>
        </fieldset>
    }
    .into_any()
}

/// What the button says that confirms, where the boxes were ticked with the form, by somebody who typed the address.
pub fn consent_by_confirming(chrome: &Chrome, kind: SignatoryKind, asked: &AskedConsent) -> AnyView {
    let t = chrome.t();
    let ConsentForm { consent, of_age, notice } = ConsentForm::given(asked);
    let age = asked.minimum_age.map(|age| view! { <p>{t.with("consent-age", &[("age", i64::from(age).into())])}</p> });
    let href = chrome.href(&notice_path(&asked.coalition, asked.notice));
    view! {
        <section id="consent" class="group" aria-labelledby="consent-heading">
            <h2 id="consent-heading">{t.text("consent-by-confirming")}</h2>
            <input type="hidden" name="notice" value=notice/>
            <input type="hidden" name="consent" value=consent/>
            <input type="hidden" name="of_age" value=of_age/>
            <p>{sentence(t, kind, asked)}</p>
            {age}
            <p class="small"><a href=href target="_blank" rel="noopener">{t.text("consent-notice")}</a></p>
        </section>
    }
    .into_any()
}

/// What is consented to.
fn sentence(t: I18n, kind: SignatoryKind, asked: &AskedConsent) -> String {
    let (publisher, count) = (publishers(t, &asked.publishers), asked.publishers.len() as u64);
    t.with(&format!("consent-{}", kind.code()), &[("publisher", publisher.into()), ("count", count.into())])
}

/// Those who publish, in one phrase.
fn publishers(t: I18n, names: &[String]) -> String {
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => {
            let first = first.join(&t.text("list-comma"));
            t.with("consent-publishers", &[("first", first.into()), ("last", last.as_str().into())])
        }
        _ => names.concat(),
    }
}

/// What was consented to, and when.
pub fn given_consent(chrome: &Chrome, coalition: &str, given: Option<GivenConsent>) -> AnyView {
    let t = chrome.t();
    let Some(given) = given else { return t.text("consent-before").into_any() };
    let day = t.day(given.at);
    let Some(version) = given.consent.notice else { return t.with("consent-without-notice", &[("day", day.into())]).into_any() };
    let href = chrome.href(&notice_path(coalition, Some(version)));
    view! { <a href=href>{t.with("consent-given", &[("version", version.into()), ("day", day.into())])}</a> }.into_any()
}
