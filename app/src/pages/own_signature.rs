//! What a signatory's own mailbox sees: confirm, receipt, correct, withdraw.

use super::{
    card_path,
    own_waiting::{correction, offers, questioned, waits, will_wait},
    sign_form::{signing_fields, signing_labels},
    signing::entry_as_listed,
    texts::text_links,
};
use crate::{
    i18n::I18n,
    render::{Chrome, Head, page},
    ui::{
        Button, checkbox, consent_boxes, consent_by_confirming, error_summary, given_consent, language_changes, letter_sheet, link_button,
        seal_mark, signature_state, title_with_errors,
    },
};
use domain::{
    error::FieldErrors,
    forms::signing::SigningForm,
    locale::dir_of,
    shapes::signing::{LinkPurpose, OwnSignature},
    signature::{Category, SignatureState},
};
use leptos::prelude::*;

pub(super) fn path(own: &OwnSignature) -> String {
    format!("/signatures/{}", own.id)
}

pub(super) fn head(own: &OwnSignature, title: &str) -> Head {
    Head { title: title.to_owned(), coalition: Some(own.letter.coalition.clone()), exit: own.letter.sensitive, ..Head::default() }
}

/// The letter that was signed, as a line that leads to it: to its page, or, while it has none, to the signatory's own.
pub(super) fn about(chrome: &Chrome, own: &OwnSignature) -> AnyView {
    let letter = &own.letter;
    let subject = view! { <bdi lang=letter.language.clone() dir=dir_of(&letter.language)>{letter.subject.clone()}</bdi> };
    let to = match letter.is_public() {
        true => Some(card_path(letter)),
        false => own.state.is_live().then(|| format!("{}/text", path(own))),
    };
    let subject = match to {
        Some(to) => view! { <a href=chrome.href(&to)>{subject}</a> }.into_any(),
        None => subject.into_any(),
    };
    view! {
        <p class="about">
            {subject}
            <span class="from"><bdi>{letter.coalition.name.clone()}</bdi></span>
        </p>
        {letter.is_public().then(|| text_links(chrome, &card_path(letter), &letter.texts))}
    }
    .into_any()
}

/// The page behind a link from a mail; `errors` say why a click did nothing.
pub fn own_signature(chrome: &Chrome, own: &OwnSignature, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let confirm = own.state == SignatureState::Pending && own.may_confirm && own.purpose == LinkPurpose::Confirm;
    let stem = match own.state {
        SignatureState::Pending if own.too_late => "own-too-late",
        SignatureState::Pending if confirm && own.on_behalf => "own-confirm-behalf",
        SignatureState::Pending if confirm => "own-confirm",
        SignatureState::Pending => "own-pending",
        SignatureState::Held => "own-held",
        SignatureState::Confirmed => "own-receipt",
        SignatureState::Withdrawn => "own-withdrawn",
        SignatureState::Removed => "own-removed",
    };
    let title = t.text(&format!("{stem}-title"));
    page(chrome, &head(own, &title_with_errors(t, &title, errors)), || {
        let mark = own.state.is_live().then(seal_mark);
        let rest = if confirm { confirming(chrome, own, errors) } else { receipt(chrome, own) };
        view! {
            <div class=if own.unpublished.is_some() { "single" } else { "single narrow" }>
                <section class="sheet own">
                    {mark}
                    <h1>{title}</h1>
                    {error_summary(t, errors, &[])}
                    <p class="lead">{t.text(&format!("{stem}-text{}", of_the_list(own)))}</p>
                    {keep_the_mail(t, own)}
                    {own.late.then(|| view! { <p>{t.text("late-own")}</p> })}
                    {about(chrome, own)}
                    {rest}
                </section>
                {unpublished(t, own)}
            </div>
        }
    })
}

/// Which words are true of a confirmed signature: not every one is listed in public, and counted.
fn of_the_list(own: &OwnSignature) -> &'static str {
    match own.state {
        SignatureState::Confirmed if !own.letter.is_public() => "-unpublished",
        SignatureState::Confirmed if own.outstanding => "-outstanding",
        SignatureState::Confirmed if own.late => "-late",
        _ => "",
    }
}

