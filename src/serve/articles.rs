//! The list of all articles by state: the page `_bantin/articles`, readable without script.

use std::fmt::Write;

use super::board::{Board, Snapshot};
use super::builtin::frame;
use super::state::{Listed, Standing, every};
use crate::diag::{Lang, Text};
use crate::pages::words;
use crate::render::escape;

/// At most so many public articles are listed, the newest; the rest are counted.
const PUBLIC_MAX: usize = 1000;

/// The states in the order of what an editor has to do.
const STATES: [Standing; 4] =
    [Standing::Draft, Standing::Scheduled, Standing::Expired, Standing::Public];

/// The page `_bantin/articles`.
pub(super) fn page(board: &Board, snapshot: &Snapshot) -> String {
    let now = board.now();
    let all = snapshot.site.as_ref().map(|site| every(site, now)).unwrap_or_default();
    frame(snapshot, &title(), &main(&all, snapshot.language, &snapshot.mount))
}

fn title() -> Text {
    Text::new("Các bài theo trạng thái", "Articles by state")
}

fn main(all: &[Listed], lang: Lang, mount: &str) -> String {
    let say = |vi: &'static str, en: &'static str| if lang == Lang::Vi { vi } else { en };
    let of = |state: Standing| all.iter().filter(move |one| one.state == state);
    let mut counts = String::new();
    let mut options = String::new();
    let mut sections = String::new();
    for state in STATES {
        let (name, meaning) = told(state);
        let (name, meaning) = (name.in_lang(lang), meaning.in_lang(lang));
        let (id, n) = (id(state), of(state).count());
        if n == 0 {
            continue;
        }
        write!(counts, "<li><a href=\"#{id}\">{name}: {n}</a></li>").expect("a string takes all");
        write!(options, "<option value=\"{id}\">{name}</option>").expect("a string takes all");
        let most = if state == Standing::Public { PUBLIC_MAX } else { n };
        let rows: String = of(state).take(most).map(|one| row(one, lang)).collect();
        let rest = n.saturating_sub(most);
        let rest = match lang {
            _ if rest == 0 => String::new(),
            Lang::Vi => format!("<p>… và {rest} bài cũ hơn.</p>\n"),
            Lang::En => format!("<p>… and {rest} older articles.</p>\n"),
        };
        write!(
            sections,
            "<section id=\"{id}\" aria-labelledby=\"{id}-name\">\n<h2 id=\"{id}-name\">{name} \
             <span class=\"n\">{n}</span></h2>\n<p>{meaning}</p>\n\
             <ul class=\"rows\">\n{rows}</ul>\n{rest}</section>\n"
        )
        .expect("a string takes all");
    }
    let none =
        if all.is_empty() { say("Chưa có bài nào.", "There are no articles yet.") } else { "" };
    format!(
        "<ul class=\"counts\">{counts}</ul>\n<p>{none}</p>\n\
         <form class=\"filter\" role=\"search\" hidden>\n\
         <p><label for=\"words\">{}</label> <input id=\"words\" type=\"search\" autocomplete=\"off\"></p>\n\
         <p><label for=\"state\">{}</label> <select id=\"state\"><option value=\"\">{}</option>{options}</select></p>\n\
         <p role=\"status\" data-text=\"{}\"></p>\n</form>\n{sections}\
         <script type=\"module\" src=\"{mount}_bantin/articles.js\"></script>\n",
        say("Lọc theo chữ trong tên bài, lý do, tệp", "Filter by words of title, reason, file"),
        say("Trạng thái", "State"),
        say("Tất cả", "All"),
        say("Số bài đang hiện: ", "Articles shown: "),
    )
}

fn row(one: &Listed, lang: Lang) -> String {
    let [href, title, why, file] =
        [&one.href, &one.title, &one.why, one.file.as_str()].map(escape::xml);
    // Pages have none.
    let day = one.date.map_or_else(String::new, |date| {
        format!("<time datetime=\"{date}\">{}</time>", words::short_date(date, lang))
    });
    let why = if why.is_empty() { why } else { format!("<span class=\"why\">{why}</span> ") };
    format!("<li><a href=\"{href}\">{title}</a> {day} {why}<code>{file}</code></li>\n")
}

fn id(state: Standing) -> &'static str {
    match state {
        Standing::Draft => "draft",
        Standing::Scheduled => "scheduled",
        Standing::Expired => "expired",
        Standing::Public => "public",
    }
}

/// A state's name and what it means.
fn told(state: Standing) -> (Text, Text) {
    match state {
        Standing::Draft => (
            Text::new("Nháp", "Drafts"),
            Text::new(
                "Không ai thấy ngoài trang xem trước. Bỏ dòng “draft: true” trong tệp để đăng.",
                "Nobody sees these outside the preview. Remove the line “draft: true” to publish one.",
            ),
        ),
        Standing::Scheduled => (
            Text::new("Hẹn giờ", "Scheduled"),
            Text::new(
                "Đến giờ, lần dựng trang kế tiếp sẽ đăng.",
                "The first build after its time publishes one.",
            ),
        ),
        Standing::Expired => (
            Text::new("Hết hạn", "Expired"),
            Text::new(
                "Không còn trong các danh sách; trang của bài và số liệu vẫn giữ.",
                "No longer in lists; the article's page and its figures stay.",
            ),
        ),
        Standing::Public => (
            Text::new("Công khai", "Public"),
            Text::new("Bạn đọc thấy sau lần đăng kế tiếp.", "Readers see these once published."),
        ),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::path::SitePath;

    fn listed(title: &str, state: Standing, why: &str) -> Listed {
        Listed {
            href: "/tin/2023/05/x/".to_owned(),
            title: title.to_owned(),
            file: SitePath::new("content/tin/2023/05/x.md").unwrap(),
            date: NaiveDate::from_ymd_opt(2023, 5, 25),
            state,
            why: why.to_owned(),
        }
    }

    #[test]
    fn articles_stand_under_their_state_with_the_reason_and_nothing_they_say_is_markup() {
        let all = [
            listed("<b>Công khai</b>", Standing::Public, ""),
            listed("Một bài nháp", Standing::Draft, "Bản nháp (draft: true)"),
        ];
        let html = main(&all, Lang::Vi, "/doan/");
        let draft = html.find("Một bài nháp").unwrap();
        let public = html.find("&lt;b&gt;Công khai").unwrap();
        assert!(
            draft < public && html.contains("<span class=\"why\">Bản nháp (draft: true)</span>")
        );
        assert!(html.contains("25/5/2023") && html.contains("href=\"#draft\">Nháp: 1</a>"));
        assert!(!html.contains("id=\"scheduled\"") && !html.contains("<b>"));
        assert!(main(&[], Lang::En, "/").contains("There are no articles yet."));
        let page = Listed { date: None, ..listed("Giới thiệu", Standing::Public, "") };
        assert!(!main(&[page], Lang::Vi, "/").contains("<time"));
    }

    #[test]
    fn public_articles_beyond_the_newest_are_counted() {
        let all: Vec<Listed> =
            (0..PUBLIC_MAX + 3).map(|_| listed("Bài", Standing::Public, "")).collect();
        let html = main(&all, Lang::En, "/");
        assert_eq!(html.matches("<time").count(), PUBLIC_MAX);
        assert!(html.contains("… and 3 older articles."));
    }
}
