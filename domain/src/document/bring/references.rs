//! Pictures, links and anchors of Markdown that names its addresses elsewhere, as Google Docs writes it.

use super::super::lines::Fences;
use super::rows::{Notes, Row};
use std::collections::HashMap;

/// The rows without pictures and anchors, with the address of each link beside its words.
pub(super) fn resolved(rows: Vec<Row>, notes: &mut Notes) -> Vec<Row> {
    let addresses: HashMap<String, String> =
        rows.iter().filter_map(|row| definition(&row.text)).map(|(label, address)| (label.to_lowercase(), address.to_owned())).collect();
    let mut used: Vec<String> = Vec::new();
    let mut fences = Fences::default();
    let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
    let mut gone = false;
    for row in rows {
        if fences.hold(&row.text) || definition(&row.text).is_some() {
            kept.push(row);
            continue;
        }
        let words = Row::new(row.number, without_pictures(&row, &mut used, notes));
        let text = with_addresses(words, &addresses, &mut used, notes);
        // A picture that had a line of its own takes its line along.
        gone = text.trim().is_empty() && (gone || !row.is_blank());
        if !gone || kept.last().is_some_and(|last| !last.is_blank()) {
            kept.push(Row::new(row.number, without_anchor(&text, row.number, notes)));
        }
    }
    kept.retain(|row| {
        definition(&row.text).is_none_or(|(label, address)| !used.contains(&label.to_lowercase()) && !address.starts_with("data:"))
    });
    kept
}

/// The label and the address that a line defines.
fn definition(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.trim().strip_prefix('[')?.split_once("]:")?;
    let address = rest.trim();
    let address = address.strip_prefix('<').and_then(|address| address.strip_suffix('>')).unwrap_or(address);
    let schemes = ["http://", "https://", "mailto:", "data:"];
    let is_address = schemes.iter().any(|scheme| address.starts_with(scheme)) && !address.contains(' ');
    (is_address && !label.is_empty() && !label.starts_with('^') && !label.contains(['[', ']'])).then_some((label, address))
}

/// Cuts `![words](address)` and `![words][label]` out.
fn without_pictures(row: &Row, used: &mut Vec<String>, notes: &mut Notes) -> String {
    let (mut text, mut rest) = (String::new(), row.text.as_str());
    while let Some(at) = rest.find("![") {
        let Some((words, target, length)) = bracketed(&rest[at + 1..]) else {
            text += &rest[..at + 2];
            rest = &rest[at + 2..];
            continue;
        };
        text += &rest[..at];
        if let Target::Label(label) = target {
            used.push(if label.is_empty() { words.to_lowercase() } else { label.to_lowercase() });
        }
        notes.left_out("import-image", row.number, if words.is_empty() { &rest[at..at + 1 + length] } else { words });
        rest = &rest[at + 1 + length..];
    }
    text + rest
}

/// Writes `[words](address)` for `[words][label]`.
fn with_addresses(row: Row, addresses: &HashMap<String, String>, used: &mut Vec<String>, notes: &mut Notes) -> String {
    if addresses.is_empty() {
        return row.text;
    }
    let (mut text, mut rest) = (String::new(), row.text.as_str());
    while let Some(at) = rest.find('[') {
        let found = bracketed(&rest[at..]).and_then(|(words, target, length)| {
            let Target::Label(label) = target else { return None };
            let label = if label.is_empty() { words } else { label }.to_lowercase();
            addresses.get(&label).map(|address| (words, address, label, length))
        });
        text += &rest[..at];
        let Some((words, address, label, length)) = found else {
            text.push('[');
            rest = &rest[at + 1..];
            continue;
        };
        text += &format!("[{words}]({address})");
        used.push(label);
        notes.changed("import-link", row.number, words);
        rest = &rest[at + length..];
    }
    text + rest
}

/// Where a link or picture leads.
enum Target<'a> {
    Address,
    Label(&'a str),
}

/// The words, the target and the length of `[words](address)` or `[words][label]` at the start of a text.
fn bracketed(text: &str) -> Option<(&str, Target<'_>, usize)> {
    let inner = text.strip_prefix('[')?;
    let (words, after) = inner.split_once(']')?;
    let start = words.len() + 2;
    if let Some(inside) = after.strip_prefix('(') {
        let (address, _) = inside.split_once(')')?;
        return Some((words, Target::Address, start + address.len() + 2));
    }
    let (label, _) = after.strip_prefix('[')?.split_once(']')?;
    (!label.starts_with('^')).then_some((words, Target::Label(label), start + label.len() + 2))
}

/// A heading without `{#anchor}` behind it.
fn without_anchor(text: &str, line: u32, notes: &mut Notes) -> String {
    let bare = text.trim_end().strip_suffix('}').and_then(|text| text.rsplit_once("{#"));
    match bare {
        Some((before, anchor)) if text.trim_start().starts_with('#') && !anchor.contains(char::is_whitespace) => {
            notes.left_out("import-anchor", line, &format!("{{#{anchor}}}"));
            before.trim_end().to_owned()
        }
        _ => text.to_owned(),
    }
}
