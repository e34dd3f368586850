//! Mistakes of links between files.

use super::{Code, Diagnostic, Place, Text};

/// A link inside the site that leads nowhere.
pub fn broken(place: Place, target: &str, nearest: Option<&str>) -> Diagnostic {
    let told = Diagnostic::new(
        Code::B230,
        place,
        Text::new(
            format!("Liên kết “{target}” không dẫn tới trang hay tệp nào."),
            format!("The link “{target}” leads to no page or file."),
        ),
    );
    match nearest {
        Some(nearest) => told.help(format!("Gần nhất: {nearest}."), format!("Closest: {nearest}.")),
        None => told.help(
            "Viết đường dẫn từ bài này (../04/ten-bai.md) hoặc từ gốc trang (/huyen/co-to/).",
            "Write the path from this article (../04/name.md) or from the root (/huyen/co-to/).",
        ),
    }
}

/// A link to an anchor that the page does not have.
pub fn no_anchor(place: Place, anchor: &str, nearest: Option<&str>) -> Diagnostic {
    let told = Diagnostic::new(
        Code::B231,
        place,
        Text::new(
            format!("Trang được dẫn tới không có mục “#{anchor}”."),
            format!("The page that the link leads to has no “#{anchor}”."),
        ),
    );
    match nearest {
        Some(nearest) => {
            told.help(format!("Gần nhất: #{nearest}."), format!("Closest: #{nearest}."))
        }
        None => told.help("Bỏ phần sau dấu #.", "Take the part after # away."),
    }
}

/// A link or correction that leads to an article that is held back.
pub fn leads_to_withheld(place: Place, target: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B232,
        place,
        Text::new(
            format!("“{target}” chưa đăng nên chưa thành liên kết."),
            format!("“{target}” is not public yet, so this is not a link yet."),
        ),
    )
    .help(
        "Không cần làm gì: liên kết hiện ra khi bài kia đăng.",
        "Nothing to do: it becomes a link then.",
    )
}

/// An old address that is no address.
pub fn bad_alias(place: Place, alias: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B233,
        place,
        Text::new(
            format!("“{alias}” không phải một địa chỉ cũ hợp lệ."),
            format!("“{alias}” is no valid old address."),
        ),
    )
    .help("Viết như /tin/2019/ten-cu/.", "Write it like /tin/2019/old-name/.")
}

/// An article names the address that it has now as an old one.
pub fn alias_is_own(place: Place, alias: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B233,
        place,
        Text::new(
            format!("“{alias}” là địa chỉ hiện nay của chính bài này, không phải địa chỉ cũ."),
            format!("“{alias}” is the address that this article has now, not an old one."),
        ),
    )
    .help("Xoá địa chỉ này khỏi aliases.", "Delete this address from aliases.")
}

/// A picture or attachment that is not there.
pub fn no_file(place: Place, src: &str, nearest: Option<&str>) -> Diagnostic {
    let told = Diagnostic::new(
        Code::B234,
        place,
        Text::new(format!("Không có tệp “{src}”."), format!("There is no file “{src}”.")),
    );
    match nearest {
        Some(nearest) => told.help(format!("Gần nhất: {nearest}."), format!("Closest: {nearest}.")),
        None => told.help(
            "Đặt tệp cạnh bài, hoặc ghi đường dẫn từ gốc như /images/anh.jpg.",
            "Put the file beside the article, or write its path from the root: /images/a.jpg.",
        ),
    }
}

/// A page of the site and a source of one address.
pub fn page_in_the_way(place: Place, url: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B235,
        place,
        Text::new(
            format!("Địa chỉ {url} đã dành cho một trang do bantin tạo."),
            format!("The URL {url} belongs to a page that bantin makes."),
        ),
    )
    .help(
        "Đổi tên tệp, hoặc đổi mục paths trong content/site.yaml.",
        "Rename the file, or change paths in content/site.yaml.",
    )
}

/// A box or chart of which nothing was reported: the page says so.
pub fn nothing_to_show(place: Place, what: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B237,
        place,
        Text::new(
            format!("Chưa có số liệu nào cho “{what}” ở đây: trang ghi “chưa có số liệu”."),
            format!("Nothing was reported for “{what}” here: the page says “no data”."),
        ),
    )
    .help("Kiểm tra area và period.", "Check area and period.")
}

/// A chart over time of which fewer than two periods have figures: the page leaves it out.
pub fn too_few_periods(place: Place, what: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B237,
        place,
        Text::new(
            format!(
                "Biểu đồ “{what}” theo thời gian cần ít nhất hai kỳ có số liệu: trang chưa hiện \
                 biểu đồ này."
            ),
            format!(
                "A chart of “{what}” over time needs at least two periods with figures: the page \
                 leaves it out."
            ),
        ),
    )
    .help(
        "Chờ kỳ sau, dùng hộp ![](metric:…), hoặc kiểm tra area và period.",
        "Wait for the next period, use a box ![](metric:…), or check area and period.",
    )
}

/// A box or chart of figures that make no number; `why` is the reason that the page gives.
pub fn no_number(place: Place, what: &str, why: &Text) -> Diagnostic {
    Diagnostic::new(
        Code::B237,
        place,
        Text::new(
            format!("Chưa có số của “{what}” ở đây: {}.", why.vi),
            format!("There is no number of “{what}” here: {}.", why.en),
        ),
    )
    .help(
        "Chạy bantin stats với chỉ số, địa bàn và kỳ ấy để xem lý do.",
        "Run bantin stats with this metric, area and period to see the reason.",
    )
}

/// A box or chart that cannot be shown; `why` completes the sentence.
pub fn cannot_show(place: Place, what: &str, why: &Text) -> Diagnostic {
    Diagnostic::new(
        Code::B236,
        place,
        Text::new(
            format!("Không dựng được “{what}”: {}.", why.vi),
            format!("Cannot show “{what}”: {}.", why.en),
        ),
    )
    .help(
        "Hộp: ![](metric:cay-xanh?area=co-to&period=2023). Biểu đồ: ![Tên](chart:cay-xanh?by=district&period=2023).",
        "A box: ![](metric:cay-xanh?area=co-to&period=2023). A chart: ![Title](chart:cay-xanh?by=district&period=2023).",
    )
}
