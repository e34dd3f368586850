//! The only room that prints: a closed pipe ends quietly, never in a panic.

use std::io::{self, IsTerminal, Write};

use super::args::Colour;
use crate::diag::output::{self, Doing};
use crate::diag::{Diagnostics, Lang, Severity, show};
use crate::path::SitePath;

/// Where a command says what it has to say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Report {
    /// The language of messages.
    pub(crate) lang: Lang,
    is_coloured: bool,
}

/// So many of a thing in English: `1 error`, `2 errors`.
pub(crate) fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

impl Report {
    /// A report in this language; colours where `colour` and the terminal want them.
    pub(crate) fn new(lang: Lang, colour: Colour) -> Self {
        let is_coloured = match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => io::stderr().is_terminal(),
        };
        Self { lang, is_coloured }
    }

    /// Says a line to people, on standard error.
    pub(crate) fn say(self, vi: &str, en: &str) {
        let line = self.lang.pick(vi, en);
        // Nobody listens any more: that is no failure of the command.
        drop(writeln!(io::stderr(), "{line}"));
    }

    /// Says the beginning of a line to people, where their answer goes.
    pub(crate) fn question(self, vi: &str, en: &str) {
        let words = match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        };
        let mut err = io::stderr();
        drop(write!(err, "{words} ").and_then(|()| err.flush()));
    }

    /// Says that the world failed.
    pub(crate) fn failure(self, doing: Doing, path: &str, error: &io::Error) {
        let why = output::failure(doing, path, error);
        self.say(&format!("{}.", why.vi), &format!("{}.", why.en));
    }

    /// Draws diagnostics to people, on standard error; notices are only counted.
    pub(crate) fn diagnostics(
        self,
        diagnostics: &Diagnostics,
        text_of: &dyn Fn(&SitePath) -> String,
    ) {
        let mut shown = Diagnostics::default();
        let grave = diagnostics.iter().filter(|d| d.severity != Severity::Notice);
        shown.extend(grave.cloned());
        let drawn = show::human(&shown, self.lang, self.is_coloured, text_of);
        drop(io::stderr().write_all(drawn.as_bytes()));
    }

    /// Draws all diagnostics to people, notices too.
    pub(crate) fn all_diagnostics(
        self,
        diagnostics: &Diagnostics,
        text_of: &dyn Fn(&SitePath) -> String,
    ) {
        let drawn = show::human(diagnostics, self.lang, self.is_coloured, text_of);
        drop(io::stderr().write_all(drawn.as_bytes()));
    }

    /// Writes a result to standard output. Returns whether it got there.
    pub(crate) fn result(self, bytes: &[u8]) -> bool {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Ok(()) => true,
            // The reader has seen enough, as `head` has.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => true,
            Err(error) => {
                self.failure(Doing::Write, "stdout", &error);
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_no_plural() {
        assert_eq!([0, 1, 2].map(|n| counted(n, "error")), ["0 errors", "1 error", "2 errors"]);
    }
}
