//! Late signatures in words: that one will stand in the addendum, how many do, and the addendum itself.

use super::listed::{organisation_list, people_list};
use crate::i18n::I18n;
use domain::{
    shapes::letters::{Addendum, Counts},
    time::Deadline,
};
use leptos::prelude::*;

/// "9 more signed after the letter had ended …", where there are any.
pub fn late_sentence(t: I18n, counts: &Counts) -> Option<String> {
    (counts.late() > 0).then(|| t.with("late-not-counted", &[("count", counts.late().into())]))
}

/// Beside a form that signs: what it means to sign now.
pub fn late_notice(t: I18n, until: Option<&Deadline>) -> Option<AnyView> {
    until.map(|until| view! { <p class="waiting">{t.with("late-notice", &[("moment", t.deadline(until).into())])}</p> }.into_any())
}

/// Those who signed late, under headings of this rank.
pub fn addendum(t: I18n, late: &Addendum, level: u8) -> Option<AnyView> {
    let organisations = (!late.organisations.is_empty()).then(|| organisation_list(t, &late.organisations));
    let people = (!late.people.is_empty()).then(|| people_list(t, &late.people));
    let title = t.text("late-addendum");
    let heading = match level {
        2 => view! { <h2 class="group">{title}</h2> }.into_any(),
        _ => view! { <h3>{title}</h3> }.into_any(),
    };
    (!late.is_empty()).then(|| {
        view! { <div class="addendum">{heading}<p class="also">{t.text("late-addendum-text")}</p>{organisations}{people}</div> }.into_any()
    })
}
