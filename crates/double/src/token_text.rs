//! The text of tokens: the shapes GitHub gives them, with the checksums found in public samples.

use sha2::{Digest as _, Sha256};

const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// `github_pat_` + 22 + `_` + 59, unique for each `seed`. The characters at [-16:-8] are base32 of the
/// SHA-256 of all before them (mongodb/kingfisher pull request 342, checked on public revoked tokens; seen 2026-11).
pub(crate) fn fine_grained(seed: &str) -> String {
    let random = random_letters(seed, 20 + 43 + 8);
    let head = format!("github_pat_11{}_{}", &random[..20], &random[20..63]);
    let check = fine_grained_checksum(&head);
    format!("{head}{check}{}", &random[63..])
}

/// `ghp_` + 30 + CRC-32 in base62 (GitHub's engineering blog, 2021-04-05).
pub(crate) fn classic(seed: &str) -> String {
    let body = random_letters(seed, 30);
    let check = crc32_checksum(&body);
    format!("ghp_{body}{check}")
}

fn fine_grained_checksum(head: &str) -> String {
    let digest = Sha256::digest(head.as_bytes());
    // Eight base32 letters are the first forty bits.
    let bits = digest.iter().take(5).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (0..8).rev().map(|at| char::from(BASE32[(bits >> (5 * at) & 31) as usize])).collect()
}

fn crc32_checksum(body: &str) -> String {
    let mut crc = !0_u32;
    for byte in body.bytes() {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
        }
    }
    let crc = !crc;
    (0..6).rev().map(|at| char::from(BASE62[(crc / 62_u32.pow(at) % 62) as usize])).collect()
}

fn random_letters(seed: &str, length: usize) -> String {
    (0_u32..)
        .flat_map(|block| Sha256::digest(format!("{seed}/{block}")))
        .map(|byte| char::from(BASE62[usize::from(byte) % 62]))
        .take(length)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crc32_agrees_with_public_vectors() {
        for (body, check) in [
            ("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ", "0mLq17"),
            ("adE7dp8rHP6gUTuPwxLTZjZdtya3sV", "0UQzQM"),
            ("H3xbiBdlzffNx7Y56iNsPw3joObj7U", "2nO29h"),
        ] {
            assert_eq!(crc32_checksum(body), check);
        }
    }

    #[test]
    fn base32_agrees_with_a_known_digest() {
        // SHA-256 of the empty text starts e3b0c44298; base32 of these five bytes, by coreutils.
        assert_eq!(fine_grained_checksum(""), "4OYMIQUY");
    }

    #[test]
    fn fine_grained_has_the_attested_shape() {
        let token = fine_grained("any");
        assert_eq!(token.len(), 93);
        let (first, second) = token.strip_prefix("github_pat_").unwrap().split_once('_').unwrap();
        assert_eq!((first.len(), second.len()), (22, 59));
        assert!(first.starts_with("11"));
        assert!(format!("{first}{second}").chars().all(|c| c.is_ascii_alphanumeric()));
        assert_eq!(token[77..85], fine_grained_checksum(&token[..77]));
        assert_ne!(token, fine_grained("other"));
    }
}
