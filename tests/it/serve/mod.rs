//! The preview as a browser and an editor know it: the program in a folder, over real sockets.
//!
//! Nothing is waited for by the clock: each test waits for an event of the preview, with a deadline.

mod bytes;
mod clients;
mod mistakes;
mod saves;
mod security;
mod story;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::site::Site;

/// Longer than anything takes, so that a test that waits in vain says so.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running preview of a folder of its own.
struct Preview {
    folder: tempfile::TempDir,
    child: Child,
    /// `127.0.0.1:4000`.
    authority: String,
    /// `/` or `/doan/`.
    mount: String,
    said: Arc<Mutex<String>>,
    events: Receiver<serde_json::Value>,
}

/// What was answered.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Preview {
    /// The preview of a site.
    fn of(site: &Site) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in site.files() {
            write(&folder.path().join(path), bytes);
        }
        Self::start(folder, &[])
    }

    /// The preview of a folder, with more arguments.
    fn start(folder: tempfile::TempDir, args: &[&str]) -> Self {
        let mut child = command(folder.path(), args).spawn().unwrap();
        let said = hear(child.stderr.take().unwrap());
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end();
        let rest = address.strip_prefix("http://localhost").unwrap_or_else(|| {
            panic!("no address in {line:?}: {}", said.lock().unwrap());
        });
        let (port, path) = rest.split_once('/').unwrap();
        let authority = format!("127.0.0.1{port}");
        let mount = format!("/{path}");
        let events = listen(&authority, &mount);
        let preview = Self { folder, child, authority, mount, said, events };
        preview.event();
        preview
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        write(&self.at(path), bytes);
    }

    /// Replaces the first `from` of a file, in place.
    #[track_caller]
    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.at(path)).unwrap();
        assert!(text.contains(from), "{path} does not hold {from:?}");
        self.write(path, text.replacen(from, to, 1));
    }

    /// The next event.
    #[track_caller]
    fn event(&self) -> serde_json::Value {
        let said = || self.said.lock().unwrap().clone();
        self.events.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no event: {}", said()))
    }

    /// Waits for the plan after which `is_so`.
    #[track_caller]
    fn wait(&self, what: &str, is_so: impl Fn() -> bool) {
        self.wait_or(|| what.to_owned(), is_so);
    }

    /// The same; `what` is told where it does not come.
    #[track_caller]
    fn wait_or(&self, what: impl Fn() -> String, is_so: impl Fn() -> bool) {
        let until = Instant::now() + PATIENCE;
        while !is_so() {
            let left = until.saturating_duration_since(Instant::now());
            let event = self.events.recv_timeout(left);
            assert!(event.is_ok(), "not so: {}\n{}", what(), self.said.lock().unwrap());
        }
    }

    /// Waits until a page holds a text.
    #[track_caller]
    fn wait_text(&self, page: &str, text: &str) {
        self.wait(&format!("{page} holds {text:?}"), || self.get(page).text().contains(text));
    }

    /// Asks for an address below the mount.
    fn get(&self, url: &str) -> Answer {
        self.ask(&format!("GET {}{} HTTP/1.1", self.mount.trim_end_matches('/'), url), &[])
    }

    /// Sends a request line with the own host and more headers.
    fn ask(&self, line: &str, headers: &[&str]) -> Answer {
        let host = format!("Host: {}", self.authority);
        self.send(&[&[line, &host, "Connection: close"][..], headers].concat())
    }

    /// Sends the head of a request as it stands.
    fn send(&self, head: &[&str]) -> Answer {
        send(&self.authority, head)
    }

    fn state(&self, page: &str) -> serde_json::Value {
        let path = format!("{}{page}", self.mount.trim_end_matches('/'));
        self.get(&format!("/_bantin/state.json?page={path}")).json()
    }

    fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Answer {
    fn read(whole: &[u8]) -> Self {
        let end = whole.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(whole.len());
        let head = String::from_utf8_lossy(&whole[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let headers = lines.filter_map(|line| line.split_once(": "));
        Self {
            status: status.unwrap_or(0),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            body: whole.get(end + 4..).unwrap_or_default().to_vec(),
        }
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// The body as a build writes it: without the preview's part.
    fn built(&self) -> Vec<u8> {
        let find = |bytes: &[u8], part: &str| {
            bytes.windows(part.len()).position(|window| window == part.as_bytes())
        };
        let Some(start) = find(&self.body, "<script type=\"application/json\" id=\"bantin-page\">")
        else {
            return self.body.clone();
        };
        let end_of_script = "preview.js\"></script>";
        let end = start + find(&self.body[start..], end_of_script).unwrap() + end_of_script.len();
        [&self.body[..start], &self.body[end..]].concat()
    }
}

fn send(authority: &str, head: &[&str]) -> Answer {
    let mut stream = TcpStream::connect(authority).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(format!("{}\r\n\r\n", head.join("\r\n")).as_bytes()).unwrap();
    let mut whole = Vec::new();
    // What was refused half-way may be reset after the answer.
    drop(stream.read_to_end(&mut whole));
    Answer::read(&whole)
}

/// The program in a folder, at any free port, with nothing of this machine's environment.
fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
    command.env_clear().env("HOME", "/home/nobody").env("LANG", "vi_VN.UTF-8");
    command.current_dir(folder).args(["serve", "--port", "0"]).args(args);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Collects what is said.
fn hear(from: impl Read + Send + 'static) -> Arc<Mutex<String>> {
    let said = Arc::new(Mutex::new(String::new()));
    let heard = Arc::clone(&said);
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            heard.lock().unwrap().push_str(&format!("{line}\n"));
        }
    });
    said
}

