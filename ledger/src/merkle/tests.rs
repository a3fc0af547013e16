//! Against the definition of RFC 6962 itself, and against `ct-merkle`.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;

use super::*;
use crate::Fault;

/// Section 2.1, word by word.
fn mth(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            node_hash(&mth(left), &mth(right))
        }
    }
}

fn entries(size: u64) -> Vec<Vec<u8>> {
    (0..size).map(|n| n.to_string().into_bytes()).collect()
}

fn leaves(size: u64) -> Vec<Hash> {
    entries(size).iter().map(|entry| leaf_hash(entry)).collect()
}

#[test]
fn roots_and_frontiers() {
    for size in 0..70 {
        let leaves = leaves(size);
        assert_eq!(root(&leaves), mth(&leaves), "{size}");
        let frontier = Frontier::read(&Leaves(&leaves), size).unwrap();
        assert_eq!((frontier.root(), frontier.size()), (mth(&leaves), size));
    }
}

#[test]
fn all_proofs_of_small_trees() {
    for size in 1..34u64 {
        let leaves = leaves(size);
        let (reader, top) = (Leaves(&leaves), root(&leaves));
        for index in 0..size {
            let proof = inclusion_proof(&reader, index, size).unwrap();
            let leaf = &leaves[index as usize];
            assert_eq!(verify_inclusion(index, size, leaf, &proof, &top), Ok(()));
            for other in (0..size).filter(|other| *other != index) {
                assert!(verify_inclusion(other, size, leaf, &proof, &top).is_err());
            }
            assert!(verify_inclusion(index, size, leaf, &[&proof[..], &[top]].concat(), &top).is_err());
            if let Some((_, shorter)) = proof.split_last() {
                assert!(verify_inclusion(index, size, leaf, shorter, &top).is_err());
            }
        }
        for old in 0..=size {
            let proof = consistency_proof(&reader, old, size).unwrap();
            let before = root(&leaves[..old as usize]);
            assert_eq!(verify_consistency(old, &before, size, &top, &proof).is_ok(), old > 0, "{old} {size}");
            if old > 0 && old < size {
                assert!(verify_consistency(old, &top, size, &top, &proof).is_err());
                assert!(verify_consistency(old, &before, size, &before, &proof).is_err());
                assert!(verify_consistency(old, &before, size, &top, &proof[1..]).is_err());
                assert!(verify_consistency(old, &before, size, &top, &[&proof[..], &[top]].concat()).is_err());
            }
        }
    }
}

#[test]
fn nonsense_is_refused_without_panic() {
    let none: &[Hash] = &[];
    assert_eq!(inclusion_proof(&Leaves(none), 0, 0), Err(Fault::Index));
    assert_eq!(inclusion_proof(&Leaves(none), 3, u64::MAX), Err(Fault::TileMissing));
    assert_eq!(inclusion_proof(&Leaves(none), u64::MAX, u64::MAX), Err(Fault::Index));
    assert!(consistency_proof(&Leaves(none), u64::MAX - 1, u64::MAX).is_err());
    for hashes in 0..66 {
        let proof = vec![[7; 32]; hashes];
        for (a, b) in [(0, 1), (u64::MAX - 1, u64::MAX), (1 << 63, u64::MAX), (1, u64::MAX), (0, u64::MAX), (u64::MAX, u64::MAX)] {
            assert!(verify_inclusion(a, b, &[7; 32], &proof, &[0; 32]).is_err());
            assert!(verify_consistency(a, &[7; 32], b, &[0; 32], &proof).is_err());
        }
    }
}

proptest! {
    #[test]
    fn as_ct_merkle_has_it(size in 1u64..200, a: prop::sample::Index, b: prop::sample::Index) {
        let mut tree = MemoryBackedTree::<sha2::Sha256, Vec<u8>>::new();
        entries(size).into_iter().for_each(|entry| tree.push(entry));
        let leaves = leaves(size);
        prop_assert_eq!(tree.root().as_bytes().to_vec(), root(&leaves));
        let index = a.index(size as usize);
        let proof = inclusion_proof(&Leaves(&leaves), index as u64, size).unwrap();
        prop_assert_eq!(tree.prove_inclusion(index).as_bytes().to_vec(), proof.concat());
        let old = 1 + b.index(size as usize) as u64;
        let proof = consistency_proof(&Leaves(&leaves), old, size).unwrap();
        prop_assert_eq!(tree.prove_consistency((size - old) as usize).as_bytes().to_vec(), proof.concat());
    }
}
