//! The board's typed files.

use super::{Row, check, file, good, of};
use crate::site::{Press, told};

const SITE: &str = "content/site.yaml";
const METRICS: &str = "content/metrics.yaml";
const AREAS: &str = "content/areas.yaml";

/// An entry before the others of site.yaml.
const fn set(to: &'static str, code: &'static str) -> Row {
    of(SITE, "title: Bản tin thử\n", to, code)
}

const fn metric(from: &'static str, to: &'static str, code: &'static str) -> Row {
    of(METRICS, from, to, code)
}

const fn area(from: &'static str, to: &'static str, code: &'static str) -> Row {
    of(AREAS, from, to, code)
}

const ROWS: &[Row] = &[
    // site.yaml.
    set("", "B121").at("content/site.yaml:1"),
    of(SITE, "base_url: https://example.vn/\n", "", "B121").at("content/site.yaml:1"),
    of(SITE, "https://example.vn/", "‸example.vn", "B160"),
    of(SITE, "https://example.vn/", "‸https://example.vn/?x=1", "B160"),
    set("‸titel: Bản tin\n", "B120"),
    set("title: x\n‸menus: []\n", "B120"),
    set("title: x\nlanguage: ‸fr\n", "B161"),
    set("title: x\nhtml: ‸co\n", "B161"),
    set("title: x\noutputs: {feeds: [‸atomm]}\n", "B161"),
    set("title: x\noutputs: {‸feed: [atom]}\n", "B120"),
    set("title: x\noutputs: {tags: ‸không}\n", "B125"),
    set("title: x\ntimezone: ‸Ha Noi\n", "B162"),
    set("title: x\npaths: {districts: ‸Huyện đảo}\n", "B163"),
    set("title: x\npaths: {metrics: ky, ‸periods: ky}\n", "B169").at("content/site.yaml:2"),
    set("title: x\npaginate: ‸0\n", "B164"),
    set("title: x\npaginate: ‸nhiều\n", "B122"),
    set("title: x\napproximation: ‸200%\n", "B164"),
    set("title: x\nhome_metrics: [‸cay-xang]\n", "B165"),
    set("title: x\narticles: ‸../tin\n", "B172"),
    set("title: x\nmenu: [{title: Lạ, to: ‸la.md}]\n", "B230"),
    set("title: x\nlogo: ‸la.svg\n", "B234"),
    set("title: x\nmenu: [{‸tile: Lạ, to: gioi-thieu.md}]\n", "B120"),
    set("title: x\nparams: {‸mau: x}\n", "B120"),
    set("title: x\n‸title: y\n", "B108"),
    set("title: ‸[x]\n", "B122"),
    set("title: ‸\"x\n", "B103"),
    of(SITE, "he-2023: 2023-06-01..2023-08-31", "he-2023: ‸mùa hè", "B003"),
    file(SITE, "‸title\n", "B122"),
    file(SITE, "", "B121").at("content/site.yaml:1").with(3),
    // metrics.yaml.
    metric("  unit: cây\n", "", "B121").at("content/metrics.yaml:1"),
    metric("  agg: sum\n", "", "B121").at("content/metrics.yaml:1"),
    metric("  label: {vi: Cây xanh, en: Trees}\n", "", "B121").at("content/metrics.yaml:1"),
    metric("{vi: Cây xanh, en: Trees}", "‸{en: Trees}", "B121"),
    metric("agg: sum", "agg: ‸summ", "B161"),
    metric("unit: cây", "unit: cây\n  ‸units: cây", "B120"),
    metric("don-vi-mau:", "‸cay-xanh:", "B108").with(3),
    metric("don-vi-mau:\n", "‸đơn vị máu:\n", "B163").with(3),
    metric("unit: km", "unit: km\n  decimals: ‸9", "B164"),
    metric("unit: km", "unit: km\n  integer: ‸có", "B125"),
    metric("unit: km", "unit: km\n  good: ‸lên", "B161"),
    metric("num: don-vi-mau", "num: ‸mau", "B165"),
    metric("num: don-vi-mau", "num: ‸dat-chuan", "B174"),
    metric("  num: don-vi-mau\n", "", "B121").at("content/metrics.yaml:22"),
    metric("den: cay-xanh", "den: cay-xanh\n  scale: ‸0", "B164"),
    metric("vi: Hiến máu", "vi: Cây xanh", "B168").at("content/metrics.yaml:6"),
    metric("unit: cây\n", "unit: cây\n‸\tagg: sum\n", "B104"),
    // areas.yaml.
    area("parent: quang-ninh, tile", "parent: ‸quang-nin, tile", "B165"),
    area("members: [co-to, van-don]", "members: [‸co-too]", "B165"),
    area("members: [co-to, van-don]", "members: [co-to]\n  parent: ‸quang-ninh", "B167"),
    area("level: province}", "level: province, parent: co-to}", "B166").at("content/areas.yaml:1"),
    area("tile: [7, 3]", "tile: ‸[7]", "B170"),
    area("tile: [7, 3]", "tile: ‸7", "B122"),
    area("valid_to: 2025-06-30", "valid_to: ‸2025-06-31", "B123"),
    area("{from: 2020-01-01,", "{from: ‸xưa,", "B123"),
    area("{name: Cô Tô, level: district,", "{name: Cô Tô,", "B121").at("content/areas.yaml:2"),
    area("{name: Cô Tô, level", "{level", "B121").at("content/areas.yaml:2"),
    area("name: Cô Tô, level", "‸ten: Cô Tô, level", "B120"),
    area("co-to: {name", "‸Cô Tô: {name", "B163").with(3),
    area("van-don: {name", "‸con: {name", "B163").with(3),
    area("van-don: {name", "‸../van-don: {name", "B163").with(3),
    metric("duong-xanh:\n", "‸nul:\n", "B163"),
    file(AREAS, "‸- quang-ninh\n", "B122"),
];

