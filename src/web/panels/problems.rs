//! What looks wrong about the policy: findings with a reason, the way to the place, and fixes.

use super::imported::Imported;
use crate::core::lint::{Class, Finding, LINTS, named};
use crate::web::state::{View, Workspace};
use crate::web::ui::dialog::Dialog;
use crate::web::ui::icon::{Glyph, Icon};
use crate::web::ui::plain_text::{prose, runs};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The most findings that are listed.
const LISTED: usize = 60;

/// The panel with the findings.
#[component]
pub fn ProblemsPanel() -> impl IntoView {
    let workspace = Workspace::expect_context();
    let findings = workspace.findings();
    let counts = workspace.problem_counts();
    let only = RwSignal::new(None::<Class>);
    let about = View::expect_context().about_lint;
    let shown = Memo::new(move |_| {
        let only = only.get().filter(|class| counts.read().get(*class) > 0);
        let passes = |finding: &&Finding| only.is_none_or(|class| finding.class == class);
        let findings = findings.read();
        let shown: Vec<(String, Finding)> = findings
            .iter()
            .filter(passes)
            .take(LISTED)
            .map(|finding| (finding.key(), finding.clone()))
            .collect();
        let rest = findings
            .iter()
            .filter(passes)
            .count()
            .saturating_sub(LISTED);
        (shown, rest)
    });
    let fixable = Memo::new(move |_| {
        let mut fixable: BTreeMap<&'static str, usize> = BTreeMap::new();
        for finding in findings
            .read()
            .iter()
            .filter(|finding| finding.fix.is_some())
        {
            *fixable.entry(finding.code).or_default() += 1;
        }
        fixable
    });
    let is_current = workspace.findings_are_current();
    view! {
        <section class="panel" id="panel-problems" role="tabpanel" aria-labelledby="tab-problems">
            <h3 class="sr">"Problems"</h3>
            <div class="chips" role="group" aria-label="Filter problems by class">
                {Class::ALL.map(|class| view! { <ClassChip class only /> }).collect_view()}
            </div>
            <div class="panel-scroll" tabindex="0" role="region" aria-label="Problems">
                <Imported />
                <Show
                    when=move || { counts.read().total() > 0 }
                    fallback=move || view! {
                        <div class="empty">
                            <Icon glyph=Glyph::Check />
                            <b>"No problems"</b>
                            <p>{format!("All {} checks passed on this policy.", LINTS.len())}</p>
                        </div>
                    }
                >
                    <ul class="probs" role="list" aria-label="Findings" aria-busy=move || (!is_current.get()).to_string()>
                        <For each=move || shown.read().0.clone() key=|(key, _)| key.clone() let:row>
                            <Problem row shown fixable />
                        </For>
                    </ul>
                    {move || (shown.read().1 > 0).then(|| view! {
                        <p class="hint more">{format!("And {} more. Fix these first, or all of a kind at once.", shown.read().1)}</p>
                    })}
                </Show>
            </div>
        </section>
        <AboutLint about />
    }
}

/// The icon of a class.
pub(super) const fn glyph(class: Class) -> Glyph {
    match class {
        Class::Security => Glyph::Security,
        Class::Error => Glyph::Error,
        Class::Warning => Glyph::Warning,
        Class::Suggestion => Glyph::Suggestion,
        Class::Information => Glyph::Information,
    }
}

/// A class as the word of its filter, for one and for several.
const fn words(class: Class) -> (&'static str, &'static str) {
    match class {
        Class::Security => ("Security", "Security"),
        Class::Error => ("Error", "Errors"),
        Class::Warning => ("Warning", "Warnings"),
        Class::Suggestion => ("Suggestion", "Suggestions"),
        Class::Information => ("Information", "Information"),
    }
}

/// A filter for the findings of one class.
#[component]
fn ClassChip(
    /// The class.
    class: Class,
    /// The class that alone is shown.
    only: RwSignal<Option<Class>>,
) -> impl IntoView {
    let counts = Workspace::expect_context().problem_counts();
    let count = Memo::new(move |_| counts.read().get(class));
    let toggle = move |_| {
        let is_on = only.get_untracked() == Some(class);
        only.set((!is_on).then_some(class));
    };
    view! {
        <button
            type="button"
            class="chip"
            data-c=class.word()
            aria-pressed=move || (only.get() == Some(class)).to_string()
            disabled=move || count.get() == 0
            on:click=toggle
        >
            <Icon glyph=glyph(class) small=true />
            {words(class).1}
            <span class="n">{count}</span>
        </button>
    }
}

/// The findings that are listed, each with its key, and how many more there are.
type Shown = (Vec<(String, Finding)>, usize);

