//! Asking the lints, all at once or in slices.

use super::finding::Found;
use super::{Check, Finding, LINTS, Lint, Subject, ToolView};
use std::sync::{Arc, LazyLock};

/// What a lint asks about one tool.
struct Question {
    lint: &'static Lint,
    /// The place of the lint among all lints.
    rank: u32,
    ask: fn(&Subject, &ToolView<'_>, &mut Found<'_>),
}

/// The questions about each tool, in the order of the lints.
static QUESTIONS: LazyLock<Vec<Question>> = LazyLock::new(|| {
    let of = |(rank, lint): (u32, &'static Lint)| match lint.check {
        Check::Tool(ask) | Check::Both(ask, _) => Some(Question { lint, rank, ask }),
        Check::Document(_) => None,
    };
    (0..).zip(LINTS).filter_map(of).collect()
});

/// A run of all lints that can be taken in slices, so that a page can paint between two of them.
#[derive(Debug)]
pub struct Linting {
    subject: Arc<Subject>,
    next: usize,
    found: Vec<Finding>,
    done: bool,
}

impl Linting {
    /// A run that has not begun.
    pub fn new(subject: Arc<Subject>) -> Self {
        Self {
            subject,
            next: 0,
            found: Vec::new(),
            done: false,
        }
    }

    /// Looks at so many more tools, and behind the last one at the document as a whole. Says whether the run is at its end.
    pub fn step(&mut self, tools: usize) -> bool {
        let rows = self.subject.rows();
        let end = self.next.saturating_add(tools.max(1)).min(rows);
        for row in self.next..end {
            self.row(row);
        }
        self.next = end;
        if self.next == rows && !self.done {
            self.done = true;
            self.document();
            // Stable: findings of one tool and one lint stay in the order of the document.
            self.found
                .sort_by_key(|finding| (finding.class, finding.order));
        }
        self.done
    }

    fn row(&mut self, row: usize) {
        let Some(view) = self.subject.view(row) else {
            return;
        };
        for Question { lint, rank, ask } in &*QUESTIONS {
            let mut found = Found {
                lint,
                rank: *rank,
                row: narrow(row),
                all: &mut self.found,
            };
            ask(&self.subject, &view, &mut found);
        }
    }

    fn document(&mut self) {
        for (rank, lint) in (0..).zip(LINTS) {
            if let Check::Document(check) | Check::Both(_, check) = lint.check {
                let mut found = Found {
                    lint,
                    rank,
                    row: u32::MAX,
                    all: &mut self.found,
                };
                check(&self.subject, &mut found);
            }
        }
    }

    /// The findings: by class, then in the order of the tools, those about the document last. Complete once a step has said so.
    pub fn finish(self) -> Vec<Finding> {
        self.found
    }
}

fn narrow(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

/// Asks all lints at once.
pub fn lint(subject: Subject) -> Vec<Finding> {
    let mut linting = Linting::new(Arc::new(subject));
    while !linting.step(usize::MAX) {}
    linting.finish()
}
