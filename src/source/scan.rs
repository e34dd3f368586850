//! The walk over the tree.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::stamp::Stamp;
use super::{CONTENT, Contents, File, Sources, THEMES};
use crate::diag::{Diagnostic, Place, files};
use crate::fingerprint::{Digester, Fingerprint};
use crate::path::SitePath;

const MIB: u64 = 1 << 20;
/// The most that a file read as text may have.
const TEXT_BYTES_MAX: u64 = MIB;
/// The most that any other file may have.
const ASSET_BYTES_MAX: u64 = 2048 * MIB;

/// Reads the tree below `root`.
///
/// **Order:** by path, whatever the folder lists first. **Errors:** never fails; what cannot be read
/// is a diagnostic, so that an unreadable folder is not taken for an empty one.
pub fn scan(root: &Path) -> (Sources, Vec<Diagnostic>) {
    scan_with(root, &|_| None)
}

/// The digests of texts that need not be read while they look so: those of which an earlier run knows
/// what comes of them.
pub type Known = BTreeMap<SitePath, (Stamp, Fingerprint)>;

/// Reads the tree as [`scan`] does, but for the texts that are known.
pub fn scan_but(root: &Path, known: &Known) -> (Sources, Vec<Diagnostic>) {
    scan_with(root, &|found: &Found| {
        let (_, digest) = known.get(&found.path).filter(|(stamp, _)| *stamp == found.stamp)?;
        Some(File {
            path: found.path.clone(),
            digest: *digest,
            n_bytes: found.n_bytes,
            contents: Contents::Known(found.on_disk.clone()),
            stamp: Some(found.stamp),
        })
    })
}

