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
