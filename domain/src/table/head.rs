//! Where the row of headings is: below title rows, and under a row of merged cells that says what several have in common.

use super::{headings::likeness, records::Record};

/// How many rows are looked at for headings.
const LOOKED_AT: usize = 20;

/// The headings, and how many records they and what is above them take up.
pub(super) struct Head {
    pub(super) headings: Vec<String>,
    pub(super) taken: usize,
}

/// Finds the headings. The first row is it, unless what stands there is a title, or a later row has headings and it has not.
pub(super) fn find(records: &[Record]) -> Option<Head> {
    let rows: Vec<&[String]> = records.iter().take(LOOKED_AT).map(|record| record.cells.as_slice()).collect();
    let filled = |row: &[String]| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let is_wide = rows.iter().any(|row| filled(row) > 1);
    // A title is alone in its row, and no heading.
    let first = rows.iter().position(|row| !is_wide || filled(row) > 1 || likeness(row).0 > 0).unwrap_or(0);
    let (whole, some) = likeness(rows.get(first)?);
    let later = rows.iter().enumerate().skip(first + 1).map(|(place, row)| (likeness(row).0, place));
    let best = later.max_by_key(|(whole, place)| (*whole, std::cmp::Reverse(*place))).filter(|(found, _)| *found > 1);
    let place = match best {
        Some((found, place)) if found > whole && (some < 2 || place == first + 1 && is_merged(rows.get(first)?)) => place,
        _ => first,
    };
    let mut headings = trimmed(rows.get(place)?);
    if place > first
        && let Some(above) = rows.get(place - 1).filter(|above| is_merged(above))
    {
        headings = joined(above, &headings);
    }
    Some(Head { headings, taken: place + 1 })
}

/// Whether a row of several names has gaps after them, as merged cells have once they are saved.
fn is_merged(row: &[String]) -> bool {
    let filled = row.iter().filter(|cell| !cell.trim().is_empty()).count();
    filled > 1 && row.windows(2).any(|pair| matches!(pair, [one, next] if !one.trim().is_empty() && next.trim().is_empty()))
}

/// Headings with what stands above them: "Contact" over "Name" and "Email" is "Contact Name", "Contact Email".
fn joined(above: &[String], headings: &[String]) -> Vec<String> {
    let mut over = String::new();
    let heading = |(place, heading): (usize, &String)| {
        if let Some(said) = above.get(place).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
            said.clone_into(&mut over);
        }
        [over.as_str(), heading.as_str()].join(" ").trim().to_owned()
    };
    headings.iter().enumerate().map(heading).collect()
}

fn trimmed(row: &[String]) -> Vec<String> {
    row.iter().map(|cell| crate::invisible::clean(cell)).collect()
}
