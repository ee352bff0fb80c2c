//! Panics without words. Nobody would hear them: a wasm module has no standard error, and the browser tells of the trap alone.

use walrus::ir::Value;
use walrus::{ConstExpr, Data, DataKind};
use wasm_bindgen_cli_support::Output;

/// Functions that build the words of a panic and then trap, or the beginnings of their names.
const NAMES: &[&str] = &[
    "core::panicking::",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_already_",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
];

/// Lets such functions trap at once; wasm-opt then drops the words, and all that prints them. No compiler option that is stable does
/// this, nor leaves out the places in the source that the words name.
pub(crate) fn hush(output: &mut Output) {
    for function in output.wasm_mut().funcs.iter_mut() {
        if !function.name.as_deref().is_some_and(panics) {
            continue;
        }
        let mut body = function.kind.unwrap_local_mut().builder_mut().func_body();
        body.instrs_mut().clear();
        body.unreachable();
    }
    let all = &mut output.wasm_mut().data;
    for id in all.iter().map(Data::id).collect::<Vec<_>>() {
        let data = all.get_mut(id);
        if let Some(start) = address(data) {
            forget_places(&mut data.value, start);
        }
    }
}

/// Where in memory a piece of data goes, if that is certain.
fn address(data: &Data) -> Option<usize> {
    match data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => usize::try_from(start).ok(),
        _ => None,
    }
}

/// Writes zeros, which compress to nothing, over every `core::panic::Location` and the path in it: four numbers of which the first two
/// tell where a path to Rust source stands and how long it is, the others a line and a column.
fn forget_places(data: &mut [u8], start: usize) {
    let mut paths = Vec::new();
    for at in (0..data.len().saturating_sub(LOCATION - 1)).step_by(WORD) {
        let word = |n: usize| {
            let bytes = data[at + n * WORD..].first_chunk().copied().unwrap_or_default();
            u32::from_le_bytes(bytes) as usize
        };
        let path = word(0).checked_sub(start).map(|from| from..from.saturating_add(word(1)));
        let is_path = |text: &[u8]| text.ends_with(b".rs") && text.iter().all(u8::is_ascii_graphic);
        let Some(path) = path.filter(|path| data.get(path.clone()).is_some_and(is_path)) else { continue };
        data[at..at + LOCATION].fill(0);
        paths.push(path);
    }
    for path in paths {
        data[path].fill(0);
    }
}

/// The bytes of a number in memory, and of a `Location`.
const WORD: usize = 4;
const LOCATION: usize = 4 * WORD;

/// `core[1b5e0d7a]::option::expect_failed` and `core::option::expect_failed::h0123456789abcdef` alike.
fn panics(name: &str) -> bool {
    let parts = name.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest));
    let name: String = parts.collect();
    NAMES.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_both_manglings() {
        assert!(panics("core[1b5e0d7a]::option::expect_failed"));
        assert!(panics("core::panicking::assert_failed::h0123456789abcdef"));
        assert!(!panics("std[1b5e0d7a]::panicking::panic_count::is_zero_slow_path"));
        assert!(!panics("<core[1b5e0d7a]::panicking::AssertKind as core[1b5e0d7a]::fmt::Debug>::fmt"));
    }

    #[test]
    fn places_are_forgotten_and_nothing_else() {
        let mut data = b"src/lib.rs said.".to_vec();
        let numbers: [u32; 9] = [1000, 10, 7, 3, 1000, 10, 9, 5, 77];
        data.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        forget_places(&mut data, 1000);
        let mut expected = b"\0\0\0\0\0\0\0\0\0\0 said.".to_vec();
        expected.extend([0; 32]);
        expected.extend([77, 0, 0, 0]);
        assert_eq!(data, expected);
    }
}
