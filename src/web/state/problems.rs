//! What looks wrong about the policy: found a moment after each change, in slices, so that typing never waits for it.

use super::rows::RowId;
use super::view::Pane;
use super::workspace::Workspace;
use crate::core::edit::Edit;
use crate::core::hashed::HashMap;
use crate::core::lint::{Class, Finding, Linting, Place, Subject, fix_all};
use crate::core::policy::{Name, Policy, Rule};
use crate::core::text::plural;
use crate::web::platform::time::{self, Timer};
use leptos::prelude::*;
use std::sync::Arc;

/// How long after the last change the policy is looked at, in milliseconds.
const QUIET: u32 = 150;
/// How many tools are looked at before the clock is.
const SLICE: usize = 20;
/// How long the page waits for a chance to paint, in milliseconds.
const STRETCH: f64 = 10.0;

/// Findings, the worst first. Counts as changed unless it is the same list.
#[derive(Clone, Debug, Default)]
pub struct Findings(Arc<Vec<Finding>>);

impl PartialEq for Findings {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Findings {
    type Target = [Finding];

    fn deref(&self) -> &[Finding] {
        &self.0
    }
}

/// How many findings there are of each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProblemCounts([u32; 5]);

impl ProblemCounts {
    fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            for (slot, class) in counts.0.iter_mut().zip(Class::ALL) {
                *slot += u32::from(finding.class == class);
            }
        }
        counts
    }

    /// The findings of one class.
    pub fn get(&self, class: Class) -> u32 {
        let of = Class::ALL.into_iter().zip(self.0);
        of.filter(|(other, _)| *other == class)
            .map(|(_, count)| count)
            .sum()
    }

    /// All findings.
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }

    /// The findings that are graver than suggestions.
    pub fn grave(&self) -> u32 {
        self.get(Class::Security) + self.get(Class::Error) + self.get(Class::Warning)
    }

    /// The number beside the word Problems, with its class: what should be looked at before the policy is used.
    pub fn badge(&self) -> Option<(u32, &'static str)> {
        let grave = self.get(Class::Security) + self.get(Class::Error);
        match (grave, self.get(Class::Warning)) {
            (0, 0) => None,
            (0, warnings) => Some((warnings, "count warn")),
            (grave, warnings) => Some((grave + warnings, "count error")),
        }
    }
}

/// The findings, and what finding them needs.
#[derive(Clone, Copy)]
pub struct Problems {
    findings: RwSignal<Findings>,
    counts: Memo<ProblemCounts>,
    /// The worst class and the number of findings of each tool.
    marks: Memo<Arc<HashMap<Name, (Class, u32)>>>,
    /// Whether the findings are those of the policy as it is.
    is_current: RwSignal<bool>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
    run: StoredValue<u32>,
    /// What the last run found out about the tools.
    subject: StoredValue<Option<Arc<Subject>>>,
}

impl Default for Problems {
    fn default() -> Self {
        let findings = RwSignal::new(Findings::default());
        let marks = Memo::new(move |_| {
            let mut marks: HashMap<Name, (Class, u32)> = HashMap::default();
            for finding in findings.read().iter().filter(|f| f.class <= Class::Warning) {
                if let Some(tool) = finding.place.tool() {
                    let (worst, count) = marks.entry(tool.clone()).or_insert((finding.class, 0));
                    *worst = (*worst).min(finding.class);
                    *count += 1;
                }
            }
            Arc::new(marks)
        });
        Self {
            findings,
            counts: Memo::new(move |_| ProblemCounts::of(&findings.read())),
            marks,
            is_current: RwSignal::new(true),
            timer: StoredValue::new_local(None),
            run: StoredValue::new(0),
            subject: StoredValue::new(None),
        }
    }
}

impl Workspace {
    /// What looks wrong, the worst first.
    pub fn findings(self) -> Signal<Findings> {
        self.problems.findings.into()
    }

    /// How many findings there are of each class.
    pub fn problem_counts(self) -> Memo<ProblemCounts> {
        self.problems.counts
    }

    /// The worst class and the number of the findings about a tool; suggestions and information left out. Tracked.
    pub fn problems_of(self, name: &Name) -> Option<(Class, u32)> {
        self.problems.marks.read().get(name).copied()
    }

    /// Whether the findings are those of the policy as it is.
    pub fn findings_are_current(self) -> Signal<bool> {
        self.problems.is_current.into()
    }

    /// Looks for problems whenever the draft has changed and a moment has passed.
    pub(super) fn keep_checked(self) {
        let draft = self.draft();
        let problems = self.problems;
        Effect::new(move |_| {
            draft.track();
            problems.is_current.set(false);
            problems.run.update_value(|run| *run = run.wrapping_add(1));
            let timer = Timer::after(QUIET, move || leptos::task::spawn_local(self.check()));
            // The timer of an earlier change is dropped, which stops it.
            problems.timer.set_value(Some(timer));
        });
    }

