//! Inviting from the address book: search, tick several.

use super::{
    super::parts::{desk_path, head, letter_path, query},
    back_to_list, when_sent,
};
use crate::{
    render::{Chrome, page},
    ui::{Button, checkbox, error_summary, link_button, paging, title_with_errors},
};
use domain::{
    error::FieldErrors,
    shapes::invitations::{BookPage, BookRow},
};
use leptos::prelude::*;

/// The address book with a box before each mailbox.
pub fn invite_from_book(chrome: &Chrome, shown: &BookPage, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let BookPage { desk, letter, .. } = shown;
    let title = t.text("invite-book-title");
    page(chrome, &head(title_with_errors(t, &title, errors), desk), || {
        let path = |rest: &str| chrome.href(&letter_path(desk, letter, &format!("/invitations{rest}")));
        let page_of = |page: u64| path(&format!("/book{}", query(&[("q", &shown.query), ("page", &page.to_string())])));
        let list = if shown.rows.is_empty() {
            let book = chrome.href(&desk_path(desk, "/organisations"));
            let text = if shown.query.is_empty() { "organisations-none-text" } else { "organisations-none-found" };
            view! { <div class="empty"><p>{t.text(text)}</p><p><a href=book>{t.text("desk-address-book")}</a></p></div> }.into_any()
        } else {
            let again = query(&[("q", &shown.query), ("page", &shown.page.to_string())]);
            view! {
                <form method="post" action=chrome.once(path(&format!("/book{again}")))>
                    <ul class="desk-letters invite-book">{shown.rows.iter().map(|one| row(chrome, one)).collect_view()}</ul>
                    <div class="desk-buttons">
                        {Button::new(t.text("invite-book-button")).view()}
                        {link_button(path(""), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
            }
            .into_any()
        };
        view! {
            <div class="desk narrow">
                {back_to_list(chrome, desk, letter)}
                {error_summary(t, errors, &[])}
                <h1>{title.clone()}</h1>
                {when_sent(t, letter)}
                <form method="get" role="search" class="desk-search" action=path("/book")>
                    <label for="q">{t.text("organisations-search")}</label>
                    <input type="search" id="q" name="q" value=shown.query.clone() dir="auto" autocomplete="off"/>
                    <button type="submit" class="button quiet">{t.text("signatures-search-button")}</button>
                </form>
                {list}
                {paging(t, shown.page, shown.pages, page_of)}
            </div>
        }
    })
}

fn row(chrome: &Chrome, one: &BookRow) -> AnyView {
    let t = chrome.t();
    let signed = one.signed.then(|| view! { <p class="by">{t.text("invite-book-signed")}</p> });
    let contacts: Vec<_> = one
        .contacts
        .iter()
        .enumerate()
        .map(|(index, (email, already))| {
            if *already {
                return view! { <p class="by"><bdi dir="ltr">{email.as_str().to_owned()}</bdi>" · "{t.text("invite-book-already")}</p> }
                    .into_any();
            }
            let value = format!("{}:{index}", one.id);
            checkbox(&format!("choice-{value}"), "choice", &value, false, email.as_str().to_owned(), None)
        })
        .collect();
    let none = one.contacts.is_empty().then(|| view! { <p class="by">{t.text("invite-book-no-contact")}</p> });
    view! {
        <li>
            <fieldset>
                <legend><bdi>{one.name.clone()}</bdi>" "<span class="by">{t.country(one.country)}</span></legend>
                {signed}
                {contacts}
                {none}
            </fieldset>
        </li>
    }
    .into_any()
}
