//! Reading a draft.

use super::{DecodeError, FORMAT, VERSION};
use crate::core::catalogue::{self, Catalogue, File, Pin};
use crate::core::draft::{Draft, Override, Saved};
use crate::core::evaluate::scenario::{self, Scenario};
use crate::core::json::{self, Document, Node, Pointer, Source, quote};
use crate::core::policy::{
    Entry, Name, NameMap, Parked, Policy, Rule, Stood, is_approval, read_text,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The draft with this text.
///
/// # Errors
/// A text that is no draft, a draft that a newer version made, or a damaged one.
pub fn decode(text: &str) -> Result<Saved, DecodeError> {
    let document = json::read_within(text, json::Bounds::SAVED).map_err(|error| {
        // What never was a draft is not a damaged one.
        if text.contains(FORMAT) {
            error.into()
        } else {
            DecodeError::WrongFormat { found: None }
        }
    })?;
    version(&document)?;
    let root = Part {
        document: &document,
        node: document.root(),
        pointer: Pointer::root(),
    };
    root.knows_only(&[
        "format",
        "id",
        "title",
        "saved_at",
        "revision",
        "policy",
        "parked",
        "places",
        "overrides",
        "pins",
        "scenarios",
        "catalogue",
    ])?;
    Ok(Saved {
        id: root.text("id")?.to_owned(),
        title: root.text("title")?.to_owned(),
        saved_at: root.text("saved_at")?.to_owned(),
        revision: root.integer("revision")?,
        draft: Draft {
            catalogue: Arc::new(root.catalogue("catalogue")?),
            policy: root.policy("policy")?,
            parked: parked(&root)?,
            overrides: overrides(&root)?,
            pins: pins(&root)?,
            is_pinned: root.node.get("pins").is_some(),
            scenarios: scenarios(&root)?,
        },
    })
}

fn version(document: &Document) -> Result<(), DecodeError> {
    let format = document.value().get("format").and_then(json::Value::as_str);
    let Some(version) = format.and_then(|format| format.strip_prefix(FORMAT)) else {
        let found = format.map(str::to_owned);
        return Err(DecodeError::WrongFormat { found });
    };
    let counts = |c: char| c.is_ascii_digit() || c == '.';
    if version == VERSION {
        Ok(())
    } else if !version.is_empty() && version.chars().all(counts) {
        let found = format!("version {version}");
        Err(DecodeError::Newer { found })
    } else {
        let found = format.map(str::to_owned);
        Err(DecodeError::WrongFormat { found })
    }
}

fn parked(root: &Part<'_>) -> Result<NameMap<Arc<Parked>>, DecodeError> {
    let rules = root.policy("parked")?;
    let mut parked: BTreeMap<Name, Parked> = rules
        .tools
        .into_iter()
        .flatten()
        .map(|(name, entry)| (name, rules_of(Arc::unwrap_or_clone(entry))))
        .collect();
    for part in root.items("places")? {
        part.knows_only(&["tool", "list", "stood", "behind"])?;
        let parked = parked.entry(part.text("tool")?.into()).or_default();
        let place = match part.text("list")? {
            "hide" => &mut parked.hide_place,
            "tools" => &mut parked.entry_place,
            _ => return Err(part.wrong("the list \"hide\" or \"tools\"")),
        };
        let stood = match part.text("stood")? {
            "first" => Stood::First,
            "first_unlisted" => Stood::FirstUnlisted,
            "behind" => Stood::Behind(part.text("behind")?.into()),
            _ => return Err(part.wrong("the place \"first\", \"first_unlisted\" or \"behind\"")),
        };
        if place.replace(stood).is_some() {
            return Err(part.wrong("one place of each tool in each list"));
        }
    }
    let kept = parked.into_iter().filter(|(_, parked)| !parked.is_empty());
    Ok(kept
        .map(|(name, parked)| (name, Arc::new(parked)))
        .collect())
}

/// The parked rules that an entry holds.
fn rules_of(entry: Entry) -> Parked {
    let rules = entry.deny_if.unwrap_or_default();
    let (plain, deny_if): (Vec<_>, Vec<_>) = rules.into_iter().partition(Rule::is_unconditional);
    let (approvals, denials) = plain.into_iter().partition(is_approval);
    Parked {
        require: entry.require.unwrap_or_default(),
        deny_if,
        denials,
        approvals,
        limits: entry.limits.unwrap_or_default(),
        unknown: entry.unknown,
        ..Parked::default()
    }
}

fn overrides(root: &Part<'_>) -> Result<NameMap<Override>, DecodeError> {
    let mut overrides = NameMap::new();
    for part in root.items("overrides")? {
        part.knows_only(&["tool", "category", "severity", "reason"])?;
        let held = Override {
            category: part.text("category")?.to_owned(),
            severity: part.text("severity")?.to_owned(),
            reason: part.text("reason")?.to_owned(),
        };
        if overrides
            .insert(Name::from(part.text("tool")?), held)
            .is_some()
        {
            return Err(part.wrong("one override of each tool"));
        }
    }
    Ok(overrides)
}

/// The pins; none in a draft that was kept before there were any.
fn pins(root: &Part<'_>) -> Result<NameMap<Pin>, DecodeError> {
    if root.node.get("pins").is_none() {
        return Ok(NameMap::new());
    }
    let mut pins = BTreeMap::new();
    for part in root.items("pins")? {
        part.knows_only(&["tool", "pin"])?;
        let Ok(pin) = part.text("pin")?.parse() else {
            return Err(part.wrong("two digests of 64 hexadecimal digits in `pin`"));
        };
        if pins.insert(Name::from(part.text("tool")?), pin).is_some() {
            return Err(part.wrong("one pin of each tool"));
        }
    }
    Ok(pins.into_iter().collect())
}

/// The scenarios; a draft from before there were any has no such member.
fn scenarios(root: &Part<'_>) -> Result<Arc<[Arc<Scenario>]>, DecodeError> {
    if root.node.get("scenarios").is_none() {
        return Ok(Arc::default());
    }
    let part = root.member("scenarios")?;
    let read = scenario::read(part.node.value());
    let scenarios = read.map_err(|error| part.error(format!("in the scenarios: {error}")))?;
    Ok(scenarios.into_iter().map(Arc::new).collect())
}

/// A value of the document, with what is needed to say where it is wrong.
struct Part<'a> {
    document: &'a Document,
    node: Node<'a>,
    pointer: Pointer,
}

