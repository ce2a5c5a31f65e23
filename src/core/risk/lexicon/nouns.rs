//! Nouns that say what a tool does where its name holds no verb.

use crate::core::risk::assessment::Category::{self, Destructive, Execute, Financial, Read, Write};
use crate::core::risk::text::{compare, is_any};
use std::cmp::Ordering;

/// What a noun at the end of a name says.
#[derive(Clone, Copy)]
pub(in crate::core::risk) struct Noun {
    /// The category that it speaks for.
    pub means: Category,
    /// Whether it makes a noun of the word before it: `order_status` orders nothing.
    pub information: bool,
}

/// Words that are an answer by themselves.
const ANSWERS: &[&str] = &["df", "du", "exists", "me", "now", "ps", "pwd", "time", "top", "uptime", "weather", "who", "whois"];

/// Words that make what follows something described: `current_user`, `deleted_items`, `is_valid`.
const DESCRIBING: &[&str] = &[
    "active", "are", "available", "can", "closed", "current", "deleted", "has", "how", "is", "latest", "nearby", "nearest", "pending",
    "popular", "random", "recent", "related", "similar", "today", "trending", "unread", "upcoming", "what", "when", "where", "which", "who",
    "why",
];

/// Whether a name that starts with `word` and holds no verb describes something: it asks, or it names a state.
pub(in crate::core::risk) fn describes(word: &str) -> bool {
    DESCRIBING.iter().any(|entry| compare(entry, word, "") == Ordering::Equal)
}

/// Information: what a tool with such a name hands back.
const INFORMATION: &[&str] = &[
    "availability", "count", "diff",
    "balance",
    "capability",
    "category",
    "content",
    "definition",
    "detail",
    "dimension",
    "eligibility",
    "history",
    "id",
    "info",
    "information",
    "list",
    "log",
    "metadata",
    "metric",
    "option",
    "overview",
    "policy",
    "preview",
    "rate",
    "result",
    "schema",
    "stat",
    "statistics",
    "stats",
    "status",
    "summary",
    "tree",
    "type",
    "usage",
    "version",
];

/// Other words of looking and of working things out.
const READING: &[&str] = &[
    "advisor",
    "analysis",
    "analyzer",
    "analytics", "book", "direction", "location", "matrix", "position", "price", "quality",
    "anomaly",
    "benchmark",
    "calculation",
    "calculator",
    "calendar",
    "catalog",
    "catalogue",
    "changelog",
    "checker",
    "comparison",
    "completion",
    "config",
    "configuration",
    "conversion",
    "converter",
    "cost",
    "data",
    "detection",
    "detector",
    "dimensions",
    "doc",
    "documentation",
    "docs",
    "env",
    "environment",
    "error",
    "event",
    "explanation",
    "explorer",
    "extraction",
    "faq",
    "fetcher",
    "finder",
    "guidance",
    "guide",
    "health",
    "hello",
    "insight",
    "inspector",
    "instruction",
    "inventory",
    "knowledge",
    "lineage",
    "linter",
    "lister",
    "manual",
    "me",
    "metrics",
    "news",
    "performance",
    "permissions",
    "preferences",
    "pricing",
    "profile",
    "quote",
    "reader",
    "recommendation",
    "resource",
    "retrieval",
    "schemas",
    "searcher",
    "shortcut",
    "source",
    "spec",
    "specification",
    "symbol",
    "table",
    "thinking",
    "thought",
    "timezone",
    "transcript",
    "translation",
    "translator",
    "trend",
    "tutorial",
    "validation",
    "validator",
    "viewer",
];

const WRITING: &[&str] = &[
    "creation",
    "creator",
    "editor",
    "generation",
    "generator",
    "notification",
    "notifier",
    "publisher",
    "registration",
    "sender",
    "submission",
    "updater",
    "uploader",
    "upvote",
    "writer",
];

const EXECUTING: &[&str] = &[
    "agent",
    "automation",
    "bash",
    "cli",
    "cmd",
    "command",
    "deployment",
    "execution",
    "executor",
    "installer",
    "interpreter",
    "kubectl",
    "launcher",
    "orchestrator",
    "powershell",
    "python",
    "repl",
    "runner",
    "sandbox",
    "scheduler",
    "script",
    "shell",
    "sql",
    "ssh",
    "terminal",
];

const DESTROYING: &[&str] = &[
    "cleaner",
    "deleter",
    "deletion",
    "destruction",
    "removal",
    "remover",
    "uninstaller",
];

const PAYING: &[&str] = &[
    "donation",
    "payment",
    "payout",
    "purchase",
    "remittance",
    "withdrawal",
];

/// What `word` says as the last word of a name; also as the end of words written together, where it is long enough to be sure.
pub(in crate::core::risk) fn noun(word: &str) -> Option<Noun> {
    if is_any(word, INFORMATION) || ANSWERS.iter().any(|entry| compare(entry, word, "") == Ordering::Equal) {
        return Some(Noun {
            means: Read,
            information: true,
        });
    }
    let lists = [
        (Execute, EXECUTING),
        (Destructive, DESTROYING),
        (Financial, PAYING),
        (Write, WRITING),
        (Read, READING),
    ];
    lists
        .iter()
        .find(|(_, words)| is_any(word, words) || words.iter().any(|entry| ends_with(word, entry)))
        .map(|(means, _)| Noun {
            means: *means,
            information: false,
        })
}

fn ends_with(word: &str, entry: &str) -> bool {
    entry.len() >= 8
        && word.len() > entry.len()
        && word
            .get(word.len() - entry.len()..)
            .is_some_and(|end| compare(entry, end, "") == Ordering::Equal)
}
