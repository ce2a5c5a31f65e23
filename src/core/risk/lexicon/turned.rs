//! Verbs that read, unless what they are done to makes more of them.

use super::{Group, object, with};
use crate::core::risk::assessment::Category::{Execute, Financial, Read, Write};

pub(super) const GROUPS: &[Group] = &[
    Group {
        words: "collect",
        means: Some(Read),
        noun: false,
        turns: &[object(
            Financial,
            &["debt", "due", "fare", "payment", "premium", "rent"],
        )],
    },
    Group {
        words: "recall",
        means: Some(Read),
        noun: false,
        turns: &[object(Write, &["email", "mail", "message", "product"])],
    },
    Group {
        words: "show",
        means: Some(Read),
        noun: false,
        turns: &[object(Write, POPPED_UP)],
    },
    Group {
        words: "display",
        means: Some(Read),
        noun: true,
        turns: &[object(Write, POPPED_UP), object(Write, &["message"])],
    },
    Group {
        words: "watch",
        means: Some(Read),
        noun: true,
        // Whoever watches is told of what happens there.
        turns: &[object(Write, &["auction", "repo", "repository", "thread"])],
    },
    Group {
        words: "ask",
        means: Some(Read),
        noun: false,
        turns: &[with(Execute, &["robot"])],
    },
    Group {
        words: "drill",
        means: Some(Read),
        noun: false,
        turns: &[with(Execute, &["cnc", "hole", "robot"])],
    },
    Group {
        words: "interpret",
        means: Some(Read),
        noun: false,
        turns: &[with(Execute, &["code", "javascript", "python", "script"])],
    },
    Group {
        words: "simulate",
        means: Some(Read),
        noun: false,
        turns: &[object(Execute, GESTURES)],
    },
    Group {
        words: "answer",
        means: Some(Read),
        noun: false,
        turns: &[
            object(Execute, &["call", "door", "doorbell", "phone"]),
            with(
                Write,
                &[
                    "claim",
                    "comment",
                    "complaint",
                    "customer",
                    "dispute",
                    "email",
                    "feedback",
                    "message",
                    "thread",
                    "ticket",
                    "invitation",
                    "return",
                    "review",
                ],
            ),
        ],
    },
    Group {
        words: "take capture",
        means: Some(Read),
        noun: false,
        turns: &[
            object(
                Financial,
                &[
                    "authorization",
                    "charge",
                    "funds",
                    "loan",
                    "order",
                    "payment",
                    "profit",
                ],
            ),
            with(Execute, &["control", "off", "over"]),
            object(Write, JOTTED),
            object(Write, &["ownership"]),
        ],
    },
];

/// What is taken down.
const JOTTED: &[&str] = &[
    "decision",
    "entry",
    "feedback",
    "idea",
    "insight",
    "knowledge",
    "learning",
    "lesson",
    "minutes",
    "note",
    "thought",
];

/// What a person sees without having asked for it.
const POPPED_UP: &[&str] = &["alert", "banner", "notification", "popup", "toast"];

/// What a hand does at a screen.
const GESTURES: &[&str] = &[
    "click",
    "drag",
    "gesture",
    "input",
    "keypress",
    "keystroke",
    "press",
    "swipe",
    "tap",
    "touch",
];
