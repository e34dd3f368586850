//! Mistakes met while writing: the output folder, what stands in it, and files that commands save;
//! and the wording of the world's failures.

use std::io;

use super::{Code, Diagnostic, Place, Text};

/// Why a folder is not written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Danger {
    /// The root of the file system.
    Root,
    /// A home folder, or one above it.
    Home,
    /// The folder of the site itself.
    Site,
    /// A folder above the site.
    AboveSite,
    /// A folder of sources, or one in it.
    Source(String),
}

/// What was being done when the world failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Making a folder.
    MakeFolder,
    /// Opening a file for writing.
    Create,
    /// Writing bytes.
    Write,
    /// Having the bytes reach the disk.
    Sync,
    /// Putting a finished file into its place.
    Move,
    /// Removing a file or folder.
    Remove,
    /// Reading.
    Read,
    /// Taking the lock.
    Lock,
    /// Copying a source, which changed meanwhile.
    CopyChanging,
}

/// The output folder is one that must not be written to.
pub fn dangerous(place: Place, shown: &str, danger: &Danger) -> Diagnostic {
    let (vi, en) = match danger {
        Danger::Root => {
            ("là gốc của hệ thống tệp".to_owned(), "is the file system's root".to_owned())
        }
        Danger::Home => (
            "là thư mục cá nhân hoặc chứa nó".to_owned(),
            "is a home folder or holds one".to_owned(),
        ),
        Danger::Site => ("là chính thư mục trang".to_owned(), "is the site itself".to_owned()),
        Danger::AboveSite => ("chứa thư mục trang".to_owned(), "holds the site".to_owned()),
        Danger::Source(name) => (
            format!("thuộc thư mục nguồn {name} của trang"),
            format!("belongs to {name}, a folder of the site's sources"),
        ),
    };
    Diagnostic::new(
        Code::B280,
        place,
        Text::new(
            format!("Không xuất vào {shown}: thư mục này {vi}."),
            format!("Nothing is written to {shown}: it {en}."),
        ),
    )
    .help(
        "Chọn một thư mục riêng, ví dụ public trong thư mục trang.",
        "Choose a folder of its own, such as public in the site's folder.",
    )
}

/// The output is a file, or a link that leads nowhere.
pub fn not_a_folder(place: Place, shown: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B281,
        place,
        Text::new(
            format!("{shown} không phải thư mục nên không xuất vào đó được."),
            format!("{shown} is not a folder, so nothing can be written there."),
        ),
    )
    .help("Chọn thư mục khác, hoặc dời tệp đó đi.", "Choose another folder, or move it away.")
}

/// A file that bantin wrote holds something else.
pub fn edited(place: Place, shown: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B282,
        place,
        Text::new(
            format!("Tệp {shown} do bantin viết đã bị sửa tay; tệp được giữ nguyên."),
            format!("{shown} was written by bantin and edited since; it is left as it is."),
        ),
    )
    .help(
        "Xoá tệp đó, hoặc chuyển nó vào thư mục static của giao diện, rồi chạy lại.",
        "Delete it, or move it to the theme's static folder; then run again.",
    )
}

/// Something that bantin did not write stands where an output belongs.
pub fn in_the_way(place: Place, shown: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B283,
        place,
        Text::new(
            format!(
                "{shown} không do bantin viết mà nằm đúng chỗ của một trang; nó được giữ nguyên."
            ),
            format!(
                "{shown} was not written by bantin and is in a page's way; it is left as it is."
            ),
        ),
    )
    .help(
        "Dời nó đi, hoặc chuyển nó vào thư mục static của giao diện.",
        "Move it away, or to the theme's static folder.",
    )
}

/// A symbolic link stands in the output where bantin would write through it.
pub fn link_inside(place: Place, shown: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B284,
        place,
        Text::new(
            format!("{shown} là liên kết tượng trưng; bantin không viết qua liên kết."),
            format!("{shown} is a symbolic link; bantin does not write through links."),
        ),
    )
    .help("Xoá liên kết đó rồi chạy lại.", "Remove the link and run again.")
}

/// Two outputs are one file on some machine, or one is a file where the other needs a folder.
pub fn clash(place: Place, shown: &str, other: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B285,
        place,
        Text::new(
            format!("{shown} và {other} là một tệp trên máy không phân biệt chữ hoa, chữ thường."),
            format!("{shown} and {other} are one file where upper and lower case are the same."),
        ),
    )
    .help("Đổi tên một trong hai tệp nguồn.", "Rename one of the two sources.")
}

