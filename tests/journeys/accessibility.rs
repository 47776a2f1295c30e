//! Every screen of ours, in every look, breaks no rule of accessibility; and a rule that is broken would be seen.

use anyhow::{Context as _, Result, ensure};
use tokenwright_tests::screens::{Look, Screen};
use tokenwright_tests::{Kind, Tab, Violation};

super::parts!(first 0, second 1, third 2, fourth 3, fifth 4, sixth 5);

const PARTS: usize = 6;

mod planted {
    super::super::in_both_browsers!(super::planted);
}

fn travel(part: usize, kind: Kind) -> Result<()> {
    crate::travel(async {
        // All that is wrong at once: who repairs it should not have to come back for each.
        let mut wrong = Vec::new();
        for screen in Screen::all().skip(part).step_by(PARTS) {
            wrong.extend(look_at(screen, kind).await?);
        }
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    })
}

/// What is wrong with a screen, a line each; prints what was checked.
async fn look_at(screen: &Screen, kind: Kind) -> Result<Vec<String>> {
    let desk = screen.desk(kind).await?;
    let shown = screen.enter(&desk).await?;
    let mut wrong = Vec::new();
    for look in Look::ALL {
        // What is covered or cut off has no contrast that could be told.
        shown.look(&desk, look.unrolled()).await?;
        let found = shown.ours.accessibility().await.with_context(|| screen.name)?;
        ensure!(found.passed > 0, "{}: no rule was held to anything", screen.name);
        println!(
            "{:<24}{:<10}{:<12}{:>3} rules, {:>4} checks",
            screen.name,
            format!("{kind:?}"),
            look.name(),
            found.passed,
            found.elements
        );
        let applies = |it: &&Violation| !screen.spared.contains(&it.rule.as_str());
        for it in found.violations.iter().chain(&found.undecided).filter(applies) {
            let elements = it.elements.join("\n    ");
            let (name, look) = (screen.name, look.name());
            wrong.push(format!("{name} {look}: {} ({})\n    {elements}", it.rule, it.help));
        }
    }
    desk.finish().await?;
    Ok(wrong)
}

/// Two buttons that a finger cannot tell apart.
const SMALL_BUTTONS: &str = "document.querySelector('form').append(...['a', 'b'].map((name) => \
     Object.assign(document.createElement('button'), { textContent: name, \
     style: 'min-height: 0; width: 8px; height: 8px; padding: 0; border: 0; margin: 0' })))";

/// Faults of several kinds, put into a screen that has none.
async fn planted(kind: Kind) -> Result<()> {
    let screen = Screen::named("verify-empty").context("the screen is gone")?;
    let desk = screen.desk(kind).await?;
    let shown = screen.enter(&desk).await?;
    for (rule, plant) in [
        ("button-name", "document.querySelector('#verify').textContent = ''"),
        ("select-name", "document.querySelector('label[for=recipe]').remove()"),
        ("color-contrast", "document.querySelector('#promise').style.color = '#aaa'"),
        ("target-size", SMALL_BUTTONS),
        ("heading-order", "document.querySelector('main').append(document.createElement('h4'))"),
    ] {
        shown.ours.reload().await?;
        shown
            .ours
            .wait_for("document.querySelector('#owner').value === 'acme'", "the form")
            .await?;
        shown.ours.evaluate::<()>(&format!("void ({plant})")).await?;
        assert!(rules_broken(&shown.ours).await?.contains(&rule.to_owned()), "{rule} is not seen");
    }
    desk.finish().await
}

async fn rules_broken(place: &Tab) -> Result<Vec<String>> {
    let found = place.accessibility().await?;
    Ok(found.violations.into_iter().map(|violation| violation.rule).collect())
}
