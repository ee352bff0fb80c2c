//! `cargo xtask serve`: the finished page on this machine.
//!
//! A file server for one folder, one connection a request: what a static host does, and no more.

use crate::args::Args;
use crate::{build, paths};
use anyhow::{Context, Result};
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// Where the page is served unless `--port` says otherwise.
const PORT: u16 = 8080;

/// Longer than the headers of any browser.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// How long a browser may keep a connection open without asking for anything.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) fn command(mut args: Args) -> Result<()> {
    let effort = build::effort(&mut args);
    let no_build = args.flag("--no-build");
    let port = match args.value("--port")? {
        Some(port) => port.parse().with_context(|| format!("--port {port} is not a port number"))?,
        None => PORT,
    };
    let under = args.value("--under")?.unwrap_or_default();
    args.finish()?;
    // Before the build, so that a port in use is known at once.
    let page = Page::open(port, &under)?;
    if !no_build {
        build::build(effort)?;
    }
    page.check_built()?;
    println!("Readout is at {} (Ctrl+C ends it)", page.url);
    page.serve();
    Ok(())
}

/// `dist/`, served under an address of its own.
pub(crate) struct Page {
    listener: TcpListener,
    /// The path that the page lies under, with a slash at both ends.
    base: String,
    /// The page's whole address.
    pub(crate) url: String,
}

impl Page {
    /// Takes the port; 0 takes any that is free. `under` puts the page at a path, as many hosts do.
    pub(crate) fn open(port: u16, under: &str) -> Result<Page> {
        let base = match under.trim_matches('/') {
            "" => "/".to_owned(),
            path => format!("/{path}/"),
        };
        let listener = TcpListener::bind(("127.0.0.1", port))
            .with_context(|| format!("cannot serve on port {port}; choose another with --port N"))?;
        let url = format!("http://{}{base}", listener.local_addr()?);
        Ok(Page { listener, base, url })
    }

    /// Checks that there is something to serve.
    pub(crate) fn check_built(&self) -> Result<()> {
        fs::metadata(paths::dist().join("index.html"))
            .context("dist/ holds no page; run `cargo xtask build`, or leave --no-build out")?;
        Ok(())
    }

    /// Answers requests for as long as the program runs.
    pub(crate) fn serve(&self) {
        let dist = paths::dist();
        thread::scope(|scope| {
            for connection in self.listener.incoming().flatten() {
                let dist = &dist;
                // A browser that went away is no error of ours.
                scope.spawn(move || answer(connection, dist, &self.base).ok());
            }
        });
    }
}

fn answer(mut connection: TcpStream, dist: &Path, base: &str) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    let Some((method, path)) = read_request(&connection)? else { return Ok(()) };
    let response = match method.as_str() {
        "GET" | "HEAD" => respond(&path, dist, base),
        _ => Response::text("405 Method Not Allowed", format!("Nothing here takes {method}.\n")),
    };
    let Response { status, kind, location, body } = response;
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
    if let Some(location) = location {
        head += &format!("Location: {location}\r\n");
    }
    // Built again, the page must be the new one at the next reload.
    head += "Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
    connection.write_all(head.as_bytes())?;
    if method != "HEAD" {
        connection.write_all(&body)?;
    }
    Ok(())
}

/// Reads a request to the end of its headers; `None` where the browser closed the connection without one.
fn read_request(connection: &TcpStream) -> io::Result<Option<(String, String)>> {
    let mut lines = BufReader::new(connection.take(LONGEST_REQUEST)).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    // What stands unread when a connection is closed makes the browser drop the answer.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = target.split(['?', '#']).next().unwrap_or_default();
    Ok(Some((method.to_owned(), path.to_owned())))
}

struct Response {
    status: &'static str,
    kind: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

impl Response {
    fn text(status: &'static str, body: String) -> Response {
        Response { status, kind: "text/plain; charset=utf-8", location: None, body: body.into_bytes() }
    }
}

fn respond(path: &str, dist: &Path, base: &str) -> Response {
    let folder = format!("{path}/");
    let is_folder = |path: &str| file(dist, path).is_some();
    if folder == base || folder.strip_prefix(base).is_some_and(is_folder) {
        let moved = Response::text("308 Permanent Redirect", format!("The page is at {folder}\n"));
        return Response { location: Some(folder), ..moved };
    }
    match path.strip_prefix(base).and_then(|path| file(dist, path)) {
        Some((path, body)) => Response { status: "200 OK", kind: mime_type(&path), location: None, body },
        None => Response::text("404 Not Found", format!("There is no {path} here.\n")),
    }
}

/// The file at a path of the address, if it is one of `dist/`'s; a folder means its page.
fn file(dist: &Path, path: &str) -> Option<(PathBuf, Vec<u8>)> {
    let path =
        &if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let is_plain =
        |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '%']);
    if !path.split('/').all(is_plain) {
        return None;
    }
    let path = dist.join(path);
    fs::read(&path).ok().map(|bytes| (path, bytes))
}

fn mime_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn xtask() -> PathBuf {
        paths::root().join("xtask")
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for path in ["../Cargo.toml", "..%2fCargo.toml", "a/../../Cargo.toml", "c:\\x", "/etc/passwd", ".git"]
        {
            assert!(file(&xtask(), path).is_none(), "{path}");
        }
        assert!(file(&xtask(), "src/serve.rs").is_some());
    }

    #[test]
    fn a_path_leads_to_a_file_or_to_the_folder() {
        let status = |path: &str| respond(path, &xtask(), "/under/").status;
        assert_eq!(status("/under/Cargo.toml"), "200 OK");
        assert_eq!(status("/under"), "308 Permanent Redirect");
        assert_eq!(status("/Cargo.toml"), "404 Not Found");
        assert_eq!(status("/under/src"), "404 Not Found");
    }

    #[test]
    fn a_folder_with_a_page_is_that_page() {
        let (above, name) =
            (paths::root().parent().unwrap(), paths::root().file_name().unwrap().to_str().unwrap());
        let moved = respond(&format!("/{name}"), above, "/");
        assert_eq!((moved.status, moved.location), ("308 Permanent Redirect", Some(format!("/{name}/"))));
        assert_eq!(respond(&format!("/{name}/"), above, "/").kind, "text/html; charset=utf-8");
    }
}
