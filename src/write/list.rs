//! The list of own files: its text, read leniently.
//!
//! One line a file or folder, each with a check of its own, so that a damaged list still tells what
//! can be trusted; a last line tells whether it is whole. While a build swaps its files in, a file
//! has a line for each of the states it may be found in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use unicode_normalization::is_nfc;

use crate::fingerprint::{Digester, Fingerprint};
use crate::path::is_inside;

const VERSION: &str = "bantin-files 1";
const NANOS: i128 = 1_000_000_000;

/// One state of an own file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) digest: Fingerprint,
    pub(super) size: u64,
    /// What the system said of it once it was in place; spares reading it again.
    pub(super) stamp: Option<Stamp>,
}

impl Written {
    /// Whether both have the same bytes.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.digest, self.size) == (other.digest, other.size)
    }
}

/// Times and identity of a file, in nanoseconds from 1970; 0 where the platform has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: i128,
    changed: i128,
    inode: u64,
}

impl Stamp {
    #[cfg(unix)]
    pub(super) fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let nanos = |seconds: i64, nanos: i64| i128::from(seconds) * NANOS + i128::from(nanos);
        Self {
            modified: nanos(metadata.mtime(), metadata.mtime_nsec()),
            changed: nanos(metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
        }
    }

    #[cfg(not(unix))]
    pub(super) fn of(metadata: &Metadata) -> Self {
        Self { modified: modified(metadata), changed: 0, inode: 0 }
    }

    /// Whether both are of one file that was not written to in between; renaming it is no change.
    pub(super) fn is_same_content(&self, later: &Self) -> bool {
        (self.modified, self.inode) == (later.modified, later.inode)
    }

    /// Whether a later change would surely show in the times, when it is `now`.
    ///
    /// Clocks of file systems tick every 10 ms at most, or, where no part of a second is kept, every
    /// two seconds (FAT). A change within the tick of the last one leaves the times as they are.
    fn is_settled(&self, now: i128) -> bool {
        let last = self.modified.max(self.changed);
        let tick = if self.modified % NANOS == 0 { 2 * NANOS } else { NANOS / 50 };
        last + tick < now
    }
}

/// When a file was last written to.
pub(super) fn modified(metadata: &Metadata) -> i128 {
    let time = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    time.map_or(0, |since| i128::try_from(since.as_nanos()).unwrap_or(0))
}

/// The files and folders that bantin made, by their paths below the output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct List {
    /// Each file with the states it may be found in; one, unless a build was cut short.
    pub(super) files: BTreeMap<String, Vec<Written>>,
    pub(super) folders: BTreeSet<String>,
}

impl List {
    /// Adds a state of a file unless it is known.
    pub(super) fn add(&mut self, file: &str, written: Written) {
        let states = self.files.entry(file.to_owned()).or_default();
        if !states.iter().any(|state| state == &written) {
            states.push(written);
        }
    }

    /// Adds all of another list.
    pub(super) fn add_all(&mut self, other: &Self) {
        for (file, states) in &other.files {
            for state in states {
                self.add(file, *state);
            }
        }
        self.folders.extend(other.folders.iter().cloned());
    }

    /// The digest of what the files are: their names and bytes, whatever their times.
    pub(super) fn content(&self) -> Fingerprint {
        let mut digester = Digester::default();
        for (file, states) in &self.files {
            digester.update(file.as_bytes());
            digester.update(&[0]);
            for state in states {
                digester.update(&state.digest.bytes());
            }
        }
        digester.finish()
    }

    /// Drops the stamps that could hide a later change.
    pub(super) fn settle(&mut self, now: i128) {
        for state in self.files.values_mut().flatten() {
            state.stamp = state.stamp.filter(|stamp| stamp.is_settled(now));
        }
    }

    /// Its text.
    pub(super) fn print(&self) -> String {
        let mut text = String::with_capacity(160 * (self.files.len() + self.folders.len() + 1));
        text.push_str(VERSION);
        text.push('\n');
        let mut line = String::new();
        let mut push = |rest: &str| {
            writeln!(text, "{} {rest}", check(rest)).expect("a string takes every letter");
        };
        for folder in &self.folders {
            push(&format!("folder {folder}"));
        }
        for (file, states) in &self.files {
            for state in states {
                line.clear();
                write!(line, "{} {} ", state.digest, state.size).expect("a string takes letters");
                match state.stamp {
                    Some(Stamp { modified, changed, inode }) => {
                        write!(line, "{modified},{changed},{inode} {file}")
                    }
                    None => write!(line, "- {file}"),
                }
                .expect("a string takes letters");
                push(&line);
            }
        }
        let end = format!("end {}", Fingerprint::of(text.as_bytes()));
        text.push_str(&end);
        text.push('\n');
        text
    }

    /// The list that `bytes` hold, as far as they can be trusted, and whether it is whole.
    ///
    /// A line whose check fails is passed over: the file it named is then nobody's, which is the safe
    /// side, since a file that is not on the list is never replaced or removed.
    pub(super) fn parse(bytes: &[u8]) -> (Self, bool) {
        let mut list = Self::default();
        let Some(rest) = bytes.strip_prefix(VERSION.as_bytes()).and_then(|b| b.strip_prefix(b"\n"))
        else {
            return (list, false);
        };
        let is_whole = is_whole(bytes);
        for line in rest.split(|byte| *byte == b'\n') {
            let Some((given, line)) =
                std::str::from_utf8(line).ok().and_then(|line| line.split_once(' '))
            else {
                continue;
            };
            // The digest of the whole stands for that of each line.
            if is_whole || given == check(line) {
                list.read(line);
            }
        }
        (list, is_whole)
    }

