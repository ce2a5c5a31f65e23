//! The elements of a closed row, and how each part of a [`Face`] is written into them.

use super::problems;
use super::row_face::{Face, Tags};
use crate::core::compare::PinDriftKind;
use crate::core::lint::Class;
use crate::core::text::plural;
use crate::web::platform::copied::{Part, Pattern};
use crate::web::state::{By, Risk, Row};
use crate::web::ui::icon::{Glyph, markup as icon};
use crate::web::ui::plain_text::{write_name, write_runs};
use crate::web::ui::segmented::Choice;
use crate::web::ui::severity;
use crate::web::ui::tile::Category;
use crate::web::words;

thread_local! {
    static ROW: Pattern = const { Pattern::new(pattern) };
}

/// The elements of one closed row that are written to.
pub(super) struct RowParts {
    item: Part,
    check: Part,
    tile: Part,
    name: Part,
    facts: Part,
    narrow_risk: Part,
    risk: Part,
    group: Part,
    radios: [Part; 5],
    back: Part,
    /// What the detail's id is.
    detail: String,
    /// The element that says the limit.
    number: String,
    /// The tags that stand there now.
    tags: Vec<Part>,
}

impl RowParts {
    /// Fills an empty row; nothing where it has left the page.
    pub(super) fn of(item: Part, row: &Row) -> Option<Self> {
        let inner = item.first()?;
        ROW.with(|row| inner.push_copy(row));
        let found = inner.all(".check, .tile, .name, .facts, .sum, .m-risk, .risk, .seg, .back");
        let [
            check,
            tile,
            name,
            facts,
            summary,
            narrow_risk,
            risk,
            group,
            back,
        ] = found.try_into().ok()?;
        let radios = group.all("input").try_into().ok()?;
        let parts = Self {
            item,
            check,
            tile,
            name,
            facts,
            narrow_risk,
            risk,
            group,
            radios,
            back,
            detail: row.id.element("d"),
            number: row.id.element("limit"),
            tags: Vec::new(),
        };
        parts.say_what_stays(row, &summary);
        Some(parts)
    }

