//! `<section id="hosts">` of the settings: the hosts that are allowed beside github.com.

use std::cell::RefCell;
use std::rc::Rc;

use tokenwright_core::host::{Host, words};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::dom::{self, Build};
use crate::hosts;
use crate::label::Label;
use crate::task;

/// The parts of the section that change.
pub(super) struct HostsView {
    section: HtmlElement,
    list: HtmlElement,
    input: HtmlInputElement,
    error: HtmlElement,
    news: HtmlElement,
    /// What is listed now.
    shown: RefCell<Vec<Host>>,
}

fn skeleton() -> [Build; 6] {
    let form = Build::new("form")
        .child(Build::new("label").attr("for", "host-input").label(Label::HostAddress))
        .child(
            Build::new("div")
                .class("row")
                .child(
                    Build::new("input")
                        .attr("id", "host-input")
                        .attr("inputmode", "url")
                        .attr("autocomplete", "off")
                        .attr("autocapitalize", "off")
                        .attr("spellcheck", "false")
                        .attr("placeholder", &Label::HostExample.text())
                        .attr("aria-describedby", "host-error host-asked"),
                )
                .child(Build::new("button").attr("type", "submit").label(Label::AllowHost)),
        )
        .child(Build::new("p").attr("id", "host-error").class("error").attr("role", "alert"));
    [
        Build::new("h2").attr("id", "hosts-title").label(Label::HostsTitle),
        Build::new("p").text(words::ABOUT),
        Build::new("ul").attr("id", "host-list").attr("aria-labelledby", "hosts-title"),
        form,
        Build::new("p").attr("id", "host-news").attr("role", "status"),
        Build::new("p").attr("id", "host-asked").class("quiet").text(words::ASKED),
    ]
}

fn listen(view: &Rc<HostsView>) {
    let adding = Rc::clone(view);
    dom::on(&view.section, "submit", move |event| {
        event.prevent_default();
        event.stop_propagation();
        add(&adding);
    });
    let removing = Rc::clone(view);
    dom::on(&view.section, "click", move |event| {
        let named = dom::attribute_at(&event, "data-host");
        let host = named.and_then(|name| Host::parse(&name).ok());
        if let Some(host) = host {
            remove(&removing, host);
        }
    });
}

fn add(view: &Rc<HostsView>) {
    let host = match Host::parse(&view.input.value()) {
        Ok(host) if host.is_github() => return view.refuse(words::ALWAYS),
        Ok(host) => host,
        Err(error) => return view.refuse(&error.to_string()),
    };
    view.refuse("");
    let answer = hosts::allow(host.clone());
    let view = Rc::clone(view);
    task::spawn(async move {
        if answer.await {
            view.input.set_value("");
            view.list(hosts::allowed().await);
            view.tell(&words::allowed(&host));
        } else {
            view.refuse(words::REFUSED);
        }
    });
}

fn remove(view: &Rc<HostsView>, host: Host) {
    let view = Rc::clone(view);
    task::spawn(async move {
        hosts::withdraw(&host).await;
        view.refuse("");
        view.list(hosts::allowed().await);
        view.tell(&words::removed(&host));
        // The button just pressed is gone with its line.
        drop(view.input.focus());
    });
}

impl HostsView {
    /// Builds the section and waits for the user.
    pub(super) fn start() -> Option<Rc<Self>> {
        let section = dom::by_id("hosts")?;
        dom::fill(&section, skeleton());
        let view = Rc::new(Self::find(section)?);
        listen(&view);
        Some(view)
    }

    /// Lists what is allowed.
    pub(super) async fn show(&self) {
        self.list(hosts::allowed().await);
    }

    fn find(section: HtmlElement) -> Option<Self> {
        Some(Self {
            list: dom::by_id("host-list")?,
            input: dom::by_id("host-input")?.dyn_into().ok()?,
            error: dom::by_id("host-error")?,
            news: dom::by_id("host-news")?,
            shown: RefCell::default(),
            section,
        })
    }

    fn list(&self, hosts: Vec<Host>) {
        dom::show(&self.list, !hosts.is_empty());
        if *self.shown.borrow() != hosts {
            dom::fill(&self.list, hosts.iter().map(line));
            self.shown.replace(hosts);
        }
    }

    /// Says why what was typed cannot be allowed; nothing if it can.
    fn refuse(&self, reason: &str) {
        self.tell("");
        dom::tell_fault(&self.input, &self.error, reason);
        if !reason.is_empty() {
            drop(self.input.focus());
        }
    }

    fn tell(&self, news: &str) {
        dom::set_text(&self.news, news);
        dom::show(&self.news, !news.is_empty());
    }
}

/// A host: its token page, and a way to give it back.
fn line(host: &Host) -> Build {
    let link = Build::new("a")
        .attr("href", &host.new_token_address())
        .attr("target", "_blank")
        .text(host.as_str());
    let remove = Build::new("button")
        .attr("type", "button")
        .attr("data-host", host.as_str())
        .attr("aria-label", &Label::RemoveThisHost.with(&[host.as_str()]))
        .label(Label::RemoveHost);
    Build::new("li").class("row").child(link).child(remove)
}
