use super::*;
use crate::diag::{Diagnostics, Lang};
use crate::render::files::ThemeFiles;

fn strings() -> Strings {
    let mut diags = Diagnostics::default();
    Strings::parse(&ThemeFiles::embedded(), Lang::Vi, &mut diags)
}

fn bar(title: &str, number: &str, permille: u32) -> Bar {
    let words = (!number.is_empty()).then(|| {
        let (qualifier, number) = number.rsplit_once(' ').unwrap_or(("", number));
        let (qualifier, number) = (qualifier.to_owned(), number.to_owned());
        Words { qualifier, number, ..Words::default() }
    });
    let is_open = number.starts_with("hơn");
    Bar { title: title.to_owned(), words, permille, is_open, ..Bar::default() }
}

fn chart(kind: &str, bars: Vec<Bar>) -> Chart {
    Chart { kind: kind.to_owned(), bars, ..Chart::default() }
}

#[test]
fn a_bar_has_its_name_its_open_end_and_its_number_in_words() {
    let drawn = svg(
        &chart("bars", vec![bar("Ba Chẽ", "hơn 21.400", 1000), bar("Cô Tô", "", 0)]),
        &strings(),
    );
    expect_test::expect![[r#"
        <svg class="side-l" height="3.4em" aria-hidden="true" focusable="false">
        <text class="e" dx="-.6em" y="0.93em">Ba Chẽ</text>
        <rect class="bar" y="0em" width="100%" height="1.25em"/>
        <rect class="bar" x="100%" y="0em" width="4" height="1.25em" transform="translate(2 0)"/>
        <rect class="bar" x="100%" y="0em" width="3" height="1.25em" transform="translate(8 0)"/>
        <rect class="bar" x="100%" y="0em" width="2" height="1.25em" transform="translate(13 0)"/>
        <text x="100%" dx="1.45em" y="0.93em">hơn 21.400</text>
        <text class="e" dx="-.6em" y="3.08em">Cô Tô</text>
        <rect class="nodata" y="2.15em" width="100%" height="1.25em"/>
        <text class="t2 plate" x=".6em" y="3.08em">chưa báo cáo</text>
        <line class="axis" y1="-.3em" y2="3.7em"/>
        </svg>
        <ul class="legend">
        <li>
        <svg aria-hidden="true">
        <rect class="bar" width="40%" height="100%"/>
        <rect class="bar" x="46%" width="4" height="100%"/>
        <rect class="bar" x="74%" width="2" height="100%"/>
        </svg>“ít nhất”: con số thật có thể cao hơn</li>
        <li>
        <svg aria-hidden="true">
        <rect class="nodata track" width="100%" height="100%"/>
        </svg>chưa báo cáo</li>
        </ul>"#]]
    .assert_eq(&drawn.replace("><", ">\n<"));
}

#[test]
fn the_legend_names_only_what_occurs() {
    let plain = svg(&chart("columns", vec![bar("2023", "205", 1000)]), &strings());
    assert!(!plain.contains("legend"), "{plain}");
    let mut provisional = bar("2023", "205", 1000);
    provisional.is_provisional = true;
    let drawn = svg(&chart("columns", vec![provisional]), &strings());
    assert_eq!(drawn.matches("<li>").count(), 1, "{drawn}");
}

#[test]
fn progress_is_a_bar_and_the_line_of_its_target_with_both_numbers() {
    let drawn = svg(
        &chart("progress", vec![bar("Kết quả", "hơn 9.200", 920), bar("Chỉ tiêu", "10.000", 1000)]),
        &strings(),
    );
    expect_test::expect![[r#"
        <svg height="2.2em" aria-hidden="true" focusable="false">
        <rect class="track" y=".5em" width="100%" height="1.2em"/>
        <rect class="bar" y="0.5em" width="86.48%" height="1.2em"/>
        <rect class="bar" x="86.48%" y="0.5em" width="4" height="1.2em" transform="translate(2 0)"/>
        <rect class="bar" x="86.48%" y="0.5em" width="3" height="1.2em" transform="translate(8 0)"/>
        <rect class="bar" x="86.48%" y="0.5em" width="2" height="1.2em" transform="translate(13 0)"/>
        <line class="halo" x1="94%" x2="94%" y1="0" y2="2.2em"/>
        <line class="goal" x1="94%" x2="94%" y1="0" y2="2.2em"/>
        </svg>
        <ul class="legend">
        <li>
        <svg aria-hidden="true">
        <rect class="bar" width="100%" height="100%"/>
        </svg>Kết quả: hơn 9.200</li>
        <li>
        <svg aria-hidden="true">
        <line class="goal" x1="50%" x2="50%" y2="100%"/>
        </svg>Chỉ tiêu: 10.000</li>
        <li>
        <svg aria-hidden="true">
        <rect class="bar" width="40%" height="100%"/>
        <rect class="bar" x="46%" width="4" height="100%"/>
        <rect class="bar" x="74%" width="2" height="100%"/>
        </svg>“ít nhất”: con số thật có thể cao hơn</li>
        </ul>"#]].assert_eq(&drawn.replace("><", ">\n<"));
}

#[test]
fn too_many_columns_for_a_phone_become_rows() {
    let bars = |n: usize| (0..n).map(|_| bar("2023", "205", 500)).collect::<Vec<_>>();
    assert!(svg(&chart("columns", bars(9)), &strings()).starts_with("<svg height"));
    assert!(svg(&chart("columns", bars(13)), &strings()).starts_with("<svg class=\"side-l\""));
}

#[test]
fn long_names_stand_above_and_long_numbers_at_the_end_of_their_line() {
    let long_name = vec![bar("Đoàn Khối các cơ quan tỉnh", "1.240", 1000)];
    assert!(svg(&chart("bars", long_name), &strings()).starts_with("<svg class=\"stack\""));
    let long_number = vec![bar("Cô Tô", "ít nhất 200.350.000", 1000)];
    assert!(svg(&chart("bars", long_number), &strings()).starts_with("<svg class=\"flat\""));
}

#[test]
fn an_open_end_stays_inside_the_drawing() {
    let long = vec![bar("Cô Tô", "hơn 200.350.000", 1000), bar("Vân Đồn", "100.175.000", 500)];
    let drawn = svg(&chart("bars", long), &strings());
    assert!(drawn.starts_with("<svg class=\"flat\""));
    assert!(drawn.contains("width=\"94%\"") && drawn.contains("width=\"47%\""), "{drawn}");
    assert!(drawn.contains("x=\"94%\"") && !drawn.contains("<rect class=\"bar\" x=\"100%\""));
}

#[test]
fn text_of_the_site_cannot_leave_its_element() {
    for kind in ["bars", "columns", "tiles", "progress"] {
        let mut bar = bar("<b>&\"", "1<2", 1000);
        bar.tile = Some((0, 0));
        bar.group = "<i>".to_owned();
        bar.url = Some("/x\"onload=\"".to_owned());
        let mut chart = chart(kind, vec![bar]);
        chart.title = "\"><script>".to_owned();
        let drawn = svg(&chart, &strings());
        for raw in ["<b>", "<i>", "1<2", "<script", "\"onload"] {
            assert!(!drawn.contains(raw), "{kind}: {raw} in {drawn}");
        }
    }
}

#[test]
fn pips_are_one_a_unit_and_a_bar_of_twenty_beyond() {
    assert_eq!(pips(1, 2).matches('M').count(), 2);
    assert_eq!(pips(13, 13).matches("nodata").count(), 0);
    assert_eq!(pips(0, 7).matches("class=\"bar\"").count(), 0);
    assert_eq!(pips(27, 54).matches('M').count(), 20);
}

#[test]
fn decimals_have_no_needless_zeros() {
    for (hundredths, expected) in
        [(0, "0"), (1360, "13.6"), (5, "0.05"), (-30, "-0.3"), (7103, "71.03")]
    {
        assert_eq!(decimal(hundredths), expected);
    }
}
