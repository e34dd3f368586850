//! Sample views of every kind: full ones, empty ones, and ones whose texts try to break out.

mod figures;
mod news;
mod statistics;

use bantin::pages::part::{Data, Entry, Part, View};
use bantin::pages::view::{
    ArticleView, Card, DateView, DatedLink, Frame, Head, HomeView, Link, ListView, Pager,
    PagerLink, PictureView, Sections, StatBox,
};
use figures::stat;

pub type Named = (&'static str, View);

pub fn link(title: &str, url: &str) -> Link {
    Link { title: title.to_owned(), url: url.to_owned() }
}

pub fn date(day: u32, month: u32, year: u32) -> DateView {
    DateView {
        iso: format!("{year}-{month:02}-{day:02}"),
        short: format!("{day}/{month}/{year}"),
        long: format!("Ngày {day} tháng {month} năm {year}"),
    }
}

pub fn frame() -> Frame {
    Frame {
        title: "Tuổi trẻ Quảng Ninh".to_owned(),
        language: "vi".to_owned(),
        origin: "https://example.vn".to_owned(),
        home: String::new(),
        menu: vec![link("Giới thiệu", "article.html")],
        publisher: [
            ("name", "Ban biên tập Tỉnh đoàn"),
            ("responsible", "Trưởng Ban biên tập"),
            ("licence", "Số 12/GP-TTĐT"),
            ("address", "Hạ Long, Quảng Ninh"),
            ("phone", "0203 000 000"),
            ("email", "bbt@example.vn"),
        ]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .into(),
        districts: DISTRICTS.iter().map(|name| link(name, "district.html")).collect(),
        sections: Sections {
            districts: Some("districts.html".to_owned()),
            metrics: Some("metrics.html".to_owned()),
            periods: Some("period.html".to_owned()),
            archive: Some("list.html".to_owned()),
            search: Some("404.html".to_owned()),
            method: Some("article.html".to_owned()),
            observations: Some("data.csv".to_owned()),
            feeds: vec![link("Atom", "atom.xml"), link("RSS", "rss.xml")],
        },
        data_licence: "CC-BY-4.0".to_owned(),
        ..Frame::default()
    }
}

pub const DISTRICTS: [&str; 13] = [
    "Ba Chẽ",
    "Bình Liêu",
    "Cẩm Phả",
    "Cô Tô",
    "Đầm Hà",
    "Đông Triều",
    "Hạ Long",
    "Hải Hà",
    "Móng Cái",
    "Quảng Yên",
    "Tiên Yên",
    "Uông Bí",
    "Vân Đồn",
];

pub fn head(kind: &str, section: &str, title: &str, crumbs: &[&str]) -> Head {
    let url = format!("/{kind}/");
    Head {
        kind: kind.to_owned(),
        title: title.to_owned(),
        description: format!("{title}: tin và số liệu."),
        canonical: format!("https://example.vn{url}"),
        url,
        crumbs: crumbs.iter().map(|title| link(title, "home.html")).collect(),
        section: section.to_owned(),
        json_ld_html: "{\"@type\":\"WebPage\"}".to_owned(),
        ..Head::default()
    }
}

pub fn one(name: &'static str, data: impl Into<Data>) -> (&'static str, Entry) {
    (name, Entry::One(Part::new(data)))
}

pub fn many<T: Into<Data>>(name: &'static str, data: Vec<T>) -> (&'static str, Entry) {
    (name, Entry::Many(data.into_iter().map(Part::new).collect()))
}

/// Pictures that the gallery's pages show: plain drawings.
pub fn pictures() -> Vec<(&'static str, String)> {
    let drawing = |sky: &str, ground: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 12 8\"><path fill=\"{sky}\" \
             d=\"M0 0h12v8H0z\"/><path fill=\"{ground}\" d=\"M0 5q3-2 6 0t6 0v3H0z\"/></svg>"
        )
    };
    vec![("a.svg", drawing("#cfe3f5", "#4b7fa8")), ("b.svg", drawing("#fbe9d7", "#8fb58a"))]
}