/// An output's name is kept for bantin, or is no name on every machine.
pub fn unusable(place: Place, shown: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B286,
        place,
        Text::new(
            format!("Không thể xuất tệp tên “{shown}”."),
            format!("No output can have the name “{shown}”."),
        ),
    )
    .help(
        "Không dùng tên .bantin, \\ : và các tên riêng của Windows (con, nul …).",
        "Do not use .bantin, \\ or :, or names of Windows devices (con, nul …).",
    )
}

/// Another build holds the output folder.
pub fn busy(place: Place, shown: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B287,
        place,
        Text::new(
            format!("Một lệnh bantin khác đang xuất vào {shown}."),
            format!("Another bantin is writing to {shown}."),
        ),
    )
    .help("Chờ lệnh kia xong rồi chạy lại.", "Wait for it to end and run again.")
}

/// A new file would replace one that is there.
pub fn exists(place: Place, shown: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B288,
        place,
        Text::new(
            format!("Tệp {shown} đã có; tệp được giữ nguyên."),
            format!("{shown} exists already; it is left as it is."),
        ),
    )
    .help("Đặt tên khác.", "Choose another name.")
}

/// A source changed between its reading and its saving.
pub fn changed_meanwhile(place: Place, shown: &str) -> Diagnostic {
    Diagnostic::new(
        Code::B289,
        place,
        Text::new(
            format!("Tệp {shown} vừa bị sửa nên không được ghi lại."),
            format!("{shown} changed while the command ran, so it is left as it is."),
        ),
    )
    .help("Lưu tệp trong trình soạn thảo rồi chạy lại.", "Save it in the editor and run again.")
}

/// What failed, at which path, and the system's reason.
pub fn failure(doing: Doing, path: &str, error: &io::Error) -> Text {
    let (vi, en) = match doing {
        Doing::MakeFolder => ("Không tạo được thư mục", "Cannot make the folder"),
        Doing::Create => ("Không tạo được tệp", "Cannot create"),
        Doing::Write => ("Không ghi được", "Cannot write"),
        Doing::Sync => ("Không ghi chắc được xuống đĩa", "Cannot sync"),
        Doing::Move => ("Không đưa được vào chỗ", "Cannot move into place"),
        Doing::Remove => ("Không xoá được", "Cannot remove"),
        Doing::Read => ("Không đọc được", "Cannot read"),
        Doing::Lock => ("Không khoá được", "Cannot lock"),
        Doing::CopyChanging => {
            return Text::new(
                format!("Tệp {path} thay đổi trong lúc chép; hãy chạy lại"),
                format!("{path} changed while it was copied; run again"),
            );
        }
    };
    let reason = reason(error);
    Text::new(format!("{vi} {path}: {}", reason.vi), format!("{en} {path}: {}", reason.en))
}

/// The system's reason, put into plain words where it is a common one.
fn reason(error: &io::Error) -> Text {
    use io::ErrorKind as K;
    let (vi, en) = match error.kind() {
        K::StorageFull => ("đĩa đã đầy", "the disk is full"),
        K::QuotaExceeded => ("đã hết hạn mức đĩa", "the disk quota is used up"),
        K::FileTooLarge => ("tệp lớn quá mức cho phép", "the file is larger than allowed"),
        K::PermissionDenied => ("không có quyền", "permission denied"),
        K::ReadOnlyFilesystem => ("đĩa chỉ đọc", "the file system is read-only"),
        K::NotFound => ("không có ở đó", "it is not there"),
        K::InvalidData => ("không phải chữ UTF-8", "it is not UTF-8 text"),
        K::AlreadyExists => ("đã có ở đó", "it exists already"),
        K::NotADirectory => ("một phần của đường dẫn không phải thư mục", "not a folder"),
        K::IsADirectory => ("là thư mục", "it is a folder"),
        K::DirectoryNotEmpty => ("thư mục không rỗng", "the folder is not empty"),
        K::InvalidFilename => {
            ("tên quá dài hoặc không hợp lệ", "the name is too long or not valid")
        }
        K::ResourceBusy => ("đang có chương trình khác dùng", "in use by another program"),
        _ => return Text::new(error.to_string(), error.to_string()),
    };
    match error.raw_os_error() {
        Some(number) => Text::new(format!("{vi} (mã {number})"), format!("{en} (code {number})")),
        None => Text::new(vi, en),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_where_and_why_in_both_languages() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        let text = failure(Doing::Write, "public/index.html", &full);
        assert_eq!(text.vi, "Không ghi được public/index.html: đĩa đã đầy");
        assert_eq!(text.en, "Cannot write public/index.html: the disk is full");
        let odd = failure(Doing::Read, "a", &io::Error::other("tape torn"));
        assert_eq!(odd.en, "Cannot read a: tape torn");
        let changed = failure(Doing::CopyChanging, "a", &io::ErrorKind::Other.into());
        assert_eq!(changed.vi, "Tệp a thay đổi trong lúc chép; hãy chạy lại");
    }
}
