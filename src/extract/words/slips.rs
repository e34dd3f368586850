//! Words of slips in writing. Each row is there because doubling or spelling it so is never right.

use std::sync::LazyLock;

use crate::domain::phrases::{Buckets, Phrases};

/// Function words that nobody says twice on purpose, each with the words before it with which it is
/// one: `hiện tại tại Cô Tô` is right.
///
/// Words that are doubled for their sound (`ngày ngày`, `từ từ`, `luôn luôn`), that mean two things
/// (`năm năm`, `nhà ở ở xã`) or that end a verb (`đạt được được ghi nhận`) are not here.
pub(in crate::extract) const NEVER_TWICE: &[(&str, &[&str])] = &[
    ("tại", &["hiện", "tồn", "thực", "đương", "nội", "tự", "thường", "chung"]),
    ("của", &[]),
    ("và", &[]),
    ("với", &[]),
    ("cho", &[]),
    ("trong", &["bên", "phía", "ở"]),
    ("các", &[]),
    ("những", &[]),
    ("đã", &[]),
    ("sẽ", &[]),
    ("đang", &[]),
    ("cũng", &[]),
    ("theo", &["tiếp", "kèm", "đi", "mang", "noi", "làm"]),
    ("nhằm", &[]),
    ("do", &["tự", "lý", "lí"]),
    ("bởi", &[]),
    ("khi", &["đôi", "có", "một", "nhiều", "mỗi"]),
    ("cùng", &["cuối", "vô", "tận", "sau"]),
    ("hoặc", &[]),
    ("gồm", &[]),
];

/// Names of one spelling, in lower case and as they are written.
pub(in crate::extract) const NAMES: &[(&str, &str)] = &[("vneid", "VNeID")];

/// The buckets of [`NAMES`].
pub(in crate::extract) static NAMES_FIRSTS: LazyLock<Buckets> =
    LazyLock::new(|| Buckets::of(NAMES.iter().map(|(lower, _)| lower.as_bytes())));

/// Words that say that a number is exact.
pub(in crate::extract) static EXACTLY: Phrases =
    Phrases::of(&["đúng", "chính xác", "chính xác là"]);

/// Words before those of [`EXACTLY`] with which they say something else: `trả lời đúng hơn 300 câu`.
pub(in crate::extract) static RIGHTLY: Phrases = Phrases::of(&[
    "không",
    "chưa",
    "nói",
    "lời",
    "làm",
    "hiện",
    "đáp",
    "giải",
    "hành",
    "nộp",
    "điền",
    "chọn",
    "ghi",
    "đoán",
    "viết",
    "đọc",
    "hiểu",
    "nhận",
    "độ",
    "đo",
    "tính",
    "khớp",
    "đặt",
    "sử dụng",
]);

/// Abbreviations that may touch their number: `500k`, `7,5tr`, `1.500.000đ`.
pub(in crate::extract) const MAY_TOUCH: &[&str] = &["đ", "k", "tr", "h"];
