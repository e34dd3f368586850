//! The board's files, good and bad.

mod slips;

use super::*;
use crate::diag::Severity;
use crate::domain::{Aggregation, Approximation, Decimal, Period};

const SITE: &str = "\
title: Tuổi trẻ Quảng Ninh
base_url: https://example.vn/doan/
language: vi
timezone: Asia/Ho_Chi_Minh
theme: default
params: {accent: \"#0b5cad\", columns: 3}
logo: images/logo.svg
menu: [{title: Giới thiệu, to: gioi-thieu.md}, {title: Tin, to: /tin/}]
publisher: {name: Tỉnh đoàn, responsible: BBT, licence: '12/GP', address: Hạ Long, phone: 0203 1, email: a@b.vn}
articles: tin
paths: {districts: huyen, metrics: so-lieu, periods: ky, programmes: chuong-trinh, tags: the, search: tim-kiem, page: trang}
paginate: 20
district_levels: [district, commune]
home_metrics: [cay-xanh, Đơn vị máu]
programmes: {xuan-tinh-nguyen: Xuân tình nguyện}
periods: {thang-thanh-nien-2023: 2023-03-01..2023-03-31, quy-dau: 2023-Q1}
approximation: 12,5%
html: allow
data_licence: CC-BY-4.0
outputs: {search: false, data: true, parquet: false, share_images: false, feeds: [atom], news_sitemap: true,
  metrics: true, periods: true, programmes: true, archive: true, tags: true}
check: {lints: {names: false}}
publish: {production: {type: s3, bucket: x}, thu-muc: {type: dir, to: ../web}}
";

const METRICS: &str = "\
cay-xanh:
  label: {vi: Cây xanh trồng mới, en: Trees planted}
  unit: cây
  agg: sum
  aliases: [cây xanh, trồng cây]
  group: Môi trường
  good: up
  description: Cây trồng mới
  integer: true
  decimals: 0
  display: nghìn cây
don-vi-mau: {label: {vi: Đơn vị máu}, unit: đơn vị máu, agg: sum}
doan-vien: {label: {vi: Đoàn viên}, unit: người, agg: latest}
ty-le: {label: {vi: Tỷ lệ}, agg: ratio, num: don-vi-mau, den: doan-vien, scale: 100}
diem: {label: {vi: Điểm}, agg: mean, weight: doan-vien}
";

const AREAS: &str = "\
quang-ninh: {name: Quảng Ninh, level: province}
co-to: {name: Cô Tô, level: district, parent: quang-ninh, valid_to: 2025-06-30, tile: [7, 3],
  names: [{from: 1994-03-23, title: Huyện Cô Tô, body: Huyện đoàn Cô Tô}]}
van-don: {name: Vân Đồn, level: district, parent: quang-ninh}
cum-huyen: {name: Cụm thi đua khối huyện, level: cluster, members: [van-don, co-to]}
dac-khu-co-to: {name: Đặc khu Cô Tô, level: commune, members: [co-to], valid_from: 2025-07-01}
doan-khoi: {name: Đoàn Khối các cơ quan tỉnh, level: body, parent: quang-ninh}
";

const THEME: &str = "\
name: default
version: 1.0
api: {min: 1, max: 2}
extends: default
params:
  accent: {type: color, default: \"#123\", label: {vi: Màu, en: Colour}}
  columns: {type: number, default: 2}
  slogan: {type: text}
  wide: {type: bool, default: true}
  tone: {type: choice, choices: [am, lanh], default: am}
";

fn doc(name: &str, text: &str) -> Doc {
    Doc { file: SitePath::new(&format!("content/{name}")).unwrap(), text: text.into() }
}

/// The settings of these four texts.
fn parsed(site: &str, metrics: &str, areas: &str, theme: &str) -> (Settings, Vec<Diagnostic>) {
    let docs = [
        doc("site.yaml", site),
        doc("metrics.yaml", metrics),
        doc("areas.yaml", areas),
        doc("theme.yaml", theme),
    ];
    let [site, metrics, areas, theme] = docs.each_ref().map(Some);
    parse(site, metrics, areas, ThemeDocs { own: theme, parent: None })
}

fn good() -> Settings {
    let (settings, found) = parsed(SITE, METRICS, AREAS, THEME);
    assert!(found.is_empty(), "{found:#?}");
    settings
}

#[test]
fn parquet_is_refused_by_a_program_without_it() {
    let asking = SITE.replace("parquet: false", "parquet: true");
    let (settings, found) = parsed(&asking, METRICS, AREAS, THEME);
    assert!(settings.site.outputs.parquet);
    let lints = &settings.site.check.lints;
    assert!(!lints.names && lints.unit_space && lints.doubled_words);
    let codes: Vec<&str> = found.iter().map(|told| told.code.as_str()).collect();
    let expected: &[&str] = if cfg!(feature = "parquet") { &[] } else { &["B175"] };
    assert_eq!(codes, expected);
}

#[test]
fn every_entry_of_site_yaml_is_read() {
    let site = good().site;
    assert_eq!(site.title, "Tuổi trẻ Quảng Ninh");
    assert_eq!((site.base_url.origin(), site.base_url.sub_path()), ("https://example.vn", "/doan"));
    assert_eq!((site.language, site.timezone.name()), (Lang::Vi, "Asia/Ho_Chi_Minh"));
    assert_eq!(site.logo.as_ref().unwrap().value, "images/logo.svg");
    let menu: Vec<_> = site.menu.iter().map(|item| (&*item.title, &*item.to.value)).collect();
    assert_eq!(menu, [("Giới thiệu", "gioi-thieu.md"), ("Tin", "/tin/")]);
    assert_eq!(site.publisher.licence.as_deref(), Some("12/GP"));
    assert_eq!(site.publisher.phone.as_deref(), Some("0203 1"));
    assert_eq!(site.district_levels, ["district", "commune"]);
    assert_eq!(site.home_metrics[1].value, "Đơn vị máu");
    let at = site.home_metrics[1].span;
    assert_eq!(&SITE[at.start as usize..at.end as usize], "Đơn vị máu");
    assert_eq!(site.programme("xuân tình nguyện").one().unwrap().id.as_str(), "xuan-tinh-nguyen");
    assert_eq!(site.period("quy-dau"), Period::parse("2023-Q1"));
    assert_eq!(site.period("2023"), Period::parse("2023"));
    assert_eq!(site.approximation.percent(), "12.5".parse::<Decimal>().unwrap());
    assert_eq!((site.html, site.data_licence.as_deref()), (Html::Allow, Some("CC-BY-4.0")));
    assert_eq!(site.outputs.feeds, [Feed::Atom]);
    assert!(site.outputs.data && !site.outputs.search);
    let target = &site.publish[1];
    let entries: Vec<_> = target.entries.iter().map(|(k, v)| (&**k, &*v.value)).collect();
    assert_eq!(
        (&*target.name.value, entries),
        ("thu-muc", vec![("type", "dir"), ("to", "../web")])
    );
}

#[test]
fn what_site_yaml_does_not_say_has_its_default() {
    let (settings, found) = parsed("title: A\nbase_url: https://a.vn", "", "", "");
    assert!(found.is_empty(), "{found:#?}");
    let (site, default) = (settings.site, Site::default());
    assert_eq!(
        (site.language, site.timezone, &*site.theme),
        (Lang::Vi, default.timezone, "default")
    );
    assert_eq!((&*site.articles, site.paths, site.paginate), ("tin", Paths::default(), 20));
    assert_eq!((site.district_levels, site.html), (vec!["district".to_owned()], Html::Escape));
    assert_eq!((site.approximation, site.outputs), (Approximation::default(), Outputs::default()));
    assert!(!Outputs::default().parquet && Outputs::default().tags);
    let blank = "title: A\nbase_url: https://a.vn\nlogo:\nmenu:\npublisher:\npaths:\npaginate:\n\
                 programmes:\nperiods:\noutputs:\npublish:\nparams:\nhtml:\nlanguage:\napproximation:";
    let (blank, found) = parsed(blank, "", "", "");
    assert!(found.is_empty(), "{found:#?}");
    assert_eq!(blank.site.paths, Paths::default());
    assert_eq!(blank.site.outputs, Outputs::default());
}

#[test]
fn settings_are_usable_without_any_file() {
    let (settings, found) = parse(None, None, None, ThemeDocs::default());
    assert!(found.is_empty() && settings.metrics.all().is_empty() && settings.params.is_empty());
}

#[test]
fn metrics_are_found_by_id_label_and_alias() {
    let metrics = good().metrics;
    for name in ["cay-xanh", "Cây xanh trồng mới", "trees planted", "TRONG CAY", "cây  xanh"]
    {
        assert_eq!(metrics.find(name).one().unwrap().id.as_str(), "cay-xanh", "{name}");
    }
    assert_eq!(metrics.find("cay-xnah"), Found::Nothing(Some("cay-xanh")));
    assert_eq!(metrics.find("kinh phí"), Found::Nothing(None));
    let ids: Vec<_> = metrics.all().iter().map(|m| m.id.as_str()).collect();
    assert_eq!(ids, ["cay-xanh", "don-vi-mau", "doan-vien", "ty-le", "diem"]);
    let ratio = metrics.by_id("ty-le").unwrap();
    assert_eq!(ratio.den.as_ref().unwrap().as_str(), "doan-vien");
    assert_eq!(
        (ratio.scale, ratio.agg, &*ratio.unit),
        (Some(Decimal::whole(100)), Aggregation::Ratio, "")
    );
    let trees = metrics.by_id("cay-xanh").unwrap();
    assert_eq!((trees.integer, trees.decimals, trees.good), (Some(true), Some(0), Some(Good::Up)));
    assert_eq!(trees.label.in_lang(Lang::En), Some("Trees planted"));
    assert_eq!(metrics.by_id("diem").unwrap().label.in_lang(Lang::En), Some("Điểm"));
}

#[test]
fn areas_are_found_by_id_name_title_and_body() {
    let areas = good().areas;
    for (name, id) in [
        ("co-to", "co-to"),
        ("Cô Tô", "co-to"),
        ("huyện cô tô", "co-to"),
        ("Huyen doan Co To", "co-to"),
        ("Đặc khu Cô Tô", "dac-khu-co-to"),
        ("cụm thi đua khối huyện", "cum-huyen"),
    ] {
        assert_eq!(areas.find(name).one().unwrap().id.as_str(), id, "{name}");
    }
    assert_eq!(areas.find("co-tto"), Found::Nothing(Some("co-to")));
    assert_eq!(areas.roots().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["quang-ninh"]);
    let co_to = areas.by_id("co-to").unwrap();
    assert_eq!(
        (co_to.tile, co_to.valid_to.unwrap().to_string()),
        (Some((7, 3)), "2025-06-30".into())
    );
    assert!(areas.by_id("doan-khoi").unwrap().is_body());
    let [name] = &co_to.names[..] else { panic!("{:?}", co_to.names) };
    assert_eq!(name.from.unwrap().to_string(), "1994-03-23");
    assert_eq!(name.title.as_deref(), Some("Huyện Cô Tô"));
    assert_eq!(name.body.as_deref(), Some("Huyện đoàn Cô Tô"));
}

#[test]
fn a_name_of_two_areas_gives_both() {
    let text = "tien-yen: {name: Tiên Yên, level: district, valid_to: 2025-06-30}\n\
                xa-tien-yen: {name: Tiên Yên, level: commune, members: [tien-yen]}\n";
    let (settings, found) = parsed(SITE, METRICS, text, THEME);
    assert!(found.is_empty(), "{found:#?}");
    let Found::Several(both) = settings.areas.find("tiên yên") else { panic!() };
    assert_eq!(both.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["tien-yen", "xa-tien-yen"]);
    assert_eq!(settings.areas.find("tien-yen").one().unwrap().id.as_str(), "tien-yen");
}

#[test]
fn parameters_are_the_sites_or_the_themes() {
    let settings = good();
    assert_eq!(settings.theme.api, Some((1, 2)));
    assert_eq!(settings.theme.version.as_deref(), Some("1.0"));
    let params: Vec<_> = settings.params.iter().map(|p| (&*p.name, &p.value)).collect();
    let text = |text: &str| ParamValue::Text(text.to_owned());
    assert_eq!(
        params,
        [
            ("accent", &text("#0b5cad")),
            ("columns", &ParamValue::Number(3)),
            ("slogan", &ParamValue::None),
            ("wide", &ParamValue::Bool(true)),
            ("tone", &text("am")),
        ]
    );
}

#[test]
fn a_child_theme_has_its_parents_parameters_and_its_own() {
    let child = "name: con\napi: {min: 1}\nextends: default\nparams:\n  \
        accent: {type: color, default: \"#0A0\"}\n  loud: {type: bool, default: 'false'}\n";
    let [site, own, parent] = [
        doc("site.yaml", "title: A\nbase_url: https://a.vn\nparams: {loud: true, columns: 2}"),
        doc("theme.yaml", child),
        doc("parent.yaml", THEME),
    ];
    let themes = ThemeDocs { own: Some(&own), parent: Some(&parent) };
    let (settings, found) = parse(Some(&site), None, None, themes);
    assert!(found.is_empty(), "{found:#?}");
    assert!(settings.theme.is_child && settings.theme.name == "con");
    let param = |name: &str| &settings.params.iter().find(|p| p.name == name).unwrap().value;
    assert_eq!(*param("accent"), ParamValue::Text("#00aa00".to_owned()));
    assert_eq!(*param("loud"), ParamValue::Bool(true));
    assert_eq!(*param("columns"), ParamValue::Number(2));
    let (alone, found) = parse(Some(&site), None, None, ThemeDocs { parent: None, ..themes });
    assert_eq!((alone.params.len(), found.len()), (2, 1));
}

#[test]
fn a_theme_names_a_contract_and_a_parent_that_exist() {
    for (theme, code, at) in [
        ("name: x\napi: {min: 2, max: 3}", "B244", "{min: 2, max: 3}"),
        ("name: x\nextends: khac", "B245", "khac"),
    ] {
        let (_, found) = parsed("title: A\nbase_url: https://a.vn", "", "", theme);
        let [only] = &found[..] else { panic!("{found:#?}") };
        let span = only.place.span.unwrap();
        assert_eq!(only.code.as_str(), code);
        assert_eq!(&theme[span.start as usize..span.end as usize], at);
    }
}

#[test]
fn fingerprints_follow_what_is_read() {
    let base = good();
    let with = |site: &str, areas: &str| parsed(site, METRICS, areas, THEME).0;
    let retitled = with(&SITE.replace("Quảng Ninh", "Hạ Long"), AREAS);
    assert_ne!(retitled.fingerprint(), base.fingerprint());
    assert_eq!(retitled.registries(), base.registries());
    for other in [
        with(&SITE.replace("12,5%", "10%"), AREAS),
        with(&SITE.replace("2023-Q1", "2023-Q2"), AREAS),
        with(SITE, &AREAS.replace("Vân Đồn", "Vân")),
    ] {
        assert_ne!(other.registries(), base.registries());
    }
}

#[test]
fn language_and_theme_are_known_at_first_look() {
    let site = doc("site.yaml", "language: en\ntheme: xanh\nfoo: [");
    assert_eq!(first_look(&site), (Lang::En, "xanh".to_owned()));
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// Pieces of which random files are made.
    const PIECES: &[&str] = &[
        "\n",
        "\n",
        "  ",
        " ",
        ": ",
        ":",
        "：",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "'",
        "#",
        "|",
        ">4",
        "&a",
        "*a",
        "!x",
        "Cô",
        "\u{a0}",
        "\r\n",
        "title",
        "menu",
        "names",
        "label",
        "tile",
        "co-to",
        "members",
        "parent",
        "aliases",
        "agg",
        "params",
        "1",
        "true",
        "~",
        "unknown field `a`",
    ];

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::with_cases(600)
        })]

        #[test]
        fn any_pieces_in_good_files_are_read_without_a_panic(
            at in 0..2000_usize,
            picks in prop::collection::vec(0..PIECES.len(), 1..5),
        ) {
            let piece: String = picks.iter().map(|pick| PIECES[*pick]).collect();
            let spoil = |text: &str| {
                let at = (0..=at % text.len()).rev().find(|at| text.is_char_boundary(*at)).unwrap();
                format!("{}{piece}{}", &text[..at], &text[at..])
            };
            let texts = [SITE, METRICS, AREAS, THEME].map(spoil);
            let [site, metrics, areas, theme] = &texts;
            let (_, found) = parsed(site, metrics, areas, theme);
            for diagnostic in found {
                let names = ["site.yaml", "metrics.yaml", "areas.yaml", "theme.yaml"];
                let idx = names.iter().position(|name| *name == diagnostic.place.file.name());
                let text = &texts[idx.unwrap()];
                let span = diagnostic.place.span.unwrap();
                prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
            }
        }
    }
}