/// For how long the mail leads back here; of a sensitive letter it is better not kept.
fn keep_the_mail(t: I18n, own: &OwnSignature) -> Option<AnyView> {
    let key = if own.letter.sensitive { "own-mail-sensitive" } else { "own-mail-keep" };
    own.state.is_live().then(|| view! { <p>{t.text(key)}</p> }.into_any())
}

/// The text that is to be confirmed, where its reader finds it nowhere else.
fn unpublished(t: I18n, own: &OwnSignature) -> Option<AnyView> {
    let text = own.unpublished.as_ref()?;
    Some(
        view! {
            <section aria-label=t.text("sign-the-letter")>
                <p class="waiting">{t.text("own-unpublished")}</p>
                {letter_sheet(t, &own.letter.coalition, &text.document, &text.language, 2, text.numbered)}
            </section>
        }
        .into_any(),
    )
}

fn confirming(chrome: &Chrome, own: &OwnSignature, errors: &FieldErrors) -> AnyView {
    let t = chrome.t();
    let path = path(own);
    let correct = own.may_correct.then(|| link_button(chrome.href(&format!("{path}/correct")), t.text("own-correct"), "button quiet"));
    let changed = (!own.changed_since.is_empty()).then(|| {
        view! {
            <section class="waiting" aria-labelledby="changed-since">
                <h2 id="changed-since">{t.text("own-changed-since-title")}</h2>
                <p>{t.text(if own.outstanding { "own-changed-since" } else { "own-changed-since-wording" })}</p>
                {language_changes(t, &own.changed_since, 3)}
            </section>
        }
    });
    let press = match own.offers.is_empty() {
        true => Button::new(t.text("own-confirm-button")).view(),
        false => Button::new(t.text("offer-keep")).quiet().view(),
    };
    view! {
        {changed}
        <h2>{t.text("own-will-be-listed")}</h2>
        {entry_as_listed(t, &own.entry)}
        {will_wait(t, own)}
        <p class="small">{t.text("sign-copies-cannot-be-recalled")}</p>
        <form method="post" action=chrome.href(&format!("{path}/confirm"))>
            <input type="hidden" name="revision" value=own.revision.to_string()/>
            <input type="hidden" name="manifest" value=own.newest_manifest_sha256.clone()/>
            {own.asked.as_ref().map(|asked| match own.ticked {
                true => consent_by_confirming(chrome, own.entry.kind(), asked),
                false => consent_boxes(chrome, own.entry.kind(), asked, &own.agreed, errors),
            })}
            {offers(t, own)}
            <div class="buttons">{press}{correct}</div>
        </form>
        <form class="deny" method="post" action=chrome.href(&format!("{path}/deny"))>
            <h2>{t.text("own-deny-title")}</h2>
            <p>{t.text("own-deny-text")}</p>
            {Button::new(t.text("own-deny-button")).danger().view()}
        </form>
        {entered_again(t, own)}
        {others(t, own)}
        {emails(t, own)}
    }
    .into_any()
}

/// Says that the same name was entered once more, and that this page shows what was entered before.
fn entered_again(t: I18n, own: &OwnSignature) -> Option<AnyView> {
    let at = own.entered_again_at?;
    Some(view! { <p>{t.with("own-entered-again", &[("day", t.day(at).into())])}</p> }.into_any())
}

/// The way to everything else that waits for the mailbox, and to stopping emails.
fn emails(t: I18n, own: &OwnSignature) -> Option<AnyView> {
    let (href, count) = own.emails.as_ref()?;
    // Those of this letter are named by themselves.
    let more = count.saturating_sub(own.others.len() as u64);
    let words = match own.state {
        SignatureState::Pending if more > 0 => t.with("own-others-wait", &[("count", more.into())]),
        SignatureState::Pending => t.text("own-emails"),
        _ => t.text("own-emails-asked"),
    };
    Some(view! { <p class="small"><a href=href.clone()>{words}</a></p> }.into_any())
}

