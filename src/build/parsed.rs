//! The articles of one run for the next, without the HTML of their bodies.
//!
//! An article is reused where the digest of its source and of how it was parsed stands; what else the
//! file says does no harm.

use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Cache;
use crate::article::Article;
use crate::fingerprint::{Fingerprint, Memo};
use crate::path::SitePath;
use crate::source::{Known, Sources, Stamp};

/// The form of the file; a program of another form starts anew.
const FORMAT: u32 = 1;

/// So many articles are written at a time, on each thread.
const CHUNK: usize = 256;

/// What stands before the articles.
#[derive(Serialize, Deserialize)]
struct Head {
    format: u32,
    program: Fingerprint,
    rows: Vec<Row>,
}

/// One article, as far as it is told from others.
#[derive(Serialize, Deserialize)]
struct Row {
    file: SitePath,
    /// What the source looked like, where a later write looks different.
    stamp: Option<Stamp>,
    /// The digest of the source.
    digest: Fingerprint,
    /// The digest of all that its parsing read.
    print: Fingerprint,
    /// So many bytes are it.
    n_bytes: u32,
}

/// The bytes of the file of parsed articles. `is_settled` says of which files a later write has
/// another stamp.
pub fn to_bytes(
    program: Fingerprint,
    cache: &Cache,
    sources: &Sources,
    is_settled: impl Fn(Stamp) -> bool + Sync,
) -> Vec<u8> {
    let entries = cache.articles.entries();
    let chunks: Vec<(Vec<Row>, Vec<u8>)> = entries
        .par_chunks(CHUNK)
        .map(|entries| {
            let (mut rows, mut bytes) = (Vec::new(), Vec::new());
            for (file, print, article) in entries {
                let Some(source) = sources.get(file.as_str()) else { continue };
                let before = bytes.len();
                bytes = postcard::to_extend(&***article, bytes).expect("plain data serialises");
                rows.push(Row {
                    file: file.clone(),
                    stamp: source.stamp().filter(|stamp| is_settled(*stamp)),
                    digest: source.digest(),
                    print: *print,
                    n_bytes: u32::try_from(bytes.len() - before)
                        .expect("an article is of a source of at most a MiB"),
                });
            }
            (rows, bytes)
        })
        .collect();
    let (rows, articles): (Vec<Vec<Row>>, Vec<Vec<u8>>) = chunks.into_iter().unzip();
    let head = Head { format: FORMAT, program, rows: rows.into_iter().flatten().collect() };
    let mut bytes = postcard::to_stdvec(&head).expect("plain data serialises");
    for chunk in articles {
        bytes.extend_from_slice(&chunk);
    }
    bytes
}

/// What the file of parsed articles holds.
pub struct Parsed {
    bytes: Vec<u8>,
    rows: Vec<(Row, std::ops::Range<usize>)>,
}

impl Parsed {
    /// Reads the bytes of the file; `None` for those of another form or another program.
    pub fn from_bytes(bytes: Vec<u8>, program: Fingerprint) -> Option<Self> {
        let (format, _): (u32, _) = postcard::take_from_bytes(&bytes).ok()?;
        if format != FORMAT {
            return None;
        }
        let (head, rest): (Head, &[u8]) = postcard::take_from_bytes(&bytes).ok()?;
        let mut at = bytes.len() - rest.len();
        let rows = head.rows.into_iter().map(|row| {
            let start = at;
            at = at.checked_add(row.n_bytes as usize)?;
            Some((row, start..at))
        });
        let rows: Vec<_> = rows.collect::<Option<_>>()?;
        (head.program == program && at == bytes.len()).then_some(Self { bytes, rows })
    }

    /// The sources that need not be read while they look as they did.
    pub fn known(&self) -> Known {
        let rows = self.rows.iter();
        rows.filter_map(|(row, _)| Some((row.file.clone(), (row.stamp?, row.digest)))).collect()
    }

    /// Hands the articles of sources that have the same bytes to `cache`.
    pub fn restore(self, sources: &Sources, cache: &mut Cache) {
        let Self { bytes, rows } = self;
        let entries = rows.into_par_iter().filter_map(|(row, range)| {
            let source =
                sources.get(row.file.as_str()).filter(|source| source.digest() == row.digest)?;
            let article: Article = postcard::from_bytes(&bytes[range]).ok()?;
            let article = Arc::new(article.with_source(Arc::clone(source)));
            Some((row.file, row.print, Arc::new(article)))
        });
        cache.articles = Memo::of(entries.collect());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn foreign_bytes_are_no_articles(bytes: Vec<u8>) {
            prop_assert!(Parsed::from_bytes(bytes, Fingerprint::of(b"another program")).is_none());
        }
    }
}
