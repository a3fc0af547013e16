//! What became of a letter: a line of days, each with what happened on it, in words.

use crate::i18n::I18n;
use domain::{
    afterwards::Way,
    locale::dir_of,
    shapes::afterwards::{AnswerShown, DayTold, DeliveryShown, KeptFile, Told},
};
use leptos::prelude::*;

use super::{count_sentence, list_change};

/// The days, oldest first; `file` gives the address of a file, `more` what else is beside something that happened.
pub fn story(t: I18n, told: &[DayTold], file: &dyn Fn(&KeptFile) -> String, more: &dyn Fn(&Told) -> Option<AnyView>) -> AnyView {
    let days: Vec<_> = told
        .iter()
        .map(|day| {
            let class = if matches!(day.what, Told::Delivered(_) | Told::Answered(_)) { "told large" } else { "told" };
            view! {
                <li class=class>
                    <p class="day"><time datetime=day.day.clone()>{t.local_day(&day.day)}</time></p>
                    <div class="what">{what(t, &day.what, file)}{more(&day.what)}</div>
                </li>
            }
        })
        .collect();
    view! { <ol class="story">{days}</ol> }.into_any()
}

fn what(t: I18n, what: &Told, file: &dyn Fn(&KeptFile) -> String) -> AnyView {
    let line = |words: String| view! { <p>{words}</p> }.into_any();
    match what {
        Told::Opened => line(t.text("told-opened")),
        Told::Published => line(t.text("told-published")),
        Told::Version(number) => line(t.with("told-version", &[("number", (*number).into())])),
        Told::Closed => line(t.text("told-closed")),
        Told::Delivered(one) => delivery(t, one, file),
        Told::DeliveryCorrected(fields) => line(corrected(t, "told-delivery-corrected", fields)),
        Told::Answered(one) => answer(t, one, file),
        Told::AnswerCorrected(fields) => line(corrected(t, "told-answer-corrected", fields)),
        Told::Changed(change) => list_change(t, change),
        Told::Unanswered => line(t.text("told-unanswered")),
        Told::TakenBack(what) => {
            let what = t.text(&format!("happening-{}", what.code()));
            line(t.with("told-taken-back", &[("what", what.into())]))
        }
        Told::Archived(words) => view! { <p><strong>{t.text("told-archived")}</strong></p>{lines(words)} }.into_any(),
    }
}

/// "What was noted of the delivery was corrected: the day, the note."
fn corrected(t: I18n, key: &str, fields: &[String]) -> String {
    let fields: Vec<_> = fields.iter().map(|field| t.text(&format!("noted-{field}"))).collect();
    t.with(key, &[("fields", fields.join(&t.text("list-comma")).into())])
}

/// A delivery's facts, with the receipt.
fn delivery(t: I18n, one: &DeliveryShown, file: &dyn Fn(&KeptFile) -> String) -> AnyView {
    let recipients: Vec<_> = one.recipients.iter().map(|name| view! { <li><bdi>{name.clone()}</bdi></li> }).collect();
    let list = &one.list;
    let version = t.with("delivery-version", &[("version", list.version.into())]);
    let noted = t.with("delivery-list-then", &[("moment", t.moment(list.at).into())]);
    let log = (list.log_size > 0).then(|| {
        let size = t.with("delivery-log", &[("count", list.log_size.into())]);
        let ended = list.log_ended.as_ref().map(|origin| {
            let origin = view! { <code dir="ltr">{origin.clone()}</code> };
            view! { <span class="by">{t.text("delivery-log-ended")}" "{origin}</span> }
        });
        view! { <div><dt>{t.text("delivery-log-then")}</dt><dd>{size}" "<code class="hash" dir="ltr">{list.log_root.clone()}</code>{ended}</dd></div> }
    });
    let note = (!one.note.is_empty()).then(|| view! { <div><dt>{t.text("delivery-note")}</dt><dd>{lines(&one.note)}</dd></div> });
    view! {
        <p><strong>{t.text("told-delivered")}</strong></p>
        <dl class="noted">
            <div><dt>{t.text("delivery-by")}</dt><dd><bdi>{one.by_whom.clone()}</bdi></dd></div>
            <div><dt>{t.text("delivery-to")}</dt><dd><ul>{recipients}</ul></dd></div>
            <div><dt>{t.text("delivery-how")}</dt><dd>{way(t, one)}</dd></div>
            <div><dt>{t.text("delivery-with")}</dt><dd>{count_sentence(t, &list.counts())}<span class="by">{version}" "{noted}</span></dd></div>
            {log}
            {note}
        </dl>
        {one.file.as_ref().map(|kept| kept_file(t, kept, "delivery-receipt", file(kept)))}
    }
    .into_any()
}

/// How it was handed over; another way in the organisers' own word.
fn way(t: I18n, one: &DeliveryShown) -> AnyView {
    match (&one.way_words, one.way) {
        (Some(words), Way::Other) => view! { <bdi>{words.clone()}</bdi> }.into_any(),
        (_, way) => t.text(&format!("way-{}", way.code())).into_any(),
    }
}

/// An answer: who, what in short, its text, its scan.
fn answer(t: I18n, one: &AnswerShown, file: &dyn Fn(&KeptFile) -> String) -> AnyView {
    let text = (!one.words.is_empty()).then(|| {
        let (lang, dir) = match one.language.as_str() {
            "" => (None, "auto"),
            tag => (Some(tag.to_owned()), dir_of(tag)),
        };
        view! {
            <details>
                <summary>{t.text("answer-text")}</summary>
                <blockquote lang=lang dir=dir>{lines(&one.words)}</blockquote>
            </details>
        }
    });
    view! {
        <p><strong>{t.text("told-answered")}</strong></p>
        <dl class="noted">
            <div><dt>{t.text("answer-by")}</dt><dd><bdi>{one.by_whom.clone()}</bdi></dd></div>
            <div><dt>{t.text("answer-summary")}</dt><dd>{lines(&one.summary)}</dd></div>
        </dl>
        {text}
        {one.file.as_ref().map(|kept| kept_file(t, kept, "answer-scan", file(kept)))}
    }
    .into_any()
}

/// A picture with its words and its hash; a document to be saved.
pub fn kept_file(t: I18n, kept: &KeptFile, name: &str, href: String) -> AnyView {
    let hash = view! { <span class="by">"SHA-256 "<code class="hash" dir="ltr">{kept.sha256.clone()}</code></span> };
    let mine = (!kept.public).then(|| view! { <span class="by">{t.text("file-organisers-only")}</span> });
    if !kept.kind.is_picture() {
        let size = t.with("file-kilobytes", &[("count", kept.bytes.div_ceil(1024).into())]);
        return view! { <p class="kept"><a href=href download>{t.text(name)}" (PDF, "{size}")"</a>" "<bdi>{kept.alt.clone()}</bdi>{mine}{hash}</p> }
            .into_any();
    }
    let src = href.clone();
    view! {
        <figure class="kept">
            <a href=href><img src=src alt=kept.alt.clone() loading="lazy"/></a>
            <figcaption>{t.text(name)}{mine}{hash}</figcaption>
        </figure>
    }
    .into_any()
}

/// Several lines as paragraphs, each in its own direction.
fn lines(text: &str) -> AnyView {
    let lines = text.split("\n\n").filter(|part| !part.trim().is_empty());
    lines.map(|part| view! { <p class="lines" dir="auto">{part.trim().to_owned()}</p> }).collect_view().into_any()
}
