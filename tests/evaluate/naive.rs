//! The evaluation a second time, as plainly as section by section can be read, over the raw document.
//!
//! It shares nothing with the engine: other JSON values, other texts of numbers, no preparation, and every earlier call is counted
//! anew. Patterns are the few of [`PATTERNS`], each with a plain function.

use serde_json::Value;

/// What a pattern means.
pub type Meaning = fn(&str) -> bool;

/// The patterns that generated policies use, with what they mean.
pub const PATTERNS: [(&str, Meaning); 5] = [
    ("^/srv/", |text| text.starts_with("/srv/")),
    ("\\d", |text| text.bytes().any(|byte| byte.is_ascii_digit())),
    ("(?i)abc", |text| text.to_ascii_lowercase().contains("abc")),
    ("^$", str::is_empty),
    ("a|\\Qb.\\E", |text| {
        text.contains('a') || text.contains("b.")
    }),
];

/// The numbers that generated calls use, with what Go prints for them as doubles.
pub const NUMBERS: [(&str, &str); 9] = [
    ("0", "0"),
    ("1", "1"),
    ("5", "5"),
    ("-3", "-3"),
    ("2.5", "2.5"),
    ("100000", "100000"),
    ("1000000", "1e+06"),
    ("12345678.5", "1.23456785e+07"),
    ("0.00001", "1e-05"),
];

/// A call as it was made.
#[derive(Clone, Debug)]
pub struct Made {
    pub tool: String,
    pub args: Value,
    pub grant: String,
    pub session: String,
    /// In milliseconds.
    pub at: i64,
}

/// One earlier call that was counted: by whom, under which name, for which window in seconds, when.
#[derive(Debug, PartialEq)]
pub struct Count {
    owner: String,
    counter: String,
    window: i64,
    at: i64,
}

