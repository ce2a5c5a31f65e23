//! What looks like a secret among arguments and in addresses, by its name or by its own look.
//!
//! Too much is taken for one rather than too little: the command still works once the variable is set.

use super::word::{Piece, Word};

/// Parts of names whose values are secrets.
const NAMES: [&str; 14] = [
    "key",
    "token",
    "secret",
    "passw",
    "pwd",
    "auth",
    "credential",
    "cookie",
    "bearer",
    "signature",
    "dsn",
    "connection",
    "session",
    "private",
];

/// How secrets of known kinds begin.
const STARTS: [&str; 17] = [
    "sk-",
    "sk_",
    "pk_",
    "rk_",
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "xox",
    "AKIA",
    "ASIA",
    "AIza",
    "eyJ",
    "hf_",
    "npm_",
    "Bearer ",
];

/// Whether the value of something with this name is a secret.
pub(super) fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    NAMES.iter().any(|part| name.contains(part))
}

fn is_secret_value(value: &str) -> bool {
    STARTS
        .iter()
        .any(|start| value.len() > start.len() + 8 && value.starts_with(start))
}

/// The arguments of a program, secrets turned into variables.
pub(super) fn arguments(arguments: &[&str]) -> Vec<Word> {
    let mut before = "";
    let mut words = Vec::with_capacity(arguments.len());
    for argument in arguments {
        let asks = before.starts_with('-') && !before.contains('=') && is_secret_name(before);
        words.push(if asks && !argument.starts_with('-') {
            Word::with_variable("", before)
        } else {
            word(argument)
        });
        before = argument;
    }
    words
}

/// One argument on its own.
fn word(text: &str) -> Word {
    if text.contains("://") {
        return address(text);
    }
    if is_secret_value(text) {
        return Word::with_variable("", "SECRET");
    }
    for (at, _) in text.match_indices(['=', ':']) {
        let (name, value) = text.split_at_checked(at + 1).unwrap_or((text, ""));
        let name = last_name(name);
        let secret = value.trim_start_matches([' ', '"', '\'']);
        if !secret.is_empty() && (is_secret_name(name) || is_secret_value(secret)) {
            let start = text.get(..text.len() - secret.len()).unwrap_or("");
            return Word::with_variable(start, name);
        }
    }
    placeholders(text)
}

/// The name right before a mark, in texts such as `a=1,token=`.
fn last_name(text: &str) -> &str {
    let text = text.trim_end_matches(['=', ':', ' ', '"', '\'']);
    text.rsplit([',', ';', '&', ' ', '{', '"', '\''])
        .next()
        .unwrap_or(text)
}

/// An address, with the password and the values of secret parameters turned into variables.
pub(super) fn address(text: &str) -> Word {
    let Some((scheme, rest)) = text.split_once("://") else {
        return word_of_query(text);
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
    match authority.rsplit_once('@') {
        Some((_, host)) => {
            let mut word = Word::with_variable(&format!("{scheme}://"), "CREDENTIALS");
            word.0.push(Piece::Text(format!("@{host}")));
            word.0.extend(word_of_query(path).0);
            word
        }
        None => word_of_query(text),
    }
}

fn word_of_query(text: &str) -> Word {
    let Some((path, query)) = text.split_once('?') else {
        return placeholders(text);
    };
    let mut pieces = placeholders(path).0;
    for (at, pair) in query.split('&').enumerate() {
        let mark = if at == 0 { "?" } else { "&" };
        match pair.split_once('=') {
            Some((name, value))
                if !value.is_empty() && (is_secret_name(name) || is_secret_value(value)) =>
            {
                pieces.extend(Word::with_variable(&format!("{mark}{name}="), name).0);
            }
            _ => {
                pieces.push(Piece::Text(mark.to_owned()));
                pieces.extend(placeholders(pair).0);
            }
        }
    }
    Word(joined(pieces))
}

/// What clients fill in themselves, `${env:NAME}`, `${input:name}` and `${NAME}`, as variables.
fn placeholders(text: &str) -> Word {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let Some((inside, behind)) = after.split_once('}') else {
            break;
        };
        let name = inside.rsplit(':').next().unwrap_or(inside);
        pieces.extend(Word::with_variable(before, name).0);
        rest = behind;
    }
    if !rest.is_empty() || pieces.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Word(pieces)
}

/// Texts that follow each other as one.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (out.last_mut(), piece) {
            (Some(Piece::Text(text)), Piece::Text(more)) => text.push_str(&more),
            (_, piece) => out.push(piece),
        }
    }
    out
}
