//! The files of `static/`, each under a name that changes with its bytes, so that browsers may keep
//! it for ever.

use std::sync::Arc;

use super::accent::{self, Rgb};
use super::files::ThemeFiles;
use crate::diag::{Diagnostics, theme};
use crate::fingerprint::Fingerprint;
use crate::settings::{Param, ParamValue};

/// The name of the stylesheet in `static/`.
pub(crate) const STYLESHEET: &str = "site.css";

/// The accent that the theme's own icon is drawn in.
const ICON_ACCENT: &str = "#0b5cad";

/// A file that pages need beside them.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its name below `static/`: `site.css`.
    pub name: String,
    /// Where it goes below the output folder: `assets/site.0123456789.css`.
    pub path: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// All assets of a theme; the stylesheet is the last, because it may name the others.
pub(crate) fn plan(files: &ThemeFiles, params: &[Param], diags: &mut Diagnostics) -> Vec<Asset> {
    let accent = params.iter().find(|param| param.name == "accent");
    let accent = accent.and_then(|param| match &param.value {
        ParamValue::Text(text) => Rgb::parse(text),
        ParamValue::None | ParamValue::Bool(_) | ParamValue::Number(_) => None,
    });
    let mut assets: Vec<Asset> = files
        .folder("static")
        .filter(|(name, _)| *name != STYLESHEET)
        .map(|(name, file)| match (name, accent, file.text()) {
            ("icon.svg", Some(accent), Some(text)) => {
                asset(name, text.replace(ICON_ACCENT, &accent.hex()).into_bytes().into())
            }
            _ => asset(name, Arc::clone(&file.bytes)),
        })
        .collect();
    match files.file(&format!("static/{STYLESHEET}")) {
        Some(file) => {
            let mut css = accent.map(accent::css).unwrap_or_default();
            css.push_str(&String::from_utf8_lossy(&file.bytes));
            for asset in &assets {
                let name = asset.path.strip_prefix("assets/").unwrap_or(&asset.path);
                for quote in ["", "\"", "'"] {
                    let old = format!("url({quote}{}{quote})", asset.name);
                    css = css.replace(&old, &format!("url(\"{name}\")"));
                }
            }
            assets.push(asset(STYLESHEET, css.into_bytes().into()));
        }
        None => diags.push(theme::missing_file(&files.path(&format!("static/{STYLESHEET}")))),
    }
    assets
}

fn asset(name: &str, bytes: Arc<[u8]>) -> Asset {
    let digest = Fingerprint::of(&bytes).to_string();
    let digest = &digest[..10];
    let path = match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{digest}.{extension}"),
        None => format!("assets/{name}.{digest}"),
    };
    Asset { name: name.to_owned(), path, bytes }
}
