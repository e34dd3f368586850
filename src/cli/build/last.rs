//! What the last run left: the short cut when nothing changed, and the outputs that stand.

use std::path::Path;

use super::said::{Done, Times, say};
use super::{open, output_folder};
use crate::build::{Cache, Input, Parsed, Plan, Saved, parsed_to_bytes};
use crate::cli::args::BuildArgs;
use crate::cli::exit::Exit;
use crate::cli::report::Report;
use crate::diag::Diagnostics;
use crate::fingerprint::Fingerprint;
use crate::source;
use crate::source::Stamp;
use crate::write::{self, cache::Store};

/// What the last run left, with the digests of the program and of the options of this one.
pub(super) struct Last {
    saved: Option<Saved>,
    program: Fingerprint,
    options: Fingerprint,
}

impl Last {
    pub(super) fn load(root: &Path, args: &BuildArgs, input: &Input) -> Self {
        let program = program();
        let folder = output_folder(root, args);
        // Links are not followed: before the first build there is no folder to follow them to.
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        let options = Fingerprint::of(
            format!("{} {:?} {:?}", folder.display(), input.base_url, input.shown).as_bytes(),
        );
        let bytes = Store::Outputs.load(root);
        let saved = bytes.and_then(|bytes| Saved::from_bytes(&bytes, program));
        Self { saved, program, options }
    }

    /// Whether nothing changed since the last run; how many files stand, if so.
    pub(super) fn stands(
        &self,
        root: &Path,
        args: &BuildArgs,
        input: &Input,
    ) -> Result<Option<usize>, write::Error> {
        let Some(saved) = self.saved.as_ref().filter(|_| !args.verify) else { return Ok(None) };
        let Some(stamps) = source::stamps(root) else { return Ok(None) };
        if !saved.still_holds(self.options, input.now, &stamps) {
            return Ok(None);
        }
        let mut output = open(root, args)?;
        let stands = saved.content == Some(output.content()) && output.stands()?;
        Ok(stands.then(|| output.files().count()))
    }

    /// Says what the last run said.
    pub(super) fn say(
        self,
        root: &Path,
        args: &BuildArgs,
        report: Report,
        (n_files, times): (usize, Times),
    ) -> Exit {
        let Some(saved) = self.saved else { return Exit::Fine };
        let mut diagnostics = Diagnostics::default();
        diagnostics.extend(saved.diagnostics);
        report.diagnostics(&diagnostics, &|path| source::scan_one(root, path));
        let written = write::Report { unchanged: n_files, ..write::Report::default() };
        let done = Done { parsed: 0, rendered: 0, written, times, withheld: &saved.withheld };
        say(&done, args, report)
    }

    /// The articles that the last run parsed.
    pub(super) fn parsed(&self, root: &Path) -> Option<Parsed> {
        // Without the outputs of a last run there is none.
        self.saved.as_ref()?;
        Parsed::from_bytes(Store::Articles.load(root)?, self.program)
    }

    /// Hands the outputs that stand to `cache`. Returns the digests of program and options.
    pub(super) fn restore(self, cache: &mut Cache) -> (Fingerprint, Fingerprint) {
        if let Some(saved) = self.saved {
            saved.restore(cache);
        }
        (self.program, self.options)
    }
}

/// The digest of the program itself: another one may render the same views otherwise.
pub(in crate::cli) fn program() -> Fingerprint {
    let digest = std::env::current_exe().ok().and_then(|path| source::digest_of(&path));
    digest.unwrap_or_else(|| Fingerprint::of(env!("CARGO_PKG_VERSION").as_bytes()))
}

/// Leaves to the next run what this one found out; without it, that one is only slower.
pub(super) fn save(
    root: &Path,
    ((program, options), content): ((Fingerprint, Fingerprint), Option<Fingerprint>),
    scanned: std::time::SystemTime,
    (input, plan, cache): (&Input, &Plan, &Cache),
    report: Report,
) {
    let is_settled = input.sources.are_settled(scanned);
    let saved = Saved::of((program, options, content), is_settled, (input, plan), cache);
    let is_settled = |stamp: Stamp| stamp.is_settled(scanned);
    let articles = parsed_to_bytes(program, cache, &input.sources, is_settled);
    let outcome = saved.map(|saved| {
        Store::Articles.save(root, articles)?;
        Store::Outputs.save(root, saved.to_bytes())
    });
    if let Some(Err(failure)) = outcome {
        let text = failure.text();
        report.say(
            &format!("Không lưu được bộ nhớ đệm, lần sau sẽ chậm hơn: {}", text.vi),
            &format!("The cache was not saved, so the next build is slower: {}", text.en),
        );
    }
}
