//! What was odd about a catalogue that did load.

/// Something odd about a catalogue that did load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What kind of oddity.
    pub kind: IssueKind,
    /// The tool it is about, by its index.
    pub tool: Option<u32>,
    /// The oddity in a sentence.
    pub message: String,
}

/// The kinds of oddity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IssueKind {
    /// A name outside the characters that the specification recommends.
    OddName,
    /// Two tools of one name: a policy cannot tell them apart.
    DuplicateName,
    /// A tool without a usable input schema.
    MissingSchema,
    /// A cursor that no page follows.
    PagesMissing,
    /// Lines or items of the file that are no part of a tool list.
    LinesSkipped,
    /// Characters that cannot be seen in a name, title, description or schema.
    HiddenCharacters,
    /// A member of a tool that has another type than the protocol gives it: it counts as absent.
    OddMember,
}

impl IssueKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::OddName,
        Self::DuplicateName,
        Self::MissingSchema,
        Self::PagesMissing,
        Self::LinesSkipped,
        Self::HiddenCharacters,
        Self::OddMember,
    ];

    /// The kind as a word: `odd-name`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OddName => "odd-name",
            Self::DuplicateName => "duplicate-name",
            Self::MissingSchema => "missing-schema",
            Self::PagesMissing => "pages-missing",
            Self::LinesSkipped => "lines-skipped",
            Self::HiddenCharacters => "hidden-characters",
            Self::OddMember => "odd-member",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether it is about the file that the tools came from, so cannot be seen from the tools.
    pub const fn is_about_the_file(self) -> bool {
        matches!(self, Self::PagesMissing | Self::LinesSkipped)
    }
}