pub fn pager(number: usize) -> Pager {
    let page = |n: usize| PagerLink {
        title: n.to_string(),
        url: "home.html".to_owned(),
        is_current: n == number,
    };
    Pager {
        number,
        n_pages: 84,
        n_entries: 1_674,
        first: 1,
        last: 20,
        previous: (number > 1).then(|| "home.html".to_owned()),
        next: Some("home.html".to_owned()),
        links: vec![page(1), page(2), page(3), PagerLink::default(), page(84)],
    }
}

/// A full page of every kind.
pub fn gallery() -> Vec<Named> {
    let mut all = news::gallery();
    all.extend(statistics::gallery());
    all
}

/// The same templates on views that hold nothing.
pub fn empty() -> Vec<Named> {
    let page = || one("page", head("x", "", "Trống", &[]));
    let lists = || many("cards", Vec::<Card>::new());
    let mut all = vec![
        (
            "home",
            View {
                template: "home.html",
                entries: vec![page(), one("home", HomeView::default()), lists()],
            },
        ),
        (
            "article",
            View {
                template: "article.html",
                entries: vec![page(), one("article", ArticleView::default())],
            },
        ),
        (
            "list",
            View {
                template: "list.html",
                entries: vec![page(), one("list", ListView::default()), lists()],
            },
        ),
        ("404", View { template: "404.html", entries: vec![page()] }),
    ];
    all.extend(statistics::empty());
    all
}

const EVIL: &str = "<b>x\"x='x=";

/// An article and a list whose texts are all markup.
pub fn hostile() -> Vec<Named> {
    let evil = || EVIL.to_owned();
    let link = || Link { title: evil(), url: evil() };
    let date = || DateView { iso: evil(), short: evil(), long: evil() };
    let image = || PictureView {
        src: evil(),
        alt: evil(),
        caption: evil(),
        credit: evil(),
        ..PictureView::default()
    };
    let stat = StatBox { id: "a".to_owned(), ..stat(EVIL, EVIL, EVIL) };
    let head = || Head {
        title: evil(),
        description: evil(),
        canonical: evil(),
        crumbs: vec![link(), link()],
        feeds: vec![link()],
        ..Head::default()
    };
    let article = ArticleView {
        title: evil(),
        summary: evil(),
        date: Some(date()),
        author: evil(),
        districts: vec![link()],
        area: Some(link()),
        period: Some(link()),
        tags: vec![link()],
        people: vec![evil()],
        image: Some(image()),
        boxes: vec![stat],
        n_figures: 1,
        gallery: vec![image()],
        related: vec![DatedLink { title: evil(), url: evil(), date: date() }],
        newer: Some(link()),
        citation: evil(),
        ..ArticleView::default()
    };
    let card = Card {
        url: evil(),
        title: evil(),
        summary: evil(),
        date: date(),
        districts: vec![link()],
        area: Some(link()),
        image: Some(image()),
        ..Card::default()
    };
    let list = ListView { title: evil(), subtitle: evil(), ..ListView::default() };
    vec![
        (
            "article",
            View {
                template: "article.html",
                entries: vec![one("page", head()), one("article", article)],
            },
        ),
        (
            "list",
            View {
                template: "list.html",
                entries: vec![one("page", head()), one("list", list), many("cards", vec![card])],
            },
        ),
    ]
}

/// Each name that templates see, with its data as JSON; of every list the first entry.
pub fn examples() -> Vec<(String, String)> {
    let mut examples = vec![("site (the frame)".to_owned(), shortened(&Part::new(frame())))];
    for (_, view) in gallery() {
        for (name, entry) in &view.entries {
            let part = match entry {
                Entry::One(part) => part,
                Entry::Many(parts) => &parts[0],
            };
            let is_known = examples.iter().any(|(known, _)| known == name);
            if !is_known {
                examples.push(((*name).to_owned(), shortened(part)));
            }
        }
    }
    examples
}

fn shortened(part: &Part) -> String {
    fn shorten(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Array(list) => {
                list.truncate(1);
                list.iter_mut().for_each(shorten);
            }
            serde_json::Value::Object(map) => map.values_mut().for_each(shorten),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(part.data()).unwrap();
    shorten(&mut value);
    serde_json::to_string_pretty(&value).unwrap()
}
