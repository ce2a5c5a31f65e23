//! The shell command that lists a server's tools, for pasting.

use super::word::{Piece, Word, variable_name};
use super::{Command, Transport};

/// A shell to write a command for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// `sh`, `bash`, `zsh`.
    Posix,
    /// PowerShell.
    PowerShell,
}

/// Options of the inspector that it would take for its own among a server's arguments (its `cli/src/cli.ts`).
const OWN: [&str; 7] = [
    "--",
    "--config",
    "--server",
    "--cli",
    "--transport",
    "--server-url",
    "--header",
];

/// The command that starts a server and lists its tools; nothing where a word holds a character that cannot be pasted.
///
/// Environment variables go in by their names: they have to be set in the shell. One whose name no shell knows is left out.
pub fn list_command(server: &Command, shell: Shell) -> Option<String> {
    let mut words = inspector();
    for name in server.environment.iter().filter(|name| is_variable(name)) {
        words.push(Word::text("-e"));
        words.push(Word(vec![
            Piece::Text(format!("{name}=")),
            Piece::Variable(name.clone()),
        ]));
    }
    let mut own = server.arguments.iter().chain([&server.program]);
    if own.any(is_taken) {
        words.push(Word::text("--"));
    }
    words.push(server.program.clone());
    words.extend(server.arguments.iter().cloned());
    words.extend(method());
    written(&words, shell)
}

/// The command that asks a server at an address for its tools; headers go in by their names, their values as variables.
pub fn list_remote(
    url: &Word,
    transport: Transport,
    headers: &[String],
    shell: Shell,
) -> Option<String> {
    let mut words = inspector();
    words.push(url.clone());
    let transport = match transport {
        Transport::Sse => "sse",
        Transport::Http | Transport::Unknown | Transport::Other => "http",
    };
    words.extend(["--transport", transport].map(Word::text));
    for name in headers {
        words.push(Word::text("--header"));
        words.push(header(name));
    }
    words.extend(method());
    written(&words, shell)
}

/// Whether the inspector would take a server's argument for its own.
fn is_taken(word: &Word) -> bool {
    word.start().is_some_and(|text| {
        let option = text.split('=').next().unwrap_or(text);
        text.starts_with("-e") || OWN.contains(&option)
    })
}

fn header(name: &str) -> Word {
    if name.eq_ignore_ascii_case("authorization") {
        Word::with_variable("Authorization: Bearer ", "TOKEN")
    } else {
        Word::with_variable(&format!("{name}: "), &variable_name(name))
    }
}

fn inspector() -> Vec<Word> {
    let words = ["npx", "-y", "@modelcontextprotocol/inspector", "--cli"];
    words.map(Word::text).into()
}

fn method() -> [Word; 2] {
    ["--method", "tools/list"].map(Word::text)
}

fn is_variable(name: &str) -> bool {
    !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn written(words: &[Word], shell: Shell) -> Option<String> {
    let pasted: Option<Vec<String>> = words
        .iter()
        .map(|word| match shell {
            Shell::Posix => posix(word),
            Shell::PowerShell => power_shell(word),
        })
        .collect();
    Some(pasted?.join(" "))
}

/// Whether a text can be pasted: a shell, or the person who reads it, would take control and direction characters otherwise.
fn can_be_pasted(text: &str) -> bool {
    !crate::core::text::has_hidden(text) && !text.chars().any(char::is_control)
}

/// Whether a text means itself in a shell that gives these marks no meaning.
fn is_plain(text: &str, marks: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || marks.contains(c);
    !text.is_empty() && text.chars().all(plain)
}

fn posix(word: &Word) -> Option<String> {
    let mut out = String::new();
    for piece in &word.0 {
        match piece {
            Piece::Variable(name) => out.extend(["\"$", name, "\""]),
            Piece::Text(text) if !can_be_pasted(text) => return None,
            Piece::Text(text) if is_plain(text, "_@%+=:,./-") => out.push_str(text),
            Piece::Text(text) => out.extend(["'", &text.replace('\'', "'\\''"), "'"]),
        }
    }
    Some(out)
}

fn power_shell(word: &Word) -> Option<String> {
    let quoted = |text: &str| {
        let mut out = String::from("'");
        for character in text.chars() {
            out.push(character);
            // PowerShell takes typographic quotes for straight ones.
            if matches!(character, '\'' | '\u{2018}'..='\u{201B}') {
                out.push(character);
            }
        }
        out.push('\'');
        out
    };
    let mut parts = Vec::new();
    for piece in &word.0 {
        match piece {
            Piece::Variable(name) => parts.push(format!("$env:{name}")),
            Piece::Text(text) if !can_be_pasted(text) => return None,
            Piece::Text(text) if word.0.len() == 1 && is_plain(text, "_+=:./\\-") => {
                return Some(text.clone());
            }
            Piece::Text(text) => parts.push(quoted(text)),
        }
    }
    match parts.as_slice() {
        [part] => Some(part.clone()),
        parts => Some(format!("({})", parts.join(" + "))),
    }
}
