//! Fuzzes `fuzzed::key`.

#![no_main]
#![allow(dead_code)]

#[path = "../../tests/fuzzed/mod.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::key(data));
