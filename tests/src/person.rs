//! What a person does on GitHub's token page, by clicks and keys, and sees of it. Written against the markup
//! of 2026 as public sources attest it, which the double follows too.

use anyhow::Result;
use serde_json::json;

use crate::tab::Tab;

mod older;

/// A choice in the expiration menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expiration {
    /// One of the offered numbers of days.
    Days(u32),
    /// "Custom", with a date like `2027-11-23`.
    On(String),
    /// "No expiration".
    Never,
}

/// Someone in front of a page.
#[derive(Debug, Clone, Copy)]
pub struct Person<'tab> {
    page: &'tab Tab,
}

impl<'tab> Person<'tab> {
    /// Looks at this page.
    pub fn at(page: &'tab Tab) -> Self {
        Self { page }
    }

    /// Waits until every part of the form is there, also those that GitHub sends later.
    pub async fn wait_for_form(&self) -> Result<()> {
        let complete = "document.querySelector('#user_programmatic_access_name') && \
             document.querySelector('#install_target_none') && \
             document.querySelector('.js-integrations-install-form-submit')";
        self.page.wait_for(complete, "the whole token form").await
    }

    /// Opens the owner's panel and chooses; returns when the parts that depend on the owner have come anew.
    pub async fn choose_owner(&self, login: &str) -> Result<()> {
        let chosen =
            format!("document.querySelector('[name=target_name]')?.value === {}", json!(login));
        if self.page.evaluate::<bool>(&chosen).await? {
            return Ok(());
        }
        // A property no page script or extension sees as a change; the new parts do not have it.
        let remember = "void (document.querySelector('#install_target_none').isOfOldOwner = true)";
        self.page.evaluate::<()>(remember).await?;
        self.page.click("#resource-owner-select-panel-button").await?;
        let option = format!(
            "#resource-owner-select-panel-dialog[open] [role=option][data-value={}]",
            json!(login)
        );
        self.page.click(&option).await?;
        self.page.wait_for(&chosen, "the form to take the owner").await?;
        let renewed = "(() => { const first = document.querySelector('#install_target_none'); \
             return first && !first.isOfOldOwner; })()";
        self.page.wait_for(renewed, "repositories and permissions of the new owner").await?;
        self.wait_for_form().await
    }

    /// Types the token's name instead of what stands there.
    pub async fn type_name(&self, name: &str) -> Result<()> {
        self.page.fill("#user_programmatic_access_name", name).await
    }

    /// Types the description instead of what stands there.
    pub async fn type_description(&self, description: &str) -> Result<()> {
        self.page.fill("#user_programmatic_access_description", description).await
    }

    /// Chooses from the expiration menu and, for a custom date, types it.
    pub async fn choose_expiration(&self, expiration: &Expiration) -> Result<()> {
        self.open_expirations().await?;
        let value = match expiration {
            Expiration::Days(days) => days.to_string(),
            Expiration::On(_) => "custom".to_owned(),
            Expiration::Never => return self.choose_no_expiration().await,
        };
        let item = format!(".js-new-default-token-expiration-item [data-value={}]", json!(value));
        self.page.click(&item).await?;
        let taken = format!(
            "document.querySelector('[name=\"user_programmatic_access[default_expires_at]\"]').value \
             === {}",
            json!(value)
        );
        self.page.wait_for(&taken, "the form to take the expiration").await?;
        match expiration {
            Expiration::On(date) => self.type_date(date).await,
            Expiration::Days(_) | Expiration::Never => Ok(()),
        }
    }

    /// Opens the expiration menu.
    pub async fn open_expirations(&self) -> Result<()> {
        self.page.click(".js-new-default-token-expiration-select button[aria-haspopup]").await?;
        let shown = visible(".js-new-default-token-expiration-item", "true");
        self.page.wait_for(&shown, "the choices of the expiration").await
    }

    /// Chooses `none` (public repositories), `all` or `selected`.
    pub async fn choose_repositories(&self, target: &str) -> Result<()> {
        self.page.click(&format!("#install_target_{target}")).await
    }

    /// Adds a permission by its title from a tab of the picker (`Repositories`, `Organization`, `Account`);
    /// GitHub starts it at its lowest level.
    pub async fn add_permission(&self, tab: &str, title: &str) -> Result<()> {
        self.open_add_permissions(tab).await?;
        self.page.click_on(&format!("({SEARCH})")).await?;
        self.page.type_text(title).await?;
        let options = "[role=option], [role=menuitemcheckbox], label:has([type=checkbox])";
        let named = format!("lines.includes({})", json!(title));
        self.page.click_on(&visible(options, &named)).await?;
        self.page.press("Escape").await?;
        self.page.wait_for(&format!("!({SEARCH})"), "the list of permissions to close").await?;
        let there = format!("Boolean({})", row(title));
        self.page.wait_for(&there, "the permission's row").await
    }

