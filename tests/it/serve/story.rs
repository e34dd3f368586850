//! Random edits through the watcher, saved in every way, end in the pages of a clean build.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::saves::{WAYS, save};
use super::{Preview, built, difference};
use crate::site::{Press, Site};
use crate::stories::edits::{Edit, apply, draw, first, undo};
use crate::stories::random::Random;

/// After so many edits the pages are compared.
const COMPARED: usize = 12;

/// Brings the folder from one state of the site to another.
fn follow(folder: &Path, old: &Site, new: &Site, random: &mut Random) {
    let (old, new): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (old.files().collect(), new.files().collect());
    let paths: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    // A file may stand where a folder was: what goes, goes first.
    for path in paths.iter().filter(|path| !new.contains_key(*path)) {
        let file = folder.join(path);
        fs::remove_file(&file).unwrap();
        let above = file.parent().unwrap();
        if fs::read_dir(above).unwrap().next().is_none() && above != folder.join("content") {
            fs::remove_dir(above).unwrap();
        }
    }
    for path in paths.iter().filter(|path| old.get(*path) != new.get(*path)) {
        if let Some(bytes) = new.get(path) {
            save(&folder.join(path), bytes, random.below(WAYS.len()));
        }
    }
}

fn is_good(site: &Site) -> bool {
    let mut shown = site.clone();
    shown.shown.drafts = true;
    shown.shown.future = true;
    !Press::default().build(&shown).diagnostics.has_errors()
}

#[test]
fn random_edits_end_in_the_pages_of_a_clean_build() {
    // The nightly round plays longer and other stories.
    let asked = |name: &str| std::env::var(name).ok().and_then(|n| n.parse().ok());
    let n_edits = asked("BANTIN_PREVIEW_EDITS").unwrap_or(300);
    let mut random = Random::new(asked("BANTIN_PREVIEW_SEED").unwrap_or(11) as u64);
    let mut site = first();
    let preview = Preview::of(&site);
    let folder = preview.folder.path();
    let mut good = site.clone();
    for n in 1..=n_edits {
        let edit = draw(&site, &mut random);
        let old = site.clone();
        if !matches!(edit, Edit::Now(_) | Edit::Show(..)) {
            apply(&mut site, &edit);
        }
        follow(folder, &old, &site, &mut random);
        if n % COMPARED != 0 {
            continue;
        }
        // An editor mends before looking.
        if is_good(&site) {
            good.clone_from(&site);
        } else {
            let old = site.clone();
            let mended = undo(&site, &good);
            apply(&mut site, &mended);
            follow(folder, &old, &site, &mut random);
        }
        let built = built(folder);
        let differs = || difference(&preview, &built);
        preview.wait_or(
            || format!("edit {n}: {:?} {}", edit, differs().unwrap_or_default()),
            || preview.state("/")["good"] == true && differs().is_none(),
        );
    }
}
