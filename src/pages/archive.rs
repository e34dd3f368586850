//! Lists of articles: the archive by date, tags, programmes.

use super::facts::{self, Facts};
use super::figures::shown;
use super::figures::totals::{self, Subject};
use super::figures::words;
use super::head::{About, head};
use super::paginate;
use super::part::{Entry, Part, View};
use super::view::{Counted, Link, ListView, MonthView, StatBox, YearView};
use crate::diag::Lang;
use crate::domain::ProgrammeId;
use crate::path::PageUrl;

/// Which stretch of the archive a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stretch {
    /// All of it.
    All,
    /// One year.
    Year(i32),
    /// One month.
    Month(i32, u32),
}

impl Stretch {
    /// Its address.
    pub(crate) fn url(self, facts: &Facts) -> PageUrl {
        let folder = &facts.settings.site.articles;
        match self {
            Self::All => facts::folder(folder),
            Self::Year(year) => facts::below(folder, &format!("{year:04}")),
            Self::Month(year, month) => facts::below(folder, &format!("{year:04}/{month:02}")),
        }
    }

    /// Its articles.
    pub(crate) fn list(self, facts: &Facts) -> &[usize] {
        let lists = &facts.lists;
        match self {
            Self::All => &lists.all,
            Self::Year(year) => lists.by_year.get(&year).map_or(&[], |list| list),
            Self::Month(year, month) => lists.by_month.get(&(year, month)).map_or(&[], |list| list),
        }
    }
}

/// The view of one page of a stretch of the archive.
pub(crate) fn archive(facts: &Facts, stretch: Stretch, number: usize) -> View {
    let lang = facts.lang();
    let title = match (stretch, lang) {
        (Stretch::All, Lang::Vi) => "Lưu trữ".to_owned(),
        (Stretch::All, Lang::En) => "Archive".to_owned(),
        (Stretch::Year(year), Lang::Vi) => format!("Tin năm\u{a0}{year}"),
        (Stretch::Year(year), Lang::En) => format!("News of {year}"),
        (Stretch::Month(year, month), Lang::Vi) => {
            format!("Tin tháng\u{a0}{month} năm\u{a0}{year}")
        }
        (Stretch::Month(year, month), Lang::En) => {
            format!("News of {} {year}", words::month_title(month, lang))
        }
    };
    let years = match stretch {
        Stretch::All => years(facts),
        Stretch::Year(year) | Stretch::Month(year, _) => {
            let prefix = format!("{year:04}");
            years(facts).into_iter().filter(|view| view.title == prefix).collect()
        }
    };
    let way = |stretch: Stretch, title: String| Link {
        title,
        url: facts.urls.local(&stretch.url(facts)),
    };
    let all = || way(Stretch::All, if lang == Lang::Vi { "Lưu trữ" } else { "Archive" }.to_owned());
    let way = match stretch {
        Stretch::All => Vec::new(),
        Stretch::Year(_) => vec![all()],
        Stretch::Month(year, _) => vec![all(), way(Stretch::Year(year), year.to_string())],
    };
    let list = Listing {
        title,
        section: "archive",
        way,
        url: stretch.url(facts),
        list: stretch.list(facts),
        view: |title, subtitle| ListView {
            title,
            subtitle,
            links: Vec::new(),
            years: years.clone(),
            boxes: Vec::new(),
        },
    };
    listing(facts, &list, number)
}

/// The view of one page of a tag's articles.
pub(crate) fn tag(facts: &Facts, slug: &str, number: usize) -> View {
    let empty = (String::new(), Vec::new());
    let (title, list) = facts.lists.by_tag.get(slug).unwrap_or(&empty);
    let site = &facts.settings.site;
    let index = facts::folder(&site.paths.tags);
    let listed = Listing {
        title: title.clone(),
        section: "",
        way: vec![Link { title: tags_title(facts.lang()), url: facts.urls.local(&index) }],
        url: facts::below(&site.paths.tags, slug),
        list,
        view: |title, subtitle| plain(title, subtitle, Vec::new()),
    };
    listing(facts, &listed, number)
}

/// The view of the list of all tags.
pub(crate) fn tags(facts: &Facts) -> View {
    let site = &facts.settings.site;
    let links = facts.lists.by_tag.iter().map(|(slug, (title, list))| Counted {
        title: title.clone(),
        url: facts.urls.local(&facts::below(&site.paths.tags, slug)),
        n: list.len(),
    });
    let mut links: Vec<Counted> = links.collect();
    links.sort_by_cached_key(|link| crate::fold::collation_key(&link.title));
    let listed = Listing {
        title: tags_title(facts.lang()),
        section: "",
        way: Vec::new(),
        url: facts::folder(&site.paths.tags),
        list: &[],
        view: |title, _| plain(title, String::new(), links.clone()),
    };
    listing(facts, &listed, 1)
}

fn tags_title(lang: Lang) -> String {
    if lang == Lang::Vi { "Chuyên mục" } else { "Tags" }.to_owned()
}