/// Reads the tree as [`scan`] does, but for the files that `keep` has.
pub(super) fn scan_with(
    root: &Path,
    keep: &(dyn Fn(&Found) -> Option<File> + Sync),
) -> (Sources, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let found = find(root, &mut diagnostics);
    let read = |found: &Found| keep(found).map_or_else(|| read(found), Ok);
    let read: Vec<Result<File, Box<Diagnostic>>> = found.par_iter().map(read).collect();
    let mut files_read: Vec<File> = Vec::with_capacity(read.len());
    for outcome in read {
        match outcome {
            Ok(file) => match files_read.last() {
                Some(last) if last.path() == file.path() => {
                    diagnostics.push(files::url_clash(
                        Place::whole(file.path()),
                        last.path(),
                        file.path().as_str(),
                    ));
                }
                _ => files_read.push(file),
            },
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    (Sources::new(files_read), diagnostics)
}

/// The stamps of all files below `root`, by path, without reading them.
///
/// `None` where the tree has anything that [`scan`] would report.
pub fn stamps(root: &Path) -> Option<Vec<(SitePath, Stamp)>> {
    let mut diagnostics = Vec::new();
    let found = find(root, &mut diagnostics);
    let is_plain = diagnostics.is_empty() && found.windows(2).all(|two| two[0].path != two[1].path);
    is_plain.then(|| found.into_iter().map(|found| (found.path, found.stamp)).collect())
}

/// Every file below `root`, by path.
fn find(root: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<Found> {
    let real_root = real(root);
    let mut found = Vec::new();
    for folder in [CONTENT, THEMES] {
        if root.join(folder).exists() {
            let folder = SitePath::new(folder).expect("the names are inside");
            walk(root, &real_root, &folder, &mut found, diagnostics);
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.on_disk.cmp(&b.on_disk)));
    found
}

/// The path without links and `..`; as it stands where there is no such file.
pub fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// The digest of a file that is no source, such as the program itself.
pub fn digest_of(path: &Path) -> Option<Fingerprint> {
    let mut file = fs::File::open(path).ok()?;
    digest_all(&mut file).ok().map(|(digest, _)| digest)
}

/// The text of one file for an excerpt; empty where it is not there or not text.
pub fn scan_one(root: &Path, path: &SitePath) -> String {
    fs::read_to_string(root.join(path.as_str())).unwrap_or_default()
}

/// The bytes of a file that need not be in the tree: a text that a command is given.
pub fn read_outside(path: &Path) -> std::io::Result<Vec<u8>> {
    fs::read(path)
}

/// Reads the board's typed files alone.
pub fn scan_settings(root: &Path) -> (Sources, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut files_read = Vec::new();
    for name in ["site.yaml", "metrics.yaml", "areas.yaml"] {
        let path = SitePath::new(&format!("{CONTENT}/{name}")).expect("the names are inside");
        let on_disk = root.join(CONTENT).join(name);
        let Ok(metadata) = fs::metadata(&on_disk) else { continue };
        let found = Found::new(path, on_disk, &metadata);
        match read(&found) {
            Ok(file) => files_read.push(file),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    (Sources::new(files_read), diagnostics)
}

pub(super) struct Found {
    pub(super) path: SitePath,
    pub(super) on_disk: PathBuf,
    n_bytes: u64,
    pub(super) stamp: Stamp,
}

impl Found {
    fn new(path: SitePath, on_disk: PathBuf, metadata: &fs::Metadata) -> Self {
        Self { path, on_disk, n_bytes: metadata.len(), stamp: Stamp::of(metadata) }
    }
}

pub(super) fn walk(
    root: &Path,
    real_root: &Path,
    from: &SitePath,
    found: &mut Vec<Found>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut entries = WalkDir::new(root.join(from.as_str())).follow_links(true).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root);
                let name = nearest_name(root, path);
                diagnostics.push(files::unreadable(&name, &error.into()));
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        if entry.depth() > 0 && is_hidden(entry.file_name()) {
            if is_folder {
                entries.skip_current_dir();
            }
            continue;
        }
        match admit(root, real_root, &entry) {
            Ok(Some(file)) => found.push(file),
            Ok(None) => {}
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                if is_folder {
                    entries.skip_current_dir();
                }
            }
        }
    }
}

/// Whether the name begins with `_` or `.`: such files and folders are not read.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    matches!(name.as_encoded_bytes().first(), Some(b'_' | b'.'))
}

/// The file to read, none for a folder, or why neither.
fn admit(
    root: &Path,
    real_root: &Path,
    entry: &DirEntry,
) -> Result<Option<Found>, Box<Diagnostic>> {
    let path = entry.path();
    let name = nearest_name(root, path);
    if entry.path_is_symlink() {
        let target = fs::canonicalize(path);
        if !target.is_ok_and(|target| target.starts_with(real_root)) {
            return Err(Box::new(files::link_leaves_site(&name)));
        }
    }
    let Some(site_path) = site_path(root, path) else {
        return Err(Box::new(files::unusable_name(&name, &entry.file_name().to_string_lossy())));
    };
    if entry.file_type().is_dir() {
        return Ok(None);
    }
    if !entry.file_type().is_file() {
        return Err(Box::new(files::not_ordinary(&name)));
    }
    let metadata =
        entry.metadata().map_err(|error| Box::new(files::unreadable(&name, &error.into())))?;
    Ok(Some(Found::new(site_path, path.to_path_buf(), &metadata)))
}

/// The path below the root, or `None` where it is not UTF-8 or no name for every platform.
pub(super) fn site_path(root: &Path, path: &Path) -> Option<SitePath> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    SitePath::new(&parts?.join("/"))
}

/// The path below the root for a message, with what is not UTF-8 replaced.
fn nearest_name(root: &Path, path: &Path) -> SitePath {
    let below = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace(['\\', ':'], "/");
    let parts: Vec<&str> = below.split('/').filter(|p| !matches!(*p, "" | "." | "..")).collect();
    SitePath::new(&parts.join("/")).or_else(|| SitePath::new(CONTENT)).expect("`content` is a path")
}

/// Whether a file is read as text: the kinds that some room parses.
fn is_text(path: &SitePath) -> bool {
    let is_content = path.below(CONTENT).is_some();
    match path.extension().as_str() {
        "md" | "yaml" | "yml" => true,
        "html" | "css" | "js" | "svg" | "xml" | "txt" => !is_content,
        _ => false,
    }
}

pub(super) fn read(found: &Found) -> Result<File, Box<Diagnostic>> {
    let is_text = is_text(&found.path);
    let most = if is_text { TEXT_BYTES_MAX } else { ASSET_BYTES_MAX };
    if found.n_bytes > most {
        return Err(Box::new(files::too_large(&found.path, found.n_bytes, most)));
    }
    let outcome = if is_text { read_text(found, most) } else { digest(found) };
    outcome.map_err(|error| Box::new(files::unreadable(&found.path, &error)))
}

fn read_text(found: &Found, most: u64) -> std::io::Result<File> {
    // A file that grows while it is read is cut at the limit, and its digest differs next time.
    let mut bytes = Vec::with_capacity(usize::try_from(found.n_bytes).unwrap_or(0) + 1);
    fs::File::open(&found.on_disk)?.take(most).read_to_end(&mut bytes)?;
    Ok(File { stamp: Some(found.stamp), ..File::held(found.path.clone(), bytes) })
}

