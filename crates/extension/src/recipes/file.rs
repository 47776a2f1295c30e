//! Files that the user chose or dropped. They are read here and go nowhere.

use std::rc::Rc;

use tokenwright_core::recipe::{LONGEST_FILE, RecipeError};
use tokenwright_core::words;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Element, File, FileList, HtmlInputElement};

use super::Shared;
use crate::task;

/// Reads the file that was chosen.
pub(super) fn chosen(page: &Shared, control: &Element) {
    let Some(input) = control.dyn_ref::<HtmlInputElement>() else { return };
    if let Some(file) = input.files().as_ref().and_then(first) {
        read(page, file);
        // So that the same file can be chosen again once it is repaired.
        input.set_value("");
    }
}

/// Reads the file, the text or the link that was dropped.
pub(super) fn dropped(page: &Shared, drop: &DragEvent) {
    let Some(data) = drop.data_transfer() else { return };
    if let Some(file) = data.files().as_ref().and_then(first) {
        return read(page, file);
    }
    if let Ok(text) = data.get_data("text/plain") {
        page.borrow_mut().look_at(text);
    }
}

fn first(files: &FileList) -> Option<File> {
    files.item(0)
}

fn read(page: &Shared, file: File) {
    #[expect(clippy::cast_precision_loss, reason = "the limit is small")]
    if file.size() > LONGEST_FILE as f64 {
        let mut page = page.borrow_mut();
        page.open_import();
        return page.refuse_import(&RecipeError::TooLarge.to_string());
    }
    let page = Rc::clone(page);
    task::spawn(async move {
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        let mut page = page.borrow_mut();
        match text {
            Some(text) => page.look_at(text),
            None => page.refuse_import(words::recipes::FILE_UNREADABLE),
        }
    });
}
