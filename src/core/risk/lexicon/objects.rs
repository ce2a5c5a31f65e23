//! Objects: what is done something to, and what that makes of it. In the singular; plurals are recognised.

use crate::core::risk::set::Set;

/// What runs and can be stopped without loss of data.
pub(super) const RUNNING: &[&str] = &[
    "action",
    "agent",
    "analysis",
    "build",
    "call",
    "command",
    "crawl",
    "deployment",
    "download",
    "execution",
    "export",
    "generation",
    "import",
    "inference",
    "invocation",
    "job",
    "operation",
    "pipeline",
    "prediction",
    "process",
    "query",
    "render",
    "rollout",
    "run",
    "scan",
    "search",
    "simulation",
    "statement",
    "step",
    "stream",
    "sync",
    "task",
    "timer",
    "training",
    "transcription",
    "upload",
    "workflow",
    "workload",
];

/// What is only shown: clearing or resetting it loses nothing that is stored.
pub(super) const SHOWN: &[&str] = &[
    "breakpoint",
    "camera",
    "clipboard",
    "cursor",
    "display",
    "field",
    "filter",
    "focus",
    "highlight",
    "input",
    "interval",
    "layout",
    "marker",
    "overlay",
    "position",
    "preference",
    "presence",
    "reaction",
    "screen",
    "selection",
    "status",
    "theme",
    "timeout",
    "view",
    "viewport",
    "zoom",
];

/// What lets somebody in: changing it changes who can do what.
pub(in crate::core::risk) const ACCESS: Set = Set::new(&[
    "acl",
    "admin",
    "auth",
    "authentication",
    "authorization",
    "certificate",
    "collaborator",
    "credential",
    "dsn",
    "firewall",
    "iam",
    "invitation",
    "kubeconfig",
    "mfa",
    "oauth",
    "owner",
    "ownership",
    "passphrase",
    "password",
    "permission",
    "privilege",
    "role",
    "secret",
    "sso",
    "webhook",
]);

/// What says that many things are meant at once.
pub(in crate::core::risk) const BULK: Set = Set::new(&[
    "all",
    "batch",
    "bulk",
    "every",
    "everything",
    "many",
    "mass",
    "multiple",
    "recursive",
    "wildcard",
]);

/// What is small and private: a slip with it costs little.
pub(in crate::core::risk) const NOTES: Set = Set::new(&["draft", "memo", "note"]);

/// What says that a browser is steered.
pub(in crate::core::risk) const BROWSER: Set = Set::new(&[
    "browser",
    "browserbase",
    "chrome",
    "chromium",
    "firefox",
    "page",
    "playwright",
    "puppeteer",
    "selenium",
    "webpage",
]);

/// What says that a command shell is meant.
pub(in crate::core::risk) const SHELL: Set = Set::new(&[
    "bash",
    "cli",
    "cmd",
    "command",
    "console",
    "powershell",
    "pty",
    "sh",
    "shell",
    "ssh",
    "sudo",
    "terminal",
    "tmux",
    "tty",
    "zsh",
]);

/// What a program is written in, or can do anything with: open-ended whatever the verb.
pub(in crate::core::risk) const OPEN_ENDED: Set = Set::new(&[
    "applescript",
    "code",
    "command",
    "cypher",
    "expression",
    "graphql",
    "javascript",
    "js",
    "kubectl",
    "lua",
    "mutation",
    "notebook",
    "php",
    "powershell",
    "python",
    "ruby",
    "script",
    "shell",
    "snippet",
    "sparql",
    "sql",
]);

/// What is booked in a calendar.
pub(super) const CALENDAR: &[&str] = &[
    "appointment",
    "calendar",
    "desk",
    "event",
    "meeting",
    "slot",
    "visit",
];

/// What changes hands without money.
pub(super) const MOVABLE: &[&str] = &[
    "app",
    "application",
    "artifact",
    "blob",
    "call",
    "card",
    "chat",
    "contact",
    "conversation",
    "customer",
    "data",
    "device",
    "document",
    "file",
    "folder",
    "issue",
    "item",
    "lead",
    "member",
    "message",
    "model",
    "note",
    "object",
    "owner",
    "ownership",
    "page",
    "phone",
    "project",
    "record",
    "repo",
    "repository",
    "site",
    "task",
    "team",
    "ticket",
    "user",
    "workspace",
];

