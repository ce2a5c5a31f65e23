//! Text to tree, by the grammar of RE2 as Go's `regexp/syntax` documents it for Perl syntax.

use super::class::Class;
use super::cursor::Cursor;
use super::flags::{self, Flags, Group};
use super::syntax::{Look, Node, Pattern};
use super::unicode::Folds;
use super::{Error, MAX_HEIGHT, MAX_LENGTH, escape, repeat, set};

/// Reads a pattern.
pub(super) fn parse(pattern: &str) -> Result<Pattern, Error> {
    let start = Cursor::new(pattern);
    if pattern.len() > MAX_LENGTH {
        return Err(start.error(start, "a pattern that is too long", "at most 20,000 bytes"));
    }
    let mut parser = Parser {
        cursor: start,
        flags: Flags::default(),
        levels: vec![Level::new(start, Flags::default())],
        classes: Classes::default(),
    };
    parser.run()?;
    parser.finish()
}

/// A part with what bounds need to know of it.
#[derive(Debug)]
pub(super) struct Piece {
    /// The part.
    pub(super) node: Node,
    /// How many parts stand inside each other at most, this one included.
    pub(super) height: u32,
    /// The greatest product of counted repetitions inside each other.
    pub(super) times: u32,
}

impl Piece {
    fn leaf(node: Node) -> Self {
        Self {
            node,
            height: 1,
            times: 1,
        }
    }
}

/// What is read between a parenthesis and its partner, or of the whole pattern.
struct Level<'a> {
    open: Cursor<'a>,
    /// The flags that come back when the group ends.
    outer: Flags,
    alternatives: Vec<Piece>,
    concat: Vec<Piece>,
}

impl<'a> Level<'a> {
    fn new(open: Cursor<'a>, outer: Flags) -> Self {
        Self {
            open,
            outer,
            alternatives: Vec::new(),
            concat: Vec::new(),
        }
    }

    fn end_alternative(&mut self) {
        let pieces = std::mem::take(&mut self.concat);
        self.alternatives.push(joined(pieces, Node::Concat));
    }

    fn into_piece(mut self) -> Piece {
        self.end_alternative();
        joined(self.alternatives, Node::Alternate)
    }
}

/// Several parts as one.
fn joined(mut pieces: Vec<Piece>, join: fn(Vec<Node>) -> Node) -> Piece {
    if pieces.len() <= 1 {
        return pieces.pop().unwrap_or_else(|| Piece::leaf(Node::Empty));
    }
    let height = 1 + pieces.iter().map(|piece| piece.height).max().unwrap_or(0);
    let times = pieces.iter().map(|piece| piece.times).max().unwrap_or(1);
    Piece {
        node: join(pieces.into_iter().map(|piece| piece.node).collect()),
        height,
        times,
    }
}

/// The sets of a pattern, each kept once, and the folding table once it is needed.
#[derive(Default)]
pub(super) struct Classes {
    list: Vec<Class>,
    folds: Option<Folds>,
}

impl Classes {
    /// The characters that differ in case only.
    pub(super) fn folds(&mut self) -> &Folds {
        self.folds.get_or_insert_with(Folds::load)
    }

