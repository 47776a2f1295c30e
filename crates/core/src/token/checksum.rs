//! The checksum at the end of a token. A contradiction means "mistyped or cut", and no more:
//! GitHub documents only the classic one.

/// Whether the checksum of this text contradicts it. `false` also where there is none to check.
pub(super) fn contradicts(text: &str) -> bool {
    match text.split_once('_') {
        Some(("ghp" | "gho" | "ghu", body)) if body.len() == 36 => {
            let (random, sum) = body.split_at(30);
            base62(crc32(random.as_bytes())) != sum.as_bytes()
        }
        _ => false,
    }
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
    fn one_wrong_letter_is_noticed() {
        for (random, sum) in PUBLIC {
            let wrong = random.replacen(|c: char| c.is_ascii_lowercase(), "Z", 1);
            assert!(contradicts(&format!("ghp_{wrong}{sum}")), "{wrong}");
        }
    }
}
