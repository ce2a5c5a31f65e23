//! Nouns that say what a tool does where its name holds no verb.

use super::index::Index;
use crate::core::risk::assessment::Category::{self, Destructive, Execute, Financial, Read, Write};
use crate::core::risk::set::Set;
use std::sync::LazyLock;

/// What a noun at the end of a name says.
#[derive(Clone, Copy)]
pub(in crate::core::risk) struct Noun {
    /// The category that it speaks for.
    pub means: Category,
    /// How much it weighs on its own: 60, or 45 for a word that could be anything's object.
    pub weight: u8,
    /// Whether it makes a noun of the word before it: `order_status` orders nothing.
    pub information: bool,
}

/// Words that are an answer by themselves.
const ANSWERS: Set = Set::new(&[
    "df", "du", "exists", "me", "now", "ps", "pwd", "time", "top", "uptime", "weather", "who",
    "whois",
]);

/// Words that make what follows something described: `current_user`, `deleted_items`, `is_valid`.
const DESCRIBING: Set = Set::new(&[
    "active",
    "are",
    "available",
    "can",
    "closed",
    "current",
    "deleted",
    "has",
    "how",
    "is",
    "latest",
    "nearby",
    "nearest",
    "pending",
    "popular",
    "random",
    "recent",
    "related",
    "similar",
    "today",
    "trending",
    "unread",
    "upcoming",
    "what",
    "when",
    "where",
    "which",
    "who",
    "why",
]);

/// Whether a name that starts with `word` and holds no verb describes something: it asks, or it names a state.
pub(in crate::core::risk) fn describes(word: &str) -> bool {
    DESCRIBING.has(word)
}

/// What something is made into that is kept as a file: `text_to_speech`.
const MEDIA: Set = Set::new(&[
    "audio",
    "docx",
    "file",
    "gif",
    "image",
    "mp3",
    "mp4",
    "music",
    "pdf",
    "picture",
    "ppt",
    "pptx",
    "presentation",
    "sound",
    "speech",
    "video",
    "voice",
]);

/// What something is written as, and handed back: `xml_to_json`.
const NOTATIONS: Set = Set::new(&[
    "ascii",
    "base64",
    "binary",
    "csv",
    "decimal",
    "hex",
    "html",
    "json",
    "latex",
    "markdown",
    "md",
    "rgb",
    "sql",
    "text",
    "timestamp",
    "unix",
    "utc",
    "xml",
    "yaml",
]);

/// What a conversion into `word` does.
pub(in crate::core::risk) fn made(word: &str) -> Option<Category> {
    if MEDIA.has(word) {
        Some(Write)
    } else {
        NOTATIONS.has(word).then_some(Read)
    }
}

/// Information: what a tool with such a name hands back.
const INFORMATION: Set = Set::new(&[
    "availability",
    "count",
    "diff",
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
]);

/// Those that look or work something out, and what they do.
const LOOKING: Set = Set::new(&[
    "analysis",
    "analyzer",
    "calculation",
    "calculator",
    "checker",
    "comparison",
    "conversion",
    "converter",
    "detector",
    "explanation",
    "explorer",
    "fetcher",
    "finder",
    "inspector",
    "linter",
    "lister",
    "lookup",
    "reader",
    "retrieval",
    "searcher",
    "thinking",
    "thought",
    "translation",
    "translator",
    "validation",
    "validator",
    "viewer",
]);

/// Other words of looking and of working things out.
const READING: Set = Set::new(&[
    "article",
    "candlestick",
    "coverage",
    "dashboard",
    "depth",
    "feed",
    "figure",
    "flow",
    "interest",
    "leaderboard",
    "orderflow",
    "seasonality",
    "altitude",
    "barcode",
    "candle",
    "candles",
    "checksum",
    "coefficient",
    "coordinate",
    "diagnostic",
    "distance",
    "earning",
    "elevation",
    "example",
    "fundamental",
    "greeks",
    "headline",
    "idea",
    "indicator",
    "kline",
    "ohlc",
    "ohlcv",
    "orderbook",
    "outlook",
    "quota",
    "ranking",
    "sentiment",
    "standings",
    "ticker",
    "timeline",
    "timeseries",
    "volatility",
    "advisor",
    "analytics",
    "book",
    "direction",
    "location",
    "matrix",
    "position",
    "price",
    "quality",
    "anomaly",
    "benchmark",
    "budget",
    "calendar",
    "catalog",
    "catalogue",
    "changelog",
    "characteristic",
    "commission",
    "completion",
    "config",
    "configuration",
    "cost",
    "data",
    "deduction",
    "detection",
    "dimensions",
    "doc",
    "documentation",
    "docs",
    "env",
    "environment",
    "error",
    "event",
    "extraction",
    "faq",
    "guidance",
    "guide",
    "health",
    "hello",
    "insight",
    "instruction",
    "inventory",
    "knowledge",
    "lineage",
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
    "rating",
    "recommendation",
    "report",
    "resource",
    "sale",
    "schemas",
    "shortcut",
    "source",
    "spec",
    "specification",
    "symbol",
    "table",
    "tariff",
    "timezone",
    "transcript",
    "trend",
    "tutorial",
]);

const WRITING: Set = Set::new(&[
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
]);

const EXECUTING: Set = Set::new(&[
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
]);

const DESTROYING: Set = Set::new(&[
    "cleaner",
    "deleter",
    "deletion",
    "destruction",
    "removal",
    "remover",
    "uninstaller",
]);

const PAYING: Set = Set::new(&[
    "donation",
    "payment",
    "payout",
    "purchase",
    "remittance",
    "withdrawal",
]);

/// All nouns of the lists, with what they say.
static NOUNS: LazyLock<Index<Noun>> = LazyLock::new(|| {
    let information = Noun {
        means: Read,
        weight: 60,
        information: true,
    };
    let plain = |means, weight| Noun {
        means,
        weight,
        information: false,
    };
    // Of a word in two lists the first counts.
    let lists = [
        (&INFORMATION, information),
        (&ANSWERS, information),
        (&EXECUTING, plain(Execute, 60)),
        (&DESTROYING, plain(Destructive, 60)),
        (&PAYING, plain(Financial, 60)),
        (&WRITING, plain(Write, 60)),
        (&LOOKING, plain(Read, 60)),
        (&READING, plain(Read, 45)),
    ];
    Index::new(
        lists
            .into_iter()
            .flat_map(|(words, noun)| words.words().iter().map(move |word| (*word, noun))),
    )
});

/// What `word` says as the last word of a name; also as the end of words written together, where it is long enough to be sure.
pub(in crate::core::risk) fn noun(word: &str) -> Option<Noun> {
    let singular = |tail: &str, ending: &str| {
        super::ending(word, tail)
            .filter(|stem| !stem.is_empty())
            .and_then(|stem| NOUNS.get(stem, ending))
    };
    NOUNS
        .get(word, "")
        .or_else(|| singular("s", ""))
        .or_else(|| singular("es", ""))
        .or_else(|| singular("ies", "y"))
        .copied()
        .or_else(|| at_end(word))
}

fn at_end(word: &str) -> Option<Noun> {
    let longest = word.len().checked_sub(1)?;
    (8..=longest).rev().find_map(|length| {
        let end = word.get(word.len() - length..)?;
        NOUNS.get(end, "").copied()
    })
}