/// One finding.
#[component]
fn Problem(
    /// The finding with its key, as it was first listed.
    row: (String, Finding),
    /// The findings that are listed now: a later run of the checks can find another fix for the same problem.
    shown: Memo<Shown>,
    /// How many findings of each kind can be fixed.
    fixable: Memo<BTreeMap<&'static str, usize>>,
) -> impl IntoView {
    let workspace = Workspace::expect_context();
    let about = View::expect_context().about_lint;
    let preview = RwSignal::new(false);
    let (key, finding) = row;
    let key = StoredValue::new(key);
    let current = Memo::new(move |_| {
        let shown = shown.read();
        let found = shown
            .0
            .iter()
            .find(|(other, _)| key.with_value(|key| key == other));
        found.map(|(_, finding)| finding.clone())
    });
    let (class, code, why) = (finding.class, finding.code, finding.why);
    let tool = finding.place.tool().cloned();
    let go = tool.clone().map(|name| {
        let (words, target) = (name.to_string(), name);
        view! {
            <button type="button" class="link" on:click=move |_| workspace.go_to_tool(&target)>{runs(&words)}</button>
        }
    });
    let can_try = tool.is_some();
    let what = finding.what.clone();
    let label = Memo::new(move |_| {
        let current = current.read();
        let fix = current.as_ref().and_then(|finding| finding.fix.as_ref());
        fix.map(|fix| fix.label.clone())
    });
    let alike = Memo::new(move |_| fixable.read().get(code).copied().unwrap_or(0));
    let place = StoredValue::new(finding.place);
    let can_edit = workspace.can_edit();
    let all = move || {
        view! {
            <button
                type="button"
                class="btn ghost sm"
                disabled=move || !can_edit.get()
                on:click=move |_| workspace.fix_all(code)
            >
                {move || format!("Fix all {} of this kind", alike.get())}
            </button>
        }
    };
    let several = Memo::new(move |_| alike.get() > 1);
    let fix = move || {
        label.get().map(|label| {
            view! {
                <button
                    type="button"
                    class="btn sm"
                    disabled=move || !can_edit.get()
                    on:click=move |_| workspace.fix(key.get_value())
                >
                    {prose(&label)}
                </button>
                <button
                    type="button"
                    class="btn ghost sm"
                    aria-expanded=move || preview.get().to_string()
                    on:click=move |_| preview.update(|on| *on = !*on)
                >
                    "Preview"
                </button>
                <Show when=move || several.get()>{all()}</Show>
            }
        })
    };
    view! {
        <li class="prob" data-c=class.word()>
            <Icon glyph=glyph(class) />
            <h4><span class="sr">{words(class).0}": "</span>{prose(&what)}</h4>
            <p>{prose(why)}</p>
            <div class="loc">
                {go}
                <button type="button" class="link" on:click=move |_| about.set(Some(code))>
                    <span class="sr">"About the check "</span>{code}
                </button>
            </div>
            <div class="acts">
                {fix}
                {can_try.then(|| view! {
                    <button
                        type="button"
                        class="btn ghost sm"
                        on:click=move |_| place.with_value(|place| workspace.try_finding(place))
                    >
                        <Icon glyph=Glyph::Play small=true />
                        "Try it"
                    </button>
                })}
            </div>
            <Show when=move || preview.get()>
                {move || current.read().as_ref().map(|finding| changes(&workspace.preview_fix(finding)))}
            </Show>
        </li>
    }
}

/// Lines that go and lines that come.
fn changes((gone, come): &(Vec<String>, Vec<String>)) -> AnyView {
    if gone.is_empty() && come.is_empty() {
        return view! { <p>"It changes nothing in the text."</p> }.into_any();
    }
    let lines = |lines: &[String], class: &'static str, word: &'static str| {
        lines
            .iter()
            .map(|line| view! { <span class=format!("dl {class}")><span class="sr">{word}</span>{runs(line)}"\n"</span> })
            .collect_view()
    };
    view! {
        <pre class="diff" tabindex="0" role="group" aria-label="What the fix changes">
            {lines(gone, "del", "Removed: ")}
            {lines(come, "add", "Added: ")}
        </pre>
    }
    .into_any()
}

/// The page of one check.
#[component]
fn AboutLint(
    /// The code of the check, while its page is open.
    about: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let lint = Memo::new(move |_| about.get());
    let title = Signal::derive(move || {
        lint.get()
            .and_then(named)
            .map_or_else(String::new, |lint| lint.title.to_owned())
    });
    view! {
        <Dialog title open=Signal::derive(move || lint.get().is_some()) on_close=move |()| about.set(None)>
            {move || lint.get().and_then(named).map(|lint| view! {
                <div class="about" tabindex="0" role="group" aria-label="About this check">
                    <p>{prose(lint.fires)}</p>
                    <p>{prose(lint.why)}</p>
                    <h3>"It speaks up here"</h3>
                    <pre class="sample"><code>{lint.bad}</code></pre>
                    <h3>"Put right"</h3>
                    <pre class="sample"><code>{lint.good}</code></pre>
                </div>
            })}
        </Dialog>
    }
}
