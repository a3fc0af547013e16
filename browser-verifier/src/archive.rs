//! A bundle, or a log by itself, out of a `.zip` archive. Which archives are read, and what the files of a bundle have to
//! say, `evidence` says: the same on the command line.

use evidence::Refused;

use crate::outcome::Finding;
use crate::session::Session;
use crate::steps::Step;

impl Session {
    /// Takes an archive apart.
    ///
    /// # Errors
    /// Where it is none, or one that programs could read differently.
    pub fn bundle(&mut self, bytes: &[u8]) -> Result<(), Refused> {
        let contents = evidence::sort(evidence::unpack(bytes)?);
        for (name, content) in contents.log {
            self.files.put(&name, content);
        }
        if self.files.named("checkpoint.next").is_none() {
            self.files.put_no_next();
        }
        // There is nowhere else to look for what the bundle lacks.
        loop {
            let lacking = self.files.wanted();
            if lacking.is_empty() {
                break;
            }
            lacking.iter().for_each(|name| self.files.put_absent(name));
        }
        let of_mac = contents.beside.iter().filter(|name| evidence::contents::is_of_mac(name)).count();
        (self.around, self.surplus, self.of_mac) = (contents.bundle, contents.surplus, of_mac as u64);
        Ok(())
    }

    /// What is wrong around the log: files of the bundle, and files that belong to none.
    pub(crate) fn wrong_around(&self, report: &ledger::Report) -> Vec<Finding> {
        let log = self.files.all();
        let around = self.around.iter().flat_map(|files| evidence::check(files, &log, report));
        let surplus = self.surplus.iter().map(|file| evidence::Wrong { fault: evidence::check::Fault::FileSurplus, file: file.clone() });
        let finding = |evidence::Wrong { fault, file }| Finding {
            step: Step::Files,
            code: fault.code(),
            message: fault.message(),
            file,
            entry: None,
        };
        around.chain(surplus).map(finding).collect()
    }
}
