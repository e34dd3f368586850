//! Front matter, good and bad.

mod messages;
mod mutations;
mod properties;

use expect_test::expect;

use super::*;
use crate::diag::show::{TextOf, human};
use crate::diag::{Diagnostics, Lang};

/// An article with every entry, whose lines the mutations spoil one at a time.
const GOOD: &str = "\
---
title: Cụm thi đua khối huyện giao ban 6 tháng đầu năm 2023
date: 2023-05-25
author: BBT
summary: Bảy huyện đoàn nhìn lại nửa năm
districts: [co-to, Vân Đồn]
area: cum-huyen
period: 2023-H1
programme: xuan-tinh-nguyen
metrics:
  buoi-sinh-hoat: trên 450 buổi
  cay-xanh: hơn 92.000 cây
  duong-xanh: 3,5 km
  don-vi-mau:
    value: 1.028 đơn vị máu
    period: 2023-01-01..2023-05-25
    by_area: {van-don: 310, co-to: 98}
    final: true
    event: chu-nhat-do-2023
  suat-qua:
    - {value: 120 suất quà, area: co-to}
    - {value: 500 suất quà, target: true}
    - 03 suất
corrects: [tin/2023/05/giao-ban]
featured: [cay-xanh, don-vi-mau]
publish: 2023-05-25 07:30
expires: 31/12/2023
draft: false
tags: [Giao ban, 'Thi đua']
people: [Nguyễn Văn An]
image: {src: anh.jpg, alt: Hội nghị, caption: Toàn cảnh, credit: BBT}
gallery:
  - src: a.jpg
    alt: Trồng cây
  - b.jpg
files:
  - {src: ke-hoach.pdf, title: Kế hoạch}
aliases: [/tin-cu/1.html]
series: Sơ kết
extra: {mau: [đỏ, '3'], cot: 2}
---
Nội dung.
";

fn file() -> SitePath {
    SitePath::new("content/tin/2023/05/a.md").unwrap()
}

/// The front matter of `yaml` between fences, with its mistakes.
fn parsed(yaml: &str) -> (Front, Vec<Diagnostic>) {
    let (front, _, found) = parse(&file(), &format!("---\n{yaml}\n---\n"));
    (front, found)
}

/// The front matter of `yaml`, which must be without mistakes.
#[track_caller]
fn good(yaml: &str) -> Front {
    let (front, found) = parsed(yaml);
    assert!(found.is_empty(), "{}", drawn(&format!("---\n{yaml}\n---\n")));
    front
}

/// The mistakes of a file's `text` as an editor sees them.
fn drawn(text: &str) -> String {
    let mut diagnostics = Diagnostics::default();
    diagnostics.extend(parse(&file(), text).2);
    let text_of: TextOf<'_> = &|_| text.to_owned();
    human(&diagnostics, Lang::Vi, false, text_of)
}

fn values<T: Clone>(marked: &[Marked<T>]) -> Vec<T> {
    marked.iter().map(|m| m.value.clone()).collect()
}

