//! The boot script keeps the last draft, since a program that has crashed can save nothing.

/// Hands the draft to the boot script, which offers it after a crash.
pub fn keep(name: &str, text: &str) {
    let detail = js_sys::Object::new();
    // Setting members of a new plain object cannot fail.
    drop(js_sys::Reflect::set(&detail, &"name".into(), &name.into()));
    drop(js_sys::Reflect::set(&detail, &"text".into(), &text.into()));
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&detail);
    if let (Some(window), Ok(event)) = (
        web_sys::window(),
        web_sys::CustomEvent::new_with_event_init_dict("policy-draft", &init),
    ) {
        drop(window.dispatch_event(&event));
    }
}

/// Tells the boot script the words of a panic before the program stops.
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let init = web_sys::CustomEventInit::new();
        init.set_detail(&panic.to_string().into());
        if let (Some(window), Ok(event)) = (
            web_sys::window(),
            web_sys::CustomEvent::new_with_event_init_dict("policy-panic", &init),
        ) {
            drop(window.dispatch_event(&event));
        }
    }));
}
