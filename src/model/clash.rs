//! Addresses that come out as one file.

use rayon::prelude::*;

use crate::fingerprint::Fingerprint;
use crate::path::PageUrl;

/// Every address that has the file of an earlier one, after folding of case: the place of the first
/// of that file and its own, in the order of the latter.
pub(crate) fn clashes<'a>(urls: impl Iterator<Item = &'a PageUrl>) -> Vec<(usize, usize)> {
    let urls: Vec<&PageUrl> = urls.collect();
    let key = |(at, url): (usize, &&PageUrl)| (print(url), at);
    let mut keys: Vec<(Fingerprint, usize)> = urls.par_iter().enumerate().map(key).collect();
    keys.par_sort_unstable();
    let of_one_file = keys.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1);
    let pairs = of_one_file.flat_map(|same| same[1..].iter().map(|other| (same[0].1, other.1)));
    let mut pairs: Vec<(usize, usize)> = pairs.collect();
    pairs.sort_unstable_by_key(|(_, other)| *other);
    pairs
}

fn print(url: &PageUrl) -> Fingerprint {
    let text = url.as_str();
    // Nearly every address is folded as it stands.
    let is_folded = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_folded && text.ends_with('/') {
        return Fingerprint::of(text.as_bytes());
    }
    let file = url.file().to_lowercase();
    let folder = file.strip_suffix("index.html").filter(|f| f.is_empty() || f.ends_with('/'));
    Fingerprint::of(format!("/{}", folder.unwrap_or(&file)).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_clash_by_their_files_whatever_the_case() {
        let urls = [
            "/a/",
            "/b/",
            "/A/",
            "/a/index.html",
            "/",
            "/index.html",
            "/Đội.JPG",
            "/đội.jpg",
            "/xindex.html",
            "/x",
        ];
        let urls = urls.map(|url| PageUrl::new(url).unwrap());
        assert_eq!(clashes(urls.iter()), [(0, 2), (0, 3), (4, 5), (6, 7)]);
        assert!(clashes(urls[..2].iter()).is_empty());
    }
}