impl<'a> Part<'a> {
    fn error(&self, message: String) -> DecodeError {
        let place = Source::new(self.document.text()).place(self.node.span().start);
        DecodeError::corrupt(self.pointer.clone(), place, message)
    }

    fn wrong(&self, expected: &str) -> DecodeError {
        self.error(format!(
            "expected {expected}, found {}",
            self.node.value().kind()
        ))
    }

    /// Refuses a member that this version does not know.
    fn knows_only(&self, known: &[&str]) -> Result<(), DecodeError> {
        if self.node.value().as_object().is_none() {
            return Err(self.wrong("an object"));
        }
        match self.node.members().find(|(key, _)| !known.contains(key)) {
            Some((key, _)) => Err(DecodeError::Newer {
                found: format!("the member {}", quote(key)),
            }),
            None => Ok(()),
        }
    }

    fn member(&self, key: &str) -> Result<Self, DecodeError> {
        let Some(node) = self.node.get(key) else {
            return Err(self.error(format!("the member {} is missing", quote(key))));
        };
        Ok(Self {
            document: self.document,
            node,
            pointer: self.pointer.key(key),
        })
    }

    fn text(&self, key: &str) -> Result<&'a str, DecodeError> {
        let part = self.member(key)?;
        let text = part.node.value().as_str();
        text.ok_or_else(|| part.wrong("a string"))
    }

    fn integer(&self, key: &str) -> Result<u64, DecodeError> {
        let part = self.member(key)?;
        let number = part.node.value().as_number().and_then(json::Number::as_u64);
        number.ok_or_else(|| part.wrong("a whole number"))
    }

    fn items(&self, key: &str) -> Result<Vec<Self>, DecodeError> {
        let part = self.member(key)?;
        if part.node.value().as_array().is_none() {
            return Err(part.wrong("an array"));
        }
        let items = part.node.items().enumerate();
        let item = |(at, node)| Self {
            document: self.document,
            node,
            pointer: part.pointer.index(at),
        };
        Ok(items.map(item).collect())
    }

    /// A policy that stands in the document as its text.
    fn policy(&self, key: &str) -> Result<Policy, DecodeError> {
        let part = self.member(key)?;
        read_text(self.text(key)?).map_err(|errors| {
            let first = errors.first().map(ToString::to_string);
            part.error(format!(
                "in the text of the policy: {}",
                first.unwrap_or_default()
            ))
        })
    }

    fn catalogue(&self, key: &str) -> Result<Catalogue, DecodeError> {
        let part = self.member(key)?;
        let file = File {
            name: key.to_owned(),
            bytes: part.node.text().as_bytes(),
        };
        catalogue::read(&[file]).map_err(|error| part.error(format!("in the catalogue: {error}")))
    }
}