    fn say_what_stays(&self, row: &Row, summary: &Part) {
        let name = row.label();
        self.check
            .set("aria-label", Some(&format!("Select {name}")));
        self.group
            .set("aria-label", Some(&format!("Decision for {name}")));
        let back = format!("Follow the default for {name}");
        self.back.set("aria-label", Some(&back));
        self.name.set("id", Some(&row.id.element("n")));
        write_name(&self.name, name);
        let radios = row.id.element("decision");
        for radio in &self.radios {
            radio.set("name", Some(&radios));
        }
        if let Some(tool) = &row.tool {
            let facts = words::facts(
                row.parameters,
                tool.input_schema().is_some(),
                tool.annotations,
            );
            self.facts.push_text(&facts);
            let title = tool.title.as_deref();
            if let Some(title) = title.filter(|title| *title != &*row.name) {
                summary.fill(r#"<span class="ttl"></span>"#);
                if let Some(part) = summary.first() {
                    write_runs(&part, title);
                }
            }
        } else {
            let words = "Not in the catalogue";
            self.facts
                .precede(&tag("warn", Glyph::Warning, words, words));
        }
        write_runs(summary, &row.summary);
    }

    /// Writes what differs from what stood there before; everything where nothing stood there.
    pub(super) fn show(&mut self, before: Option<&Face>, now: &Face) {
        fn differ<T: PartialEq>(before: Option<&Face>, now: &Face, of: fn(&Face) -> T) -> bool {
            before.is_none_or(|before| of(before) != of(now))
        }
        if differ(before, now, |face| face.stand.open) {
            self.item.flag("data-open", now.stand.open);
            let controls = now.stand.open.then_some(self.detail.as_str());
            self.name.set("aria-controls", controls);
            let expanded = if now.stand.open { "true" } else { "false" };
            self.name.set("aria-expanded", Some(expanded));
        }
        if differ(before, now, |face| face.stand.current) {
            self.item.flag("data-current", now.stand.current);
        }
        if differ(before, now, |face| face.stand.selected) {
            self.item.flag("data-sel", now.stand.selected);
        }
        self.check.set_checked(now.stand.selected);
        if differ(before, now, |face| face.risk) {
            self.show_risk(now.risk);
        }
        if differ(before, now, |face| {
            (face.follows_default, face.posture, face.editable)
        }) {
            self.back
                .flag("disabled", now.follows_default || !now.editable);
            let title = if now.follows_default {
                words::follows(now.posture)
            } else {
                "Follow the default"
            };
            self.back.set("title", Some(title));
            self.group.flag("disabled", !now.editable);
        }
        self.show_decision(before, now);
        if before.is_none_or(|before| before.tags != now.tags) {
            self.show_tags(&now.tags);
        }
    }

    fn show_risk(&self, risk: Option<Risk>) {
        let category = risk.map(|risk| risk.class.category);
        let glyph = category.map_or(Glyph::Unclear, Category::glyph);
        self.tile.fill(&icon(glyph, "i"));
        let says = says(risk);
        self.risk.fill(&says);
        self.narrow_risk.fill(&says);
        for part in [&self.tile, &self.risk, &self.narrow_risk] {
            part.set("data-cat", category.map(Category::word));
        }
    }

    /// The radios are set in any case: a choice that is refused leaves the decision as it is, and the radio where a person put it.
    fn show_decision(&self, before: Option<&Face>, now: &Face) {
        let is_new = before.is_none();
        let limits_before = before.and_then(|before| before.limits.as_deref());
        for (radio, choice) in self.radios.iter().zip(Choice::ALL) {
            radio.set_checked(now.decision == Some(choice));
            let was_recommended = before.is_some_and(|before| before.recommended == Some(choice));
            let is_recommended = now.recommended == Some(choice);
            let has_number = choice == Choice::Limit && limits_before != now.limits.as_deref();
            if was_recommended == is_recommended && !has_number && !is_new {
                continue;
            }
            let Some(label) = radio.around() else {
                continue;
            };
            if was_recommended != is_recommended {
                label.flag("data-rec", is_recommended);
            }
            if was_recommended != is_recommended || is_new {
                let recommended = if is_recommended { " (recommended)" } else { "" };
                let title = format!("{}{recommended}", choice.means());
                label.set("title", Some(&title));
            }
            if has_number {
                self.show_limits(radio, &label, now.limits.as_deref());
            }
        }
        if is_new || before.is_some_and(|before| before.decision != now.decision) {
            self.group.flag("data-none", now.decision.is_none());
        }
    }

    /// The second line of a chosen Limit. Read as its description, not as its name.
    fn show_limits(&self, radio: &Part, label: &Part, limits: Option<&str>) {
        let numbers = label.all("small");
        let Some(limits) = limits else {
            numbers.iter().for_each(Part::remove);
            radio.set("aria-describedby", None);
            return;
        };
        if numbers.is_empty() {
            for text in label.all(".seg-t") {
                text.fill(&format!(
                    "<span>{}</span><small></small>",
                    Choice::Limit.word()
                ));
            }
            radio.set("aria-describedby", Some(&self.number));
        }
        for number in label.all("small") {
            number.set("id", Some(&self.number));
            number.set_text(limits);
        }
    }

    fn show_tags(&mut self, tags: &Tags) {
        self.tags.drain(..).for_each(|tag| tag.remove());
        let markup = markup_of(tags);
        if markup.is_empty() {
            return;
        }
        self.facts.precede(&markup);
        if let Some(heading) = self.facts.around() {
            // A tag that never goes stands there as well.
            self.tags = heading.all(".tag.passing");
        }
    }
}

/// The elements of a closed row, without a word of others.
fn pattern() -> String {
    let options: String = Choice::ALL.into_iter().map(option).collect();
    format!(
        concat!(
            r#"<label class="check-hit"><input class="check" type="checkbox"></label>"#,
            r#"<span class="tile" aria-hidden="true"></span>"#,
            r#"<div class="who"><h3><button type="button" class="name"></button><span class="facts"></span></h3>"#,
            r#"<p class="sum"></p><p class="m-risk"></p></div>"#,
            r#"<div class="risk"></div>"#,
            r#"<fieldset class="seg five" role="radiogroup">{options}</fieldset>"#,
            r#"<button type="button" class="btn ghost icon sm back">{back}</button>"#,
            r#"<span class="chev" aria-hidden="true">{chevron}</span>"#,
        ),
        options = options,
        back = icon(Glyph::Undecided, "i s"),
        chevron = icon(Glyph::Right, "i"),
    )
}

/// One of the five decisions: a native radio, so arrow keys work, and the group is one tab stop.
fn option(choice: Choice) -> String {
    let (value, word, icon) = (choice.as_str(), choice.word(), icon(choice.glyph(), "i"));
    format!(
        r#"<label class="seg-o" data-d="{value}"><input type="radio" value="{value}" aria-label="{word}">{icon}<span class="seg-t"><span>{word}</span></span></label>"#
    )
}

/// Category, severity, and who says so where it is not the estimate.
fn says(risk: Option<Risk>) -> String {
    let Some(risk) = risk else {
        return r#"<span class="by">Unknown</span>"#.to_owned();
    };
    let by = match risk.by {
        By::Estimate => "",
        By::Catalogue => r#"<span class="by">from the catalogue</span>"#,
        By::Person => r#"<span class="by">by you</span>"#,
    };
    let (category, severity) = (risk.class.category, severity::markup(risk.class.severity));
    format!(
        r#"<span class="cat">{}</span>{severity}{by}"#,
        category.label()
    )
}

/// A tag. What stands behind a number goes where there is no room for it; the whole shows on hovering, and is always read out.
fn tag(kind: &str, glyph: Glyph, words: &str, title: &str) -> String {
    let icon = icon(glyph, "i");
    let is_count = words.starts_with(|first: char| first.is_ascii_digit());
    let (count, more) = words
        .split_once(' ')
        .filter(|_| is_count)
        .unwrap_or(("", words));
    format!(
        r#"<span class="tag {kind}" title="{title}">{icon}{count} <span class="more">{more}</span></span>"#
    )
}

fn markup_of(tags: &Tags) -> String {
    let mut markup = String::new();
    let mut push = |tone: &str, glyph, words: &str, title: &str| {
        markup += &tag(&format!("passing {tone}"), glyph, words, title);
    };
    if tags.conditions > 0 {
        let words = plural(tags.conditions, "condition", "conditions");
        push("", Glyph::Condition, &words, &words);
    }
    if tags.is_kept {
        let title = "It holds members that no control shows. They are kept exactly as written.";
        push("", Glyph::Code, "More in the text", title);
    }
    match tags.drift {
        Some(PinDriftKind::New) => push("info", Glyph::Plus, "New", "New"),
        Some(PinDriftKind::Tool | PinDriftKind::Labels) => {
            push("warn", Glyph::Changes, "Changed", "Changed");
        }
        Some(PinDriftKind::Gone) | None => {}
    }
    if tags.is_suspicious {
        let words = "Suspicious text";
        push("error", Glyph::Warning, words, words);
    }
    if tags.is_contradictory {
        let words = "Contradiction";
        push("warn", Glyph::Changes, words, words);
    }
    if let Some((class, count)) = tags.problems {
        let tone = if class == Class::Warning {
            "warn"
        } else {
            "error"
        };
        let words = plural(count, "problem", "problems");
        push(tone, problems::glyph(class), &words, &words);
    }
    markup
}
