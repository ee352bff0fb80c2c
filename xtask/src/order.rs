//! The order of the functions in a module: those of one type that begin alike stand side by side, where compression finds what they have in
//! common. What the module does stays the same.

use anyhow::Result;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// The same module, its functions in order of type and code.
pub(crate) fn by_likeness(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut order = Order::of(wasm)?;
    let mut module = Module::new();
    order.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// Where each function goes.
struct Order {
    /// The functions of the module itself as they are to stand, by their places so far.
    places: Vec<usize>,
    /// The type of each, by its place so far.
    types: Vec<u32>,
    /// The new index of every function, imported ones included, by the old one.
    indices: Vec<u32>,
}

impl Order {
    fn of(wasm: &[u8]) -> Result<Order> {
        let (mut imported, mut types, mut bodies) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(functions) => {
                    types = functions.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let mut places: Vec<usize> = (0..bodies.len()).collect();
        places.sort_by_key(|place| (types.get(*place), bodies[*place]));
        let mut indices: Vec<u32> = (0..imported).collect();
        indices.resize(indices.len() + places.len(), 0);
        for (new, place) in places.iter().enumerate() {
            indices[imported as usize + place] = imported + new as u32;
        }
        Ok(Order { places, types, indices })
    }
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.indices.get(function as usize).copied().unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for place in &self.places {
            functions.function(self.types[*place]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies: Vec<_> = section.into_iter().collect::<Result<_, _>>()?;
        for place in self.places.clone() {
            self.parse_function_body(code, bodies[place].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ExportKind, ExportSection, Function, TypeSection, ValType};
    use wasmparser::ExternalKind;

    /// A module whose functions give these numbers, exported by their names.
    fn module(numbers: &[i32]) -> Vec<u8> {
        let (mut types, mut functions, mut exports, mut code) =
            (TypeSection::new(), FunctionSection::new(), ExportSection::new(), CodeSection::new());
        types.ty().function([], [ValType::I32]);
        for (index, number) in numbers.iter().enumerate() {
            functions.function(0);
            exports.export(&number.to_string(), ExportKind::Func, index as u32);
            let mut function = Function::new([]);
            function.instructions().i32_const(*number).end();
            code.function(&function);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    /// What each exported function consists of, in the order of the functions.
    fn functions(wasm: &[u8]) -> Vec<(String, Vec<u8>)> {
        let (mut exports, mut bodies) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::ExportSection(section) => exports.extend(section.into_iter().map(Result::unwrap)),
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
                _ => {}
            }
        }
        assert!(exports.iter().all(|export| export.kind == ExternalKind::Func));
        exports.sort_by_key(|export| export.index);
        exports.iter().map(|export| (export.name.to_owned(), bodies[export.index as usize].clone())).collect()
    }

    #[test]
    fn functions_are_put_in_order_and_keep_their_names() {
        let (before, after) = (module(&[9, 3, 5]), by_likeness(&module(&[9, 3, 5])).unwrap());
        let mut sorted = functions(&before);
        sorted.sort_by(|a, b| a.1.cmp(&b.1));
        assert_eq!(functions(&after), sorted);
        assert_eq!(
            functions(&after).iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
            ["3", "5", "9"]
        );
        assert_eq!(after.len(), before.len());
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(by_likeness(b"\0asm\x01\0\0\0\x0a\x05").is_err());
    }
}
