//! What was said aloud, so that somebody who listens hears each change once and no keystroke.

use tokenwright_core::checklist::Checklist;
use tokenwright_core::news;
use tokenwright_core::page_state::Phase;

/// What was said last, and about what.
#[derive(Debug, Default)]
pub(super) struct Said {
    words: String,
    headline: String,
    list: Option<Checklist>,
}

impl Said {
    /// What was said last.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// What to say now that the list is this.
    pub(super) fn after(&mut self, list: &Checklist, headline: String) -> &str {
        // Parts that are still arriving are neither right nor wrong.
        if list.phase == Phase::Loading
            || self.list.as_ref() == Some(list) && self.headline == headline
        {
            return &self.words;
        }
        let news = self.list.as_ref().and_then(|before| news(before, list));
        if let Some(words) = news.or_else(|| (self.headline != headline).then(|| headline.clone()))
        {
            self.words = words;
        }
        self.headline = headline;
        self.list = Some(list.clone());
        &self.words
    }
}
