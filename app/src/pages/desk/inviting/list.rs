//! The one list of a letter's invitations, and the question before one is taken back.

use super::{
    super::{
        parts::*,
        reveal::{look_up, masked},
        signatures::undelivered,
    },
    back_to_list,
};
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, link_button, paging},
};
use domain::{
    invitation::{Reply, Standing},
    letter::LetterState,
    role::Permission,
    shapes::invitations::{DeskInvitation, DeskInvitations, InvitePage},
};
use leptos::prelude::*;

/// The list.
pub fn desk_invitations(chrome: &Chrome, shown: &DeskInvitations) -> String {
    let t = chrome.t();
    let DeskInvitations { desk, letter, .. } = shown;
    page(chrome, &head(t.text("invitations-title"), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, &format!("/invitations{rest}")));
        let invite = may(desk, Permission::Invite);
        let takes = letter.state.text_is_free() || letter.state == LetterState::Open;
        let ways = (invite && takes).then(|| {
            view! {
                <div class="desk-buttons">
                    {link_button(path("/new"), t.text("invite-one"), "button")}
                    {link_button(path("/book"), t.text("invite-book"), "button quiet")}
                    {link_button(path("/file"), t.text("invite-file"), "button quiet")}
                </div>
            }
        });
        let reminders = invite.then(|| view! { <p><a href=path("/reminders")>{t.text("reminders-title")}</a></p> });
        let standing = shown.standing.map_or("", Standing::code);
        let page_of = |page: u64| path(&query(&[("q", &shown.query), ("standing", standing), ("page", &page.to_string())]));
        view! {
            <div class="desk wide">
                {back_to_letter(chrome, desk, letter)}
                <h1>{t.text("invitations-title")}</h1>
                <p>{t.text("invitations-lead")}</p>
                {ways}
                {reminders}
                {search(chrome, shown)}
                {invite.then(|| look_up(t, path("/find"), shown.looked_up))}
                {filter(chrome, shown)}
                {list(chrome, shown, invite)}
                {paging(t, shown.page, shown.pages, page_of)}
            </div>
        }
    })
}

fn search(chrome: &Chrome, shown: &DeskInvitations) -> AnyView {
    let t = chrome.t();
    let standing = shown.standing.map(|standing| view! { <input type="hidden" name="standing" value=standing.code()/> });
    view! {
        <form method="get" role="search" class="desk-search" action=chrome.href(&letter_path(&shown.desk, &shown.letter, "/invitations"))>
            <label for="q">{t.text("invitations-search")}</label>
            <input type="search" id="q" name="q" value=shown.query.clone() dir="auto" autocomplete="off"/>
            {standing}
            <button type="submit" class="button quiet">{t.text("signatures-search-button")}</button>
        </form>
    }
    .into_any()
}

