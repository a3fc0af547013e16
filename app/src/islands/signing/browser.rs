//! The companion in the browser: listens to the form that is on the page already.

use crate::actions::{Suggestion, suggest};
use domain::{
    error::FieldErrors,
    forms::{privacy::ConsentForm, signing::SigningForm},
    signature::SignatoryKind,
};
use leptos::prelude::set_timeout;
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, closure::Closure},
};
use std::{cell::RefCell, rc::Rc};
use web_sys::{Element, Event, FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, Storage, UrlSearchParams};

const FIELDS: [&str; 7] = ["name", "country", "site", "representative", "office", "affiliation", "email"];

/// The form while it is filled in.
struct Companion {
    form: HtmlFormElement,
    kind: SignatoryKind,
    coalition: String,
    store: String,
    faults: Vec<(String, String)>,
    suggestion: RwSignal<Option<Suggestion>>,
    kept: RwSignal<bool>,
    /// Fields that somebody typed into.
    typed: RefCell<Vec<String>>,
    /// Fields whose faults show.
    shown: RefCell<Vec<String>>,
    /// The domain last asked about.
    asked: RefCell<String>,
}

/// Listens to the form.
pub(super) fn attach(
    coalition: String,
    organisation: bool,
    store: String,
    faults: Vec<(String, String)>,
    suggestion: RwSignal<Option<Suggestion>>,
    kept: RwSignal<bool>,
) {
    let Some(form) = document().get_element_by_id("signing-form").and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else {
        return;
    };
    let kind = if organisation { SignatoryKind::Organisation } else { SignatoryKind::Person };
    // What the server found fault with is looked at again with every key.
    let shown: Vec<String> = FIELDS
        .into_iter()
        .filter(|field| document().get_element_by_id(field).is_some_and(|control| control.has_attribute("aria-invalid")))
        .map(str::to_owned)
        .collect();
    let companion = Rc::new(Companion {
        form: form.clone(),
        kind,
        coalition,
        store,
        faults,
        suggestion,
        kept,
        typed: RefCell::new(shown.clone()),
        shown: RefCell::new(shown),
        asked: RefCell::new(String::new()),
    });
    companion.restore();
    listen(&form, "input", {
        let companion = companion.clone();
        move |field| companion.typed_into(field)
    });
    // A moment later: a sentence that appears at once moves the button from under a click that has begun.
    listen(&form, "focusout", move |field| {
        let (companion, field) = (companion.clone(), field.to_owned());
        set_timeout(move || companion.left(&field), std::time::Duration::from_millis(300));
    });
}

/// Calls with the name of the field that an event comes from, for as long as the page stands.
fn listen(form: &HtmlFormElement, event: &str, act: impl Fn(&str) + 'static) {
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(name) = target.and_then(|target| target.get_attribute("name")) {
            act(&name);
        }
    });
    let _ = form.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    heard.forget();
}

impl Companion {
    fn typed_into(&self, field: &str) {
        if !self.typed.borrow().iter().any(|one| one == field) {
            self.typed.borrow_mut().push(field.to_owned());
        }
        if self.kept.get_untracked() {
            self.kept.set(keep(&self.store));
        }
        self.explain();
    }

    fn left(&self, field: &str) {
        let typed = self.typed.borrow().iter().any(|one| one == field);
        if typed && !self.shown.borrow().iter().any(|one| one == field) {
            self.shown.borrow_mut().push(field.to_owned());
        }
        self.explain();
        if field == "email" && self.kind == SignatoryKind::Organisation {
            self.ask();
        }
    }

    fn values(&self) -> SigningForm {
        let value = |name: &str| FormData::new_with_form(&self.form).ok().and_then(|data| data.get(name).as_string()).unwrap_or_default();
        SigningForm {
            name: value("name"),
            country: value("country"),
            site: value("site"),
            representative: value("representative"),
            office: value("office"),
            list_representative: value("list_representative"),
            affiliation: value("affiliation"),
            email: value("email"),
            website_confirm: String::new(),
            by_hand: String::new(),
            // Which text was shown is the page's to say, and is not kept.
            manifest: String::new(),
            // Consent is given each time.
            agreed: ConsentForm::default(),
        }
    }

