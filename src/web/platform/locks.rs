//! One tab writes a draft: a Web Lock for each draft.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A lock that this tab holds until it is released or taken over.
#[derive(Clone)]
pub struct Held {
    release: js_sys::Function,
}

impl Held {
    /// Lets another tab have it.
    pub fn release(&self) {
        // The function only settles a promise.
        drop(self.release.call0(&JsValue::NULL));
    }
}

/// What came of asking for a lock.
pub enum Asked {
    /// This tab holds it now.
    Held(Held),
    /// Another tab holds it.
    Taken,
    /// The browser has no locks: nobody can be kept out.
    Unsupported,
}

/// Asks for the lock of a draft. With `take_over` another tab loses it. `lost` runs when another tab takes this one over.
pub async fn ask(draft: &str, take_over: bool, lost: impl Fn() + 'static) -> Asked {
    let Some((locks, request)) = manager() else {
        return Asked::Unsupported;
    };
    let options = js_sys::Object::new();
    let option = if take_over { "steal" } else { "ifAvailable" };
    // Setting a member of a new plain object cannot fail.
    drop(js_sys::Reflect::set(
        &options,
        &option.into(),
        &JsValue::TRUE,
    ));
    let mut release = None;
    let hold = js_sys::Promise::new(&mut |settle, _| release = Some(settle));
    let Some(release) = release else {
        return Asked::Unsupported;
    };
    let (tell, told) = channel();
    let granting = tell.clone();
    // The browser keeps the lock until the promise that this gives back settles.
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        granting(&JsValue::from_bool(!lock.is_null()));
        if lock.is_null() {
            JsValue::NULL
        } else {
            hold.into()
        }
    });
    let name = format!("mcp-policy-builder.draft.{draft}");
    let Ok(whole) = request.call3(&locks, &name.into(), &options, &granted) else {
        return Asked::Unsupported;
    };
    let whole: js_sys::Promise = whole.unchecked_into();
    let outcome = JsFuture::from(told);
    wasm_bindgen_futures::spawn_local(async move {
        // It is refused when another tab takes the lock over, or when the page may not have locks at all.
        if JsFuture::from(whole).await.is_err() {
            tell(&JsValue::UNDEFINED);
            lost();
        }
    });
    match outcome.await {
        Ok(answer) if answer.is_truthy() => Asked::Held(Held { release }),
        Ok(answer) if answer.is_undefined() => Asked::Unsupported,
        Ok(_) => Asked::Taken,
        Err(_) => Asked::Unsupported,
    }
}

/// The browser's lock manager and its `request`. The typed binding is not stable yet, so it is found by name.
fn manager() -> Option<(JsValue, js_sys::Function)> {
    let navigator = web_sys::window()?.navigator();
    let locks = js_sys::Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = js_sys::Reflect::get(&locks, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    Some((locks, request))
}

/// A promise and the function that settles it.
fn channel() -> (impl Fn(&JsValue) + Clone, js_sys::Promise) {
    let mut settle = None;
    let promise = js_sys::Promise::new(&mut |resolve, _| settle = Some(resolve));
    let send = move |value: &JsValue| {
        if let Some(settle) = &settle {
            drop(settle.call1(&JsValue::NULL, value));
        }
    };
    (send, promise)
}
