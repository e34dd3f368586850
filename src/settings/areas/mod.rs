//! areas.yaml: the registry of areas.
//!
//! Which leaf areas an area has is worked out by `domain`. What is handed on is sound: every parent
//! and member exists, no area contains itself, and the areas are sets of leaves.

mod tree;

use chrono::NaiveDate;
use serde::Deserialize;

use super::Doc;
use super::lookup::{Found, Names};
use super::shape::Shape;
use super::typed::{self, Ordered};
use super::yaml::Node;
use super::yaml::read::{NotADate, date_of};
use crate::diag::{Diagnostic, Place, Span, front, settings};
use crate::domain::{AreaId, AreaSets};
use crate::fold;
use crate::path::is_name;

/// The level of bodies, which have no territory.
const BODY: &str = "body";

/// An area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its id, which stands in addresses.
    pub id: AreaId,
    /// Its name.
    pub name: String,
    /// Its level, a word of the board's own.
    pub level: String,
    /// The area whose part it is.
    pub parent: Option<AreaId>,
    /// The areas that make it up, of a cluster or a new name for old territory.
    pub members: Vec<AreaId>,
    /// Its first day.
    pub valid_from: Option<NaiveDate>,
    /// Its last day.
    pub valid_to: Option<NaiveDate>,
    /// Its column and row on the tile map.
    pub tile: Option<(u32, u32)>,
    /// Its titles and bodies, in the order of the file.
    pub names: Vec<AreaName>,
    /// Where its id stands.
    pub span: Span,
}

/// What an area and its body are called from some day on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AreaName {
    /// The first day; from ever where none is given.
    pub from: Option<NaiveDate>,
    /// Its title: `Huyện Cô Tô`.
    pub title: Option<String>,
    /// Its body: `Huyện đoàn Cô Tô`.
    pub body: Option<String>,
}

impl Area {
    /// Whether it is a body without territory.
    pub fn is_body(&self) -> bool {
        self.level == BODY
    }

    /// Whether it exists on that day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// Whether there was a day on which both existed.
    fn meets(&self, other: &Self) -> bool {
        let starts_in_time = |a: &Self, b: &Self| match (a.valid_from, b.valid_to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        starts_in_time(self, other) && starts_in_time(other, self)
    }
}

/// The registry of areas, as ordered in the file.
#[derive(Debug, Clone, Default)]
pub struct Areas {
    all: Vec<Area>,
    names: Names,
    sets: AreaSets,
    is_broken: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct AreaFile {
    name: Option<String>,
    level: Option<String>,
    parent: Option<String>,
    members: Vec<String>,
    valid_from: Option<String>,
    valid_to: Option<String>,
    tile: Option<(u32, u32)>,
    names: Vec<NameFile>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct NameFile {
    from: Option<String>,
    title: Option<String>,
    body: Option<String>,
}

/// What an entry may hold.
pub(super) fn shape() -> Shape {
    Shape::of::<AreaFile>()
}

impl Areas {
    /// All, as ordered in the file.
    pub fn specs(&self) -> &[Area] {
        &self.all
    }

    /// What each area is made of.
    pub fn sets(&self) -> &AreaSets {
        &self.sets
    }

    /// Whether the file could not be read, which was reported: what seems unknown may be in it.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// The area of this id.
    pub fn by_id(&self, id: &str) -> Option<&Area> {
        self.names.id(id).map(|idx| &self.all[idx])
    }

    /// The area of this id, name, title or body, compared after folding.
    ///
    /// A district and the commune that keeps its name may both answer; the caller names them all.
    pub fn find(&self, name: &str) -> Found<'_, Area> {
        self.names.find(name, &self.all)
    }

    /// The area that is meant by its id, name, title or body, or by their beginning; of several,
    /// those that exist on `day`.
    ///
    /// `Cô Tô` is a district until it ends, and then the commune whose name holds these words.
    pub fn meant(&self, name: &str, day: NaiveDate) -> Found<'_, Area> {
        let several = match self.names.meant(name, &self.all) {
            Found::Several(several) => several,
            Found::One(area) if !area.is_valid_on(day) && area.id.as_str() != name => {
                let mut several = self.names.holding(name, &self.all);
                several.retain(|other| other.is_valid_on(day));
                return if several.len() == 1 { Found::One(several[0]) } else { Found::One(area) };
            }
            found => return found,
        };
        let mut now: Vec<&Area> =
            several.iter().filter(|area| area.is_valid_on(day)).copied().collect();
        match now.len() {
            0 => Found::Several(several),
            1 => Found::One(now.remove(0)),
            _ => Found::Several(now),
        }
    }

    /// The areas with neither parent nor members; one of them, unless there are several trees.
    ///
    /// A body that stands alone is no root.
    pub fn roots(&self) -> impl Iterator<Item = &Area> {
        let is_root =
            |area: &&Area| area.parent.is_none() && area.members.is_empty() && !area.is_body();
        self.all.iter().filter(is_root)
    }

