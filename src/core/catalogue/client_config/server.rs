//! One server of a configuration.

use super::{Access, Command, ConfiguredServer, Remote, Transport, Word, secrets};
use crate::core::json::{Object, Value};

/// The server with these settings.
pub(super) fn read(name: &str, project: Option<&str>, settings: &Value) -> ConfiguredServer {
    let flag = |key: &str| settings.get(key).and_then(Value::as_bool);
    ConfiguredServer {
        name: name.to_owned(),
        project: project.map(str::to_owned),
        is_disabled: flag("disabled") == Some(true) || flag("enabled") == Some(false),
        access: settings
            .as_object()
            .map_or(Access::Unusable("its entry is no object"), access),
    }
}

fn text<'a>(settings: &'a Object, key: &str) -> Option<&'a str> {
    let text = settings.get(key)?.as_str()?.trim();
    (!text.is_empty()).then_some(text)
}

fn access(settings: &Object) -> Access {
    if let Some(url) = text(settings, "httpUrl") {
        return Access::Remote(remote(settings, url, Some(Transport::Http)));
    }
    if let Some(url) = text(settings, "url").or_else(|| text(settings, "serverUrl")) {
        return Access::Remote(remote(settings, url, None));
    }
    match settings.get("command") {
        Some(Value::String(program)) if !program.trim().is_empty() => {
            Access::Command(command(program, settings, settings))
        }
        // Zed kept the whole command in an object.
        Some(Value::Object(inner)) => {
            match text(inner, "path").or_else(|| text(inner, "command")) {
                Some(program) => Access::Command(command(program, inner, settings)),
                None => Access::Unusable("its command has no program"),
            }
        }
        _ => Access::Unusable("it has neither an address nor a command"),
    }
}

fn remote(settings: &Object, url: &str, transport: Option<Transport>) -> Remote {
    let word = text(settings, "type").or_else(|| text(settings, "transport"));
    let told = word.map(|word| match word.to_ascii_lowercase().as_str() {
        "http" | "streamable-http" | "streamable_http" | "streamablehttp" => Transport::Http,
        "sse" => Transport::Sse,
        _ => Transport::Other,
    });
    Remote {
        url: url.to_owned(),
        transport: transport.or(told).unwrap_or(Transport::Unknown),
        headers: names(settings.get("headers")),
    }
}

fn command(program: &str, settings: &Object, around: &Object) -> Command {
    let arguments: Vec<&str> = settings
        .get("args")
        .and_then(Value::as_array)
        .unwrap_or_default()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let program = secrets::arguments(&[program]).pop();
    Command {
        program: program.unwrap_or_else(|| Word::text("")),
        arguments: secrets::arguments(&arguments),
        environment: names(settings.get("env").or_else(|| around.get("env"))),
        folder: text(settings, "cwd").map(str::to_owned),
    }
}

/// The keys of an object; its values are not looked at.
fn names(value: Option<&Value>) -> Vec<String> {
    let members = value.and_then(Value::as_object);
    members
        .into_iter()
        .flat_map(Object::iter)
        .map(|(key, _)| key.to_owned())
        .collect()
}