    /// A part that is one character of this set.
    fn node(&mut self, class: Class) -> Node {
        let known = self.list.iter().position(|other| *other == class);
        let number = known.unwrap_or_else(|| {
            self.list.push(class);
            self.list.len() - 1
        });
        Node::Class(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

struct Parser<'a> {
    cursor: Cursor<'a>,
    flags: Flags,
    /// INVARIANT: never empty; the first is the whole pattern.
    levels: Vec<Level<'a>>,
    classes: Classes,
}

impl<'a> Parser<'a> {
    fn run(&mut self) -> Result<(), Error> {
        // Where the repetition started that ended right here: a second one may not follow it.
        let mut repeated: Option<Cursor<'a>> = None;
        while let Some(next) = self.cursor.peek() {
            let start = self.cursor;
            let before = repeated.take();
            match next {
                '(' => self.open()?,
                ')' => self.close()?,
                '|' => {
                    self.cursor.take();
                    if let Some(level) = self.levels.last_mut() {
                        level.end_alternative();
                    }
                }
                '[' => {
                    let class = set::bracketed(&mut self.cursor, self.flags, &mut self.classes)?;
                    self.push_class(class);
                }
                '\\' => self.backslash()?,
                '*' | '+' | '?' | '{' => match repeat::range(&mut self.cursor)? {
                    Some(range) => {
                        self.repeat(start, before, range)?;
                        repeated = Some(start);
                    }
                    None => self.literal(),
                },
                '.' => {
                    self.cursor.take();
                    let except = if self.flags.dot_is_all {
                        vec![]
                    } else {
                        vec![(0x0A, 0x0A)]
                    };
                    self.push_class(Class::new(except).negated());
                }
                '^' => self.look(if self.flags.multi_line {
                    Look::LineStart
                } else {
                    Look::TextStart
                }),
                '$' => self.look(if self.flags.multi_line {
                    Look::LineEnd
                } else {
                    Look::TextEnd
                }),
                _ => self.literal(),
            }
        }
        Ok(())
    }

    fn push(&mut self, node: Node) {
        if let Some(level) = self.levels.last_mut() {
            level.concat.push(Piece::leaf(node));
        }
    }

    fn push_class(&mut self, class: Class) {
        let node = self.classes.node(class);
        self.push(node);
    }

    fn look(&mut self, look: Look) {
        self.cursor.take();
        self.push(Node::Look(look));
    }

    /// Takes the next character as it is.
    fn literal(&mut self) {
        if let Some(c) = self.cursor.take() {
            self.push_code(u32::from(c));
        }
    }

    fn push_code(&mut self, code: u32) {
        if self.flags.fold_case {
            let family = self.classes.folds().family(code);
            if family.len() > 1 {
                return self.push_class(Class::new(family.into_iter().map(|c| (c, c)).collect()));
            }
        }
        self.push(Node::Char(code));
    }

    fn backslash(&mut self) -> Result<(), Error> {
        let start = self.cursor;
        if self.cursor.eat(r"\Q") {
            let text = self
                .cursor
                .take_until(r"\E")
                .unwrap_or_else(|| self.cursor.take_while(|_| true));
            for c in text.chars() {
                self.push_code(u32::from(c));
            }
            return Ok(());
        }
        let looks = [
            (r"\A", Look::TextStart),
            (r"\z", Look::TextEnd),
            (r"\b", Look::WordBoundary),
            (r"\B", Look::NoWordBoundary),
        ];
        for (text, look) in looks {
            if self.cursor.eat(text) {
                self.push(Node::Look(look));
                return Ok(());
            }
        }
        if let Some(class) = set::escaped(&mut self.cursor, self.flags, &mut self.classes)? {
            self.push_class(class);
            return Ok(());
        }
        self.cursor = start;
        let code = escape::code(&mut self.cursor)?;
        self.push_code(code);
        Ok(())
    }

    fn repeat(
        &mut self,
        start: Cursor<'a>,
        before: Option<Cursor<'a>>,
        range: repeat::Range,
    ) -> Result<(), Error> {
        if let Some(before) = before {
            let accepted = "one repetition; to repeat a repetition, put it in a group: `(?:a*)*`";
            return Err(self
                .cursor
                .error(before, "a repetition right behind another", accepted));
        }
        let last = self
            .levels
            .last_mut()
            .and_then(|level| level.concat.last_mut());
        let Some(piece) = last else {
            let accepted =
                "something to repeat before it, or the character itself with a backslash";
            return Err(self
                .cursor
                .error(start, "a repetition of nothing", accepted));
        };
        let Some(times) = repeat::times(range, piece.times) else {
            let accepted = "repetitions inside each other of at most 1,000 altogether";
            return Err(self.cursor.error(
                start,
                "too many repetitions inside each other",
                accepted,
            ));
        };
        piece.times = times;
        // A star of a star is a star; without this, stars in place could pile up to any height.
        let is_star = range.min == 0 && range.max.is_none();
        if is_star
            && matches!(
                piece.node,
                Node::Repeat {
                    min: 0,
                    max: None,
                    ..
                }
            )
        {
            return Ok(());
        }
        let node = Box::new(std::mem::replace(&mut piece.node, Node::Empty));
        piece.node = Node::Repeat {
            node,
            min: range.min,
            max: range.max,
        };
        piece.height += 1;
        let height = piece.height;
        self.bounded(height, start)
    }

    fn bounded(&self, height: u32, start: Cursor<'a>) -> Result<(), Error> {
        if height <= MAX_HEIGHT {
            return Ok(());
        }
        Err(self.cursor.error(
            start,
            "too many groups inside each other",
            "at most 1,000 levels",
        ))
    }

    fn open(&mut self) -> Result<(), Error> {
        let start = self.cursor;
        let outer = self.flags;
        match flags::group(&mut self.cursor, &mut self.flags)? {
            Group::Opens => {
                self.levels.push(Level::new(start, outer));
                self.bounded(u32::try_from(self.levels.len()).unwrap_or(u32::MAX), start)
            }
            Group::FlagsAlone => Ok(()),
        }
    }

    fn close(&mut self) -> Result<(), Error> {
        let start = self.cursor;
        self.cursor.take();
        let inner = if self.levels.len() > 1 {
            self.levels.pop()
        } else {
            None
        };
        let Some(inner) = inner else {
            let accepted = r"an opening parenthesis before it, or `\)` for the character";
            return Err(self.cursor.error(
                start,
                "a closing parenthesis without an opening one",
                accepted,
            ));
        };
        self.flags = inner.outer;
        let mut piece = inner.into_piece();
        piece.height += 1;
        self.bounded(piece.height, start)?;
        if let Some(level) = self.levels.last_mut() {
            level.concat.push(piece);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Pattern, Error> {
        if self.levels.len() > 1 {
            let open = self.levels.last().map_or(self.cursor, |level| level.open);
            let accepted = r"a closing parenthesis, or `\(` for the character";
            return Err(self
                .cursor
                .error(open, "a group that does not end", accepted));
        }
        let level = self
            .levels
            .pop()
            .unwrap_or_else(|| Level::new(self.cursor, self.flags));
        let piece = level.into_piece();
        self.bounded(piece.height, self.cursor)?;
        Ok(Pattern {
            root: piece.node,
            classes: self.classes.list,
        })
    }
}
