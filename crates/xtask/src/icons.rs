//! `icons`: the extension's icons in every size that browsers and stores show, drawn from one source by Chromium.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use data_encoding::BASE64;
use serde_json::json;
use tokenwright_tests::{Browser, Kind, Settings, Tab};

use crate::browsers::have_browsers;
use crate::package::checksum;
use crate::workspace::Workspace;

/// In points: toolbars show 16 and 32, lists of extensions 48 and 96, Chromium's store 128.
const SIZES: [u32; 5] = [16, 32, 48, 96, 128];

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    have_browsers()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(draw_all(workspace))
}

async fn draw_all(workspace: &Workspace) -> Result<()> {
    let source = fs::read(workspace.root.join("docs/store/icon.svg"))?;
    let browser = Browser::start(Kind::Chromium, &Settings::default()).await?;
    let tab = browser.first_tab().await?;
    for size in SIZES {
        let image = draw(&tab, &source, size).await?;
        let file: PathBuf = workspace.root.join(format!("extension/icons/{size}.png"));
        fs::write(&file, naming_source(&image, &checksum(&source))?)?;
        println!("{}", file.display());
    }
    browser.quit().await.map(drop)
}

/// On a canvas, which keeps what is transparent as a picture of a page would not.
async fn draw(tab: &Tab, source: &[u8], size: u32) -> Result<Vec<u8>> {
    let address = json!(format!("data:image/svg+xml;base64,{}", BASE64.encode(source)));
    let drawn: String = tab
        .evaluate(&format!(
            "await (async () => {{ \
             const image = new Image({size}, {size}); \
             image.src = {address}; \
             await image.decode(); \
             const canvas = document.createElement('canvas'); \
             canvas.width = canvas.height = {size}; \
             canvas.getContext('2d').drawImage(image, 0, 0, {size}, {size}); \
             return canvas.toDataURL('image/png'); }})()"
        ))
        .await?;
    let data = drawn.strip_prefix("data:image/png;base64,").context("no picture came back")?;
    Ok(BASE64.decode(data.as_bytes())?)
}

/// The picture with the checksum of its source in it, by which a test sees that none was left behind.
fn naming_source(image: &[u8], checksum: &str) -> Result<Vec<u8>> {
    // A signature of 8 bytes, then chunks of length, kind, data and check; the first, IHDR, has 13 bytes of data.
    const HEADER: usize = 8 + 4 + 4 + 13 + 4;
    ensure!(image.len() > HEADER, "no picture");
    let (header, rest) = image.split_at(HEADER);
    let data = format!("tEXtSource\0{checksum}");
    let length = u32::try_from(data.len() - "tEXt".len())?.to_be_bytes();
    let check = crc(data.as_bytes()).to_be_bytes();
    Ok([header, &length, data.as_bytes(), &check, rest].concat())
}

/// The check that PNG asks for.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_is_the_one_of_the_standard() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
        // The chunk that every PNG ends with.
        assert_eq!(crc(b"IEND"), 0xae42_6082);
    }
}