fn filter(chrome: &Chrome, shown: &DeskInvitations) -> AnyView {
    let t = chrome.t();
    let choice = |standing: Option<Standing>, count: u64| {
        let code = standing.map_or("", Standing::code);
        let words = standing.map_or_else(|| t.text("invitations-all"), |standing| t.text(&key("standing", standing.code())));
        let rest = format!("/invitations{}", query(&[("q", &shown.query), ("standing", code)]));
        let href = chrome.href(&letter_path(&shown.desk, &shown.letter, &rest));
        let current = (standing == shown.standing && shown.looked_up.is_none()).then_some("true");
        view! { <li><a href=href aria-current=current>{words}" "<span class="figure">{t.number(count)}</span></a></li> }
    };
    let all = shown.counts.iter().map(|(_, count)| count).sum();
    view! {
        <nav class="desk-filter" aria-label=t.text("invitations-filter")>
            <ul>{choice(None, all)}{shown.counts.iter().map(|(standing, count)| choice(Some(*standing), *count)).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

fn list(chrome: &Chrome, shown: &DeskInvitations, invite: bool) -> AnyView {
    let t = chrome.t();
    if shown.invitations.is_empty() {
        let sought = !shown.query.is_empty() || shown.looked_up.is_some() || shown.standing.is_some();
        let all = chrome.href(&letter_path(&shown.desk, &shown.letter, "/invitations"));
        let (title, text) =
            if sought { ("invitations-none-found", "invitations-none-found-text") } else { ("invitations-none", "invitations-none-text") };
        let all = sought.then(|| view! { <p><a href=all>{t.text("signatures-show-all")}</a></p> });
        return view! { <div class="empty"><h2>{t.text(title)}</h2><p>{t.text(text)}</p>{all}</div> }.into_any();
    }
    let columns =
        ["invitations-who", "invitations-answer", "invitations-reminders"].into_iter().chain(invite.then_some("signatures-actions"));
    let columns: Vec<_> = columns.map(|column| view! { <th scope="col">{t.text(column)}</th> }).collect();
    view! {
        <table class="desk-table">
            <caption>{t.with("invitations-found", &[("count", shown.found.into())])}</caption>
            <thead><tr>{columns}</tr></thead>
            <tbody>{shown.invitations.iter().map(|one| row(chrome, shown, one, invite)).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Where an invitation stands, as a badge.
fn badge(t: I18n, standing: Standing) -> AnyView {
    view! { <span class=format!("state standing-{}", standing.code())>{t.text(&key("standing", standing.code()))}</span> }.into_any()
}

fn row(chrome: &Chrome, shown: &DeskInvitations, one: &DeskInvitation, invite: bool) -> AnyView {
    let t = chrome.t();
    let by = one.forwarded_by.as_ref().map(|by| view! { <p class="by">{named(t, "invitations-passed-on-by", "by", by.as_str())}</p> });
    let reveal = invite.then(|| chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/invitations/{}/contact", one.id))));
    let said = match &one.reply {
        Some(Reply::Conditional(text) | Reply::Declined(Some(text))) => view! { <p class="said" dir="auto">{text.clone()}</p> }.into_any(),
        Some(Reply::Later(day)) => view! { <p>{t.with("invitations-until", &[("day", t.local_day(day).into())])}</p> }.into_any(),
        _ => ().into_any(),
    };
    let answered = one.answered_at.map(|at| view! { <p class="by">{t.with("invitations-answered", &[("day", t.day(at).into())])}</p> });
    let last = match one.last_mail_at {
        Some(at) => t.with("invitations-last-mail", &[("day", t.day(at).into())]),
        None => t.text("invitations-not-sent"),
    };
    let reminded =
        (one.reminders > 0).then(|| view! { <p class="by">{t.with("invitations-reminded", &[("count", one.reminders.into())])}</p> });
    let next = one.next.map(|(_, at)| view! { <p class="by">{t.with("invitations-next", &[("day", t.day(at).into())])}</p> });
    let actions = invite.then(|| view! { <td data-label=t.text("signatures-actions")>{actions(chrome, shown, one)}</td> });
    view! {
        <tr id=format!("i-{}", one.id)>
            <th scope="row">
                <p class="name"><bdi>{one.organisation.clone()}</bdi></p>
                <p class="by">{t.country(one.country)}</p>
                {masked(t, &one.email, &one.organisation, reveal)}
                {undelivered(t, one.undelivered)}
                {by}
            </th>
            <td data-label=t.text("invitations-answer")><p>{badge(t, one.standing)}</p>{said}{answered}</td>
            <td data-label=t.text("invitations-reminders")><p>{last}</p>{reminded}{next}</td>
            {actions}
        </tr>
    }
    .into_any()
}

fn actions(chrome: &Chrome, shown: &DeskInvitations, one: &DeskInvitation) -> AnyView {
    let t = chrome.t();
    let path = |rest: &str| chrome.href(&letter_path(&shown.desk, &shown.letter, &format!("/invitations/{}/{rest}", one.id)));
    let open = shown.letter.state == LetterState::Open;
    let resend = (open && one.standing.can_be_resent())
        .then(|| press(path("resend"), Button::new(t.text("invitation-resend")).plain().about(one.organisation.clone())));
    let withdraw = one
        .standing
        .can_be_withdrawn()
        .then(|| view! { <a class="button plain" href=path("withdraw")>{t.text("invitation-withdraw")}{about(&one.organisation)}</a> });
    let write = one
        .standing
        .can_be_written_to()
        .then(|| view! { <a class="button plain" href=path("message")>{t.text("message-write")}{about(&one.organisation)}</a> });
    view! { <div class="row-actions">{resend}{write}{withdraw}</div> }.into_any()
}

/// Asks whether an invitation shall be taken back.
pub fn withdraw_invitation(chrome: &Chrome, shown: &InvitePage, one: &DeskInvitation) -> String {
    let t = chrome.t();
    let InvitePage { desk, letter, .. } = shown;
    page(chrome, &head(t.text("invitation-withdraw-title"), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, &format!("/invitations{rest}")));
        view! {
            <div class="desk narrow">
                {back_to_list(chrome, desk, letter)}
                <h1>{t.text("invitation-withdraw-title")}</h1>
                <p><strong><bdi>{one.organisation.clone()}</bdi></strong>" · "<bdi dir="ltr">{one.email.as_str().to_owned()}</bdi></p>
                <p>{t.text("invitation-withdraw-text")}</p>
                <form method="post" action=path(&format!("/{}/withdraw", one.id)) class="desk-buttons">
                    {Button::new(t.text("invitation-withdraw-button")).danger().view()}
                    {link_button(path(""), t.text("desk-cancel"), "button quiet")}
                </form>
            </div>
        }
    })
}
