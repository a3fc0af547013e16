//! Cells of tables for spreadsheets: none is taken for a formula, and each can be had back as it was.

/// What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), and the apostrophe itself.
const BEGINNINGS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];

/// The cell of a value: one that begins like a formula, or with an apostrophe, gets an apostrophe in front.
pub fn inert(value: String) -> String {
    if value.starts_with(BEGINNINGS) { format!("'{value}") } else { value }
}

/// The value of a cell that [`inert`] made: one apostrophe is taken off where it begins with one.
pub fn value(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_cell_is_no_formula_and_gives_its_value_back(text in "[=+@'\\-\t＝a]{0,3}\\PC{0,10}") {
            let cell = inert(text.clone());
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
            prop_assert_eq!(value(&cell), text);
        }
    }
}
