//! Lower-case hexadecimal, the only spelling of bytes that the ledger's text formats know.

/// Writes bytes as lower-case hexadecimal.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(bytes)
}

/// Reads exactly `N` bytes from lower-case hexadecimal; upper case, blanks and another length are refused.
#[must_use]
pub fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let length = base16ct::lower::decode(text, &mut bytes).ok()?.len();
    (length == N).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_only_what_it_writes() {
        assert_eq!(encode(&[0, 0xab, 0xff]), "00abff");
        assert_eq!(decode::<3>("00abff"), Some([0, 0xab, 0xff]));
        for wrong in ["00ABff", "00abf", "00ab", "00abff00", " 0abff", "00abfg", "", "éab1"] {
            assert_eq!(decode::<3>(wrong), None, "{wrong}");
        }
    }
}
