//! Verbs that only return something.

use super::objects::{
    BROWSED, BROWSER, CALENDAR, CONSULTED, FOLLOWED, INSTALLED, LAUNCHED, LOOKED_UP, LOOKS,
    MATTERS, OPEN_ENDED, RESULTS, RUNNING, STEERED, STORED,
};
use super::{Group, bare, group, nouns, object, with};
use crate::core::risk::assessment::Category::{Execute, Financial, Read, Write};

pub(super) const GROUPS: &[Group] = &[
    group(
        Read,
        "blame browse cat compare describe discover enumerate examine explain explore fetch find \
         get grep identify inspect introspect investigate iterate list listen locate ls mget observe \
         paginate peek ping poll read retrieve return presign see stat tail tell verify view \
         wait whoami",
    ),
    group(
        Read,
        "analyse analyze appraise autocomplete decompile disassemble demangle assess await brainstorm calculate cite classify cluster compute \
         consult contrast correlate critique decode decrypt deduce derive detect determine diagnose \
         deserialize digest distill encode explicate extrapolate gather geocode glob guess hunt imagine infer interpolate intersect \
         judge learn lint measure modulo multiply ocr parse pinpoint predict probe proofread quantify recap \
         recommend reflect resample scout serialize smooth transpose rephrase paraphrase rerank scrutinize skim solve spot study subtract suggest summarise \
         summarize survey tabulate transcribe traverse triangulate troubleshoot uncover \
         understand validate",
    ),
    group(Read, "crawl recognise recognize scrape tokenize transpile"),
    nouns(
        Read,
        "access audit count demonstrate diff dump echo estimate filter fit forecast grab hash help \
         look lookup match monitor plan preview profile quote rank reason research review \
         sample scan score screenshot search summary think trace ",
    ),
    Group {
        words: "query",
        means: Some(Read),
        noun: true,
        turns: &[
            with(
                Execute,
                &["cypher", "database", "db", "graphql", "sparql", "sql"],
            ),
            bare(Execute),
        ],
    },
    Group {
        words: "translate",
        means: Some(Read),
        noun: false,
        // Moved, not put into another language.
        turns: &[object(
            Write,
            &["layer", "mesh", "model", "node", "object", "shape"],
        )],
    },
    Group {
        words: "transform",
        means: Some(Read),
        noun: false,
        turns: &[with(
            Write,
            &[
                "asset",
                "graph",
                "image",
                "knowledge",
                "layer",
                "mesh",
                "node",
                "object",
                "video",
            ],
        )],
    },
    Group {
        words: "snapshot",
        means: Some(Read),
        noun: true,
        turns: &[object(Write, STORED)],
    },
    Group {
        words: "pick",
        means: Some(Read),
        noun: false,
        turns: &[with(Write, &["cherry"])],
    },
    Group {
        words: "head",
        means: None,
        noun: true,
        turns: &[object(Read, &["blob", "bucket", "file", "log", "object"])],
    },
    Group {
        words: "enrich",
        means: Some(Write),
        noun: false,
        turns: &[object(Read, LOOKED_UP)],
    },
    Group {
        words: "track",
        means: Some(Write),
        noun: true,
        turns: &[object(Read, FOLLOWED)],
    },
    Group {
        words: "sort",
        means: Some(Read),
        noun: true,
        turns: &[with(Write, &["cell", "range", "sheet", "worksheet"])],
    },
    Group {
        words: "resolve",
        means: Some(Read),
        noun: false,
        turns: &[
            with(Write, MATTERS),
            with(
                Write,
                &[
                    "alert",
                    "comment",
                    "conflict",
                    "conversation",
                    "error",
                    "finding",
                    "market",
                ],
            ),
        ],
    },
    Group {
        words: "extract",
        means: Some(Read),
        noun: false,
        turns: &[with(Write, &["archive", "rar", "tar", "tarball", "zip"])],
    },
    Group {
        words: "give",
        means: Some(Read),
        noun: false,
        turns: &[with(
            Write,
            &[
                "access",
                "award",
                "badge",
                "feedback",
                "kudos",
                "permission",
                "reaction",
                "role",
                "star",
            ],
        )],
    },
    Group {
        words: "check",
        means: Some(Read),
        noun: true,
        turns: &[
            with(Write, &["in", "out"]),
            object(Execute, &["button", "checkbox", "radio"]),
        ],
    },
    Group {
        words: "provide",
        means: Some(Read),
        noun: false,
        turns: &[with(Financial, &["liquidity"])],
    },
    Group {
        words: "encrypt",
        means: Some(Read),
        noun: false,
        turns: &[with(Write, &["disk", "drive", "file", "folder", "volume"])],
    },
    Group {
        words: "goto",
        means: Some(Execute),
        noun: false,
        turns: &[with(
            Read,
            &[
                "declaration",
                "definition",
                "implementation",
                "reference",
                "symbol",
            ],
        )],
    },
    Group {
        words: "select",
        means: Some(Write),
        noun: false,
        turns: &[
            with(Execute, BROWSED),
            with(
                Read,
                &[
                    "column", "data", "database", "db", "from", "query", "record", "row", "table",
                ],
            ),
        ],
    },
    Group {
        words: "aggregate",
        means: Some(Read),
        noun: true,
        turns: &[bare(Execute), with(Execute, &["collection", "pipeline"])],
    },
    Group {
        words: "evaluate",
        means: Some(Read),
        noun: false,
        turns: &[
            with(Read, CALCULATED),
            bare(Execute),
            with(Read, &["quality", "risk"]),
            with(Execute, OPEN_ENDED.words()),
            with(Execute, BROWSER.words()),
        ],
    },
    Group {
        words: "test",
        means: Some(Execute),
        noun: true,
        turns: &[with(
            Read,
            &[
                "connection",
                "connectivity",
                "expression",
                "pattern",
                "regex",
                "rule",
            ],
        )],
    },
    Group {
        words: "open",
        means: None,
        noun: false,
        turns: &[
            object(Write, MATTERS),
            object(Financial, &["position", "trade"]),
            with(Read, &["interest"]),
            with(Execute, LAUNCHED),
            with(Read, CONSULTED),
            with(Write, CALENDAR),
        ],
    },
    Group {
        words: "load",
        means: Some(Write),
        noun: false,
        turns: &[with(Read, CONSULTED), with(Execute, LAUNCHED)],
    },
    Group {
        words: "export download",
        means: Some(Read),
        noun: true,
        turns: &[],
    },
    Group {
        words: "convert",
        means: Some(Read),
        noun: false,
        turns: &[with(
            Write,
            &[
                "contact",
                "customer",
                "deal",
                "discussion",
                "draft",
                "issue",
                "lead",
                "opportunity",
                "order",
                "task",
                "ticket",
                "audio",
                "image",
                "media",
                "music",
                "pdf",
                "speech",
                "video",
                "voice",
            ],
        )],
    },
    Group {
        words: "generate produce",
        means: Some(Write),
        noun: false,
        turns: &[object(Read, RESULTS)],
    },
    Group {
        words: "perform conduct do carry",
        means: None,
        noun: false,
        turns: &[
            object(
                Financial,
                &[
                    "checkout", "order", "payment", "purchase", "swap", "trade", "transfer",
                ],
            ),
            with(Read, LOOKS),
            with(Write, &["draft", "task", "todo"]),
        ],
    },
    Group {
        words: "administer allow deal handle interact maintain manage operate orchestrate support use \
            work",
        means: None,
        noun: false,
        turns: &[
            with(Execute, STEERED),
            object(Execute, RUNNING),
            object(Execute, INSTALLED),
        ],
    },
];

/// What is worked out like a sum.
const CALCULATED: &[&str] = &[
    "arithmetic",
    "formula",
    "integral",
    "math",
    "mathematical",
    "notation",
    "polynomial",
    "postfix",
    "rpn",
];
