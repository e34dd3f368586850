//! What a build finds in its output before it changes anything there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::diag::output::{self, Doing};

use super::disk::Disk;
use super::failure::{Error, Failure};
use super::in_place::{InPlace, fold_case, look};
use super::output::Output;
use super::stage::Planned;

/// What must be done beside renaming the staged files.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Own files that the site no longer has, to be removed.
    pub(super) stale: BTreeSet<String>,
    /// Folders to be made, those above before those in them.
    pub(super) to_make: BTreeSet<String>,
    /// Folders where a file belongs; all that is in them is stale.
    pub(super) occupied: BTreeSet<String>,
    /// Folders that hold an output.
    pub(super) needed: BTreeSet<String>,
    /// Whether nothing stands in the output.
    pub(super) is_empty: bool,
}

/// Looks at every place the build will touch; refuses with all that is in the way.
pub(super) fn survey(output: &Output, planned: &[Planned]) -> Result<Survey, Error> {
    let files: BTreeSet<&str> = planned.iter().map(|planned| planned.file.as_str()).collect();
    let known = &output.known;
    let listed = known.current.files.keys().chain(known.before.files.keys());
    let dropped: BTreeSet<&str> =
        listed.map(String::as_str).filter(|file| !files.contains(file)).collect();
    let needed = folders_of(&files);
    let mut problems = clashes(output, planned, &needed);
    let of_dropped = folders_of(&dropped);
    let is_empty = output.is_empty()?;
    let folders = if is_empty {
        needed.union(&of_dropped).map(|folder| (*folder, Folder::Nothing)).collect()
    } else {
        look_at_folders(output, needed.union(&of_dropped))?
    };

    let mut survey = Survey { is_empty, ..Survey::default() };
    let within_link =
        |file: &str| parents(file).any(|parent| folders.get(parent) == Some(&Folder::Link));
    let dropped: Vec<&str> = dropped.into_iter().filter(|file| !within_link(file)).collect();
    find_stale(output, &dropped, &mut survey, &mut problems)?;
    for folder in &needed {
        let is_stale = survey.stale.contains(*folder);
        match folders[folder] {
            Folder::There => {}
            Folder::File if is_stale => drop(survey.to_make.insert((*folder).to_owned())),
            Folder::Nothing => drop(survey.to_make.insert((*folder).to_owned())),
            // An edited own file was named as such.
            Folder::File if known.current.files.contains_key(*folder) => {}
            Folder::File => problems.push(output.folder.about(folder, output::in_the_way)),
            Folder::Link => problems.push(output.folder.about(folder, output::link_inside)),
        }
    }
    if !is_empty {
        find_what_is_in_the_way(output, planned, &mut survey, &mut problems)?;
    }
    if !problems.is_empty() {
        return Err(Error::Refused(problems));
    }
    survey.needed = needed.into_iter().map(str::to_owned).collect();
    Ok(survey)
}

/// The folders above a file, the nearest first.
fn parents(file: &str) -> impl Iterator<Item = &str> {
    file.rmatch_indices('/').map(|(at, _)| &file[..at])
}

/// All folders above these files.
fn folders_of<'a>(files: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    for file in files {
        for folder in parents(file) {
            if !folders.insert(folder) {
                break; // Those above it are there too.
            }
        }
    }
    folders
}

/// Outputs that are one file, or a file and a folder, on some machine.
fn clashes(output: &Output, planned: &[Planned], folders: &BTreeSet<&str>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut clash = |file: &str, other: &str| {
        let place = output.folder.place(file);
        problems.push(output::clash(
            place,
            &output.folder.shown(file),
            &output.folder.shown(other),
        ));
    };
    let mut by_name: BTreeMap<String, &str> = BTreeMap::new();
    for planned in planned {
        if let Some(other) = by_name.insert(fold_case(&planned.file), &planned.file) {
            clash(&planned.file, other);
        }
    }
    for folder in folders {
        if let Some(other) = by_name.get(&fold_case(folder)) {
            clash(folder, other);
        }
    }
    problems
}

