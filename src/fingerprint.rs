//! Digests, and the reuse of what was computed from the same data.
//!
//! What is absent: a graph of who used what. A value is reused when the digest of all that its
//! computation could read is the same, and [`Memo::run`] takes a plain `fn`, which captures nothing,
//! so that "all it could read" is its two arguments.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// A digest of 128 bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(xxh3_128(bytes).to_be_bytes())
    }

    /// The digest of what a value serialises to.
    pub fn of_value(value: &(impl Serialize + ?Sized)) -> Self {
        // One digest of many bytes costs a fraction of many small ones.
        let bytes = postcard::to_extend(value, Vec::with_capacity(1 << 13));
        Self::of(&bytes.expect("views and settings serialise"))
    }

    /// The digest of both, in this order.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let mut both = [0; 32];
        both[..16].copy_from_slice(&self.0);
        both[16..].copy_from_slice(&other.0);
        Self::of(&both)
    }

    /// The digest of all, in this order.
    pub fn of_all(prints: impl IntoIterator<Item = Self>) -> Self {
        let prints: Vec<[u8; 16]> = prints.into_iter().map(|print| print.0).collect();
        Self::of(prints.as_flattened())
    }

    /// Its bytes.
    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }

    /// The digest that [`fmt::Display`] wrote, or `None` for other text.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        for (idx, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[idx * 2..idx * 2 + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Takes a digest piece by piece.
#[derive(Default)]
pub struct Digester(Xxh3);

impl Digester {
    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all that was added.
    pub fn finish(&self) -> Fingerprint {
        Fingerprint(self.0.digest128().to_be_bytes())
    }
}

/// Something whose digest covers all that can be read of it.
pub trait Fingerprinted {
    /// The digest.
    fn fingerprint(&self) -> Fingerprint;
}

impl<T: Fingerprinted + ?Sized> Fingerprinted for Arc<T> {
    fn fingerprint(&self) -> Fingerprint {
        (**self).fingerprint()
    }
}

/// The values of the last run, each with its key and the fingerprint of what it was computed from.
#[derive(Debug)]
pub struct Memo<K, V> {
    entries: Vec<(K, Fingerprint, Arc<V>)>,
    by_key: OnceLock<BTreeMap<K, usize>>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new(), by_key: OnceLock::new() }
    }
}

impl<K: Ord + Clone + Send + Sync, V: Send + Sync> Memo<K, V> {
    /// Computes the value of every job, in the jobs' order, reusing those whose fingerprint stands.
    ///
    /// `compute` is a plain `fn`: it captures nothing, so it can read only `shared` and its job, and
    /// both are in the fingerprint. Returns the values and how many were computed anew.
    pub fn run<S: Fingerprinted + Sync, J: Fingerprinted + Sync>(
        &mut self,
        shared: &S,
        jobs: &[J],
        key: fn(&J) -> K,
        compute: fn(&S, &J) -> V,
    ) -> (Vec<Arc<V>>, usize) {
        let shared_print = shared.fingerprint();
        let n_computed = AtomicUsize::new(0);
        let done = jobs.par_iter().enumerate().map(|(at, job)| {
            let (key, print) = (key(job), shared_print.and(job.fingerprint()));
            let value = match self.last(at, &key) {
                Some((_, old, value)) if *old == print => Arc::clone(value),
                _ => {
                    n_computed.fetch_add(1, Ordering::Relaxed);
                    Arc::new(compute(shared, job))
                }
            };
            (key, print, value)
        });
        let done: Vec<(K, Fingerprint, Arc<V>)> = done.collect();
        let values = done.iter().map(|(_, _, value)| Arc::clone(value)).collect();
        *self = Self { entries: done, by_key: OnceLock::new() };
        (values, n_computed.into_inner())
    }

    /// A memo of values that an earlier run of the program computed.
    pub fn of(entries: Vec<(K, Fingerprint, Arc<V>)>) -> Self {
        Self { entries, by_key: OnceLock::new() }
    }

    /// The values with their keys and fingerprints.
    pub fn entries(&self) -> &[(K, Fingerprint, Arc<V>)] {
        &self.entries
    }

    /// The last value of a key. Between two runs few jobs come or go, so it stands most likely where
    /// its job stands now, or one further.
    fn last(&self, at: usize, key: &K) -> Option<&(K, Fingerprint, Arc<V>)> {
        let near = self.entries.get(at.saturating_sub(1)..).unwrap_or_default().iter().take(3);
        if let Some(entry) = near.into_iter().find(|entry| entry.0 == *key) {
            return Some(entry);
        }
        if self.entries.is_empty() {
            return None;
        }
        let by_key = self.by_key.get_or_init(|| {
            self.entries.iter().enumerate().map(|(at, entry)| (entry.0.clone(), at)).collect()
        });
        by_key.get(key).map(|at| &self.entries[*at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Word(&'static str);

    impl Fingerprinted for Word {
        fn fingerprint(&self) -> Fingerprint {
            Fingerprint::of(self.0.as_bytes())
        }
    }

    #[test]
    fn only_what_changed_is_computed_again() {
        let mut memo: Memo<char, String> = Memo::default();
        let key = |word: &Word| word.0.chars().next().unwrap();
        let compute = |shared: &Word, word: &Word| format!("{}{}", shared.0, word.0);
        let mut run = |shared, words: [&'static str; 2]| {
            let (values, n_computed) = memo.run(&Word(shared), &words.map(Word), key, compute);
            (values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "), n_computed)
        };
        assert_eq!(run("x", ["ab", "cd"]), ("xab xcd".to_owned(), 2));
        assert_eq!(run("x", ["ab", "cd"]), ("xab xcd".to_owned(), 0));
        assert_eq!(run("x", ["ab", "ce"]), ("xab xce".to_owned(), 1));
        assert_eq!(run("y", ["ab", "ce"]), ("yab yce".to_owned(), 2));
    }

    #[test]
    fn a_fingerprint_is_read_back_from_its_text() {
        let print = Fingerprint::of(b"bantin");
        assert_eq!(Fingerprint::parse(&print.to_string()), Some(print));
        assert_eq!(Fingerprint::parse("xyz"), None);
    }
}
