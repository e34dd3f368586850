//! The stable codes, each with its severity and what it is about.
//!
//! B001 to B099 are of figures (`statistics.md`), B100 up of everything else. A code is never given
//! a second meaning.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Severity;
use super::Severity::{Error, Notice, Warning};

macro_rules! codes {
    ($($code:ident $severity:ident $vi:literal $en:literal)*) => {
        /// A stable code of a mistake.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $en] $code,)*
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// Its letters: `B001`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$code => stringify!($code)),* }
            }

            /// How grave it is unless the article is withheld.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$code => $severity),* }
            }

            /// What it is about, in Vietnamese and English.
            pub const fn about(self) -> (&'static str, &'static str) {
                match self { $(Self::$code => ($vi, $en)),* }
            }
        }
    };
}

codes! {
    // Figures: statistics.md, section 4.
    B001 Error "Chỉ số chưa có trong danh mục" "Unknown metric"
    B002 Error "Địa bàn chưa có trong danh mục" "Unknown area"
    B003 Error "Không hiểu kỳ" "Period not understood"
    B004 Error "Chương trình chưa có trong danh mục" "Unknown programme"
    B005 Error "Không phải là một số liệu" "Not a figure"
    B006 Error "Số liệu có nhiều cách đọc" "More than one reading"
    B007 Error "Sai loại đơn vị" "Wrong dimension"
    B008 Error "Chỉ số đếm không thể là số lẻ" "Fraction of a count"
    B009 Error "Số liệu không thể âm" "Negative figure"
    B010 Warning "Đơn vị chưa có trong danh mục" "Unknown unit"
    B011 Error "Số quá lớn hoặc quá nhiều chữ số thập phân" "Too large or too many decimals"
    B012 Warning "Cách viết số nên tránh" "A way of writing to avoid"
    B013 Error "Cần dấu nháy" "Quotes needed"
    B020 Warning "Địa bàn không tồn tại trong kỳ" "Area did not exist in the period"
    B021 Warning "Kỳ bắt đầu sau ngày đăng" "Period starts after publication"
    B022 Notice "Đăng khi kỳ chưa hết" "Published before the period ended"
    B023 Error "Đính chính một số liệu không có" "Corrects what does not exist"
    B024 Error "Các bài đính chính vòng quanh nhau" "Corrections form a cycle"
    B030 Warning "Hai bài ghi khác nhau" "Two articles disagree"
    B031 Warning "Cộng đủ các phần không bằng tổng" "All parts fall short of the total"
    B032 Warning "Các phần cộng lại vượt tổng" "Parts exceed the total"
    B033 Notice "Trùng với bài khác" "Same figure as in another article"
    B034 Notice "Báo cáo chung, không tách được" "Reported together, not split"
    B035 Warning "Khai báo nhưng không có trong bài" "Declared but not in the text"
    B036 Notice "Có trong bài nhưng chưa khai báo" "In the text but not declared"
    B037 Warning "Bài viết và khai báo khác nhau" "Text and data differ"
    B038 Warning "Số liệu nhảy vọt" "Implausible jump"
    B039 Warning "Địa bàn chồng chéo một phần" "Areas cross"
    B040 Warning "Thiếu trọng số chính xác" "No exact weight"
    B041 Notice "Không so sánh được" "Not comparable"
    B042 Warning "Tỷ lệ ngoài khoảng 0–100 %" "Percentage outside 0–100"
    B043 Error "Một bài khai hai số cho một ô" "One article gives two figures for one cell"
    // Front matter and YAML.
    // Files and names.
    B150 Error "Hai tệp cùng một địa chỉ" "Two sources of one URL"
    B151 Error "Liên kết tượng trưng ra ngoài trang" "Symbolic link that leaves the site"
    B152 Error "Tệp quá lớn" "File too large"
    B153 Error "Tệp không đọc được" "File cannot be read"
    B154 Error "Tên tệp không dùng được" "Name cannot be used"
    B155 Error "Tệp không phải UTF-8" "File is not UTF-8"
    B156 Error "Không có trang ở đây" "No site here"
    B157 Warning "Tệp không phải tệp thường" "Not an ordinary file"
    // Settings and registries.
    // The body of an article.
    // The theme.
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_in_order_and_say_what_they_are_about_in_both_languages() {
        for pair in Code::ALL.windows(2) {
            assert!(pair[0].as_str() < pair[1].as_str(), "{} {}", pair[0], pair[1]);
        }
        for code in Code::ALL {
            let (vi, en) = code.about();
            assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{code}");
        }
    }
}
