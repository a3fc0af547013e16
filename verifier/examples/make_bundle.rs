//! Writes bundles for journeys: `make_bundle FOLDER` puts `good.zip` there, `invented.zip`, in which the holder of the
//! log's key names ministries that the log has not, and `mac.zip`, a good one that a Mac has packed again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a tool of tests")]

use std::path::PathBuf;

use verifier::bundle::pack;

#[path = "../../ledger/tests/letter/mod.rs"]
mod letter;
#[allow(dead_code)]
#[path = "../tests/suite/material.rs"]
mod material;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder"));
    let good = material::bundle(&material::signed(11).files, &letter::log_key(11));
    let mac = material::packed_by_mac(&good);
    for (name, files) in [("good", good), ("invented", material::invented(499)), ("mac", mac)] {
        std::fs::write(folder.join(format!("{name}.zip")), pack(&files).unwrap()).unwrap();
    }
}
