//! How well the categories agree: with the cases in `tests/corpus/risk`, and with a file of labels where one is named.
//!
//! `cargo run --release --no-default-features --example measure [-- labels.jsonl]`. A line of the file is an object with `server`, `tool`,
//! `description`, `category` and `label_origin`. Rows that `tests/corpus/risk/contradicting-labels.json` names are put aside for the
//! origin that it names, and counted.
//!
//! Fails below the floor: a case of the corpus that differs; and among rows published with a reason less than 95 % agreement, more than 8 %
//! put aside, or a Destructive or Financial one called Read.

use mcp_policy_builder::core::catalogue::{self, File, Tool};
use mcp_policy_builder::core::json::{Object, Value, read_text};
use mcp_policy_builder::core::risk::{Category, assess};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The origin whose labels were each published with a reason; the floor holds for it.
const WITH_REASON: &str = "page-with-rationale";

fn main() -> Outcome<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = io::stdout().lock();
    let cases = corpus(&root.join("tests/corpus/risk"))?;
    cases.print("cases of the corpus", &mut out)?;
    let mut holds = cases.agreed() == cases.all();
    if let Some(path) = std::env::args().nth(1).filter(|path| !path.is_empty()) {
        holds &= labels(
            &path,
            &root.join("tests/corpus/risk/contradicting-labels.json"),
            &mut out,
        )?;
    }
    if holds {
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "\nBelow the floor.")?;
    Ok(ExitCode::FAILURE)
}

/// Counts by label and by category found.
#[derive(Default)]
struct Confusion {
    counts: BTreeMap<(Category, Category), u32>,
    differences: Vec<String>,
}

impl Confusion {
    fn add(&mut self, label: Category, tool: &Tool, server: &str) -> Category {
        let found = assess(tool).category;
        *self.counts.entry((label, found)).or_default() += 1;
        if label != found {
            self.differences
                .push(format!("{server} {}: {label} as {found}", tool.name));
        }
        found
    }

    fn all(&self) -> u32 {
        self.counts.values().sum()
    }

    fn agreed(&self) -> u32 {
        let same = self
            .counts
            .iter()
            .filter(|((label, found), _)| label == found);
        same.map(|(_, count)| count).sum()
    }

    fn print(&self, title: &str, out: &mut impl Write) -> io::Result<()> {
        let (all, agreed) = (self.all(), self.agreed());
        writeln!(
            out,
            "\n{title}: {agreed} of {all} agree, {}",
            percent(agreed, all)
        )?;
        write!(out, "{:>12}", "label")?;
        for found in Category::ALL {
            write!(out, "{:>12}", found.word())?;
        }
        writeln!(out, "{:>12}", "agree")?;
        for label in Category::ALL {
            let row: Vec<u32> = Category::ALL
                .iter()
                .map(|found| self.counts.get(&(label, *found)).copied().unwrap_or(0))
                .collect();
            let sum: u32 = row.iter().sum();
            if sum > 0 {
                write!(out, "{:>12}", label.word())?;
                for count in &row {
                    write!(out, "{count:>12}")?;
                }
                writeln!(
                    out,
                    "{:>12}",
                    percent(self.counts.get(&(label, label)).copied().unwrap_or(0), sum)
                )?;
            }
        }
        for difference in &self.differences {
            writeln!(out, "  {difference}")?;
        }
        Ok(())
    }
}

fn percent(part: u32, whole: u32) -> String {
    if whole == 0 {
        "-".to_owned()
    } else {
        format!("{:.1} %", 100.0 * f64::from(part) / f64::from(whole))
    }
}

/// A tool as a catalogue would give it.
fn tool(raw: Object) -> Outcome<Tool> {
    let catalogue: Object = [("tools".to_owned(), Value::Array(vec![Value::Object(raw)]))]
        .into_iter()
        .collect();
    let text = mcp_policy_builder::core::json::compact(&Value::Object(catalogue));
    let read = catalogue::read(&[File {
        name: "a tool".to_owned(),
        bytes: text.as_bytes(),
    }])?;
    read.tools
        .first()
        .map(|tool| (**tool).clone())
        .ok_or_else(|| "no tool".into())
}

fn corpus(folder: &Path) -> Outcome<Confusion> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    let mut confusion = Confusion::default();
    for path in paths {
        let file = value(&std::fs::read_to_string(&path)?)?;
        for case in file
            .get("cases")
            .and_then(Value::as_array)
            .unwrap_or_default()
        {
            let raw = case
                .get("tool")
                .and_then(Value::as_object)
                .ok_or("a case without a tool")?;
            let label = text(case, "category")
                .and_then(Category::parse)
                .ok_or("a case without a category")?;
            confusion.add(label, &tool(raw.clone())?, "");
        }
    }
    Ok(confusion)
}

/// Prints how each origin agrees, and says whether the floor holds.
fn labels(path: &str, contradicting: &Path, out: &mut impl Write) -> Outcome<bool> {
    let aside = value(&std::fs::read_to_string(contradicting)?)?;
    let key = |row: &Value| {
        let part = |name: &str| text(row, name).unwrap_or_default().to_owned();
        (part("label_origin"), part("server"), part("tool"))
    };
    let aside: BTreeSet<_> = aside
        .get("rows")
        .and_then(Value::as_array)
        .unwrap_or_default()
        .iter()
        .map(key)
        .collect();
    let mut origins: BTreeMap<String, (Confusion, u32, Vec<String>)> = BTreeMap::new();
    for line in std::fs::read_to_string(path)?
        .lines()
        .filter(|line| !line.trim().is_empty())
    {
        let row = value(line)?;
        let label = text(&row, "category")
            .and_then(Category::parse)
            .ok_or_else(|| format!("no category in {line}"))?;
        let (confusion, put_aside, missed) = origins
            .entry(text(&row, "label_origin").unwrap_or_default().to_owned())
            .or_default();
        if aside.contains(&key(&row)) {
            *put_aside += 1;
            continue;
        }
        let members = [
            ("name", text(&row, "tool")),
            ("description", text(&row, "description")),
        ];
        let raw = members
            .into_iter()
            .filter_map(|(key, text)| Some((key.to_owned(), Value::from(text?))))
            .collect();
        let tool = tool(raw)?;
        let found = confusion.add(label, &tool, text(&row, "server").unwrap_or_default());
        if label >= Category::Destructive && found == Category::Read {
            missed.push(tool.name);
        }
    }
    let mut holds = true;
    for (origin, (confusion, put_aside, missed)) in &origins {
        if origin == WITH_REASON {
            let (all, agreed) = (confusion.all(), confusion.agreed());
            holds &= agreed * 100 >= all * 95
                && put_aside * 100 <= (all + put_aside) * 8
                && missed.is_empty();
        }
        confusion.print(&format!("labels, {origin}"), out)?;
        writeln!(
            out,
            "  put aside: {put_aside}; Destructive or Financial called Read: {} {}",
            missed.len(),
            missed.join(" ")
        )?;
    }
    Ok(holds)
}

fn value(text: &str) -> Outcome<Value> {
    Ok(read_text(text)
        .map_err(|error| error.to_string())?
        .into_value())
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}
