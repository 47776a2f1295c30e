//! `inspect`: what the extension would say about a saved snapshot of GitHub's page.

use std::fs;
use std::path::PathBuf;
use std::str::FromStr as _;

use anyhow::{Context as _, Result};
use lexopt::{Arg, Parser, ValueExt as _};
use tokenwright_core::date::Date;
use tokenwright_core::login::Login;
use tokenwright_core::recipe::{self, Recipe};
use tokenwright_core::report::Report;
use tokenwright_core::subject::Subject;
use tokenwright_core::{Wanted, evaluate};
use tokenwright_page::{Snapshot, read};

/// The command line, understood.
struct Request {
    snapshot: PathBuf,
    recipe: &'static Recipe,
    owner: Login,
    today: Date,
}

pub(crate) fn run(arguments: Parser) -> Result<()> {
    let Request { snapshot, recipe, owner, today } = understand(arguments)?;
    let file = snapshot.display();
    let text = fs::read_to_string(&snapshot).with_context(|| format!("cannot read {file}"))?;
    let snapshot = Snapshot::from_json(&text).with_context(|| format!("{file} is no snapshot"))?;
    let wanted = Wanted { recipe, owner: Some(&owner), today };
    let checklist = evaluate(wanted, &read(&snapshot).state);
    let report = Report::new(Some(recipe), Some(&Subject::new(owner, today)));
    println!("{}", report.with_form(today, checklist).to_json());
    Ok(())
}

fn understand(mut arguments: Parser) -> Result<Request> {
    let (mut snapshot, mut recipe, mut owner, mut today) = (None, None, None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("recipe") => recipe = Some(known_recipe(&arguments.value()?.string()?)?),
            Arg::Long("owner") => owner = Some(Login::parse(&arguments.value()?.string()?)?),
            Arg::Long("today") => today = Some(Date::from_str(&arguments.value()?.string()?)?),
            Arg::Value(path) if snapshot.is_none() => snapshot = Some(path.into()),
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(Request {
        snapshot: snapshot.context("name the snapshot's file")?,
        recipe: recipe.context("--recipe ID is missing")?,
        owner: owner.context("--owner LOGIN is missing")?,
        today: today.context("--today DATE is missing")?,
    })
}

fn known_recipe(id: &str) -> Result<&'static Recipe> {
    recipe::by_id(id).with_context(|| {
        let ids: Vec<&str> = recipe::all().iter().map(|recipe| recipe.id.as_str()).collect();
        format!("there is no recipe {id:?}; there are {}", ids.join(", "))
    })
}
