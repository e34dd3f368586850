//! Tables.

use pulldown_cmark::Alignment;

use super::writer::Writer;

/// The open table; tables do not nest.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column_idx: usize,
    part: Part,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Part {
    #[default]
    Head,
    BeforeBody,
    Body,
}

impl Writer<'_> {
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.ears.n_silent += 1;
        self.table = Table { alignments, ..Table::default() };
        if self.is_article() {
            self.out.block("<div class=\"table\"><table>");
        } else {
            self.out.raw("<table>");
        }
    }

    pub(super) fn start_row(&mut self) {
        self.table.column_idx = 0;
        match self.table.part {
            Part::Head => self.out.raw("<thead>"),
            Part::BeforeBody => {
                self.out.raw("<tbody>\n");
                self.table.part = Part::Body;
            }
            Part::Body => {}
        }
        self.out.raw("<tr>");
    }

    pub(super) fn end_head(&mut self) {
        self.out.raw("</tr></thead>");
        self.table.part = Part::BeforeBody;
    }

    /// Opens a cell. Its alignment is a class in articles, because the policy of their pages
    /// forbids `style`, and GitHub's attribute elsewhere.
    pub(super) fn start_cell(&mut self) {
        let is_head = self.table.part == Part::Head;
        self.out.raw(if is_head { "<th" } else { "<td" });
        let alignment = self.table.alignments.get(self.table.column_idx);
        let attribute = match (self.is_article(), alignment.unwrap_or(&Alignment::None)) {
            (_, Alignment::None) | (true, Alignment::Left) => "",
            (true, Alignment::Right) => " class=\"n\"",
            (true, Alignment::Center) => " class=\"c\"",
            (false, Alignment::Left) => " align=\"left\"",
            (false, Alignment::Right) => " align=\"right\"",
            (false, Alignment::Center) => " align=\"center\"",
        };
        if is_head && self.is_article() {
            self.out.raw(" scope=\"col\"");
        }
        self.out.raw(attribute);
        self.out.raw(">");
    }

    pub(super) fn end_cell(&mut self) {
        self.out.raw(if self.table.part == Part::Head { "</th>" } else { "</td>" });
        self.table.column_idx += 1;
    }

    pub(super) fn end_table(&mut self) {
        self.ears.n_silent -= 1;
        if self.table.part == Part::Body {
            self.out.raw("</tbody>");
        }
        self.out.raw(if self.is_article() { "</table></div>\n" } else { "</table>\n" });
    }
}
