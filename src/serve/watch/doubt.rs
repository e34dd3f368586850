//! Whether a file that is suddenly gone, empty or new is so.
//!
//! Editors move the old file away and write a new one, empty the file and fill it again, write
//! beside it and put that in its place. Each of these is, for some milliseconds, what nobody meant.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use crate::path::SitePath;
use crate::source::{File, Sources};

/// An editor that moves the old file away writes the new one within this time, and a file that is
/// only there to be moved in place of another is gone within it.
const GONE_OR_NEW: Duration = Duration::from_millis(60);
/// One that empties the file fills it within this.
const EMPTY: Duration = Duration::from_millis(150);

/// What would be believed so soon is believed with what is: a file that was moved is gone here and
/// new there at once.
pub(super) const SLACK: Duration = Duration::from_millis(15);

/// The files that were seen in such a state, each with the instant from which on it is believed.
#[derive(Debug, Default)]
pub(in crate::serve) struct Doubts(BTreeMap<SitePath, Instant>);

impl Doubts {
    /// Makes of `files`, which were just read at `path`, what is to be believed beside what
    /// `sources` has there. Returns when to look again, if not all of it is; `is_written` says that
    /// who wrote there is done.
    pub(in crate::serve) fn settle(
        &mut self,
        sources: &Sources,
        (path, files): (&SitePath, &mut Vec<File>),
        is_written: bool,
        now: Instant,
    ) -> Option<Instant> {
        let old = sources.get(path.as_str()).into_iter().chain(sources.below(path.as_str()));
        let old: BTreeMap<&SitePath, &File> =
            old.map(|file| (file.path(), file.as_ref())).collect();
        let mut again = None;
        let new: BTreeSet<SitePath> = files.iter().map(|file| file.path().clone()).collect();
        files.retain_mut(|file| {
            let was = old.get(file.path()).copied();
            let until = self.until(file.path(), (was, Some(&*file)), is_written, now);
            again = earlier(again, until);
            match (until, was) {
                (None, _) => true,
                (Some(_), Some(was)) => {
                    *file = was.clone();
                    true
                }
                (Some(_), None) => false,
            }
        });
        for (path, was) in old.into_iter().filter(|(path, _)| !new.contains(*path)) {
            let until = self.until(path, (Some(was), None), is_written, now);
            if until.is_some() {
                files.push(was.clone());
            }
            again = earlier(again, until);
        }
        if files.is_empty() && again.is_none() {
            self.0.remove(path);
        }
        again
    }

    /// The same for `new`, a look at the whole tree.
    pub(in crate::serve) fn settle_all(
        &mut self,
        old: &Sources,
        new: &mut Sources,
        now: Instant,
    ) -> Option<Instant> {
        let mut again = None;
        for path in new.differing(old) {
            let (was, is) = (old.get(path.as_str()), new.get(path.as_str()).cloned());
            let both = (was.map(AsRef::as_ref), is.as_deref());
            let until = self.until(&path, both, false, now);
            if until.is_some() {
                drop(new.replace(&path, was.map(|was| File::clone(was)).into_iter().collect()));
            }
            again = earlier(again, until);
        }
        again
    }

    /// Until when a file is to be kept as it was; `None` where what is there is believed.
    fn until(
        &mut self,
        path: &SitePath,
        (was, is): (Option<&File>, Option<&File>),
        is_written: bool,
        now: Instant,
    ) -> Option<Instant> {
        let wait = match (was, is) {
            (None, Some(is)) if is.n_bytes() == 0 => EMPTY,
            (None, Some(_)) | (Some(_), None) => GONE_OR_NEW,
            (Some(was), Some(is)) if is_cut(was, is) && !(is_written && is.n_bytes() > 0) => EMPTY,
            _ => {
                self.0.remove(path);
                return None;
            }
        };
        let until = *self.0.entry(path.clone()).or_insert(now + wait);
        if until > now + SLACK {
            return Some(until);
        }
        self.0.remove(path);
        None
    }
}

fn earlier(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    one.into_iter().chain(other).min()
}

/// Whether a file was cut off: empty, or a text that is the beginning of what it was.
///
/// To cut off the end is often meant; but a save that empties the file and fills it again shows the
/// same, where the system does not tell of its end.
fn is_cut(was: &File, is: &File) -> bool {
    match (was.bytes(), is.bytes()) {
        (Some(was), Some(is)) => is.len() < was.len() && was.starts_with(is),
        _ => is.n_bytes() == 0 && was.n_bytes() > 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> File {
        File::held(SitePath::new("content/a.md").unwrap(), text.as_bytes())
    }

    /// How many milliseconds pass until a file that was `was` is believed to be `is`.
    fn doubted(was: Option<&str>, is: Option<&str>, is_written: bool) -> u128 {
        let path = SitePath::new("content/a.md").unwrap();
        let sources = Sources::new(was.map(file));
        let mut doubts = Doubts::default();
        let start = Instant::now();
        let mut now = start;
        loop {
            let mut files: Vec<File> = is.map(file).into_iter().collect();
            let again = doubts.settle(&sources, (&path, &mut files), is_written, now);
            let shown = files.first().map(|file| file.text().unwrap().into_owned());
            let Some(again) = again else {
                assert_eq!(shown.as_deref(), is);
                return (now - start).as_millis();
            };
            assert_eq!(shown.as_deref(), was, "until then it is as it was");
            now = again;
        }
    }

    #[test]
    fn what_editors_leave_for_a_moment_is_not_believed_at_once() {
        for (was, is, is_written, ms) in [
            (Some("abc"), Some("abd"), false, 0),
            (Some("abc"), Some("abcd"), false, 0),
            (Some("abc"), Some("abc"), false, 0),
            (Some("abc"), None, false, 60),
            (None, Some("abc"), true, 60),
            (None, Some(""), true, 150),
            (Some("abc"), Some(""), true, 150),
            (Some("abc"), Some("ab"), false, 150),
            // Its writer is done: the end was cut off on purpose.
            (Some("abc"), Some("ab"), true, 0),
            (Some(""), Some(""), false, 0),
            (None, None, false, 0),
        ] {
            assert_eq!(doubted(was, is, is_written), ms, "{was:?} {is:?} {is_written}");
        }
    }

    #[test]
    fn a_file_that_comes_back_is_doubted_anew_when_it_goes_again() {
        let path = SitePath::new("content/a.md").unwrap();
        let sources = Sources::new([file("abc")]);
        let mut doubts = Doubts::default();
        let now = Instant::now();
        let mut look = |is: Option<&str>, at: u64| {
            let mut files: Vec<File> = is.map(file).into_iter().collect();
            let now = now + Duration::from_millis(at);
            doubts.settle(&sources, (&path, &mut files), false, now).is_some()
        };
        assert!(look(None, 0));
        assert!(!look(Some("abc"), 10));
        assert!(look(None, 70), "the first doubt is forgotten");
    }
}