/// What stands where a folder is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Folder {
    There,
    Nothing,
    File,
    Link,
}

fn look_at_folders<'a: 'b, 'b>(
    output: &Output,
    folders: impl Iterator<Item = &'b &'a str>,
) -> Result<BTreeMap<&'a str, Folder>, Failure> {
    let folders: Vec<&str> = folders.copied().collect();
    let looks = folders.par_iter().map(|folder| {
        let found = Disk::look(&output.folder.at(folder))?.map(|metadata| metadata.file_type());
        let seen = match found {
            None => Folder::Nothing,
            Some(kind) if kind.is_symlink() => Folder::Link,
            Some(kind) if kind.is_dir() => Folder::There,
            Some(_) => Folder::File,
        };
        Ok((*folder, seen))
    });
    looks.collect()
}

/// Of the files that the site no longer has, those that are in place as they were written.
fn find_stale(
    output: &Output,
    dropped: &[&str],
    survey: &mut Survey,
    problems: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let looks = dropped.par_iter().map(|file| look(&output.folder, &output.known, file, None));
    let looks: Vec<InPlace> = looks.collect::<Result<_, _>>()?;
    for (file, in_place) in dropped.iter().zip(looks) {
        let is_current = output.known.current.files.contains_key(*file);
        match in_place {
            InPlace::Ours(_) => drop(survey.stale.insert((*file).to_owned())),
            InPlace::Empty if is_current => drop(survey.stale.insert((*file).to_owned())),
            InPlace::Theirs | InPlace::Odd if is_current => {
                problems.push(output.folder.about(file, output::edited));
            }
            InPlace::Link if is_current => {
                problems.push(output.folder.about(file, output::link_inside));
            }
            // A file of the list before is only ours when it has just the bytes written then. A
            // folder is somebody's, or was made by a build before it was killed.
            InPlace::Empty
            | InPlace::Theirs
            | InPlace::Odd
            | InPlace::Link
            | InPlace::Nothing
            | InPlace::Folder => {}
        }
    }
    Ok(())
}

fn find_what_is_in_the_way(
    output: &Output,
    planned: &[Planned],
    survey: &mut Survey,
    problems: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let staged: Vec<&Planned> = planned.iter().filter(|p| p.staged.is_some()).collect();
    let looks =
        staged.par_iter().map(|p| look(&output.folder, &output.known, &p.file, Some(&p.written)));
    let looks: Vec<InPlace> = looks.collect::<Result<_, _>>()?;
    for (Planned { file, .. }, in_place) in staged.into_iter().zip(looks) {
        match in_place {
            InPlace::Nothing | InPlace::Ours(_) | InPlace::Empty => {}
            InPlace::Link => problems.push(output.folder.about(file, output::link_inside)),
            InPlace::Theirs if output.known.current.files.contains_key(file) => {
                problems.push(output.folder.about(file, output::edited));
            }
            InPlace::Theirs | InPlace::Odd => {
                problems.push(output.folder.about(file, output::in_the_way));
            }
            InPlace::Folder => {
                let n_before = problems.len();
                find_foreign(output, file, &survey.stale, problems)?;
                if problems.len() == n_before {
                    survey.occupied.insert(file.clone());
                }
            }
        }
    }
    Ok(())
}

/// Names everything in a folder that is not stale.
fn find_foreign(
    output: &Output,
    folder: &str,
    stale: &BTreeSet<String>,
    problems: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let path = output.folder.at(folder);
    let failed = |error| Failure::new(Doing::Read, &path)(error);
    for entry in fs::read_dir(&path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let below = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(failed)?.is_dir() {
            find_foreign(output, &below, stale, problems)?;
        } else if !stale.contains(&below) && !output.known.current.files.contains_key(&below) {
            problems.push(output.folder.about(&below, output::in_the_way));
        }
    }
    Ok(())
}
