//! Verbs that move money or commit to pay.

use super::deals::{FUNDS, TRAVEL, UNPAID};
use super::objects::CALENDAR;
use super::{Group, bare, group, next, nouns, object, with};
use crate::core::risk::assessment::Category::{Destructive, Execute, Financial, Read, Write};

pub(super) const GROUPS: &[Group] = &[
    group(
        Financial,
        "airdrop borrow buy crowdfund disburse donate gamble hire invest lend liquidate overpay pay \
         prepay reimburse remit repay sell unstake",
    ),
    nouns(
        Financial,
        "bet bid bridge deposit lease mint payout purchase refund rent spend stake topup trade wager",
    ),
    Group {
        words: "book",
        means: Some(Financial),
        noun: true,
        turns: &[
            with(Financial, TRAVEL),
            object(Write, CALENDAR),
            object(Write, AGREED),
        ],
    },
    Group {
        words: "withdraw",
        means: Some(Financial),
        noun: false,
        turns: &[object(
            Write,
            &[
                "application",
                "comment",
                "consent",
                "invitation",
                "offer",
                "request",
            ],
        )],
    },
    Group {
        words: "swap",
        means: Some(Financial),
        noun: true,
        turns: &[with(
            Write,
            &[
                "column", "face", "file", "image", "item", "key", "layer", "position", "row",
                "slide", "variable",
            ],
        )],
    },
    Group {
        words: "charge",
        means: Some(Financial),
        noun: true,
        turns: &[with(
            Execute,
            &["battery", "car", "device", "ev", "vehicle"],
        )],
    },
    Group {
        words: "top",
        means: None,
        noun: true,
        turns: &[with(Financial, &["up"])],
    },
    Group {
        words: "reserve",
        means: Some(Write),
        noun: true,
        turns: &[with(Financial, TRAVEL)],
    },
    Group {
        words: "order",
        means: Some(Financial),
        noun: true,
        turns: &[
            next(Read, &["by"]),
            object(Read, &["result", "row"]),
            with(Write, UNPAID),
        ],
    },
    Group {
        words: "checkout",
        means: Some(Write),
        noun: true,
        turns: &[
            with(
                Financial,
                &[
                    "basket",
                    "cart",
                    "order",
                    "payment",
                    "plan",
                    "session",
                    "subscription",
                    "tier",
                ],
            ),
            bare(Write),
        ],
    },
    Group {
        words: "burn redeem",
        means: Some(Financial),
        noun: false,
        turns: &[with(Destructive, &["disk", "image", "note"])],
    },
    Group {
        words: "wire",
        means: None,
        noun: true,
        turns: &[object(Financial, FUNDS), with(Financial, &["transfer"])],
    },
    Group {
        words: "fund credit debit tip",
        means: Some(Write),
        noun: true,
        turns: &[object(
            Financial,
            &[
                "account", "agent", "artist", "author", "campaign", "creator", "customer",
                "driver", "escrow", "streamer", "user", "wallet",
            ],
        )],
    },
];

/// What a time is agreed for, mostly paid on the spot or not at all.
const AGREED: &[&str] = &[
    "call",
    "consultation",
    "demo",
    "interview",
    "lesson",
    "session",
    "table",
    "time",
];
