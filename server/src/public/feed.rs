//! Public letters as Atom feeds (RFC 4287): of everyone, and of one coalition.

use crate::extract::{Answer, CoalitionPath, Reader};
use app::i18n::I18n;
use atom_syndication::{Entry, Feed, FixedDateTime, Link, Person, Text};
use axum::{extract::Path, http::header, response::IntoResponse};
use domain::{
    language::address_of,
    shapes::{
        afterwards::OutcomeNews,
        letters::{LetterCard, LetterText},
    },
    time::Instant,
};

/// The newest letters of all coalitions.
///
/// # Errors
/// When they cannot be read.
pub async fn all(reader: Reader) -> Answer {
    let letters = reader.service().public_letters("").await?;
    let outcomes = reader.service().public_outcomes(None).await?;
    Ok(answer(&reader, reader.chrome.t().text("home-title"), "", &letters, &outcomes))
}

/// The newest letters of a coalition.
///
/// # Errors
/// When there is no such coalition.
pub async fn coalition(reader: Reader, Path(at): Path<CoalitionPath>) -> Answer {
    let (coalition, letters) = reader.service().coalition_letters(&at.coalition).await?;
    let outcomes = reader.service().public_outcomes(Some(&at.coalition)).await?;
    Ok(answer(&reader, coalition.name, &format!("/c/{}", coalition.slug), &letters, &outcomes))
}

fn answer(reader: &Reader, title: String, path: &str, letters: &[LetterCard], outcomes: &[OutcomeNews]) -> axum::response::Response {
    let address = |path: &str| format!("{}{}", reader.chrome.base_url, reader.chrome.href(path));
    let (page, own) = (address(path), address(&format!("{path}/letters.atom")));
    let page_of = |letter: &LetterCard| address(&format!("/c/{}/{}", letter.coalition.slug, letter.slug));
    let mut entries: Vec<_> = letters.iter().map(|letter| (letter.published_at, entry(reader, letter))).collect();
    for outcome in outcomes {
        if let Some(letter) = letters.iter().find(|letter| letter.public_id == outcome.letter) {
            entries.push((Some(outcome.told_at), told(reader.chrome.t(), letter, outcome, format!("{}#became", page_of(letter)))));
        }
    }
    entries.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let feed = Feed {
        title: Text::plain(title),
        // A feed's identifier is the same for as long as it is at one address.
        id: own.clone(),
        updated: date(entries.first().and_then(|(newest, _)| *newest)),
        links: vec![link("self", own), link("alternate", page)],
        lang: Some(reader.locale().tag().to_owned()),
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
        ..Feed::default()
    };
    ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed.to_string()).into_response()
}

fn entry(reader: &Reader, letter: &LetterCard) -> Entry {
    let page = format!("/c/{}/{}", letter.coalition.slug, letter.slug);
    let own = format!("{}{}", reader.chrome.base_url, reader.chrome.href(&page));
    let (subject, _) = letter.shown_under(reader.locale());
    // The letter in its other languages, each at the one address that its text has.
    let tags = LetterText::tags(&letter.texts);
    let others = tags.iter().filter(|_| tags.len() > 1).map(|tag| {
        let (locale, rest) = address_of(tag, &tags);
        let href = format!("{}/{}{page}{rest}", reader.chrome.base_url, locale.tag());
        Link { hreflang: Some((*tag).to_owned()), ..link("alternate", href) }
    });
    Entry {
        title: Text::plain(subject.to_owned()),
        // The letter's lasting identifier: its page may be renamed while it is a draft.
        id: format!("urn:uuid:{}", letter.public_id.0.hyphenated()),
        published: Some(date(letter.published_at)),
        updated: date(letter.published_at),
        authors: vec![Person { name: letter.coalition.name.clone(), ..Person::default() }],
        links: std::iter::once(link("alternate", own)).chain(others).collect(),
        summary: (!letter.recipients.is_empty()).then(|| Text::plain(letter.recipients.join(" · "))),
        ..Entry::default()
    }
}

/// A delivery or an answer.
fn told(t: I18n, letter: &LetterCard, outcome: &OutcomeNews, page: String) -> Entry {
    let (title, summary) = if outcome.answer { ("feed-answered", "feed-answered-by") } else { ("feed-delivered", "feed-delivered-by") };
    let day = t.local_day(&outcome.day);
    Entry {
        title: Text::plain(t.with(title, &[("subject", letter.subject.as_str().into())])),
        id: format!("urn:uuid:{}", outcome.id.0.hyphenated()),
        published: Some(date(Some(outcome.told_at))),
        updated: date(Some(outcome.told_at)),
        authors: vec![Person { name: letter.coalition.name.clone(), ..Person::default() }],
        links: vec![link("alternate", page)],
        summary: Some(Text::plain(t.with(summary, &[("name", outcome.by_whom.as_str().into()), ("day", day.into())]))),
        ..Entry::default()
    }
}

fn link(rel: &str, href: String) -> Link {
    Link { rel: rel.to_owned(), href, ..Link::default() }
}

/// An instant as the feed writes it. What has no date is as old as can be.
fn date(at: Option<Instant>) -> FixedDateTime {
    let at = jiff::Timestamp::from_microsecond(at.map_or(0, |at| at.0)).unwrap_or_default();
    FixedDateTime::parse_from_rfc3339(&at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default()
}
