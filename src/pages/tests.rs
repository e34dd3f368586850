use std::collections::BTreeSet;
use std::path::Path;

use super::view;
use crate::build::{Cache, Input, plan};
use crate::model::{Moment, Shown};
use crate::source;
use crate::stats::{ASKED, Query};

/// So many totals of a page at most are asked twice: those that its series and its table share.
const SHARED_MAX: usize = 16;

#[test]
fn a_page_asks_for_each_total_once() {
    let (sources, found) = source::scan(Path::new("."));
    let now = chrono::NaiveDate::from_ymd_opt(2026, 1, 31).unwrap().and_hms_opt(8, 0, 0).unwrap();
    let now = Moment::Local(now);
    let input = Input { sources, found, now, shown: Shown::default(), base_url: None };
    let plan = plan(&input, &mut Cache::default());
    let mut n_all = 0;
    for page in plan.pages.iter() {
        ASKED.take();
        view(&plan.facts, &plan.pages, page);
        let asked = ASKED.take();
        let n_different = asked.iter().collect::<BTreeSet<&Query>>().len();
        let n_again = asked.len() - n_different;
        assert!(n_again <= SHARED_MAX, "{}: {n_again} of {} again", page.url, asked.len());
        n_all += asked.len();
    }
    assert!(n_all > 1000, "the sample's pages ask {n_all} times");
}
