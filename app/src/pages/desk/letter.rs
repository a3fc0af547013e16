//! One letter at the desk: where it stands, what can be done next, its facts and versions.

use super::afterwards::next_afterwards;
use super::parts::{Place, contacts_path, head, key, letter_path, may, press, subject, ways};
use super::translations::section;
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, count_sentence, late_sentence, letter_state, outstanding_sentence, pending_sentence},
};
use domain::{
    embargo::Publication,
    letter::{LetterState, LetterStep, Visibility, WhoMaySign},
    locale::Locale,
    role::Permission,
    shapes::desk::DeskLetterPage,
};
use leptos::prelude::*;

/// A letter at the desk.
pub fn desk_letter(chrome: &Chrome, shown: &DeskLetterPage) -> String {
    let t = chrome.t();
    page(chrome, &head(shown.letter.subject.clone(), &shown.desk), || {
        view! {
            <div class="desk">
                {ways(chrome, &shown.desk, Place::Letters)}
                <header class="desk-head">
                    <h1>{subject(&shown.letter)}</h1>
                    <p class="desk-states">{letter_state(t, shown.letter.state)}</p>
                </header>
                <section class="desk-part" aria-labelledby="where">
                    <h2 id="where">{t.text("step-title")}</h2>
                    {steps(t, shown)}
                    {(shown.given_up > 0).then(|| view! { <p class="waiting">{t.with("letter-given-up", &[("count", shown.given_up.into())])}</p> })}
                </section>
                {next(chrome, shown)}
                {partners(chrome, shown)}
                {became(chrome, shown)}
                {section(chrome, shown)}
                {publication(chrome, shown)}
                {sensitive(chrome, shown)}
                {signatures(chrome, shown)}
                {invitations(chrome, shown)}
                {facts(chrome, shown)}
                {versions(chrome, shown)}
            </div>
        }
    })
}

/// A state's place on the way; an answer and its absence are one.
const fn place(state: LetterState) -> usize {
    match state {
        LetterState::Draft => 0,
        LetterState::InReview => 1,
        LetterState::Open => 2,
        LetterState::Closed => 3,
        LetterState::Delivered => 4,
        LetterState::Answered | LetterState::Unanswered => 5,
        LetterState::Archived => 6,
    }
}

fn steps(t: I18n, shown: &DeskLetterPage) -> AnyView {
    let now = shown.letter.state;
    let steps = LetterState::ALL.into_iter().filter(|step| *step != LetterState::Unanswered).map(|step| {
        let here = place(step) == place(now);
        let words = match step {
            LetterState::Answered if here => t.text(&key("letter-state", now.code())),
            LetterState::Answered => t.text("step-answer"),
            step => t.text(&key("letter-state", step.code())),
        };
        let skipped = shown.skipped.contains(&step);
        let class = match place(step).cmp(&place(now)) {
            std::cmp::Ordering::Less if skipped => "skipped",
            std::cmp::Ordering::Less => "past",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "later",
        };
        let mark = here.then(|| view! { " "<strong>{t.text("step-now")}</strong> });
        let left_out = (class == "skipped").then(|| view! { " "<span class="visually-hidden">{t.text("step-skipped")}</span> });
        view! { <li class=class aria-current=here.then_some("step")>{words}{mark}{left_out}</li> }
    });
    view! { <ol class="desk-steps">{steps.collect_view()}</ol> }.into_any()
}

