//! The stable codes, each with its severity and what it is about.
//!
//! B001 to B099 are of figures (`statistics.md`), B100 up of everything else. A code is never given
//! a second meaning.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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
    B025 Warning "Đính chính mà số cũ vẫn được tính" "Correction that replaces no figure"
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
    B100 Error "Không có phần khai báo" "No front matter"
    B101 Error "Phần khai báo không kết thúc" "Front matter is not closed"
    B102 Error "Không phải YAML" "Not YAML"
    B103 Error "Dấu nháy không khớp" "Quotes do not match"
    B104 Error "Thụt đầu dòng bằng Tab" "Indented with a tab"
    B105 Error "Thụt đầu dòng không thẳng hàng" "Wrong indentation"
    B106 Error "Thiếu dấu hai chấm hay dấu cách" "Colon or space missing"
    B107 Error "Ký tự vô hình" "Invisible character"
    B108 Error "Mục có hai lần" "Entry stands twice"
    B109 Error "Phần của YAML không được nhận" "Feature of YAML that is not taken"
    B110 Error "Quá dài hoặc quá nhiều cấp" "Too long or too deep"
    B111 Warning "Dấu nháy cong" "Curly quotes"
    B112 Warning "Chữ sau dấu # không được đọc" "Text after # is not read"
    B113 Error "Dấu ngoặc không đóng" "Bracket is not closed"
    B114 Error "Ký tự điều khiển" "Control character"
    B115 Error "Mục không có giá trị" "Entry without a value"
    B120 Error "Không có mục này" "Unknown entry"
    B121 Error "Thiếu mục bắt buộc" "Required entry is missing"
    B122 Error "Sai kiểu giá trị" "Wrong kind of value"
    B123 Error "Ngày tháng không đúng" "Not a date"
    B124 Error "Ngày giờ không đúng" "Not a date and time"
    B125 Error "Không phải true hay false" "Neither true nor false"
    B126 Error "Chỉ số không có số liệu" "Metric without a figure"
    // What an article needs.
    B140 Error "Thiếu ngày đăng" "Missing date"
    B141 Error "Thiếu kỳ của số liệu" "Missing period"
    B142 Error "Thiếu địa bàn của số liệu" "Missing area"
    B143 Error "Tên không còn chữ nào" "Name without letters"
    B144 Error "Nêu bật số liệu không có" "Featured figure is missing"
    B145 Warning "Phần nằm ngoài tổng" "Part outside its whole"
    // Files and names.
    B150 Error "Hai tệp cùng một địa chỉ" "Two sources of one URL"
    B151 Error "Liên kết tượng trưng ra ngoài trang" "Symbolic link that leaves the site"
    B152 Error "Tệp quá lớn" "File too large"
    B153 Error "Tệp không đọc được" "File cannot be read"
    B154 Error "Tên tệp không dùng được" "Name cannot be used"
    B155 Error "Tệp không phải UTF-8" "File is not UTF-8"
    B156 Error "Không có trang ở đây" "No site here"
    B157 Warning "Tệp không phải tệp thường" "Not an ordinary file"
    B158 Error "Tệp đổi trong lúc dựng" "A file changed during the build"
    // Settings and registries.
    B160 Error "Địa chỉ trang không đúng" "Not the address of a site"
    B161 Error "Giá trị không có trong các lựa chọn" "None of the choices"
    B162 Error "Không có múi giờ này" "Unknown time zone"
    B163 Error "Không đứng được trong địa chỉ" "Cannot stand in an address"
    B164 Error "Số ngoài khoảng cho phép" "Number out of range"
    B165 Error "Chưa được khai báo" "Refers to nothing declared"
    B166 Error "Địa bàn chứa nhau vòng quanh" "Areas in a ring"
    B167 Error "Có cả parent và members" "Both parent and members"
    B168 Error "Hai chỉ số trùng tên" "Two metrics of one name"
    B169 Error "Hai loại trang cùng một thư mục" "Two kinds of page in one folder"
    B170 Error "Sai số phần tử" "Wrong number of values"
    B171 Error "Không hiểu giá trị" "Value not understood"
    B172 Error "Đường dẫn không dùng được" "Path cannot be used"
    B173 Error "Tham số giao diện sai kiểu" "Parameter of the theme of a wrong type"
    B174 Error "Chỉ số không cộng được" "Metric that does not add up"
    B175 Error "Bản chương trình này không làm được" "Not in this build of the program"
    B176 Error "Địa bàn quá nhiều cấp hoặc chia quá nhỏ" "Areas too deep or divided too finely"
    // The body of an article.
    B200 Error "Kiểu địa chỉ không được phép" "Scheme not allowed"
    B201 Error "Địa chỉ viết thiếu hoặc sai dấu" "Address without its scheme"
    B202 Error "Địa chỉ viết chưa đúng" "Malformed address"
    B203 Error "Mục trong bài không có" "Missing anchor"
    B204 Error "Ảnh từ trang khác" "Picture of another site"
    B205 Warning "Ảnh chưa có mô tả" "Picture without a description"
    B206 Error "Ô số liệu hay biểu đồ nằm trong câu" "Box or chart within text"
    B207 Error "Số liệu hay biểu đồ viết chưa đúng" "Figure or chart written wrongly"
    B208 Error "Lồng nhau quá sâu" "Nested too deeply"
    B209 Warning "HTML hiện như chữ" "HTML shown as text"
    B210 Warning "Chú thích không được dẫn tới" "Footnote without a reference"
    B211 Warning "Chú thích chưa viết" "Reference without a footnote"
    // Writing: suggestions, each of which site.yaml can switch off.
    B220 Notice "Dấu chấm ở chỗ của dấu phẩy" "Decimal point where a comma is due"
    B221 Notice "Số viết liền với chữ" "No space between number and word"
    B222 Notice "Một từ viết hai lần" "Doubled word"
    B223 Notice "Tên viết chưa đúng" "Name spelt wrongly"
    B224 Notice "Vừa “đúng” vừa “hơn”, “gần”" "Exact and not exact at once"
    // Links between files.
    B230 Error "Liên kết trong trang bị hỏng" "Broken internal link"
    B231 Error "Liên kết tới mục không có" "Link to a missing anchor"
    B232 Notice "Liên kết tới bài chưa đăng" "Link to a withheld article"
    B233 Error "Địa chỉ cũ không hợp lệ" "Invalid old address"
    B234 Error "Thiếu tệp" "Missing file"
    B235 Error "Địa chỉ dành cho trang khác" "URL of another page"
    B236 Error "Không dựng được hộp hoặc biểu đồ" "Box or chart cannot be shown"
    B237 Warning "Hộp hoặc biểu đồ chưa có số liệu" "Box or chart without figures"
    // The theme.
    B240 Error "Mẫu viết sai" "Mistake in a template"
    B241 Error "Thiếu mẫu" "Template missing"
    B242 Error "Không dựng được trang" "Page cannot be rendered"
    B243 Error "Tệp của giao diện không đọc được" "Theme file not understood"
    B244 Error "Giao diện cần phiên bản khác" "Theme needs another version"
    B245 Error "Không có giao diện này" "No such theme"
    B248 Error "Chuỗi chữ thiếu ở một ngôn ngữ" "String missing in one language"
    B249 Error "Mẫu dùng chuỗi chữ không có" "Template uses a string that does not exist"
    B250 Error "Giao diện thiếu tệp" "Theme lacks a file"
    // The output folder, and files that commands write.
    B280 Error "Thư mục xuất nguy hiểm" "Dangerous output folder"
    B281 Error "Nơi xuất không phải thư mục" "The output is not a folder"
    B282 Error "Tệp bantin viết đã bị sửa tay" "Output edited by hand"
    B283 Error "Tệp của người khác nằm chỗ của một trang" "A foreign file in the way"
    B284 Error "Liên kết tượng trưng trong thư mục xuất" "Symbolic link in the output"
    B285 Error "Hai trang trùng tên tệp" "Two outputs with one name"
    B286 Error "Tên trang không dùng được" "Output name cannot be used"
    B287 Error "Một lần xuất khác đang chạy" "Another build is running"
    B288 Error "Tệp đã có" "File exists already"
    B289 Error "Tệp vừa bị sửa" "File has just changed"
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

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let found = Self::ALL.iter().find(|code| code.as_str() == text);
        found.copied().ok_or_else(|| D::Error::custom("no code"))
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
