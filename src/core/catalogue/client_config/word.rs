//! A word of a shell command: text, and variables in the place of secrets.

use std::fmt;

/// A word of a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word(pub Vec<Piece>);

/// A part of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text as it is.
    Text(String),
    /// An environment variable, by its name: letters, digits and underscores.
    Variable(String),
}

impl Word {
    /// A word without variables.
    pub fn text(text: impl Into<String>) -> Self {
        Self(vec![Piece::Text(text.into())])
    }

    /// A word that starts with a text and goes on with a variable.
    pub(super) fn with_variable(text: &str, variable: &str) -> Self {
        let text = (!text.is_empty()).then(|| Piece::Text(text.to_owned()));
        let variable = Piece::Variable(variable_name(variable));
        Self(text.into_iter().chain([variable]).collect())
    }

    /// The words' variables.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Variable(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }

    /// The text that the word starts with.
    pub(super) fn start(&self) -> Option<&str> {
        match self.0.first()? {
            Piece::Text(text) => Some(text),
            Piece::Variable(_) => None,
        }
    }
}

/// For people: variables as `$NAME`.
impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Text(text) => f.write_str(text),
            Piece::Variable(name) => write!(f, "${name}"),
        })
    }
}

/// A name of a variable made of some words: `--api-key` gives `API_KEY`.
pub(super) fn variable_name(words: &str) -> String {
    let mut name = String::new();
    for character in words.chars().take(64) {
        if character.is_ascii_alphanumeric() {
            name.push(character.to_ascii_uppercase());
        } else if !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
    }
    let name = name.trim_end_matches('_');
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("SECRET{name}")
    } else {
        name.to_owned()
    }
}
