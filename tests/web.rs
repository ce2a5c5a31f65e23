//! What only a browser can show. Run by `scripts/wasm test`; empty on the host.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Lays the static page's two places, as `index.html` has them.
fn lay_page() -> web_sys::Document {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .expect("a document");
    for id in ["boot", "app"] {
        let place = document.create_element("div").expect("an element");
        place.set_id(id);
        document
            .body()
            .expect("a body")
            .append_child(&place)
            .expect("a place in the page");
    }
    document
}

#[wasm_bindgen_test]
async fn the_program_takes_the_place_of_the_static_greeting() {
    let document = lay_page();
    mcp_policy_builder::web::run();
    leptos::task::tick().await;
    assert!(
        document.get_element_by_id("boot").is_none(),
        "the greeting goes"
    );
    let app = document.get_element_by_id("app").expect("the app's place");
    assert!(
        app.child_element_count() > 0,
        "the app is drawn in its place"
    );
}

/// A list of a thousand rows with the app's style, each row with a field that can take the focus.
async fn lay_list(
    rows: leptos::prelude::Signal<Vec<u32>>,
    open: leptos::prelude::Signal<Option<u32>>,
) -> web_sys::Document {
    use leptos::prelude::*;
    use mcp_policy_builder::web::ui::VirtualList;

    let document = web_sys::window()
        .and_then(|window| window.document())
        .expect("a document");
    // What an earlier test left would stand above the list.
    for id in ["app", "rows"] {
        if let Some(left) = document.get_element_by_id(id) {
            left.remove();
        }
    }
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    let style = document.create_element("style").expect("an element");
    style.set_text_content(Some(concat!(
        include_str!("../style/tokens.css"),
        include_str!("../style/reset.css"),
        include_str!("../style/ui.css")
    )));
    let body = document.body().expect("a body");
    body.append_child(&style).expect("a style in the page");
    let section = document.create_element("section").expect("an element");
    body.append_child(&section).expect("a section in the page");
    let place = wasm_bindgen::JsCast::unchecked_into(section);
    let row = move |row: u32| {
        let tall =
            move || (open.get() == Some(row)).then(|| view! { <div style:height="300px"></div> });
        view! { <input id=format!("field-{row}")/> {tall} }.into_any()
    };
    leptos::mount::mount_to(place, move || {
        view! { <VirtualList rows open render=Callback::new(row) id="rows"/> }
    })
    .forget();
    pass_frames().await;
    document
}

/// Lets the browser scroll, measure and draw.
async fn pass_frames() {
    gloo::timers::future::TimeoutFuture::new(120).await;
}

fn rows_in(document: &web_sys::Document) -> u32 {
    document
        .query_selector("#rows")
        .expect("a selector")
        .map_or(0, |list| list.child_element_count())
}

#[wasm_bindgen_test]
async fn a_row_with_the_focus_stays_while_others_come_and_go() {
    use leptos::prelude::*;
    let document = lay_list(Signal::stored((0..1_000).collect()), Signal::stored(None)).await;
    let field = document
        .get_element_by_id("field-3")
        .expect("a row in sight");
    leptos::wasm_bindgen::JsCast::unchecked_ref::<web_sys::HtmlElement>(&field)
        .focus()
        .expect("the focus");
    let window = web_sys::window().expect("a window");
    for place in [8_000.0, 30_000.0, 29_000.0] {
        window.scroll_to_with_x_and_y(0.0, place);
        pass_frames().await;
        let focused = document.active_element().map(|element| element.id());
        assert_eq!(focused.as_deref(), Some("field-3"), "scrolled to {place}");
        assert!(
            rows_in(&document) < 100,
            "{} rows are in the page",
            rows_in(&document)
        );
    }
    let near = document
        .query_selector("#rows > li:last-child")
        .expect("a selector")
        .expect("a row in sight");
    let place = near
        .get_attribute("aria-posinset")
        .and_then(|place| place.parse().ok());
    assert!(
        place.is_some_and(|place: u32| (450..600).contains(&place)),
        "the last row in the page is number {place:?}"
    );
    assert_eq!(near.get_attribute("aria-setsize").as_deref(), Some("1000"));
}

#[wasm_bindgen_test]
async fn rows_below_an_open_row_make_room_for_it() {
    use leptos::prelude::*;
    let open = RwSignal::new(None);
    let document = lay_list(Signal::stored((0..1_000).collect()), open.into()).await;
    let top = |row: u32| {
        document
            .get_element_by_id(&format!("rows-{row}"))
            .expect("a row in sight")
            .get_bounding_client_rect()
            .top()
    };
    let step = top(1) - top(0);
    open.set(Some(2));
    pass_frames().await;
    assert!(
        (top(2) - top(1) - step).abs() < 1.0,
        "the row above keeps its height"
    );
    assert!(top(3) - top(2) > 300.0, "the row below makes room");
    open.set(None);
    pass_frames().await;
    assert!(
        (top(3) - top(2) - step).abs() < 1.0,
        "the room is given back"
    );
}
