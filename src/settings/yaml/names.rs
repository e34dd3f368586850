//! The names of a map: unique, visible, each with a colon.

use std::borrow::Cow;

use super::marks::glued_comment;
use super::tree::{Builder, MANY_NAMES, Name, Open};
use super::{Content, Entry, Node, Style, is_decimal_comma, is_invisible, quoted, whole_letters};
use crate::diag::{Place, Text, syntax};

impl<'a> Builder<'_, 'a> {
    /// Takes a node for the name of the value to come.
    pub(super) fn name(&mut self, node: Node<'a>) {
        let start = self.source.part.start;
        let range = node.span.start as usize - start..node.span.end as usize - start;
        let place = self.source.place(&range);
        let text = match node.content {
            Content::Text(text, Style::Plain) if text == "<<" => {
                let what = Text::new("dấu << (trộn mục)", "merge keys (<<)");
                self.found.push(syntax::unsupported(place, &what));
                text
            }
            Content::Text(text, _) => {
                if let Some(c) = text.chars().find(|c| is_invisible(*c)) {
                    self.found.push(syntax::invisible(place, c));
                }
                text
            }
            Content::List(_) | Content::Map(_) | Content::Refused => Cow::Borrowed(""),
        };
        if let Some(Open::Map { key, .. }) = self.open.last_mut() {
            *key = Some(Name { text, range });
        }
    }

    /// Adds a name with its value to the innermost map.
    pub(super) fn entry(&mut self, name: Name<'a>, mut value: Node<'a>) {
        let key_span = self.source.span(&name.range);
        let is_empty = matches!(&value.content, Content::Text(t, Style::Plain) if t.is_empty());
        if is_empty {
            value.span = key_span;
            match self.after_colon(name.range.end) {
                None => return self.lone_name(&name),
                Some(after) => self.check_comment_value(&mut value, after),
            }
        }
        let Some(Open::Map { entries, names, .. }) = self.open.last_mut() else { return };
        let is_new = if entries.len() < MANY_NAMES {
            entries.iter().all(|entry| entry.key != name.text)
        } else {
            if names.is_empty() {
                names.extend(entries.iter().map(|entry| entry.key.clone().into_owned()));
            }
            names.insert(name.text.clone().into_owned())
        };
        if is_new {
            entries.push(Entry { key: name.text, key_span, value });
        } else {
            let first = entries.iter().find(|entry| entry.key == name.text);
            let first = first.map_or(key_span, |entry| entry.key_span);
            let (place, first) =
                (self.source.place(&name.range), Place::new(self.source.file, first));
            let end = value.span.end as usize - self.source.part.start;
            self.dropped.push(name.range.start..end.max(name.range.end));
            self.found.push(syntax::duplicate_key(place, &name.text, first));
        }
    }

    /// Where the text after the colon of a name begins that ends at `at`; `None` without a colon.
    fn after_colon(&self, at: usize) -> Option<usize> {
        let rest = self.yaml.get(at..)?;
        let rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest).trim_start();
        rest.strip_prefix(':').map(|after| self.yaml.len() - after.len())
    }

    /// Reports a value that is nothing but a comment: `accent: #0b5cad`.
    fn check_comment_value(&mut self, value: &mut Node<'a>, after: usize) {
        if let Some(comment) = glued_comment(&self.yaml[after..]) {
            let range = after + comment.start..after + comment.end;
            let written = &self.yaml[range.clone()];
            let place = self.source.place(&range);
            self.found.push(syntax::quotes_needed(place, written, &quoted(written)));
            *value = Node { content: Content::Refused, span: self.source.span(&range) };
        }
    }

    /// Reports a name within `{ }` that no colon follows.
    fn lone_name(&mut self, name: &Name<'_>) {
        self.dropped.push(name.range.clone());
        let start = self.source.part.start;
        let yaml = self.yaml;
        if let Some(Open::Map { entries, .. }) = self.open.last_mut()
            && let Some(last) = entries.last_mut()
            && let from = last.value.span.start as usize - start
            && let to = last.value.span.end as usize - start
            && is_decimal_comma(yaml, to, name.range.start)
        {
            last.value.content = Content::Refused;
            let range = whole_letters(yaml, from..name.range.end);
            let written = &yaml[range.clone()];
            let place = self.source.place(&range);
            self.found.push(syntax::quotes_needed(place, written, &quoted(written)));
            return;
        }
        let place = self.source.place(&name.range);
        self.found.push(match name.text.split_once(':') {
            Some((key, rest)) if !key.is_empty() && !rest.is_empty() => {
                syntax::no_space(place, &format!("{key}:"), &format!("{key}: {rest}"))
            }
            _ => syntax::no_value(place, &name.text),
        });
    }
}