/// Decision, rule and message.
pub type Answer = (&'static str, String, String);

pub fn answer(policy: &Value, call: &Made, past: &mut Vec<Count>) -> Answer {
    let tool = call.tool.as_str();
    if list(&policy["hide"])
        .iter()
        .any(|name| name == tool || name == "*")
    {
        return (
            "hidden",
            "(hidden)".into(),
            format!("Tool `{tool}` is hidden by policy"),
        );
    }
    let entry = &policy["tools"][tool];
    if entry.is_null() {
        if policy["default"] == "deny" {
            return (
                "denied",
                "(default deny)".into(),
                format!("Tool `{tool}` is not permitted by policy"),
            );
        }
        return limits(policy, &Value::Null, call, past);
    }
    let has = |names: &[&str]| names.iter().any(|name| !entry[*name].is_null());
    if has(&["action", "rate_limit"]) && has(&["require", "deny_if", "limits"]) {
        let message =
            format!("The rule for tool `{tool}` mixes two forms of policy, so it is denied");
        return ("denied", format!("/tools/{}", escape(tool)), message);
    }
    rules(entry, call).unwrap_or_else(|| limits(policy, entry, call, past))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn rules(entry: &Value, call: &Made) -> Option<Answer> {
    let tool = escape(&call.tool);
    let id = |kind: &str, condition: &Value| {
        if condition.is_null() {
            return format!("/tools/{tool}/{kind}");
        }
        let (path, op) = (
            condition["path"].as_str().unwrap(),
            condition["op"].as_str().unwrap(),
        );
        format!("/tools/{tool}/{kind}/{}-{op}", escape(path))
    };
    let message = |rule: &Value| match rule["on_deny"].as_str() {
        None | Some("") => "Blocked by policy".to_owned(),
        Some(text) => text.to_owned(),
    };
    for rule in list(&entry["require"]) {
        for condition in list(&rule["conditions"]) {
            if !holds(condition, &call.args) {
                return Some(("denied", id("require", condition), message(rule)));
            }
        }
    }
    let asks = |rule: &Value| {
        let text = rule["on_deny"].as_str().unwrap_or("");
        list(&rule["conditions"]).is_empty()
            && (text == "Requires human approval." || text.starts_with("Requires human approval: "))
    };
    for rule in list(&entry["deny_if"]).iter().filter(|rule| !asks(rule)) {
        if list(&rule["conditions"])
            .iter()
            .all(|condition| holds(condition, &call.args))
        {
            return Some((
                "denied",
                id("deny_if", &rule["conditions"][0]),
                message(rule),
            ));
        }
    }
    if let Some(rule) = list(&entry["deny_if"]).iter().find(|rule| asks(rule)) {
        return Some(("approval", id("deny_if", &Value::Null), message(rule)));
    }
    let reason = entry["reason"].as_str().unwrap_or("");
    match entry["action"].as_str() {
        Some("deny") if reason.is_empty() => Some((
            "denied",
            id("action", &Value::Null),
            "Blocked by policy".into(),
        )),
        Some("deny") => Some(("denied", id("action", &Value::Null), reason.into())),
        Some("require_approval") if reason.is_empty() => Some((
            "approval",
            id("action", &Value::Null),
            "Requires human approval.".into(),
        )),
        Some("require_approval") => Some((
            "approval",
            id("action", &Value::Null),
            format!("Requires human approval: {reason}"),
        )),
        _ => None,
    }
}

fn limits(policy: &Value, entry: &Value, call: &Made, past: &mut Vec<Count>) -> Answer {
    let tool = escape(&call.tool);
    let mut all = Vec::new();
    let seconds = |window: &Value| match window.as_str().unwrap() {
        "minute" => 60,
        "hour" => 3_600,
        _ => 86_400,
    };
    let grant = format!("grant {}", call.grant);
    for limit in list(&entry["limits"]) {
        let counter = limit["counter"].as_str().unwrap();
        all.push((
            format!("/tools/{tool}/limits/{}", escape(counter)),
            grant.clone(),
            counter,
            seconds(&limit["window"]),
            &limit["max"],
        ));
    }
    let rate = &entry["rate_limit"];
    if !rate.is_null() {
        let session = format!("session {}", call.session);
        all.push((
            format!("/tools/{tool}/rate_limit"),
            session,
            &call.tool,
            rate["window"].as_i64().unwrap(),
            &rate["max"],
        ));
    }
    for limit in list(&policy["all_tools"]["limits"]) {
        let counter = limit["counter"].as_str().unwrap();
        all.push((
            format!("/all_tools/limits/{}", escape(counter)),
            grant.clone(),
            counter,
            seconds(&limit["window"]),
            &limit["max"],
        ));
    }
    let before = past.len();
    for (rule, owner, counter, window, max) in all {
        let start = |at: i64| at.div_euclid(window * 1_000);
        let used = past.iter().filter(|count| {
            count.owner == owner
                && count.counter == counter
                && count.window == window
                && start(count.at) == start(call.at)
        });
        let max = max.as_u64().unwrap();
        if used.count() as u64 >= max {
            past.truncate(before);
            let left = (start(call.at) + 1) * window * 1_000 - call.at;
            let length = match window {
                60 => "minute".to_owned(),
                3_600 => "hour".to_owned(),
                86_400 => "day".to_owned(),
                other => format!("{other} seconds"),
            };
            let wait = (left + 999) / 1_000;
            return (
                "limited",
                rule,
                format!("Limit of {max} per {length} reached. Try again in {wait} s."),
            );
        }
        past.push(Count {
            owner,
            counter: counter.to_owned(),
            window,
            at: call.at,
        });
    }
    ("allowed", String::new(), String::new())
}

fn holds(condition: &Value, args: &Value) -> bool {
    let path = condition["path"]
        .as_str()
        .unwrap()
        .strip_prefix("args.")
        .unwrap();
    let found = path
        .split('.')
        .try_fold(args, |value, name| value.as_object()?.get(name));
    let value = &condition["value"];
    let op = condition["op"].as_str().unwrap();
    let Some(found) = found else {
        return op == "exists" && value == false;
    };
    let numbers = || Some((found.as_f64()?, value.as_f64()?));
    match op {
        "eq" => equal(found, value),
        "neq" => !equal(found, value),
        "in" => list(value).iter().any(|value| equal(found, value)),
        "not_in" => !list(value).iter().any(|value| equal(found, value)),
        "lt" => numbers().is_some_and(|(found, value)| found < value),
        "lte" => numbers().is_some_and(|(found, value)| found <= value),
        "gt" => numbers().is_some_and(|(found, value)| found > value),
        "gte" => numbers().is_some_and(|(found, value)| found >= value),
        "exists" => value.as_bool().unwrap() != found.is_null(),
        "regex" => {
            let means = PATTERNS
                .iter()
                .find(|(pattern, _)| value == pattern)
                .unwrap()
                .1;
            found.as_str().is_some_and(means)
        }
        "contains" => match (found, value) {
            (Value::String(found), Value::String(value)) => found.contains(value.as_str()),
            (Value::Array(items), value) => items.iter().any(|item| equal(item, value)),
            _ => false,
        },
        other => panic!("{other}"),
    }
}

#[expect(clippy::float_cmp, reason = "the reference compares doubles exactly")]
fn equal(found: &Value, value: &Value) -> bool {
    match (found.as_f64(), value.as_f64()) {
        (Some(found), Some(value)) => found == value,
        _ => printed(found, false) == printed(value, true),
    }
}

#[expect(clippy::float_cmp, reason = "the table holds these very doubles")]
fn printed(value: &Value, in_policy: bool) -> String {
    match value {
        Value::Null => "<nil>".into(),
        Value::Bool(flag) => flag.to_string(),
        Value::String(text) => text.clone(),
        Value::Number(number) if in_policy && !number.is_f64() => number.to_string(),
        Value::Number(number) => {
            let same = |(text, _): &&(&str, &str)| {
                text.parse::<f64>().unwrap() == number.as_f64().unwrap()
            };
            NUMBERS.iter().find(same).unwrap().1.to_owned()
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| printed(item, in_policy)).collect();
            format!("[{}]", items.join(" "))
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(key, _)| *key);
            let members: Vec<String> = members
                .iter()
                .map(|(key, value)| format!("{key}:{}", printed(value, in_policy)))
                .collect();
            format!("map[{}]", members.join(" "))
        }
    }
}
