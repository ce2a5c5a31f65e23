//! What changed between two catalogues of one server.

use super::change::{Change, What};
use super::{renamed, tools};
use crate::core::catalogue::{Catalogue, Tool};
use crate::core::hashed::{HashMap, HashSet};
use crate::core::policy::Name;
use std::sync::Arc;

/// What changed from the older catalogue to the newer one: the tools of the newer one in its order, then those that are gone.
///
/// Tools are matched by their names; of several that share a name, the first with the first. There is no change exactly where every
/// tool has the content that it had.
pub fn compare(old: &Catalogue, new: &Catalogue) -> Vec<Change> {
    let pairs = pair(&old.tools, &new.tools);
    let gone: Vec<usize> = (0..old.tools.len())
        .filter(|at| !pairs.taken.contains_key(at))
        .collect();
    let come: Vec<usize> = (0..new.tools.len())
        .filter(|at| pairs.older.get(*at).copied().flatten().is_none())
        .collect();
    let renamed = renamed::find(&tools_at(&old.tools, &gone), &tools_at(&new.tools, &come));
    let former: HashMap<usize, usize> = renamed
        .iter()
        .filter_map(|(from, to)| Some((*come.get(*to)?, *gone.get(*from)?)))
        .collect();
    let followed: HashSet<usize> = former.values().copied().collect();
    let mut changes = Vec::new();
    for (at, tool) in new.tools.iter().enumerate() {
        let mut push = |what| changes.push(change(tool, at, what));
        let same_name = pairs.older.get(at).copied().flatten();
        let former = former.get(&at).copied();
        let Some(older) = same_name.or(former).and_then(|older| old.tools.get(older)) else {
            push(What::Added);
            continue;
        };
        if same_name.is_none() {
            let from = Name::from(older.name.as_str());
            push(What::Renamed { from });
        }
        if !Arc::ptr_eq(older, tool) {
            tools::differences(older, tool)
                .into_iter()
                .for_each(&mut push);
        }
    }
    let names: HashSet<&str> = new.tools.iter().map(|tool| tool.name.as_str()).collect();
    for at in gone {
        if !followed.contains(&at)
            && let Some(tool) = old.tools.get(at)
        {
            let namesake = names.contains(tool.name.as_str());
            changes.push(change(tool, at, What::Removed { namesake }));
        }
    }
    changes
}

fn change(tool: &Tool, at: usize, what: What) -> Change {
    Change {
        tool: tool.name.as_str().into(),
        index: u32::try_from(at).unwrap_or(u32::MAX),
        what,
    }
}

/// Which tool of the older catalogue each one of the newer is.
struct Pairs {
    older: Vec<Option<usize>>,
    taken: HashMap<usize, usize>,
}

fn pair(old: &[Arc<Tool>], new: &[Arc<Tool>]) -> Pairs {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::default();
    for (at, tool) in old.iter().enumerate().rev() {
        places.entry(&tool.name).or_default().push(at);
    }
    let older: Vec<Option<usize>> = new
        .iter()
        .map(|tool| places.get_mut(tool.name.as_str())?.pop())
        .collect();
    let taken = older
        .iter()
        .enumerate()
        .filter_map(|(at, older)| Some(((*older)?, at)))
        .collect();
    Pairs { older, taken }
}

fn tools_at<'a>(tools: &'a [Arc<Tool>], places: &[usize]) -> Vec<&'a Tool> {
    places
        .iter()
        .filter_map(|at| tools.get(*at).map(Arc::as_ref))
        .collect()
}
