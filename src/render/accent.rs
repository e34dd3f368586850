//! The accent colour in all its roles, for browsers that cannot derive them.
//!
//! Each role has a fixed lightness and a capped chroma in OKLCH and takes only the hue, so that any
//! accent keeps its contrast. The stylesheet derives the same colours by `oklch(from …)` where the
//! browser can; what stands here is the fallback.

#![allow(
    clippy::many_single_char_names,
    reason = "the names that the colour spaces' own definitions use"
)]
#![allow(
    clippy::float_arithmetic,
    reason = "a colour, not a figure; only + - * / and square roots, which IEEE 754 rounds the \
              same on every machine: no powers, no trigonometry from the system's library"
)]

/// A colour in sRGB, 0 to 255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rgb([u8; 3]);

/// A role: its name, lightness and greatest chroma in thousandths.
type Role = (&'static str, u16, u16);

const LIGHT: [Role; 7] = [
    ("wash", 972, 8),
    ("link", 420, 130),
    ("mark", 560, 140),
    ("k1", 935, 30),
    ("k2", 845, 60),
    ("k3", 520, 130),
    ("k4", 370, 120),
];

const DARK: [Role; 7] = [
    ("wash", 242, 14),
    ("link", 800, 100),
    ("mark", 690, 130),
    ("k1", 300, 40),
    ("k2", 395, 65),
    ("k3", 740, 120),
    ("k4", 860, 70),
];

impl Rgb {
    /// The colour written `#0b5cad` or `#05a`, or `None` for other text.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let digit = |at: usize| u8::from_str_radix(digits.get(at..=at)?, 16).ok();
        match digits.len() {
            3 => Some(Self([digit(0)? * 17, digit(1)? * 17, digit(2)? * 17])),
            6 => {
                let pair = |at: usize| Some(digit(at)? * 16 + digit(at + 1)?);
                Some(Self([pair(0)?, pair(2)?, pair(4)?]))
            }
            _ => None,
        }
    }

    /// Its letters: `#0b5cad`.
    pub(crate) fn hex(self) -> String {
        let [r, g, b] = self.0;
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

/// The first line of the served stylesheet: the accent and its roles, light and dark.
pub(crate) fn css(accent: Rgb) -> String {
    let (a, b) = hue(accent);
    let block = |roles: [Role; 7]| {
        let colours = roles.map(|role| format!("--{}:{}", role.0, shade(a, b, role).hex()));
        colours.join(";")
    };
    format!(
        ":root{{--accent:{};{}}}@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
        accent.hex(),
        block(LIGHT),
        block(DARK)
    )
}

/// The accent's `a` and `b` in `OKLab`.
fn hue(Rgb([r, g, b]): Rgb) -> (f64, f64) {
    let [r, g, b] = [linear(r), linear(g), linear(b)];
    let l = root(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b, 3);
    let m = root(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b, 3);
    let s = root(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b, 3);
    (
        1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    )
}

/// The role's colour in the hue of `a` and `b`; what sRGB cannot show is cut off.
fn shade(a: f64, b: f64, (_, lightness, chroma_max): Role) -> Rgb {
    let chroma = (a * a + b * b).sqrt();
    let chroma_max = f64::from(chroma_max) / 1000.0;
    let factor = if chroma > chroma_max { chroma_max / chroma } else { 1.0 };
    let (light, a, b) = (f64::from(lightness) / 1000.0, a * factor, b * factor);
    let cube = |x: f64| x * x * x;
    let l = cube(light + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
    let m = cube(light - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
    let s = cube(light - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
    Rgb([
        encoded(4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s),
        encoded(-1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s),
        encoded(-0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s),
    ])
}

/// A channel as an amount of light, 0 to 1.
fn linear(channel: u8) -> f64 {
    let x = f64::from(channel) / 255.0;
    if x <= 0.040_45 {
        return x / 12.92;
    }
    let x = (x + 0.055) / 1.055;
    x * x * root(x * x, 5) // x to the 2.4
}

/// An amount of light as a channel.
fn encoded(light: f64) -> u8 {
    let x = light.clamp(0.0, 1.0);
    let y = if x <= 0.003_130_8 {
        12.92 * x
    } else {
        1.055 * root(x * x * x * x * x, 3).sqrt().sqrt() - 0.055 // x to the 5/12
    };
    let rounded = (0..=255_u8).rev().find(|step| f64::from(*step) <= y * 255.0 + 0.5);
    rounded.unwrap_or(0)
}

/// The `n`th root of a number from 0 to 1, by Newton's method.
fn root(x: f64, n: i32) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let n_minus_1 = f64::from(n - 1);
    let mut y = 1.0_f64;
    // From above the steps only fall; 200 are far more than 1e-20 needs.
    for _ in 0..200 {
        let mut power = 1.0;
        for _ in 1..n {
            power *= y;
        }
        let next = (n_minus_1 * y + x / power) / (n_minus_1 + 1.0);
        if next >= y {
            break;
        }
        y = next;
    }
    y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_accent_gives_the_colours_of_the_design() {
        assert_eq!(
            css(Rgb::parse("#0b5cad").unwrap()),
            ":root{--accent:#0b5cad;--wash:#f2f6fb;--link:#074c91;--mark:#3275c4;--k1:#dcebfe;\
             --k2:#b2cff3;--k3:#2c6ab1;--k4:#003f7d}@media screen and (prefers-color-scheme:dark)\
             {:root{--wash:#1b2026;--link:#91c1fd;--mark:#609eea;--k1:#202f42;--k2:#2d4869;\
             --k3:#74aef5;--k4:#b2d4ff}}\n"
        );
    }

    #[test]
    fn an_accent_without_hue_gives_greys() {
        for accent in ["#000", "#fff", "#777777"] {
            let accent = Rgb::parse(accent).unwrap();
            let (a, b) = hue(accent);
            let Rgb([r, g, b]) = shade(a, b, LIGHT[1]);
            assert!(r.abs_diff(g) <= 1 && g.abs_diff(b) <= 1, "{accent:?}: {r} {g} {b}");
        }
    }

    #[test]
    fn a_colour_is_three_or_six_digits() {
        assert_eq!(Rgb::parse("#05a"), Rgb::parse("#0055aa"));
        for text in ["05a", "#05", "#0055a", "#xyz", "red", "#0055aá"] {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
    }
}