fn next(chrome: &Chrome, shown: &DeskLetterPage) -> Option<AnyView> {
    let t = chrome.t();
    if !may(&shown.desk, Permission::EditLetters) {
        return None;
    }
    let now = shown.letter.state;
    let path = |rest: &str| chrome.href(&letter_path(&shown.desk, &shown.letter, rest));
    let link = |rest: &str, class: &'static str, words: &str| view! { <a class=class href=path(rest)>{t.text(words)}</a> }.into_any();
    let mut actions: Vec<(AnyView, Option<&str>)> = Vec::new();
    if now.text_is_free() {
        actions.push((link("/edit", "button", "letter-edit"), None));
    } else if now.text_is_worked_on() {
        actions.push((link("/edit", "button quiet", "letter-work-on"), Some("letter-work-on-hint")));
        actions.push((link("/amendment", "button quiet", "letter-amend"), Some("letter-amend-hint")));
    }
    if now.after(LetterStep::Open).is_some() {
        actions.push((link("/open", "button quiet", "letter-open"), Some("letter-open-hint")));
    }
    if now.after(LetterStep::Review).is_some() {
        actions.push((press(path("/review"), Button::new(t.text("letter-review")).quiet()), Some("letter-review-hint")));
    }
    if now.after(LetterStep::Redraft).is_some() {
        actions.push((press(path("/redraft"), Button::new(t.text("letter-redraft")).quiet()), None));
    }
    if now.after(LetterStep::Close).is_some() {
        actions.push((link("/close", "button quiet", "letter-close"), Some("letter-close-hint")));
    }
    if now.after(LetterStep::Reopen).is_some() {
        actions.push((link("/reopen", "button quiet", "letter-reopen"), Some("letter-reopen-hint")));
    }
    actions.extend(next_afterwards(chrome, now, &letter_path(&shown.desk, &shown.letter, "")));
    let nothing = actions.is_empty().then(|| view! { <p>{t.text("letter-no-step")}</p> });
    let items = actions.into_iter().map(|(action, hint)| {
        view! { <li>{action}{hint.map(|hint| view! { <p class="hint">{t.text(hint)}</p> })}</li> }
    });
    let list = items.collect_view();
    let list = (nothing.is_none()).then(|| view! { <ul class="desk-actions">{list}</ul> });
    Some(
        view! {
            <section class="desk-part" aria-labelledby="next">
                <h2 id="next">{t.text("step-next")}</h2>
                {nothing}
                {list}
            </section>
        }
        .into_any(),
    )
}

/// The way to what became of a letter that was opened.
fn became(chrome: &Chrome, shown: &DeskLetterPage) -> Option<AnyView> {
    let t = chrome.t();
    let href = chrome.href(&letter_path(&shown.desk, &shown.letter, "/afterwards"));
    let print = chrome.href(&letter_path(&shown.desk, &shown.letter, "/print"));
    shown.letter.state.has_text().then(|| {
        view! {
            <section class="desk-part" aria-labelledby="became">
                <h2 id="became">{t.text("afterwards-title")}</h2>
                <p>{t.text("afterwards-lead")}</p>
                <ul class="desk-links">
                    <li><a href=href>{t.text("afterwards-see")}</a></li>
                    <li><a href=print>{t.text("delivery-print")}</a></li>
                </ul>
            </section>
        }
        .into_any()
    })
}

/// When a confidential letter becomes public, and the way to decide it.
fn publication(chrome: &Chrome, shown: &DeskLetterPage) -> Option<AnyView> {
    let t = chrome.t();
    let words = match &shown.publication {
        Publication::Public(_) => return None,
        Publication::Unplanned => view! { <p>{t.text("publication-unplanned")}</p> }.into_any(),
        Publication::Planned(until) => {
            view! { <p class="waiting">{t.with("publication-planned", &[("moment", t.deadline(until).into())])}</p> }.into_any()
        }
        Publication::Missed(until) => {
            view! { <p class="waiting">{t.with("publication-missed", &[("moment", t.deadline(until).into())])}</p> }.into_any()
        }
    };
    let decide = shown.letter.state.has_text().then(|| {
        let href = chrome.href(&letter_path(&shown.desk, &shown.letter, "/publication"));
        view! { <p><a href=href>{t.text("letter-publication-link")}</a></p> }
    });
    Some(
        view! {
            <section class="desk-part" aria-labelledby="publication">
                <h2 id="publication">{t.text("publication-title")}</h2>
                {words}
                {decide}
                {deletion(chrome, shown)}
            </section>
        }
        .into_any(),
    )
}

