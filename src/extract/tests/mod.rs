mod metrics;
mod properties;
mod sample;
mod score;
mod sentences;
mod slips;

use std::sync::LazyLock;

use super::Lexicon;
use crate::path::SitePath;
use crate::settings::{self, Doc, Settings, ThemeDocs};

/// The registries of the sample site.
static SETTINGS: LazyLock<Settings> = LazyLock::new(|| {
    let doc = |name: &str, text: &str| Doc {
        file: SitePath::new(&format!("content/{name}.yaml")).unwrap(),
        text: text.into(),
    };
    let site = doc("site", include_str!("../../../content/site.yaml"));
    let metrics = doc("metrics", include_str!("../../../content/metrics.yaml"));
    let areas = doc("areas", include_str!("../../../content/areas.yaml"));
    settings::parse(Some(&site), Some(&metrics), Some(&areas), ThemeDocs::default()).0
});

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(&SETTINGS));
