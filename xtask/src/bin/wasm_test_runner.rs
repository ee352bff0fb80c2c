//! What cargo calls to run a test program made of wasm: wasm-bindgen's own runner serves it, and the browser tests'
//! browser opens it, so that no driver program has to be installed.
//!
//! `cargo xtask test` sets the environment: `NO_HEADLESS`, `WASM_BINDGEN_TEST_ADDRESS` and `CHROME`.

use std::net::TcpStream;
use std::process::{Command, exit};
use std::{env, thread};

fn main() {
    let address = env::var("WASM_BINDGEN_TEST_ADDRESS").expect("`cargo xtask test` sets the address");
    thread::spawn(|| match wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(env::args_os()) {
        // It serves for ever, unless no test bears the name that was asked for.
        Ok(()) => exit(0),
        Err(error) => {
            eprintln!("error: {error:#}");
            exit(1);
        }
    });
    while TcpStream::connect(&address).is_err() {
        thread::yield_now();
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/browser/wasm-tests.js");
    let status = Command::new("node").arg(script).arg(format!("http://{address}/")).status();
    match status {
        Ok(status) => exit(status.code().unwrap_or(1)),
        Err(error) => {
            eprintln!("error: cannot run node: {error}");
            exit(1);
        }
    }
}
