//! Keeps the focus near where somebody works when the control that has it goes away or is switched off.
//!
//! The browser gives the focus to the page then, and a person who works with the keyboard starts anew at the top. Controls that know a
//! better place pass the focus on by themselves, before this looks.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How long after a press a control that knows better may pass the focus on: what it waits for can lie in the browser's storage.
const PATIENCE: Duration = Duration::from_millis(200);

/// Where the focus was: the element and what stands around it, from the inside out.
type Trail = Vec<Element>;

/// Follows the focus for as long as the page is open.
pub fn keep_near() {
    let trail = StoredValue::new_local(Trail::new());
    let followed = window_event_listener(leptos::ev::focusin, move |event| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        let around = std::iter::successors(target, |element: &Element| element.parent_element());
        trail.set_value(around.collect());
    });
    on_cleanup(move || followed.remove());
    let look = move || {
        set_timeout(
            move || {
                trail.try_with_value(|trail| pass_on(trail));
            },
            PATIENCE,
        );
    };
    let clicked = window_event_listener(leptos::ev::click, move |_| look());
    let pressed = window_event_listener(leptos::ev::keydown, move |_| look());
    on_cleanup(move || {
        clicked.remove();
        pressed.remove();
    });
}

fn pass_on(trail: &[Element]) {
    let document = web_sys::window().and_then(|window| window.document());
    let active = document.and_then(|document| document.active_element());
    let is_lost = active.is_none_or(|active| active.tag_name() == "BODY" || is_disabled(&active));
    let Some((last, around)) = trail.split_first() else {
        return;
    };
    if !is_lost || last.is_connected() && !is_disabled(last) {
        return;
    }
    // What stands around it takes the focus, and no control: whoever presses the key once more must not set off another deed.
    let near = around
        .iter()
        .filter(|element| element.is_connected() && element.tag_name() != "BODY")
        .find_map(|element| element.dyn_ref::<HtmlElement>());
    if let Some(near) = near {
        if !near.has_attribute("tabindex") {
            // An attribute can always be set; there is no other way to fail.
            drop(near.set_attribute("tabindex", "-1"));
        }
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // Fails only for elements that cannot have the focus.
        drop(near.focus_with_options(&options));
    }
}

fn is_disabled(element: &Element) -> bool {
    element.has_attribute("disabled")
}
