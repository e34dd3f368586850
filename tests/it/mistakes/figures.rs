//! Figures: phrases, long forms, and what they are about.

use bantin::build::{self, Cache};
use bantin::diag::{Code, Severity};

use super::{Row, a, check, of};
use crate::site::Site;

/// A phrase instead of the article's trees.
const fn trees(to: &'static str, code: &'static str) -> Row {
    a("cay-xanh: 1.200 cây", to, code)
}

/// A figure of another metric instead of the article's blood.
const fn other(to: &'static str, code: &'static str) -> Row {
    a("don-vi-mau: 98 đơn vị máu", to, code)
}

const ROWS: &[Row] = &[
    other("‸cay-xang: 98 cây", "B001"),
    other("‸Máu: 98 đơn vị máu", "B001"),
    trees("cay-xanh: ‸nhiều cây", "B005"),
    trees("cay-xanh: ‸hàng trăm cây", "B005"),
    trees("cay-xanh: ‸cây", "B005"),
    trees("cay-xanh: ‸25/5/2023", "B005"),
    trees("cay-xanh: ‸tháng 5", "B005"),
    trees("cay-xanh: ‸12 trên 15 cây", "B005"),
    trees("cay-xanh: ‸١٢٠٠ cây", "B005"),
    trees("cay-xanh: ‸1.200 cây và 300 cây", "B006"),
    trees("cay-xanh: ‸1,250 cây", "B006"),
    trees("cay-xanh: ‸3 km", "B007"),
    trees("cay-xanh: ‸200 triệu đồng", "B007"),
    trees("cay-xanh: ‸80%", "B007"),
    other("kinh-phi: ‸98 cây", "B007"),
    trees("cay-xanh: ‸1,5 cây", "B008"),
    trees("cay-xanh: ‸-5 cây", "B009"),
    trees("cay-xanh: ‸1.200 xô", "B010"),
    other("duong-xanh: ‸3 dặm", "B010"),
    other("dat-chuan: ‸80 xô", "B010"),
    other("kinh-phi: ‸500 USD", "B010"),
    other("kinh-phi: ‸$500", "B010"),
    trees("cay-xanh: ‸500 USD", "B007"),
    other("kinh-phi: ‸20 nghìn euro", "B010"),
    trees("cay-xanh: ‸999999999999999999999999999999 cây", "B011"),
    other("duong-xanh: ‸1,12345678901 km", "B011"),
    other("duong-xanh: ‸1.5 km", "B012"),
    trees("cay-xanh: ‸1,200,000 cây", "B012"),
    trees("cay-xanh: ‸>450 cây", "B013"),
    trees("cay-xanh: {value: ‸3,5 km}", "B013"),
    trees("cay-xanh: [‸3,5 km]", "B013"),
    // Long forms.
    trees("cay-xanh: {‸valeu: 1.200 cây}", "B120"),
    trees("cay-xanh: {value: 1.200 cây, ‸huyen: co-to}", "B120"),
    trees("cay-xanh: ‸{area: co-to}", "B126"),
    trees("cay-xanh: {value: 1.200 cây, by_area: {‸van-don: 5 cây}}", "B145"),
    trees("‸cay-xanh: []", "B126"),
    trees("cay-xanh: {value: 1.200 cây, area: ‸lạ}", "B002"),
    trees("cay-xanh: {value: 1.200 cây, period: ‸nay}", "B003"),
    trees("cay-xanh: {value: 1.200 cây, programme: ‸lạ}", "B004"),
    trees("cay-xanh: {value: 1.200 cây, final: ‸rồi}", "B125"),
    trees("cay-xanh: {value: 1.200 cây, target: ‸x}", "B125"),
    trees("cay-xanh: {value: 1.200 cây, by_area: {‸lạ: 5}}", "B002"),
    trees("cay-xanh: {value: 1.200 cây, by_area: {co-to: ‸ít}}", "B005"),
    trees("cay-xanh: {value: 1.200 cây, by_area: {‸co-to: }}", "B126"),
    trees("cay-xanh: {value: 1.200 cây, by_area: ‸co-to}", "B122"),
    trees("cay-xanh: {value: 1.200 cây, supersedes: ‸'tin/b#don-vi-mau'}", "B023"),
    trees("cay-xanh: {value: 1.200 cây, supersedes: ‸'tin/mat#cay-xanh'}", "B023"),
    trees("cay-xanh: [{value: 1.200 cây}, {value: ‸1.300 cây}]", "B043"),
    trees("cay-xanh: [1.200 cây, ‸1.300 cây]", "B043"),
    a(
        "metrics:\n  cay-xanh: 1.200 cây\n  don-vi-mau: 98 đơn vị máu\n",
        "metrics:\n  ‸- cay-xanh\n",
        "B122",
    ),
    other("‸ty-le: 98%", "B005"),
    other("dat-chuan: ‸120%", "B042"),
    // Periods and areas.
    a("period: 2023-H1", "period: '2024'", "B021").at("content/tin/a.md:12"),
    a("period: 2023-H1", "period: '2023'", "B022").at("content/tin/a.md:12"),
    of("content/tin/b.md", "2023-H1", "2025", "B020").at("content/tin/b.md:6"),
    // Prose against data.
    a("[1.200 cây]", "‸[1.300 cây]", "B037"),
    a("[1.200 cây](metric:cay-xanh)", "‸[1.200 cây](metric:cay-xang)", "B001"),
    a("[1.200 cây](metric:cay-xanh)", "‸[nhiều](metric:duong-xanh)", "B005"),
    a("[1.200 cây](metric:cay-xanh)", "‸[3 kg](metric:duong-xanh)", "B007"),
];

#[test]
fn mistakes_in_figures_are_told_where_they_are() {
    check(ROWS);
}

#[test]
fn a_noun_that_nobody_can_measure_in_keeps_the_figure_out_and_one_that_is_counted_does_not() {
    let mut site = super::good();
    let known = site.text("content/metrics.yaml");
    let land = "dien-tich: {label: {vi: Diện tích, en: Land}, unit: ha, agg: sum}\n";
    site.write("content/metrics.yaml", format!("{known}{land}"));
    let figure = |site: &Site, figure: &str| {
        let mut site = site.clone();
        site.edit(super::A, "don-vi-mau: 98 đơn vị máu", figure);
        let plan = build::plan(&site.input(), &mut Cache::default());
        let figures = &plan.facts.model().articles[0].figures;
        let counted = figures[1..].iter().map(|stated| stated.quantity.map(|q| q.est.to_string()));
        let told = plan.diagnostics.iter().filter(|told| told.code == Code::B010);
        let told = told.map(|told| (told.severity, told.help.clone().unwrap().vi));
        (counted.collect::<Vec<_>>(), told.collect::<Vec<_>>())
    };
    let understood = "Đổi sang một đơn vị được hiểu: m2, km2, ha.";
    for (written, counted) in [
        ("dien-tich: 3 sào", vec![None]),
        // The parts are in the unit of the whole.
        ("dien-tich: {value: 3 sào, by_area: {co-to: 3}}", vec![None, None]),
    ] {
        let expected = (counted, vec![(Severity::Error, understood.into())]);
        assert_eq!(figure(&site, written), expected, "{written}");
    }
    let (counted, told) = figure(&site, "don-vi-mau: 98 xô");
    assert_eq!(counted, [Some("98".to_owned())]);
    assert!(
        matches!(&told[..], [(Severity::Warning, help)] if help.contains("aliases")),
        "{told:?}"
    );
    assert_eq!(figure(&site, "dien-tich: 3"), (vec![Some("30000".to_owned())], vec![]));
}
