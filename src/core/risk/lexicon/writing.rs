//! Verbs that create or change something that can be changed back, or that send a message.

use super::objects::{BROWSED, BROWSER, RESULTS};
use super::{Group, group, nouns, object, two, with};
use crate::core::risk::assessment::Category::{Destructive, Execute, Financial, Read, Write};

pub(super) const GROUPS: &[Group] = &[
    Group {
        words: "block",
        means: Some(Write),
        noun: true,
        turns: &[with(Read, &["until"])],
    },
    group(
        Write,
        "accrue acknowledge activate advance align allocate allot allowlist alter amend annotate announce \
         anonymise anonymize append archive arrange assemble assign attest associate attach authenticate blacklist \
         blur calibrate categorize certify change checkin chgrp chmod chown choose clone colorize combine compact complain \
         compress concat concatenate configure connect consolidate contribute convey copy correct crop customise \
         customize cut deactivate declare decline decrement dedupe deduplicate defer define delay \
         demote denoise deny denylist deprecate designate detach disable disassociate disconnect \
         dismiss distribute downgrade downvote dub duplicate edit embed emit enable enqueue \
         enroll enter escalate expire extend favorite finalize finish fix flip fold \
         freeze fulfil fulfill geofence gzip hide illustrate implement impose inpaint instantiate \
         integrate isolate localise mask mirror narrate negotiate nominate notarize normalise normalize \
         override pack paint park postpone propose qualify rasterize \
         redirect reformat regenerate relabel remap remix repair repost reschedule restyle \
         retag retweet separate shuffle split standardize stitch style suppress symlink tailor \
         touch trim unbind unfavorite unify unlist unmap unpack untag untar unzip upscale \
         whitelist wrap zip",
    ),
    group(
        Write,
        "hset incr increment ingest insert invite join keep leave \
         localize login logout lower lpush mark memorise memorize merge mkdir modify mute mv notify \
         onboard organise organize pair paste persist personalize populate prepare prepend provision \
         publish put raise reassign rebase reclassify reconnect recover redo refactor",
    ),
    group(
        Write,
        "reject relate relocate remember remind rename reopen reorder reorganize reposition \
         resend resize respond restructure retitle revert revise rotate rpush sadd save \
         snooze synchronise synthesise synthesize synchronize tentatively transition triage \
         unarchive unassign unblock ungroup undelete undo unfollow unfreeze unhide unlike unlink \
         unmark unmerge unmount unmute unpin unpublish unset unshare unstage unstar unsuspend unsubscribe untrack \
         untrash unwatch update upload upsert upvote warn write xadd zadd",
    ),
    nouns(
        Write,
        "alert backup bookmark branch bump cache chart clip chat comment commit cp draft email flag fork \
         grant group highlight hold label like link log mail message mock mount nudge overlay \
         patch pin post pull quarantine queue rate react reaction record reply report route seed \
         setup share sketch stage star stash store sync tag talk timeout tweet vote",
    ),
    Group {
        words: "init initialise initialize",
        means: Some(Write),
        noun: false,
        turns: &[object(
            Execute,
            &["browser", "emulator", "engine", "simulator"],
        )],
    },
    Group {
        words: "improve enhance optimise optimize redact refine rewrite",
        means: Some(Write),
        noun: false,
        // A text that is given comes back changed.
        turns: &[
            object(Read, &["prompt", "query", "sql"]),
            with(Read, &["pii", "sensitive"]),
        ],
    },
    Group {
        words: "shorten",
        means: Some(Write),
        noun: false,
        turns: &[object(Read, &["prompt", "text"])],
    },
    Group {
        words: "expand",
        means: Some(Write),
        noun: false,
        turns: &[object(Read, &["link", "prompt", "query", "text", "url"])],
    },
    Group {
        words: "receive",
        means: Some(Read),
        noun: false,
        turns: &[object(
            Write,
            &[
                "delivery",
                "good",
                "inventory",
                "item",
                "order",
                "payment",
                "shipment",
                "stock",
            ],
        )],
    },
    Group {
        words: "exchange",
        means: Some(Write),
        noun: true,
        turns: &[
            with(
                Read,
                &["balance", "info", "list", "rate", "status", "symbol"],
            ),
            object(
                Financial,
                &[
                    "asset",
                    "coin",
                    "crypto",
                    "cryptocurrency",
                    "currency",
                    "money",
                ],
            ),
        ],
    },
    Group {
        words: "subscribe",
        means: Some(Write),
        noun: false,
        // Listening for a while.
        turns: &[with(Read, &["duration", "once"])],
    },
    Group {
        words: "push",
        means: Some(Write),
        noun: true,
        turns: &[with(Destructive, &["force"])],
    },
    Group {
        words: "clock",
        means: None,
        noun: true,
        turns: &[with(Write, &["in", "out"])],
    },
    Group {
        words: "lock unlock",
        means: Some(Write),
        noun: true,
        turns: &[object(Execute, DOORS)],
    },
    Group {
        words: "toggle",
        means: Some(Write),
        noun: false,
        turns: &[object(Execute, DEVICES)],
    },
    Group {
        words: "renew register",
        means: Some(Write),
        noun: false,
        // Names of domains are rented.
        turns: &[object(Financial, &["domain"])],
    },
    Group {
        words: "switch",
        means: Some(Write),
        noun: false,
        turns: &[with(Execute, BROWSED)],
    },
    Group {
        words: "new",
        means: Some(Write),
        noun: false,
        turns: &[with(Execute, BROWSED)],
    },
    Group {
        words: "restore",
        means: Some(Write),
        noun: false,
        // What has been running since is lost.
        turns: &[object(Destructive, MACHINES)],
    },
    Group {
        words: "follow",
        means: Some(Write),
        noun: false,
        turns: &[with(
            Read,
            &[
                "chain",
                "edge",
                "flow",
                "hop",
                "link",
                "path",
                "redirect",
                "reference",
            ],
        )],
    },
    Group {
        words: "import",
        means: Some(Write),
        noun: true,
        turns: &[with(Execute, &["sql"])],
    },
    Group {
        words: "set adjust",
        means: Some(Write),
        noun: false,
        turns: &[with(Execute, DRIVEN)],
    },
    Group {
        words: "close",
        means: Some(Write),
        noun: false,
        turns: &[
            with(Financial, &["position", "trade"]),
            object(Destructive, &["account"]),
            with(Execute, BROWSER.words()),
            with(
                Execute,
                &[
                    "debug",
                    "debugger",
                    "debugging",
                    "tab",
                    "terminal",
                    "window",
                ],
            ),
        ],
    },
    Group {
        words: "add",
        means: Some(Write),
        noun: false,
        turns: &[
            object(Financial, &["fund", "funds", "liquidity"]),
            // A sum.
            with(Read, &["arithmetic", "calculator", "math"]),
            two(Read, &["float", "integer", "number", "operand", "value"]),
        ],
    },
    Group {
        words: "complete",
        means: Some(Write),
        noun: false,
        turns: &[
            object(
                Financial,
                &[
                    "checkout", "order", "payment", "purchase", "swap", "trade", "transfer",
                ],
            ),
            with(Execute, &["deployment", "migration"]),
            object(Read, RESULTS),
        ],
    },
    Group {
        words: "compose",
        means: Some(Write),
        noun: false,
        turns: &[
            with(Destructive, &["down"]),
            with(Execute, &["docker", "restart", "up"]),
            object(Read, RESULTS),
        ],
    },
    Group {
        words: "replace",
        means: Some(Write),
        noun: false,
        turns: &[],
    },
    Group {
        words: "fill",
        means: Some(Execute),
        noun: false,
        turns: &[with(
            Write,
            &[
                "cell", "document", "pdf", "range", "shape", "slide", "template",
            ],
        )],
    },
    Group {
        words: "format",
        means: Some(Write),
        noun: true,
        turns: &[with(
            Destructive,
            &["disk", "drive", "partition", "sd", "stick", "usb", "volume"],
        )],
    },
    Group {
        words: "draw plot render visualise visualize design animate",
        means: Some(Write),
        noun: true,
        turns: &[
            object(Read, &["template"]),
            object(Financial, &["cash", "fund", "funds", "loan"]),
        ],
    },
];

/// What holds a state of its own, which an older one takes the place of.
const MACHINES: &[&str] = &[
    "database", "droplet", "instance", "linode", "machine", "server", "vm", "vps",
];

/// What keeps people out, or lets them in.
const DOORS: &[&str] = &["car", "door", "garage", "gate", "vehicle"];

/// What moves, heats or switches something when it is set.
const DRIVEN: &[&str] = &[
    "actuator",
    "analog",
    "dac",
    "digital",
    "flashlight",
    "gpio",
    "heater",
    "heating",
    "motor",
    "orientation",
    "pump",
    "relay",
    "servo",
    "speed",
    "temperature",
    "thermostat",
    "torch",
    "valve",
    "voltage",
];

/// Things of a house that are switched.
const DEVICES: &[&str] = &["device", "fan", "lamp", "light", "outlet", "plug"];
