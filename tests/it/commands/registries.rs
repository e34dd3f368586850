//! `bantin metrics` and `bantin areas`: lists, and new entries that touch nothing else.

use std::fs;

use super::{Folder, run};
use crate::site::site;

fn example() -> Folder {
    let folder = Folder::empty();
    folder.call(&["init"]).check(0, &[]);
    folder
}

fn read(folder: &Folder, file: &str) -> String {
    fs::read_to_string(folder.at(file)).unwrap()
}

#[test]
fn a_metric_is_added_after_the_others_and_can_be_used_at_once() {
    let folder = example();
    let before = read(&folder, "content/metrics.yaml");
    let args = [
        "metrics",
        "add",
        "nha-nhan-ai",
        "--label",
        "Nhà nhân ái: khởi công",
        "--other-label",
        "Houses",
        "--unit",
        "nhà",
        "--alias",
        "nhà nhân ái",
        "--alias",
        "nhà, mới",
        "--group",
        "Tình nguyện, an sinh",
        "--good",
        "up",
        "--description",
        "Tính theo ngày bàn giao.",
    ];
    let ended = folder.call(&args);
    ended.check(0, &["Đã thêm vào content/metrics.yaml", "nha-nhan-ai:", "trong .vscode/bantin"]);
    let after = read(&folder, "content/metrics.yaml");
    assert_eq!(
        after.strip_prefix(&before).unwrap(),
        "nha-nhan-ai:\n  label: {vi: \"Nhà nhân ái: khởi công\", en: Houses}\n  unit: nhà\n  agg: sum\n  aliases: [nhà nhân ái, \"nhà, mới\"]\n  group: \"Tình nguyện, an sinh\"\n  good: up\n  description: Tính theo ngày bàn giao.\n"
    );
    assert!(read(&folder, ".vscode/bantin/article.schema.json").contains("nha-nhan-ai"));
    let args = [
        "new",
        "Bàn giao nhà",
        "--district",
        "co-to",
        "--date",
        "2025-05-05",
        "--metric",
        "nhà nhân=2 nhà",
    ];
    folder.call(&args).check(0, &[]);
    folder.call(&["check", "--strict"]).check(0, &["0 lỗi, 0 cảnh báo"]);
    let listed = folder.call(&["metrics"]);
    assert!(
        listed.out.starts_with("cay-xanh                  sum     Cây xanh trồng mới (cây)\n"),
        "{}",
        listed.out
    );
    assert!(
        listed.out.ends_with("nha-nhan-ai               sum     Nhà nhân ái: khởi công (nhà)\n"),
        "{}",
        listed.out
    );
}

#[test]
fn an_area_is_added_below_its_parent_and_takes_the_level_of_its_neighbours() {
    let folder = Folder::with(&site(""));
    let before = read(&folder, "content/areas.yaml");
    let args = [
        "areas",
        "add",
        "ba-che",
        "--name",
        "Ba Chẽ",
        "--parent",
        "quảng ninh",
        "--title",
        "Huyện Ba Chẽ",
        "--valid-to",
        "30/6/2025",
    ];
    folder.call(&args).check(0, &["Đã thêm vào content/areas.yaml"]);
    assert_eq!(
        read(&folder, "content/areas.yaml").strip_prefix(&before).unwrap(),
        "ba-che:\n  name: Ba Chẽ\n  level: district\n  parent: quang-ninh\n  valid_to: 2025-06-30\n  names: [{title: Huyện Ba Chẽ}]\n"
    );
    let args = [
        "areas",
        "add",
        "cum-moi",
        "--name",
        "Cụm mới",
        "--level",
        "cluster",
        "--member",
        "co-to",
        "--member",
        "Ba Chẽ",
    ];
    folder.call(&args).check(0, &[]);
    let listed = folder.call(&["areas"]);
    assert_eq!(
        listed.out,
        "\
quang-ninh  Quảng Ninh (province)
  co-to  Cô Tô (district)
  van-don  Vân Đồn (district)
  ba-che  Ba Chẽ (district; đến 2025-06-30)
cum  Cụm huyện đảo (cluster; gồm co-to, van-don)
cum-moi  Cụm mới (cluster; gồm co-to, ba-che)
"
    );
    let english = folder.call(&["areas", "--lang", "en"]);
    assert!(english.out.contains("to 2025-06-30") && english.out.contains("of co-to, van-don"));
    folder.build(&[]).check(0, &[]);
}

