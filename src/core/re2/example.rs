//! A short text that a pattern matches, to show and to try.

use super::class::Class;
use super::syntax::Node;
use super::{Regex, parse};

/// The longest example that is made, in characters.
const LONGEST: usize = 2_000;

/// A text that the pattern matches: the first of alternatives, the fewest repetitions, letters and digits where there is a choice.
/// Nothing when the pattern is refused, or when conditions on places make that text miss.
pub fn example(pattern: &str) -> Option<String> {
    let parsed = parse::parse(pattern).ok()?;
    let regex = Regex::new(pattern).ok()?;
    let mut text = String::new();
    write(&mut text, &parsed.root, &parsed.classes)?;
    regex.is_match(&text).then_some(text)
}

/// The most alternatives that get an example each.
const MOST: usize = 20;

/// A text for each alternative of the whole pattern, as [`example`] makes them.
pub fn examples(pattern: &str) -> Vec<String> {
    let (Ok(parsed), Ok(regex)) = (parse::parse(pattern), Regex::new(pattern)) else {
        return Vec::new();
    };
    let alternatives = match &parsed.root {
        Node::Alternate(nodes) => nodes.as_slice(),
        node => std::slice::from_ref(node),
    };
    let texts = alternatives.iter().take(MOST).filter_map(|node| {
        let mut text = String::new();
        write(&mut text, node, &parsed.classes)?;
        Some(text)
    });
    texts.filter(|text| regex.is_match(text)).collect()
}

fn write(text: &mut String, node: &Node, classes: &[Class]) -> Option<()> {
    if text.len() > LONGEST {
        return None;
    }
    match node {
        Node::Empty | Node::Look(_) => {}
        Node::Char(code) => text.push(char::from_u32(*code)?),
        Node::Class(number) => text.push(member(classes.get(usize::try_from(*number).ok()?)?)?),
        Node::Concat(nodes) => nodes
            .iter()
            .try_for_each(|node| write(text, node, classes))?,
        Node::Alternate(nodes) => write(text, nodes.first()?, classes)?,
        // Once where none is asked for: an empty text shows little.
        Node::Repeat { node, min, max } => {
            for _ in 0..(*min).max(u32::from(*max != Some(0))) {
                write(text, node, classes)?;
            }
        }
    }
    Some(())
}

/// A member that a person can read, else the first.
fn member(class: &Class) -> Option<char> {
    let readable = ('a'..='z')
        .chain('A'..='Z')
        .chain('0'..='9')
        .chain('!'..='~');
    let lowest = class
        .ranges()
        .iter()
        .find_map(|range| char::from_u32(range.0));
    readable
        .into_iter()
        .find(|c| class.contains(u32::from(*c)))
        .or(lowest)
}
