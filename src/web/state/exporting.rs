//! The forms in which the policy leaves the page.

use super::workspace::Workspace;
use crate::core::export::{Exported, Exporting, Target};
use crate::core::lint::Subject;
use crate::web::platform::download;
use leptos::prelude::*;

impl Workspace {
    /// The policy in another form, with what that form cannot say.
    pub fn export(self, target: &Target) -> Exported {
        let assessments = self.risk_memos().found.get().0;
        let subject = Subject::new(&self.draft().read(), assessments);
        (target.export)(&Exporting {
            subject: &subject,
            findings: &self.findings().read(),
        })
    }

    /// Offers an export as a file.
    pub fn download_export(self, target: &Target, text: &str) {
        match download::download(target.file_name, target.media_type, text) {
            Ok(()) => self
                .notices
                .done(format!("Downloaded {}", target.file_name)),
            Err(reason) => self
                .notices
                .failure(format!("Not downloaded: {reason}. Copy the text instead.")),
        }
    }
}
