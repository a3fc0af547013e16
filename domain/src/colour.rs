//! A coalition's accent colour, readable on paper in both schemes.

use crate::error::ValueError;
use serde::{Deserialize, Serialize};

/// An sRGB colour `#rrggbb` that contrasts with the ground of light pages by at least 4.5 : 1 (WCAG 2.2, 1.4.3), and so
/// with the lighter paper too.
/// For the dark scheme a lighter one is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accent([u8; 3]);

/// The ground of the light scheme, darker than its paper and than rows tinted with the accent.
const GROUND: [u8; 3] = [0xef, 0xeb, 0xe3];
/// The dark scheme's paper.
const DARK_PAPER: [u8; 3] = [0x1e, 0x1c, 0x19];
/// The least contrast for text.
const ENOUGH: f64 = 4.5;
/// What the dark scheme's colour is lightened to: it is on tinted rows too, which take some of the contrast away.
const ENOUGH_IN_THE_DARK: f64 = 6.5;

impl Accent {
    /// The colour of a coalition that has not chosen.
    pub const DEFAULT: Self = Self([0x8a, 0x2b, 0x1d]);

    /// Parses `#rrggbb`.
    ///
    /// # Errors
    /// `error-colour`, or `error-colour-contrast` where it could not be read.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let bad = || ValueError::new("error-colour");
        let hex = text
            .trim()
            .strip_prefix('#')
            .filter(|hex| hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .ok_or_else(bad)?;
        let mut rgb = [0; 3];
        for (byte, pair) in rgb.iter_mut().zip([0..2, 2..4, 4..6]) {
            *byte = hex.get(pair).and_then(|pair| u8::from_str_radix(pair, 16).ok()).ok_or_else(bad)?;
        }
        if contrast(rgb, GROUND) < ENOUGH {
            return Err(ValueError::new("error-colour-contrast"));
        }
        Ok(Self(rgb))
    }

    /// The colour for the light scheme, `#rrggbb`.
    pub fn light(self) -> String {
        hex(self.0)
    }

    /// The colour for the dark scheme: as little lighter as reads well there.
    pub fn dark(self) -> String {
        for step in 0..=20u16 {
            let mixed = self.0.map(|c| (u16::from(c) + (255 - u16::from(c)) * step / 20) as u8);
            if contrast(mixed, DARK_PAPER) >= ENOUGH_IN_THE_DARK {
                return hex(mixed);
            }
        }
        "#ffffff".to_owned()
    }
}

fn hex([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Contrast ratio of WCAG 2.2, 1 to 21.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let luminance = |rgb: [u8; 3]| {
        let [r, g, b] = rgb.map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pale_colours_are_refused() {
        assert_eq!(Accent::parse("#ffee00").unwrap_err().code, "error-colour-contrast");
        for bad in ["red", "#+a2b1d", "#8a2b1", "#é2b1d"] {
            assert_eq!(Accent::parse(bad).unwrap_err().code, "error-colour", "{bad}");
        }
        assert_eq!(Accent::parse("#8a2b1d").unwrap(), Accent::DEFAULT);
    }

    proptest! {
        #[test]
        fn what_is_accepted_reads_in_both_schemes(rgb: [u8; 3]) {
            if let Ok(accent) = Accent::parse(&hex(rgb)) {
                let dark = u32::from_str_radix(&accent.dark()[1..], 16).unwrap().to_be_bytes();
                prop_assert!(contrast([dark[1], dark[2], dark[3]], DARK_PAPER) >= ENOUGH_IN_THE_DARK);
            }
        }
    }
}