/// Whether the letter is sensitive, and the button that changes it.
fn sensitive(chrome: &Chrome, shown: &DeskLetterPage) -> AnyView {
    let t = chrome.t();
    let (words, button, value) = match shown.letter.sensitive {
        true => ("sensitive-is", "sensitive-unset", ""),
        false => ("sensitive-is-not", "sensitive-set", "yes"),
    };
    let change = may(&shown.desk, Permission::EditLetters).then(|| {
        let to = chrome.href(&letter_path(&shown.desk, &shown.letter, "/sensitive"));
        press(to, Button::new(t.text(button)).named("sensitive", value).quiet())
    });
    view! {
        <section class="desk-part" aria-labelledby="sensitive">
            <h2 id="sensitive">{t.text("sensitive-title")}</h2>
            <p>{t.text(words)}</p>
            {change}
        </section>
    }
    .into_any()
}

/// The way to delete a letter for good, for owners.
fn deletion(chrome: &Chrome, shown: &DeskLetterPage) -> Option<AnyView> {
    let href = chrome.href(&letter_path(&shown.desk, &shown.letter, "/delete"));
    let text = chrome.t().text("letter-delete-link");
    may(&shown.desk, Permission::Administer).then(|| view! { <p><a href=href>{text}</a></p> }.into_any())
}

/// The ways to the discussion of the draft and to its partners.
fn partners(chrome: &Chrome, shown: &DeskLetterPage) -> AnyView {
    let t = chrome.t();
    let path = |rest: &str| chrome.href(&letter_path(&shown.desk, &shown.letter, rest));
    let invite =
        may(&shown.desk, Permission::Administer).then(|| view! { <li><a href=path("/reviewers")>{t.text("letter-reviewers")}</a></li> });
    view! {
        <section class="desk-part" aria-labelledby="partners">
            <h2 id="partners">{t.text("letter-discussion-title")}</h2>
            <ul class="desk-links">
                <li><a href=path("/discussion")>{t.text("letter-discussion")}</a></li>
                {invite}
            </ul>
        </section>
    }
    .into_any()
}

