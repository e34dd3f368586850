//! Edits of every kind that editors make, drawn at random from small pools, so that articles meet.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::random::Random;
use crate::site::{Site, site, with_dump};

/// One edit. Applied to a site that lacks its file it does nothing, so that a story can be shortened.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Writes a file.
    Write(String, Bytes),
    /// Removes a file.
    Remove(String),
    /// Moves a file.
    Rename(String, String),
    /// Gives an entry at the outermost level of a file a value, or removes it where that is empty.
    Entry(String, &'static str, String),
    /// Replaces the first of one text by another.
    Replace(String, &'static str, &'static str),
    /// Sets the instant of the build.
    Now(&'static str),
    /// Turns drafts and articles that are not due on or off.
    Show(bool, bool),
    /// Checks the site, which shares the cache and writes nothing.
    Check,
    /// Goes back to the first state, as a checkout does.
    Checkout,
    /// Sets these files as they were, or removes them, all at once.
    Undo(Vec<(String, Option<Bytes>)>),
}

/// The bytes of a file, shown as text.
#[derive(Clone)]
pub struct Bytes(Vec<u8>);

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&String::from_utf8_lossy(&self.0), f)
    }
}

impl From<&str> for Bytes {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

/// The edit that makes `site` what `good` is.
pub fn undo(site: &Site, good: &Site) -> Edit {
    let old: BTreeMap<&str, &[u8]> = good.files().collect();
    let new: BTreeMap<&str, &[u8]> = site.files().collect();
    let paths: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let changed = paths.into_iter().filter(|path| old.get(path) != new.get(path));
    let file = |path: &str| (path.to_owned(), old.get(path).map(|bytes| Bytes(bytes.to_vec())));
    Edit::Undo(changed.map(file).collect())
}

/// The site before any edit.
pub fn first() -> Site {
    let mut first = with_dump(site(
        "\
-- content/areas.yaml --
quang-ninh: {name: Quảng Ninh, level: province}
co-to: {name: Cô Tô, level: district, parent: quang-ninh, valid_to: 2025-06-30, tile: [7, 3]}
van-don: {name: Vân Đồn, level: district, parent: quang-ninh, tile: [5, 3]}
dac-khu: {name: Đặc khu Cô Tô, level: commune, members: [co-to], valid_from: 2025-07-01}
cum: {name: Cụm huyện đảo, level: cluster, members: [co-to, van-don]}
doan-khoi: {name: Đoàn Khối, level: body, parent: quang-ninh}
-- content/metrics.yaml --
cay-xanh: {label: {vi: Cây xanh, en: Trees}, unit: cây, agg: sum, group: Môi trường}
don-vi-mau: {label: {vi: Hiến máu, en: Blood}, unit: đơn vị máu, agg: sum}
doan-vien: {label: {vi: Đoàn viên, en: Members}, unit: người, agg: latest}
ty-le: {label: {vi: Máu trên cây, en: Blood per tree}, agg: ratio, num: don-vi-mau, den: cay-xanh}
diem: {label: {vi: Điểm, en: Points}, unit: điểm, agg: none}
-- content/index.md --
Trang của **huyện đảo**.
-- content/gioi-thieu.md --
---
title: Giới thiệu
---

Xem [tin](/tin/) và [Cô Tô](/huyen/co-to/).
-- content/anh.svg --
<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'/>
-- content/tep.csv --
a,b
",
    ));
    first.edit("content/site.yaml", "theme: tiny", "theme: dump");
    let mut random = Random::new(3);
    for path in ARTICLES.iter().step_by(2) {
        first.write(path, article(&mut random));
    }
    for (key, value) in
        [("corrects", ""), ("image", "/anh.svg"), ("tags", "[Môi trường]"), ("programme", "xuan")]
    {
        apply(&mut first, &Edit::Entry(ARTICLES[0].to_owned(), key, value.to_owned()));
    }
    first
}

/// Every edit of the pools once, on the first article where it is one of an article.
pub fn all() -> Vec<Edit> {
    let entry = |path: &str, key, value: &str| Edit::Entry(path.to_owned(), key, value.to_owned());
    let entries = ENTRIES.iter().flat_map(|(key, values)| values.iter().map(|v| (*key, *v)));
    let settings = SETTINGS.iter().flat_map(|(key, values)| values.iter().map(|v| (*key, *v)));
    let bodies = BODIES
        .iter()
        .map(|body| Edit::Write(ARTICLES[0].to_owned(), Bytes(format!("{FRONT}\n{body}").into())));
    let replaced =
        REPLACED.iter().map(|(path, from, to)| Edit::Replace((*path).to_owned(), from, to));
    let mut all: Vec<Edit> = entries.map(|(key, value)| entry(ARTICLES[0], key, value)).collect();
    all.extend(settings.map(|(key, value)| entry("content/site.yaml", key, value)));
    all.extend(bodies.chain(replaced));
    for path in ["content/anh.svg", "content/tep.csv", ARTICLES[0], ARTICLES[2]] {
        all.push(Edit::Write(path.to_owned(), "<svg width='60' height='30'/>".into()));
        all.push(Edit::Remove(path.to_owned()));
        all.push(Edit::Rename(path.to_owned(), format!("content/moi{}", path.len())));
    }
    all.extend([true, false].map(|drafts| Edit::Show(drafts, !drafts)));
    all.push(Edit::Now("2022-01-01T00:00:00"));
    all
}

const FRONT: &str = "---\ntitle: Trồng cây\ndate: 2023-07-01\ndistricts: [co-to]\nperiod: 2023-H1\n\
    image: /anh.svg\nmetrics: {cay-xanh: 1.200 cây}\n---\n";

const ARTICLES: [&str; 8] = [
    "content/tin/2023/05/a.md",
    "content/tin/2023/05/b/index.md",
    "content/tin/2023/05/b.md",
    "content/tin/2024/01/c.md",
    "content/tin/2024/01/Đ.md",
    "content/tin/2025/08/e.md",
    "content/tin/2025/08/f.md",
    "content/trang.md",
];

/// Entries of an article and the values they take; an empty value removes the entry.
const ENTRIES: [(&str, &[&str]); 20] = [
    ("title", &["Trồng cây", "Hiến máu", "'Giao ban: nửa năm'", "A < B & C", ""]),
    ("date", &["2023-05-25", "2023-07-10", "25/5/2023", "2024-01-18", "2026-03-01", "2023-13-01"]),
    ("districts", &["[co-to]", "[van-don]", "[Cô Tô, van-don]", "[]", "", "[dac-khu]", "[lạ]"]),
    ("area", &["cum", "quang-ninh", "Huyện đoàn Cô Tô", "co-to", "van-don", "doan-khoi", ""]),
    ("period", &["2023-H1", "'2023'", "2023-Q1", "2023-05-25", "he-2023", "2024-H1", "xưa", ""]),
    ("metrics", METRICS),
    ("metrics", METRICS),
    ("metrics", METRICS),
    ("tags", &["[Môi trường]", "[moi truong, Thi đua]", "[–]", ""]),
    ("draft", &["true", "false", "có lẽ", ""]),
    ("corrects", &["[tin/2023/05/a]", "[tin/2024/01/c]", "[tin/2023/05/b]", "[tin/x]", ""]),
    ("summary", &["Nửa năm nhìn lại.", "Một dòng khác.", ""]),
    ("programme", &["xuan", "Xuân tình nguyện", "he", ""]),
    ("featured", &["[cay-xanh]", "[don-vi-mau]", "[]", ""]),
    ("image", &["/anh.svg", "{src: /anh.svg, alt: Cây, caption: Cây xanh}", "/mat.svg", ""]),
    ("publish", &["2023-06-01 08:00", "2026-01-15 08:00", "2026-02-01 07:30", ""]),
    ("expires", &["2024-01-01 00:00", "2026-01-15 08:00", "2027-01-01 00:00", ""]),
    ("series", &["Loạt bài", "loạt bài", ""]),
    ("aliases", &["[/cu/]", "[/cu.html]", "[/tin/2023/05/a/]", ""]),
    ("files", &["[/tep.csv]", "[{src: /tep.csv, title: Bảng}]", "[/mat.csv]", ""]),
];

const METRICS: &[&str] = &[
    "{cay-xanh: 1.200 cây}",
    "{cay-xanh: hơn 5.000 cây, don-vi-mau: 98 đơn vị máu}",
    "{cay-xanh: {value: 900 cây, by_area: {co-to: 300, van-don: 600}}}",
    "{don-vi-mau: {value: khoảng 120 đơn vị máu, final: true}, doan-vien: 350 người}",
    "{cay-xanh: [{value: 100 cây, area: co-to}, {value: 500 cây, target: true}]}",
    "{cay-xanh: {value: 70 cây, period: 2023-05-25, hide: true}}",
    "{cay-xanh: {by_area: {co-to: 10, van-don: gần 20}}, diem: '9,5 điểm'}",
    "{cay-xanh: {value: 800 cây, supersedes: 'tin/2023/05/a#cay-xanh'}}",
    "{cay-xanh: {value: 40 cây, event: le-phat-dong, programme: xuan}}",
    "{cay-xanh: nhiều cây}",
    "{cây xanh: 3 km}",
    "{la: 3 cây}",
    "",
];

const BODIES: [&str; 9] = [
    "Đoạn văn.\n",
    "Trồng [1.200 cây](metric:cay-xanh), xem [bài a](/tin/2023/05/a.md).\n",
    "## Mục\n\n![](metric:cay-xanh?area=quang-ninh&period=2023)\n",
    "![Theo huyện](chart:cay-xanh?by=district&period=2023)\n",
    "![Ảnh](/anh.svg \"Chú thích\")\n\n[Tải](/tep.csv)\n",
    "Xem [kỳ](/ky/2023-h1/) và [số liệu](/so-lieu/cay-xanh/#x).\n",
    "<b onclick='x'>HTML</b>[^1]\n\n[^1]: Chú thích.\n",
    "[mất](mat.md) [lạ](javascript:x)\n",
    "![](metric:don-vi-mau)\n",
];

fn article(random: &mut Random) -> String {
    let mut text = "---\n".to_owned();
    for (key, values) in ENTRIES {
        let always = ["title", "date", "districts", "period"].contains(&key);
        // The first value is always a good one: most articles are.
        let value =
            if random.below(4) > 0 { values[0] } else { values[random.below(values.len())] };
        if !text.contains(&format!("\n{key}:")) && (always || random.below(3) == 0) {
            text.push_str(&format!("{key}: {value}\n"));
        }
    }
    text.push_str("---\n\n");
    text.push_str(BODIES[random.below(3)]);
    text
}

/// Entries of site.yaml and their values.
const SETTINGS: [(&str, &[&str]); 20] = [
    ("title", &["Bản tin thử", "Bản tin khác", ""]),
    ("base_url", &["https://example.vn/", "https://example.vn/doan/", "example"]),
    ("theme", &["dump", "tiny", "dump", "default", "la"]),
    ("language", &["vi", "en", "fr"]),
    ("timezone", &["Asia/Ho_Chi_Minh", "UTC", ""]),
    ("paginate", &["20", "2", "1", "0"]),
    ("articles", &["tin", "bai"]),
    ("html", &["escape", "allow"]),
    ("approximation", &["10%", "25%", "0%"]),
    ("district_levels", &["[district]", "[district, commune]", "[]"]),
    ("home_metrics", &["[cay-xanh]", "[cay-xanh, don-vi-mau]", "[la]", ""]),
    ("menu", &["[{title: Giới thiệu, to: gioi-thieu.md}]", "[]", "[{title: Lạ, to: la.md}]"]),
    ("logo", &["anh.svg", "mat.svg", ""]),
    ("programmes", &["{xuan: Xuân tình nguyện}", "{xuan: Xuân, he: Hè}", ""]),
    ("periods", &["{he-2023: 2023-06-01..2023-08-31}", "{he-2023: 2023-07}", ""]),
    ("outputs", &["{feeds: [atom]}", "{tags: false, periods: false}", "{metrics: false}", ""]),
    (
        "outputs",
        &["{programmes: false, archive: false, news_sitemap: false}", "{search: false}", ""],
    ),
    ("paths", &["{districts: dia-ban}", "{page: p, tags: chu-de}", "{metrics: tin}", ""]),
    ("publisher", &["{name: BBT}", "{name: BBT, phone: '0203'}", ""]),
    ("data_licence", &["CC-BY-4.0", ""]),
];

const REPLACED: [(&str, &str, &str); 24] = [
    ("content/metrics.yaml", "Cây xanh", "Cây trồng mới"),
    ("content/metrics.yaml", "unit: cây", "unit: km"),
    ("content/metrics.yaml", "unit: km", "unit: cây"),
    ("content/metrics.yaml", "agg: sum", "agg: max"),
    ("content/metrics.yaml", "agg: max", "agg: sum"),
    ("content/metrics.yaml", "agg: latest", "agg: sum"),
    ("content/metrics.yaml", "group: Môi trường", "group: Khác"),
    ("content/metrics.yaml", "doan-vien:", "thanh-vien:"),
    ("content/metrics.yaml", "diem: {", "diem: {good: down, "),
    ("content/areas.yaml", "name: Cô Tô", "name: Đảo Cô Tô"),
    ("content/areas.yaml", "members: [co-to, van-don]", "members: [van-don]"),
    ("content/areas.yaml", "members: [van-don]", "members: [co-to, van-don]"),
    ("content/areas.yaml", "level: body", "level: district"),
    ("content/areas.yaml", "valid_to: 2025-06-30, ", ""),
    ("content/areas.yaml", "tile: [5, 3]", "tile: [6, 1]"),
    ("content/areas.yaml", "parent: quang-ninh", "parent: la"),
    ("content/areas.yaml", "parent: la", "parent: quang-ninh"),
    ("themes/tiny/templates/article.html", "<h1>", "<h1 class=\"x\">"),
    ("themes/tiny/templates/article.html", "{% endfor %}", ""),
    ("themes/tiny/templates/home.html", "card.title", "card.titel"),
    ("themes/tiny/templates/components/words.html", "{{ of.number }}", "<i>{{ of.number }}</i>"),
    ("themes/tiny/static/site.css", "margin: 0", "margin: 1em"),
    ("themes/tiny/i18n/vi.yaml", "và {n} tin nữa", "còn {n}"),
    ("themes/tiny/theme.yaml", "max: 1", "max: 1, min: 1"),
];

/// Draws the next edit of `site`.
pub fn draw(site: &Site, random: &mut Random) -> Edit {
    let known: Vec<&str> = ARTICLES.into_iter().filter(|path| site.has(path)).collect();
    let any = ARTICLES[random.below(ARTICLES.len())].to_owned();
    let one = known.get(random.below(known.len().max(1))).map_or(any.clone(), |p| (*p).to_owned());
    match random.below(27) {
        0..=7 => {
            let (key, values) = ENTRIES[random.below(ENTRIES.len())];
            Edit::Entry(one, key, values[random.below(values.len())].to_owned())
        }
        8..=10 => {
            let text = if site.has(&one) { site.lossy(&one) } else { article(random) };
            let front = text.rsplit_once("\n---\n").map_or(&*text, |(front, _)| front);
            let body = BODIES[random.below(BODIES.len())];
            Edit::Write(one, Bytes(format!("{front}\n---\n\n{body}").into()))
        }
        11 => Edit::Write(any, Bytes(article(random).into())),
        12 => Edit::Remove(one),
        13 => Edit::Rename(one, any),
        14..=16 => {
            let (key, values) = SETTINGS[random.below(SETTINGS.len())];
            let path = "content/site.yaml".to_owned();
            Edit::Entry(path, key, values[random.below(values.len())].to_owned())
        }
        17..=19 => {
            let (path, from, to) = REPLACED[random.below(REPLACED.len())];
            let (from, to) = if site.lossy(path).contains(from) { (from, to) } else { (to, from) };
            Edit::Replace(path.to_owned(), from, to)
        }
        20 => {
            let pictures = ["<svg width='40' height='30'/>", "<svg width='60' height='30'/>", "x"];
            let path = ["content/anh.svg", "content/tep.csv"][random.below(2)].to_owned();
            match random.below(4) {
                3 => Edit::Remove(path),
                n => Edit::Write(path, pictures[n].into()),
            }
        }
        21 => {
            let broken: [&[u8]; 4] = [b"", b"---\ntitle: x\n", b"\xff\xfe", b"---\n\ta: [\n---\n"];
            Edit::Write(one, Bytes(broken[random.below(4)].to_vec()))
        }
        22 if random.below(2) == 0 => Edit::Show(random.below(2) == 0, random.below(2) == 0),
        22 => Edit::Now(
            ["2026-01-15T08:00:00", "2026-01-15T07:59:59", "2026-02-01T07:30:00"][random.below(3)],
        ),
        23 => Edit::Checkout,
        _ => Edit::Check,
    }
}

/// Makes an edit.
pub fn apply(site: &mut Site, edit: &Edit) {
    match edit {
        Edit::Write(path, bytes) => {
            site.write(path, &bytes.0);
        }
        Edit::Remove(path) if site.has(path) => {
            site.remove(path);
        }
        Edit::Rename(from, to) if site.has(from) => {
            site.rename(from, to);
        }
        Edit::Entry(path, key, value) if site.has(path) => {
            let text = site.lossy(path);
            let start = format!("{key}:");
            let kept = text.split_inclusive('\n').filter(|line| !line.starts_with(&start));
            let mut text: String = kept.collect();
            if !value.is_empty() {
                let at = text.find("---\n").map_or(0, |at| at + 4);
                text.insert_str(at, &format!("{key}: {value}\n"));
            }
            site.write(path, text);
        }
        Edit::Replace(path, from, to) if site.has(path) && !from.is_empty() => {
            let text = site.lossy(path).replacen(from, to, 1);
            site.write(path, text);
        }
        Edit::Now(now) => (*now).clone_into(&mut site.now),
        Edit::Show(drafts, future) => {
            site.shown.drafts = *drafts;
            site.shown.future = *future;
        }
        Edit::Checkout => *site = first(),
        Edit::Undo(files) => {
            for (path, bytes) in files {
                match bytes {
                    Some(bytes) => site.write(path, &bytes.0),
                    None if site.has(path) => site.remove(path),
                    None => {}
                }
            }
        }
        Edit::Check | Edit::Remove(_) | Edit::Rename(..) | Edit::Entry(..) | Edit::Replace(..) => {}
    }
}