    /// Opens the list of permissions that a tab of the picker offers.
    pub async fn open_add_permissions(&self, tab: &str) -> Result<()> {
        self.show_permissions(tab).await?;
        self.page.click_on(&visible("button", "words.endsWith('Add permissions')")).await?;
        self.page.wait_for(&format!("Boolean({SEARCH})"), "the list of permissions").await
    }

    /// Opens the menu with the levels of a permission that was added before.
    pub async fn open_levels(&self, title: &str) -> Result<()> {
        self.page.click_on(&access_button(title)).await?;
        let shown = visible("[role=menuitemradio]", "true");
        self.page.wait_for(&shown, "the permission's levels").await
    }

    /// Sets a permission that was added before, to a level as GitHub writes it (`Read and write`).
    pub async fn set_level(&self, title: &str, level: &str) -> Result<()> {
        self.open_levels(title).await?;
        let item = visible("[role=menuitemradio]", &format!("lines.includes({})", json!(level)));
        self.page.click_on(&item).await?;
        let button = access_button(title);
        let taken = format!("{button}?.textContent.includes({})", json!(level));
        self.page.wait_for(&taken, "the permission's row to take the level").await
    }

    /// Takes a permission away again.
    pub async fn remove_permission(&self, title: &str) -> Result<()> {
        let row = row(title);
        let label = json!(format!("Remove {title}"));
        let button = format!(
            "[...{row}.querySelectorAll('button')].find((it) => it.ariaLabel === {label} || \
             it.textContent.trim() === {label} || it.ariaLabelledByElements?.[0]?.textContent.trim() === {label})"
        );
        self.page.click_on(&button).await?;
        self.page.wait_for(&format!("!{row}"), "the permission's row to go").await
    }

    /// Shows a tab of the permission picker.
    pub async fn show_permissions(&self, tab: &str) -> Result<()> {
        let tab = visible("[role=tab]", &format!("words.startsWith({})", json!(tab)));
        self.page.click_on(&tab).await?;
        let shown = format!("{tab}?.ariaSelected === 'true'");
        self.page.wait_for(&shown, "the tab of permissions").await
    }

    /// Presses the form's "Generate token", whatever comes then.
    pub async fn press_generate(&self) -> Result<()> {
        self.page.click(".js-integrations-install-form-submit").await
    }

    /// Presses "Generate token" in GitHub's confirmation and waits for the list of tokens.
    pub async fn confirm(&self) -> Result<()> {
        self.page.click("#confirm-fg-pat[open] button[type=submit]").await?;
        self.wait_for_list().await
    }

    /// Waits for the list of tokens, where a new one is shown.
    pub async fn wait_for_list(&self) -> Result<()> {
        let list = "location.pathname === '/settings/personal-access-tokens' && \
             document.readyState === 'complete' && !document.querySelector('#confirm-fg-pat')";
        self.page.wait_for(list, "the list of tokens").await
    }

    /// The new token as the list shows it, if it shows one.
    pub async fn new_token(&self) -> Result<Option<String>> {
        self.page.evaluate("document.querySelector('#new-access-token')?.value").await
    }

    /// By its words: no source has seen its value.
    async fn choose_no_expiration(&self) -> Result<()> {
        let item = ".js-new-default-token-expiration-item [role=menuitemradio]";
        self.page.click_on(&visible(item, "words === 'No expiration'")).await?;
        let taken = "document.querySelector('.js-new-default-token-expiration-select \
                     button[aria-haspopup] .Button-label').textContent === 'No expiration'";
        self.page.wait_for(taken, "the form to take “No expiration”").await
    }

    async fn type_date(&self, date: &str) -> Result<()> {
        let field = "document.querySelector('#user_programmatic_access_custom_expires_at')";
        self.page.type_date(field, date).await?;
        let taken = format!("{field}.value === {}", json!(date));
        self.page.wait_for(&taken, "the form to take the date").await
    }
}

/// The search field of the list that "Add permissions" opens.
const SEARCH: &str = "[...document.querySelectorAll('#__primerPortalRoot__ input')]\
     .find((it) => it.checkVisibility() && it.type !== 'checkbox')";

/// JavaScript for the first visible element whose `words`, or the `lines` of them, fit.
fn visible(selector: &str, fits: &str) -> String {
    format!(
        "[...document.querySelectorAll({})].find((it) => {{ \
         const words = it.innerText.trim(); const lines = words.split('\\n').map((line) => line.trim()); \
         return it.checkVisibility() && ({fits}); }})",
        json!(selector)
    )
}

/// JavaScript for the visible row of a chosen permission.
fn row(title: &str) -> String {
    let label = json!(format!("{title}. "));
    format!(
        "[...document.querySelectorAll('li[aria-label]')]\
         .find((it) => it.checkVisibility() && it.ariaLabel.startsWith({label}))"
    )
}

/// JavaScript for the button in that row that says and changes the level.
fn access_button(title: &str) -> String {
    let row = row(title);
    format!(
        "[...{row}.querySelectorAll('button')].find((it) => it.textContent.includes('Access:'))"
    )
}
