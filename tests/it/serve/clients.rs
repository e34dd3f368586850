//! What the world does to a preview: taken ports, slow and many clients, closed pipes.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;

use super::{PATIENCE, Preview, command, hear, write};
use crate::site::{Site, site};

fn folder(site: &Site) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in site.files() {
        write(&folder.path().join(path), bytes);
    }
    folder
}

#[test]
fn a_taken_port_moves_to_the_next_and_says_so() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let folder = folder(&site(""));
    let mut command = command(folder.path(), &["--port", &port.to_string()]);
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    let said = hear(child.stderr.take().unwrap());
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let other: u16 = line.trim().rsplit(':').next().unwrap().trim_matches('/').parse().unwrap();
    assert!(other > port && other <= port + 100, "{line}");
    let told = format!("Cổng {port} đang bận, dùng cổng {other}.");
    assert!(said.lock().unwrap().contains(&told), "{said:?}");
}

#[test]
fn an_address_of_nobody_is_a_failure_of_the_world() {
    let folder = folder(&site(""));
    let ended = command(folder.path(), &["--host", "192.0.2.1"]).output().unwrap();
    assert_eq!(ended.status.code(), Some(3), "{ended:?}");
    assert!(String::from_utf8_lossy(&ended.stderr).contains("Không mở được cổng"), "{ended:?}");
}

#[test]
fn slow_and_many_clients_do_not_keep_others_waiting() {
    let preview = Preview::of(&Site::sample());
    let slow: Vec<TcpStream> = (0..200)
        .map(|_| {
            let mut stream = TcpStream::connect(&preview.authority).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
            stream
        })
        .collect();
    // Some ask for much and read nothing of it.
    let unread: Vec<TcpStream> = (0..50)
        .map(|_| {
            let mut stream = TcpStream::connect(&preview.authority).unwrap();
            let head = format!("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", preview.authority);
            for _ in 0..100 {
                drop(stream.write(head.as_bytes()));
            }
            stream
        })
        .collect();
    for _ in 0..20 {
        assert_eq!(preview.get("/").status, 200);
    }
    drop((slow, unread));
}

#[test]
fn a_head_that_does_not_end_is_given_up() {
    let preview = Preview::of(&site(""));
    let mut stream = TcpStream::connect(&preview.authority).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nX: ").unwrap();
    let mut rest = Vec::new();
    // The end comes by itself: reading ends before its own patience does.
    let ended = stream.read_to_end(&mut rest);
    assert!(ended.is_ok(), "{ended:?}");
}

#[test]
fn many_requests_in_a_row_and_at_once_are_answered() {
    let preview = Preview::of(&Site::sample());
    let authority = preview.authority.as_str();
    let host = format!("Host: {authority}");
    let urls = ["/", "/tin/", "/huyen/", "/so-lieu/", "/sitemap.xml", "/khong/"];
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for n in 0..60 {
                    let url = urls[n % urls.len()];
                    let status = if url == "/khong/" { 404 } else { 200 };
                    let line = format!("GET {url} HTTP/1.1");
                    let answer = super::send(authority, &[&line, &host, "Connection: close"]);
                    assert_eq!(answer.status, status, "{url}");
                }
            });
        }
    });
}

#[test]
fn nobody_needs_to_hear_what_is_said() {
    let folder = folder(&Site::sample());
    let mut child = command(folder.path(), &[]).spawn().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    // Both pipes are closed; each plan says something to them.
    drop((stdout, child.stderr.take()));
    let authority = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
    let authority = authority.replace("localhost", "127.0.0.1");
    let events = super::listen(&authority, "/");
    events.recv_timeout(PATIENCE).unwrap();
    for n in 0..3 {
        write(
            &folder.path().join("content/moi.md"),
            format!("---\ntitle: Mới {n}\n---\n[x](mat.md)\n"),
        );
        events.recv_timeout(PATIENCE).unwrap();
    }
    assert_eq!(child.try_wait().unwrap(), None);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_below_standard_output_is_survived() {
    let folder = folder(&site(""));
    let mut command = command(folder.path(), &[]);
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut child = command.stdout(full()).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let mut lines = String::new();
    while !lines.contains("Ctrl-C") {
        assert!(said.read_line(&mut lines).unwrap() > 0, "{lines}");
    }
    assert_eq!(child.try_wait().unwrap(), None, "{lines}");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_deleted_site_leaves_the_last_pages() {
    let preview = Preview::of(&site(""));
    fs::remove_dir_all(preview.folder.path()).unwrap();
    preview.wait("the site is gone", || preview.state("/")["good"] == false);
    assert_eq!(preview.get("/").status, 200);
    for (path, bytes) in site("").files() {
        write(&preview.at(path), bytes);
    }
    preview.wait("it is back", || preview.state("/")["good"] == true);
    preview.edit("content/site.yaml", "Bản tin thử", "Bản tin mới");
    preview.wait_text("/", "Bản tin mới");
}

#[cfg(unix)]
#[test]
fn an_interruption_ends_it_at_once_and_well() {
    let mut preview = Preview::of(&site(""));
    let mut stream = TcpStream::connect(&preview.authority).unwrap();
    stream.write_all(b"GET /").unwrap();
    let pid = preview.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let ended = preview.child.wait().unwrap();
    assert_eq!(ended.code(), Some(0), "{}", preview.said());
}

#[test]
fn a_phone_in_the_same_network_may_look_where_it_is_asked_for() {
    let preview = Preview::start(folder(&site("")), &["--lan"]);
    let Some(lan) = preview.state("/")["lan"].as_str().map(ToOwned::to_owned) else {
        // A machine without a network has no address in it.
        assert_eq!(preview.get("/_bantin/qr.svg").status, 404);
        return;
    };
    assert!(preview.said().contains(&lan), "{}", preview.said());
    assert!(preview.said().contains('▀'), "the code is drawn: {}", preview.said());
    assert!(preview.get("/_bantin/qr.svg").text().contains("<svg"));
    let authority = lan.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(authority).unwrap();
    let head = format!("GET / HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[test]
fn without_being_asked_nobody_else_may_look() {
    let preview = Preview::of(&site(""));
    assert_eq!(preview.state("/")["lan"], serde_json::Value::Null);
    assert_eq!(preview.get("/_bantin/qr.svg").status, 404);
}
