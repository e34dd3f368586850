//! How long each template of the theme took, for `--timings`.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::diag::Text;

/// Times templates on all threads at once.
#[derive(Debug, Default)]
pub(super) struct Stopwatch(Mutex<BTreeMap<&'static str, Spent>>);

/// What one template took.
#[derive(Debug, Default)]
struct Spent {
    n_pages: u32,
    total: Duration,
    slowest: Duration,
    slowest_file: String,
}

impl Stopwatch {
    /// Calls `render` and books its time on the template.
    pub(super) fn time<T>(
        &self,
        template: &'static str,
        file: &str,
        render: impl FnOnce() -> T,
    ) -> T {
        let start = Instant::now();
        let rendered = render();
        self.book(template, file, start.elapsed());
        rendered
    }

    fn book(&self, template: &'static str, file: &str, took: Duration) {
        let Ok(mut all) = self.0.lock() else { return };
        let spent = all.entry(template).or_default();
        spent.n_pages += 1;
        spent.total += took;
        // Which of two equally slow pages is booked first is chance.
        if (took, Reverse(file)) > (spent.slowest, Reverse(&spent.slowest_file))
            || spent.n_pages == 1
        {
            spent.slowest = took;
            file.clone_into(&mut spent.slowest_file);
        }
    }

    /// The templates that were used, the dearest first.
    pub(super) fn rows(&self) -> Vec<Row> {
        let Ok(all) = self.0.lock() else { return Vec::new() };
        let row = |(template, spent): (&&'static str, &Spent)| Row {
            template,
            n_pages: spent.n_pages,
            total_us: spent.total.as_micros(),
            mean_us: (spent.total / spent.n_pages.max(1)).as_micros(),
            slowest_us: spent.slowest.as_micros(),
            slowest: spent.slowest_file.clone(),
        };
        let mut rows: Vec<Row> = all.iter().map(row).collect();
        rows.sort_by_key(|row| Reverse(row.total_us));
        rows
    }
}

/// A template with its pages and times, in microseconds.
pub(super) struct Row {
    template: &'static str,
    n_pages: u32,
    total_us: u128,
    mean_us: u128,
    slowest_us: u128,
    slowest: String,
}

impl Row {
    /// The row for programs.
    pub(super) fn json(&self) -> serde_json::Value {
        let us = |us: u128| u64::try_from(us).unwrap_or(u64::MAX);
        serde_json::json!({
            "template": self.template,
            "pages": self.n_pages,
            "total_us": us(self.total_us),
            "mean_us": us(self.mean_us),
            "slowest_us": us(self.slowest_us),
            "slowest": self.slowest,
        })
    }
}

/// The rows as lines of a table below its heading; nothing where no template was used.
pub(super) fn table(rows: &[Row]) -> Vec<Text> {
    let Some(width) = rows.iter().map(|row| row.template.len()).max() else { return Vec::new() };
    let heading = |[title, pages, total, mean, slowest]: [&str; 5]| {
        format!("  {title:width$} {pages:>8} {total:>10} {mean:>14} {slowest:>14}")
    };
    let line = |row: &Row| {
        let Row { template, n_pages, total_us, mean_us, slowest_us, slowest } = row;
        let total_ms = (total_us + 500) / 1000;
        format!(
            "  {template:width$} {n_pages:8} {total_ms:7} ms {mean_us:11} µs {slowest_us:11} µs  {slowest}"
        )
    };
    let heading = Text::new(
        heading(["mẫu", "trang", "mọi luồng", "trung bình", "chậm nhất"]),
        heading(["template", "pages", "all threads", "mean", "slowest"]),
    );
    let lines = rows.iter().map(|row| Text::new(line(row), line(row)));
    std::iter::once(heading).chain(lines).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn the_dearest_template_stands_first_with_its_slowest_page() {
        let stopwatch = Stopwatch::default();
        for (template, file, us) in [
            ("home.html", "index.html", 2600),
            ("article.html", "tin/b/index.html", 1400),
            ("article.html", "tin/a/index.html", 1400),
            ("article.html", "tin/c/index.html", 200),
            ("404.html", "404.html", 0),
        ] {
            stopwatch.book(template, file, Duration::from_micros(us));
        }
        let rows = stopwatch.rows();
        let lines = table(&rows);
        let vi: Vec<&str> = lines.iter().map(|line| line.vi.trim_start()).collect();
        expect![[r#"
              mẫu             trang  mọi luồng     trung bình      chậm nhất
              article.html        3       3 ms        1000 µs        1400 µs  tin/a/index.html
              home.html           1       3 ms        2600 µs        2600 µs  index.html
              404.html            1       0 ms           0 µs           0 µs  404.html"#]]
        .assert_eq(&vi.join("\n"));
        expect!["  template        pages all threads           mean        slowest"]
            .assert_eq(&lines[0].en);
        assert!(lines[1..].iter().all(|line| line.vi == line.en));
        assert!(table(&Stopwatch::default().rows()).is_empty());
    }
}
