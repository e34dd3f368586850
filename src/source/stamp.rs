//! What tells, without reading it, that a file is as it was.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// Clocks of file systems tick at most so far apart, where they know parts of seconds.
const TICK: Duration = Duration::from_millis(50);
/// Clocks that only know whole seconds, or every other one.
const COARSE_TICK: Duration = Duration::from_secs(2);

/// Size, times and number of a file. The same stamp is the same file with the same bytes, unless it
/// was written within a tick of the clock: see [`Stamp::is_settled`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    n_bytes: u64,
    /// Nanoseconds since 1970 at which the bytes changed last.
    modified: u64,
    /// Nanoseconds since 1970 at which anything of the file changed last; 0 where unknown.
    changed: u64,
    /// Its number on its file system; 0 where unknown.
    inode: u64,
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok().map_or(0, nanoseconds);
        let (changed, inode) = unix_part(metadata);
        Self { n_bytes: metadata.len(), modified, changed, inode }
    }

    /// Whether the file was last written so long before `now` that a later write has another stamp.
    pub fn is_settled(self, now: SystemTime) -> bool {
        let last = self.modified.max(self.changed);
        let is_coarse = last.is_multiple_of(1_000_000_000);
        let tick = if is_coarse { COARSE_TICK } else { TICK };
        let tick = u64::try_from(tick.as_nanos()).unwrap_or(u64::MAX);
        last.saturating_add(tick) < nanoseconds(now)
    }
}

fn nanoseconds(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(unix)]
fn unix_part(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(metadata.ctime()).unwrap_or(0);
    let nanoseconds = u64::try_from(metadata.ctime_nsec()).unwrap_or(0);
    (seconds.saturating_mul(1_000_000_000).saturating_add(nanoseconds), metadata.ino())
}

#[cfg(not(unix))]
fn unix_part(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_written_just_now_is_not_settled() {
        let at =
            |nanoseconds: u64| Stamp { n_bytes: 1, modified: nanoseconds, changed: 0, inode: 1 };
        let now = UNIX_EPOCH + Duration::from_secs(100);
        for (modified, expected) in [
            (99_999_999_999, false),
            (99_960_000_000, false),
            (99_900_000_001, true),
            (99_000_000_000, false),
            (97_000_000_000, true),
            (200_000_000_001, false),
        ] {
            assert_eq!(at(modified).is_settled(now), expected, "{modified}");
        }
    }
}
