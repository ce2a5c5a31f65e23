//! Icons: inline SVG on a 16 unit grid, stroked in the colour of the text. Decoration only: the word stands beside, or in the label.

use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// Struck eye: hidden.
    Hide,
    /// Struck circle: denied.
    Deny,
    /// Person and tick: a person approves.
    Approve,
    /// Gauge: limited.
    Limit,
    /// Ticked circle: allowed.
    Allow,
    /// Dashed circle: follows the default.
    Undecided,
    /// Page.
    Read,
    /// Pencil.
    Write,
    /// Terminal.
    Execute,
    /// Bin with lid lines.
    Destructive,
    /// Banknote.
    Financial,
    /// Question mark.
    Unclear,
    /// Lens.
    Search,
    /// Chevron down.
    Down,
    /// Chevron right.
    Right,
    /// Arrow to the right: from, to.
    Arrow,
    /// Arrow up: more permissive.
    Up,
    /// Arrow down: stricter, or sorted downwards.
    Lower,
    /// Plus: add.
    Plus,
    /// Minus.
    Minus,
    /// Cross: close, clear.
    Close,
    /// Tick: in order.
    Check,
    /// Two sheets.
    Copy,
    /// Arrow into a tray.
    Download,
    /// Arrow out of a tray.
    Upload,
    /// Chain link.
    Share,
    /// Arrow back.
    Undo,
    /// Arrow forth.
    Redo,
    /// Sun: light theme.
    Sun,
    /// Moon: dark theme.
    Moon,
    /// Half disc: theme of the system.
    Auto,
    /// Globe: an address.
    Globe,
    /// Plug: a live server.
    Plug,
    /// Four squares: known servers.
    Library,
    /// Sheet.
    File,
    /// Octagon: error.
    Error,
    /// Triangle: warning.
    Warning,
    /// Bulb: suggestion.
    Suggestion,
    /// Letter i: information.
    Information,
    /// Clock.
    Clock,
    /// Triangle: try a call.
    Play,
    /// Lines: tools.
    List,
    /// Braces: the policy text.
    Code,
    /// Plus over minus: changes.
    Changes,
    /// Bin: remove.
    Remove,
    /// Funnel: a condition on arguments.
    Condition,
    /// Sliders: presets.
    Presets,
    /// Shield: security.
    Security,
    /// Padlock: read-only, private.
    Lock,
    /// Eye: shown.
    Eye,
    /// Label: a name.
    Tag,
    /// Lines of text: a description.
    Quote,
    /// Keyboard.
    Keys,
    /// Three dots: more actions.
    More,
    /// Arrow that turns back: returns to the default.
    Back,
    /// Dot.
    Dot,
    /// Arrow out of a box: leads out of the app.
    External,
}

