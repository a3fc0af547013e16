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

/// How many stretches without a change stand before and after one.
const AROUND: usize = 3;
/// Fewer stretches than this are not worth folding away.
const WORTH: usize = 4;

/// The difference in one flow, in the letter's language. What is far from every change is folded away.
pub fn difference(t: I18n, difference: &Difference, language: &str) -> AnyView {
    let stretches = &difference.0;
    let parts = stretches.chunk_by(|one, other| one.is_changed() == other.is_changed());
    let mut from = 0;
    let parts = parts.map(|part| {
        let (first, last) = (from == 0, from + part.len() == stretches.len());
        from += part.len();
        // Where nothing changed at all, the whole text is what was asked for.
        if part[0].is_changed() || (first && last) {
            return flow(t, part);
        }
        let (before, after) = (if first { 0 } else { AROUND }, if last { 0 } else { AROUND });
        if part.len() < before + after + WORTH {
            return flow(t, part);
        }
        let (near, rest) = part.split_at(before);
        let (far, next) = rest.split_at(rest.len() - after);
        view! {
            {flow(t, near)}
            <details class="unchanged">
                <summary lang=t.locale.tag() dir=t.locale.dir()>{t.text("difference-unchanged")}</summary>
                {flow(t, far)}
            </details>
            {flow(t, next)}
        }
        .into_any()
    });
    view! { <div class="difference" lang=language.to_owned() dir=dir_of(language)>{parts.collect_view()}</div> }.into_any()
}

fn flow(t: I18n, stretches: &[Stretch]) -> AnyView {
    let stretch =
        |stretch: &Stretch| view! { <div class="stretch" class:changed=stretch.is_changed()>{pieces(t, stretch, |_| true)}</div> };
    stretches.iter().map(stretch).collect_view().into_any()
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