/// The other names that wait in the mailbox, each with its own page, and that one more found no place.
fn others(t: I18n, own: &OwnSignature) -> Option<AnyView> {
    if own.others.is_empty() && own.turned_away_at.is_none() {
        return None;
    }
    let turned_away = own.turned_away_at.map(|at| view! { <p>{t.with("own-turned-away", &[("day", t.day(at).into())])}</p> });
    let names = own.others.iter().map(|other| {
        view! { <li><a href=other.path.clone()>{t.with("own-others-link", &[("name", other.name.as_str().into())])}</a></li> }
    });
    Some(
        view! {
            <section aria-labelledby="others">
                <h2 id="others">{t.text("own-others-title")}</h2>
                <p>{t.text("own-others-text")}</p>
                <ul>{names.collect_view()}</ul>
                {turned_away}
            </section>
        }
        .into_any(),
    )
}

/// Entry, days, hash, state and what may be done.
fn receipt(chrome: &Chrome, own: &OwnSignature) -> AnyView {
    let t = chrome.t();
    let path = path(own);
    let category = (own.category != Category::Individual).then(|| {
        let name = t.text(&format!("category-{}", own.category.code().replace('_', "-")));
        view! { <div><dt>{t.text("own-category")}</dt><dd>{name}</dd></div> }
    });
    let confirmed = own.confirmed_at.map(|at| view! { <div><dt>{t.text("own-confirmed-on")}</dt><dd>{t.day(at)}</dd></div> });
    let correct = (own.may_correct && !matches!(own.purpose, LinkPurpose::View | LinkPurpose::Notice))
        .then(|| link_button(chrome.href(&format!("{path}/correct")), t.text("own-correct"), "button quiet"));
    let withdraw = (own.may_withdraw && own.purpose == LinkPurpose::Manage)
        .then(|| link_button(chrome.href(&format!("{path}/withdraw")), t.text("own-withdraw"), "button quiet"));
    let link = (own.state.is_live() && own.purpose != LinkPurpose::Manage).then(|| fresh_link(chrome, own));
    let asked = match (own.state.is_live() && own.outstanding, own.notice) {
        (true, _) if own.declined => Some("own-text-declined"),
        (true, _) => Some("own-text-changed"),
        (false, true) => Some("own-text-soon"),
        (false, false) => None,
    };
    let asked = asked.map(|key| {
        let see = view! { <a href=chrome.href(&format!("{path}/text"))>{t.text("own-text-see")}</a> };
        view! { <p class="waiting">{t.text(key)}" "{see}</p> }
    });
    view! {
        {asked}
        {waits(chrome, own)}
        {questioned(chrome, own)}
        {entry_as_listed(t, &own.entry)}
        {correction(t, own)}
        <dl class="answers">
            <div><dt>{t.text("own-state")}</dt><dd>{signature_state(t, own.state)}</dd></div>
            {category}
            <div><dt>{t.text("own-posted-on")}</dt><dd>{t.day(own.posted_at)}</dd></div>
            {confirmed}
            <div><dt>{t.text("consent-title")}</dt><dd>{given_consent(chrome, &own.letter.coalition.slug, own.consent)}</dd></div>
        </dl>
        <details class="fold">
            <summary>{t.text("facts-technical")}</summary>
            <dl class="answers"><div><dt>{t.text("own-manifest")}</dt><dd>{hash(t, &own.manifest_sha256)}</dd></div></dl>
        </details>
        {recorded(chrome, own, &path)}
        <div class="buttons">{correct}{withdraw}</div>
        {link}
        {what_is_left(chrome, own)}
        {emails(t, own)}
    }
    .into_any()
}

