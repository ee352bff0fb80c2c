#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| readout_fuzz::extract(data));
