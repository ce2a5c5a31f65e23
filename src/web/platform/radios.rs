//! Radios of a group that was copied as a whole: which is chosen, and what is said of each.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlInputElement};

/// One radio with the label around it.
pub struct Radio {
    label: HtmlElement,
    input: HtmlInputElement,
}

/// The radios whose labels stand in an element, each as the first thing in its label.
pub fn radios(group: &HtmlElement) -> impl Iterator<Item = Radio> {
    let next = |label: &web_sys::Element| label.next_element_sibling();
    std::iter::successors(group.first_element_child(), next).filter_map(|label| {
        Some(Radio {
            input: label.first_element_child()?.dyn_into().ok()?,
            label: label.dyn_into().ok()?,
        })
    })
}

impl Radio {
    /// The value that it stands for.
    pub fn value(&self) -> String {
        self.input.value()
    }

    /// Makes it one of the radios of this name, of which one can be chosen.
    pub fn set_name(&self, name: &str) {
        self.input.set_name(name);
    }

    /// Shows whether it is chosen, also after a person chose it in vain.
    pub fn set_checked(&self, on: bool) {
        self.input.set_checked(on);
    }

    /// Marks the label with an attribute without a value, and says what the pointer is told over it.
    pub fn mark(&self, attribute: &str, on: bool, title: &str) {
        if self.label.has_attribute(attribute) != on {
            // The attribute's name is a word of ours.
            drop(self.label.toggle_attribute_with_force(attribute, on));
            self.label.set_title(title);
        }
    }
}
