//! The letter as a document: letterhead, recipients, subject, text, closing, notes.

use super::markdown::{Numbers, markdown};
use crate::i18n::I18n;
use domain::{document::LetterDocument, locale::dir_of, shapes::letters::CoalitionBrief};
use leptos::prelude::*;

/// "We, the undersigned" in the languages that letters are most often written in; English for the others.
fn undersigned(language: &str) -> (&'static str, &'static str) {
    match language.split('-').next().unwrap_or_default() {
        "ar" => ("ar", "نحن الموقّعين أدناه"),
        "de" => ("de", "Die Unterzeichnenden"),
        "es" => ("es", "Los abajo firmantes"),
        "fa" => ("fa", "ما امضاکنندگان زیر"),
        "fr" => ("fr", "Les soussignés"),
        "it" => ("it", "I sottoscritti"),
        "ja" => ("ja", "署名者一同"),
        "ko" => ("ko", "아래에 서명한 우리"),
        "pt" => ("pt", "Os abaixo-assinados"),
        "ru" => ("ru", "Мы, нижеподписавшиеся"),
        "uk" => ("uk", "Ми, що підписалися нижче"),
        "zh" => ("zh", "以下签署者"),
        _ => ("en", "We, the undersigned"),
    }
}

/// The sheet. `level` is the rank of its subject's heading: 1 where the letter is the page, 2 where it is beside
/// something else; headings of the body rank below it.
/// `numbered` letters show the number of each paragraph, which is no part of the text.
pub fn letter_sheet(t: I18n, coalition: &CoalitionBrief, document: &LetterDocument, language: &str, level: u8, numbered: bool) -> AnyView {
    let LetterDocument { labels, place_and_date, recipients, copies, subject, salutation, body, closing } = document.clone();
    let recipients: Vec<_> = recipients
        .into_iter()
        .map(|block| {
            let lines: Vec<_> = block
                .lines
                .into_iter()
                .enumerate()
                .map(|(index, line)| match index {
                    0 => view! { <strong dir="auto">{line}</strong> }.into_any(),
                    _ => view! { <span dir="auto">{line}</span> }.into_any(),
                })
                .collect();
            view! { <address class="recipient">{lines}</address> }
        })
        .collect();
    let copies = (!copies.is_empty()).then(|| {
        let blocks: Vec<_> = copies
            .into_iter()
            .map(|block| {
                // Lines that end with a comma of their own need no second one.
                let lines: Vec<_> = block.lines.iter().map(|line| line.trim_end_matches([',', '،', '、', ' '])).collect();
                let text = lines.join(", ");
                view! { <li><bdi>{text}</bdi></li> }
            })
            .collect();
        view! { <div class="copies"><span class="label">{labels.copies}</span>" "<ul>{blocks}</ul></div> }
    });
    let re = view! { <span class="re">{labels.subject}</span>" "<span dir="auto">{subject}</span> };
    let heading = match level {
        0 | 1 => view! { <h1 class="subject">{re}</h1> }.into_any(),
        _ => view! { <h2 class="subject">{re}</h2> }.into_any(),
    };
    let text = markdown(t, &body, level.max(1) + 1, if numbered { Numbers::Shown } else { Numbers::Hidden });
    let notes = (!text.notes.is_empty()).then(|| view! { <div class="notes" inner_html=text.notes></div> });
    let (tag, we) = undersigned(language);
    let we = (!closing.to_lowercase().contains(&we.to_lowercase())).then(|| view! { <p class="we" lang=tag dir=dir_of(tag)>{we}</p> });
    let closing: Vec<_> = closing.lines().map(|line| view! { <span dir="auto">{line.to_owned()}</span> }).collect();
    view! {
        <article class="sheet letter" id="letter" lang=language.to_owned() dir=dir_of(language)>
            <div class="letterhead">
                <p class="coalition"><bdi>{coalition.name.clone()}</bdi></p>
                <p class="place"><bdi>{place_and_date}</bdi></p>
            </div>
            {recipients}
            {copies}
            {heading}
            <p class="salutation">{salutation}</p>
            <div class="body" class:numbered=numbered inner_html=text.body></div>
            <div class="closing"><p>{closing}</p>{we}</div>
            {notes}
        </article>
    }
    .into_any()
}