/// The bytes of a text that had so many.
pub(super) fn read_bytes(path: &Path, n_bytes: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(n_bytes).unwrap_or(0) + 1);
    fs::File::open(path)?.take(TEXT_BYTES_MAX).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn digest(found: &Found) -> std::io::Result<File> {
    let mut file = fs::File::open(&found.on_disk)?;
    let (digest, n_bytes) = digest_all(&mut file)?;
    let contents = Contents::OnDisk(found.on_disk.clone());
    let stamp = Some(found.stamp);
    Ok(File { path: found.path.clone(), digest, n_bytes, contents, stamp })
}

fn digest_all(file: &mut fs::File) -> std::io::Result<(Fingerprint, u64)> {
    let mut digester = Digester::default();
    let mut buffer = vec![0; 1 << 16];
    let mut n_bytes = 0;
    loop {
        let n = file.read(&mut buffer)?;
        if n == 0 {
            return Ok((digester.finish(), n_bytes));
        }
        digester.update(&buffer[..n]);
        n_bytes += n as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;

    #[test]
    fn a_text_that_is_known_is_read_when_asked_for_and_told_when_it_is_another_by_then() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("content/a.md");
        fs::create_dir(root.path().join("content")).unwrap();
        fs::write(&path, "one").unwrap();
        let (first, _) = scan(root.path());
        let file = first.get("content/a.md").unwrap();
        let known = Known::from([(file.path().clone(), (file.stamp().unwrap(), file.digest()))]);
        let (again, _) = scan_but(root.path(), &known);
        let again = again.get("content/a.md").unwrap();
        assert!(again.bytes().is_none() && again.digest() == file.digest());
        assert_eq!(again.text().unwrap(), "one");
        fs::write(&path, "another").unwrap();
        assert_eq!(again.text().unwrap_err().code, Code::B158);
        fs::remove_file(&path).unwrap();
        assert_eq!(again.text().unwrap_err().code, Code::B153);
    }

    fn scan_of(make: fn(&Path)) -> (Vec<String>, Vec<String>) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        make(root.path());
        let (sources, diagnostics) = scan(root.path());
        let files = sources.iter().map(|file| file.path().to_string()).collect();
        let told = diagnostics.iter().map(|d| format!("{} {}", d.code, d.place.file)).collect();
        (files, told)
    }

    #[test]
    fn hidden_files_and_folders_are_not_read() {
        let (files, told) = scan_of(|root| {
            for folder in ["content/_a", "content/.git", "content/b"] {
                fs::create_dir(root.join(folder)).unwrap();
                fs::write(root.join(folder).join("x.md"), "x").unwrap();
            }
            fs::write(root.join("content/_y.md"), "y").unwrap();
        });
        assert_eq!((files, told), (vec!["content/b/x.md".to_owned()], vec![]));
    }

    #[test]
    fn a_text_of_more_than_a_mebibyte_is_refused() {
        let (files, told) = scan_of(|root| {
            fs::write(root.join("content/a.md"), vec![b'a'; 1 << 20]).unwrap();
            fs::write(root.join("content/b.md"), vec![b'a'; (1 << 20) + 1]).unwrap();
        });
        assert_eq!((files, told), (vec!["content/a.md".into()], vec!["B152 content/b.md".into()]));
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_inside_and_what_is_no_file_is_named() {
        use std::os::unix::fs::symlink;
        let (files, told) = scan_of(|root| {
            fs::write(root.join("content/a.md"), "a").unwrap();
            symlink(root.join("content/a.md"), root.join("content/inside.md")).unwrap();
            symlink("/etc/passwd", root.join("content/outside.md")).unwrap();
            symlink("/etc", root.join("content/folder")).unwrap();
            symlink(root.join("content/missing.md"), root.join("content/dangling.md")).unwrap();
            symlink(root.join("content"), root.join("content/loop")).unwrap();
            let _listener =
                std::os::unix::net::UnixListener::bind(root.join("content/socket.md")).unwrap();
        });
        assert_eq!(files, ["content/a.md", "content/inside.md"]);
        let mut told = told;
        told.sort();
        assert_eq!(
            told,
            [
                "B151 content/folder",
                "B151 content/outside.md",
                "B153 content/dangling.md",
                "B153 content/loop",
                "B157 content/socket.md",
            ]
        );
    }
}
