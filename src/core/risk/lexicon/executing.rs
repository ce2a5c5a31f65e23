//! Verbs that run, start, stop or steer something; the effect depends on what.

use super::deals::DEALS;
use super::objects::{BROWSER, RESULTS};
use super::{Group, bare, group, nouns, object, with};
use crate::core::risk::assessment::Category::{Execute, Financial, Read, Write};

pub(super) const GROUPS: &[Group] = &[
    group(
        Execute,
        "abort act attack automate bootstrap bruteforce compile control cordon crack curl delegate \
         deploy detonate drain eject emulate eval exec exploit expose failover halt hibernate impersonate \
         inject install interrupt invoke jailbreak kickoff migrate navigate poweroff \
         reboot rebuild redeploy reindex reload rerun restart resume retrain retry rollback scaffold \
         shutdown spawn spin suspend tunnel uncordon vacuum warmup wget",
    ),
    group(
        Execute,
        "click dblclick doubleclick drag keypress scroll swipe tap",
    ),
    nouns(
        Execute,
        "benchmark boot build call debug dial dispatch end exit fire fuzz hover index launch pause \
         play power press print promote refresh rollout run scale skip stop train trigger type \
         upgrade wake",
    ),
    Group {
        words: "start begin",
        means: Some(Execute),
        noun: true,
        turns: &[with(Read, &["search"])],
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
        turns: &[object(Financial, DEALS)],
    },
    Group {
        words: "turn",
        means: Some(Execute),
        noun: true,
        turns: &[with(Write, &["into"])],
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
        turns: &[],
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
