//! The difference between two texts: in one flow, or side by side. Colour, a line under or through the words, and
//! words for screen readers say the same.

use crate::i18n::I18n;
use domain::{
    locale::dir_of,
    revision::{Change, Difference, Piece, Stretch},
};
use leptos::prelude::*;

/// How a difference is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// In one flow.
    #[default]
    Inline,
    /// Each text in a column of its own.
    Side,
}

impl Layout {
    /// The value in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Inline => "inline",
            Self::Side => "side",
        }
    }

    /// The layout of this name; in one flow for every other.
    pub fn from_code(code: &str) -> Self {
        if code == Self::Side.code() { Self::Side } else { Self::Inline }
    }
}

/// How many lines without a change stand before and after one.
const AROUND: usize = 3;
/// Fewer lines than this are not worth folding away.
const WORTH: usize = 4;

/// The difference in one flow, in the letter's language. What is far from every change is folded away.
pub fn difference(t: I18n, difference: &Difference, language: &str) -> AnyView {
    let last = difference.0.len().saturating_sub(1);
    let stretches = difference.0.iter().enumerate().map(|(place, stretch)| {
        // Where nothing changed at all, the whole text is what was asked for.
        if stretch.is_changed() || last == 0 {
            return view! { <div class="stretch" class:changed=stretch.is_changed()>{pieces(t, stretch, |_| true)}</div> }.into_any();
        }
        let text: String = stretch.pieces.iter().map(|piece| piece.text.as_str()).collect();
        kept(t, &text, if place == 0 { 0 } else { AROUND }, if place == last { 0 } else { AROUND })
    });
    view! { <div class="difference" lang=language.to_owned() dir=dir_of(language)>{stretches.collect_view()}</div> }.into_any()
}

/// Lines that did not change: so many of them beside the changes before and after, the others folded away.
fn kept(t: I18n, text: &str, before: usize, after: usize) -> AnyView {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let shown = |lines: &[&str]| (!lines.is_empty()).then(|| view! { <div class="stretch">{lines.concat()}</div> });
    if lines.len() < before + after + WORTH {
        return shown(&lines).into_any();
    }
    let (near, rest) = lines.split_at(before);
    let (far, next) = rest.split_at(rest.len() - after);
    view! {
        {shown(near)}
        <details class="unchanged">
            <summary lang=t.locale.tag() dir=t.locale.dir()>{t.text("difference-unchanged")}</summary>
            {shown(far)}
        </details>
        {shown(next)}
    }
    .into_any()
}

/// The difference side by side, under the names of the two texts.
pub fn difference_beside(t: I18n, difference: &Difference, language: &str, from: &str, to: &str) -> AnyView {
    let cell = |stretch: &Stretch, name: &str, without: Change| {
        let pieces = pieces(t, stretch, |piece| piece.change != without);
        view! { <td data-label=name.to_owned() lang=language.to_owned() dir=dir_of(language)>{pieces}</td> }
    };
    let rows = difference.0.iter().map(|stretch| {
        view! {
            <tr class:changed=stretch.is_changed()>
                {cell(stretch, from, Change::Added)}
                {cell(stretch, to, Change::Removed)}
            </tr>
        }
    });
    view! {
        <table class="difference side">
            <thead>
                <tr>
                    <th scope="col">{from.to_owned()}</th>
                    <th scope="col">{to.to_owned()}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn pieces(t: I18n, stretch: &Stretch, shown: impl Fn(&Piece) -> bool) -> AnyView {
    let said = |key: &str| {
        let (lang, dir) = (t.locale.tag(), t.locale.dir());
        view! { <span class="visually-hidden" lang=lang dir=dir>{format!(" {} ", t.text(key))}</span> }
    };
    let piece = |piece: &Piece| {
        let text = piece.text.clone();
        match piece.change {
            Change::Kept => text.into_any(),
            Change::Added => view! { <ins>{said("difference-added")}{text}{said("difference-end")}</ins> }.into_any(),
            Change::Removed => view! { <del>{said("difference-removed")}{text}{said("difference-end")}</del> }.into_any(),
        }
    };
    stretch.pieces.iter().filter(|piece| shown(piece)).map(piece).collect_view().into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::locale::Locale;

    fn shown(before: &str, after: &str) -> String {
        difference(I18n::new(Locale::En), &Difference::between(before, after), "en").to_html()
    }

    #[test]
    fn what_is_far_from_a_change_is_folded_away_and_nothing_is_lost() {
        let lines =
            |changed: &str| (1..=40).map(|n| if n == 20 { changed.to_owned() } else { format!("Line {n} says so.\n") }).collect::<String>();
        let html = shown(&lines("The old words.\n"), &lines("Other things entirely.\n"));
        assert_eq!(html.matches("<details").count(), 2, "{html}");
        let (before, rest) = html.split_once("</details>").unwrap();
        assert!(
            before.contains("Line 1 says so.") && before.contains("Line 16 says so.") && !before.contains("Line 17 says so."),
            "{html}"
        );
        let (near, after) = rest.split_once("<details").unwrap();
        assert!(near.contains("Line 17 says so.") && near.contains("Line 23 says so.") && near.contains("<ins>"), "{html}");
        assert!(after.contains("Line 24 says so.") && after.contains("Line 40 says so."), "{html}");
    }

    #[test]
    fn a_short_text_and_one_that_did_not_change_are_shown_whole() {
        assert!(!shown("One.\nTwo.\nThree.\n", "One.\nTwo!\nThree.\n").contains("<details"));
        let same = "A line.\n".repeat(40);
        assert!(!shown(&same, &same).contains("<details"));
    }
}
