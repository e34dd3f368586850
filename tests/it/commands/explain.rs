//! `bantin explain`: the codes without a site.

use super::Folder;

#[test]
fn a_code_is_explained_anywhere_and_in_both_languages() {
    let folder = Folder::empty();
    let ended = folder.call(&["explain", "B038"]);
    ended.check(0, &[]);
    for part in [
        "B038 (cảnh báo): ",
        "Ví dụ trong content/tin/mot.md:",
        "và trong content/tin/ba.md:",
        "Cách sửa: ",
    ] {
        assert!(ended.out.contains(part), "{part}: {}", ended.out);
    }
    for written in ["b038", "38", "B38"] {
        assert_eq!(folder.call(&["explain", written]).out, ended.out, "{written}");
    }
    let english = folder.call(&["explain", "38", "--lang", "en"]);
    english.check(0, &[]);
    assert!(english.out.contains("How to mend it: "), "{}", english.out);
}

#[test]
fn without_a_code_all_are_listed() {
    let listed = Folder::empty().call(&["explain"]);
    listed.check(0, &[]);
    let of_31 = "B031  cảnh báo  Cộng đủ các phần không bằng tổng\n";
    assert!(listed.out.contains(of_31), "{}", listed.out);
    assert_eq!(listed.out.lines().count(), bantin::diag::Code::ALL.len());
}

#[test]
fn an_unknown_code_is_wrong_use_and_the_nearest_is_named() {
    let folder = Folder::empty();
    for (written, nearest) in [("B44", "B043"), ("B0311", "B289"), ("BO31", "B031")] {
        let ended = folder.call(&["explain", written]);
        ended.check(2, &[&format!("Không có mã “{written}”. Gần nhất: {nearest}.")]);
        assert_eq!(ended.out, "");
    }
}

/// The handbook has the table's words: who changes an explanation makes both pages again.
#[test]
fn the_handbooks_pages_of_codes_are_what_the_table_makes() {
    let folder = Folder::empty();
    for (lang, file) in
        [("vi", "content/huong-dan/ma-loi.md"), ("en", "content/huong-dan/codes.md")]
    {
        let made = folder.call(&["explain", "--markdown", "--lang", lang]);
        made.check(0, &[]);
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let committed = std::fs::read_to_string(path).unwrap();
        let remake = format!("bantin explain --markdown --lang {lang} > {file}");
        assert!(made.out == committed, "{file} is not what the table makes: {remake}");
    }
}
