//! The cache files: bytes with their digest in front, so that damage is seen before anything is read.
//!
//! A lost, damaged or foreign cache is a slower build, never a wrong one, never an error.

use std::fs;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::source::overwrite;
use crate::fingerprint::Fingerprint;

/// A cache of more bytes is not read.
const BYTES_MAX: u64 = 1 << 30;
const DIGEST_BYTES: usize = 16;

/// The files of the cache, in `.bantin` of a site's folder.
#[derive(Debug, Clone, Copy)]
pub enum Store {
    /// `cache`: enough to see that nothing changed, and which outputs stand.
    Outputs,
    /// `articles`: what the sources were parsed to.
    Articles,
}

impl Store {
    /// Where it is.
    pub fn path(self, root: &Path) -> PathBuf {
        root.join(".bantin").join(match self {
            Self::Outputs => "cache",
            Self::Articles => "articles",
        })
    }

    /// The bytes that were saved last; `None` for anything else.
    pub fn load(self, root: &Path) -> Option<Vec<u8>> {
        let path = self.path(root);
        if fs::metadata(&path).ok().filter(fs::Metadata::is_file)?.len() > BYTES_MAX {
            return None;
        }
        open(fs::read(path).ok()?)
    }

    /// Saves the bytes, whole or not at all.
    pub fn save(self, root: &Path, bytes: Vec<u8>) -> Result<(), Failure> {
        overwrite(&self.path(root), &seal(bytes))
    }
}

/// The bytes with their digest in front.
fn seal(mut bytes: Vec<u8>) -> Vec<u8> {
    // In place: the articles of a large site are many bytes.
    let digest = Fingerprint::of(&bytes).bytes();
    bytes.splice(..0, digest);
    bytes
}

/// What was sealed, where the digest is that of the bytes.
fn open(mut sealed: Vec<u8>) -> Option<Vec<u8>> {
    let (digest, bytes) = sealed.split_at_checked(DIGEST_BYTES)?;
    if Fingerprint::of(bytes).bytes() != digest {
        return None;
    }
    sealed.drain(..DIGEST_BYTES);
    Some(sealed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_was_saved_is_loaded_and_nothing_else_is() {
        let root = tempfile::tempdir().unwrap();
        for store in [Store::Outputs, Store::Articles] {
            assert_eq!(store.load(root.path()), None);
            store.save(root.path(), b"bantin".to_vec()).unwrap();
            assert_eq!(store.load(root.path()), Some(b"bantin".to_vec()));
            fs::write(store.path(root.path()), b"x").unwrap();
            assert_eq!(store.load(root.path()), None);
        }
    }

    proptest! {
        #[test]
        fn damage_is_seen(bytes: Vec<u8>, at: prop::sample::Index, bit in 0_u8..8, cut: prop::sample::Index) {
            let sealed = seal(bytes.clone());
            let mut flipped = sealed.clone();
            flipped[at.index(sealed.len())] ^= 1 << bit;
            prop_assert_eq!(open(flipped), None);
            prop_assert_eq!(open(sealed[..cut.index(sealed.len())].to_vec()), None);
            prop_assert_eq!(open(sealed), Some(bytes));
        }
    }
}