#[test]
fn every_entry_is_read_as_written_with_its_place() {
    let (front, body, found) = parse(&file(), GOOD);
    assert!(found.is_empty(), "{}", drawn(GOOD));
    assert_eq!(&GOOD[body..], "Nội dung.\n");
    let at = |span: Span| &GOOD[span.start as usize..span.end as usize];
    assert_eq!(front.title.value, "Cụm thi đua khối huyện giao ban 6 tháng đầu năm 2023");
    assert_eq!(at(front.title.span), front.title.value);
    assert_eq!(front.date.as_ref().unwrap().value.to_string(), "2023-05-25");
    assert_eq!(front.author.as_deref(), Some("BBT"));
    assert_eq!(front.summary.as_deref(), Some("Bảy huyện đoàn nhìn lại nửa năm"));
    assert_eq!(values(&front.districts), ["co-to", "Vân Đồn"]);
    assert_eq!(at(front.districts[1].span), "Vân Đồn");
    assert_eq!(front.area.unwrap().value, "cum-huyen");
    assert_eq!(front.period.unwrap().value, "2023-H1");
    assert_eq!(front.programme.unwrap().value, "xuan-tinh-nguyen");
    assert_eq!(values(&front.corrects), ["tin/2023/05/giao-ban"]);
    assert_eq!(values(&front.featured), ["cay-xanh", "don-vi-mau"]);
    assert_eq!(front.publish.unwrap().value.to_string(), "2023-05-25 07:30:00");
    assert_eq!(front.expires.unwrap().value.to_string(), "2023-12-31 00:00:00");
    assert!(!front.is_draft && !front.is_broken);
    assert_eq!(values(&front.tags), ["Giao ban", "Thi đua"]);
    assert_eq!(at(front.tags[1].span), "Thi đua");
    assert_eq!(values(&front.people), ["Nguyễn Văn An"]);
    let image = front.image.unwrap();
    assert_eq!(
        (image.src.value.as_str(), image.caption.as_deref()),
        ("anh.jpg", Some("Toàn cảnh"))
    );
    assert_eq!((image.alt.as_deref(), image.credit.as_deref()), (Some("Hội nghị"), Some("BBT")));
    let gallery: Vec<_> = front.gallery.iter().map(|p| (&*p.src.value, p.alt.as_deref())).collect();
    assert_eq!(gallery, [("a.jpg", Some("Trồng cây")), ("b.jpg", None)]);
    assert_eq!(front.files[0].title.as_deref(), Some("Kế hoạch"));
    assert_eq!(values(&front.aliases), ["/tin-cu/1.html"]);
    assert_eq!(front.series.unwrap().value, "Sơ kết");
    let extra = serde_json::to_string(&front.extra).unwrap();
    assert_eq!(extra, r#"{"mau":["đỏ","3"],"cot":"2"}"#);
    assert_eq!(at(front.span), &GOOD[..body]);
}

#[test]
fn line_ends_of_windows_change_nothing_but_places() {
    let (unix, ..) = parse(&file(), GOOD);
    let text = GOOD.replace('\n', "\r\n");
    let (windows, body, found) = parse(&file(), &text);
    assert!(found.is_empty() && &text[body..] == "Nội dung.\r\n");
    let phrases = |front: &Front| {
        let figures = front.metrics.iter().flat_map(|entry| &entry.figures);
        figures.map(|f| f.value.clone().unwrap().value).collect::<Vec<_>>()
    };
    assert_eq!(phrases(&windows), phrases(&unix));
    assert_eq!(windows.title.value, unix.title.value);
    let span = windows.title.span;
    assert_eq!(&text[span.start as usize..span.end as usize], unix.title.value);
}

#[test]
fn figures_stay_the_phrases_that_were_written() {
    let (front, ..) = parse(&file(), GOOD);
    let mut shown = String::new();
    for entry in &front.metrics {
        shown.push_str(&entry.metric.value);
        for figure in &entry.figures {
            let text = |m: &Option<Marked<String>>| m.as_ref().map(|m| m.value.clone());
            let by_area: Vec<_> = figure
                .long()
                .by_area
                .iter()
                .map(|(a, v)| format!("{}={}", a.value, v.value))
                .collect();
            shown.push_str(&format!(
                " [{} {:?} {:?} {:?} {:?} {}{}{}]",
                text(&figure.value).unwrap_or_default(),
                text(&figure.long().area),
                text(&figure.long().period),
                text(&figure.long().event),
                by_area,
                u8::from(figure.long().is_final),
                u8::from(figure.long().is_target),
                u8::from(figure.long().is_hidden),
            ));
            if let Some(value) = &figure.value {
                let written = &GOOD[value.span.start as usize..value.span.end as usize];
                assert_eq!(written, value.value);
            }
        }
        shown.push('\n');
    }
    expect![[r#"
        buoi-sinh-hoat [trên 450 buổi None None None [] 000]
        cay-xanh [hơn 92.000 cây None None None [] 000]
        duong-xanh [3,5 km None None None [] 000]
        don-vi-mau [1.028 đơn vị máu None Some("2023-01-01..2023-05-25") Some("chu-nhat-do-2023") ["van-don=310", "co-to=98"] 100]
        suat-qua [120 suất quà Some("co-to") None None [] 000] [500 suất quà None None None [] 010] [03 suất None None None [] 000]
    "#]].assert_eq(&shown);
}

#[test]
fn the_fences_are_found_whatever_the_line_ends() {
    for (text, title, body) in [
        ("---\ntitle: A\n---\nB", "A", "B"),
        ("\u{feff}---\r\ntitle: A\r\n---\r\nB", "A", "B"),
        ("---  \ntitle: A\n---\t\nB", "A", "B"),
        ("\n\n---\ntitle: A\n---\n---\nB", "A", "---\nB"),
        ("---\ntitle: A\n---", "A", ""),
        ("---\ntitle: |\n  A\n  ---\n---\nB", "A\n---", "B"),
    ] {
        let (front, at, found) = parse(&file(), text);
        assert_eq!((front.title.value.as_str(), &text[at..]), (title, body), "{text:?}");
        assert!(found.is_empty(), "{text:?}");
    }
}

#[test]
fn a_file_without_front_matter_is_told_so_but_for_the_home_page() {
    let (front, at, found) = parse(&file(), "Chào\n");
    assert!(front.is_broken && at == 0 && found.len() == 1);
    let home = SitePath::new("content/index.md").unwrap();
    for text in ["Chào\n", "---\nsummary: x\n---\nChào\n"] {
        let (_, at, found) = parse(&home, text);
        assert_eq!((&text[at..], found.len()), ("Chào\n", 0));
    }
}

#[test]
fn dates_and_instants_are_read_in_both_orders() {
    let day = |text| good(&format!("title: A\ndate: {text}")).date.unwrap().value.to_string();
    for text in ["2023-05-25", "25/5/2023", "25/05/2023", "'2023-05-25'"] {
        assert_eq!(day(text), "2023-05-25", "{text}");
    }
    let instant = |text| good(&format!("title: A\npublish: {text}")).publish.unwrap().value;
    for (text, expected) in [
        ("2023-05-25", "2023-05-25 00:00:00"),
        ("2023-05-25 07:30", "2023-05-25 07:30:00"),
        ("2023-05-25T07:30:05", "2023-05-25 07:30:05"),
        ("25/5/2023 07:30", "2023-05-25 07:30:00"),
    ] {
        assert_eq!(instant(text).to_string(), expected, "{text}");
    }
    for (line, code) in [
        ("date: 30/2/2023", "B123"),
        ("date: 2023-13-01", "B123"),
        ("date: 05/25/2023", "B123"),
        ("date: 25/5/23", "B123"),
        ("date: 0000-01-01", "B123"),
        ("date: 2023-05-25 07:30", "B123"),
        ("date: hôm nay", "B123"),
        ("publish: 2023-05-25 25:00", "B124"),
        ("publish: 2023-05-25 7h30", "B124"),
        ("publish: 2023-05-25 07:30+07:00", "B124"),
        ("publish: 2023-05-25T07:30:00Z", "B124"),
        ("publish: 2023-02-30 07:30", "B123"),
    ] {
        let (front, found) = parsed(&format!("title: A\n{line}"));
        assert_eq!(found.iter().map(|d| d.code.as_str()).collect::<Vec<_>>(), [code], "{line}");
        assert!(front.date.is_none() && front.publish.is_none());
    }
}

#[test]
fn blank_entries_are_as_good_as_none() {
    let others: Vec<&str> = KEYS.iter().copied().filter(|key| *key != "title").collect();
    let front = good(&format!("title: A\n{}:", others.join(":\n")));
    assert!(front.date.is_none() && front.metrics.is_empty() && front.extra == Extra::None);
    assert!(good("title: A\nsummary: ~\ntags: null").tags.is_empty());
}

#[test]
fn decomposed_letters_are_composed() {
    let front = good("title: Co\u{302} To\u{302}\ndistricts: [Co\u{302} To\u{302}]");
    assert_eq!((&*front.title.value, &*front.districts[0].value), ("Cô Tô", "Cô Tô"));
}

#[test]
fn what_yaml_takes_is_one_mistake_and_the_rest_is_read() {
    let (front, found) = parsed(
        "title: Sơ kết: 6 tháng\nmetrics:\n  a: >450\n  b: 3 km\n  c: {value: 3,5 km}\n  d: [x",
    );
    let codes: Vec<_> = found.iter().map(|d| d.code.as_str()).collect();
    assert_eq!(codes, ["B013", "B013", "B113", "B013"]);
    assert_eq!(front.metrics.len(), 1);
    assert_eq!(front.metrics[0].metric.value, "b");
    let fixes: Vec<_> = found.iter().filter_map(|d| d.fix.as_deref()).collect();
    assert_eq!(fixes, ["\"Sơ kết: 6 tháng\"", "\">450\"", "\"3,5 km\""]);
}
