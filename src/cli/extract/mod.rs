//! `bantin extract`: metrics proposed from prose, ready to paste or to put into the front matter.

mod insert;
mod machine;
mod suggest;

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use self::suggest::Suggestion;
use super::args::{ExtractArgs, Format};
use super::exit::Exit;
use super::report::Report;
use crate::article::front;
use crate::diag::output::Doing;
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::extract::{Lexicon, Reading, Years, read};
use crate::path::SitePath;
use crate::settings::{self, Doc, Settings, ThemeDocs};
use crate::source::{self, Sources};

/// A text with what was read in it.
struct Text {
    /// As the command line names it.
    name: String,
    /// Where it is; none for standard input.
    path: Option<PathBuf>,
    words: String,
    /// The byte at which each of its lines begins.
    lines: Vec<usize>,
    /// Its spans are bytes of the whole text.
    reading: Reading,
}

/// Reads the files and says what was found.
pub(super) fn run(root: &Path, args: &ExtractArgs, report: Report) -> Exit {
    if !root.is_dir() {
        let shown = root.display();
        report.say(&format!("Không có thư mục {shown}."), &format!("There is no folder {shown}."));
        return Exit::WrongUse;
    }
    let (settings, registry) = read_settings(root);
    if args.format == Format::Human {
        registry.say(report);
    }
    let lexicon = Lexicon::of(&settings);
    let mut texts = Vec::new();
    for name in &args.files {
        match read_text(name, &lexicon, &settings) {
            Ok(text) => texts.push(text),
            Err(error) => {
                report.failure(Doing::Read, name, &error);
                if error.kind() == ErrorKind::InvalidData {
                    report.say(NOT_TEXT.0, NOT_TEXT.1);
                }
                return Exit::WorldFailed;
            }
        }
    }
    if args.format == Format::Json {
        let is_said = report.result(machine::json(&texts).as_bytes());
        return if is_said { Exit::Fine } else { Exit::WorldFailed };
    }
    let mut exit = Exit::Fine;
    for text in &texts {
        let suggestion = Suggestion::of(text, &settings, report.lang);
        if args.write {
            match insert::write(text, &suggestion, report) {
                Exit::Fine => {}
                worse => exit = worse,
            }
        } else if !report.result(suggestion.yaml(text, report.lang, texts.len() > 1).as_bytes()) {
            return Exit::WorldFailed;
        }
        if args.refused && !report.result(suggest::refused(text, report.lang).as_bytes()) {
            return Exit::WorldFailed;
        }
    }
    exit
}

/// How to make a text of what is none.
const NOT_TEXT: (&str, &str) = (
    "Tệp Word, Excel, PDF: mở tệp, chép chữ vào một tệp .txt rồi đọc tệp ấy. Tệp .txt: lưu lại với bảng mã UTF-8.",
    "Of Word, Excel or PDF, open the file and copy its words into a .txt file. Save a .txt file as UTF-8.",
);

/// Whether there are metrics to which figures can be matched.
#[derive(Debug, Clone, Copy)]
enum Registry {
    Read,
    Missing,
    Broken,
}

impl Registry {
    /// Says why no figure finds its metric.
    fn say(self, report: Report) {
        match self {
            Self::Read => {}
            Self::Missing => report.say(
                "Không thấy content/metrics.yaml ở đây nên chưa biết trang có chỉ số nào. Nếu trang ở thư mục khác: --root THƯ-MỤC.",
                "There is no content/metrics.yaml here, so no metric is known. If the site is elsewhere: --root FOLDER.",
            ),
            Self::Broken => report.say(
                "content/metrics.yaml có lỗi nên có thể thiếu chỉ số; bantin check cho biết lỗi nào.",
                "content/metrics.yaml has a mistake, so metrics may be missing; bantin check tells which.",
            ),
        }
    }
}

/// The registries of the site in `root`; those that are missing are empty.
fn read_settings(root: &Path) -> (Settings, Registry) {
    let (sources, unread): (Sources, _) = source::scan_settings(root);
    let doc = |name: &str| {
        let file = sources.get(&format!("content/{name}.yaml"))?;
        Some(Doc { file: file.path().clone(), text: file.text().ok()?.into() })
    };
    let [site, metrics, areas] = ["site", "metrics", "areas"].map(doc);
    let themes = ThemeDocs::default();
    let (settings, found) =
        settings::parse(site.as_ref(), metrics.as_ref(), areas.as_ref(), themes);
    let name = "content/metrics.yaml";
    let is_mistake =
        |told: &Diagnostic| told.severity == Severity::Error && told.place.file.as_str() == name;
    let registry = match () {
        () if unread.iter().chain(&found).any(is_mistake) => Registry::Broken,
        () if sources.get(name).is_none() => Registry::Missing,
        () => Registry::Read,
    };
    (settings, registry)
}

/// Reads a file, or standard input for `-`.
fn read_text(name: &str, lexicon: &Lexicon, settings: &Settings) -> Result<Text, std::io::Error> {
    let (path, bytes) = if name == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        (None, bytes)
    } else {
        (Some(PathBuf::from(name)), source::read_outside(Path::new(name))?)
    };
    let text = String::from_utf8(bytes)
        .map_err(|_| std::io::Error::new(ErrorKind::InvalidData, "UTF-8"))?;
    let (body, years) = before_prose(&text, settings);
    let mut reading = read(&text[body..], lexicon, years);
    for figure in &mut reading.figures {
        for span in [&mut figure.span, &mut figure.number] {
            *span = span.start + body..span.end + body;
        }
    }
    for refused in &mut reading.refused {
        refused.span = refused.span.start + body..refused.span.end + body;
    }
    let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
    let lines = std::iter::once(0).chain(ends).collect();
    Ok(Text { name: name.to_owned(), path, words: text, lines, reading })
}

/// Where the prose of a text begins, after its front matter if it has any, and what that says of
/// the years it is about.
fn before_prose(text: &str, settings: &Settings) -> (usize, Years) {
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with("---") {
        return (0, Years::UNKNOWN);
    }
    let file = SitePath::new("content/index.md").expect("the name is inside the site");
    let (front, body, _) = front::parse(&file, text);
    if body >= text.len() {
        return (0, Years::UNKNOWN);
    }
    let period = front.period.and_then(|period| settings.site.period(period.value.trim()));
    (body, Years::of(period, front.date.map(|date| date.value)))
}

/// The line of a byte of the text, from 1.
fn line(text: &Text, at: usize) -> usize {
    text.lines.partition_point(|start| *start <= at)
}

/// Draws what a save refused.
fn told(diagnostics: Vec<Diagnostic>, text: &Text, report: Report) {
    let mut all = Diagnostics::default();
    all.extend(diagnostics);
    report.diagnostics(&all, &|_| text.words.clone());
}
