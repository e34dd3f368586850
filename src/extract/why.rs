//! What a figure is for, and why a number is none.

use serde::Serialize;

use crate::diag::Text;

/// What a figure is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A result.
    Figure,
    /// To be reached.
    Target,
    /// By how much it is more or less.
    Change,
    /// A part of the figure before it.
    Part,
    /// The price or share of one thing, which no sum may hold.
    Rate,
    /// What sets the scene: places, bodies, lengths of a course.
    Context,
}

macro_rules! reasons {
    ($($name:ident $vi:literal $en:literal)*) => {
        /// Why a number is no figure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Why {
            $(#[doc = $en] $name,)*
        }

        impl Why {
            /// It in words.
            pub fn text(self) -> Text {
                match self { $(Self::$name => Text::new($vi, $en)),* }
            }
        }
    };
}

reasons! {
    Date "ngày tháng" "a date"
    Time "giờ trong ngày" "a time of day"
    Year "năm" "a year"
    Period "kỳ" "a period"
    Duration "khoảng thời gian" "a duration"
    Anniversary "kỷ niệm" "an anniversary"
    Name "trong tên gọi" "part of a name"
    Quoted "trong tên đặt trong ngoặc kép" "part of a quoted name"
    Programme "tên chương trình" "the name of a programme"
    Ordinal "số thứ tự" "an ordinal"
    ListNumber "số đầu dòng" "the number of an item"
    Document "số văn bản" "the number of a document"
    Phone "số điện thoại" "a telephone number"
    Account "số tài khoản, mã số" "an account or identity"
    Address "địa chỉ" "an address"
    Age "tuổi, năm sinh" "an age"
    Score "điểm, tỷ số" "a score"
    Condition "điều kiện, mức quy định" "a condition or legal rate"
    OneOf "một trong số nhiều" "one of so many"
    Times "số lần" "how many times"
    Fraction "phân số" "a fraction"
    TwoReadings "có hai cách đọc" "it has two readings"
    Unclear "không rõ đếm gì" "it does not say of what"
}
