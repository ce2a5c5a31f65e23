//! What was found out about one tool: its class, the evidence for it, and what does not fit together.

use crate::core::catalogue::Tool;
use std::borrow::Cow;
use std::fmt;

/// What kind of effect a tool has (`PolicyLayer`'s taxonomy). Ordered: later is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// It only returns information.
    Read,
    /// It creates or changes data in a recoverable way, or sends a message.
    Write,
    /// There is not enough evidence. Treated like [`Category::Execute`], never passed off as reading.
    Unclear,
    /// It runs code, commands, open-ended queries, jobs, deployments or browser actions.
    Execute,
    /// It removes, or overwrites for good.
    Destructive,
    /// It moves money or commits to pay.
    Financial,
}

impl Category {
    /// All categories, the worst first: the order of the exposure counts.
    pub const ALL: [Self; 6] = [
        Self::Financial,
        Self::Destructive,
        Self::Execute,
        Self::Unclear,
        Self::Write,
        Self::Read,
    ];

    /// The word in files and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Unclear => "unclear",
            Self::Execute => "execute",
            Self::Destructive => "destructive",
            Self::Financial => "financial",
        }
    }

    /// The category with this word, in any case of letters.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|category| category.word().eq_ignore_ascii_case(word.trim()))
    }

    /// What the category means, in one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Read => "Only returns information.",
            Self::Write => "Creates or changes data in a recoverable way, or sends a message.",
            Self::Unclear => "Too little is known; it is treated like Execute.",
            Self::Execute => {
                "Runs code, commands, queries, jobs or browser actions; the effect depends on the arguments."
            }
            Self::Destructive => "Removes something, or overwrites it for good.",
            Self::Financial => "Moves money or commits to pay.",
        }
    }

    /// What a tool of the category does, for the end of a sentence.
    pub(super) const fn deed(self) -> &'static str {
        match self {
            Self::Read => "it only reads",
            Self::Write => "it creates or changes something",
            Self::Unclear => "too little",
            Self::Execute => "it runs or steers something",
            Self::Destructive => "it removes something",
            Self::Financial => "it moves money or commits to pay",
        }
    }

    /// The severity that the category has where no evidence raises or lowers it.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Read => Severity::Low,
            Self::Write => Severity::Medium,
            Self::Unclear | Self::Execute => Severity::High,
            Self::Destructive | Self::Financial => Severity::Critical,
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// How bad a call could be. Ordered: later is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing changes.
    Low,
    /// What changes can be put right.
    Medium,
    /// The effect depends on the arguments.
    High,
    /// Loss, or a machine or an account in other hands.
    Critical,
}

impl Severity {
    /// All severities, the lowest first.
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The word in files and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The severity with this word, in any case of letters.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|severity| severity.word().eq_ignore_ascii_case(word.trim()))
    }

    /// One step worse, where there is one.
    #[must_use]
    pub const fn raised(self) -> Self {
        match self {
            Self::Low => Self::Medium,
            Self::Medium => Self::High,
            Self::High | Self::Critical => Self::Critical,
        }
    }

    /// One step milder, where there is one.
    #[must_use]
    pub const fn lowered(self) -> Self {
        match self {
            Self::Low | Self::Medium => Self::Low,
            Self::High => Self::Medium,
            Self::Critical => Self::High,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// How sure the category is. Ordered: later is surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// One weak sign, none at all, or signs that contradict each other.
    Low,
    /// One clear sign.
    Medium,
    /// A plain verb in the name, or several signs that agree.
    High,
}

impl Confidence {
    /// The word in files and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// A stretch of a text in bytes, from `start` to before `end`. Both lie between characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

impl Stretch {
    /// The stretch between two byte offsets. Offsets beyond 4 GB are cut there.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: narrow(start),
            end: narrow(end),
        }
    }

    /// The bytes that it covers.
    pub(super) fn range(self) -> std::ops::Range<usize> {
        let wide = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        wide(self.start)..wide(self.end)
    }

    /// The stretch of `text`; empty where it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

/// Where in a tool a sign stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In its name.
    Name(Stretch),
    /// In its title.
    Title(Stretch),
    /// In its description.
    Description(Stretch),
    /// At a parameter, by the path that a condition uses: `args.mode`.
    Parameter(String),
    /// In the text of a parameter's description, by the parameter's path.
    ParameterText(String, Stretch),
    /// At a hint that the server declares: `readOnlyHint`.
    Hint(&'static str),
}

impl Place {
    /// The very words at the place, where it is a stretch of the tool's name, title or description; else nothing.
    fn text<'a>(&self, tool: &'a Tool) -> &'a str {
        let (text, stretch) = match self {
            Self::Name(stretch) => (Some(tool.name.as_str()), stretch),
            Self::Title(stretch) => (tool.title.as_deref(), stretch),
            Self::Description(stretch) => (tool.description.as_deref(), stretch),
            Self::Parameter(_) | Self::ParameterText(..) | Self::Hint(_) => return "",
        };
        stretch.of(text.unwrap_or_default())
    }
}

