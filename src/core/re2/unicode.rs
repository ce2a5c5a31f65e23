//! What Unicode says of characters: general category, script, and which differ in case only.
//!
//! The tables hold Unicode 15.0, as Go's `unicode` package has since Go 1.21. They are packed for the size of the page; a test
//! makes them anew from another library's data and compares.

use super::class::{Class, LAST};

/// The two-letter general categories that have members, in the order of the packed table's numbers.
pub const CATEGORIES: [&str; 29] = [
    "Cc", "Cf", "Co", "Ll", "Lm", "Lo", "Lt", "Lu", "Mc", "Me", "Mn", "Nd", "Nl", "No", "Pc", "Pd",
    "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "So", "Zl", "Zp", "Zs", "Cs",
];

/// The scripts' names, one a line, in the order of the packed table's numbers.
static SCRIPTS: &str = include_str!("tables/scripts.txt");

/// Runs over all code points from 0 on: a length and the number of a category, [`NONE`] for unassigned ones.
static CATEGORY_RUNS: &[u8] = include_bytes!("tables/categories.bin");

/// The same for scripts.
static SCRIPT_RUNS: &[u8] = include_bytes!("tables/scripts.bin");

/// Runs of characters with the way to the next one that differs in case only.
static FOLD_RUNS: &[u8] = include_bytes!("tables/folds.bin");

/// The number that stands for neither category nor script.
pub const NONE: u8 = 255;

/// The set that `\p{name}` means, or nothing when RE2 knows no such name. Case counts.
pub(super) fn named(name: &str) -> Option<Class> {
    if name == "Any" {
        return Some(Class::new(vec![(0, LAST)]));
    }
    if let Some(script) = SCRIPTS.lines().position(|line| line == name) {
        return Some(members(SCRIPT_RUNS, |number| usize::from(number) == script));
    }
    let major = matches!(name, "C" | "L" | "M" | "N" | "P" | "S" | "Z");
    if !major && !CATEGORIES.contains(&name) {
        return None;
    }
    let mut class = members(CATEGORY_RUNS, |number| {
        CATEGORIES
            .get(usize::from(number))
            .is_some_and(|category| category.starts_with(name))
    });
    if matches!(name, "C" | "Cs") {
        let mut ranges = class.ranges().to_vec();
        ranges.push((0xD800, 0xDFFF));
        class = Class::new(ranges);
    }
    Some(class)
}

/// The name that RE2 knows and that equals this one but for case, spaces, hyphens and underscores.
pub(super) fn similar(name: &str) -> Option<&'static str> {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| !matches!(c, ' ' | '-' | '_'))
            .map(|c| c.to_ascii_lowercase())
            .collect()
    };
    let wanted = plain(name);
    let known = SCRIPTS
        .lines()
        .chain(CATEGORIES)
        .chain(["Any", "C", "L", "M", "N", "P", "S", "Z"]);
    known
        .into_iter()
        .find(|candidate| plain(candidate) == wanted)
}

fn members(runs: &[u8], wanted: impl Fn(u8) -> bool) -> Class {
    let mut bytes = runs.iter().copied();
    let mut ranges = Vec::new();
    let mut start = 0;
    while let Some(length) = number(&mut bytes) {
        if bytes.next().is_some_and(&wanted) {
            ranges.push((start, start + length - 1));
        }
        start += length;
    }
    Class::new(ranges)
}

/// Reads a number of seven bits a byte, lowest first, the last byte below 128.
fn number(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut value = 0;
    for shift in [0, 7, 14, 21] {
        let byte = bytes.next()?;
        value |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            break;
        }
    }
    Some(value)
}

/// Characters that differ in case only. Each such family is a ring; a step leads to its next member.
#[derive(Debug)]
pub(super) struct Folds(Vec<(u32, u32)>);

impl Folds {
    /// Unpacks the table.
    pub(super) fn load() -> Self {
        let mut bytes = FOLD_RUNS.iter().copied();
        let mut steps = Vec::with_capacity(2_900);
        let mut code = 0;
        while let (Some(gap), Some(shape), Some(distance)) =
            (number(&mut bytes), number(&mut bytes), number(&mut bytes))
        {
            code += gap;
            let (count, turns) = (shape >> 1, shape & 1 == 1);
            let (away, mut back) = (distance >> 1, distance & 1 == 1);
            for _ in 0..count {
                let to = if back {
                    code.wrapping_sub(away)
                } else {
                    code.wrapping_add(away)
                };
                steps.push((code, to));
                code += 1;
                back ^= turns;
            }
        }
        Self(steps)
    }

    /// All steps, in the order of the characters that they start from.
    pub(super) fn steps(&self) -> &[(u32, u32)] {
        &self.0
    }

    /// The next member of the character's family; nothing when it stands alone.
    pub(super) fn next(&self, code: u32) -> Option<u32> {
        let at = self.0.binary_search_by_key(&code, |step| step.0).ok()?;
        self.0.get(at).map(|step| step.1)
    }

    /// The whole family of a character, itself first.
    pub(super) fn family(&self, code: u32) -> Vec<u32> {
        let mut family = vec![code];
        let mut next = self.next(code);
        while let Some(member) = next.filter(|member| *member != code && family.len() < 8) {
            family.push(member);
            next = self.next(member);
        }
        family
    }
}
