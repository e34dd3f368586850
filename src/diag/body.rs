//! Mistakes of an article's body: links, pictures, markup.

use super::{Code, Diagnostic, Place, Text};

/// A link or picture has a scheme that is not on the list.
pub fn scheme_refused(place: Place, scheme: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B200,
        place,
        Text::new(
            format!("Không được dùng địa chỉ kiểu “{scheme}:” trong bài."),
            format!("Addresses of the kind “{scheme}:” may not be used in an article."),
        ),
    )
    .help(
        "Dùng https:, http:, mailto:, tel:, hoặc đường dẫn tới một bài hay tệp của trang.",
        "Use https:, http:, mailto:, tel:, or the path of an article or file of the site.",
    )
}

/// An address of another site or of a mailbox lacks its scheme; with it, it is `meant`.
pub fn scheme_missing(place: Place, address: &str, meant: String) -> Diagnostic {
    Diagnostic::new(
        Code::B201,
        place,
        Text::new(
            format!("Địa chỉ “{address}” thiếu phần đầu như https:."),
            format!("The address “{address}” lacks its beginning, such as https:."),
        ),
    )
    .help(format!("Viết {meant}."), format!("Write {meant}."))
    .fix(meant)
}

/// An address is written with `\`; with `/` it is `meant`.
pub fn backslash(place: Place, address: &str, meant: String) -> Diagnostic {
    Diagnostic::new(
        Code::B201,
        place,
        Text::new(
            format!("Địa chỉ “{address}” viết bằng dấu \\."),
            format!("The address “{address}” is written with \\."),
        ),
    )
    .help(format!("Dùng dấu /: {meant}."), format!("Use /: {meant}."))
    .fix(meant)
}

/// An address names no host, mailbox or metric, or has control characters within.
pub fn address_malformed(place: Place, address: &str) -> Diagnostic {
    let address: String = address.chars().filter(|c| !c.is_control()).collect();
    Diagnostic::new(
        Code::B202,
        place,
        Text::new(
            format!("Địa chỉ “{address}” viết chưa đúng."),
            format!("The address “{address}” is not complete."),
        ),
    )
    .help(
        "Viết như https://ten-trang.vn/bai, mailto:ten@ten-trang.vn, tel:+84203…, metric:ma-chi-so.",
        "Write it as https://site.vn/page, mailto:name@site.vn, tel:+84203…, metric:the-id.",
    )
}

/// A link or picture has no address.
pub fn address_empty(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B202,
        place,
        Text::new("Thiếu địa chỉ trong ngoặc tròn.", "There is no address in the parentheses."),
    )
    .help("Viết [chữ](địa-chỉ).", "Write [words](address).")
}

/// A link leads to an anchor that this article does not have.
pub fn anchor_missing(place: Place, id: &str, nearest: Option<&str>) -> Diagnostic {
    let mistake = Diagnostic::new(
        Code::B203,
        place,
        Text::new(
            format!("Bài này không có mục “#{id}”."),
            format!("This article has no anchor “#{id}”."),
        ),
    );
    match nearest {
        Some(near) => mistake
            .help(format!("Có phải #{near} không?"), format!("Did you mean #{near}?"))
            .fix(format!("#{near}")),
        None => mistake.help(
            "Mục là tiêu đề trong bài, viết không dấu, nối bằng gạch: ## Kết quả là #ket-qua.",
            "An anchor is a heading without marks and with hyphens: ## Kết quả is #ket-qua.",
        ),
    }
}

/// A picture stands on another site.
pub fn external_picture(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B204,
        place,
        Text::new(
            "Ảnh nằm ở trang khác; trang của ta không tải gì từ nơi khác.",
            "The picture is on another site; this site loads nothing from elsewhere.",
        ),
    )
    .help(
        "Tải ảnh về, đặt cạnh bài, rồi viết ![mô tả ảnh](anh.jpg).",
        "Save the picture beside the article and write ![what it shows](picture.jpg).",
    )
}

