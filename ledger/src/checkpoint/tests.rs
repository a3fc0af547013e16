//! The standard's example, and everything that must be refused.

use proptest::prelude::*;

use super::*;

const TEXT: &str = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

#[test]
fn the_example_of_the_standard() {
    let checkpoint = Checkpoint::parse(TEXT).unwrap();
    assert_eq!((checkpoint.origin.as_str(), checkpoint.size), ("example.com/behind-the-sofa", 20_852_163));
    assert_eq!(checkpoint.to_string(), TEXT);
    let extended = format!("{TEXT}one more\nand one\n");
    assert_eq!(Checkpoint::parse(&extended).unwrap().to_string(), extended);
    let theirs = tlog_tiles::Checkpoint::from_bytes(extended.as_bytes()).unwrap();
    assert_eq!((theirs.size(), theirs.hash().0, theirs.extension()), (checkpoint.size, checkpoint.root, "one more\nand one\n"));
}

#[test]
fn refused() {
    for (from, to) in [
        ("example.com/behind-the-sofa", ""),
        ("20852163", "020852163"),
        ("20852163", "+20852163"),
        ("20852163", "-1"),
        ("20852163", "18446744073709551616"),
        ("20852163", ""),
        ("q2I=", "q2J="),
        ("q2I=", "q2I"),
        ("CsUY", ""),
        ("2I=\n", "2I="),
        ("2I=\n", "2I=\n\n"),
        ("2I=\n", "2I=\r\n"),
        ("2I=\n", "2I=\n\nmore\n"),
        ("2I=\n", "2I=\nta\tb\n"),
    ] {
        assert_eq!(Checkpoint::parse(&TEXT.replacen(from, to, 1)), Err(Fault::CheckpointForm), "{to:?}");
    }
}

proptest! {
    #[test]
    fn round_trip(origin in "[a-z/é.]{1,30}", size: u64, root: [u8; 32], extensions in prop::collection::vec("[a-z ]{1,9}", 0..3)) {
        let checkpoint = Checkpoint { origin, size, root, extensions };
        prop_assert_eq!(Checkpoint::parse(&checkpoint.to_string()), Ok(checkpoint));
    }

    #[test]
    fn what_is_read_is_what_is_printed(text in "(a|\n|0|1|CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=){0,8}") {
        if let Ok(checkpoint) = Checkpoint::parse(&text) {
            prop_assert_eq!(checkpoint.to_string(), text);
        }
    }
}
