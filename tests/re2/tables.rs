//! The packed tables, made anew from the data of `regex-syntax`.
//!
//! With `UPDATE_TABLES=1` in the environment the files are written; otherwise they must be the same.

use mcp_policy_builder::core::re2::unicode::{CATEGORIES, NONE};
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};
use std::path::{Path, PathBuf};

const LAST: u32 = 0x10_FFFF;

fn class(pattern: &str) -> ClassUnicode {
    match regex_syntax::parse(pattern).unwrap().into_kind() {
        HirKind::Class(Class::Unicode(class)) => class,
        HirKind::Literal(literal) => {
            let c = std::str::from_utf8(&literal.0)
                .unwrap()
                .chars()
                .next()
                .unwrap();
            ClassUnicode::new([ClassUnicodeRange::new(c, c)])
        }
        other => panic!("{pattern}: {other:?}"),
    }
}

/// The members that Unicode 15.0 knows.
fn old(pattern: &str) -> ClassUnicode {
    let mut class = class(pattern);
    class.intersect(&self::class(r"\p{Age=15.0}"));
    class
}

fn push_number(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(u8::try_from(value & 0x7F).unwrap() | 0x80);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).unwrap());
}

fn runs(classes: &[ClassUnicode]) -> Vec<u8> {
    let mut numbers = vec![NONE; LAST as usize + 1];
    for (number, class) in classes.iter().enumerate() {
        for range in class.iter() {
            numbers[range.start() as usize..=range.end() as usize]
                .fill(u8::try_from(number).unwrap());
        }
    }
    let mut bytes = Vec::new();
    for run in numbers.chunk_by(|a, b| a == b) {
        push_number(&mut bytes, u32::try_from(run.len()).unwrap());
        bytes.push(run[0]);
    }
    bytes
}

/// Steps to the next character of the same case family, and from the last to the first.
fn folds() -> Vec<u8> {
    let known = old(r"\p{Any}");
    let is_known = |c: char| {
        known
            .iter()
            .any(|range| range.start() <= c && c <= range.end())
    };
    let mut steps = Vec::new();
    for c in (0..=LAST).filter_map(char::from_u32) {
        let mut family = ClassUnicode::new([ClassUnicodeRange::new(c, c)]);
        family.try_case_fold_simple().unwrap();
        let members: Vec<char> = family
            .iter()
            .flat_map(|range| range.start()..=range.end())
            .collect();
        if members.len() < 2 || !is_known(c) {
            continue;
        }
        let members: Vec<char> = members
            .into_iter()
            .filter(|member| is_known(*member))
            .collect();
        let at = members.iter().position(|member| *member == c).unwrap();
        let next = members[(at + 1) % members.len()];
        if next != c {
            steps.push((c as u32, i64::from(next as u32) - i64::from(c as u32)));
        }
    }
    let mut bytes = Vec::new();
    let mut end = 0;
    let mut at = 0;
    while at < steps.len() {
        let (start, distance) = steps[at];
        let length = |flip: i64| {
            let mut wanted = distance;
            (start..)
                .zip(&steps[at..])
                .take_while(|(code, step)| {
                    let fits = step.0 == *code && step.1 == wanted;
                    wanted *= flip;
                    fits
                })
                .count()
        };
        let turns = length(-1) > length(1);
        let count = length(if turns { -1 } else { 1 });
        let size = u32::try_from(distance.unsigned_abs()).unwrap();
        push_number(&mut bytes, start - end);
        push_number(
            &mut bytes,
            (u32::try_from(count).unwrap() << 1) | u32::from(turns),
        );
        push_number(&mut bytes, (size << 1) | u32::from(distance < 0));
        at += count;
        end = start + u32::try_from(count).unwrap();
    }
    bytes
}

fn scripts() -> Vec<String> {
    let text = std::fs::read_to_string(folder().join("scripts.txt")).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/core/re2/tables")
}

#[track_caller]
fn check(file: &str, made: &[u8]) {
    let path = folder().join(file);
    if std::env::var_os("UPDATE_TABLES").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    assert!(
        std::fs::read(&path).unwrap() == made,
        "{file} is not what UPDATE_TABLES=1 would write"
    );
}

#[test]
fn categories_are_those_of_unicode() {
    let classes: Vec<ClassUnicode> = CATEGORIES
        .iter()
        .filter(|name| **name != "Cs")
        .map(|name| old(&format!(r"\p{{gc={name}}}")))
        .collect();
    check("categories.bin", &runs(&classes));
}

#[test]
fn scripts_are_those_of_unicode() {
    let classes: Vec<ClassUnicode> = scripts()
        .iter()
        .map(|name| old(&format!(r"\p{{sc={name}}}")))
        .collect();
    assert!(
        classes.iter().all(|class| !class.ranges().is_empty()),
        "a script without members"
    );
    check("scripts.bin", &runs(&classes));
}

#[test]
fn families_of_case_are_those_of_unicode() {
    check("folds.bin", &folds());
}