fn signatures(chrome: &Chrome, shown: &DeskLetterPage) -> AnyView {
    let t = chrome.t();
    let DeskLetterPage { desk, letter, .. } = shown;
    let counts = &letter.counts;
    let path = |rest: &str| chrome.href(&letter_path(desk, letter, rest));
    let export = may(desk, Permission::ExportContacts)
        .then(|| view! { <li><a href=chrome.href(&contacts_path(desk, Some(letter)))>{t.text("contacts-link")}</a></li> });
    let body = if letter.state.text_is_free() {
        view! { <p>{t.text("letter-signatures-later")}</p> }.into_any()
    } else {
        let held = (letter.waiting.held > 0).then(|| {
            view! { <p class="waiting"><a href=path("/signatures?state=held")>{t.with("desk-held", &[("count", letter.waiting.held.into())])}</a></p> }
        });
        let pending = pending_sentence(t, letter.waiting).map(|text| view! { <p>{text}</p> });
        let outstanding = outstanding_sentence(t, counts, letter.state == LetterState::Open)
            .map(|text| view! { <p class="waiting"><a href=path("/outstanding")>{text}</a></p> });
        view! {
            <p class="desk-count">{count_sentence(t, counts)}</p>
            {late_sentence(t, counts).map(|text| view! { <p>{text}</p> })}
            {held}
            {pending}
            {outstanding}
            <ul class="desk-links">
                <li><a href=path("/signatures")>{t.text("letter-see-signatures")}</a></li>
                <li><a href=path("/clusters")>{t.text("clusters-title")}</a></li>
                <li><a href=path("/reports")>{t.text("reports-title")}</a></li>
                {export}
            </ul>
        }
        .into_any()
    };
    view! {
        <section class="desk-part" aria-labelledby="signatures">
            <h2 id="signatures">{t.text("letter-signatures")}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn invitations(chrome: &Chrome, shown: &DeskLetterPage) -> AnyView {
    let t = chrome.t();
    let href = chrome.href(&letter_path(&shown.desk, &shown.letter, "/invitations"));
    view! {
        <section class="desk-part" aria-labelledby="invitations">
            <h2 id="invitations">{t.text("invitations-title")}</h2>
            <p>{t.text("letter-invitations")}</p>
            <ul class="desk-links"><li><a href=href>{t.text("letter-see-invitations")}</a></li></ul>
        </section>
    }
    .into_any()
}

fn facts(chrome: &Chrome, shown: &DeskLetterPage) -> AnyView {
    let t = chrome.t();
    let DeskLetterPage { desk, letter, form, conveners, .. } = shown;
    let public = format!("/c/{}/{}", desk.coalition.slug, letter.slug);
    let address = format!("{}{}", chrome.base_url, chrome.href(&public));
    let page = match letter.visibility {
        Visibility::Confidential => view! { <p>{t.text("letter-public-never")}</p> }.into_any(),
        Visibility::Public if letter.state.has_text() => view! { <a href=chrome.href(&public) dir="ltr">{address}</a> }.into_any(),
        Visibility::Public => view! { <p><bdi dir="ltr">{address}</bdi></p><p class="hint">{t.text("letter-public-later")}</p> }.into_any(),
    };
    let names = |names: Vec<String>, none: &str| {
        if names.is_empty() {
            return view! { <p>{t.text(none)}</p> }.into_any();
        }
        view! { <ul>{names.into_iter().map(|name| view! { <li><bdi>{name}</bdi></li> }).collect_view()}</ul> }.into_any()
    };
    let recipients = form.recipients.iter().filter_map(|row| row.block().lines.into_iter().next()).collect();
    let language = Locale::from_tag(&letter.language).map_or_else(|| letter.language.clone(), |known| known.endonym().to_owned());
    let who = WhoMaySign::from_code(&form.who_may_sign).unwrap_or_default();
    view! {
        <section class="desk-part" aria-labelledby="facts">
            <h2 id="facts">{t.text("letter-facts")}</h2>
            <dl class="facts">
                <div><dt>{t.text("letter-public-page")}</dt><dd>{page}</dd></div>
                <div><dt>{t.text("letter-recipients")}</dt><dd>{names(recipients, "letter-no-recipients")}</dd></div>
                <div><dt>{t.text("letter-conveners")}</dt><dd>{names(conveners.clone(), "letter-no-conveners")}</dd></div>
                <div><dt>{t.text("letter-who")}</dt><dd>{t.text(&key("who", who.code()))}</dd></div>
                <div><dt>{t.text("letter-deadline")}</dt><dd>{letter.deadline.as_ref().map_or_else(|| t.text("desk-no-deadline"), |deadline| t.deadline(deadline))}</dd></div>
                <div><dt>{t.text("letter-visibility")}</dt><dd>{t.text(&key("visibility", letter.visibility.code()))}</dd></div>
                <div><dt>{t.text("letter-language")}</dt><dd><bdi lang=letter.language.clone()>{language}</bdi></dd></div>
                <div><dt>{t.text("letter-changed")}</dt><dd>{t.day(letter.changed_at)}" · "<a href=chrome.href(&letter_path(desk, letter, "/history"))>{t.text("letter-history")}</a></dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn versions(chrome: &Chrome, shown: &DeskLetterPage) -> AnyView {
    let t = chrome.t();
    let DeskLetterPage { desk, letter, versions, .. } = shown;
    let public = |file: &str| chrome.href(&format!("/c/{}/{}/{file}", desk.coalition.slug, letter.slug));
    let list = if versions.is_empty() {
        view! { <p>{t.text("letter-versions-none")}</p> }.into_any()
    } else {
        let rows = versions.iter().map(|(number, at, manifest)| {
            let words = t.with("letter-version", &[("number", (*number).into()), ("day", t.day(*at).into())]);
            view! { <li><p>{words}</p><p class="hint">{t.text("letter-manifest")}" "<code class="hash" dir="ltr">{manifest.clone()}</code></p></li> }
        });
        let files = (letter.visibility == Visibility::Public).then(|| {
            view! {
                <ul class="desk-links">
                    <li><a href=public("letter.md")>{t.text("letter-text-file")}</a></li>
                    <li><a href=public("manifest.txt")>{t.text("letter-manifest-file")}</a></li>
                </ul>
            }
        });
        view! { <ul class="desk-versions">{rows.collect_view()}</ul>{files} }.into_any()
    };
    view! {
        <section class="desk-part" aria-labelledby="versions">
            <h2 id="versions">{t.text("letter-versions")}</h2>
            {list}
        </section>
    }
    .into_any()
}
