//! The clock, and waiting.

/// Milliseconds since 1970, by this computer's clock.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// The time now as RFC 3339 in UTC.
pub fn stamp() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// How long ago a stamp was, in words: "just now", "2 hours ago", else the day.
pub fn ago(stamp: &str) -> String {
    let then = js_sys::Date::parse(stamp);
    if then.is_nan() {
        return stamp.to_owned();
    }
    let minutes = (now() - then) / 60_000.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the branches bound the value between 1 and 48"
    )]
    let whole = |value: f64| value.clamp(0.0, 100.0) as u32;
    match minutes {
        m if m < 1.0 => "just now".to_owned(),
        m if m < 60.0 => crate::core::text::plural(whole(m), "minute", "minutes") + " ago",
        m if m < 48.0 * 60.0 => {
            crate::core::text::plural(whole(m / 60.0), "hour", "hours") + " ago"
        }
        _ => stamp.split('T').next().unwrap_or(stamp).to_owned(),
    }
}

/// Lets the browser paint and handle input, then goes on.
///
/// A message to the page itself comes as soon as the browser is free. A timer that starts from a timer comes 4 ms later, which is a
/// third of all the time where work is done in stretches of ten.
pub async fn breathe() {
    let Ok(channel) = web_sys::MessageChannel::new() else {
        gloo::timers::future::TimeoutFuture::new(0).await;
        return;
    };
    let message = js_sys::Promise::new(&mut |resolve, _| {
        channel.port1().set_onmessage(Some(&resolve));
        // Nothing can be refused about a message that holds nothing.
        drop(channel.port2().post_message(&wasm_bindgen::JsValue::NULL));
    });
    // The promise is never rejected.
    drop(wasm_bindgen_futures::JsFuture::from(message).await);
    channel.port1().close();
}

/// A stretch of work that the browser's own tools show by its name, from its beginning to [`Work::done`]. Benchmarks read it.
pub struct Work(&'static str);

impl Work {
    /// The first stretch begins. What an earlier run left behind is forgotten, so that a page that is open for long does not fill up.
    pub fn begin(name: &'static str) -> Self {
        if let Some(performance) = performance() {
            performance.clear_measures_with_measure_name(name);
        }
        Self::go_on(name)
    }

    /// A further stretch begins.
    pub fn go_on(name: &'static str) -> Self {
        if let Some(performance) = performance() {
            // Neither is refused for names like these, and nothing depends on it.
            drop(performance.mark(name));
        }
        Self(name)
    }

    /// The work is done.
    pub fn done(self) {
        if let Some(performance) = performance() {
            drop(performance.measure_with_start_mark(self.0, self.0));
            performance.clear_marks_with_mark_name(self.0);
        }
    }
}

fn performance() -> Option<web_sys::Performance> {
    web_sys::window()?.performance()
}

/// Something that happens after a while; dropping it stops it.
pub struct Timer(gloo::timers::callback::Timeout);

/// Does something once the browser has drawn what has changed so far; a page in the background draws nothing and is not waited for.
pub fn after_frame(act: impl FnOnce() + 'static) -> Timer {
    // A frame takes a sixtieth of a second.
    Timer::after(20, act)
}

impl Timer {
    /// Does something after some milliseconds.
    pub fn after(milliseconds: u32, act: impl FnOnce() + 'static) -> Self {
        Self(gloo::timers::callback::Timeout::new(milliseconds, act))
    }

    /// Lets it happen without holding on to it.
    pub fn forget(self) {
        self.0.forget();
    }
}

/// A number for a new draft's id, unlikely to come twice.
pub fn random() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 2^52 by construction"
    )]
    let random = (js_sys::Math::random() * 4_503_599_627_370_496.0) as u64;
    random
}
