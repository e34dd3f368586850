//! What themes may be, and what is said of those that are wrong.

use std::path::Path;

use expect_test::expect;

use super::*;
use crate::diag::show;
use crate::pages::view::{Frame, Head, ListView};
use crate::settings::ParamValue;

/// The default theme with some files laid over it.
fn theme_with(changes: &[(&str, &str)]) -> ThemeFiles {
    let files =
        changes.iter().map(|(below, text)| ((*below).to_owned(), Arc::from(text.as_bytes())));
    ThemeFiles::new("default", files).over(&embedded())
}

fn compiled(files: &ThemeFiles) -> (Theme, Diagnostics) {
    let mut diags = Diagnostics::default();
    let theme = Theme::compile(files, Lang::Vi, &[], &mut diags);
    (theme, diags)
}

/// All diagnostics as people see them.
fn told(files: &ThemeFiles, diags: &Diagnostics) -> String {
    show::human(diags, Lang::Vi, false, &|path| {
        let below = path.below("themes/default").unwrap_or_default();
        files.file(below).and_then(|f| f.text()).unwrap_or_default().to_owned()
    })
}

fn frame() -> Arc<Part> {
    Part::new(Frame {
        title: "Tuổi trẻ".to_owned(),
        language: "vi".to_owned(),
        home: "/con/".to_owned(),
        ..Frame::default()
    })
}

fn list_page() -> View {
    let head =
        Head { url: "/con/tin/".to_owned(), title: "Lưu trữ".to_owned(), ..Head::default() };
    let list = ListView { title: "A & <b>".to_owned(), ..ListView::default() };
    let entries = vec![
        ("page", Entry::One(Part::new(head))),
        ("list", Entry::One(Part::new(list))),
        ("cards", Entry::Many(Vec::new())),
    ];
    View { template: "list.html", entries }
}

#[test]
#[allow(
    clippy::disallowed_methods,
    reason = "compares the program with the folder it was made from"
)]
fn the_theme_inside_the_program_is_the_folder() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    let mut on_disk: Vec<String> = walkdir::WalkDir::new(&root)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"))
        .filter(|below| below != "README.md")
        .collect();
    on_disk.sort();
    let inside: Vec<&str> = embedded::FILES.iter().map(|(below, _)| *below).collect();
    assert_eq!(inside, on_disk);
}

#[test]
fn the_default_theme_is_without_fault_in_both_languages() {
    for language in [Lang::Vi, Lang::En] {
        let mut diags = Diagnostics::default();
        let theme = Theme::compile(&embedded(), language, &[], &mut diags);
        let theme = theme.with_frame(&frame(), &mut diags);
        assert_eq!(told(&embedded(), &diags), "", "{language:?}");
        let page = String::from_utf8(theme.render(&list_page()).unwrap()).unwrap();
        assert!(page.contains("<h1>A &amp; &lt;b&gt;</h1>"), "{page}");
        assert!(page.contains("href=\"/con/assets/icon."), "{page}");
    }
}

