//! The swap: from the old output to the new one, in an order that a kill cannot spoil.
//!
//! 1. Everything in the way is found ([`survey`](super::survey)); with a problem nothing happens.
//! 2. The list is saved with the old and the new state of every file.
//! 3. Files that stand where folders belong go, and folders are made.
//! 4. The staged files are renamed into place, what pages refer to before the pages. Where nothing
//!    stands in the output, whole folders are.
//! 5. Stale files go, then folders that bantin made and that are empty.
//! 6. The list before and then the new list are saved.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::diag::output::Doing;

use super::disk::Disk;
use super::failure::{Error, Failure};
use super::in_place::fold_case;
use super::list::{List, Stamp};
use super::output::Output;
use super::stage::{Planned, Report, Staged};
use super::survey::{Survey, survey};

/// Swaps the planned outputs in.
pub(super) fn commit(output: &mut Output, mut planned: Vec<Planned>) -> Result<Report, Error> {
    planned.sort_by(|a, b| a.file.cmp(&b.file));
    let survey = survey(output, &planned)?;
    let staged = || planned.iter().filter(|planned| planned.staged.is_some());
    let report = Report {
        written: staged().count(),
        unchanged: planned.len() - staged().count(),
        removed: survey.stale.len(),
        bytes: staged().map(|planned| planned.written.size).sum(),
        content: None,
    };
    let mut next = next_list(output, &planned, &survey);
    let report = Report { content: Some(next.content()), ..report };
    let old = output.known.current.clone();
    if report.written + report.removed == 0 && next.folders == old.folders {
        if next != old || !output.known.is_whole {
            output.save_list(next)?;
        }
        return Ok(report);
    }

    let mut both = old.clone();
    both.add_all(&next);
    output.save_list(both)?;
    let is_tree = survey.is_empty && staged().all(Planned::is_named);
    let stamps =
        if is_tree { move_in(output, &planned)? } else { swap(output, &planned, &survey)? };
    for (file, stamp) in stamps {
        for state in next.files.get_mut(&file).into_iter().flatten() {
            state.stamp = stamp;
        }
    }
    remove_folders(output, old.folders.difference(&next.folders))?;
    if old != output.known.before {
        output.save_list_before(old)?;
    }
    output.save_list(next)?;
    Ok(report)
}

/// The list as it is when all has gone well.
fn next_list(output: &Output, planned: &[Planned], survey: &Survey) -> List {
    let files = planned.iter().map(|planned| (planned.file.clone(), vec![planned.written]));
    let old = &output.known.current.folders;
    let is_ours = |folder: &&String| old.contains(*folder) || survey.to_make.contains(*folder);
    let folders = survey.needed.iter().filter(is_ours).cloned();
    List { files: files.collect(), folders: folders.collect() }
}

/// Steps 3 to 5, without the folders. Returns the stamp of each file that was renamed.
fn swap(
    output: &Output,
    planned: &[Planned],
    survey: &Survey,
) -> Result<Vec<(String, Option<Stamp>)>, Failure> {
    let (disk, folder) = (&output.disk, &output.folder);
    let is_within = |file: &str| {
        let is_above = |(at, _): (usize, &str)| survey.occupied.contains(&file[..at]);
        survey.to_make.contains(file) || file.match_indices('/').any(is_above)
    };
    let (blocking, stale): (Vec<&String>, Vec<&String>) =
        survey.stale.iter().partition(|file| is_within(file));
    blocking.par_iter().try_for_each(|file| disk.remove(&folder.at(file)))?;
    for occupied in &survey.occupied {
        remove_empty_tree(disk, &folder.at(occupied))?;
    }
    make_folders(output, &survey.to_make)?;

    let stale = respell(output, planned, stale)?;
    let staged = planned.iter().filter_map(|planned| Some((planned, planned.staged?)));
    let rename = |(planned, staged): &(&Planned, Staged)| {
        let stamp = place(output, *staged, planned)?;
        Ok::<_, Failure>((planned.file.clone(), stamp))
    };
    let (pages, others): (Vec<_>, Vec<_>) = staged.partition(|(planned, _)| is_page(&planned.file));
    let mut stamps: Vec<_> = others.par_iter().map(rename).collect::<Result<_, _>>()?;
    let of_pages: Vec<_> = pages.par_iter().map(rename).collect::<Result<_, _>>()?;
    stamps.extend(of_pages);
    stale.par_iter().try_for_each(|file| disk.remove(&folder.at(file)))?;
    Ok(stamps)
}

