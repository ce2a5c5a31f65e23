//! The members of an object, and the schemas that say together what one is.

use crate::core::hashed::HashMap;
use crate::core::json::Value;

/// Schemas that say together what a value is.
#[derive(Clone, Debug)]
pub(super) enum Expression<'a> {
    /// What this schema says.
    One(&'a Value),
    /// All of them hold.
    All(Vec<Expression<'a>>),
    /// One of them holds, which one is not known.
    Any(Vec<Expression<'a>>),
}

/// A member of an object.
#[derive(Clone, Debug)]
pub(super) struct Member<'a> {
    pub(super) name: &'a str,
    pub(super) schema: Expression<'a>,
    pub(super) required: bool,
}

/// Where each name stands among members: looked for one by one, and by hash once there are many.
#[derive(Default)]
pub(super) struct Names<'a>(HashMap<&'a str, usize>);

/// So many members are looked through one by one.
const FEW: usize = 16;

impl<'a> Names<'a> {
    pub(super) fn of(members: &[Member<'a>]) -> Self {
        let mut names = Self::default();
        names.grow(members);
        names
    }

    /// Hashes the names once there are many.
    fn grow(&mut self, members: &[Member<'a>]) {
        if members.len() > FEW && self.0.is_empty() {
            let places = members.iter().enumerate();
            self.0 = places.map(|(at, member)| (member.name, at)).collect();
        }
    }

    pub(super) fn place(&self, members: &[Member<'a>], name: &str) -> Option<usize> {
        if members.len() > FEW {
            self.0.get(name).copied()
        } else {
            members.iter().position(|member| member.name == name)
        }
    }

    pub(super) fn find<'m>(
        &self,
        members: &'m mut [Member<'a>],
        name: &str,
    ) -> Option<&'m mut Member<'a>> {
        let at = self.place(members, name)?;
        members.get_mut(at)
    }

    pub(super) fn push(&mut self, members: &mut Vec<Member<'a>>, member: Member<'a>) {
        if !self.0.is_empty() {
            self.0.insert(member.name, members.len());
        }
        members.push(member);
        self.grow(members);
    }
}
