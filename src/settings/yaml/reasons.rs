//! What the parser said, in our words, where no line shows a known slip.

use std::ops::Range;

use super::lines::{Line, lines};
use super::quoted;
use super::traps::{Looker, NAME_IN_BRACKETS, Repair, Trap};
use crate::diag::{Diagnostic, Text, syntax};

impl Looker<'_, '_, '_> {
    /// No line shows a known slip: the parser's reason decides.
    pub(super) fn by_reason(&self) -> Trap {
        let line = lines(self.yaml, self.at).last();
        let body = line.as_ref().map_or(0..0, |line| line.body.clone());
        let here = self.at..body.end.max(self.at);
        let place =
            if here.is_empty() { self.source.place(&body) } else { self.source.place(&here) };
        let quote = self.yaml[here.clone()].chars().next().filter(|c| matches!(c, '"' | '\''));
        let only = |diagnostic| Trap { diagnostic, repair: None };
        if self.why == NAME_IN_BRACKETS {
            let value = line.and_then(|line| line.value);
            let repair = value.as_ref().map(Repair::refuse);
            let range = value.unwrap_or(body);
            let written = &self.yaml[range.clone()];
            let place = self.source.place(&range);
            return Trap {
                diagnostic: syntax::quotes_needed(place, written, &quoted(written)),
                repair,
            };
        }
        if self.blames(&["escape", "hexadecimal"]) {
            let at = self.yaml[self.at..].find('\\').map_or(self.at, |at| self.at + at);
            let end = at + self.yaml[at..].chars().take(2).map(char::len_utf8).sum::<usize>();
            return only(syntax::unknown_escape(self.source.place(&(at..end))));
        }
        if let Some(quote) = quote.filter(|_| self.why.contains("quoted scalar")) {
            let place = self.source.place(&(self.at..self.at + 1));
            return only(syntax::unclosed_quote(place, quote));
        }
        if self.blames(&["simple key"]) || self.follows_nameless_line() {
            return self.no_colon();
        }
        if self.blames(&["trailing content"]) {
            return self.after_quote(&here);
        }
        if self.blames(&["unexpected character", "unknown anchor", "anchor or alias", "a tag"]) {
            let written = self.element(self.at);
            let place = self.source.place(&(self.at..self.at + written.len()));
            return only(syntax::quotes_needed(place, written, &quoted(written)));
        }
        if self.blames(&["indentation", "expected key", "'-' indicator", "mapping values", "block"])
        {
            return only(self.indentation(&body));
        }
        if self.blames(&["byte order mark"]) {
            return only(syntax::invisible(place, '\u{feff}'));
        }
        if self.blames(&["directive", "document"]) {
            let what = Text::new("chỉ thị và nhiều tài liệu", "directives and several documents");
            return only(syntax::unsupported(place, &what));
        }
        only(syntax::not_yaml(place, self.reason()))
    }

    /// A line is not indented like its neighbours; the one before it may be to blame.
    fn indentation(&self, body: &Range<usize>) -> Diagnostic {
        let all = lines(self.yaml, self.at).filter(|line| !line.is_blank()).collect::<Vec<_>>();
        if let [.., parent, before, last] = &all[..]
            && let Some(key) = parent.key.as_ref().filter(|_| parent.value.is_none())
            && parent.indent() == before.indent()
            && before.indent() < last.indent()
        {
            let place = self.source.place(&before.body);
            return syntax::indent_below(place, parent.text(key));
        }
        syntax::indentation(self.source.place(body))
    }

    /// A sentence for the reasons that need no more than a sentence.
    fn reason(&self) -> Text {
        if self.blames(&["flow", "':'", "bracket", "node content"]) {
            Text::new(
                "Dấu ngoặc, dấu phẩy hay dấu hai chấm trong [ ] hoặc { } không đúng chỗ.",
                "A bracket, comma or colon within [ ] or { } is out of place.",
            )
        } else if self.blames(&["comment"]) {
            Text::new("Chữ đi tiếp sau một ghi chú (#).", "The text goes on after a comment (#).")
        } else if self.blames(&["tab"]) {
            Text::new("Ở đây có phím Tab; dùng dấu cách.", "Here is a tab; use spaces.")
        } else {
            Text::new("Không đọc được chỗ này.", "This cannot be read.")
        }
    }

    /// Whether the line before the stop names nothing although it is no text that goes on.
    fn follows_nameless_line(&self) -> bool {
        let all = lines(self.yaml, self.at).filter(|line| !line.is_blank()).collect::<Vec<_>>();
        let [.., before, last] = &all[..] else { return false };
        let opener = all.len().checked_sub(3).and_then(|idx| all.get(idx));
        let goes_on = opener.is_some_and(|o| o.value.is_some() && o.indent() < before.indent());
        let is_nameless = before.key.is_none() && before.value.is_none();
        self.why.contains("mapping values")
            && is_nameless
            && !goes_on
            && before.indent() == last.indent()
    }

    /// The last line before the stop on which nothing is named.
    fn no_colon(&self) -> Trap {
        let nameless = |line: &Line<'_>| !line.is_blank() && line.key.is_none();
        let line = lines(self.yaml, self.at)
            .filter(nameless)
            .filter(|line| line.body.start < self.at)
            .last()
            .or_else(|| lines(self.yaml, self.at).last());
        let body = line.map_or(0..0, |line| line.body);
        let diagnostic = syntax::no_colon(self.source.place(&body), &self.yaml[body.clone()]);
        let repair = if body.is_empty() { None } else { Repair::write(body, "") };
        Trap { diagnostic, repair }
    }

    /// Text follows a quoted value within brackets.
    fn after_quote(&self, here: &Range<usize>) -> Trap {
        let before = self.yaml[..self.at].trim_end();
        let open = before
            .char_indices()
            .next_back()
            .and_then(|(close, quote)| self.yaml[..close].rfind(quote))
            .unwrap_or(self.at);
        let written = self.element(open);
        let rest = self.element(self.at);
        let range = open..(open + written.len()).max(here.start);
        let diagnostic =
            syntax::text_after_quote(self.source.place(&range), rest, &quoted(written));
        Trap { diagnostic, repair: None }
    }

    /// The text from `at` to the next comma, bracket or line end.
    pub(super) fn element(&self, at: usize) -> &str {
        let rest = &self.yaml[at..];
        rest.split([',', ']', '}', '\n']).next().unwrap_or(rest).trim_end()
    }
}
