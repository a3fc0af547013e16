//! The letter's page: the document, who signed it, and in the margin the way to sign.

use super::{
    citation::citation,
    home::contact,
    letter_path,
    texts::{added_later, addresses, prevails, text_switch},
};
use crate::{
    i18n::I18n,
    render::{Chrome, Head, page},
    ui::{
        Checked, addendum, chapters_sentence, confirmations_sentence, count_sentence, departed, late_notice, late_sentence, letter_sheet,
        letter_state, organisation_list, outstanding_sentence, people_list, story, verify_box,
    },
};
use domain::{
    letter::LetterState,
    shapes::{
        afterwards::KeptFile,
        letters::{ListedOrganisation, PublishedLetter},
    },
};
use leptos::prelude::*;

/// The letter's page.
pub fn letter(chrome: &Chrome, letter: &PublishedLetter) -> String {
    let t = chrome.t();
    let path = letter_path(&letter.coalition.slug, &letter.slug);
    let head = Head {
        title: letter.document.subject.clone(),
        description: description(t, letter),
        index: true,
        coalition: Some(letter.coalition.clone()),
        addresses: Some(addresses(&path, &letter.texts, &letter.language)),
        ..Head::default()
    };
    page(chrome, &head, || {
        let bar = letter.accepts.then(|| {
            view! { <p class="phonebar"><a class="button sign" href=chrome.href(&format!("{path}/sign"))>{t.text("sign-this-letter")}</a></p> }
        });
        view! {
            <div class="spread">
                <div class="column">
                    {glance(t, letter)}
                    {text_switch(chrome, &path, &letter.texts, &letter.language)}
                    {prevails(chrome, &path, &letter.texts, &letter.language)}
                    {letter_sheet(t, &letter.coalition, &letter.document, &letter.language, 1, letter.numbered)}
                    {undersigned(chrome, letter, &path)}
                    {became(chrome, letter, &path)}
                </div>
                <aside class="margin" aria-label=t.text("letter-margin")>
                    {sign_card(chrome, letter, &path)}
                    {facts(chrome, letter, &path)}
                    {citation(chrome, letter, &path)}
                </aside>
            </div>
            {bar}
        }
    })
}

fn description(t: I18n, letter: &PublishedLetter) -> String {
    let to = letter.document.recipients.iter().filter_map(|block| block.lines.first()).cloned().collect::<Vec<_>>().join(" · ");
    let count = count_sentence(t, &letter.counts);
    t.with("letter-description", &[("coalition", letter.coalition.name.as_str().into()), ("to", to.into()), ("count", count.into())])
}

/// Who signed and until when, before the text: on a phone the cards of the margin come after all of it.
fn glance(t: I18n, letter: &PublishedLetter) -> AnyView {
    let open = letter.accepts.then(|| deadline(t, letter).or_else(|| late_notice(t, letter.late_until.as_ref()))).flatten();
    let until = open.unwrap_or_else(|| view! { <p>{letter_state(t, letter.state)}</p> }.into_any());
    view! {
        <div class="glance">
            <p class="count"><a href="#signatories">{count_sentence(t, &letter.counts)}</a></p>
            {until}
        </div>
    }
    .into_any()
}

/// Until when the letter is, or was, open. Of a letter that takes late signatures, the deadline is past.
fn deadline(t: I18n, letter: &PublishedLetter) -> Option<AnyView> {
    let deadline = letter.deadline.as_ref().filter(|_| letter.late_until.is_none())?;
    let key = if letter.accepts { "letter-open-until" } else { "letter-was-open-until" };
    Some(view! { <p class="deadline">{t.text(key)}" "<b>{t.deadline(deadline)}</b></p> }.into_any())
}

