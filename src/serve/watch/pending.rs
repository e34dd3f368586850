//! Which paths wait for a look, and until when.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::doubt::SLACK;

/// From so many paths on it is a checkout or the like, and worth waiting for its end …
const BURST: usize = 8;
/// … which is there when nothing happened for so long …
const BURST_QUIET: Duration = Duration::from_millis(30);
/// … but not for longer than this.
const BURST_MAX: Duration = Duration::from_millis(500);

/// What an event says of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::serve) enum Hint {
    /// It is written: closed after writing, or moved here.
    Written,
    /// It is being written; another event tells of the end.
    Writing,
    /// It was changed, and nothing more will be told.
    Changed,
    /// It is gone, perhaps for a moment.
    Gone,
    /// Something that is not its bytes.
    Touched,
}

impl Hint {
    /// How long to wait for a better hint.
    const fn patience(self) -> Duration {
        Duration::from_millis(match self {
            Self::Written | Self::Touched => 0,
            Self::Gone => 5,
            Self::Changed => 10,
            // Nearly every writer closes what it wrote; to look before is to see half of it.
            Self::Writing => 300,
        })
    }
}

/// Why and until when a path waits.
#[derive(Debug, Clone, Copy)]
struct Wait {
    until: Instant,
    /// What the last event said; none for a look that was put off.
    hint: Option<Hint>,
}

/// The paths that wait for a look.
#[derive(Debug, Default)]
pub(in crate::serve) struct Pending {
    paths: BTreeMap<PathBuf, Wait>,
    /// When the first and the last event came since all was looked at.
    first: Option<Instant>,
    last: Option<Instant>,
    whole: Option<Instant>,
}

/// What to look at.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::serve) enum Due {
    /// These paths, each with whether its writer is done.
    Paths(Vec<(PathBuf, bool)>),
    /// Everything.
    Whole,
}

impl Pending {
    /// Takes a hint. The last one counts, but that a path was touched does not end a wait.
    pub(in crate::serve) fn hear(&mut self, path: PathBuf, hint: Hint, now: Instant) {
        self.first.get_or_insert(now);
        self.last = Some(now);
        if hint == Hint::Touched && self.paths.contains_key(&path) {
            return;
        }
        self.paths.insert(path, Wait { until: now + hint.patience(), hint: Some(hint) });
    }

    /// Has everything looked at.
    pub(in crate::serve) fn hear_whole(&mut self, now: Instant) {
        self.first.get_or_insert(now);
        self.whole.get_or_insert(now);
    }

    /// Has a path, or everything, looked at again at an instant.
    pub(in crate::serve) fn again(&mut self, path: Option<&Path>, at: Instant) {
        match path {
            Some(path) => {
                let wait = Wait { until: at, hint: None };
                self.paths.entry(path.to_owned()).or_insert(wait);
            }
            None => self.whole = Some(self.whole.map_or(at, |whole| whole.min(at))),
        }
    }

    /// When to look next.
    pub(in crate::serve) fn next(&self) -> Option<Instant> {
        let next = self.paths.values().map(|wait| wait.until).chain(self.whole).min()?;
        let (Some(first), Some(last)) = (self.first, self.last) else { return Some(next) };
        let is_burst = self.paths.len() >= BURST;
        let quiet = (last + BURST_QUIET).min(first + BURST_MAX);
        Some(if is_burst { next.max(quiet) } else { next })
    }

    /// What to look at now, with the instant of the first event of it; none while it waits.
    pub(in crate::serve) fn take(&mut self, now: Instant) -> Option<(Due, Instant)> {
        if self.next().is_none_or(|next| next > now) {
            return None;
        }
        let began = self.first.take().unwrap_or(now);
        if self.whole.is_some_and(|whole| whole <= now) {
            *self = Self::default();
            return Some((Due::Whole, began));
        }
        let is_due =
            |wait: &Wait| wait.until <= if wait.hint.is_some() { now } else { now + SLACK };
        let is_written = |wait: &Wait| wait.hint == Some(Hint::Written);
        let due = self.paths.iter().filter(|(_, wait)| is_due(wait));
        let paths = due.map(|(path, wait)| (path.clone(), is_written(wait))).collect();
        self.paths.retain(|_, wait| !is_due(wait));
        if !self.paths.is_empty() {
            self.first = self.last;
        }
        Some((Due::Paths(paths), began))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays events at so many milliseconds each; returns the paths of the first look and when it was.
    fn looked(events: &[(u64, &str, Hint)]) -> (Vec<String>, u64) {
        let start = Instant::now();
        let at = |ms: u64| start + Duration::from_millis(ms);
        let mut pending = Pending::default();
        let mut events = events.iter().peekable();
        for ms in 0..2_000 {
            while let Some((_, path, hint)) = events.next_if(|(when, ..)| *when <= ms) {
                pending.hear(PathBuf::from(path), *hint, at(ms));
            }
            if let Some((Due::Paths(paths), began)) = pending.take(at(ms)) {
                assert!(began <= at(ms));
                let paths = paths.iter().map(|(path, _)| path.display().to_string());
                return (paths.collect(), ms);
            }
        }
        (Vec::new(), 2_000)
    }

    #[test]
    fn a_look_waits_for_the_best_hint() {
        use Hint::{Changed, Gone, Touched, Writing, Written};
        for (events, expected) in [
            (&[(0, "a", Written)][..], (vec!["a"], 0)),
            (&[(0, "a", Changed)], (vec!["a"], 10)),
            (&[(0, "a", Changed), (8, "a", Changed)], (vec!["a"], 18)),
            (&[(0, "a", Gone)], (vec!["a"], 5)),
            // Emptied and written, as most editors save.
            (&[(0, "a", Writing), (40, "a", Writing), (90, "a", Written)], (vec!["a"], 90)),
            (&[(0, "a", Writing)], (vec!["a"], 300)),
            (&[(0, "a", Writing), (5, "a", Touched), (9, "a", Written)], (vec!["a"], 9)),
            (&[(0, "a", Touched)], (vec!["a"], 0)),
            (&[(0, "b", Gone), (0, "a", Written)], (vec!["a"], 0)),
        ] {
            let (paths, ms) = looked(events);
            assert_eq!((paths.iter().map(String::as_str).collect(), ms), expected, "{events:?}");
        }
    }

    #[test]
    fn many_paths_at_once_are_waited_for() {
        let names: Vec<String> = (0..200).map(|n| n.to_string()).collect();
        let each_in_turn = |n: usize, name| (n as u64 * 4, name, Hint::Written);
        let events: Vec<_> = names.iter().enumerate().map(|(n, s)| each_in_turn(n, &**s)).collect();
        // The first ones are looked at before anybody knows that it is a burst.
        assert_eq!(looked(&events).0.len(), 1);
        let at_once: Vec<_> = names.iter().map(|name| (0, &**name, Hint::Written)).collect();
        let (paths, ms) = looked(&at_once);
        assert_eq!((paths.len(), ms), (200, 30));
    }

    #[test]
    fn what_was_put_off_is_looked_at_together() {
        let now = Instant::now();
        let ms = Duration::from_millis;
        let mut pending = Pending::default();
        pending.again(Some(Path::new("old")), now + ms(65));
        pending.again(Some(Path::new("new")), now + ms(60));
        assert_eq!(pending.take(now + ms(59)), None);
        let Some((Due::Paths(paths), _)) = pending.take(now + ms(60)) else { panic!("nothing") };
        assert_eq!(paths.len(), 2);
        assert_eq!(pending.next(), None);
    }
}
