//! The address book: its list, and one organisation of it.

use super::parts::{Place, contacts_path, desk_path, head, key, may, press, ways};
use super::reveal::look_up;
use crate::{
    i18n::I18n,
    render::{Chrome, page},
    ui::{Button, Field, error_summary, link_button, title_with_errors},
};
use domain::{
    error::FieldErrors,
    forms::organisation::{OrganisationForm, OrganisationKind},
    masked::Masked,
    role::Permission,
    shapes::desk::{DeskOrganisation, DeskOrganisationPage, DeskOrganisations},
};
use leptos::prelude::*;

/// The address book's list.
pub fn desk_organisations(chrome: &Chrome, shown: &DeskOrganisations) -> String {
    let t = chrome.t();
    page(chrome, &head(t.text("organisations-title"), &shown.desk), || {
        let path = |rest: &str| chrome.href(&desk_path(&shown.desk, &format!("/organisations{rest}")));
        let add = may(&shown.desk, Permission::EditOrganisations).then(|| link_button(path("/new"), t.text("organisations-add"), "button"));
        let export = may(&shown.desk, Permission::ExportContacts)
            .then(|| view! { <a href=chrome.href(&contacts_path(&shown.desk, None))>{t.text("contacts-link")}</a> });
        let list = if !shown.organisations.is_empty() {
            let rows = shown.organisations.iter().map(|one| organisation(chrome, shown, one)).collect_view();
            view! { <ul class="desk-letters desk-part">{rows}</ul> }.into_any()
        } else if shown.query.is_empty() && shown.looked_up.is_none() {
            view! { <div class="empty"><h2>{t.text("organisations-none")}</h2><p>{t.text("organisations-none-text")}</p></div> }.into_any()
        } else {
            view! { <div class="empty"><p>{t.text("organisations-none-found")}</p><p><a href=path("")>{t.text("signatures-show-all")}</a></p></div> }.into_any()
        };
        view! {
            <div class="desk">
                {ways(chrome, &shown.desk, Place::AddressBook)}
                <h1>{t.text("organisations-title")}</h1>
                <p>{t.text("organisations-lead")}</p>
                <div class="desk-buttons">{add}{export}</div>
                <form method="get" role="search" class="desk-search" action=path("")>
                    <label for="q">{t.text("organisations-search")}</label>
                    <input type="search" id="q" name="q" value=shown.query.clone() dir="auto" autocomplete="off"/>
                    <button type="submit" class="button quiet">{t.text("signatures-search-button")}</button>
                </form>
                {may(&shown.desk, Permission::EditOrganisations).then(|| look_up(t, path("/find"), shown.looked_up))}
                {list}
            </div>
        }
    })
}

fn organisation(chrome: &Chrome, shown: &DeskOrganisations, one: &DeskOrganisation) -> AnyView {
    let t = chrome.t();
    let href = chrome.href(&desk_path(&shown.desk, &format!("/organisations/{}", one.id)));
    let domain = one.domain.clone().map(|domain| view! { " · "<bdi dir="ltr">{domain}</bdi> });
    let contacts = t.with("organisations-contacts", &[("count", one.contacts.into())]);
    let name = one.legal_name.clone();
    let name = if may(&shown.desk, Permission::EditOrganisations) {
        view! { <a href=href><bdi>{name}</bdi></a> }.into_any()
    } else {
        view! { <bdi>{name}</bdi> }.into_any()
    };
    view! {
        <li>
            <h2>{name}</h2>
            <p class="by">{t.country(one.country)}" · "{t.text(&key("kind", one.kind.code()))}{domain}" · "{contacts}</p>
        </li>
    }
    .into_any()
}

