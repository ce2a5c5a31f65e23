//! Small things about elements: focus, scrolling, the page's title.

use wasm_bindgen::JsCast as _;

fn by_id(id: &str) -> Option<web_sys::HtmlElement> {
    web_sys::window()?
        .document()?
        .get_element_by_id(id)?
        .dyn_into()
        .ok()
}

/// The element with this id.
pub fn element(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Moves the focus to an element; says whether it is there.
pub fn focus(id: &str) -> bool {
    by_id(id).is_some_and(|element| element.focus().is_ok())
}

/// Moves the focus to a part of the page that takes none by itself, so that the next Tab goes on from there.
pub fn focus_part(id: &str) {
    let Some(element) = by_id(id) else { return };
    if !element.has_attribute("tabindex") {
        element.set_tab_index(-1);
    }
    // An element that is in the page does not refuse.
    drop(element.focus());
}

/// Opens the `<details>` with this id: what is closed in it can hold no focus.
pub fn unfold(id: &str) {
    // An attribute can always be set; there is no other way to fail.
    let _set = by_id(id).map(|element| element.set_attribute("open", ""));
}

/// Whether the focus is inside the element with this id.
pub fn has_focus_within(id: &str) -> bool {
    let active = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.active_element());
    by_id(id).is_some_and(|element| element.contains(active.as_ref().map(AsRef::as_ref)))
}

/// Whether no element has the focus: the one that had it is gone.
pub fn is_focus_lost() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let active = document.and_then(|document| document.active_element());
    active.is_none_or(|active| active.tag_name() == "BODY")
}

/// Whether the page is out of sight: another tab is in front, or the browser goes away.
pub fn is_hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Takes an element out of the page.
pub fn remove(id: &str) {
    if let Some(element) = by_id(id) {
        element.remove();
    }
}

/// The element that the app is mounted into.
pub fn mount_point() -> Option<web_sys::HtmlElement> {
    by_id("app")
}

/// Whether a media query holds now.
pub fn matches(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// Scrolls an element into view, no further than needed.
pub fn scroll_into_view(id: &str) {
    if let Some(element) = element(id) {
        reveal(&element);
    }
}

/// As [`scroll_into_view`]; of an element that is taller than what it scrolls in, the beginning is shown.
pub fn scroll_to_beginning_of(id: &str) {
    let Some(element) = element(id) else { return };
    reveal(&element);
    if let Some(first) = element.first_element_child() {
        reveal(&first);
    }
}

fn reveal(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls the page to its top, and the element with this id, which may scroll by itself, to its own.
pub fn scroll_to_top(id: &str) {
    if let Some(element) = element(id) {
        element.set_scroll_top(0);
    }
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// How far an element is scrolled, in CSS pixels, and how high its window is.
pub fn scroll_of(id: &str) -> Option<(f64, f64)> {
    let element = by_id(id)?;
    Some((
        f64::from(element.scroll_top()),
        f64::from(element.client_height()),
    ))
}

/// Scrolls an element so that the part from `top` to `bottom` (CSS pixels from its start) can be seen.
pub fn scroll_to_show(id: &str, top: f64, bottom: f64) {
    let Some(element) = by_id(id) else { return };
    let (from, height) = (
        f64::from(element.scroll_top()),
        f64::from(element.client_height()),
    );
    let to = if top < from {
        top
    } else if bottom > from + height {
        (bottom - height).min(top)
    } else {
        return;
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a scroll position is far below 2^31 pixels"
    )]
    element.set_scroll_top(to as i32);
}

/// Puts the caret of a text field behind the first `bytes` bytes of its text, and the focus into it.
pub fn select_in_field(id: &str, text: &str, bytes: usize) {
    let Some(field) =
        by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlTextAreaElement>().ok())
    else {
        return;
    };
    // The field counts in UTF-16, and takes a line end as one unit.
    let before = text.get(..bytes).unwrap_or(text);
    let units = before.encode_utf16().filter(|unit| *unit != 0x0D).count();
    let at = u32::try_from(units).unwrap_or(u32::MAX);
    // Both fail only for fields without a text.
    drop(field.set_selection_range(at, at.saturating_add(1)));
    drop(field.focus());
}

/// Which of the equal steps of `height` CSS pixels, from the top of the element with this id, was clicked; from 0.
pub fn step_under(event: &web_sys::MouseEvent, id: &str, height: f64) -> Option<u32> {
    let top = by_id(id)?.get_bounding_client_rect().top();
    let step = (f64::from(event.client_y()) - top) / height;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and far below 2^32"
    )]
    (step >= 0.0).then_some(step as u32)
}

/// Whether an event comes from an element that the selector names, or from inside of one.
pub fn came_from(event: &web_sys::Event, selector: &str) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|element| element.closest(selector).ok().flatten())
        .is_some()
}

/// Whether the focus moves to another element inside the one that listens.
pub fn stays_within(event: &web_sys::FocusEvent) -> bool {
    let listening = event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    let next = event
        .related_target()
        .and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    match (listening, next) {
        (Some(listening), Some(next)) => listening.contains(Some(&next)),
        _ => false,
    }
}

/// Sends all further moves of this pointer to the element that listens, until it is let go.
pub fn capture_pointer(event: &web_sys::PointerEvent) {
    let listening = event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(element) = listening {
        // Without it a quick pointer leaves the element behind, no more.
        drop(element.set_pointer_capture(event.pointer_id()));
    }
}

/// The width of the window in CSS pixels.
pub fn window_width() -> i32 {
    let width = web_sys::window()
        .and_then(|window| window.inner_width().ok())
        .and_then(|width| width.as_f64());
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a window's width is far below 2^31"
    )]
    let width = width.unwrap_or(0.0) as i32;
    width
}
