//! What a signatory's own mailbox sees of what waits: for an organiser, beside what is listed, or for an answer.

use super::own_signature::path;
use crate::{
    i18n::I18n,
    render::Chrome,
    ui::{Button, Field},
};
use domain::{
    error::FieldErrors,
    shapes::signing::{LinkPurpose, OwnSignature},
    signature::{HeldFor, SignatureState},
};
use leptos::prelude::*;

/// The entries of the address book that the mailbox speaks for, a button each; and that what was typed waits.
pub(super) fn offers(t: I18n, own: &OwnSignature) -> Option<AnyView> {
    if own.offers.is_empty() {
        return None;
    }
    let buttons = own.offers.iter().map(|offer| {
        let label = t.with("offer-as", &[("name", offer.name.as_str().into()), ("country", t.country(offer.country).into())]);
        let site = offer.site.clone().map(|site| view! { <span class="hint" dir="ltr">{site}</span> });
        view! {
            <p><button type="submit" class="button" name="organisation" value=offer.id.to_string()>{label}</button>{site}</p>
        }
    });
    let keep = (own.state == SignatureState::Pending).then(|| view! { <p>{t.text("offer-keep-text")}</p> });
    Some(
        view! {
            <section class="waiting" aria-labelledby="offers">
                <h2 id="offers">{t.text("offer-title")}</h2>
                <p>{t.with("offer-text", &[("count", own.offers.len().into())])}</p>
                {buttons.collect_view()}
                {keep}
            </section>
        }
        .into_any(),
    )
}

/// That an organiser looks at it first, and why: before it is confirmed. Only its own mailbox reads it; said to anyone who
/// typed something, it would tell them what the address book holds.
pub(super) fn will_wait(t: I18n, own: &OwnSignature) -> Option<AnyView> {
    own.held_for.map(|_| view! { <p class="waiting">{t.text("own-look-unmatched")}</p> }.into_any())
}

/// Since when it waits for an organiser, and what for; and as what it can be listed at once.
pub(super) fn waits(chrome: &Chrome, own: &OwnSignature) -> Option<AnyView> {
    let t = chrome.t();
    let since = own.held_since.filter(|_| own.state == SignatureState::Held)?;
    let why = own.held_for.and_then(|why| match why {
        HeldFor::Look => Some(t.text("own-look-unmatched")),
        HeldFor::Organiser => Some(t.text("own-look-organiser")),
        HeldFor::Choice | HeldFor::Double | HeldFor::Mailbox | HeldFor::Script | HeldFor::Questioned => {
            Some(t.text(&format!("own-waits-{}", why.code())))
        }
    });
    let offers = offers(t, own).map(|offers| {
        view! { <form method="post" action=chrome.href(&format!("{}/list-as", path(own)))>{offers}</form> }
    });
    Some(
        view! {
            <p class="waiting">{t.with("own-waits-since", &[("day", t.moment(since).into())])}{why.map(|why| format!(" {why}"))}</p>
            {offers}
        }
        .into_any(),
    )
}

/// That a contact of the organisation questions it, and the field to answer.
pub(super) fn questioned(chrome: &Chrome, own: &OwnSignature) -> Option<AnyView> {
    let t = chrome.t();
    let asked = own.questioned.as_ref()?;
    let form = if own.purpose == LinkPurpose::Manage {
        let none = FieldErrors::default();
        let answer = asked.answer.clone().unwrap_or_default();
        view! {
            <form method="post" action=chrome.href(&format!("{}/answer", path(own)))>
                {Field::new(t, "answer", t.text("own-questioned-answer"), &answer, &none).text_area(4)}
                <div class="buttons">{Button::new(t.text("own-questioned-button")).quiet().view()}</div>
            </form>
        }
        .into_any()
    } else {
        view! { <p>{t.text("own-questioned-link")}</p> }.into_any()
    };
    Some(
        view! {
            <section class="waiting" aria-labelledby="questioned">
                <h2 id="questioned">{t.text("own-questioned-title")}</h2>
                <p>{t.with("own-questioned-text", &[("day", t.moment(asked.since).into())])}</p>
                {form}
            </section>
        }
        .into_any(),
    )
}

/// A correction that waits while what is above stays listed.
pub(super) fn correction(t: I18n, own: &OwnSignature) -> Option<AnyView> {
    let waits = own.correction.as_ref()?;
    let site = waits.site.clone().map(|site| view! { <p class="by" dir="ltr">{site}</p> });
    Some(
        view! {
            <section class="waiting" aria-labelledby="correction">
                <h2 id="correction">{t.text("own-correction-title")}</h2>
                <p>{t.with("own-correction-text", &[("day", t.moment(waits.since).into())])}</p>
                <p><bdi>{waits.name.clone()}</bdi>{t.text("list-comma")}{t.country(waits.country)}</p>
                {site}
            </section>
        }
        .into_any(),
    )
}
