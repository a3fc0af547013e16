//! The binary `undersigned`.

use std::process::ExitCode;

fn main() -> ExitCode {
    match server::cli::run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("undersigned: {error:#}");
            ExitCode::FAILURE
        }
    }
}
