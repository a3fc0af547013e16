//! When a witness signs (c2sp.org/tlog-witness).

use ledger::{
    Checkpoint, VerifierKey,
    merkle::{Hash, empty_root, verify_consistency},
    witness::AddCheckpoint,
};

/// Why a witness does not sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The request is malformed, or the old tree larger than the new one.
    Malformed,
    /// No key of the log has signed, or a signature does not verify.
    Unsigned,
    /// The log is not known here.
    Unknown,
    /// The witness signed a tree of another size last: this one.
    Conflict(u64),
    /// The new tree does not start with the old one.
    Inconsistent,
}

impl Refusal {
    /// The status of the answer; the body of 409 is the size and LF, of type `text/x.tlog.size`.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::Unsigned => 403,
            Self::Unknown => 404,
            Self::Conflict(_) => 409,
            Self::Inconsistent => 422,
        }
    }
}

/// Decides whether a witness signs. `trusted` are the keys of all logs that it knows; `last` gives size and root of
/// the tree that it signed last of a log, 0 and anything where it signed none. The caller stores the new
/// checkpoint before signing, in the transaction that read the last one.
///
/// # Errors
/// Where it must not sign.
pub fn judge(request: &AddCheckpoint, trusted: &[VerifierKey], last: impl FnOnce(&str) -> (u64, Hash)) -> Result<Checkpoint, Refusal> {
    let new = Checkpoint::parse(&request.checkpoint.text).map_err(|_| Refusal::Malformed)?;
    let keys: Vec<&VerifierKey> = trusted.iter().filter(|key| key.name() == new.origin).collect();
    if keys.is_empty() {
        return Err(Refusal::Unknown);
    }
    if request.checkpoint.verify(&keys).map_err(|_| Refusal::Unsigned)?.by.is_empty() {
        return Err(Refusal::Unsigned);
    }
    if request.old > new.size {
        return Err(Refusal::Malformed);
    }
    let (size, root) = last(&new.origin);
    if request.old != size {
        return Err(Refusal::Conflict(size));
    }
    let consistent = match request.old {
        0 => request.proof.is_empty() && (new.size > 0 || new.root == empty_root()),
        old => verify_consistency(old, &root, new.size, &new.root, &request.proof).is_ok(),
    };
    if consistent { Ok(new) } else { Err(Refusal::Inconsistent) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::{
        KeyKind, SignerKey,
        merkle::{Leaves, consistency_proof, leaf_hash, root},
    };

    const ORIGIN: &str = "letters.example/log/1";

    fn log() -> SignerKey {
        SignerKey::from_seed(ORIGIN, KeyKind::Ed25519, &[1; 32]).unwrap()
    }

    fn leaves(size: u8, salt: u8) -> Vec<Hash> {
        (0..size).map(|n| leaf_hash(&[n, if n > 4 { salt } else { 0 }])).collect()
    }

    fn request(old: u64, leaves: &[Hash]) -> AddCheckpoint {
        let size = leaves.len() as u64;
        let proof = consistency_proof(&Leaves(leaves), old.min(size), size).unwrap();
        AddCheckpoint { old, proof, checkpoint: Checkpoint::new(ORIGIN, size, root(leaves)).sign([&log()]) }
    }

    #[test]
    fn a_witness_signs_one_history() {
        let trusted = [log().verifier().clone()];
        let (three, seven, fork) = (leaves(3, 0), leaves(7, 0), leaves(7, 1));
        let judge = |request: &AddCheckpoint, last: &[Hash]| {
            super::judge(request, &trusted, |_| (last.len() as u64, root(last))).map(|new| new.size)
        };
        assert_eq!(judge(&request(0, &three), &[]), Ok(3));
        assert_eq!(judge(&request(3, &seven), &three), Ok(7));
        assert_eq!(judge(&request(7, &seven), &seven), Ok(7));
        assert_eq!(judge(&request(0, &[]), &[]), Ok(0));
        // The other history, in whatever way it is put.
        assert_eq!(judge(&request(7, &fork), &seven), Err(Refusal::Inconsistent));
        assert_eq!(judge(&request(3, &fork), &seven), Err(Refusal::Conflict(7)));
        assert_eq!(judge(&request(0, &fork), &seven), Err(Refusal::Conflict(7)));
        assert_eq!(judge(&request(7, &leaves(9, 1)), &seven), Err(Refusal::Inconsistent));
        assert_eq!(judge(&request(7, &three), &seven), Err(Refusal::Malformed));
        let with_proof = AddCheckpoint { proof: vec![[0; 32]], ..request(0, &three) };
        assert_eq!(judge(&with_proof, &[]), Err(Refusal::Inconsistent));
        let empty = AddCheckpoint { checkpoint: Checkpoint::new(ORIGIN, 0, [1; 32]).sign([&log()]), ..request(0, &[]) };
        assert_eq!(judge(&empty, &[]), Err(Refusal::Inconsistent));
    }

    #[test]
    fn a_witness_knows_its_logs() {
        let other = SignerKey::from_seed(ORIGIN, KeyKind::Ed25519, &[2; 32]).unwrap();
        let request = request(0, &leaves(3, 0));
        assert_eq!(super::judge(&request, &[], |_| (0, [0; 32])), Err(Refusal::Unknown));
        assert_eq!(super::judge(&request, &[other.verifier().clone()], |_| (0, [0; 32])), Err(Refusal::Unsigned));
        let mut forged = request;
        forged.checkpoint.signatures[0].bytes[0] ^= 1;
        let refused = super::judge(&forged, &[log().verifier().clone()], |_| (0, [0; 32])).unwrap_err();
        assert_eq!((refused, refused.status()), (Refusal::Unsigned, 403));
    }
}
