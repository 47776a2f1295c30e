//! Makes one variant of a campaign again and tells all about it:
//! `replay PAGE SEED CHANGES [--out FILE]`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use lexopt::{Arg, Parser, ValueExt as _};
use tokenwright_core::evaluate;
use tokenwright_drift::{Truth, Variant, Wish, replay};

struct Request {
    page: String,
    seed: u64,
    changes: usize,
    out: Option<PathBuf>,
}

fn main() -> Result<()> {
    let request = understand(Parser::from_env())?;
    let (truth, variant) = replay(&request.page, request.seed, request.changes)?;
    for damage in &variant.damages {
        println!("{}: {}", damage.kind, damage.what);
    }
    tell(&truth, &variant)?;
    if let Some(out) = request.out {
        fs::write(&out, serde_json::to_string(&variant.snapshot)?)
            .with_context(|| format!("cannot write {}", out.display()))?;
    }
    Ok(())
}

fn tell(truth: &Truth, variant: &Variant) -> Result<()> {
    let seen = truth.see(variant);
    let wishes = Wish::all();
    let wish = wishes.first().context("there is no recipe")?;
    println!("\n{wish}: {}", seen.state.phase.as_str());
    for item in evaluate(wish.wanted(), &seen.state).items {
        println!("{}: {} – {}", item.check, item.status.as_str(), item.says);
    }
    let judgement = truth.judge(variant, &seen);
    println!("\nwrong met: {:?}", judgement.wrong_met);
    println!("wrong targets: {:?}", judgement.wrong_targets);
    println!("arguable: {:?}", judgement.arguable);
    println!("misread: {:?}", judgement.misread);
    for (control, (was, now)) in judgement.controls {
        println!("{control}: was {was:?}, now {now:?}");
    }
    Ok(())
}

fn understand(mut arguments: Parser) -> Result<Request> {
    let (mut values, mut out) = (Vec::new(), None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("out") => out = Some(PathBuf::from(arguments.value()?)),
            Arg::Value(value) => values.push(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let [page, seed, changes] = values.as_slice() else {
        anyhow::bail!("usage: replay PAGE SEED CHANGES [--out FILE]");
    };
    Ok(Request { page: page.clone(), seed: seed.parse()?, changes: changes.parse()?, out })
}