/// The sheet of signatories.
fn undersigned(chrome: &Chrome, letter: &PublishedLetter, path: &str) -> AnyView {
    let t = chrome.t();
    let counts = &letter.counts;
    let outstanding = outstanding_sentence(t, counts, letter.state == LetterState::Open).map(|text| view! { <p class="also">{text}</p> });
    let list = if counts.organisations + counts.people + counts.late() == 0 {
        nobody(chrome, letter, path)
    } else {
        everybody(chrome, letter, path)
    };
    view! {
        <section class="sheet signatories" id="signatories" aria-labelledby="signatories-title">
            <h2 id="signatories-title">{count_sentence(t, counts)}</h2>
            {added_later(t, letter.added.as_ref())}
            {chapters_sentence(t, counts).map(|text| view! { <p class="also">{text}</p> })}
            {late_sentence(t, counts).map(|text| view! { <p class="also">{text}</p> })}
            {outstanding}
            {list}
            {departed(t, &letter.departed)}
        </section>
    }
    .into_any()
}

/// What became of the letter, once it is closed.
fn became(chrome: &Chrome, letter: &PublishedLetter, path: &str) -> Option<AnyView> {
    let t = chrome.t();
    let file = |kept: &KeptFile| chrome.href(&format!("{path}/files/{}", kept.id));
    (!letter.story.is_empty()).then(|| {
        view! {
            <section class="sheet became" id="became" aria-labelledby="became-title">
                <h2 id="became-title">{t.text("became-title")}</h2>
                {story(t, &letter.story, &file, &|_| None)}
            </section>
        }
        .into_any()
    })
}

fn nobody(chrome: &Chrome, letter: &PublishedLetter, path: &str) -> AnyView {
    let t = chrome.t();
    if !letter.accepts {
        return view! { <p class="nobody">{t.text("signatories-none-closed")}</p> }.into_any();
    }
    view! { <p class="nobody">{t.text("signatories-be-first")}" "<a href=chrome.href(&format!("{path}/sign"))>{t.text("sign-this-letter")}</a></p> }.into_any()
}

fn everybody(chrome: &Chrome, letter: &PublishedLetter, path: &str) -> AnyView {
    let t = chrome.t();
    let (conveners, others): (Vec<ListedOrganisation>, Vec<_>) =
        letter.organisations.iter().cloned().partition(|organisation| organisation.convener);
    let group = |title: &str, list: AnyView| view! { <h3>{t.text(title)}</h3>{list} }.into_any();
    let conveners = (!conveners.is_empty()).then(|| group("signatories-conveners", organisation_list(t, &conveners)));
    let others = (!others.is_empty()).then(|| group("signatories-organisations", organisation_list(t, &others)));
    let people = (!letter.people.is_empty()).then(|| group("signatories-people", people_list(t, &letter.people)));
    let all = chrome.href(&format!("{path}/signatories"));
    view! {
        {confirmations_sentence(t, &letter.confirmations).map(|text| view! { <p class="also">{text}" "{t.text("proof-text")}</p> })}
        {verify_box(chrome, Checked { letter: letter.public_id, path, manifest: Some(&letter.manifest_sha256), counts: &letter.counts })}
        {conveners}
        {others}
        {people}
        {addendum(t, &letter.addendum, 3)}
        <p class="more"><a href=all>{t.text("signatories-all")}</a></p>
    }
    .into_any()
}

fn sign_card(chrome: &Chrome, letter: &PublishedLetter, path: &str) -> AnyView {
    let t = chrome.t();
    let deadline = deadline(t, letter);
    if !letter.accepts {
        let key = if letter.state == LetterState::Open { "letter-deadline-passed" } else { "letter-takes-no-more" };
        return view! {
            <section class="card" id="sign" aria-labelledby="sign-title">
                <h2 id="sign-title" class="visually-hidden">{t.text("sign-title")}</h2>
                <p>{letter_state(t, letter.state)}</p>
                <p>{t.text(key)}</p>
                {deadline}
                {(!letter.story.is_empty()).then(|| view! { <p><a href="#became">{t.text("became-title")}</a></p> })}
                <p class="small">{t.text("letter-withdraw-any-time")}" "<a href=chrome.href(&format!("{path}/sign/lost"))>{t.text("lost-link")}</a></p>
            </section>
        }
        .into_any();
    }
    let who = letter.who_may_sign;
    let organisation = who.organisations().then(
        || view! { <a class="button sign" href=chrome.href(&format!("{path}/sign/organisation"))>{t.text("sign-for-organisation")}</a> },
    );
    let class = if who.organisations() { "button sign quiet" } else { "button sign" };
    let person =
        who.people().then(|| view! { <a class=class href=chrome.href(&format!("{path}/sign/person"))>{t.text("sign-for-myself")}</a> });
    let only = match (who.organisations(), who.people()) {
        (true, false) => Some("sign-organisations-only"),
        (false, true) => Some("sign-people-only"),
        _ => None,
    };
    let only = only.map(|key| view! { <p class="small">{t.text(key)}</p> });
    view! {
        <section class="card" id="sign" aria-labelledby="sign-title">
            <h2 id="sign-title" class="visually-hidden">{t.text("sign-title")}</h2>
            {deadline}
            {late_notice(t, letter.late_until.as_ref())}
            <div class="buttons">{organisation}{person}</div>
            {only}
            <p class="small">{t.text("sign-promise")}</p>
            <p class="small"><a href=chrome.href(&format!("{path}/sign/lost"))>{t.text("lost-link")}</a></p>
        </section>
    }
    .into_any()
}

