//! Sizes and places on screen: how far an element is scrolled past, how tall it is, and when that changes.

use wasm_bindgen::{JsCast as _, closure::Closure};

/// Where an element stands in the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// How much of the element lies above the window's top edge, in px; negative while its top is further down.
    pub above: f64,
    /// Height of the window, in px.
    pub window: f64,
}

/// Where the element's top edge is.
pub fn sight(element: &web_sys::Element) -> Sight {
    let window = web_sys::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64())
        .unwrap_or(0.0);
    Sight {
        above: -element.get_bounding_client_rect().top(),
        window,
    }
}

/// Height of an element, in px.
pub fn height(element: &web_sys::Element) -> f64 {
    element.get_bounding_client_rect().height()
}

/// The value of a custom property that is registered as a length, in px; nothing when it is absent.
pub fn length(element: &web_sys::Element, property: &str) -> Option<f64> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    let value = style.get_property_value(property).ok()?;
    value.trim().strip_suffix("px")?.parse().ok()
}

/// Scrolls what an element scrolls in (the nearest scroller around it, else the page) by so many px.
pub fn scroll_around(element: &web_sys::Element, by: f64) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let mut around = element.parent_element();
    while let Some(parent) = around {
        let scrolls = window
            .get_computed_style(&parent)
            .ok()
            .flatten()
            .and_then(|style| style.get_property_value("overflow-y").ok())
            .is_some_and(|overflow| overflow == "auto" || overflow == "scroll");
        if scrolls {
            parent.scroll_by_with_x_and_y(0.0, by);
            return;
        }
        around = parent.parent_element();
    }
    window.scroll_by_with_x_and_y(0.0, by);
}

/// Calls back whenever anything in the page scrolls, until it is dropped.
pub struct OnScroll(Closure<dyn FnMut()>);

impl OnScroll {
    /// Starts listening. Scrolling does not bubble, so the document listens on the way down.
    pub fn new(callback: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut()>::new(callback);
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            // A listener that is refused leaves the list as it stands; nothing else depends on it.
            drop(document.add_event_listener_with_callback_and_bool(
                "scroll",
                closure.as_ref().unchecked_ref(),
                true,
            ));
        }
        Self(closure)
    }
}

impl Drop for OnScroll {
    fn drop(&mut self) {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            drop(document.remove_event_listener_with_callback_and_bool(
                "scroll",
                self.0.as_ref().unchecked_ref(),
                true,
            ));
        }
    }
}

/// Calls back when an element's size changes, and once at the start, until it is dropped.
pub struct OnResize {
    observer: Option<web_sys::ResizeObserver>,
    /// INVARIANT: outlives the observer, which calls it.
    _closure: Closure<dyn FnMut()>,
}

impl OnResize {
    /// Starts watching an element.
    pub fn new(element: &web_sys::Element, callback: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut()>::new(callback);
        let observer = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self {
            observer,
            _closure: closure,
        }
    }
}

impl Drop for OnResize {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