    pub(super) fn read(doc: &Doc, found: &mut Vec<Diagnostic>) -> Self {
        let Some((Ordered(files), root)) = typed::read::<Ordered<AreaFile>>(doc, found) else {
            return Self { is_broken: true, ..Self::default() };
        };
        let mut registry = Self::default();
        for (id, file) in files {
            let Some(entry) = root.entry(&id) else { continue };
            let slug = fold::slug(&id);
            if slug != id || slug.is_empty() {
                let place = Place::new(&doc.file, entry.key_span);
                found.push(settings::not_a_slug(place, &id, &slug));
                if !is_name(&id) {
                    continue; // No page and no file can be named after it.
                }
            }
            let mut check = Check { doc, node: &entry.value, span: entry.key_span, found };
            registry.add(check.area(&id, file));
        }
        registry.check_references(doc, &root, found);
        tree::break_rings(&mut registry.all, doc, found);
        registry.sets = tree::sets(&mut registry.all, doc, found);
        tree::report_crossings(&registry.all, doc, found);
        registry
    }

    fn add(&mut self, area: Area) {
        let idx = self.all.len();
        self.names.add_id(area.id.as_str(), idx);
        let titles = area.names.iter().flat_map(|name| [&name.title, &name.body]);
        for name in std::iter::once(&area.name).chain(titles.flatten()) {
            self.names.add(name, idx);
        }
        self.all.push(area);
    }

    /// Reports and removes parents and members that are no areas.
    fn check_references(&mut self, doc: &Doc, root: &Node<'_>, found: &mut Vec<Diagnostic>) {
        let names = &self.names;
        let mut refuse = |key: &str, name: &AreaId, span| {
            let name = name.as_str();
            let is_known = names.id(name).is_some();
            if !is_known {
                let place = Place::new(&doc.file, span);
                let nearest = names.nearest_id(name);
                found.push(settings::unknown_reference(place, key, name, nearest));
            }
            !is_known
        };
        for area in &mut self.all {
            let at = |key| root.at(&[area.id.as_str(), key]).map(|entry| &entry.value);
            let span = at("parent").map_or(area.span, |node| node.span);
            if area.parent.as_ref().is_some_and(|parent| refuse("parent", parent, span)) {
                area.parent = None;
            }
            let nodes = at("members").map_or(&[][..], Node::nodes);
            let spans = nodes.iter().map(|node| node.span).chain(std::iter::repeat(area.span));
            let members = std::mem::take(&mut area.members).into_iter().zip(spans);
            let known = members.filter(|(member, span)| !refuse("members", member, *span));
            area.members = known.map(|(member, _)| member).collect();
        }
    }
}

/// One entry with its places.
struct Check<'c> {
    doc: &'c Doc,
    node: &'c Node<'c>,
    span: Span,
    found: &'c mut Vec<Diagnostic>,
}

impl Check<'_> {
    fn area(&mut self, id: &str, file: AreaFile) -> Area {
        for (key, value, example) in
            [("name", &file.name, "Cô Tô"), ("level", &file.level, "district")]
        {
            let is_written = self.node.entry(key).is_some_and(|entry| !entry.value.is_empty());
            let is_told = is_written || typed::has_lost_entry(self.doc, self.node, self.found);
            if value.is_none() && !is_told {
                self.found.push(front::missing_key(self.place(key), key, example));
            }
        }
        let mut parent = file.parent;
        if parent.is_some() && !file.members.is_empty() {
            self.found.push(settings::parent_and_members(self.place("parent"), id));
            parent = None;
        }
        let valid_from = self.date("valid_from", self.node, file.valid_from);
        let valid_to = self.date("valid_to", self.node, file.valid_to);
        if valid_to.is_some() && valid_to < valid_from {
            self.found.push(settings::ends_before_it_begins(self.place("valid_to"), id));
        }
        let nodes = self.node.entry("names").map_or(&[][..], |entry| entry.value.nodes());
        let names = file.names.into_iter().zip(nodes);
        let names = names.map(|(name, node)| AreaName {
            from: self.date("from", node, name.from),
            title: name.title,
            body: name.body,
        });
        let names = names.collect();
        Area {
            id: AreaId::new(id),
            name: file.name.unwrap_or_else(|| id.to_owned()),
            level: file.level.unwrap_or_default(),
            parent: parent.map(|id| AreaId::new(&id)),
            members: file.members.iter().map(|id| AreaId::new(id)).collect(),
            valid_from,
            valid_to,
            tile: file.tile,
            names,
            span: self.span,
        }
    }

    /// Where an entry's value stands, or the area's id without one.
    fn place(&self, key: &str) -> Place {
        let span = self.node.entry(key).map_or(self.span, |entry| entry.value.span);
        Place::new(&self.doc.file, span)
    }

    fn date(&mut self, key: &str, node: &Node<'_>, text: Option<String>) -> Option<NaiveDate> {
        let text = text.filter(|text| !text.is_empty())?;
        let span = node.entry(key).map_or(node.span, |entry| entry.value.span);
        let place = Place::new(&self.doc.file, span);
        match date_of(&text) {
            Ok(day) => return Some(day),
            Err(NotADate::NoSuchDay) => self.found.push(front::no_such_day(place, &text)),
            Err(NotADate::Malformed) => self.found.push(front::not_a_date(place, key, &text)),
        }
        None
    }
}