    async fn check(self) {
        let problems = self.problems;
        let run = problems.run.get_value();
        let assessments = self.risk_memos().found.get_untracked().0;
        let draft = self.draft().get_untracked();
        let mut work = time::Work::begin("lint");
        let subject = problems.subject.with_value(|last| match last {
            Some(last) => last.next(&draft, assessments),
            None => Subject::new(&draft, assessments),
        });
        let subject = Arc::new(subject);
        problems.subject.set_value(Some(subject.clone()));
        let mut linting = Linting::new(subject);
        let mut began = time::now();
        while !linting.step(SLICE) {
            if time::now() - began < STRETCH {
                continue;
            }
            work.done();
            time::breathe().await;
            work = time::Work::go_on("lint");
            if problems.run.get_value() != run {
                return;
            }
            began = time::now();
        }
        let found = linting.finish();
        work.done();
        problems.findings.set(Findings(Arc::new(found)));
        problems.is_current.set(true);
        self.keep_counts();
    }

    /// Makes the change that removes the finding with this key.
    pub fn fix(self, key: String) {
        self.once_current(move |workspace| {
            let findings = workspace.problems.findings.get_untracked();
            let found = findings.iter().find(|finding| finding.key() == key);
            if let Some(fix) = found.and_then(|finding| finding.fix.as_ref()) {
                workspace.leave();
                workspace.make(&fix.edit(), &fix.label);
            }
        });
    }

    /// Does something with the findings of the policy as it is. A fix that was worked out for an older one could undo what a person has
    /// decided since, so what is out of date is looked for anew first.
    fn once_current(self, act: impl FnOnce(Self) + 'static) {
        if self.problems.is_current.get_untracked() {
            act(self);
            return;
        }
        self.problems.timer.set_value(None);
        leptos::task::spawn_local(async move {
            self.check().await;
            if self.problems.is_current.get_untracked() {
                act(self);
            }
        });
    }

    /// Makes the changes that remove all findings of one kind, as one step.
    pub fn fix_all(self, code: &'static str) {
        self.once_current(move |workspace| workspace.fix_all_now(code));
    }

    fn fix_all_now(self, code: &'static str) {
        let findings = self.problems.findings.get_untracked();
        let of_kind: Vec<&Finding> = findings
            .iter()
            .filter(|f| f.code == code && f.fix.is_some())
            .collect();
        let label = plural(of_kind.len() as u64, "problem fixed", "problems fixed");
        let edit: Edit = fix_all(&self.draft().read_untracked(), of_kind.into_iter(), &label);
        self.leave();
        self.make(&edit, &label);
    }

    /// What a fix changes in the text of policy.json: the lines that go, and those that come.
    pub fn preview_fix(self, finding: &Finding) -> (Vec<String>, Vec<String>) {
        let Some(fix) = &finding.fix else {
            return Default::default();
        };
        let draft = self.draft().read_untracked();
        let Ok(Some(after)) = fix.edit().apply(&draft) else {
            return Default::default();
        };
        crate::core::text::changed_lines(&draft.policy.to_text().text, &after.policy.to_text().text)
    }

    fn row_named(self, name: &Name) -> Option<RowId> {
        let rows = self.rows();
        let rows = rows.read_untracked();
        rows.all()
            .iter()
            .find(|row| row.name == *name)
            .map(|row| row.id)
    }

    /// Goes to the tool of a finding: its row, open, with its lines marked.
    pub fn go_to_tool(self, name: &Name) {
        let Some(row) = self.row_named(name) else {
            return;
        };
        self.view.clear_filters();
        self.view.pane.set(Pane::Tools);
        self.view.current.set(Some(row));
        self.view.open.set(Some(row));
        self.view
            .list
            .reveal_and_focus(row.number(), row.element("n"));
    }

    /// Shows in the simulator what a finding is about: the calls at the bounds of its rule, or a call of its tool.
    pub fn try_finding(self, place: &Place) {
        let Some(row) = place.tool().and_then(|tool| self.row_named(tool)) else {
            return;
        };
        self.try_tool(row);
        let rule = rule_at(&self.draft().read_untracked().policy, place).cloned();
        if let Some(rule) = rule {
            self.try_bounds(row, &rule);
        }
    }
}

/// The rule with conditions that a finding is about.
fn rule_at<'a>(policy: &'a Policy, place: &Place) -> Option<&'a Rule> {
    let segments = place.pointer.segments();
    let [_, tool, list, index, ..] = segments.as_slice() else {
        return None;
    };
    let entry = policy.entry(tool)?;
    let rules = match list.as_str() {
        "require" => entry.require.as_ref(),
        "deny_if" => entry.deny_if.as_ref(),
        _ => None,
    }?;
    let rule = rules.get(index.parse::<usize>().ok()?)?;
    (!rule.is_unconditional()).then_some(rule)
}