/// One organisation, or a new one.
pub fn desk_organisation(chrome: &Chrome, shown: &DeskOrganisationPage, form: &OrganisationForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let title = t.text(if shown.id.is_some() { "organisation-edit" } else { "organisation-new" });
    page(chrome, &head(title_with_errors(t, &title, errors), &shown.desk), || {
        let path = |rest: &str| chrome.href(&desk_path(&shown.desk, &format!("/organisations{rest}")));
        let here = shown.id.map_or_else(|| chrome.once(path("/new")), |id| path(&format!("/{id}")));
        let label = |field: &str| t.text(&format!("organisation-{}", field.replace('_', "-")));
        let labels =
            ["legal_name", "names", "country", "site", "domains", "kind", "part_of", "contacts"].map(|field| (field, label(field)));
        let field = |name: &str, value: &str| Field::new(t, name, label(name), value, errors).autocomplete("off");
        let hint = |name: &str| t.text(&format!("organisation-{name}-hint"));
        let kinds = OrganisationKind::ALL.map(|kind| (kind.code().to_owned(), t.text(&key("kind", kind.code()))));
        let kind = if form.kind.is_empty() { OrganisationKind::default().code() } else { &form.kind };
        let none = (String::new(), t.text("organisation-part-of-none"));
        let part_of = [none].into_iter().chain(shown.others.iter().map(|(id, name)| (id.to_string(), name.clone()))).collect();
        let delete = shown.id.filter(|_| may(&shown.desk, Permission::EditOrganisations)).map(|id| {
            view! {
                <details class="aside">
                    <summary>{t.text("organisation-delete")}</summary>
                    <p>{t.text("organisation-delete-text")}</p>
                    <form method="post" action=path(&format!("/{id}/delete"))>{Button::new(t.text("organisation-delete-button")).danger().view()}</form>
                </details>
            }
        });
        let merge = shown.id.filter(|_| !shown.others.is_empty()).map(|id| {
            let others = shown.others.iter().map(|(id, name)| view! { <option value=id.to_string()>{name.clone()}</option> });
            view! {
                <details class="aside" open=errors.of("into").is_some()>
                    <summary>{t.text("organisation-merge")}</summary>
                    <p>{t.text("organisation-merge-text")}</p>
                    <form method="post" action=path(&format!("/{id}/merge")) class="row-choice">
                        <select name="into" id="into" aria-label=t.text("organisation-into")>{others.collect_view()}</select>
                        {Button::new(t.text("organisation-merge-button")).danger().view()}
                    </form>
                </details>
            }
        });
        view! {
            <div class="desk narrow">
                {ways(chrome, &shown.desk, Place::AddressBook)}
                {error_summary(t, errors, &labels)}
                <h1>{title.clone()}</h1>
                <form method="post" action=here novalidate>
                    {field("legal_name", &form.legal_name).input("text")}
                    {field("names", &form.names).hint(hint("names")).optional().text_area(3)}
                    {field("country", &form.country).country()}
                    {field("site", &form.site).hint(hint("site")).optional().input("url")}
                    {field("domains", &form.domains).hint(hint("domains")).optional().dir("ltr").text_area(2)}
                    {field("kind", kind).select(kinds.into())}
                    {field("part_of", &form.part_of).hint(hint("part-of")).optional().select(part_of)}
                    {contacts_on_file(t, shown, form, errors)}
                    {field("contacts", &form.contacts).hint(hint("contacts")).optional().dir("ltr").text_area(3)}
                    <div class="desk-buttons">
                        {Button::new(t.text("organisation-save")).view()}
                        {link_button(path(""), t.text("desk-cancel"), "button quiet")}
                    </div>
                </form>
                {write(chrome, shown)}
                {reveal(chrome, shown)}
                {merge}
                {delete}
            </div>
        }
    })
}

/// The contacts on file, masked, each with what is to become of it.
fn contacts_on_file(t: I18n, shown: &DeskOrganisationPage, form: &OrganisationForm, errors: &FieldErrors) -> Option<AnyView> {
    let typed = |id: &str, list: &[String]| {
        let place = form.contact_id.iter().position(|own| own == id)?;
        list.get(place).cloned()
    };
    let row = |(id, contact): &(String, Masked)| {
        let wish = typed(id, &form.contact_do).unwrap_or_else(|| "keep".to_owned());
        let new = typed(id, &form.contact_new).unwrap_or_default();
        let options = ["keep", "replace", "remove"].map(|code| {
            view! { <option value=code selected=code == wish>{t.text(&format!("contact-{code}"))}</option> }
        });
        let fault = errors.of(&format!("contact-{id}")).map(|error| t.error(error));
        let wrong = fault.is_some();
        let (wish_id, new_id, fault_id) = (format!("wish-{id}"), format!("contact-{id}"), format!("contact-{id}-error"));
        view! {
            <div class="field contact-on-file" class:wrong=wrong>
                <input type="hidden" name="contact_id" value=id.clone()/>
                <label for=wish_id.clone()><bdi dir="ltr">{contact.as_str().to_owned()}</bdi></label>
                <select id=wish_id name="contact_do">{options.into_iter().collect_view()}</select>
                <label for=new_id.clone() class="visually-hidden">{t.text("contact-new")}</label>
                <p class="fault" id=fault_id.clone()>{fault}</p>
                <input
                    type="email"
                    id=new_id
                    name="contact_new"
                    value=new
                    dir="ltr"
                    autocomplete="off"
                    placeholder=t.text("contact-new")
                    aria-describedby=fault_id
                    aria-invalid=wrong.then_some("true")
                />
            </div>
        }
    };
    (!shown.contacts.is_empty()).then(|| {
        view! {
            <fieldset class="group">
                <legend>{t.text("contacts-on-file")}</legend>
                <p class="hint">{t.text("contacts-on-file-hint")}</p>
                {shown.contacts.iter().map(row).collect_view()}
            </fieldset>
        }
        .into_any()
    })
}

/// The way to write to one of them.
fn write(chrome: &Chrome, shown: &DeskOrganisationPage) -> Option<AnyView> {
    let id = shown.id.filter(|_| !shown.contacts.is_empty())?;
    let to = chrome.href(&desk_path(&shown.desk, &format!("/organisations/{id}/message")));
    Some(view! { <p>{link_button(to, chrome.t().text("message-write"), "button quiet")}</p> }.into_any())
}

/// The same, each to be shown whole for once.
fn reveal(chrome: &Chrome, shown: &DeskOrganisationPage) -> Option<AnyView> {
    let t = chrome.t();
    let id = shown.id.filter(|_| !shown.contacts.is_empty())?;
    let to = chrome.href(&desk_path(&shown.desk, &format!("/organisations/{id}/contact")));
    let row = |(id, contact): &(String, Masked)| {
        let button = Button::new(t.text("contact-show")).plain().named("contact", id.clone()).about(contact.as_str().to_owned());
        view! { <li><bdi dir="ltr">{contact.as_str().to_owned()}</bdi>" "{press(to.clone(), button)}</li> }
    };
    Some(
        view! {
            <details class="aside">
                <summary>{t.text("contact-show-one")}</summary>
                <p>{t.text("contact-noted")}</p>
                <ul class="plain-list">{shown.contacts.iter().map(row).collect_view()}</ul>
            </details>
        }
        .into_any(),
    )
}
