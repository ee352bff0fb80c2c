//! `cargo xtask serve`: the finished page on this machine.

use crate::args::Args;
use crate::{build, paths};
use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Request, Response, Server, StatusCode};

/// Where the page is served unless `--port` says otherwise.
const PORT: u16 = 8080;

/// Enough that a slow reader of one file holds up no other.
const THREADS: usize = 4;

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
    server: Arc<Server>,
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
        let server = Server::http(("127.0.0.1", port)).map_err(|error| {
            anyhow!("cannot serve on port {port} ({error}); choose another with --port N")
        })?;
        let address = server.server_addr().to_ip().context("the server has no IP address")?;
        Ok(Page { server: Arc::new(server), url: format!("http://{address}{base}"), base })
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
            for _ in 0..THREADS {
                scope.spawn(|| {
                    while let Ok(request) = self.server.recv() {
                        // A reader who went away is no error of ours.
                        let _ = answer(request, &dist, &self.base);
                    }
                });
            }
        });
    }
}

fn answer(request: Request, dist: &Path, base: &str) -> std::io::Result<()> {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    if format!("{path}/") == base {
        return request.respond(Response::empty(StatusCode(308)).with_header(header("Location", base)));
    }
    match path.strip_prefix(base).and_then(|path| file(dist, path)) {
        Some((path, bytes)) => request.respond(
            Response::from_data(bytes)
                .with_header(header("Content-Type", mime_type(&path)))
                .with_header(header("X-Content-Type-Options", "nosniff"))
                // Built again, the page must be the new one at the next reload.
                .with_header(header("Cache-Control", "no-cache")),
        ),
        None => request.respond(
            Response::from_string(format!("There is no {path} here.\n")).with_status_code(StatusCode(404)),
        ),
    }
}

/// The file at a path of the address, if it is one of `dist/`'s; a folder means the page in it.
fn file(dist: &Path, path: &str) -> Option<(PathBuf, Vec<u8>)> {
    let path = if path.is_empty() { "index.html" } else { path };
    if path.split('/').any(|part| part.is_empty() || part.starts_with('.') || part.contains(['\\', ':', '%']))
    {
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

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("our own headers are plain ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_dist_is_served() {
        for path in ["../Cargo.toml", "..%2fCargo.toml", "a/../../Cargo.toml", "c:\\x", "/etc/passwd", ".git"]
        {
            let xtask = paths::root().join("xtask");
            assert!(file(&xtask, path).is_none(), "{path}");
        }
        assert!(file(&paths::root().join("xtask"), "src/serve.rs").is_some());
    }
}
