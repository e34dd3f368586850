//! The help in Vietnamese: the English one stands in `args.rs`, and this table translates it.

use clap::{Arg, ArgAction, Command};

/// Command, argument (empty for the command itself), text.
const VIETNAMESE: &[(&str, &str, &str)] = &[
    ("", "", "Dựng trang tin tĩnh cho đơn vị công bố số liệu trong bài viết."),
    ("", "root", "Thư mục của trang; mặc định là thư mục đang đứng."),
    ("", "lang", "Ngôn ngữ của thông báo: vi hoặc en."),
    ("", "color", "Khi nào tô màu thông báo: auto, always hoặc never."),
    ("", "help", "Xem hướng dẫn."),
    ("", "version", "Xem phiên bản."),
    ("init", "", "Tạo một trang mới, dựng được ngay."),
    ("init", "dir", "Thư mục của trang mới; chưa có thì được tạo."),
    ("init", "empty", "Chỉ những mục ít nhất để bắt đầu, thay cho trang ví dụ có sẵn bài."),
    ("new", "", "Tạo một bài mới, dùng được ngay."),
    ("new", "title", "Tên bài; tên tệp lấy từ đây và giữ nguyên khi tên bài đổi."),
    ("new", "district", "Huyện của bài: mã, tên, hoặc phần đầu của tên; ghi được nhiều lần."),
    ("new", "area", "Số liệu là của địa bàn nào, nếu không phải của một huyện ở trên."),
    (
        "new",
        "period",
        "Kỳ của số liệu: 2023, 2023-H1, 2023-Q1, 2023-05, A..B hoặc tên chiến dịch; mặc định là tháng của ngày đăng.",
    ),
    ("new", "date", "Ngày đăng: 2023-05-25 hoặc 25/5/2023; mặc định là hôm nay."),
    ("new", "programme", "Chương trình: mã, tên, hoặc phần đầu của tên."),
    (
        "new",
        "metric",
        "Chỉ số, có thể kèm số liệu: cay-xanh hoặc \"cay-xanh=hơn 300 cây\"; ghi được nhiều lần.",
    ),
    ("build", "", "Dựng trang vào thư mục xuất bản."),
    ("build", "output", "Thư mục xuất bản; mặc định là public trong thư mục của trang."),
    ("build", "base_url", "Địa chỉ của trang, thay cho base_url trong site.yaml."),
    ("build", "drafts", "Dựng cả bản nháp."),
    ("build", "future", "Dựng cả bài chưa đến hạn."),
    (
        "build",
        "as_of",
        "Dựng như thể đang ở thời điểm này: 2026-11-24 hoặc 2026-11-24T07:30 theo giờ của trang.",
    ),
    ("build", "verify", "Dựng lại tất cả và nêu tên trang có nội dung khác bản đang có."),
    ("build", "timings", "Cho biết thời gian từng bước và từng mẫu trang."),
    ("build", "format", "Cách trình bày kết quả: human cho người, json cho máy."),
    (
        "serve",
        "",
        "Xem trước trang, cả bản nháp và bài chưa đến hạn; lưu bài là trang tự cập nhật.",
    ),
    ("serve", "port", "Cổng, mặc định 4000; bận thì dùng cổng kế tiếp, 0 là cổng bất kỳ."),
    ("serve", "host", "Địa chỉ hoặc tên máy để lắng nghe; mặc định chỉ máy này."),
    ("serve", "lan", "Cho mạng nội bộ xem, cả điện thoại: ai trong mạng cũng thấy bản nháp."),
    ("serve", "open", "Mở trình duyệt."),
    ("serve", "poll", "Xem lại các tệp theo nhịp, cho ổ mạng không báo thay đổi."),
    ("status", "", "Liệt kê bản nháp, bài hẹn đăng, bài hết hạn, và lúc trang đổi lần tới."),
    (
        "status",
        "as_of",
        "Xem như thể đang ở thời điểm này: 2026-11-24 hoặc 2026-11-24T07:30 theo giờ của trang.",
    ),
    ("status", "format", "Cách trình bày kết quả: human cho người, json cho máy."),
    ("stats", "", "Hỏi số tổng hợp: cùng cách tính với trang tin, kèm nguồn."),
    ("stats", "metric", "Chỉ số: mã, tên hoặc tên khác; không ghi là mọi chỉ số."),
    ("stats", "area", "Địa bàn: mã, tên hoặc tên đơn vị; mặc định là địa bàn bao trùm tất cả."),
    (
        "stats",
        "period",
        "Kỳ: 2023, 2023-H1, 2023-Q1, 2023-05, A..B hoặc tên chiến dịch; mặc định là năm của số liệu mới nhất.",
    ),
    ("stats", "programme", "Chỉ tính số liệu của chương trình này."),
    (
        "stats",
        "by",
        "Mỗi dòng một huyện (district) hoặc một kỳ (period); không ghi chỉ số là mọi chỉ số.",
    ),
    ("stats", "format", "Cách trình bày: bảng cho người đọc (table), csv hoặc json."),
    ("check", "", "Kiểm tra trang, đối chiếu số liệu với lời bài, gợi ý về câu chữ; không ghi gì."),
    ("check", "format", "Cách trình bày: human cho người, json cho máy, github cho GitHub."),
    ("check", "strict", "Có cảnh báo cũng coi là không đạt."),
    ("check", "figures", "Cho biết mỗi bài có bao nhiêu số liệu trong lời và trong khai báo."),
    ("extract", "", "Đề xuất chỉ số từ bài viết."),
    ("extract", "files", "Tệp văn bản hoặc Markdown; - là đầu vào chuẩn."),
    ("extract", "write", "Ghi chỉ số mới vào phần khai báo của bài, không đụng tới chữ nào khác."),
    ("extract", "refused", "Liệt kê cả những số không phải số liệu, kèm lý do."),
    ("extract", "format", "Cách trình bày kết quả: human cho người, json cho máy."),
    (
        "rename",
        "",
        "Đổi tên hoặc chuyển chỗ một bài; địa chỉ cũ và mọi liên kết đến bài vẫn dùng được.",
    ),
    ("rename", "old", "Bài: địa chỉ hoặc tệp, như tin/2023/05/x."),
    ("rename", "new", "Tên mới; kèm thư mục, như tin/2023/06/y, thì bài chuyển đến đó."),
    ("metrics", "", "Liệt kê các chỉ số, hoặc thêm một chỉ số."),
    ("metrics add", "", "Thêm một chỉ số vào metrics.yaml, không đụng tới chữ nào khác."),
    ("metrics add", "id", "Mã, nằm trong địa chỉ trang nên không đổi, như cay-xanh."),
    ("metrics add", "label", "Tên bằng ngôn ngữ của trang."),
    ("metrics add", "other_label", "Tên bằng ngôn ngữ kia."),
    ("metrics add", "unit", "Đơn vị: cây, km, triệu đồng."),
    ("metrics add", "agg", "Cách cộng: sum, latest, max hoặc none; mặc định là sum."),
    ("metrics add", "alias", "Tên khác; ghi được nhiều lần."),
    ("metrics add", "group", "Nhóm trong bảng số liệu."),
    ("metrics add", "good", "Chiều nào là tốt: up hoặc down."),
    ("metrics add", "description", "Đếm cái gì, không đếm cái gì."),
    ("areas", "", "Liệt kê các địa bàn theo cây, hoặc thêm một địa bàn."),
    ("areas add", "", "Thêm một địa bàn vào areas.yaml, không đụng tới chữ nào khác."),
    ("areas add", "id", "Mã, không bao giờ đổi, như co-to."),
    ("areas add", "name", "Tên gọi."),
    ("areas add", "level", "Cấp: province, district, commune, cluster, body hoặc chữ khác."),
    ("areas add", "parent", "Thuộc địa bàn nào."),
    ("areas add", "member", "Gồm địa bàn nào, thay cho parent; ghi được nhiều lần."),
    ("areas add", "valid_from", "Ngày đầu tiên."),
    ("areas add", "valid_to", "Ngày cuối cùng."),
    ("areas add", "title", "Tên đầy đủ: Huyện Cô Tô."),
    ("areas add", "body", "Tên tổ chức: Huyện đoàn Cô Tô."),
    ("completions", "", "Ghi ra phần gợi ý lệnh cho cửa sổ lệnh."),
    ("completions", "shell", "Loại cửa sổ lệnh: bash, zsh, fish, powershell, elvish."),
    ("man", "", "Ghi ra trang hướng dẫn dạng man."),
    ("man", "command", "Lệnh nào; không ghi là cả chương trình."),
    ("schema", "", "Ghi JSON Schema để trình soạn thảo gợi ý và kiểm tra khi đang gõ."),
    ("schema", "of", "Của tệp nào: article, site, metrics, areas; không ghi là tất cả."),
    ("schema", "write", "Ghi vào .vscode/bantin, nơi VS Code đọc."),
    ("explain", "", "Giải thích một mã lỗi: nghĩa là gì, vì sao báo, sửa thế nào."),
    ("explain", "code", "Mã như B031, b031 hoặc 31; không ghi thì liệt kê mọi mã."),
    ("explain", "markdown", "Mọi mã thành một trang Markdown, như trang tra mã trong sổ tay."),
    ("markdown", "", "Đọc Markdown từ đầu vào chuẩn, ghi ra HTML, không thêm bớt gì."),
    ("markdown", "gfm", "Thêm bảng, chú thích và gạch ngang."),
];

