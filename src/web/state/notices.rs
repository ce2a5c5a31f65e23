//! What the app tells the person: short notices on screen, and the live region for assistive technology.

use crate::core::text::visible;
use crate::web::platform::time::Timer;
use leptos::prelude::*;

/// How long a notice stands, in milliseconds. What it offers (Undo) can also be had elsewhere.
const STANDS_FOR: u32 = 8_000;

/// What kind of news a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something went wrong.
    Failure,
}

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Tells notices apart.
    pub id: u32,
    /// What happened.
    pub text: String,
    /// What kind of news.
    pub tone: Tone,
    /// What it offers.
    pub offer: Offer,
}

/// What a notice offers to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Nothing.
    Nothing,
    /// To undo the last step.
    UndoStep,
    /// To put back the draft that was removed.
    RestoreDraft,
    /// To put back the rows of the simulator's log.
    RestoreLog,
}

/// The notices that stand, and the sentence that assistive technology speaks next.
#[derive(Clone, Copy)]
pub struct Notices {
    standing: RwSignal<Vec<Notice>>,
    spoken: RwSignal<String>,
    next: StoredValue<u32>,
}

impl Default for Notices {
    /// No notices.
    fn default() -> Self {
        Self {
            standing: RwSignal::new(Vec::new()),
            spoken: RwSignal::new(String::new()),
            next: StoredValue::new(0),
        }
    }
}

impl Notices {
    /// The notices of this app.
    pub fn expect_context() -> Self {
        expect_context()
    }

    /// The notices that stand now, oldest first.
    pub fn standing(self) -> Signal<Vec<Notice>> {
        self.standing.into()
    }

    /// What assistive technology speaks.
    pub fn spoken(self) -> Signal<String> {
        self.spoken.into()
    }

    /// Speaks a sentence without showing it.
    pub fn speak(self, text: impl Into<String>) {
        let mut text = visible(&text.into()).into_owned();
        // The same sentence twice is spoken twice only when the text differs.
        if self.spoken.read_untracked() == text {
            text.push('\u{00A0}');
        }
        self.spoken.set(text);
    }

    /// Shows and speaks that something was done.
    pub fn done(self, text: impl Into<String>) {
        self.show(text.into(), Tone::Done, Offer::Nothing);
    }

    /// As [`Self::done`], with a way to undo it.
    pub fn undoable(self, text: impl Into<String>) {
        self.show(text.into(), Tone::Done, Offer::UndoStep);
    }

    /// As [`Self::done`], with an offer.
    pub fn offering(self, text: impl Into<String>, offer: Offer) {
        self.show(text.into(), Tone::Done, offer);
    }

    /// Shows and speaks that something failed. It stands until it is closed.
    pub fn failure(self, text: impl Into<String>) {
        self.show(text.into(), Tone::Failure, Offer::Nothing);
    }

    /// Takes away what offers to undo the last step: another step is the last one now, or another draft is open.
    pub fn withdraw_undo(self) {
        let stands = self
            .standing
            .read_untracked()
            .iter()
            .any(|notice| notice.offer == Offer::UndoStep);
        if stands {
            self.standing
                .update(|standing| standing.retain(|notice| notice.offer != Offer::UndoStep));
        }
    }

    /// Takes a notice away.
    pub fn close(self, id: u32) {
        self.standing
            .update(|standing| standing.retain(|notice| notice.id != id));
    }

    fn show(self, text: String, tone: Tone, offer: Offer) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        if tone == Tone::Done {
            self.speak(text.clone());
        }
        self.standing.update(|standing| {
            // An older offer to undo would undo something else by now.
            standing.retain(|notice| notice.offer != Offer::UndoStep && notice.text != text);
            standing.push(Notice {
                id,
                text,
                tone,
                offer,
            });
            let surplus = standing.len().saturating_sub(3);
            standing.drain(..surplus);
        });
        if tone == Tone::Done {
            Timer::after(STANDS_FOR, move || self.close(id)).forget();
        }
    }
}
