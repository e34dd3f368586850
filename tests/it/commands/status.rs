//! `bantin status`: what is held back, and when the site changes next.

use serde_json::{Value, json};

use super::{Ended, Folder, run};
use crate::site::site;

fn folder() -> Folder {
    Folder::with(&site(
        "\
-- content/tin/a.md --
---
title: Bản nháp
date: 2026-01-02
draft: true
---
-- content/tin/b.md --
---
title: Tuần sau
date: 2026-01-22
---
-- content/tin/c.md --
---
title: Sáng mai
date: 2026-01-10
publish: 2026-01-16 07:30
---
-- content/tin/d.md --
---
title: Hội thi
date: 2026-01-05
expires: 2026-01-31
---
-- content/tin/e.md --
---
title: Đã qua
date: 2025-12-01
expires: 2026-01-01 12:00
---
",
    ))
}

fn status(folder: &Folder, args: &[&str]) -> Ended {
    run(folder.command().args(["status", "--as-of", crate::site::NOW]).args(args), "")
}

#[test]
fn each_is_listed_by_its_instant_and_the_next_change_is_the_first_of_them() {
    let ended = status(&folder(), &[]);
    ended.check(0, &[]);
    assert_eq!(
        ended.out,
        "\
Bản nháp: 1
  2026-01-02        content/tin/a.md  Bản nháp
Hẹn đăng: 2
  16/1/2026 07:30   content/tin/c.md  Sáng mai
  22/1/2026 00:00   content/tin/b.md  Tuần sau
Sẽ hết hạn: 1
  31/1/2026 00:00   content/tin/d.md  Hội thi
Đã hết hạn: 1
  1/1/2026 12:00    content/tin/e.md  Đã qua
Trang đổi lần tới lúc 16/1/2026 07:30.
"
    );
    assert_eq!(ended.err, "");
    let english = status(&folder(), &["--lang", "en"]);
    assert!(english.out.ends_with("The site changes next at 2026-01-16 07:30.\n"));
}

#[test]
fn machines_get_the_same_in_the_sites_zone() {
    let ended = status(&folder(), &["--format", "json"]);
    let told: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(
        told,
        json!({
            "bantin": 1,
            "now": "2026-01-15T08:00:00",
            "timezone": "Asia/Ho_Chi_Minh",
            "drafts": [{"file": "content/tin/a.md", "title": "Bản nháp", "date": "2026-01-02"}],
            "scheduled": [
                {"file": "content/tin/c.md", "title": "Sáng mai", "date": "2026-01-10", "publish": "2026-01-16T07:30:00"},
                {"file": "content/tin/b.md", "title": "Tuần sau", "date": "2026-01-22", "publish": "2026-01-22T00:00:00"},
            ],
            "expiring": [{"file": "content/tin/d.md", "title": "Hội thi", "date": "2026-01-05", "expires": "2026-01-31T00:00:00"}],
            "expired": [{"file": "content/tin/e.md", "title": "Đã qua", "date": "2025-12-01", "expires": "2026-01-01T12:00:00"}],
            "last_change": "2026-01-05T00:00:00",
            "next_change": "2026-01-16T07:30:00",
        })
    );
}

#[test]
fn after_the_last_change_nothing_is_to_come_and_mistakes_are_counted() {
    let folder = folder();
    let late = run(folder.command().args(["status", "--as-of", "2026-02-01"]), "");
    late.check(0, &[]);
    assert!(late.out.ends_with("không có bài nào hẹn đăng hay sắp hết hạn.\n"), "{}", late.out);
    std::fs::write(folder.at("content/tin/f.md"), "---\ntitle: Lỗi\n---\n").unwrap();
    status(&folder, &[]).check(0, &["Trang có 1 lỗi"]);
    run(Folder::empty().command().arg("status"), "").check(1, &["B156"]);
    run(Folder::empty().command().args(["status", "--root", "x"]), "").check(2, &["x"]);
    let wrong = run(folder.command().args(["status", "--as-of", "mai"]), "");
    wrong.check(2, &["Không hiểu thời điểm “mai”"]);
}
