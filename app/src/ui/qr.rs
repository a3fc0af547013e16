//! A QR code drawn into the page: no picture leaves the server, and none is fetched.

use leptos::prelude::*;
use qrcode::{Color, QrCode};

/// The empty border that readers need, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// The picture of a text; nothing where the text is too long for one.
pub fn qr(text: &str, label: String) -> Option<AnyView> {
    let code = QrCode::new(text).ok()?;
    let (width, dark) = (code.width(), code.to_colors());
    let squares = dark.iter().enumerate().filter(|(_, color)| **color == Color::Dark);
    let path: String = squares.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET)).collect();
    let size = width + 2 * QUIET;
    let view_box = format!("0 0 {size} {size}");
    Some(
        view! {
            <svg class="qr" viewBox=view_box role="img" aria-label=label shape-rendering="crispEdges">
                <rect width="100%" height="100%"/>
                <path d=path/>
            </svg>
        }
        .into_any(),
    )
}
