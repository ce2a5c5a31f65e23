//! Verbs of making deals, and of handing things over: what is promised, sent or moved says what they mean.

use super::deals::{DEALS, FUNDS, SPENDING, UNPAID};
use super::objects::{MOVABLE, REQUESTS};
use super::{Group, Turn, bare, object, with};
use crate::core::risk::assessment::Category::{Destructive, Execute, Financial, Read, Write};

/// Making a deal is committing to pay, but for orders that nobody pays for.
const MAKING: &[Turn] = &[with(Write, UNPAID), object(Financial, DEALS)];

/// Handing something in, or saying that it stands.
const PLACING: &[Turn] = &[
    with(Write, UNPAID),
    // Handing in a claim pays nothing yet.
    object(Write, &["expense", "reimbursement"]),
    object(Execute, &["job", "workflow"]),
    object(Financial, DEALS),
    object(Financial, SPENDING),
    object(
        Financial,
        &["booking", "reservation", "tx", "invoice", "quote"],
    ),
];

pub(super) const GROUPS: &[Group] = &[
    Group {
        words: "create initiate",
        means: Some(Write),
        noun: false,
        turns: &[
            with(Write, UNPAID),
            object(Financial, DEALS),
            // What a model answers with is handed back.
            object(Read, &["completion", "embedding"]),
            object(Execute, &["execution", "run", "testrun"]),
        ],
    },
    Group {
        words: "make",
        means: Some(Write),
        noun: false,
        turns: &[
            with(Write, UNPAID),
            object(Financial, DEALS),
            object(Execute, &["request"]),
        ],
    },
    Group {
        words: "issue",
        means: Some(Write),
        noun: true,
        turns: MAKING,
    },
    Group {
        words: "schedule request",
        means: Some(Write),
        noun: true,
        turns: &[
            with(Execute, REQUESTS_ANYWHERE),
            with(Write, UNPAID),
            object(
                Financial,
                &[
                    "payment",
                    "payout",
                    "refund",
                    "transfer",
                    "withdrawal",
                    "ride",
                ],
            ),
        ],
    },
    Group {
        words: "place",
        means: Some(Write),
        noun: true,
        turns: PLACING,
    },
    Group {
        words: "submit confirm finalise authorize authorise settle",
        means: Some(Write),
        noun: false,
        turns: PLACING,
    },
    Group {
        words: "release",
        means: Some(Write),
        noun: true,
        turns: &[
            object(Financial, SPENDING),
            // Whoever asks next gets it.
            object(
                Destructive,
                &["address", "device", "eip", "ip", "ipv4", "ipv6", "number"],
            ),
        ],
    },
    Group {
        words: "approve accept",
        means: Some(Write),
        noun: false,
        turns: &[
            object(Financial, SPENDING),
            object(Financial, &["bid", "offer", "payroll", "quote"]),
            with(Execute, &["dialog", "popup"]),
        ],
    },
    Group {
        words: "broadcast sign",
        means: Some(Write),
        noun: true,
        turns: &[
            object(Financial, &["payment", "transaction", "transfer", "tx"]),
            with(Financial, &["transaction", "tx"]),
        ],
    },
    Group {
        words: "process",
        means: None,
        noun: true,
        turns: &[object(Financial, DEALS)],
    },
    Group {
        words: "forward",
        means: Some(Write),
        noun: false,
        turns: &[
            with(Read, &["geocode", "geocoding"]),
            with(Execute, &["port", "proxy"]),
            object(Financial, FUNDS),
            object(Financial, DEALS),
            object(Execute, REQUESTS),
            object(Read, &["image", "lookup", "search", "string", "text"]),
        ],
    },
    Group {
        words: "send",
        means: Some(Write),
        noun: false,
        turns: &[
            object(Financial, FUNDS),
            object(Financial, DEALS),
            with(
                Execute,
                &[
                    "command",
                    "ctrl",
                    "input",
                    "key",
                    "keystroke",
                    "port",
                    "signal",
                    "stdin",
                ],
            ),
            object(Execute, REQUESTS),
            // A model answers as it likes.
            object(Execute, &["prompt"]),
        ],
    },
    Group {
        words: "move shift",
        means: Some(Write),
        noun: false,
        turns: &[
            with(Execute, &["cursor", "mouse", "pointer"]),
            with(Destructive, &["bin", "trash"]),
            with(Financial, FUNDS),
        ],
    },
    Group {
        words: "transfer",
        means: Some(Write),
        noun: true,
        turns: &[
            with(Read, &["option", "quote", "status"]),
            with(Write, &["learning", "style", "vibe"]),
            with(Write, MOVABLE),
            with(Write, &["budget", "category"]),
            with(Financial, FUNDS),
            with(
                Financial,
                &[
                    "account", "ach", "balance", "bank", "native", "sepa", "wallet", "wire",
                ],
            ),
            bare(Financial),
        ],
    },
    Group {
        words: "claim",
        means: Some(Write),
        noun: true,
        turns: &[with(Financial, &["airdrop", "fee", "reward", "token"])],
    },
];

const REQUESTS_ANYWHERE: &[&str] = &["api", "http", "https", "rest", "url"];
