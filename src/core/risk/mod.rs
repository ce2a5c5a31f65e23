//! Risk: what a tool could do, how bad that would be, and why we think so.
//!
//! Every tool is looked at by the [`SIGNALS`]; the worst category that enough evidence speaks for wins, and no evidence is a result of its
//! own. Deterministic and explained. It knows no policy document and no person's override: [`class`](Assessment::class) is what to act on
//! where no person has spoken.

mod arguments;
mod assessment;
mod census;
mod contradictions;
mod decided;
mod exposure;
mod head;
mod lead;
mod lexicon;
mod name;
mod noun;
mod presets;
mod prose;
mod recommend;
mod sentence;
mod set;
mod siblings;
mod signal;
mod signals;
mod split;
mod text;
mod turning;

pub use assessment::{
    Assessment, Category, Class, Confidence, Contradiction, Effect, Evidence, Place, Said,
    Severity, Stretch, Suspicion, SuspicionKind,
};
pub use census::census;
pub use decided::Standing;
pub use exposure::{Access, Exposure, ExposureRow, exposure};
pub use presets::{Change, Overridden, Preset, Row, changes};
pub use recommend::{Recommendation, recommend, recommended};
pub use siblings::Siblings;
pub use signal::{ENOUGH, Signal};
pub use signals::SIGNALS;

use super::catalogue::Tool;
use assessment::Effect::{Lowers, Points, Raises};
use signal::{Findings, Subject};
use std::sync::Arc;

/// Assesses one tool on its own. [`assess_all`] also sees what a text says about the server's other tools.
pub fn assess(tool: &Tool) -> Assessment {
    assess_among(tool, &Siblings::default())
}

/// Assesses all tools of a server, in their order.
pub fn assess_all(tools: &[Arc<Tool>]) -> Vec<Assessment> {
    let names = Siblings::of(tools);
    tools
        .iter()
        .map(|tool| assess_among(tool, &names))
        .collect()
}

/// Assesses one tool of a server whose tools have these names; for assessing many tools piece by piece.
pub fn assess_among(tool: &Tool, names: &Siblings<'_>) -> Assessment {
    let subject = Subject::of(tool, names);
    let mut findings = Findings::default();
    for signal in SIGNALS {
        findings.looking(signal.id);
        (signal.look)(&subject, &mut findings);
    }
    let category = findings.category();
    let severity = severity(category, &findings.evidence);
    let given = given(tool);
    let contradictions = contradictions::find(&subject, category, &findings.evidence, given);
    let confidence = confidence(category, &findings.evidence, !contradictions.is_empty());
    let mut evidence = findings.evidence;
    evidence.sort_by_key(|piece| std::cmp::Reverse(piece.weight));
    Assessment {
        category,
        severity,
        confidence,
        evidence,
        contradictions,
        suspicious: findings.suspicious,
        given,
    }
}

/// The verbs of the tables that mean `category` where nothing turns them, in alphabetical order; with nothing, those that say too little
/// on their own. For the documentation.
pub fn verbs(category: Option<Category>) -> Vec<&'static str> {
    let groups = lexicon::groups().filter(|group| group.means == category);
    let mut verbs: Vec<_> = groups
        .flat_map(|group| group.words.split_whitespace())
        .collect();
    verbs.sort_unstable();
    verbs
}

/// The category's severity, a step worse where evidence raises it, else a step milder where evidence lowers it.
fn severity(category: Category, evidence: &[Evidence]) -> Severity {
    let severity = category.severity();
    if evidence.iter().any(|piece| piece.effect == Raises) {
        severity.raised()
    } else if evidence.iter().any(|piece| piece.effect == Lowers) {
        severity.lowered()
    } else {
        severity
    }
}

fn confidence(category: Category, evidence: &[Evidence], contradicted: bool) -> Confidence {
    let agreeing = || {
        evidence
            .iter()
            .filter(|piece| piece.effect == Points(category))
            .map(|piece| piece.weight)
    };
    let best = agreeing().max().unwrap_or(0);
    let against = evidence.iter().any(|piece| matches!(piece.effect, Points(other) if other != category && piece.weight >= ENOUGH));
    let several = agreeing().filter(|weight| *weight >= 40).count() > 1;
    if category == Category::Unclear || contradicted || best < 60 && !several {
        Confidence::Low
    } else if !against && (best >= 90 || several && best >= 75) {
        Confidence::High
    } else {
        Confidence::Medium
    }
}

/// The class that the catalogue gives, where its words are known.
fn given(tool: &Tool) -> Option<Class> {
    let given = tool.given.as_ref()?;
    let category = Category::parse(&given.category)?;
    let severity = given
        .severity
        .as_deref()
        .and_then(Severity::parse)
        .unwrap_or(category.severity());
    Some(Class { category, severity })
}
