//! What the encrypted database is built with: SQLCipher and OpenSSL are C, and OpenSSL is configured by Perl.

use std::process::Command;

use anyhow::Result;

use crate::{debian, shell};

/// The modules of Perl that OpenSSL's configuration loads; Debian's smallest Perl has not all of them.
const MODULES: [&str; 3] = ["-MFindBin", "-MIPC::Cmd", "-MFile::Compare"];

/// Makes sure that they are there.
pub(crate) fn ready() -> Result<()> {
    let mut missing = Vec::new();
    if shell::run_quietly(Command::new("perl").args(MODULES).args(["-e", "1"])).is_err() {
        missing.push("perl");
    }
    for (program, package) in [("make", "make"), ("cc", "gcc")] {
        if shell::which(program).is_none() {
            missing.push(package);
        }
    }
    if missing.is_empty() { Ok(()) } else { debian::install(&missing) }
}