/// The way to delete what is left of a signature that stands no more: at once, or by a link to the mailbox.
fn what_is_left(chrome: &Chrome, own: &OwnSignature) -> Option<AnyView> {
    let t = chrome.t();
    if !matches!(own.state, SignatureState::Withdrawn | SignatureState::Removed) {
        return None;
    }
    let way = if own.may_erase {
        view! {
            <form method="post" action=chrome.href(&format!("{}/withdraw", path(own)))>
                <input type="hidden" name="erase" value="yes"/>
                {Button::new(t.text("own-erase-button")).danger().view()}
            </form>
        }
        .into_any()
    } else {
        view! {
            <p>{t.text("own-erase-link-text")}</p>
            {link_button(chrome.href("/data"), t.text("own-erase-link"), "button quiet")}
        }
        .into_any()
    };
    Some(
        view! {
            <section class="deny" aria-labelledby="erase-title">
                <h2 id="erase-title">{t.text("own-erase-title")}</h2>
                <p>{t.text("own-erase-text")}</p>
                {way}
            </section>
        }
        .into_any(),
    )
}

/// The way to correct or withdraw, and what became of the link that was asked for last.
fn fresh_link(chrome: &Chrome, own: &OwnSignature) -> AnyView {
    let t = chrome.t();
    if own.address_ended {
        // The pages of a letter that is not public are there for nobody.
        let lost = format!("{}/sign/lost", card_path(&own.letter));
        let href = chrome.href(if own.letter.is_public() { &lost } else { "/data" });
        return view! {
            <section class="deny">
                <h2>{t.text("own-link-title")}</h2>
                <p>{t.text("own-link-address")}</p>
                {link_button(href, t.text("own-link-enter"), "button quiet")}
            </section>
        }
        .into_any();
    }
    let last = own.link_mail.map(|mail| {
        let key = if mail.failed { "own-link-failed" } else { "own-link-sent" };
        view! { <p role="status">{t.with(key, &[("minutes", mail.minutes_ago.into())])}</p> }
    });
    let wait = own.link_mail.map_or(0, |mail| mail.next_in_minutes);
    let next = match wait {
        0 => Button::new(t.text(if last.is_some() { "own-link-again" } else { "own-link-button" })).quiet().view(),
        minutes => view! { <p class="hint">{t.with("own-link-next", &[("minutes", minutes.into())])}</p> }.into_any(),
    };
    view! {
        <form class="deny" method="post" action=chrome.href(&format!("{}/link", path(own)))>
            <h2>{t.text("own-link-title")}</h2>
            <p>{t.text("own-link-text")}</p>
            {last}
            {next}
        </form>
    }
    .into_any()
}

/// Where the entry is in the letter's log, and what its signatory may keep to check that without us.
fn recorded(chrome: &Chrome, own: &OwnSignature, path: &str) -> AnyView {
    let t = chrome.t();
    let Some(index) = own.recorded else {
        let waits = own.state == SignatureState::Confirmed;
        return waits.then(|| view! { <p class="hint">{t.text("own-recorded-soon")}</p> }).into_any();
    };
    let file = |name: &str| chrome.href(&format!("{path}/{name}"));
    let keeps = (own.state == SignatureState::Confirmed).then(|| {
        view! {
            <li><a href=file("record.txt") download="">{t.text("own-record")}</a><span class="hint">{t.text("own-record-why")}</span></li>
            <li><a href=file("statement.txt") download="">{t.text("own-statement")}</a><span class="hint">{t.text("own-statement-why")}</span></li>
        }
    });
    let key = if own.key_signed {
        Some(view! { <p>{t.text("own-key-signed")}</p> }.into_any())
    } else {
        own.may_sign_with_key.then(|| view! { <p><a href=file("key")>{t.text("own-key-offer")}</a></p> }.into_any())
    };
    let log = format!("{}/log/{}", chrome.base_url, own.log);
    let check = match own.letter.is_public() {
        true => view! {
            <p>{t.text("own-check")}</p>
            <pre dir="ltr" tabindex="0"><code>{format!("undersigned verify {log} --receipt signature-{index}.tlog-proof")}</code></pre>
        }
        .into_any(),
        false => view! { <p>{t.text("own-check-later")}</p> }.into_any(),
    };
    let files = view! {
        <p>{t.text("own-recorded-why")}</p>
        <p><strong>{t.text("own-files-prove")}</strong></p>
        <ul>
            <li><a href=file("signature.tlog-proof") download="">{t.text("own-proof")}</a><span class="hint">{t.text("own-proof-why")}</span></li>
            {keeps}
        </ul>
        {key}
        {check}
    };
    // Where a file could betray its owner, none is offered unasked.
    let files = match own.letter.sensitive {
        true => view! { <details><summary>{t.text("own-files-asked")}</summary>{files}</details> }.into_any(),
        false => files.into_any(),
    };
    view! {
        <section class="recorded" aria-labelledby="recorded-title">
            <h2 id="recorded-title">{t.with("own-recorded", &[("index", index.into())])}</h2>
            {files}
        </section>
    }
    .into_any()
}

