//! Long lists cut into pages.

use super::urls::Urls;
use super::view::{Pager, PagerLink};
use crate::path::PageUrl;

/// How many pages a list of `n_entries` has: at least one.
pub(crate) fn n_pages(n_entries: usize, per_page: usize) -> usize {
    n_entries.div_ceil(per_page.max(1)).max(1)
}

/// The address of one page of a list: the list's own for the first, `trang/2/` below it for others.
pub(crate) fn page_url(list: &PageUrl, word: &str, number: usize) -> PageUrl {
    if number <= 1 {
        return list.clone();
    }
    PageUrl::new(&format!("{list}{word}/{number}/")).expect("a list's address ends in a slash")
}

/// The entries of a page, as a range of the whole list.
pub(crate) fn range(number: usize, per_page: usize, n_entries: usize) -> std::ops::Range<usize> {
    let start = ((number - 1) * per_page).min(n_entries);
    start..(start + per_page).min(n_entries)
}

/// The pager of one page: first, last and the neighbours of this page, gaps between.
pub(crate) fn pager(
    (list, word): (&PageUrl, &str),
    number: usize,
    per_page: usize,
    n_entries: usize,
    urls: &Urls,
) -> Pager {
    let n_pages = n_pages(n_entries, per_page);
    let url = |n: usize| urls.local(&page_url(list, word, n));
    let range = range(number, per_page, n_entries);
    let mut links = Vec::new();
    let mut last_shown = 0;
    for n in 1..=n_pages {
        if n == 1 || n == n_pages || n.abs_diff(number) <= 1 {
            if n > last_shown + 1 {
                links.push(PagerLink {
                    title: String::new(),
                    url: String::new(),
                    is_current: false,
                });
            }
            links.push(PagerLink { title: n.to_string(), url: url(n), is_current: n == number });
            last_shown = n;
        }
    }
    Pager {
        number,
        n_pages,
        n_entries,
        first: range.start + 1,
        last: range.end,
        previous: (number > 1).then(|| url(number - 1)),
        next: (number < n_pages).then(|| url(number + 1)),
        links,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pager_offers_ends_and_neighbours() {
        let urls = Urls { origin: String::new(), sub_path: String::new() };
        let list = PageUrl::new("/huyen/co-to/").unwrap();
        let pager = pager((&list, "trang"), 5, 20, 195, &urls);
        let shown: Vec<_> = pager.links.iter().map(|l| l.title.as_str()).collect();
        assert_eq!(shown, ["1", "", "4", "5", "6", "", "10"]);
        assert_eq!((pager.first, pager.last, pager.n_pages), (81, 100, 10));
        assert_eq!(pager.previous.as_deref(), Some("/huyen/co-to/trang/4/"));
        assert_eq!(pager.links[0].url, "/huyen/co-to/");
    }

    #[test]
    fn an_empty_list_has_one_page() {
        assert_eq!((n_pages(0, 20), range(1, 20, 0)), (1, 0..0));
        assert_eq!(n_pages(21, 20), 2);
    }
}
