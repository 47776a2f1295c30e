//! The checksum at the end of a token. A contradiction means "mistyped or cut", and no more:
//! GitHub documents only the classic one.

use sha2::{Digest as _, Sha256};

/// Whether the checksum of this text contradicts it. `false` also where there is none to check.
pub(super) fn contradicts(text: &str) -> bool {
    match text.split_once('_') {
        Some(("ghp" | "gho" | "ghu", body)) if body.len() == 36 => {
            let (random, sum) = body.split_at(30);
            base62(crc32(random.as_bytes())) != sum.as_bytes()
        }
        Some(("github", _)) if text.len() == super::FINE_GRAINED_LENGTH => {
            let (head, tail) = text.split_at(text.len() - 16);
            base32(&Sha256::digest(head.as_bytes())) != tail.as_bytes()[..8]
        }
        _ => false,
    }
}

/// The first 40 bits in base 32, which stand before the last eight letters of a fine-grained token
/// (mongodb/kingfisher pull request 342, recomputed on two public, revoked tokens, 2026-11-22; GitHub
/// documents none of it).
fn base32(digest: &[u8]) -> [u8; 8] {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits = digest.iter().take(5).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    std::array::from_fn(|at| LETTERS[(bits >> (35 - 5 * at) & 31) as usize])
}

/// CRC-32 (IEEE) over the random part (GitHub engineering blog, 2021-04-05).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 }
        })
    })
}

/// Six digits of base 62, highest first, padded with zeros.
fn base62(mut number: u32) -> [u8; 6] {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut text = [b'0'; 6];
    for place in text.iter_mut().rev() {
        *place = DIGITS[(number % 62) as usize];
        number /= 62;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published examples: random part and checksum (seen 2026-11-22).
    const PUBLIC: [(&str, &str); 3] = [
        ("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ", "0mLq17"),
        ("adE7dp8rHP6gUTuPwxLTZjZdtya3sV", "0UQzQM"),
        ("H3xbiBdlzffNx7Y56iNsPw3joObj7U", "2nO29h"),
    ];

    #[test]
    fn public_examples_agree() {
        for (random, sum) in PUBLIC {
            assert!(!contradicts(&format!("ghp_{random}{sum}")), "{random}");
        }
    }

    #[test]
    fn base32_agrees_with_a_known_digest() {
        // SHA-256 of the empty text starts e3b0c44298; base32 of these five bytes, by coreutils.
        assert_eq!(&base32(&Sha256::digest(b"")), b"4OYMIQUY");
    }

    #[test]
    fn a_fine_grained_token_is_held_against_its_checksum() {
        let head = format!("github_pat_11{}_{}", "A".repeat(20), "b".repeat(43));
        let sum = String::from_utf8(base32(&Sha256::digest(head.as_bytes())).to_vec()).unwrap();
        let good = format!("{head}{sum}12345678");
        assert!(!contradicts(&good));
        assert!(contradicts(&good.replacen("bb", "bc", 1)));
    }

    #[test]
    fn one_wrong_letter_is_noticed() {
        for (random, sum) in PUBLIC {
            let wrong = random.replacen(|c: char| c.is_ascii_lowercase(), "Z", 1);
            assert!(contradicts(&format!("ghp_{wrong}{sum}")), "{wrong}");
        }
    }
}