/// A whole hash in groups of four, which may break between them.
fn hash(t: I18n, hash: &str) -> AnyView {
    let groups: Vec<_> = hash.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    view! { <code class="hash" dir="ltr">{groups.join(" ")}</code><span class="hint">{t.text("own-manifest-hint")}</span> }.into_any()
}

/// The form that corrects an entry.
pub fn correct(chrome: &Chrome, own: &OwnSignature, form: &SigningForm, errors: &FieldErrors) -> String {
    let t = chrome.t();
    let kind = own.entry.kind();
    let title = t.text("correct-title");
    let category = (own.category != Category::Individual).then(|| {
        let name = t.text(&format!("category-{}", own.category.code().replace('_', "-")));
        view! { <p class="waiting">{t.with("own-category-falls", &[("category", name.into())])}</p> }
    });
    page(chrome, &head(own, &title_with_errors(t, &title, errors)), || {
        view! {
            <div class="single narrow">
                <section class="sheet own">
                    <h1>{title}</h1>
                    {about(chrome, own)}
                    {error_summary(t, errors, &signing_labels(t, kind))}
                    <form method="post" action=chrome.href(&format!("{}/correct", path(own))) novalidate=true>
                        {signing_fields(t, kind, form, errors, false)}
                        {category}
                        {own.key_signed.then(|| view! { <p class="waiting">{t.text("correct-drops-key")}</p> })}
                        <p class="small">{t.text("correct-note")}</p>
                        <div class="buttons">
                            {Button::new(t.text("correct-button")).view()}
                            {link_button(chrome.href(&path(own)), t.text("cancel"), "button quiet")}
                        </div>
                    </form>
                </section>
            </div>
        }
    })
}

/// "Are you sure?" before a signature is withdrawn.
pub fn withdraw(chrome: &Chrome, own: &OwnSignature) -> String {
    let t = chrome.t();
    let title = t.text("withdraw-title");
    // A link that answers a change of the text withdraws, and deletes nothing.
    let erase = (own.purpose == LinkPurpose::Manage)
        .then(|| checkbox("erase", "erase", "yes", false, t.text("withdraw-erase"), Some(t.text("withdraw-erase-hint"))));
    let not_me = own
        .by_invitation
        .then(|| checkbox("not_me", "not_me", "yes", false, t.text("withdraw-not-me"), Some(t.text("withdraw-not-me-hint"))));
    page(chrome, &head(own, &title), || {
        view! {
            <div class="single narrow">
                <section class="sheet own">
                    <h1>{title}</h1>
                    {about(chrome, own)}
                    {entry_as_listed(t, &own.entry)}
                    <p>{t.text("withdraw-text")}</p>
                    <p>{t.text("sign-copies-cannot-be-recalled")}</p>
                    <form method="post" action=chrome.href(&format!("{}/withdraw", path(own)))>
                        {erase}
                        {not_me}
                        <div class="buttons">
                            {Button::new(t.text("withdraw-button")).danger().view()}
                            {link_button(chrome.href(&path(own)), t.text("withdraw-keep"), "button quiet")}
                        </div>
                    </form>
                </section>
            </div>
        }
    })
}