/// What a program or a page is opened as.
pub(super) const LAUNCHED: &[&str] = &[
    "app",
    "application",
    "browser",
    "door",
    "editor",
    "gate",
    "link",
    "page",
    "program",
    "session",
    "shell",
    "sim",
    "simulator",
    "tab",
    "terminal",
    "url",
    "website",
    "window",
];

/// What a browser shows one of at a time: turning to another steers it.
pub(super) const BROWSED: &[&str] = &["iframe", "page", "tab", "window"];

/// What is read when it is opened or loaded.
pub(super) const CONSULTED: &[&str] = &[
    "article",
    "context",
    "doc",
    "document",
    "documentation",
    "entity",
    "guide",
    "instruction",
    "knowledge",
    "memory",
    "node",
    "note",
    "presentation",
    "prompt",
    "record",
    "resource",
    "skill",
    "spreadsheet",
    "workbook",
];

/// What is discussed, and opened or closed like a matter.
pub(super) const MATTERS: &[&str] = &[
    "case",
    "discussion",
    "dispute",
    "incident",
    "issue",
    "milestone",
    "pr",
    "pull",
    "request",
    "thread",
    "ticket",
];

/// A request to anywhere, whose method and content the caller chooses.
pub(super) const REQUESTS: &[&str] = &["api", "endpoint", "http", "request", "rest", "rpc"];

/// Results that are computed and handed back, nothing kept.
pub(super) const RESULTS: &[&str] = &[
    "answer",
    "audit",
    "caption",
    "citation",
    "code",
    "description",
    "diff",
    "embedding",
    "guid",
    "hash",
    "id",
    "identifier",
    "instruction",
    "name",
    "number",
    "outline",
    "passphrase",
    "password",
    "plan",
    "prompt",
    "query",
    "random",
    "regex",
    "response",
    "schema",
    "signature",
    "sql",
    "suggestion",
    "summary",
    "text",
    "title",
    "url",
    "uuid",
    "word",
];

/// Where measurements and logs are asked for, in languages that change nothing.
pub(super) const MEASURED: &[&str] = &[
    "cloudwatch",
    "insights",
    "logql",
    "loki",
    "prometheus",
    "promql",
];

/// Looking at things, said with a noun: "perform a search".
pub(super) const LOOKS: &[&str] = &[
    "analysis",
    "assessment",
    "audit",
    "calculation",
    "check",
    "comparison",
    "inspection",
    "lookup",
    "query",
    "research",
    "review",
    "scan",
    "search",
    "validation",
];

/// What is steered, whatever the verb.
pub(super) const STEERED: &[&str] = &[
    "browser", "dialog", "element", "process", "repl", "shell", "terminal",
];

/// What is installed, started and stopped: managing it is doing so.
pub(super) const INSTALLED: &[&str] = &[
    "cluster",
    "container",
    "daemon",
    "dependency",
    "environment",
    "instance",
    "package",
    "plugin",
    "runtime",
    "server",
    "service",
    "version",
    "vm",
];

/// What a snapshot is kept of.
pub(super) const STORED: &[&str] = &[
    "cluster", "database", "disk", "drive", "droplet", "instance", "machine", "server", "vm",
    "volume",
];

/// What more is looked up about.
pub(super) const LOOKED_UP: &[&str] = &[
    "account",
    "company",
    "contact",
    "domain",
    "email",
    "indicator",
    "ioc",
    "ip",
    "lead",
    "organization",
    "person",
    "people",
    "profile",
    "prospect",
];

/// What is followed from outside: tracking it tells where it stands.
pub(super) const FOLLOWED: &[&str] = &[
    "aircraft",
    "change",
    "competitor",
    "container",
    "delivery",
    "flight",
    "keyword",
    "mention",
    "order",
    "package",
    "parcel",
    "price",
    "progress",
    "rank",
    "ranking",
    "satellite",
    "sentiment",
    "shipment",
    "shipping",
    "status",
    "token",
    "train",
    "transaction",
    "trend",
    "usage",
    "vessel",
    "wallet",
];

/// What pausing keeps as it is: it goes on when it is switched on again.
pub(super) const PAUSED: &[&str] = &[
    "ad",
    "adgroup",
    "adset",
    "alert",
    "campaign",
    "collection",
    "group",
    "keyword",
    "membership",
    "monitor",
    "notification",
    "set",
    "subscription",
];

/// What a clock is started for.
pub(super) const TIMED: &[&str] = &["entry", "stopwatch", "timer", "tracking"];