/// Collects the events.
fn listen(authority: &str, mount: &str) -> Receiver<serde_json::Value> {
    let mut stream = TcpStream::connect(authority).unwrap();
    let head = format!("GET {mount}_bantin/events HTTP/1.1\r\nHost: {authority}\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let (sender, events) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let Some(data) = line.strip_prefix("data: ") else { continue };
            if sender.send(serde_json::from_str(data).unwrap()).is_err() {
                return;
            }
        }
    });
    events
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The outputs that `bantin build --drafts --future` writes of a folder.
fn built(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let public = out.path().join("public");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
    command.env_clear().env("HOME", "/home/nobody").env("LANG", "vi_VN.UTF-8");
    command.args(["build", "--drafts", "--future", "--root"]).arg(folder);
    let ended = command.arg("--output").arg(&public).output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    let files = walkdir::WalkDir::new(&public).into_iter().map(Result::unwrap);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let file = entry.path().strip_prefix(&public).unwrap().to_str().unwrap().to_owned();
            (file.replace('\\', "/"), fs::read(entry.path()).unwrap())
        })
        .filter(|(file, _)| !file.starts_with(".bantin/"))
        .collect()
}

/// The address of an output, as links have it.
fn url(file: &str) -> String {
    let folder = file.strip_suffix("index.html").filter(|f| f.is_empty() || f.ends_with('/'));
    let mut url = "/".to_owned();
    for byte in folder.unwrap_or(file).bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                url.push(char::from(byte));
            }
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

/// What differs between what the preview shows and what a build writes; none where nothing does.
fn difference(preview: &Preview, built: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    built.iter().find_map(|(file, bytes)| {
        let answer = preview.get(&url(file));
        let status = if file == "404.html" { answer.status } else { 200 };
        if answer.status == status && answer.built() == *bytes {
            return None;
        }
        let shown = String::from_utf8_lossy(&answer.built()).into_owned();
        let written = String::from_utf8_lossy(bytes);
        Some(format!("{file}: {}\n--- shown\n{shown}\n--- built\n{written}", answer.status))
    })
}
