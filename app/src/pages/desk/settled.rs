//! What opening has settled of a letter, as text in place of the editor's fields.

use super::parts::key;
use crate::i18n::I18n;
use domain::{forms::letter::LetterForm, letter::WhoMaySign, locale::Locale, shapes::desk::EditorContext, time::Deadline};
use leptos::prelude::*;

/// Address, language, who may sign, until when, who convenes, who sees it.
pub(super) fn settled(t: I18n, context: &EditorContext, stored: &LetterForm) -> AnyView {
    let language = Locale::from_tag(&stored.language).map_or_else(|| stored.language.clone(), |known| known.endonym().to_owned());
    let deadline = Deadline::stored(&stored.deadline_local, &stored.deadline_zone);
    let deadline = deadline.map_or_else(|| t.text("desk-no-deadline"), |deadline| t.deadline(&deadline));
    let conveners = context.organisations.iter().filter(|(id, _)| stored.conveners.contains(&id.to_string()));
    let conveners: Vec<_> = conveners.map(|(_, name)| view! { <li><bdi>{name.clone()}</bdi></li> }).collect();
    let conveners = if conveners.is_empty() {
        view! { <p>{t.text("letter-no-conveners")}</p> }.into_any()
    } else {
        view! { <ul>{conveners}</ul> }.into_any()
    };
    let who = WhoMaySign::from_code(&stored.who_may_sign).unwrap_or_default();
    view! {
        <section class="desk-part" aria-labelledby="settled">
            <h2 id="settled">{t.text("editor-settled")}</h2>
            <p class="hint">{t.text("editor-settled-hint")}</p>
            <dl class="facts">
                <div><dt>{t.text("editor-slug")}</dt><dd><bdi dir="ltr">{stored.slug.clone()}</bdi></dd></div>
                <div><dt>{t.text("letter-language")}</dt><dd><bdi lang=stored.language.clone()>{language}</bdi></dd></div>
                <div><dt>{t.text("letter-who")}</dt><dd>{t.text(&key("who", who.code()))}</dd></div>
                <div><dt>{t.text("letter-deadline")}</dt><dd>{deadline}</dd></div>
                <div><dt>{t.text("letter-conveners")}</dt><dd>{conveners}</dd></div>
                <div><dt>{t.text("letter-visibility")}</dt><dd>{t.text(&key("visibility", &stored.visibility))}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}
