//! `bantin serve`: the preview.

use std::path::Path;
use std::sync::Arc;

use super::args::ServeArgs;
use super::exit::Exit;
use super::moment;
use super::report::{Report, counted};
use crate::diag::Severity;
use crate::serve::{self, Hear, Options, Planned, Said};

/// Runs the preview until it is interrupted.
pub(super) fn run(root: &Path, args: &ServeArgs, report: Report) -> Exit {
    let options = Options {
        root: root.to_owned(),
        port: args.port,
        host: args.host.clone(),
        lan: args.lan,
        poll: args.poll,
        program: super::build::program(),
        clock: moment::now,
    };
    let is_opened = args.open;
    let hear: Hear = Arc::new(move |said| hear(said, is_opened, report));
    match serve::serve(&options, &hear) {
        Ok(()) => Exit::Fine,
        Err(error) => {
            report.say(
                &format!("Không mở được cổng {} để xem trước: {error}.", args.port),
                &format!("The preview cannot listen at port {}: {error}.", args.port),
            );
            Exit::WorldFailed
        }
    }
}

fn hear(said: &Said<'_>, is_opened: bool, report: Report) {
    match said {
        Said::Busy { asked, taken } => report.say(
            &format!("Cổng {asked} đang bận, dùng cổng {taken}."),
            &format!("Port {asked} is taken; this is at port {taken}."),
        ),
        Said::Ready { address, lan } => {
            report.result(format!("{address}\n").as_bytes());
            report.say(
                "Đang xem trước. Sửa và lưu bài, trang tự cập nhật. Bấm Ctrl-C để dừng.",
                "The preview is running. Edit and save: pages follow by themselves. Ctrl-C ends it.",
            );
            if let Some(lan) = lan {
                report.say(
                    &format!("Trên điện thoại cùng mạng: {lan}\n{}", serve::letters(lan)),
                    &format!("On a phone in the same network: {lan}\n{}", serve::letters(lan)),
                );
            }
            if is_opened {
                open(address, report);
            }
        }
        Said::Planned(planned) => tell(planned, report),
        Said::Polling { why } => {
            let [vi, en] = match why {
                None => [String::new(), String::new()],
                Some(why) => [
                    format!(" (hệ thống không báo được thay đổi: {why})"),
                    format!(" (the system cannot tell of changes: {why})"),
                ],
            };
            report.say(
                &format!("Xem lại các tệp theo nhịp{vi}; thay đổi hiện ra chậm hơn một chút."),
                &format!("Files are looked at in turns{en}; changes show a little later."),
            );
        }
        Said::Fault => report.say(
            "Chương trình gặp lỗi của chính nó khi đọc thay đổi này; bản trước vẫn được hiện.",
            "The program itself failed over this change; the pages before it stay.",
        ),
    }
}

fn tell(planned: &Planned<'_>, report: Report) {
    report.diagnostics(planned.diagnostics, planned.text_of);
    let n_errors = planned.diagnostics.count(Severity::Error);
    let took = planned.took.as_millis();
    let [vi, en] = match planned.n_changed {
        None => ["Đã đọc trang".to_owned(), "The site is read".to_owned()],
        Some(n) => [format!("{n} tệp thay đổi"), format!("{} changed", counted(n, "file"))],
    };
    if n_errors == 0 {
        report.say(&format!("{vi}, {took} ms."), &format!("{en}, {took} ms."));
        return;
    }
    let errors = counted(n_errors, "error");
    let [then_vi, then_en] = if planned.is_anything_shown {
        ["Các trang trước đó được giữ nguyên.", "The pages before stay."]
    } else {
        ["Sửa rồi lưu, trang sẽ hiện ra.", "Mend and save: the site appears."]
    };
    report.say(
        &format!("{vi}, {took} ms: {n_errors} lỗi. {then_vi}"),
        &format!("{en}, {took} ms: {errors}. {then_en}"),
    );
}

/// Has the system show the address.
fn open(address: &str, report: Report) {
    use std::process::{Command, Stdio};
    let (program, first): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(first).arg(address);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if command.spawn().is_err() {
        report.say(
            &format!("Không mở được trình duyệt; hãy tự mở {address}."),
            &format!("No browser could be opened; open {address} yourself."),
        );
    }
}
