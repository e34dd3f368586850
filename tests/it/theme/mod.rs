//! The default theme on sample views of every kind: well-formed, within its budgets, without script.
//!
//! The pages are written to `target/tmp/theme` so that people can look at them.

pub mod markup;
mod views;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use bantin::diag::{Diagnostics, Lang};
use bantin::pages::part::{Part, View};
use bantin::pages::view::Frame;
use bantin::render::{self, Theme};
use bantin::settings::{Param, ParamValue};

use crate::site::{Site, cold, told};

fn theme(language: Lang, accent: &str) -> Theme {
    let mut diags = Diagnostics::default();
    let accent = ParamValue::Text(accent.to_owned());
    let params = [Param { name: "accent".to_owned(), value: accent }];
    let theme = Theme::compile(&render::embedded(), language, &params, &mut diags);
    let frame = Frame { stylesheet: theme.stylesheet().to_owned(), ..views::frame() };
    let theme = theme.with_frame(&Part::new(frame), &mut diags);
    assert_eq!(diags, Diagnostics::default());
    theme
}

fn rendered(theme: &Theme, view: &View) -> String {
    match theme.render(view) {
        Ok(bytes) => String::from_utf8(bytes).unwrap(),
        Err(diagnostic) => panic!("{}: {diagnostic:?}", view.template),
    }
}

#[test]
fn every_page_of_the_gallery_is_well_formed() {
    let theme = theme(Lang::Vi, "#0b5cad");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("theme");
    fs::create_dir_all(folder.join("assets")).unwrap();
    for asset in theme.assets() {
        fs::write(folder.join(&asset.path), &asset.bytes).unwrap();
    }
    for (name, picture) in views::pictures() {
        fs::write(folder.join(name), picture).unwrap();
    }
    for (name, view) in views::gallery() {
        let page = rendered(&theme, &view);
        fs::write(folder.join(format!("{name}.html")), &page).unwrap();
        markup::check(name, &page);
    }
}

#[test]
fn views_with_nothing_in_them_render_in_both_languages() {
    for language in [Lang::Vi, Lang::En] {
        let theme = theme(language, "#b00");
        for (name, view) in views::empty() {
            markup::check(name, &rendered(&theme, &view));
        }
    }
}

#[test]
fn text_from_articles_cannot_become_markup() {
    let theme = theme(Lang::Vi, "#0b5cad");
    for (name, view) in views::hostile() {
        let page = rendered(&theme, &view);
        for raw in ["<b>x", "\"x=", "'x="] {
            assert!(!page.contains(raw), "{name}: {raw}");
        }
        markup::check(name, &page);
    }
}

#[test]
fn an_article_keeps_its_budget() {
    let theme = theme(Lang::Vi, "#0b5cad");
    let (_, view) = views::gallery().into_iter().find(|(name, _)| *name == "article").unwrap();
    let page = rendered(&theme, &view);
    // Uncompressed; gzip leaves about a quarter of such a page, a third of a stylesheet.
    assert!(page.len() < 60 << 10, "{}", page.len());
    let css = theme.assets().iter().find(|asset| asset.name == "site.css").unwrap();
    assert!(css.bytes.len() < 30 << 10, "{}", css.bytes.len());
}

#[test]
fn pages_rendered_at_once_by_many_threads_are_the_same() {
    let theme = Arc::new(theme(Lang::Vi, "#0b5cad"));
    let gallery = views::gallery();
    let once: Vec<String> = gallery.iter().map(|(_, view)| rendered(&theme, view)).collect();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let (theme, gallery) = (Arc::clone(&theme), &gallery);
                scope.spawn(move || -> Vec<String> {
                    gallery.iter().map(|(_, view)| rendered(&theme, view)).collect()
                })
            })
            .collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), once);
        }
    });
}

#[test]
fn the_readme_shows_a_true_example_of_every_view() {
    const HEADING: &str = "## Examples of the views\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, _) = readme.split_once(HEADING).unwrap();
    let intro = "Made from the theme's own sample pages; of every list the first entry is shown.\n";
    let examples = views::examples();
    let examples =
        examples.iter().map(|(name, json)| format!("\n### {name}\n\n```json\n{json}\n```\n"));
    let expected = [before, HEADING, "\n", intro, &examples.collect::<Vec<_>>().concat()].concat();
    expect_test::expect_file![&path].assert_eq(&expected);
}

/// A theme that is not the default one, as the benchmark's programs use it.
#[test]
fn the_benchmarks_theme_builds_the_sample() {
    let mut site = Site::sample();
    let folder = Path::new("benches/site/themes/bench");
    for below in ["", "templates", "static", "i18n"] {
        for entry in fs::read_dir(folder.join(below)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.strip_prefix("benches/site").unwrap().to_str().unwrap();
                site.write(&name.replace('\\', "/"), fs::read(&path).unwrap());
            }
        }
    }
    site.edit("content/site.yaml", "title:", "theme: bench\ntitle:");
    let built = cold(&site);
    assert!(!built.diagnostics.has_errors(), "{}", told(&site, &built.diagnostics));
    assert!(built.text("index.html").contains("</html>"));
}
