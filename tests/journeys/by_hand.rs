//! Without the extension: the double is a page that a person can use, and hands out what was asked for.

use anyhow::Result;
use tokenwright_double::{Repositories, Scenario};
use tokenwright_tests::{Desk, Expiration, Kind, Person};

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start_bare(kind, Scenario::Happy).await?;
    let page = desk.token_page().await?;
    let person = Person::at(&page);

    person.choose_owner("acme").await?;
    person.type_name("Copilot seats").await?;
    person.type_description("Reads who has a seat.").await?;
    person.choose_expiration(&Expiration::Days(90)).await?;
    let in_forty_days = "new Date(Date.now() + 40 * 864e5).toISOString().slice(0, 10)";
    let date: String = page.evaluate(in_forty_days).await?;
    person.choose_expiration(&Expiration::On(date.clone())).await?;
    person.choose_repositories("all").await?;
    person.choose_repositories("none").await?;
    person.add_permission("Organization", "Members").await?;
    person.add_permission("Organization", "Webhooks").await?;
    person.set_level("Members", "Read and write").await?;
    person.remove_permission("Webhooks").await?;
    person.press_generate().await?;
    person.confirm().await?;

    let tokens = desk.double.tokens();
    let [token] = tokens.as_slice() else { panic!("one token was made, not {tokens:#?}") };
    assert_eq!(person.new_token().await?.as_deref(), Some(token.value.as_str()));
    assert_eq!(token.name, "Copilot seats");
    assert_eq!(token.description, "Reads who has a seat.");
    assert_eq!(token.owner, "acme");
    assert_eq!(token.expires.as_deref(), Some(date.as_str()));
    assert_eq!(token.repositories, Repositories::Public);
    let permissions: Vec<_> = token.permissions.iter().collect();
    assert_eq!(permissions, [(&"members".to_owned(), &"write".to_owned())]);
    page.reload().await?;
    assert_eq!(person.new_token().await?, None, "a token is shown once");
    desk.finish().await
}
