//! A list of signatories at the foot of a text: it is no part of what they sign, and is brought in elsewhere.

use super::super::{lines::footnote, words};
use super::rows::{Notes, Row};

/// So many lines after a closing are no longer the names of those who close a letter.
const NAMES: usize = 10;
/// The longest line of such a list.
const LINE_LIMIT: usize = 160;

/// What stands above the list, in lower case.
#[rustfmt::skip]
const HEADINGS: &[&str] = &[
    "signatories", "signatories:", "list of signatories", "the signatories", "signatures", "signed by", "undersigned organisations",
    "undersigned organizations", "organisations", "organizations", "individuals", "signataires", "liste des signataires",
    "organisations signataires", "unterzeichnende", "unterzeichner", "unterzeichnerinnen und unterzeichner", "unterzeichnet von",
    "firmantes", "lista de firmantes", "organizaciones firmantes", "firmatari", "signatários", "assinam", "sygnatariusze",
    "подписали", "подписанты", "подписавшиеся", "підписанти", "الموقعون", "الموقّعون", "المنظمات الموقعة", "امضاکنندگان",
    "서명자", "서명 단체", "연명 단체", "署名者", "署名団体", "署名人", "签署人", "签名人", "联署", "聯署", "簽署人", "imzacılar", "ondertekenaars",
    "undertecknare", "underskrivere",
];

/// The rows without the list, and the list.
pub(super) fn cut(mut rows: Vec<Row>, notes: &mut Notes) -> (Vec<Row>, String) {
    let end = rows.iter().position(|row| footnote(&row.text).is_some()).filter(|at| is_tail(&rows[*at..])).unwrap_or(rows.len());
    let Some(from) = headed(&rows[..end]).or_else(|| after_closing(&rows[..end])) else {
        return (rows, String::new());
    };
    let list: Vec<Row> = rows.drain(from..end).collect();
    let names: Vec<&str> = list.iter().map(|row| row.text.trim()).filter(|text| !text.is_empty()).collect();
    if let Some(first) = list.iter().find(|row| !row.is_blank()) {
        notes.left_out("import-signers", first.number, &names.join(" · "));
    }
    (rows, names.join("\n"))
}

/// Whether everything from here on is footnotes.
fn is_tail(rows: &[Row]) -> bool {
    rows.iter().all(|row| row.is_blank() || footnote(&row.text).is_some() || row.text.starts_with([' ', '\t']))
}

fn is_name(row: &Row) -> bool {
    let text = row.text.trim();
    text.starts_with('|') || (text.chars().count() <= LINE_LIMIT && !text.ends_with(['.', '?', ';', ',', ':']))
}

fn is_closing(row: &Row) -> bool {
    row.text.chars().count() <= 100 && words::closing(row.text.trim())
}

/// Where a heading says that signatories follow, in the last part of a letter.
fn headed(rows: &[Row]) -> Option<usize> {
    let is_heading = |row: &Row| {
        let text = row.text.trim().trim_matches(|c: char| matches!(c, '#' | '*' | '_' | ' ' | ':' | '：'));
        HEADINGS.contains(&text.to_lowercase().as_str())
    };
    let begins = rows.iter().rposition(is_closing)?;
    let at = begins + rows[begins..].iter().position(is_heading)?;
    let mut names = rows[at + 1..].iter().filter(|row| !row.is_blank()).peekable();
    names.peek()?;
    names.all(|row| is_name(row) || is_heading(row)).then_some(at)
}

/// Where more lines follow a closing than those who close a letter write.
fn after_closing(rows: &[Row]) -> Option<usize> {
    let closing = rows.iter().rposition(is_closing)?;
    let below = &rows[closing + 1..];
    let names = below.iter().filter(|row| !row.is_blank());
    if names.clone().count() <= NAMES || !names.clone().all(is_name) {
        return None;
    }
    Some(closing + 1 + below.iter().position(|row| !row.is_blank())?)
}