    /// Says beside each field that was left what is wrong with it.
    fn explain(&self) {
        let errors = self.values().parse(self.kind).err().unwrap_or_default();
        for field in self.shown.borrow().iter() {
            let text = self.sentence(&errors, field);
            if let Some(place) = document().get_element_by_id(&format!("{field}-error")) {
                place.set_text_content(text.as_deref());
                if let Some(around) = place.parent_element() {
                    let _ = around.class_list().toggle_with_force("wrong", text.is_some());
                }
            }
            if let Some(control) = document().get_element_by_id(field) {
                let _ = match text {
                    Some(_) => control.set_attribute("aria-invalid", "true"),
                    None => control.remove_attribute("aria-invalid"),
                };
            }
        }
    }

    fn sentence(&self, errors: &FieldErrors, field: &str) -> Option<String> {
        let error = errors.of(field)?;
        let (_, text) = self.faults.iter().find(|(code, _)| *code == error.code)?;
        Some(error.args.iter().fold(text.clone(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value)))
    }

    /// Asks whose domain the address is at; nothing else of it leaves the browser before it is sent.
    fn ask(&self) {
        let form = self.values();
        let Some((_, domain)) = form.email.trim().rsplit_once('@') else { return };
        let unknown = form.parse(self.kind).err().is_some_and(|errors| errors.of("email").is_some());
        if unknown || *self.asked.borrow() == domain {
            return;
        }
        *self.asked.borrow_mut() = domain.to_owned();
        let (coalition, domain, suggestion) = (self.coalition.clone(), domain.to_owned(), self.suggestion);
        spawn_local(async move {
            let found = suggest(coalition, domain).await.ok().flatten();
            suggestion.set(found.filter(|found| found.name != form.name.trim()));
        });
    }

    /// Fills in what was kept, unless the server filled the form.
    fn restore(&self) {
        let Some(text) = storage().and_then(|storage| storage.get_item(&self.store).ok().flatten()) else { return };
        self.kept.set(true);
        if self.values() != SigningForm::default() {
            return;
        }
        let Ok(fields) = UrlSearchParams::new_with_str(&text) else { return };
        for field in FIELDS {
            if let Some(value) = fields.get(field) {
                set(field, &value);
            }
        }
        let tick = document().get_element_by_id("list_representative").and_then(|tick| tick.dyn_into::<HtmlInputElement>().ok());
        if let Some(tick) = tick {
            tick.set_checked(fields.has("list_representative"));
        }
    }
}

/// Keeps what is in the form; answers whether the browser could.
pub(super) fn keep(store: &str) -> bool {
    let form = document().get_element_by_id("signing-form").and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let Some(data) = form.and_then(|form| FormData::new_with_form(&form).ok()) else { return false };
    for field in ["website_confirm", "consent", "of_age", "notice"] {
        data.delete(field);
    }
    let text = UrlSearchParams::new_with_str_sequence_sequence(&data).map(|fields| String::from(fields.to_string()));
    matches!((storage(), text), (Some(storage), Ok(text)) if storage.set_item(store, &text).is_ok())
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn set(field: &str, value: &str) {
    let Some(control) = document().get_element_by_id(field) else { return };
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.set_value(value);
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.set_value(value);
    }
}

/// Fills the organisation in, and tells the form that it was typed into.
pub(super) fn fill(found: &Suggestion) {
    for (field, value) in [("name", &found.name), ("country", &found.country), ("site", &found.site)] {
        if value.is_empty() {
            continue;
        }
        set(field, value);
        if let (Some(control), Ok(event)) = (document().get_element_by_id(field), bubbling("input")) {
            let _ = control.dispatch_event(&event);
        }
    }
}

fn bubbling(name: &str) -> Result<Event, leptos::wasm_bindgen::JsValue> {
    let options = web_sys::EventInit::new();
    options.set_bubbles(true);
    Event::new_with_event_init_dict(name, &options)
}

/// Forgets what is kept under a key.
pub(super) fn forget(store: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(store);
    }
}