    /// Reads one line whose check stands; one that makes no sense is passed over.
    fn read(&mut self, line: &str) -> Option<()> {
        if let Some(folder) = line.strip_prefix("folder ") {
            self.folders.insert(inside(folder)?.to_owned());
            return Some(());
        }
        let mut parts = line.splitn(4, ' ');
        let digest = Fingerprint::parse(parts.next()?)?;
        let size = parts.next()?.parse().ok()?;
        let stamp = match parts.next()? {
            "-" => None,
            text => {
                let mut numbers = text.split(',');
                Some(Stamp {
                    modified: numbers.next()?.parse().ok()?,
                    changed: numbers.next()?.parse().ok()?,
                    inode: numbers.next()?.parse().ok()?,
                })
            }
        };
        self.add(inside(parts.next()?)?, Written { digest, size, stamp });
        Some(())
    }
}

/// The path, where it is one below the output folder that a line can hold.
pub(super) fn inside(path: &str) -> Option<&str> {
    let is_own = path.split('/').next().is_some_and(|part| part.eq_ignore_ascii_case(".bantin"));
    let is_plain = is_inside(path) && (path.is_ascii() || is_nfc(path));
    (is_plain && !is_own && !path.contains(char::is_control)).then_some(path)
}

/// Whether the last line is the digest of all before it.
fn is_whole(bytes: &[u8]) -> bool {
    let before = bytes.len().saturating_sub("end \n".len() + 32);
    let (before, end) = bytes.split_at(before);
    end == format!("end {}\n", Fingerprint::of(before)).as_bytes()
}

/// The check of a line: enough letters of its digest to tell damage.
fn check(rest: &str) -> String {
    let digest = Fingerprint::of(rest.as_bytes()).bytes();
    let [a, b, c, d, ..] = digest;
    format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lists() -> impl Strategy<Value = List> {
        let stamp =
            (any::<i64>(), any::<i64>(), any::<u64>()).prop_map(|(modified, changed, inode)| {
                Stamp { modified: modified.into(), changed: changed.into(), inode }
            });
        let written = (any::<[u8; 16]>(), any::<u64>(), proptest::option::of(stamp)).prop_map(
            |(digest, size, stamp)| Written { digest: Fingerprint::of(&digest), size, stamp },
        );
        let path = "[a-z ]{1,3}(/[a-zđ0-9]{1,3}){0,3}";
        let files = proptest::collection::vec((path, written), 0..12);
        let folders = proptest::collection::btree_set(path, 0..4);
        (files, folders).prop_map(|(files, folders)| {
            let mut list = List::default();
            for (file, written) in files.iter().filter(|(file, _)| inside(file).is_some()) {
                list.add(file, *written);
            }
            list.folders = folders.into_iter().filter(|f| inside(f).is_some()).collect();
            list
        })
    }

    proptest! {
        #[test]
        fn a_list_is_read_back_from_its_text(list in lists()) {
            prop_assert_eq!(List::parse(list.print().as_bytes()), (list, true));
        }

        #[test]
        fn a_damaged_list_names_nothing_that_was_not_on_it(
            list in lists(),
            at in any::<prop::sample::Index>(),
            put in proptest::collection::vec(any::<u8>(), 0..4),
            n_lost in 0_usize..60,
        ) {
            let mut bytes = list.print().into_bytes();
            let at = at.index(bytes.len());
            let end = (at + n_lost).min(bytes.len());
            bytes.splice(at..end, put);
            let (read, is_whole) = List::parse(&bytes);
            prop_assert_eq!(is_whole, bytes == list.print().as_bytes());
            prop_assert!(read.folders.is_subset(&list.folders));
            for (file, states) in &read.files {
                let before = list.files.get(file).map_or(&[][..], |states| states);
                prop_assert!(states.iter().all(|state| before.contains(state)), "{file}");
            }
        }

        #[test]
        fn any_bytes_are_a_list(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            List::parse(&bytes);
            List::parse(&[format!("{VERSION}\n").as_bytes(), &bytes].concat());
        }
    }

    #[test]
    fn paths_that_leave_the_folder_are_not_taken_from_a_list() {
        for path in ["../a", "/etc/passwd", ".bantin/files", "a//b", "a\u{7}b", "a:b"] {
            let line = format!("{} 3 - {path}", Fingerprint::of(b"x"));
            let text = format!("{VERSION}\n{} {line}\n{0} folder {path}\n", check(&line));
            assert_eq!(List::parse(text.as_bytes()).0, List::default(), "{path}");
        }
    }

    #[test]
    fn a_stamp_within_the_tick_of_the_clock_is_not_kept() {
        let now = 1_700_000_000 * NANOS;
        for (modified, changed, is_kept) in [
            (now - 30_000_001, now - 21_000_001, true),
            (now - 30_000_001, now - 1_000_000, false),
            (now - NANOS, 0, false), // Whole seconds: the clock may tick every two.
            (now - 3 * NANOS, 0, true),
            (now + NANOS + 1, 0, false), // The clock was put back.
        ] {
            let stamp = Some(Stamp { modified, changed, inode: 1 });
            let mut list = List::default();
            list.add("a", Written { digest: Fingerprint::of(b""), size: 0, stamp });
            list.settle(now);
            assert_eq!(list.files["a"][0].stamp.is_some(), is_kept, "{modified} {changed}");
        }
    }
}
