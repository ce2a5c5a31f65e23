//! Verbs that run, start, stop or steer something; the effect depends on what.

use super::deals::{DEALS, SPENDING};
use super::objects::{BROWSER, MEASURED, PAUSED, RESULTS, TIMED};
use super::{Group, bare, group, nouns, object, with};
use crate::core::risk::assessment::Category::{Execute, Financial, Read, Write};

pub(super) const GROUPS: &[Group] = &[
    group(
        Execute,
        "abort act arm attack automate bootstrap bruteforce compile control cordon crack curl delegate \
         deploy detonate drain eject emulate eval exec exploit expose failover halt hibernate impersonate \
         inject install interrupt invoke jailbreak jump kickoff migrate navigate poweroff \
         reboot rebuild redeploy reindex reload rerun restart retrain retry rollback scaffold \
         shutdown spin tunnel uncordon vacuum warmup wget finetune pretrain replay unpause",
    ),
    group(
        Execute,
        "click dblclick doubleclick drag keypress scroll swipe tap",
    ),
    nouns(
        Execute,
        "backtest benchmark boot call dial dispatch end exit fire fuzz hover index launch \
         play power press print promote proxy refresh rollout train trigger type \
         upgrade wake",
    ),
    Group {
        words: "continue",
        means: Some(Execute),
        noun: false,
        turns: &[with(Write, &["conversation", "editing", "writing"])],
    },
    Group {
        words: "skip",
        means: Some(Execute),
        noun: true,
        turns: &[object(
            Write,
            &["event", "instance", "occurrence", "reminder"],
        )],
    },
    Group {
        words: "debug",
        means: Some(Execute),
        noun: true,
        turns: &[with(
            Read,
            &["field", "info", "layout", "log", "structure", "tool"],
        )],
    },
    Group {
        words: "build",
        means: Some(Write),
        noun: true,
        turns: &[
            bare(Execute),
            // Put together out of the arguments, and handed back.
            object(Read, COMPOSED),
            with(Execute, SOFTWARE),
        ],
    },
    Group {
        words: "start begin",
        means: Some(Execute),
        noun: true,
        turns: &[
            with(Read, &["search"]),
            object(Write, TIMED),
            object(Write, &["chat", "conversation", "discussion", "thread"]),
        ],
    },
    Group {
        words: "stop",
        means: Some(Execute),
        noun: true,
        turns: &[object(Write, TIMED)],
    },
    Group {
        words: "pause",
        means: Some(Execute),
        noun: true,
        turns: &[object(Write, PAUSED)],
    },
    Group {
        words: "resume suspend",
        means: Some(Execute),
        noun: false,
        turns: &[object(Write, PAUSED), object(Write, PEOPLE)],
    },
    Group {
        words: "run",
        means: Some(Execute),
        noun: true,
        turns: &[
            with(Read, MEASURED),
            with(Read, &["dry"]),
            object(Financial, &["payroll"]),
            object(Read, &["diagnostic", "diagnostics", "report"]),
        ],
    },
    Group {
        words: "input",
        means: None,
        noun: true,
        turns: &[with(Execute, &["key", "keystroke", "text"])],
    },
    Group {
        words: "scale",
        means: Some(Execute),
        noun: true,
        turns: &[with(Write, SHAPES)],
    },
    Group {
        words: "roll",
        means: None,
        noun: false,
        turns: &[
            with(Read, &["dice", "die"]),
            with(Execute, &["back", "out"]),
        ],
    },
    Group {
        words: "step",
        means: None,
        noun: true,
        turns: &[with(Execute, &["in", "into", "out", "over"])],
    },
    Group {
        words: "tune",
        means: Some(Write),
        noun: false,
        turns: &[with(Execute, &["fine"])],
    },
    Group {
        words: "spawn",
        means: Some(Execute),
        noun: false,
        turns: &[object(Write, PLACED)],
    },
    Group {
        words: "apply",
        means: Some(Write),
        noun: false,
        turns: &[
            with(
                Execute,
                &[
                    "infrastructure",
                    "migration",
                    "plan",
                    "run",
                    "sql",
                    "terraform",
                    "tofu",
                ],
            ),
            with(Financial, &["loan"]),
        ],
    },
    Group {
        words: "execute",
        means: Some(Execute),
        noun: false,
        turns: &[
            with(Read, MEASURED),
            object(Financial, DEALS),
            object(Financial, SPENDING),
        ],
    },
    Group {
        words: "turn",
        means: Some(Execute),
        noun: true,
        turns: &[
            with(Execute, &["off", "on"]),
            with(
                Execute,
                &[
                    "device", "fan", "heater", "lamp", "light", "motor", "plug", "switch", "valve",
                ],
            ),
            with(
                Read,
                &[
                    "coordinate",
                    "embedding",
                    "id",
                    "json",
                    "markdown",
                    "transcript",
                    "vector",
                ],
            ),
            with(Write, &["into"]),
        ],
    },
    Group {
        words: "go",
        means: None,
        noun: true,
        turns: &[
            with(Execute, BROWSER.words()),
            with(Execute, &["back", "forward", "url"]),
        ],
    },
    Group {
        words: "speak say",
        means: Some(Write),
        noun: false,
        turns: &[with(Read, &["hello", "how", "what", "whether", "who"])],
    },
    Group {
        words: "visit",
        means: Some(Execute),
        noun: true,
        turns: &[object(Read, RESULTS)],
    },
    Group {
        words: "repeat",
        means: Some(Execute),
        noun: true,
        turns: &[bare(Read)],
    },
];

/// What a program is built of, or for.
const SOFTWARE: &[&str] = &[
    "android",
    "apk",
    "app",
    "application",
    "backend",
    "binary",
    "bundle",
    "cargo",
    "cmake",
    "code",
    "container",
    "crate",
    "device",
    "docker",
    "firmware",
    "frontend",
    "game",
    "gradle",
    "image",
    "ios",
    "kernel",
    "library",
    "macos",
    "make",
    "maven",
    "module",
    "npm",
    "page",
    "index",
    "swap",
    "package",
    "plugin",
    "program",
    "project",
    "release",
    "repo",
    "repository",
    "run",
    "scheme",
    "sim",
    "simulator",
    "site",
    "software",
    "solution",
    "source",
    "swift",
    "target",
    "test",
    "website",
    "wheel",
    "workspace",
    "xcode",
];

/// What is put together as a text.
const COMPOSED: &[&str] = &[
    "block",
    "command",
    "config",
    "configuration",
    "expression",
    "filter",
    "header",
    "link",
    "message",
    "payload",
    "prompt",
    "query",
    "regex",
    "request",
    "signature",
    "string",
    "url",
    "xml",
];

/// Who is kept from signing in, and let in again.
const PEOPLE: &[&str] = &["account", "member", "user"];

/// What is drawn or modelled.
const SHAPES: &[&str] = &[
    "feature", "geometry", "image", "layer", "mesh", "model", "node", "object", "photo", "picture",
    "shape", "stl",
];

/// What is put into a scene or a game.
const PLACED: &[&str] = &[
    "actor",
    "blueprint",
    "entity",
    "item",
    "mob",
    "npc",
    "object",
    "prefab",
];