/// Step 4 for an empty output: renames what stands at the top of the tree. Returns the stamps.
fn move_in(output: &Output, planned: &[Planned]) -> Result<Vec<(String, Option<Stamp>)>, Failure> {
    let (pages, others): (Vec<&Planned>, Vec<&Planned>) =
        planned.iter().partition(|planned| is_page(&planned.file));
    let folders_of = |files: &[&Planned]| -> BTreeSet<String> {
        let tops = files.iter().filter_map(|planned| planned.file.split_once('/'));
        tops.map(|(top, _)| top.to_owned()).collect()
    };
    let of_pages = folders_of(&pages);
    let of_others = &folders_of(&others) - &of_pages;
    let mut stamps = Vec::with_capacity(planned.len());
    for (folders, files) in [(of_others, others), (of_pages, pages)] {
        for top in &folders {
            output.disk.rename(&output.staged(top, None), &output.folder.at(top))?;
        }
        for planned in files {
            let Some(staged) = planned.staged else { continue };
            // A file keeps its times when a folder above it is renamed, not when it is itself.
            let stamp = if planned.file.contains('/') {
                Some(staged.stamp)
            } else {
                place(output, staged, planned)?
            };
            stamps.push((planned.file.clone(), stamp));
        }
    }
    Ok(stamps)
}

fn is_page(file: &str) -> bool {
    file.rsplit('.').next() == Some("html")
}

/// Renames a staged file into place. There is no stamp where it changed since it was written.
fn place(
    output: &Output,
    staged: Staged,
    Planned { file, written, .. }: &Planned,
) -> Result<Option<Stamp>, Failure> {
    let to = output.folder.at(file);
    output.disk.rename(&output.staged(file, staged.number), &to)?;
    let is_same = |after: &fs::Metadata| {
        after.len() == written.size && staged.stamp.is_same_content(&Stamp::of(after))
    };
    Ok(Disk::look(&to)?.filter(is_same).map(|after| Stamp::of(&after)))
}

/// Makes folders, all of one depth at a time.
fn make_folders(output: &Output, folders: &BTreeSet<String>) -> Result<(), Failure> {
    let mut by_depth: BTreeMap<usize, Vec<&String>> = BTreeMap::new();
    for folder in folders {
        by_depth.entry(folder.matches('/').count()).or_default().push(folder);
    }
    by_depth.values().try_for_each(|folders| {
        let make = |folder: &&String| output.disk.make_folder(&output.folder.at(folder));
        folders.par_iter().try_for_each(make)
    })
}

/// Of the stale files, those to be removed.
///
/// Where upper and lower case are the same, a stale file can be one that is wanted, under another
/// spelling. It is spelt anew instead; its bytes are replaced like any other's.
fn respell<'a>(
    output: &Output,
    planned: &[Planned],
    mut stale: Vec<&'a String>,
) -> Result<Vec<&'a String>, Failure> {
    if stale.is_empty() {
        return Ok(stale);
    }
    let wanted: BTreeMap<String, &str> =
        planned.iter().map(|planned| (fold_case(&planned.file), planned.file.as_str())).collect();
    let mut respelt = Vec::new();
    stale.retain(|file| {
        let twin = wanted.get(&fold_case(file)).copied();
        let twin = twin.filter(|twin| is_one(&output.folder.at(file), &output.folder.at(twin)));
        respelt.extend(twin.map(|twin| (*file, twin)));
        twin.is_none()
    });
    for (file, twin) in respelt {
        output.disk.rename(&output.folder.at(file), &output.folder.at(twin))?;
    }
    Ok(stale)
}

/// Whether both names lead to one file, as the system spells it.
fn is_one(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Removes the folders that bantin made and that hold nothing any more, the deepest first.
///
/// One that holds something is the user's from then on.
fn remove_folders<'a>(
    output: &Output,
    folders: impl Iterator<Item = &'a String>,
) -> Result<(), Failure> {
    let mut folders: Vec<&String> = folders.collect();
    folders.sort_by_key(|folder| Reverse(folder.matches('/').count()));
    for folder in folders {
        output.disk.remove_empty(&output.folder.at(folder))?;
    }
    Ok(())
}

/// Removes a folder in which there are only folders.
fn remove_empty_tree(disk: &Disk, path: &Path) -> Result<(), Failure> {
    let failed = |error| Failure::new(Doing::Read, path)(error);
    for entry in fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_dir() {
            remove_empty_tree(disk, &entry.path())?;
        }
    }
    disk.remove_empty(path)
}