/// A hash in groups of eight, as people compare it.
pub(super) fn hash_groups(hash: &str) -> String {
    let groups: Vec<&str> = (0..hash.len()).step_by(8).filter_map(|at| hash.get(at..(at + 8).min(hash.len()))).collect();
    groups.join(" ")
}

/// A hash in short: two groups of four, and the last.
pub(super) fn short_hash(hash: &str) -> String {
    match (hash.get(0..4), hash.get(4..8), hash.len().checked_sub(4).and_then(|at| hash.get(at..))) {
        (Some(a), Some(b), Some(z)) => format!("{a} {b} … {z}"),
        _ => hash.to_owned(),
    }
}

fn facts(chrome: &Chrome, letter: &PublishedLetter, path: &str) -> AnyView {
    let t = chrome.t();
    let version = t.with("facts-version-of", &[("version", letter.version.into()), ("day", t.day(letter.version_at).into())]);
    let original = letter.texts.iter().all(|text| text.original || text.language != letter.language);
    let file = if original { "letter.md".to_owned() } else { format!("letter.{}.md", letter.language) };
    let changed = letter.version_kind.map(|kind| {
        let href = chrome.href(&format!("{path}/versions"));
        view! { ", "{super::versions::kind_of(t, Some(kind))}" · "<a href=href>{t.text("version-see")}</a> }
    });
    let bytes = t.with("facts-bytes", &[("count", letter.text_bytes.into())]);
    view! {
        <section class="card facts" aria-labelledby="facts-title">
            <h2 id="facts-title" class="visually-hidden">{t.text("facts-title")}</h2>
            <dl>
                <div><dt>{t.text("facts-version")}</dt><dd>{version}{changed}</dd></div>
            </dl>
            <details class="fold">
                <summary>{t.text("facts-technical")}</summary>
                <dl>
                    <div>
                        <dt>{t.text("facts-text")}</dt>
                        <dd><a href=chrome.href(&format!("{path}/{file}"))><code dir="ltr">{short_hash(&letter.text_sha256)}</code></a>" "{bytes}</dd>
                    </div>
                    <div>
                        <dt>{t.text("facts-manifest")}</dt>
                        <dd><a href=chrome.href(&format!("{path}/manifest.txt"))><code dir="ltr">{short_hash(&letter.manifest_sha256)}</code></a></dd>
                    </div>
                </dl>
                <p class="small">{t.text("facts-why")}</p>
            </details>
            <p class="small"><a href=chrome.href(&format!("{path}/print"))>{t.text("letter-print")}</a></p>
            <p class="small"><a href=chrome.href(&format!("{path}/report"))>{t.text("report-link")}</a></p>
            {contact(chrome, &letter.coalition)}
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{hash_groups, short_hash};

    #[test]
    fn a_hash_in_groups() {
        assert_eq!(hash_groups("9f2c41ab000007de41"), "9f2c41ab 000007de 41");
    }

    #[test]
    fn a_hash_in_short() {
        assert_eq!(short_hash("9f2c41ab000007de"), "9f2c 41ab … 07de");
        assert_eq!(short_hash("9f"), "9f");
    }
}
