//! What stands on every page, and the small things of many views: links, dates, pictures, pagers.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::settings::ParamValue;

/// A text that leads somewhere.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Link {
    /// What readers see.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// The frame of the whole site (`site`): the same on every page.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Frame {
    /// The site's title.
    pub title: String,
    /// `vi` or `en`.
    pub language: String,
    /// `https://example.vn`, for addresses that must be whole.
    pub origin: String,
    /// The home page.
    pub home: String,
    /// The fixed pages of the menu.
    pub menu: Vec<Link>,
    /// The address of the logo.
    pub logo: Option<String>,
    /// The imprint.
    pub publisher: BTreeMap<String, String>,
    /// The theme's parameters.
    pub params: BTreeMap<String, ParamValue>,
    /// The districts, by the alphabet.
    pub districts: Vec<Link>,
    /// The address of the theme's stylesheet.
    pub stylesheet: String,
    /// Where the sections are; those switched off are missing.
    pub sections: Sections,
    /// The licence of the figures.
    pub data_licence: String,
}

/// Addresses of a site's sections.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Sections {
    /// All districts.
    pub districts: Option<String>,
    /// The dashboard.
    pub metrics: Option<String>,
    /// The periods.
    pub periods: Option<String>,
    /// The archive.
    pub archive: Option<String>,
    /// The search page.
    pub search: Option<String>,
    /// The method page, where the site has one at `phuong-phap.md`.
    pub method: Option<String>,
    /// All figures as CSV.
    pub observations: Option<String>,
    /// The feeds: format, address.
    pub feeds: Vec<Link>,
}

/// The head of one page (`page`).
#[derive(Debug, Clone, Serialize, Default)]
pub struct Head {
    /// `home article page districts district archive list metrics metric sources period data 404`;
    /// `list` are tags, programmes and the list of periods.
    pub kind: String,
    /// The page's own title.
    pub title: String,
    /// One sentence for search engines; may be empty.
    pub description: String,
    /// The page's address.
    pub url: String,
    /// The whole address with the origin.
    pub canonical: String,
    /// The way from the home page; the last is this page and has no address.
    pub crumbs: Vec<Link>,
    /// The section this page belongs to: `home districts metrics periods archive search`, or empty.
    pub section: String,
    /// Feeds of this page beside the site's: title, address.
    pub feeds: Vec<Link>,
    /// The whole address of a picture for sharing.
    pub image: Option<String>,
    /// JSON-LD, ready to stand in a script element.
    pub json_ld_html: String,
    /// Whether search engines should leave it out.
    pub is_noindex: bool,
}

/// A calendar date in the forms that readers see.
#[derive(Debug, Clone, Serialize, Default)]
pub struct DateView {
    /// `2023-05-25`.
    pub iso: String,
    /// `25/5/2023`.
    pub short: String,
    /// `Ngày 25 tháng 5 năm 2023`.
    pub long: String,
}

/// A picture.
#[derive(Debug, Clone, Serialize, Default)]
pub struct PictureView {
    /// Its address.
    pub src: String,
    /// Width and height in pixels, where known.
    pub width: Option<u32>,
    /// Height in pixels, where known.
    pub height: Option<u32>,
    /// What it shows.
    pub alt: String,
    /// The line under it.
    pub caption: String,
    /// Whose it is.
    pub credit: String,
}

/// A link with the date of what it leads to.
#[derive(Debug, Clone, Serialize, Default)]
pub struct DatedLink {
    /// What readers see.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// The date.
    pub date: DateView,
}

/// The pages of a paginated list (`pager`).
#[derive(Debug, Clone, Serialize, Default)]
pub struct Pager {
    /// This page's number, from 1.
    pub number: usize,
    /// How many pages there are.
    pub n_pages: usize,
    /// How many entries the whole list has.
    pub n_entries: usize,
    /// The first entry here, from 1.
    pub first: usize,
    /// The last entry here.
    pub last: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The pages to offer; an empty title is a gap.
    pub links: Vec<PagerLink>,
}

/// One page of a pager.
#[derive(Debug, Clone, Serialize, Default)]
pub struct PagerLink {
    /// `3`, or empty for a gap.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Whether it is this page.
    pub is_current: bool,
}

/// A link with a count.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Counted {
    /// What readers see.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// How many.
    pub n: usize,
}