#[test]
fn what_would_be_wrong_is_told_and_nothing_is_written() {
    let folder = Folder::with(&site(""));
    let files = ["content/metrics.yaml", "content/areas.yaml"];
    let before = files.map(|file| read(&folder, file));
    for (args, says) in [
        (
            &["metrics", "add", "Cây mới", "--label", "A", "--unit", "cây"][..],
            &["Viết: cay-moi"][..],
        ),
        (&["metrics", "add", "–", "--label", "A", "--unit", "cây"], &["chỉ được có chữ thường"]),
        (&["metrics", "add", "cay-xanh", "--label", "A", "--unit", "cây"], &["Mã cay-xanh đã có"]),
        (&["metrics", "add", "moi", "--unit", "cây"], &["Thiếu tên chỉ số: --label"]),
        (&["metrics", "add", "moi", "--label", "A"], &["Thiếu đơn vị: --unit"]),
        (
            &["metrics", "add", "moi", "--label", "A", "--unit", "cây", "--agg", "summ"],
            &["summ", "Không ghi gì"],
        ),
        (
            &["metrics", "add", "moi", "--label", "Cây xanh", "--unit", "cây"],
            &["Cây xanh", "Không ghi gì"],
        ),
        (
            &["metrics", "add", "moi", "--label", "A", "--agg", "ratio", "--unit", "%"],
            &["B121", "num"],
        ),
        (&["areas", "add", "moi", "--parent", "co-to"], &["Thiếu tên: --name"]),
        (&["areas", "add", "moi", "--name", "A"], &["Thiếu cấp: --level"]),
        (
            &["areas", "add", "moi", "--name", "A", "--level", "x", "--parent", "hue"],
            &["hue", "Không ghi gì"],
        ),
        (
            &["areas", "add", "moi", "--name", "A", "--level", "x", "--valid-from", "mai"],
            &["Không hiểu ngày"],
        ),
        (
            &["areas", "add", "co-to", "--name", "A", "--level", "x"],
            &["Mã co-to đã có trong areas.yaml"],
        ),
        (&["areas", "add", "moi", "--lang", "en"], &["The name is missing"]),
    ] {
        folder.call(args).check(2, says);
        assert_eq!(files.map(|file| read(&folder, file)), before, "{args:?}");
    }
    run(Folder::empty().command().arg("metrics"), "").check(1, &["B156"]);
}

#[test]
fn a_registry_in_another_form_is_left_as_it_is() {
    for text in [
        "{cay-xanh: {label: {vi: A}, unit: cây, agg: sum}}\n",
        "cay-xanh: {label: {vi: A}, unit: cây, agg: sum}\n...\n",
    ] {
        let folder = Folder::with(&site(&format!("-- content/metrics.yaml --\n{text}")));
        let ended = folder.call(&["metrics", "add", "moi", "--label", "B", "--unit", "km"]);
        ended.check(2, &["Không ghi gì"]);
        assert_eq!(read(&folder, "content/metrics.yaml"), text);
    }
    let none = Folder::with(&site(""));
    fs::remove_file(none.at("content/metrics.yaml")).unwrap();
    none.call(&["metrics", "add", "moi", "--label", "B", "--unit", "km"]).check(0, &[]);
    assert_eq!(
        read(&none, "content/metrics.yaml"),
        "moi:\n  label: {vi: B}\n  unit: km\n  agg: sum\n"
    );
}
