//! Elements that are copied from a pattern and then written to by hand.
//!
//! A list that scrolls makes dozens of rows in one frame. Copying a parsed pattern takes a fraction of the time that making each of its
//! elements and attributes takes.

use crate::core::hashed::HashMap;
use std::cell::{OnceCell, RefCell};
use wasm_bindgen::JsCast as _;
use web_sys::{DocumentFragment, Element, HtmlInputElement, HtmlTemplateElement, Node};

thread_local! {
    /// What was parsed so far, by its markup.
    static PATTERNS: RefCell<HashMap<String, DocumentFragment>> = RefCell::default();
}

/// The most markups that are kept parsed: the tags of rows hold numbers, of which there can be many.
const MOST: usize = 300;

/// The markup of something large that is copied often: words of ours alone. Parsed when it is first copied.
pub struct Pattern {
    markup: fn() -> String,
    parsed: OnceCell<Option<DocumentFragment>>,
}

impl Pattern {
    /// A pattern of this markup.
    pub const fn new(markup: fn() -> String) -> Self {
        Self {
            markup,
            parsed: OnceCell::new(),
        }
    }

    fn copy(&self) -> Option<Node> {
        let parsed = self.parsed.get_or_init(|| parsed(&(self.markup)()));
        parsed.as_ref()?.clone_node_with_deep(true).ok()
    }
}

/// An element that is written to by hand. Nothing else may write to the same attributes and children.
#[derive(Clone, Debug)]
pub struct Part(Element);

impl From<&Element> for Part {
    fn from(element: &Element) -> Self {
        Self(element.clone())
    }
}

impl Part {
    /// The elements beneath it that one of the selectors names, in the order of the page.
    pub fn all(&self, selectors: &str) -> Vec<Self> {
        let Ok(found) = self.0.query_selector_all(selectors) else {
            return Vec::new();
        };
        (0..found.length())
            .filter_map(|at| found.get(at)?.dyn_into().ok())
            .map(Self)
            .collect()
    }

    /// The first element in it.
    pub fn first(&self) -> Option<Self> {
        self.0.first_element_child().map(Self)
    }

    /// The element around it.
    pub fn around(&self) -> Option<Self> {
        self.0.parent_element().map(Self)
    }

    /// Puts a copy of a pattern at its end.
    pub fn push_copy(&self, pattern: &Pattern) {
        self.push(pattern.copy());
    }

    /// Puts elements in the place of everything in it. The markup is kept, parsed, for the next time: it must be words of ours alone.
    pub fn fill(&self, markup: &str) {
        self.0.set_text_content(None);
        self.push(copy_of(markup));
    }

    fn push(&self, copy: Option<Node>) {
        if let Some(copy) = copy {
            // An element can always take a further child.
            drop(self.0.append_child(&copy));
        }
    }

    /// Puts elements before it; see [`Part::fill`].
    pub fn precede(&self, markup: &str) {
        if let (Some(copy), Some(parent)) = (copy_of(markup), self.0.parent_node()) {
            drop(parent.insert_before(&copy, Some(&self.0)));
        }
    }

    /// Puts a text in the place of everything in it. Markup in it is text.
    pub fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Adds a text at its end. Markup in it is text.
    pub fn push_text(&self, text: &str) {
        drop(self.0.append_with_str_1(text));
    }

    /// Adds a `span` with a class, a title and a text at its end. Markup in them is text.
    pub fn push_span(&self, class: &str, title: &str, text: &str) {
        let document = web_sys::window().and_then(|window| window.document());
        let Some(span) = document.and_then(|document| document.create_element("span").ok()) else {
            return;
        };
        let span = Self(span);
        span.set("class", Some(class));
        span.set("title", Some(title));
        span.push_text(text);
        drop(self.0.append_child(&span.0));
    }

    /// Takes the element out of the page.
    pub fn remove(&self) {
        self.0.remove();
    }

    /// Sets an attribute, or takes it away.
    pub fn set(&self, attribute: &str, value: Option<&str>) {
        // Names of attributes are words of ours, so neither is refused.
        drop(match value {
            Some(value) => self.0.set_attribute(attribute, value),
            None => self.0.remove_attribute(attribute),
        });
    }

    /// Sets an attribute without a value, or takes it away.
    pub fn flag(&self, attribute: &str, on: bool) {
        self.set(attribute, on.then_some(""));
    }

    /// Shows whether a box or a radio is checked, also after a person has changed it.
    pub fn set_checked(&self, on: bool) {
        if let Some(input) = self.0.dyn_ref::<HtmlInputElement>() {
            input.set_checked(on);
        }
    }
}

fn copy_of(markup: &str) -> Option<Node> {
    PATTERNS.with_borrow_mut(|patterns| {
        if !patterns.contains_key(markup) {
            if patterns.len() >= MOST {
                patterns.clear();
            }
            patterns.insert(markup.to_owned(), parsed(markup)?);
        }
        patterns.get(markup)?.clone_node_with_deep(true).ok()
    })
}

/// The elements, as part of the page's document: copies of what belongs to a template's own document would have to be adopted each time.
fn parsed(markup: &str) -> Option<DocumentFragment> {
    let document = web_sys::window()?.document()?;
    let template: HtmlTemplateElement =
        document.create_element("template").ok()?.dyn_into().ok()?;
    template.set_inner_html(markup);
    document
        .import_node_with_deep(&template.content(), true)
        .ok()?
        .dyn_into()
        .ok()
}
