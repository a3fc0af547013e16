//! A body in the pieces that are translated one by one.

use super::lines::{blocks, footnote, lines, split_footnotes, text_of};

/// The blocks of a body between its blank lines, and the footnote definitions at its end, one by one. Together, with
/// blank lines between them, they say what the body says.
pub(crate) fn pieces(body: &str) -> (Vec<String>, Vec<String>) {
    let (text, footnotes) = split_footnotes(body);
    let paragraphs = blocks(&lines(&text)).into_iter().map(text_of).collect();
    let mut definitions: Vec<Vec<&str>> = Vec::new();
    for line in footnotes.lines() {
        match definitions.last_mut() {
            Some(last) if footnote(line).is_none() => last.push(line),
            _ => definitions.push(vec![line]),
        }
    }
    let definition = |lines: Vec<&str>| lines.join("\n").trim_end().to_owned();
    (paragraphs, definitions.into_iter().map(definition).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_falls_into_paragraphs_and_footnotes() {
        let body = "# We ask\n\nOne line\nand two.[^1]\n\n```\nkept\n\ntogether\n```\n\n[^1]: A source.\n[^b]: Another,\n\n    at length.";
        let (paragraphs, footnotes) = pieces(body);
        assert_eq!(paragraphs, ["# We ask", "One line\nand two.[^1]", "```\nkept\n\ntogether\n```"]);
        assert_eq!(footnotes, ["[^1]: A source.", "[^b]: Another,\n\n    at length."]);
        assert_eq!(pieces(""), (vec![], vec![]));
    }
}
