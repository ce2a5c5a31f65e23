//! What we recommend for one tool, and whether that is what is decided.

use crate::core::policy::{Decision, Shown};
use crate::core::risk::{Category, Standing};
use crate::web::state::{Row, Workspace};
use crate::web::ui::banner::{Banner, BannerTone};
use crate::web::ui::button::{Button, ButtonSize};
use crate::web::ui::icon::Glyph;
use crate::web::words;
use leptos::prelude::*;
use std::sync::Arc;

/// The recommendation, with a button that follows it where it is not met.
#[component]
pub fn Recommended(
    /// The row.
    row: Arc<Row>,
    /// What the policy says.
    shown: Memo<Shown>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let id = row.id;
    let (risk, to) = (workspace.risk_of(id), workspace.recommendation_of(id));
    let standing = Memo::new(move |_| {
        let posture = workspace.posture().get();
        to.get().map(|to| (to, to.standing(&shown.read(), posture)))
    });
    let why = Signal::derive(move || {
        let Some(risk) = risk.get() else {
            return String::new();
        };
        let why = why(risk.class.category);
        // The category alone decides what is recommended; whether a text can be trusted is for the person to judge.
        if risk.suspicious {
            format!("{why} {JUDGE_FIRST}")
        } else {
            why.to_owned()
        }
    });
    let why_not = Signal::derive(move || {
        let fixed = !workspace.can_edit().get();
        fixed.then(|| "This tab is read-only.".to_owned())
    });
    move || {
        let (to, standing) = standing.get()?;
        let words = words::recommendation(to);
        let (tone, title, glyph) = match standing {
            Standing::Meets => {
                let title = format!("As recommended: {words}");
                (BannerTone::Ok, title, Glyph::Check)
            }
            Standing::Stricter => {
                let title = format!("Recommended: {words}. What is decided is stricter.");
                (BannerTone::Info, title, Glyph::Security)
            }
            Standing::MoreOpen if !callable(&shown.read()) => {
                let title = format!(
                    "Recommended: {words}. As decided no call passes, but the agent sees the tool."
                );
                (BannerTone::Info, title, Glyph::Security)
            }
            Standing::MoreOpen => {
                let title = format!("Recommended: {words}. What is decided lets more through.");
                (BannerTone::Warn, title, Glyph::Security)
            }
        };
        // A tool without a decision is open to choose, not in breach of something.
        let undecided = shown.read().follows_default();
        let title = if undecided {
            format!("Recommended: {words}")
        } else {
            title
        };
        let tone = if undecided { BannerTone::Info } else { tone };
        let apply = move || {
            view! {
                <Button size=ButtonSize::Small why_not on_click=move |()| workspace.apply_recommendation(id)>
                    "Apply"
                </Button>
            }
        };
        let banner = if standing == Standing::Meets && !undecided {
            view! { <Banner tone title text=why glyph /> }.into_any()
        } else {
            view! { <Banner tone title text=why glyph>{apply()}</Banner> }.into_any()
        };
        Some(banner)
    }
}

/// Whether any call passes as decided. Version 1 denies what waits for an approval.
fn callable(shown: &Shown) -> bool {
    matches!(shown.decision, Some(Decision::Limit | Decision::Allow))
}

const JUDGE_FIRST: &str = "But its text does more than describe it: read what is marked there before you let an agent see it.";

/// Why a category gets the decision that it gets.
const fn why(category: Category) -> &'static str {
    match category {
        Category::Read => "It only returns information. What it returns can still be private.",
        Category::Write => {
            "It stays usable, and an agent that runs in circles is stopped after 30 changes a minute."
        }
        Category::Execute => {
            "What it does depends on what it is given, so few calls a minute may pass."
        }
        Category::Unclear => "Too little is known about it, so it is treated as if it ran code.",
        Category::Destructive => {
            "What it removes may be gone for good. An agent that does not see a tool does not try it."
        }
        Category::Financial => {
            "A person should agree before money moves. A version 1 gateway denies the call with a note for that person."
        }
    }
}