/// The command line with its help in Vietnamese.
pub(crate) fn vietnamese(command: Command) -> Command {
    let about = |name: &str| text(name, "").unwrap_or_default();
    let command = worded(with_arguments(command, ""), "version").about(about(""));
    with_subcommands(command, "")
}

/// The subcommands of `parent`, and theirs.
fn with_subcommands(mut command: Command, parent: &str) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        let path = if parent.is_empty() { name.clone() } else { format!("{parent} {name}") };
        command = command.mut_subcommand(&name, |c| {
            let about = text(&path, "").unwrap_or_default();
            with_subcommands(worded(with_arguments(c, &path), "").about(about), &path)
        });
    }
    command.subcommand_help_heading("Lệnh").disable_help_subcommand(true)
}

/// The frame of the help and the flags that clap adds by itself.
fn worded(command: Command, version: &'static str) -> Command {
    let flag = |id: &'static str, short: char, action: ArgAction| {
        let help = text("", id).unwrap_or_default();
        Arg::new(id).long(id).short(short).action(action).help(help).help_heading("Tùy chọn")
    };
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help))
        .help_template("{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}");
    if version.is_empty() {
        return command;
    }
    command.arg(flag("version", 'V', ArgAction::Version))
}

fn with_arguments(mut command: Command, name: &str) -> Command {
    let ids: Vec<String> = command.get_arguments().map(|a| a.get_id().to_string()).collect();
    for id in ids {
        if let Some(help) = text(name, &id).or_else(|| text("", &id)) {
            command = command.mut_arg(&id, |a| {
                let a = a.help(help).help_heading("Tùy chọn");
                if a.get_action().takes_values() {
                    a.hide_default_value(true).hide_possible_values(true)
                } else {
                    a
                }
            });
        }
    }
    command
}

fn text(command: &str, argument: &str) -> Option<&'static str> {
    let row = VIETNAMESE.iter().find(|(c, a, _)| (*c, *a) == (command, argument));
    row.map(|(.., text)| *text)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    #[test]
    fn every_command_and_argument_has_its_vietnamese_text() {
        let mut command = Cli::command();
        command = vietnamese(command);
        command.build();
        let mut missing = Vec::new();
        look(&command, "", &mut missing);
        assert!(missing.is_empty(), "{missing:?}");
    }

    fn look(command: &Command, path: &str, missing: &mut Vec<String>) {
        if text(path, "").is_none() {
            missing.push(path.to_owned());
        }
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            if text(path, id).or_else(|| text("", id)).is_none() {
                missing.push(format!("{path} {id}"));
            }
        }
        for sub in command.get_subcommands() {
            look(sub, format!("{path} {}", sub.get_name()).trim(), missing);
        }
    }
}