#[test]
fn every_mistake_of_a_theme_is_told_at_once_with_its_place() {
    let files = theme_with(&[
        ("templates/404.html", "{% if x %}\n"),
        (
            "templates/list.html",
            "<p>\n{{ cards | shout }}{{ t(key=\"no.such\") }}</p>{{ <box /> }}\n",
        ),
        ("templates/period.html", "{% block main %}{{ }}{% endblock %}"),
        ("i18n/en.yaml", "skip: Skip {n}\nmore: More\n"),
    ]);
    let (_, diags) = compiled(&files);
    expect![[r#"
        lỗi[B248]: Chuỗi “skip” trong themes/default/i18n/en.yaml và themes/default/i18n/vi.yaml không cùng các chỗ điền {…}.
        --> themes/default/i18n/en.yaml

        lỗi[B248]: Tệp themes/default/i18n/vi.yaml thiếu chuỗi “more”, có trong themes/default/i18n/en.yaml.
        --> themes/default/i18n/vi.yaml

        lỗi[B240]: Mẫu themes/default/templates/404.html: tệp kết thúc giữa chừng.
         --> themes/default/templates/404.html:1:11
          |
        1 | {% if x %}
          |           ^

        lỗi[B240]: Mẫu themes/default/templates/list.html: không có bộ lọc `shout`.
         --> themes/default/templates/list.html:2:12
          |
        2 | {{ cards | shout }}{{ t(key="no.such") }}</p>{{ <box /> }}
          |            ^^^^^

        lỗi[B249]: Mẫu dùng chuỗi “no.such”, nhưng i18n/ không có.
         --> themes/default/templates/list.html:2:30
          |
        2 | {{ cards | shout }}{{ t(key="no.such") }}</p>{{ <box /> }}
          |                              ^^^^^^^

        lỗi[B240]: Mẫu themes/default/templates/list.html: không có thành phần `box`.
         --> themes/default/templates/list.html:2:49
          |
        2 | {{ cards | shout }}{{ t(key="no.such") }}</p>{{ <box /> }}
          |                                                 ^

        lỗi[B240]: Mẫu themes/default/templates/period.html: gặp `}}` nhưng cần một trong: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`.
         --> themes/default/templates/period.html:1:20
          |
        1 | {% block main %}{{ }}{% endblock %}
          |                    ^^

    "#]].assert_eq(&told(&files, &diags));
}

#[test]
fn names_that_do_not_exist_are_told_for_all_templates() {
    let files = theme_with(&[
        ("templates/list.html", "<p>ộ\n{{ cards | shout }}</p>{{ <box /> }}\n"),
        ("templates/404.html", "{% include \"x.html\" %}{{ now() }}\n"),
    ]);
    let (_, diags) = compiled(&files);
    expect![[r#"
        lỗi[B240]: Mẫu themes/default/templates/404.html: không có mẫu `x.html`.
         --> themes/default/templates/404.html:1:12
          |
        1 | {% include "x.html" %}{{ now() }}
          |            ^

        lỗi[B240]: Mẫu themes/default/templates/404.html: không có hàm `now`.
         --> themes/default/templates/404.html:1:26
          |
        1 | {% include "x.html" %}{{ now() }}
          |                          ^^^

        lỗi[B240]: Mẫu themes/default/templates/list.html: không có bộ lọc `shout`.
         --> themes/default/templates/list.html:2:12
          |
        2 | {{ cards | shout }}</p>{{ <box /> }}
          |            ^^^^^

        lỗi[B240]: Mẫu themes/default/templates/list.html: không có thành phần `box`.
         --> themes/default/templates/list.html:2:27
          |
        2 | {{ cards | shout }}</p>{{ <box /> }}
          |                           ^

    "#]]
    .assert_eq(&told(&files, &diags));
}

#[test]
fn a_template_that_fails_on_a_page_names_the_page_and_the_place() {
    let files = theme_with(&[("templates/list.html", "<p>\n{{ list.titel }}</p>\n")]);
    let (theme, mut diags) = compiled(&files);
    let theme = theme.with_frame(&frame(), &mut diags);
    diags.push(*theme.render(&list_page()).unwrap_err());
    expect![[r#"
        lỗi[B242]: Mẫu themes/default/templates/list.html không dựng được trang /con/tin/: trường `titel` chưa có. Các trường đang có: boxes, links, subtitle, title, years.
         --> themes/default/templates/list.html:2:9
          |
        2 | {{ list.titel }}</p>
          |         ^^^^^
          |
          = cách sửa: Xem README.md của giao diện: mỗi mẫu thấy những gì.

    "#]].assert_eq(&told(&files, &diags));
}

fn param(name: &str, value: ParamValue) -> Param {
    Param { name: name.to_owned(), value }
}

#[test]
fn a_child_theme_replaces_single_files() {
    let files = theme_with(&[
        (
            "templates/components/card.html",
            "{% component card(card) %}{% endcomponent card %}\
          {% component cards(cards, class=\"\") %}{% endcomponent cards %}{% component lead(card) %}{% endcomponent lead %}",
        ),
        (
            "templates/footer.html",
            "<footer>{% if site.params.loud %}!{% endif %}{{ site.title }}</footer>",
        ),
    ]);
    let mut diags = Diagnostics::default();
    let params = [
        param("accent", ParamValue::Text("#bb0000".to_owned())),
        param("loud", ParamValue::Bool(true)),
    ];
    let theme = Theme::compile(&files, Lang::Vi, &params, &mut diags);
    let frame = Part::new(Frame {
        title: "Con".to_owned(),
        params: params.into_iter().map(|param| (param.name, param.value)).collect(),
        ..Frame::default()
    });
    let theme = theme.with_frame(&frame, &mut diags);
    assert_eq!(diags, Diagnostics::default());
    let page = String::from_utf8(theme.render(&list_page()).unwrap()).unwrap();
    assert!(page.contains("<footer>!Con</footer>"), "{page}");
    let css = theme.assets().iter().find(|asset| asset.path == theme.stylesheet()).unwrap();
    assert!(css.bytes.starts_with(b":root{--accent:#bb0000;"));
}

#[test]
fn a_theme_that_is_nearly_empty_says_what_it_lacks() {
    let yaml = "name: x\nversion: '1'\napi: {min: 2, max: 3}\nextends: other\n";
    let files = ThemeFiles::new("x", [("theme.yaml".to_owned(), Arc::from(yaml.as_bytes()))]);
    let mut diags = Diagnostics::default();
    let theme = Theme::compile(&files, Lang::Vi, &[], &mut diags);
    let mut codes: Vec<&str> = diags.iter().map(|d| d.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, ["B241", "B250"]);
    assert_eq!(theme.render(&list_page()).unwrap_err().code.as_str(), "B241");
}

#[test]
fn yaml_that_is_not_understood_is_told_with_its_line() {
    let files = theme_with(&[("i18n/en.yaml", "skip: [a, b]\n")]);
    let (_, diags) = compiled(&files);
    let files_of: Vec<&str> = diags.sorted().iter().map(|d| d.place.file.as_str()).collect();
    assert!(diags.iter().all(|d| d.code.as_str() == "B243" && d.place.span.is_some()), "{diags:?}");
    assert_eq!(files_of, ["themes/default/i18n/en.yaml"]);
}

#[test]
fn the_fingerprint_covers_templates_parameters_language_and_frame() {
    let compile = |files: &ThemeFiles, language, params: &[Param]| {
        let mut diags = Diagnostics::default();
        Theme::compile(files, language, params, &mut diags)
    };
    let red = [param("accent", ParamValue::Text("#bb0000".to_owned()))];
    let plain = || compile(&embedded(), Lang::Vi, &[]);
    let mut diags = Diagnostics::default();
    let prints = [
        plain().fingerprint(),
        compile(&theme_with(&[("templates/x.html", "")]), Lang::Vi, &[]).fingerprint(),
        compile(&embedded(), Lang::En, &[]).fingerprint(),
        compile(&embedded(), Lang::Vi, &red).fingerprint(),
        plain().with_frame(&frame(), &mut diags).fingerprint(),
    ];
    for (idx, print) in prints.iter().enumerate() {
        assert!(!prints[..idx].contains(print), "{idx}");
    }
    assert_eq!(plain().fingerprint(), prints[0]);
}

#[test]
fn the_stylesheet_keeps_its_budget() {
    let css = embedded::FILES.iter().find(|(below, _)| *below == "static/site.css").unwrap().1;
    // Stylesheets compress to about a third; the theme's own test measures the real size.
    assert!(css.len() <= 30 << 10, "{}", css.len());
}
