//! An address as a code that a phone reads with its camera.

use qrcode::QrCode;
use qrcode::render::{svg, unicode};

/// The code as a drawing.
pub(super) fn drawing(address: &str) -> String {
    code(address).map_or_else(String::new, |code| {
        code.render::<svg::Color<'_>>().min_dimensions(240, 240).build()
    })
}

/// The code as text for a terminal with light letters on dark ground, two rows of it a line.
pub fn letters(address: &str) -> String {
    code(address).map_or_else(String::new, |code| {
        code.render::<unicode::Dense1x2>()
            .dark_color(unicode::Dense1x2::Light)
            .light_color(unicode::Dense1x2::Dark)
            .build()
    })
}

/// The code, unless the address is too long for any.
fn code(address: &str) -> Option<QrCode> {
    QrCode::new(address.as_bytes()).ok()
}
