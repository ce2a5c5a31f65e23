//! Verbs that remove something or overwrite it for good.

use super::objects::{BROWSER, RUNNING, SHOWN};
use super::{Group, group, nouns, object, with};
use crate::core::risk::assessment::Category::{Destructive, Execute, Financial, Write};

pub(super) const GROUPS: &[Group] = &[
    group(
        Destructive,
        "annihilate ban clean cleanup dealloc deauthorize decommission del delete deprovision \
         deregister destroy discard erase evict expel expunge flushall flushdb forget hdel \
         invalidate kick lrem nuke obliterate offboard overwrite prune purge recreate revoke rm rmdir shred \
         srem truncate undeploy unenroll uninstall unprovision unregister void wipe zap zeroize \
         zrem",
    ),
    nouns(Destructive, "flush trash"),
    Group {
        words: "terminate",
        means: Some(Destructive),
        noun: false,
        turns: &[
            object(Execute, RUNNING),
            object(
                Execute,
                &["app", "application", "backend", "program", "session"],
            ),
        ],
    },
    Group {
        words: "kill",
        means: Some(Destructive),
        noun: true,
        turns: &[object(
            Execute,
            &["operation", "query", "request", "statement"],
        )],
    },
    Group {
        words: "drop",
        means: Some(Destructive),
        noun: true,
        turns: &[
            with(Execute, BROWSER.words()),
            with(Execute, &["drag", "element"]),
            with(Write, &["connection", "pin"]),
        ],
    },
    Group {
        words: "clear empty",
        means: Some(Destructive),
        noun: false,
        turns: &[object(Write, SHOWN)],
    },
    Group {
        words: "reset",
        means: Some(Destructive),
        noun: true,
        turns: &[
            object(Write, SHOWN),
            object(
                Write,
                &[
                    "connection",
                    "key",
                    "mfa",
                    "password",
                    "pin",
                    "timer",
                    "token",
                ],
            ),
        ],
    },
    Group {
        words: "remove",
        means: Some(Destructive),
        noun: false,
        turns: &[
            with(Write, &["background", "noise", "silence", "watermark"]),
            object(Financial, &["liquidity"]),
            object(
                Write,
                &["expiration", "expiry", "hold", "lock", "restriction", "ttl"],
            ),
        ],
    },
    Group {
        words: "tear",
        means: None,
        noun: false,
        turns: &[with(Destructive, &["down"])],
    },
    Group {
        words: "cancel",
        means: Some(Destructive),
        noun: false,
        turns: &[
            // What waits can be handed in again.
            with(Write, &["enqueued", "queue", "queued"]),
            object(Execute, RUNNING),
            object(
                Execute,
                &["batch", "finetune", "finetuning", "tune", "tuning"],
            ),
        ],
    },
];
