//! Writes the files of a log of so many signatures, for journeys: `make_log FOLDER 10000 [NAME]`, with the third signatory's
//! name: another than before makes a fork.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

mod made;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = PathBuf::from(&arguments[0]);
    let log = made::log(arguments[1].parse().unwrap(), arguments.get(2).map(String::as_str));
    for (name, bytes) in log.files.into_iter().chain([("policy.txt".to_owned(), log.policy.to_text().into_bytes())]) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
