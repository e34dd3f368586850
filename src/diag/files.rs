//! Mistakes of files, their names and their kinds.

use std::io;

use super::output::{Doing, failure};
use super::{Code, Diagnostic, Place, Text};
use crate::path::SitePath;

/// Two sources would be written to one address; the place is that of the later one.
pub fn url_clash(place: Place, other: &SitePath, url: &str) -> Diagnostic {
    let file = &place.file.clone();
    Diagnostic::new(
        Code::B150,
        place,
        Text::new(
            format!("Hai tệp cho cùng một địa chỉ {url}: {other} và {file}."),
            format!("Two files give the same URL {url}: {other} and {file}."),
        ),
    )
    .help("Đổi tên một trong hai tệp.", "Rename one of the two files.")
}

/// A symbolic link leads out of the site.
pub fn link_leaves_site(file: &SitePath) -> Diagnostic {
    Diagnostic::new(
        Code::B151,
        Place::whole(file),
        Text::new(
            format!("Liên kết tượng trưng {file} dẫn ra ngoài thư mục trang."),
            format!("The symbolic link {file} leads out of the site."),
        ),
    )
    .help("Chép tệp vào trang thay cho liên kết.", "Copy the file into the site instead.")
}

/// A file is larger than its kind may be.
pub fn too_large(file: &SitePath, bytes: u64, most: u64) -> Diagnostic {
    let (mib, most) = (bytes.div_ceil(1 << 20), most >> 20);
    Diagnostic::new(
        Code::B152,
        Place::whole(file),
        Text::new(
            format!("Tệp {file} lớn {mib} MiB, quá mức {most} MiB."),
            format!("The file {file} has {mib} MiB, more than {most} MiB."),
        ),
    )
    .help("Chia nhỏ hoặc nén tệp.", "Split or compress the file.")
}

/// The system does not let a file or folder be read.
pub fn unreadable(file: &SitePath, error: &io::Error) -> Diagnostic {
    let why = failure(Doing::Read, file.as_str(), error);
    let message = Text::new(format!("{}.", why.vi), format!("{}.", why.en));
    Diagnostic::new(Code::B153, Place::whole(file), message)
        .help("Kiểm tra quyền đọc của tệp.", "Check the file's permissions.")
}

/// A file is not the one that the build began with.
pub fn changed_meanwhile(file: &SitePath) -> Diagnostic {
    let message = Text::new(
        "Tệp vừa đổi trong lúc dựng, nên trang của nó chưa dựng được.",
        "The file changed during the build, so its page was not made.",
    );
    Diagnostic::new(Code::B158, Place::whole(file), message)
        .help("Chạy lại lệnh.", "Run the command again.")
}

/// A name is not UTF-8, or no platform-independent name.
pub fn unusable_name(file: &SitePath, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B154,
        Place::whole(file),
        Text::new(
            format!("Tên “{name}” không dùng được cho một trang trên mọi máy."),
            format!("The name “{name}” cannot be used for a page on every machine."),
        ),
    )
    .help(
        "Dùng chữ, số, gạch nối; không dùng \\ : và các tên riêng của Windows (con, nul …).",
        "Use letters, digits and hyphens; no \\ or : and no names of Windows devices (con, nul …).",
    )
}

/// The name of a source leaves nothing once folded to a slug.
pub fn empty_slug(file: &SitePath) -> Diagnostic {
    Diagnostic::new(
        Code::B154,
        Place::whole(file),
        Text::new(
            format!("Tên tệp {file} không còn chữ nào khi đổi thành địa chỉ."),
            format!("The name of {file} leaves no letter for a URL."),
        ),
    )
    .help("Đặt tên có ít nhất một chữ cái hoặc chữ số.", "Use at least one letter or digit.")
}

/// A text file is not UTF-8.
pub fn not_utf8(file: &SitePath, place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::B155,
        place,
        Text::new(
            format!("Tệp {file} không phải UTF-8."),
            format!("The file {file} is not UTF-8."),
        ),
    )
    .help("Lưu lại tệp với bảng mã UTF-8.", "Save the file as UTF-8.")
}

/// There is no site.yaml.
pub fn no_site(file: &SitePath) -> Diagnostic {
    Diagnostic::new(
        Code::B156,
        Place::whole(file),
        Text::new(
            format!("Không có trang nào ở đây: thiếu {file}."),
            format!("There is no site here: {file} is missing."),
        ),
    )
    .help(
        "Vào đúng thư mục trang, hoặc tạo tệp này: title và base_url là đủ.",
        "Change to the site's folder, or make this file: title and base_url are enough.",
    )
}

/// Something is neither a file nor a folder.
pub fn not_ordinary(file: &SitePath) -> Diagnostic {
    Diagnostic::new(
        Code::B157,
        Place::whole(file),
        Text::new(
            format!("{file} không phải tệp hay thư mục thường nên bị bỏ qua."),
            format!("{file} is neither a file nor a folder and is passed over."),
        ),
    )
}
