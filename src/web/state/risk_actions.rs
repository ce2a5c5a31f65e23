//! What the screens ask about risk, and what a person says and does about it.

use super::risk::{Found, Risk, RiskCounts, Risks, class_of};
use super::rows::RowId;
use super::workspace::Workspace;
use crate::core::draft::Override;
use crate::core::edit::Edit;
use crate::core::policy::{Max, Name, Rate};
use crate::core::risk::{Assessment, Class, Exposure, Recommendation};
use leptos::prelude::*;

impl Workspace {
    /// The risk of all rows.
    pub fn risks(self) -> Memo<Risks> {
        self.risk_memos().risks
    }

    /// How many rows there are of each category and with each mark.
    pub fn risk_counts(self) -> Memo<RiskCounts> {
        self.risk_memos().counts
    }

    /// How many tools of each category an agent can call, and how freely.
    pub fn exposure(self) -> Memo<Exposure> {
        self.risk_memos().exposure
    }

    /// The risk of one row's tool; nothing where it is not known.
    pub fn risk_of(self, id: RowId) -> Memo<Option<Risk>> {
        let risks = self.risks();
        // The row can be gone when this is asked once more.
        Memo::new(move |_| risks.read().get(id.index()).copied())
    }

    /// What we recommend for one row's tool.
    pub fn recommendation_of(self, id: RowId) -> Memo<Option<Recommendation>> {
        let risks = self.risks();
        Memo::new(move |_| risks.read().recommendation(id.index()))
    }

    /// Everything found out about one row's tool; nothing where the catalogue lacks it.
    pub fn assessment_of(self, id: RowId) -> Option<Assessment> {
        let found: Found = self.risk_memos().found.get_untracked();
        found.get(id.index()).cloned()
    }

    /// The person's own word on one row's tool.
    pub fn own_word_of(self, id: RowId) -> Memo<Option<Override>> {
        let (words, rows) = (self.risk_memos().words, self.rows());
        Memo::new(move |_| {
            let name = rows.read().get(id)?.name.clone();
            let word = words.read().get(&name).cloned();
            word.filter(|word| class_of(word).is_some())
        })
    }

    /// The limit that a Limit starts with, where we recommend one.
    pub(super) fn recommended_limit(self, id: RowId) -> Option<Rate> {
        let (max, window) = self
            .risks()
            .read_untracked()
            .recommendation(id.index())?
            .limit?;
        let max = Max::new(max)?;
        Some(Rate { max, window })
    }

    /// Decides for one tool what we recommend.
    pub fn apply_recommendation(self, id: RowId) {
        let to = self.risks().read_untracked().recommendation(id.index());
        let (Some(name), Some(to)) = (self.name_of(id), to) else {
            return;
        };
        let edit = Edit::Exactly {
            wanted: vec![(name.clone(), to)],
            label: format!("Recommended for {name}"),
        };
        self.leave();
        self.by_hand(std::slice::from_ref(&name));
        match self.edit(&edit) {
            Ok(true) => {
                let words = crate::web::words::recommendation(to);
                self.notices.undoable(format!("{name}: {words}"));
            }
            Ok(false) => {}
            Err(refusal) => self.refused(&refusal),
        }
    }

    /// Sets a person's own word on a tool's risk, with the reason.
    pub fn set_risk(self, id: RowId, class: Class, reason: String) {
        let Some(tool) = self.name_of(id) else {
            return;
        };
        let Class { category, severity } = class;
        let to = Override {
            category: category.word().to_owned(),
            severity: severity.word().to_owned(),
            reason,
        };
        self.override_risk(
            tool,
            Some(to),
            format!("{}, {severity}, by you.", category.label()),
        );
    }

    /// Takes the person's own word on a tool's risk back.
    pub fn forget_risk(self, id: RowId) {
        let Some(tool) = self.name_of(id) else {
            return;
        };
        self.leave();
        self.override_risk(tool, None, "back to the estimate.".to_owned());
    }

    fn override_risk(self, tool: Name, to: Option<Override>, says: String) {
        let said = format!("{tool}: {says}");
        match self.edit(&Edit::Override { tool, to }) {
            Ok(true) => self.notices.speak(said),
            Ok(false) => {}
            Err(refusal) => self.refused(&refusal),
        }
    }

    /// From now on these tools count as decided by hand.
    pub(super) fn by_hand(self, tools: &[Name]) {
        self.view.preset_made.update_value(|made| {
            for tool in tools {
                made.remove(tool);
            }
        });
    }
}