/// A picture's address is an anchor, a mailbox or a telephone.
pub fn not_a_picture(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B204,
        place,
        Text::new("Địa chỉ này không phải của một ảnh.", "This address is not that of a picture."),
    )
    .help(
        "Đặt ảnh cạnh bài, rồi viết ![mô tả ảnh](anh.jpg).",
        "Put the picture beside the article and write ![what it shows](picture.jpg).",
    )
}

/// A picture does not say what it shows.
pub fn alt_missing(place: Place, picture: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B205,
        place,
        Text::new(
            format!("Ảnh “{picture}” chưa có mô tả cho người không nhìn thấy ảnh."),
            format!("The picture “{picture}” has no description for those who do not see it."),
        ),
    )
    .help(format!("Viết ![mô tả ảnh]({picture})."), format!("Write ![what it shows]({picture})."))
}

/// A statistic box or chart stands within text.
pub fn not_alone(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B206,
        place,
        Text::new(
            "Ô số liệu và biểu đồ phải đứng riêng một đoạn.",
            "A statistic box or chart must stand alone in its paragraph.",
        ),
    )
    .help(
        "Để một dòng trống ở trên và ở dưới. Trong câu thì viết [92.000 cây](metric:cay-xanh).",
        "Leave an empty line above and below. Within a sentence write [92.000 cây](metric:cay-xanh).",
    )
}

/// A chart is written as a link.
pub fn chart_as_link(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B207,
        place,
        Text::new("Biểu đồ phải có dấu ! ở trước.", "A chart needs a ! in front."),
    )
    .help(
        "Viết ![tên biểu đồ](chart:ma-chi-so?by=district) riêng một đoạn.",
        "Write ![title](chart:the-id?by=district) in a paragraph of its own.",
    )
}

/// A figure in prose has no words.
pub fn metric_without_words(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B207,
        place,
        Text::new("Số liệu trong câu không có chữ.", "The figure in prose has no words."),
    )
    .help(
        "Viết [hơn 92.000 cây xanh](metric:cay-xanh); muốn có ô số liệu thì thêm ! ở trước.",
        "Write [hơn 92.000 cây xanh](metric:cay-xanh); for a statistic box put a ! in front.",
    )
}

/// Quotes, lists and emphasis are nested more than `most` deep.
pub fn too_deep(place: Place, most: usize) -> Diagnostic {
    Diagnostic::new(
        Code::B208,
        place,
        Text::new(
            format!("Trích dẫn, danh sách, chữ đậm lồng nhau quá {most} tầng."),
            format!("Quotes, lists and emphasis are nested more than {most} deep."),
        ),
    )
    .help("Viết phẳng hơn.", "Write it with fewer levels.")
}

/// HTML is shown as text; this is the first of `n_pieces`.
pub fn html_escaped(place: Place, n_pieces: usize) -> Diagnostic {
    Diagnostic::new(
        Code::B209,
        place,
        Text::new(
            format!("Mã HTML trong bài được hiện như chữ ({n_pieces} chỗ)."),
            format!("HTML in the article is shown as text (places: {n_pieces})."),
        ),
    )
    .help(
        "Dùng Markdown thay cho HTML. Muốn giữ HTML thì đặt “html: allow” trong site.yaml.",
        "Use Markdown instead. To keep HTML, set “html: allow” in site.yaml.",
    )
}

/// Nothing refers to a footnote.
pub fn note_unused(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B210,
        place,
        Text::new("Không chỗ nào dẫn tới chú thích này.", "Nothing refers to this footnote."),
    )
    .help("Đặt dấu của nó, như [^1], vào trong bài.", "Put its mark, such as [^1], in the text.")
}

/// A footnote is referred to and not written.
pub fn note_missing(place: Place, label: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B211,
        place,
        Text::new(
            format!("Chưa có chú thích “[^{label}]” nên dấu này hiện như chữ."),
            format!("There is no footnote “[^{label}]”, so the mark is shown as text."),
        ),
    )
    .help(
        format!("Thêm một đoạn “[^{label}]: nội dung” ở cuối bài."),
        format!("Add a paragraph “[^{label}]: its words” at the end."),
    )
}