/// What a piece of evidence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It speaks for a category.
    Points(Category),
    /// It raises the severity by a step.
    Raises,
    /// It lowers the severity by a step, unless other evidence raises it.
    Lowers,
    /// It is worth knowing and changes nothing.
    Notes,
}

/// What a piece of evidence says, kept in parts: of ten thousand tools hardly any sentence is ever read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A sentence that is always the same.
    Always(&'static str),
    /// A sentence of its own.
    Own(String),
    /// The words at the evidence's place, and the category that they mean.
    Quoting(Quote, Category),
}

/// How a sentence speaks of the words that it quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quote {
    /// A verb of the name.
    Verb,
    /// A noun of the name.
    Noun,
    /// A word of the name, whose meaning another one turns.
    Turned,
    /// The verb that the description starts with.
    Starts,
    /// One of the verbs that the description lists.
    Lists,
    /// A phrase of the description.
    Says,
}

impl Quote {
    /// What stands before the quoted words and behind them.
    const fn around(self) -> (&'static str, &'static str) {
        match self {
            Self::Verb => ("The verb “", "” means: "),
            Self::Noun => ("The noun “", "” means: "),
            Self::Turned => ("In this name, “", "” means: "),
            Self::Starts => ("The description starts with “", "”: "),
            Self::Lists => ("The description lists “", "”: "),
            Self::Says => ("The description says “", "”: "),
        }
    }
}

impl From<&'static str> for Said {
    fn from(sentence: &'static str) -> Self {
        Self::Always(sentence)
    }
}

impl From<String> for Said {
    fn from(sentence: String) -> Self {
        Self::Own(sentence)
    }
}

/// One sign, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The id of the signal that found it.
    pub signal: &'static str,
    /// What was found and what it means; [`Evidence::words`] makes a sentence of it.
    pub said: Said,
    /// Where it stands.
    pub place: Place,
    /// What it does.
    pub effect: Effect,
    /// How much it weighs, 0 to 100. [`super::ENOUGH`] decides on its own; less supports.
    pub weight: u8,
}

impl Evidence {
    /// What was found and what it means, in a plain sentence. `tool` is the one that was assessed.
    pub fn words(&self, tool: &Tool) -> Cow<'_, str> {
        match &self.said {
            Said::Always(sentence) => Cow::Borrowed(sentence),
            Said::Own(sentence) => Cow::Borrowed(sentence),
            Said::Quoting(quote, category) => {
                let (before, behind) = quote.around();
                let words = [before, self.place.text(tool), behind, category.deed(), "."];
                Cow::Owned(words.concat())
            }
        }
    }
}

/// Two statements about a tool that cannot both be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Both statements, in a plain sentence.
    pub words: String,
    /// Where the doubtful one stands; nothing for the catalogue's own classification.
    pub place: Option<Place>,
}

/// What makes a text suspicious.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuspicionKind {
    /// It tells a model what to do beyond this tool.
    Steering,
    /// It wants something kept from the person.
    Secrecy,
    /// It names an address that data is to be sent to.
    Address,
    /// It holds characters that cannot be seen or that turn the order of reading.
    HiddenCharacters,
    /// It holds letters of another script that look like Latin ones.
    LookAlike,
    /// It says when other tools of the server are to be used or left.
    OtherTool,
}

impl SuspicionKind {
    /// The word in files and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Steering => "steering",
            Self::Secrecy => "secrecy",
            Self::Address => "address",
            Self::HiddenCharacters => "hidden-characters",
            Self::LookAlike => "look-alike",
            Self::OtherTool => "other-tool",
        }
    }
}

/// Text of a tool that tries to do more than describe it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspicion {
    /// What makes it suspicious.
    pub kind: SuspicionKind,
    /// What was found, in a plain sentence with the very words.
    pub words: String,
    /// Where it stands.
    pub place: Place,
}

/// A category with a severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class {
    /// The category.
    pub category: Category,
    /// The severity.
    pub severity: Severity,
}

/// Everything found out about one tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Our own category, from name, text, parameters and hints.
    pub category: Category,
    /// Our own severity.
    pub severity: Severity,
    /// How sure the category is.
    pub confidence: Confidence,
    /// The evidence, the weightiest first.
    pub evidence: Vec<Evidence>,
    /// What does not fit together.
    pub contradictions: Vec<Contradiction>,
    /// Text that does more than describe.
    pub suspicious: Vec<Suspicion>,
    /// The class that the catalogue gives, where it gives one in known words. Untrusted.
    pub given: Option<Class>,
}

impl Assessment {
    /// Our own class.
    pub fn own(&self) -> Class {
        Class {
            category: self.category,
            severity: self.severity,
        }
    }

    /// The class to act on where no person has set one: the worse of our own and the given one, part by part.
    pub fn class(&self) -> Class {
        let own = self.own();
        self.given.map_or(own, |given| Class {
            category: own.category.max(given.category),
            severity: own.severity.max(given.severity),
        })
    }
}
