//! The canonical text of a privacy notice: what a coalition says and what this program does, in every language.
//!
//! Each language is a section under a line like `[en]`. A section's lines are headings (`# `, `## `), points (`- `) or
//! paragraphs. No word that a coalition typed begins a line.

use crate::i18n::I18n;
use domain::{locale::Locale, privacy::NoticeFacts};

/// A block of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<'a> {
    /// The title.
    Title(&'a str),
    /// The heading of a part.
    Heading(&'a str),
    /// Points.
    Points(Vec<&'a str>),
    /// A paragraph.
    Paragraph(&'a str),
}

/// Writes the canonical text.
pub fn write(facts: &NoticeFacts) -> String {
    Locale::ALL.iter().map(|locale| format!("{}\n{}\n", marker(*locale), section(I18n::new(*locale), *locale, facts))).collect()
}

/// The section of a canonical text in one language, in blocks.
pub fn blocks(text: &str, locale: Locale) -> Vec<Block<'_>> {
    let markers = Locale::ALL.map(marker);
    let own = marker(locale);
    let lines = text.lines().skip_while(|line| *line != own).skip(1).take_while(|line| !markers.iter().any(|marker| marker == line));
    let mut blocks = Vec::new();
    for line in lines.filter(|line| !line.is_empty()) {
        match (line.strip_prefix("# "), line.strip_prefix("## "), line.strip_prefix("- ")) {
            (Some(title), ..) => blocks.push(Block::Title(title)),
            (_, Some(heading), _) => blocks.push(Block::Heading(heading)),
            (.., Some(point)) => match blocks.last_mut() {
                Some(Block::Points(points)) => points.push(point),
                _ => blocks.push(Block::Points(vec![point])),
            },
            _ => blocks.push(Block::Paragraph(line)),
        }
    }
    blocks
}

fn marker(locale: Locale) -> String {
    format!("[{}]", locale.tag())
}

fn section(t: I18n, locale: Locale, facts: &NoticeFacts) -> String {
    let said = &facts.particulars;
    let page = |path: &str| format!("{}/{}{path}", facts.base_url, locale.tag());
    let point = |key: &str| vec![t.text(key)];
    let with = |key: &str, argument: &str, value: &str| vec![t.with(key, &[(argument, value.into())])];
    let named = |key: &str, value: &str| if value.is_empty() { Vec::new() } else { with(key, "text", &joined(value)) };
    let lines = |text: &str| text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let controllers = said.controllers.iter().map(|one| {
        let address = joined(&one.address);
        t.with(
            "notice-controller-line",
            &[("name", one.name.as_str().into()), ("address", address.into()), ("contact", one.contact.as_str().into())],
        )
    });
    let host = match facts.host.as_str() {
        "" => with("notice-recipients-host-unnamed", "url", &page("/about")),
        host => vec![t.with("notice-recipients-host", &[("host", host.into()), ("url", page("/about").into())])],
    };
    let age = said.minimum_age.map(|age| t.with("notice-age", &[("age", i64::from(age).into())]));
    let responsible = if said.controllers.len() == 1 { "notice-controller-one" } else { "notice-controller-joint" };
    let parts = [
        (
            "notice-controller",
            Some(t.text(responsible)),
            [
                controllers.collect(),
                named("notice-officer", &said.officer),
                named("notice-eu", &said.eu),
                named("notice-uk", &said.uk),
                named("notice-ch", &said.ch),
            ]
            .concat(),
        ),
        (
            "notice-purposes",
            None,
            [
                point("notice-purposes-letters"),
                lines(&said.purposes),
                point("notice-purposes-consent"),
                point("notice-purposes-interest"),
                age.into_iter().collect(),
            ]
            .concat(),
        ),
        (
            "notice-data",
            None,
            [
                "notice-data-public",
                "notice-data-private",
                "notice-data-invited",
                "notice-data-desk",
                "notice-data-others",
                "notice-data-never",
            ]
            .map(|key| t.text(key))
            .to_vec(),
        ),
        (
            "notice-recipients",
            None,
            [
                point("notice-recipients-public"),
                point("notice-recipients-addressees"),
                point("notice-recipients-organisers"),
                host,
                lines(&said.recipients),
            ]
            .concat(),
        ),
        ("notice-countries", None, [named("notice-countries-stored", &said.countries), point("notice-countries-published")].concat()),
        (
            "notice-keeping",
            None,
            [
                point("notice-keeping-unconfirmed"),
                point("notice-keeping-departed"),
                point("notice-keeping-listed"),
                vec![t.with("notice-keeping-letter", &[("days", i64::from(said.keep_days).into())])],
                point("notice-keeping-addresses"),
                point("notice-keeping-contacts"),
                point("notice-keeping-hashes"),
                point("notice-keeping-mails"),
            ]
            .concat(),
        ),
        (
            "notice-rights",
            None,
            [
                point("notice-rights-withdraw"),
                with("notice-rights-access", "url", &page("/data")),
                point("notice-rights-object"),
                point("notice-rights-complain"),
            ]
            .concat(),
        ),
    ];
    let title = t.with("notice-title", &[("coalition", facts.coalition.as_str().into())]);
    let version = t.with("notice-version", &[("version", facts.version.into()), ("day", t.day(facts.at).into())]);
    let mut text = format!("# {title}\n\n{version}\n");
    for (heading, paragraph, points) in parts {
        text.push_str(&format!("\n## {}\n\n", t.text(heading)));
        if let Some(paragraph) = paragraph {
            text.push_str(&format!("{paragraph}\n\n"));
        }
        for point in points {
            text.push_str(&format!("- {point}\n"));
        }
    }
    text
}

/// Lines as one, for a sentence.
fn joined(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}
