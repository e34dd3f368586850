//! Which folders may be written to.

use std::io;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};
use std::time::Duration;

use crate::diag::output::{self, Danger, Doing};
use crate::diag::{Diagnostic, Place};
use crate::path::SitePath;

use super::failure::{Error, Failure};

/// Folders of a site that hold what a person wrote.
const SOURCES: &[&str] = &["content", "themes", "src", "tests", ".git", ".github", ".bantin"];

/// Where a site is to be written, and what must be known to tell whether it may.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The output folder; made when it is not there.
    pub dir: &'a Path,
    /// The site's own folder.
    pub site_root: &'a Path,
    /// The user's home folder, where there is one.
    pub home: Option<&'a Path>,
    /// How long to wait for another build to end.
    pub patience: Duration,
}

/// An output folder that may be written to, and how it is shown to people.
#[derive(Debug)]
pub(super) struct Folder {
    /// Its path without links and `..`.
    pub(super) path: PathBuf,
    shown: String,
}

impl Folder {
    /// The folder of `target`, unless it is a dangerous one.
    pub(super) fn of(target: &Target<'_>) -> Result<Self, Error> {
        let real = |path: &Path| real(path).map_err(Failure::new(Doing::Read, path));
        let (path, root) = (real(target.dir)?, real(target.site_root)?);
        let home = target.home.map(real).transpose()?;
        let shown = match path.strip_prefix(&root) {
            Ok(below) if below != Path::new("") => {
                below.to_string_lossy().replace(MAIN_SEPARATOR, "/")
            }
            _ => target.dir.display().to_string(),
        };
        let folder = Self { path, shown };
        if let Some(danger) = danger(&folder.path, &root, home.as_deref()) {
            return Err(output::dangerous(folder.place(""), &folder.shown, &danger).into());
        }
        let is_taken = folder.path.symlink_metadata().is_ok() && !folder.path.is_dir();
        if is_taken {
            return Err(output::not_a_folder(folder.place(""), &folder.shown).into());
        }
        Ok(folder)
    }

    /// The path on disk of an output, given with `/` between its parts.
    pub(super) fn at(&self, file: &str) -> PathBuf {
        if MAIN_SEPARATOR == '/' {
            return self.path.join(file);
        }
        let mut path = self.path.clone();
        path.extend(file.split('/'));
        path
    }

    /// A diagnostic about something in this folder.
    pub(super) fn about(&self, file: &str, make: fn(Place, &str) -> Diagnostic) -> Diagnostic {
        make(self.place(file), &self.shown(file))
    }

    /// How an output is named to people.
    pub(super) fn shown(&self, file: &str) -> String {
        if file.is_empty() { self.shown.clone() } else { format!("{}/{file}", self.shown) }
    }

    /// The place of an output; one outside the site is named as from its last folder.
    pub(super) fn place(&self, file: &str) -> Place {
        let last = self.path.file_name().unwrap_or_default().to_string_lossy();
        let place = [self.shown(file), format!("{last}/{file}"), last.into_owned()]
            .iter()
            .find_map(|text| SitePath::new(text.trim_end_matches('/')))
            .or_else(|| SitePath::new("public"))
            .expect("an ordinary name is a path");
        Place::whole(&place)
    }
}

/// The path without links and `..`, as far as its parts are there.
fn real(path: &Path) -> io::Result<PathBuf> {
    let mut real = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                real.push(part);
                if let Ok(found) = real.canonicalize() {
                    real = found;
                }
            }
        }
    }
    Ok(real)
}

/// Why nothing may be written to `dir`, if so.
fn danger(dir: &Path, root: &Path, home: Option<&Path>) -> Option<Danger> {
    if dir.parent().is_none() {
        return Some(Danger::Root);
    }
    if dir == root {
        return Some(Danger::Site);
    }
    if root.starts_with(dir) {
        return Some(Danger::AboveSite);
    }
    if home.is_some_and(|home| home.starts_with(dir)) {
        return Some(Danger::Home);
    }
    let first = dir.strip_prefix(root).ok()?.components().next()?.as_os_str().to_string_lossy();
    let source = SOURCES.iter().find(|source| source.eq_ignore_ascii_case(&first))?;
    Some(Danger::Source((*source).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_that_holds_nothing_of_the_users_is_written_to() {
        let source = |name: &str| Some(Danger::Source(name.to_owned()));
        for (dir, expected) in [
            ("/", Some(Danger::Root)),
            ("/home/an", Some(Danger::Home)),
            ("/home", Some(Danger::AboveSite)),
            ("/home/an/trang", Some(Danger::Site)),
            ("/home/an/trang/content", source("content")),
            ("/home/an/trang/content/tin", source("content")),
            ("/home/an/trang/Themes", source("themes")),
            ("/home/an/trang/.git", source(".git")),
            ("/home/an/trang/public", None),
            ("/home/an/trang/contents", None),
            ("/home/an/public", None),
            ("/srv/www", None),
        ] {
            let site = Path::new("/home/an/trang");
            let home = Some(Path::new("/home/an"));
            let expected = if dir == "/home/an" { Some(Danger::AboveSite) } else { expected };
            assert_eq!(danger(Path::new(dir), site, home), expected, "{dir}");
        }
        let away = Path::new("/srv/site");
        for dir in ["/home/an", "/home"] {
            let home = Some(Path::new("/home/an"));
            assert_eq!(danger(Path::new(dir), away, home), Some(Danger::Home), "{dir}");
        }
    }
}