impl Glyph {
    /// The stroked outline, and the part that is filled (often empty).
    #[expect(clippy::too_many_lines, reason = "one entry per icon")]
    const fn paths(self) -> (&'static str, &'static str) {
        match self {
            Self::Hide => (
                "M6.3 3.3A6.6 6.6 0 0 1 8 3.1c3.4 0 5.6 2.6 6.4 4.4.1.3.1.7 0 1a8.6 8.6 0 0 1-1.5 2.2M4.3 4.5A8.2 8.2 0 0 0 1.6 7.5c-.1.3-.1.7 0 1 .8 1.8 3 4.4 6.4 4.4 1.4 0 2.6-.4 3.6-1M6.7 6.7a1.9 1.9 0 0 0 2.6 2.6M2.2 2.2l11.6 11.6",
                "",
            ),
            Self::Deny => (
                "M2.1 8a5.9 5.9 0 1 0 11.8 0a5.9 5.9 0 1 0 -11.8 0zM3.9 3.9l8.2 8.2",
                "",
            ),
            Self::Approve => (
                "M3.6 5a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0zM1.6 13.3c.3-2.6 2.2-4 4.6-4 .9 0 1.8.2 2.5.6M9.7 12l1.7 1.7 3.1-3.4",
                "",
            ),
            Self::Limit => (
                "M3.5 12.6A5.9 5.9 0 1 1 12.5 12.6M8 8.8l2.6-3",
                "M7.1 9a.9 .9 0 1 0 1.8 0a.9 .9 0 1 0 -1.8 0z",
            ),
            Self::Allow => (
                "M2.1 8a5.9 5.9 0 1 0 11.8 0a5.9 5.9 0 1 0 -11.8 0zM5.3 8.2l1.9 1.9 3.5-4",
                "",
            ),
            Self::Undecided => (
                "M13.9 8A5.9 5.9 0 0 1 13.49 10.17M12.52 11.79A5.9 5.9 0 0 1 10.81 13.19M9.02 13.81A5.9 5.9 0 0 1 6.81 13.78M5.05 13.11A5.9 5.9 0 0 1 3.38 11.66M2.46 10.02A5.9 5.9 0 0 1 2.1 7.84M2.46 5.98A5.9 5.9 0 0 1 3.59 4.08M5.05 2.89A5.9 5.9 0 0 1 7.14 2.16M9.02 2.19A5.9 5.9 0 0 1 11.09 2.97M12.52 4.21A5.9 5.9 0 0 1 13.6 6.14",
                "",
            ),
            Self::Read => (
                "M4 1.9h5.2L12.5 5v8.1a1 1 0 0 1-1 1H4.5a1 1 0 0 1-1-1V2.9a1 1 0 0 1 .5-1zM9 2v3.2h3.3M5.9 8h4.2M5.9 10.8h4.2",
                "",
            ),
            Self::Write => (
                "M10.7 2.6a1.5 1.5 0 0 1 2.1 0l.6.6a1.5 1.5 0 0 1 0 2.1l-7.8 7.8-3.3.6.6-3.3zM9.3 4l2.7 2.7",
                "",
            ),
            Self::Execute => (
                "M3.9 2.6h8.2a2 2 0 0 1 2 2v6.8a2 2 0 0 1 -2 2h-8.2a2 2 0 0 1 -2 -2v-6.8a2 2 0 0 1 2 -2zM4.8 6l2.1 2-2.1 2M8.5 10.2h2.7",
                "",
            ),
            Self::Destructive => (
                "M2.5 4.3h11M6 4.1V2.9a.9.9 0 0 1 .9-.9h2.2a.9.9 0 0 1 .9.9v1.2M3.8 4.5l.6 8.3a1.3 1.3 0 0 0 1.3 1.2h4.6a1.3 1.3 0 0 0 1.3-1.2l.6-8.3M6.6 7.2v4M9.4 7.2v4",
                "",
            ),
            Self::Financial => (
                "M3.2 3.6h9.6a1.6 1.6 0 0 1 1.6 1.6v5.6a1.6 1.6 0 0 1 -1.6 1.6h-9.6a1.6 1.6 0 0 1 -1.6 -1.6v-5.6a1.6 1.6 0 0 1 1.6 -1.6zM6.1 8a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0zM4.2 6.1v.01M11.8 9.9v.01",
                "",
            ),
            Self::Unclear => (
                "M2.1 8a5.9 5.9 0 1 0 11.8 0a5.9 5.9 0 1 0 -11.8 0zM6.1 6.2a1.95 1.95 0 1 1 2.9 1.7c-.7.4-1 .8-1 1.5M8 11.4v.01",
                "",
            ),
            Self::Search => (
                "M2.4 7a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0 -9.2 0zM10.5 10.5l3.3 3.3",
                "",
            ),
            Self::Down => ("M4 6l4 4 4-4", ""),
            Self::Right => ("M6 4l4 4-4 4", ""),
            Self::Arrow => ("M3 8h10M9.5 4.5L13 8l-3.5 3.5", ""),
            Self::Up => ("M8 13V3M4.5 6.5L8 3l3.5 3.5", ""),
            Self::Lower => ("M8 3v10M4.5 9.5L8 13l3.5-3.5", ""),
            Self::Plus => ("M8 3.2v9.6M3.2 8h9.6", ""),
            Self::Minus => ("M3.5 8h9", ""),
            Self::Close => ("M4 4l8 8M12 4l-8 8", ""),
            Self::Check => ("M3.2 8.5l3.2 3.2 6.4-7", ""),
            Self::Copy => (
                "M7.1 5.5h4.8a1.6 1.6 0 0 1 1.6 1.6v4.8a1.6 1.6 0 0 1 -1.6 1.6h-4.8a1.6 1.6 0 0 1 -1.6 -1.6v-4.8a1.6 1.6 0 0 1 1.6 -1.6zM10.5 5.3V4a1.5 1.5 0 0 0-1.5-1.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.3",
                "",
            ),
            Self::Download => (
                "M8 2.3v7.7M4.8 7L8 10.2 11.2 7M2.5 11.5v.9a1.3 1.3 0 0 0 1.3 1.3h8.4a1.3 1.3 0 0 0 1.3-1.3v-.9",
                "",
            ),
            Self::Upload => (
                "M8 10.5V2.7M4.8 5.7L8 2.5l3.2 3.2M2.5 11.5v.9a1.3 1.3 0 0 0 1.3 1.3h8.4a1.3 1.3 0 0 0 1.3-1.3v-.9",
                "",
            ),
            Self::Share => (
                "M6.6 9.4a3 3 0 0 0 4.3 0l2.2-2.2a3 3 0 0 0-4.3-4.3l-.9.9M9.4 6.6a3 3 0 0 0-4.3 0L2.9 8.8a3 3 0 0 0 4.3 4.3l.9-.9",
                "",
            ),
            Self::Undo => ("M5.5 3L2.5 6l3 3M2.8 6h6.7a3.7 3.7 0 0 1 0 7.4H6.5", ""),
            Self::Redo => ("M10.5 3l3 3-3 3M13.2 6H6.5a3.7 3.7 0 0 0 0 7.4h3", ""),
            Self::Sun => (
                "M5.2 8a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0 -5.6 0zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9",
                "",
            ),
            Self::Moon => ("M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1z", ""),
            Self::Auto => (
                "M2.1 8a5.9 5.9 0 1 0 11.8 0a5.9 5.9 0 1 0 -11.8 0z",
                "M8 2.1v11.8A5.9 5.9 0 0 0 8 2.1z",
            ),
            Self::Globe => (
                "M2.1 8a5.9 5.9 0 1 0 11.8 0a5.9 5.9 0 1 0 -11.8 0zM2.1 8h11.8M8 2.1c3.7 3.6 3.7 8.2 0 11.8M8 2.1c-3.7 3.6-3.7 8.2 0 11.8",
                "",
            ),
            Self::Plug => (
                "M5.8 1.9v3M10.2 1.9v3M3.8 5h8.4v2.2a4.2 4.2 0 0 1-8.4 0zM8 11.4v2.7",
                "",
            ),
            Self::Library => (
                "M3.2 2h2.6a1.2 1.2 0 0 1 1.2 1.2v2.6a1.2 1.2 0 0 1 -1.2 1.2h-2.6a1.2 1.2 0 0 1 -1.2 -1.2v-2.6a1.2 1.2 0 0 1 1.2 -1.2zM10.2 2h2.6a1.2 1.2 0 0 1 1.2 1.2v2.6a1.2 1.2 0 0 1 -1.2 1.2h-2.6a1.2 1.2 0 0 1 -1.2 -1.2v-2.6a1.2 1.2 0 0 1 1.2 -1.2zM3.2 9h2.6a1.2 1.2 0 0 1 1.2 1.2v2.6a1.2 1.2 0 0 1 -1.2 1.2h-2.6a1.2 1.2 0 0 1 -1.2 -1.2v-2.6a1.2 1.2 0 0 1 1.2 -1.2zM10.2 9h2.6a1.2 1.2 0 0 1 1.2 1.2v2.6a1.2 1.2 0 0 1 -1.2 1.2h-2.6a1.2 1.2 0 0 1 -1.2 -1.2v-2.6a1.2 1.2 0 0 1 1.2 -1.2z",
                "",
            ),
            Self::File => (
                "M4.5 1.9h4.7L12.5 5v8.1a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V2.9a1 1 0 0 1 1-1zM9 2v3.2h3.3",
                "",
            ),
            Self::Error => (
                "M5.6 2.1h4.8l3.5 3.5v4.8l-3.5 3.5H5.6l-3.5-3.5V5.6zM8 5.2v3.4M8 10.9v.01",
                "",
            ),
            Self::Warning => (
                "M7 2.7L1.8 11.6a1.15 1.15 0 0 0 1 1.7h10.4a1.15 1.15 0 0 0 1-1.7L9 2.7a1.15 1.15 0 0 0-2 0zM8 6.2v3M8 11.2v.01",
                "",
            ),
            Self::Suggestion => (
                "M6.2 11.3h3.6M6.7 13.7h2.6M5.7 9.7A4.1 4.1 0 1 1 10.3 9.7c-.4.3-.6.7-.6 1.1v.5H6.3v-.5c0-.4-.2-.8-.6-1.1z",
                "",
            ),
            Self::Information => (
                "M2.1 8a5.9 5.9 0 1 0 11.8 0a5.9 5.9 0 1 0 -11.8 0zM8 7.5v3.5M8 5.1v.01",
                "",
            ),
            Self::Clock => (
                "M2.1 8a5.9 5.9 0 1 0 11.8 0a5.9 5.9 0 1 0 -11.8 0zM8 4.7V8l2.2 1.5",
                "",
            ),
            Self::Play => (
                "M4.5 3.2v9.6a.5.5 0 0 0 .8.4l7.3-4.8a.5.5 0 0 0 0-.8L5.3 2.8a.5.5 0 0 0-.8.4z",
                "",
            ),
            Self::List => (
                "M6 4h7.5M6 8h7.5M6 12h7.5M2.7 4v.01M2.7 8v.01M2.7 12v.01",
                "",
            ),
            Self::Code => (
                "M5.6 2.5c-1.5 0-2 .7-2 2v1.7c0 1-.5 1.8-1.5 1.8 1 0 1.5.8 1.5 1.8v1.7c0 1.3.5 2 2 2M10.4 2.5c1.5 0 2 .7 2 2v1.7c0 1 .5 1.8 1.5 1.8-1 0-1.5.8-1.5 1.8v1.7c0 1.3-.5 2-2 2",
                "",
            ),
            Self::Changes => ("M8 2.5v5M5.5 5h5M5.5 12.5h5M3 9.5h10", ""),
            Self::Remove => (
                "M2.5 4.3h11M6 4.1V2.9a.9.9 0 0 1 .9-.9h2.2a.9.9 0 0 1 .9.9v1.2M3.8 4.5l.6 8.3a1.3 1.3 0 0 0 1.3 1.2h4.6a1.3 1.3 0 0 0 1.3-1.2l.6-8.3",
                "",
            ),
            Self::Condition => ("M2.5 4h11M4.7 8h6.6M6.7 12h2.6", ""),
            Self::Presets => (
                "M2.5 4.5h5M11 4.5h2.5M2.5 11.5H5M8.5 11.5h5M7.6 4.5a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0 -3.4 0zM5 11.5a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0 -3.4 0z",
                "",
            ),
            Self::Security => (
                "M8 1.8l5 1.9v3.9c0 3.2-2.1 5.4-5 6.6-2.9-1.2-5-3.4-5-6.6V3.7zM5.8 7.9l1.6 1.6 2.9-3.1",
                "",
            ),
            Self::Lock => (
                "M4.7 7h6.6a1.5 1.5 0 0 1 1.5 1.5v3.8a1.5 1.5 0 0 1 -1.5 1.5h-6.6a1.5 1.5 0 0 1 -1.5 -1.5v-3.8a1.5 1.5 0 0 1 1.5 -1.5zM5.3 6.8V5a2.7 2.7 0 0 1 5.4 0v1.8",
                "",
            ),
            Self::Eye => (
                "M1.6 7.5c-.1.3-.1.7 0 1 .8 1.8 3 4.4 6.4 4.4s5.6-2.6 6.4-4.4c.1-.3.1-.7 0-1C13.6 5.7 11.4 3.1 8 3.1S2.4 5.7 1.6 7.5zM6 8a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z",
                "",
            ),
            Self::Tag => (
                "M2.5 3.5v4.2c0 .4.2.8.4 1l5.1 5.1a1.3 1.3 0 0 0 1.9 0l3.9-3.9a1.3 1.3 0 0 0 0-1.9L8.7 2.9c-.2-.2-.6-.4-1-.4H3.5a1 1 0 0 0-1 1zM5.6 5.6v.01",
                "",
            ),
            Self::Quote => ("M2.5 4h11M2.5 8h11M2.5 12h6", ""),
            Self::Keys => (
                "M3.3 4h9.4a1.6 1.6 0 0 1 1.6 1.6v4.8a1.6 1.6 0 0 1 -1.6 1.6h-9.4a1.6 1.6 0 0 1 -1.6 -1.6v-4.8a1.6 1.6 0 0 1 1.6 -1.6zM4.5 6.8v.01M7 6.8v.01M9.5 6.8v.01M11.8 6.8v.01M5.5 9.4h5",
                "",
            ),
            Self::More => (
                "",
                "M2.5 8a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM7 8a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM11.5 8a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z",
            ),
            Self::Back => ("M5.8 3L2.8 6l3 3M3 6h6.8a3.2 3.2 0 0 1 3.2 3.2V13", ""),
            Self::Dot => ("", "M6 8a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z"),
            Self::External => (
                "M9 2.8h4.2V7M13 3L7.6 8.4M11.5 9.2v3a1.3 1.3 0 0 1-1.3 1.3H3.8a1.3 1.3 0 0 1-1.3-1.3V5.8a1.3 1.3 0 0 1 1.3-1.3h3",
                "",
            ),
        }
    }
}

/// An icon of 16 px, or 14 px when `small`. Hidden from assistive technology.
#[component]
pub fn Icon(
    /// What it shows.
    glyph: Glyph,
    /// The smaller size.
    #[prop(optional)]
    small: bool,
    /// A further class, such as `p-error`.
    #[prop(optional)]
    tone: &'static str,
) -> impl IntoView {
    let class = match (small, tone) {
        (false, "") => "i".to_owned(),
        (true, "") => "i s".to_owned(),
        (small, tone) => format!("i {}{tone}", if small { "s " } else { "" }),
    };
    InertElement::new(markup(glyph, &class))
}

/// The markup of an icon of this class, of words of ours alone. The page parses each once and copies it from then on: a list is full of
/// icons.
pub fn markup(glyph: Glyph, class: &str) -> String {
    let (line, fill) = glyph.paths();
    let fill = if fill.is_empty() {
        String::new()
    } else {
        format!(r#"<path class="fill" d="{fill}"/>"#)
    };
    format!(
        r#"<svg class="{class}" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="{line}"/>{fill}</svg>"#
    )
}