/// The view of the list of all programmes.
pub(crate) fn programmes(facts: &Facts) -> View {
    let site = &facts.settings.site;
    let links = site.programmes.iter().map(|programme| Counted {
        title: programme.name.clone(),
        url: facts.urls.local(&facts::below(&site.paths.programmes, programme.id.as_str())),
        n: facts.lists.by_programme.get(&programme.id).map_or(0, Vec::len),
    });
    let links: Vec<Counted> = links.collect();
    let listed = Listing {
        title: programmes_title(facts.lang()),
        section: "",
        way: Vec::new(),
        url: facts::folder(&site.paths.programmes),
        list: &[],
        view: |title, _| plain(title, String::new(), links.clone()),
    };
    listing(facts, &listed, 1)
}

fn programmes_title(lang: Lang) -> String {
    if lang == Lang::Vi { "Chương trình" } else { "Programmes" }.to_owned()
}

/// The view of one page of a programme: boxes of its newest year, its articles.
pub(crate) fn programme(facts: &Facts, id: &ProgrammeId, number: usize) -> View {
    let site = &facts.settings.site;
    let list = facts.lists.by_programme.get(id).map_or(&[][..], |list| list);
    let index = facts::folder(&site.paths.programmes);
    let boxes = if number == 1 { programme_boxes(facts, id) } else { Vec::new() };
    let listed = Listing {
        title: facts::programme_name(&facts.settings, id),
        section: "",
        way: vec![Link { title: programmes_title(facts.lang()), url: facts.urls.local(&index) }],
        url: facts::below(&site.paths.programmes, id.as_str()),
        list,
        view: |title, subtitle| ListView {
            boxes: boxes.clone(),
            ..plain(title, subtitle, Vec::new())
        },
    };
    listing(facts, &listed, number)
}

fn programme_boxes(facts: &Facts, id: &ProgrammeId) -> Vec<StatBox> {
    let Some(root) = shown::root(facts) else { return Vec::new() };
    let boxes = facts.settings.metrics.iter().filter_map(|metric| {
        let period = facts.latest_of_programme(&metric.id, id)?;
        let subject = Subject { metric, area: &root, period, programme: Some(id) };
        totals::stat_box(facts, &subject.ask(facts))
    });
    boxes.collect()
}

fn plain(title: String, subtitle: String, links: Vec<Counted>) -> ListView {
    ListView { title, subtitle, links, years: Vec::new(), boxes: Vec::new() }
}

/// A list of articles with its address and the view made of its title and subtitle.
struct Listing<'a, F> {
    title: String,
    section: &'a str,
    way: Vec<Link>,
    url: PageUrl,
    list: &'a [usize],
    view: F,
}

fn listing<F: Fn(String, String) -> ListView>(
    facts: &Facts,
    of: &Listing<'_, F>,
    number: usize,
) -> View {
    let site = &facts.settings.site;
    let n_entries = of.list.len();
    let range = paginate::range(number, site.paginate, n_entries);
    let pager =
        paginate::pager((&of.url, &site.paths.page), number, site.paginate, n_entries, &facts.urls);
    let page_url = paginate::page_url(&of.url, &site.paths.page, number);
    let subtitle = match facts.lang() {
        Lang::Vi => format!("{n_entries}\u{a0}tin"),
        Lang::En => format!("{n_entries}\u{a0}articles"),
    };
    let about = About {
        kind: if of.section == "archive" { "archive" } else { "list" },
        title: of.title.clone(),
        section: of.section,
        way: of.way.clone(),
        ..About::default()
    };
    let cards = of.list[range].iter().map(|idx| facts.cards[*idx].clone());
    View {
        template: "list.html",
        entries: vec![
            ("page", Entry::One(Part::new(head(facts, &page_url, about)))),
            ("list", Entry::One(Part::new((of.view)(of.title.clone(), subtitle)))),
            ("cards", Entry::Many(cards.collect())),
            ("pager", Entry::One(Part::new(pager))),
        ],
    }
}

/// The years of the archive with their months, newest first.
pub(crate) fn years(facts: &Facts) -> Vec<YearView> {
    let lists = &facts.lists;
    let fullest = lists.by_month.values().map(Vec::len).max().unwrap_or(1).max(1);
    let month = |year: i32, number: u32| {
        let n = lists.by_month.get(&(year, number)).map_or(0, Vec::len);
        let url = (n > 0).then(|| facts.urls.local(&Stretch::Month(year, number).url(facts)));
        MonthView {
            number,
            title: words::month_title(number, facts.lang()),
            url,
            n,
            step: u8::try_from(1 + n * 3 / fullest).unwrap_or(4),
        }
    };
    let years = lists.by_year.iter().rev().map(|(year, list)| YearView {
        title: year.to_string(),
        url: facts.urls.local(&Stretch::Year(*year).url(facts)),
        n: list.len(),
        months: (1..=12).map(|number| month(*year, number)).collect(),
    });
    years.collect()
}
