//! What stands where an output belongs, and whose it is.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::disk::Disk;
use super::failure::Failure;
use super::list::{List, Stamp, Written};
use super::target::Folder;

/// All that is known of own files.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// What the last build left, or, cut short, was about to leave.
    pub(super) current: List,
    /// What the build before it left. A power cut may bring such a file back.
    pub(super) before: List,
    /// Whether `current` was read whole.
    pub(super) is_whole: bool,
    twins: OnceLock<BTreeMap<String, Vec<String>>>,
}

impl Known {
    pub(super) fn new(current: List, before: List, is_whole: bool) -> Self {
        Self { current, before, is_whole, twins: OnceLock::new() }
    }

    /// The states in which an own file may be found.
    fn states(&self, file: &str) -> impl Iterator<Item = &Written> {
        let of = [&self.current, &self.before].map(|list| list.files.get(file));
        of.into_iter().flatten().flatten()
    }

    /// The states of the files that differ from `file` in case only: on a system that takes all of
    /// them for one, it may be one of them that is found.
    fn states_of_twins(&self, file: &str) -> impl Iterator<Item = &Written> {
        let twins = self.twins.get_or_init(|| {
            let mut twins: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for file in self.current.files.keys() {
                twins.entry(fold_case(file)).or_default().push(file.clone());
            }
            twins
        });
        let names = twins.get(&fold_case(file)).into_iter().flatten();
        names.filter(move |name| *name != file).flat_map(|name| self.states(name))
    }
}

/// The name as file systems compare it that do not tell upper from lower case.
pub(super) fn fold_case(file: &str) -> String {
    if file.is_ascii() {
        return file.to_ascii_lowercase();
    }
    file.nfd().flat_map(char::to_lowercase).nfc().collect()
}

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum InPlace {
    Nothing,
    /// A file that bantin wrote, in this state.
    Ours(Written),
    /// A file without bytes: what a power cut leaves of one whose bytes had not reached the disk.
    Empty,
    /// A file with other bytes than bantin wrote there.
    Theirs,
    Folder,
    Link,
    /// A pipe, socket or device.
    Odd,
}

/// Looks at the place of `file`. Bytes that are just as `wanted` count as ours, whoever wrote them.
pub(super) fn look(
    folder: &Folder,
    known: &Known,
    file: &str,
    wanted: Option<&Written>,
) -> Result<InPlace, Failure> {
    let path = folder.at(file);
    let Some(metadata) = Disk::look(&path)? else {
        return Ok(InPlace::Nothing);
    };
    let kind = metadata.file_type();
    if kind.is_symlink() {
        return Ok(InPlace::Link);
    } else if kind.is_dir() {
        return Ok(InPlace::Folder);
    } else if !kind.is_file() {
        return Ok(InPlace::Odd);
    }
    let (size, stamp) = (metadata.len(), Some(Stamp::of(&metadata)));
    let is_like = |state: &&Written| state.size == size;
    if let Some(state) = known.states(file).filter(is_like).find(|state| state.stamp == stamp) {
        return Ok(InPlace::Ours(*state));
    }
    if let Some(found) = read(folder, file, size, known.states(file).chain(wanted))? {
        return Ok(InPlace::Ours(Written { stamp, ..found }));
    }
    if size == 0 {
        return Ok(InPlace::Empty);
    }
    let of_twin = read(folder, file, size, known.states_of_twins(file))?;
    Ok(of_twin.map_or(InPlace::Theirs, |found| InPlace::Ours(Written { stamp, ..found })))
}

/// Reads a file and finds it among states; it is not read where none has its size.
fn read<'a>(
    folder: &Folder,
    file: &str,
    size: u64,
    states: impl Iterator<Item = &'a Written>,
) -> Result<Option<Written>, Failure> {
    let likely: Vec<&Written> = states.filter(|state| state.size == size).collect();
    if likely.is_empty() {
        return Ok(None);
    }
    let (digest, size) = Disk::digest(&folder.at(file), |_| Ok(()))?;
    let found = Written { digest, size, stamp: None };
    Ok(likely.into_iter().find(|state| state.is_same(&found)).copied())
}
