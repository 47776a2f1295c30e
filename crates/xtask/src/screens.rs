//! `screens`: pictures of every screen of ours, in every look and in both browsers.

mod store;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use lexopt::{Arg, Parser, ValueExt as _};
use tokenwright_tests::screens::{Look, Screen};
use tokenwright_tests::{Colours, Kind};

use crate::browsers::have_browsers;
use crate::build;
use crate::workspace::Workspace;

/// The pictures that documents show; as narrow as shows the panel beside the form, because a reader sees
/// a picture at half its size.
const DOCUMENTS: &[Document] = &[
    Document::new("panel-half-way", "panel.png", Colours::Light, (1200, 900)),
    Document::new("verify-ready", "verified.png", Colours::Dark, (900, 900)),
    Document::new("recipes", "recipes.png", Colours::Light, (900, 900)),
    Document::new("popup", "popup.png", Colours::Light, (360, 440)),
];

/// A picture in `docs`.
struct Document {
    screen: &'static str,
    file: &'static str,
    look: Look,
}

impl Document {
    const fn new(
        screen: &'static str,
        file: &'static str,
        colours: Colours,
        (width, height): (u32, u32),
    ) -> Self {
        Self { screen, file, look: Look { colours, width, height } }
    }
}

/// What was asked for.
struct Wish {
    screens: Vec<&'static Screen>,
    docs: bool,
    store: bool,
}

pub(crate) fn run(workspace: &Workspace, arguments: Parser) -> Result<()> {
    let wish = read(arguments)?;
    have_browsers()?;
    build::run(workspace)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    if wish.docs {
        return runtime.block_on(take_for_documents(&workspace.root.join("docs")));
    }
    if wish.store {
        return runtime.block_on(store::take(&workspace.root.join("docs/store")));
    }
    for kind in [Kind::Chromium, Kind::Firefox] {
        let browser = format!("{kind:?}").to_lowercase();
        let folder = workspace.target.join("screens").join(browser);
        for screen in &wish.screens {
            runtime.block_on(take(screen, kind, &folder)).with_context(|| screen.name)?;
        }
    }
    Ok(())
}

fn read(mut arguments: Parser) -> Result<Wish> {
    let (mut screens, mut docs, mut store) = (Vec::new(), false, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("docs") => docs = true,
            Arg::Long("store") => store = true,
            Arg::Value(name) => {
                let name = name.string()?;
                let screen = Screen::named(&name);
                screens.push(screen.with_context(|| format!("there is no screen {name:?}"))?);
            }
            _ => return Err(argument.unexpected().into()),
        }
    }
    if screens.is_empty() {
        screens.extend(Screen::all());
    }
    Ok(Wish { screens, docs, store })
}

/// A screen in every look.
async fn take(screen: &Screen, kind: Kind, folder: &Path) -> Result<()> {
    let desk = screen.desk(kind).await?;
    let shown = screen.enter(&desk).await?;
    for look in Look::ALL {
        shown.look(&desk, look).await?;
        let file = folder.join(format!("{}-{}.png", screen.name, look.name()));
        shown.picture(&file).await?;
        println!("{}", file.display());
    }
    desk.finish().await
}

async fn take_for_documents(folder: &Path) -> Result<()> {
    for &Document { screen: name, file, look } in DOCUMENTS {
        let screen = Screen::named(name).with_context(|| format!("there is no screen {name:?}"))?;
        let desk = screen.desk(Kind::Chromium).await?;
        let shown = screen.enter(&desk).await?;
        shown.look(&desk, look).await?;
        let file: PathBuf = folder.join(file);
        shown.page.screenshot(&file).await?;
        desk.finish().await?;
        println!("{} ({} kB)", file.display(), fs::metadata(&file)?.len() / 1024);
    }
    Ok(())
}
