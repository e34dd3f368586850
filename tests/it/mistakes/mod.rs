//! Broken sites: each is told with its code, file and line, nothing panics, and the old output stays.
//!
//! A row edits one file of a good site. In what it writes, `‸` stands where the mistake is to be told;
//! without one, the place is given, or the file as a whole is meant.

mod body;
mod codes;
mod explained;
mod figures;
mod files;
mod front;
mod settings;
mod theme;
mod ways_out;

use bantin::diag::Severity;

use crate::site::{Press, Site, site, told};

/// An edit that breaks the site, and the code it is told with.
struct Row {
    path: &'static str,
    from: &'static str,
    to: &'static str,
    code: &'static str,
    /// File and line where the caret cannot say it.
    at: Option<&'static str>,
    /// How many errors it is: what else became wrong, say another figure of a metric that is gone.
    n_errors: usize,
}

/// The article that most rows break.
const A: &str = "content/tin/a.md";

/// An edit of the article, with a caret.
const fn a(from: &'static str, to: &'static str, code: &'static str) -> Row {
    Row { path: A, from, to, code, at: None, n_errors: 1 }
}

/// An edit of any file, with a caret or told of the file as a whole.
const fn of(path: &'static str, from: &'static str, to: &'static str, code: &'static str) -> Row {
    Row { path, from, to, code, at: None, n_errors: 1 }
}

/// A file that is new, or has this text instead of its own.
const fn file(path: &'static str, text: &'static str, code: &'static str) -> Row {
    Row { path, from: "", to: text, code, at: None, n_errors: 1 }
}

impl Row {
    /// Told elsewhere: `content/x.md:3`.
    const fn at(mut self, place: &'static str) -> Self {
        self.at = Some(place);
        self
    }

    /// Told with others that it really causes, so many in all.
    const fn with(mut self, n_errors: usize) -> Self {
        self.n_errors = n_errors;
        self
    }

    /// The broken site, and the file and line where it is to be told.
    fn broken(&self, good: &Site) -> (Site, String) {
        let mut site = good.clone();
        let text = if self.from.is_empty() { String::new() } else { good.text(self.path) };
        assert!(text.contains(self.from), "{} does not hold {:?}", self.path, self.from);
        let text = text.replacen(self.from, self.to, 1);
        let caret = text.find('‸');
        site.write(self.path, text.replacen('‸', "", 1));
        let line = |at| text[..at].matches('\n').count() + 1;
        let place = match (self.at, caret) {
            (Some(place), _) => place.to_owned(),
            (None, Some(at)) => format!("{}:{}", self.path, line(at)),
            (None, None) => self.path.to_owned(),
        };
        (site, place)
    }
}

/// The good site.
fn good() -> Site {
    site(
        "\
-- content/tin/a.md --
---
title: Trồng cây
date: 2023-07-05
districts: [co-to]
period: 2023-H1
programme: xuan
tags: [Môi trường]
image: /anh.svg
featured: [cay-xanh]
corrects: [tin/b]
metrics:
  cay-xanh: 1.200 cây
  don-vi-mau: 98 đơn vị máu
aliases: [/cu/]
---

Trồng [1.200 cây](metric:cay-xanh), xem [bài b](b.md).

![Cây](/anh.svg)

## Mục

Hiến 98 đơn vị máu.
-- content/tin/b.md --
---
title: Bài b
date: 2023-07-01
districts: [van-don]
period: 2023-H1
metrics: {cay-xanh: 300 cây}
---

Trồng 300 cây.
-- content/tin/nhap.md --
---
title: Bài nháp
date: 2023-07-01
draft: true
---
-- content/gioi-thieu.md --
---
title: Giới thiệu
---

Một trang.
-- content/anh.svg --
<svg xmlns='http://www.w3.org/2000/svg'/>
-- content/metrics.yaml --
cay-xanh:
  label: {vi: Cây xanh, en: Trees}
  unit: cây
  agg: sum
  aliases: [trồng cây]
don-vi-mau:
  label: {vi: Hiến máu, en: Blood}
  unit: đơn vị máu
  agg: sum
duong-xanh:
  label: {vi: Đường xanh, en: Green roads}
  unit: km
  agg: sum
kinh-phi:
  label: {vi: Kinh phí, en: Money}
  unit: đồng
  agg: sum
dat-chuan:
  label: {vi: Đạt chuẩn, en: Up to standard}
  unit: '%'
  agg: none
ty-le:
  label: {vi: Máu trên cây, en: Blood per tree}
  agg: ratio
  num: don-vi-mau
  den: cay-xanh
-- content/areas.yaml --
quang-ninh: {name: Quảng Ninh, level: province}
co-to: {name: Cô Tô, level: district, parent: quang-ninh, tile: [7, 3]}
van-don: {name: Vân Đồn, level: district, parent: quang-ninh, valid_to: 2025-06-30}
cum:
  name: Cụm huyện đảo
  level: cluster
  members: [co-to, van-don]
  names: [{from: 2020-01-01, title: Cụm thi đua}]
",
    )
}

#[track_caller]
fn check(rows: &[Row]) {
    let good = good();
    let mut press = Press::default();
    let built = press.build(&good);
    assert!(!built.diagnostics.has_errors(), "{}", told(&good, &built.diagnostics));
    let public = press.public.clone();
    let mut wrong = String::new();
    for row in rows {
        let (broken, place) = row.broken(&good);
        let built = press.build(&broken);
        let is_found = built.diagnostics.iter().any(|diagnostic| {
            let file = diagnostic.place.file.as_str();
            let line = broken.line(diagnostic).map(|(line, _)| format!("{file}:{line}"));
            diagnostic.code.as_str() == row.code
                && *line.unwrap_or_else(|| file.to_owned()) == place
        });
        if !is_found {
            let said = told(&broken, &built.diagnostics);
            wrong.push_str(&format!(
                "\n{:?} in {}: expected {} at {place}, but\n{said}",
                row.to, row.path, row.code
            ));
        }
        // One slip is one error, not a page of what follows from it.
        let n_errors = built.diagnostics.count(Severity::Error);
        if n_errors > 1 && n_errors != row.n_errors {
            let said = told(&broken, &built.diagnostics);
            wrong.push_str(&format!(
                "\n{:?} in {}: told as {n_errors} errors\n{said}",
                row.to, row.path
            ));
        }
        // Whoever reads the site sees nothing of it.
        if built.diagnostics.has_errors() {
            assert!(press.public == public, "{:?} changed the output", row.to);
        }
        press.build(&good);
        assert!(press.public == public, "{:?} was mended, and the output differs", row.to);
    }
    assert!(wrong.is_empty(), "{wrong}");
}
