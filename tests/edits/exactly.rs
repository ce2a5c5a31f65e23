//! Decisions made exactly as previewed, for any document.

use super::any::{NAMES, any_draft, any_edit};
use mcp_policy_builder::core::edit::{Edit, possible};
use mcp_policy_builder::core::policy::{Decision, Name, Window, shown};
use mcp_policy_builder::core::risk::{Category, Preset, Recommendation, Standing, recommended};
use proptest::prelude::*;

fn any_recommendation() -> impl Strategy<Value = Recommendation> {
    let limit = (1..100_u64, prop::sample::select(&Window::ALL[..]));
    prop_oneof![
        limit.prop_map(|limit| Recommendation {
            decision: Decision::Limit,
            limit: Some(limit),
        }),
        prop::sample::select(&Category::ALL[..]).prop_map(recommended),
    ]
}

fn any_wanted() -> impl Strategy<Value = Vec<(Name, Recommendation)>> {
    let one = (prop::sample::select(NAMES), any_recommendation());
    prop::collection::vec(one.prop_map(|(name, to)| (Name::from(name), to)), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_previewed_is_what_stands_afterwards(
        draft in any_draft(),
        before in prop::collection::vec(any_edit(), 0..4),
        wanted in any_wanted(),
    ) {
        // Earlier edits leave rules parked.
        let draft = before.iter().fold(draft, |draft, edit| match edit.apply(&draft) {
            Ok(Some(next)) => next,
            _ => draft,
        });
        let edit = Edit::Exactly { wanted: wanted.clone(), label: "Preset".into() };
        let after = edit.apply(&draft).expect("is never refused").unwrap_or_else(|| draft.clone());
        for (at, (tool, to)) in wanted.iter().enumerate() {
            if wanted.iter().take(at).any(|(earlier, _)| earlier == tool) {
                continue;
            }
            let now = shown(&after.policy, tool);
            prop_assert_eq!(now.decision, Some(possible(tool, to.decision)), "{}", tool);
            if to.decision == Decision::Limit {
                prop_assert_eq!(Recommendation::decided(&now), Some(*to), "{}", tool);
                prop_assert_eq!(to.standing(&now, after.policy.default), Standing::Meets);
            }
        }
    }

    #[test]
    fn tools_that_were_not_named_stay_as_they_are(draft in any_draft(), wanted in any_wanted()) {
        let edit = Edit::Exactly { wanted: wanted.clone(), label: "Preset".into() };
        let after = edit.apply(&draft).expect("is never refused").unwrap_or_else(|| draft.clone());
        for name in NAMES {
            let named = wanted.iter().any(|(tool, _)| &**tool == *name);
            let known = draft.catalogue.tools.iter().any(|tool| tool.name == *name);
            // Under `hide: ["*"]` a name that the catalogue lacks is hidden by nothing else.
            if named || draft.policy.hides_all() && !known {
                continue;
            }
            prop_assert_eq!(shown(&after.policy, name).decision, shown(&draft.policy, name).decision, "{}", name);
        }
    }
}

#[test]
fn every_preset_makes_something_of_every_category() {
    for preset in Preset::ALL {
        for category in Category::ALL {
            assert!(
                preset.decides(category, None).is_some(),
                "{preset:?} {category}"
            );
        }
    }
}