#[test]
fn mistakes_in_settings_and_registries_are_told_where_they_are() {
    check(ROWS);
}

#[test]
fn areas_too_deep_or_divided_too_finely_are_told_at_an_area_and_the_rest_goes_on() {
    let line =
        |id: &str, parent: &str| format!("{id}: {{name: {id}, level: x, parent: {parent}}}\n");
    // Each lies in the one before it, the first in the province.
    let mut deep = line("a1", "quang-ninh");
    deep.extend((2..=65).map(|n| line(&format!("a{n}"), &format!("a{}", n - 1))));
    // The product of these primes is above 10²⁵: no common denominator of the shares is below it.
    let mut fine = String::new();
    for n in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71] {
        fine.push_str(&line(&format!("a{n}"), "quang-ninh"));
        fine.extend((1..=n).map(|part| line(&format!("a{n}-{part}"), &format!("a{n}"))));
    }
    let areas = good().text(AREAS);
    for (name, added, area) in [("deep", deep, "a65"), ("fine", fine, "a71-1")] {
        let (mut site, mut press) = (good(), Press::default());
        press.build(&site);
        let public = press.public.clone();
        site.write(AREAS, format!("{areas}{added}"));
        site.edit("content/tin/b.md", "cay-xanh: 300 cây", "cay-xanh: nhiều cây");
        let built = press.build(&site);
        assert!(press.public == public, "{name} changed the output");
        let line = site.text(AREAS).lines().position(|line| line.starts_with(area)).unwrap() + 1;
        let told = told(&site, &built.diagnostics);
        let errors: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("lỗi")).collect();
        assert_eq!(errors.len(), 2, "{told}");
        assert!(errors[0].starts_with(&format!("[B176] content/areas.yaml:{line}:1:")), "{told}");
        assert!(errors[1].starts_with("[B005] content/tin/b.md:"), "{told}");
    }
}
