#!/usr/bin/env python3
"""Check the bundled catalogues in public/catalogues.

    scripts/check_catalogues.py                 the files' own shape
    scripts/check_catalogues.py <captures dir>  and, against a recording of each server, that nothing is
                                                missing, invented or copied

A recording is `<id>.json` with `{"server": {...}, "tools": [...]}`, as the server answered. Facts must agree
exactly: tool names and their order, every parameter at every depth with its type, whether it is required, its enum and its
limits, and the hints. Sentences must not: a description that equals the recording's, shares eight words in a row
with any text of it, or says nearly the same thing with the same words, is a finding.

Exit status: 0 nothing found, 1 findings, 2 wrong usage.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "public" / "catalogues"
FORMAT = "mcp-tool-catalogue/1"
INDEX_FORMAT = "mcp-catalogue-index/1"
FIRST = "mcp-python-interpreter"

SERVER_KEYS = {"name", "title", "publisher", "version", "package", "captured"}
SERVER_OPTIONAL = {"publisher"}
TOOL_KEYS = {"name", "title", "description", "inputSchema", "annotations"}
INDEX_KEYS = {"id", "title", "publisher", "version", "package", "captured", "tools", "file", "categories"}

# Where a JSON Schema holds further schemas. Elsewhere a member is data and is compared as it stands.
NAMED_SCHEMAS = {"properties", "$defs", "definitions", "patternProperties", "dependentSchemas"}
SCHEMAS = {"items", "additionalProperties", "additionalItems", "not", "if", "then", "else", "contains",
           "propertyNames", "anyOf", "oneOf", "allOf", "prefixItems"}
# Words of the server's author: never carried over.
PROSE = {"title", "description", "examples", "$comment"}

LONGEST_DESCRIPTION = 200
SHARED_RUN = 8
# Direction marks, zero-width characters, controls: text a reader cannot see.
HIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# Words without weight when two sentences are compared.
STOP = set("a an the of in on to for from by with and or is are be it its this that all any one some at as "
           "get list return show fetch retrieve tool use".split())


class Findings:
    """What was found, in the order of discovery."""

    def __init__(self):
        self.lines = []

    def add(self, where, what):
        self.lines.append(f"{where}: {what}")


def load(path, findings):
    """The file's JSON, or None with a finding. A key that stands twice in one object is a finding."""

    def unique(pairs):
        seen = {}
        for key, value in pairs:
            if key in seen:
                findings.add(path.name, f"key {key!r} stands twice in one object")
            seen[key] = value
        return seen

    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        findings.add(path.name, f"cannot be read: {error}")
        return None
    if not text.endswith("}\n") or "\r" in text:
        findings.add(path.name, "must end with one line feed and hold no carriage return")
    try:
        return json.loads(text, object_pairs_hook=unique)
    except ValueError as error:
        findings.add(path.name, f"is not JSON: {error}")
        return None


def check_keys(where, value, allowed, optional, findings):
    """True when `value` is an object with the members it should have."""
    if not isinstance(value, dict):
        findings.add(where, f"expected an object, found {type(value).__name__}")
        return False
    for key in sorted(value.keys() - allowed):
        findings.add(where, f"unknown member {key!r}")
    for key in sorted(allowed - optional - value.keys()):
        findings.add(where, f"member {key!r} is missing")
    return allowed - optional <= value.keys()


def check_server(where, server, findings):
    if not check_keys(where, server, SERVER_KEYS, SERVER_OPTIONAL, findings):
        return
    for key, value in server.items():
        if not isinstance(value, str) or not value:
            findings.add(where, f"server.{key} must be a non-empty string")
    if not re.fullmatch(r"(pypi|npm):\S+", server["package"]):
        findings.add(where, f"server.package {server['package']!r} must start with pypi: or npm:")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", server["captured"]):
        findings.add(where, f"server.captured {server['captured']!r} must be a date, year-month-day")


def check_sentence(where, text, findings):
    """A description is one short plain line."""
    if not isinstance(text, str) or not text.strip():
        findings.add(where, "description must be a non-empty string")
        return
    if len(text) > LONGEST_DESCRIPTION:
        findings.add(where, f"description has {len(text)} characters, at most {LONGEST_DESCRIPTION}")
    if HIDDEN.search(text):
        findings.add(where, "description holds a line break or a hidden character")


def squeeze(text):
    """Letters and digits alone: `Read File` and `read_file` are one name."""
    return re.sub(r"[\W_]+", "", text.lower())


def check_tool(where, tool, findings):
    if not check_keys(where, tool, TOOL_KEYS, {"title", "inputSchema", "annotations"}, findings):
        return
    if not isinstance(tool["name"], str) or not tool["name"]:
        findings.add(where, "name must be a non-empty string")
    check_sentence(where, tool["description"], findings)
    if not tool["description"].endswith("."):
        findings.add(where, "description must end with a full stop")
    if "title" in tool and squeeze(tool["title"]) != squeeze(tool["name"]):
        findings.add(where, f"title {tool['title']!r} is more than a form of the name")
    for key, value in tool.get("annotations", {}).items():
        if not key.endswith("Hint") or not isinstance(value, bool):
            findings.add(where, f"annotation {key!r} is not a hint that is true or false")
    for path, schema in schemas(tool.get("inputSchema", {}), ""):
        for key in sorted(PROSE & schema.keys() - {"description"}):
            findings.add(where, f"{path or 'inputSchema'}: {key!r} is prose and is left out")
        if "description" in schema:
            check_sentence(f"{where} {path}", schema["description"], findings)


def check_shape(path, catalogue, findings):
    """The file alone: format, members, names, sentences."""
    where = path.name
    if not check_keys(where, catalogue, {"format", "server", "tools"}, set(), findings):
        return False
    before = len(findings.lines)
    if catalogue["format"] != FORMAT:
        findings.add(where, f"format is {catalogue['format']!r}, expected {FORMAT!r}")
    check_server(where, catalogue["server"], findings)
    if not isinstance(catalogue["tools"], list) or not catalogue["tools"]:
        findings.add(where, "tools must be a list with at least one tool")
        return False
    for number, tool in enumerate(catalogue["tools"], 1):
        check_tool(f"{where} tool {number} {tool.get('name') if isinstance(tool, dict) else ''}", tool, findings)
    names = [tool.get("name") for tool in catalogue["tools"] if isinstance(tool, dict)]
    for name in sorted({n for n in names if names.count(n) > 1}, key=str):
        findings.add(where, f"tool {name!r} stands twice")
    return len(findings.lines) == before


def check_index(index, catalogues, findings):
    """The index says of every file what the file says of itself."""
    where = "index.json"
    if not check_keys(where, index, {"format", "servers"}, set(), findings):
        return
    if index["format"] != INDEX_FORMAT:
        findings.add(where, f"format is {index['format']!r}, expected {INDEX_FORMAT!r}")
    ids = [entry.get("id") for entry in index["servers"]]
    if ids[:1] != [FIRST]:
        findings.add(where, f"the first server must be {FIRST!r}")
    for name in sorted({i for i in ids if ids.count(i) > 1}, key=str):
        findings.add(where, f"{name!r} stands twice")
    for name in sorted(catalogues.keys() - set(ids)):
        findings.add(where, f"{name}.json is not listed")
    for entry in index["servers"]:
        here = f"{where} {entry.get('id')}"
        if not check_keys(here, entry, INDEX_KEYS, {"publisher"}, findings):
            continue
        catalogue = catalogues.get(entry["id"])
        if catalogue is None:
            findings.add(here, "there is no such catalogue")
            continue
        if entry["file"] != f"{entry['id']}.json":
            findings.add(here, f"file is {entry['file']!r}")
        if entry["tools"] != len(catalogue["tools"]):
            findings.add(here, f"says {entry['tools']} tools, the file has {len(catalogue['tools'])}")
        # Which categories they are is for `tests/library.rs` to check; here only the sum.
        if sum(entry["categories"].values()) != entry["tools"]:
            findings.add(here, f"the categories have {sum(entry['categories'].values())} tools together, not {entry['tools']}")
        for key in ("title", "publisher", "version", "package", "captured"):
            if entry.get(key) != catalogue["server"].get(key):
                findings.add(here, f"{key} is {entry.get(key)!r}, the file says {catalogue['server'].get(key)!r}")


def schemas(schema, path):
    """Every schema inside a schema, with a readable path, itself first."""
    if isinstance(schema, list):
        for number, item in enumerate(schema):
            yield from schemas(item, f"{path}/{number}")
        return
    if not isinstance(schema, dict):
        return
    yield path, schema
    for key, value in schema.items():
        if key in NAMED_SCHEMAS and isinstance(value, dict):
            for name, item in value.items():
                yield from schemas(item, f"{path}/{key}/{name}")
        elif key in SCHEMAS:
            yield from schemas(value, f"{path}/{key}")


def is_prose(value):
    """A default that is text with spaces in it, or that holds such text."""
    if isinstance(value, str):
        return any(character.isspace() for character in value)
    if isinstance(value, list):
        return any(is_prose(item) for item in value)
    return isinstance(value, dict) and bool(value)


def same(ours, theirs):
    """Equal as JSON: `true` is not `1`, and the order of keys does not matter."""
    return json.dumps(ours, sort_keys=True) == json.dumps(theirs, sort_keys=True)


def compare_schemas(where, path, ours, theirs, findings):
    """The two schemas say the same but for the author's prose."""
    if isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            findings.add(where, f"{path}: {len(ours)} alternatives, the server has {len(theirs)}")
        for number, (mine, real) in enumerate(zip(ours, theirs)):
            compare_schemas(where, f"{path}/{number}", mine, real, findings)
        return
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        if not same(ours, theirs):
            findings.add(where, f"{path}: is {json.dumps(ours)}, the server has {json.dumps(theirs)}")
        return
    for key in sorted(ours.keys() - theirs.keys() - PROSE):
        findings.add(where, f"{path}: {key} is invented")
    for key, real in theirs.items():
        if key in PROSE:
            continue
        if key not in ours:
            if not (key == "default" and is_prose(real)):
                findings.add(where, f"{path}: {key} is missing")
            continue
        mine, inside = ours[key], f"{path}/{key}"
        if key in NAMED_SCHEMAS and isinstance(real, dict) and isinstance(mine, dict):
            compare_names(where, inside, mine, real, findings)
        elif key in SCHEMAS:
            compare_schemas(where, inside, mine, real, findings)
        elif not same(mine, real):
            findings.add(where, f"{inside} is {json.dumps(mine)}, the server has {json.dumps(real)}")


def compare_names(where, path, ours, theirs, findings):
    """Named schemas: parameters, members, definitions. Their order is the server's."""
    for name in sorted(theirs.keys() - ours.keys()):
        findings.add(where, f"{path}/{name} is missing")
    for name in sorted(ours.keys() - theirs.keys()):
        findings.add(where, f"{path}/{name} is invented")
    if ours.keys() == theirs.keys() and list(ours) != list(theirs):
        findings.add(where, f"{path}: order differs from the server's")
    for name in sorted(ours.keys() & theirs.keys()):
        compare_schemas(where, f"{path}/{name}", ours[name], theirs[name], findings)


def words(text):
    return re.findall(r"[^\W_]+", text.lower())


def stem(word):
    """Enough of a stem that `lists`, `listed` and `listing` meet."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def weight(text):
    """The words that carry a sentence."""
    stop = {stem(word) for word in STOP}
    return [s for s in map(stem, words(text)) if s not in stop]


def runs(text):
    """Every run of eight words of a text."""
    found = words(text)
    return {tuple(found[i : i + SHARED_RUN]) for i in range(len(found) - SHARED_RUN + 1)}


def sentences(text):
    return [part for part in re.split(r"[.!?;:\n]+", text) if part.strip()]


def texts(tool):
    """Everything a tool's author wrote: of the tool and of its parameters."""
    yield tool.get("description") or ""
    yield tool.get("title") or ""
    yield (tool.get("annotations") or {}).get("title") or ""
    for _, schema in schemas(tool.get("inputSchema", {}), ""):
        for key in ("title", "description"):
            if isinstance(schema.get(key), str):
                yield schema[key]


def check_words(where, text, real, shared, findings):
    """`text` is in words of its own: not a sentence of `real`, no run of words from anywhere in the recording."""
    copied = sorted(runs(text) & shared)
    if copied:
        findings.add(where, f"copies {' '.join(copied[0])!r}")
        return
    mine = weight(text)
    for sentence in sentences(real):
        if words(text) == words(sentence):
            findings.add(where, f"equals the server's {sentence.strip()!r}")
            return
        theirs = weight(sentence)
        # Two or three words of weight can hardly be said otherwise; from four on, the same words are the same sentence.
        if len(mine) >= 4 and len(theirs) >= 4 and \
                len(set(mine) & set(theirs)) >= 0.8 * len(set(mine) | set(theirs)):
            findings.add(where, f"nearly equals the server's {sentence.strip()!r}")
            return


def compare(path, catalogue, capture, findings):
    """Facts agree with the recording, words do not."""
    where, server, real = path.name, catalogue["server"], capture["server"]
    expected = {"name": real["name"], "version": real["package_version"], "captured": real["captured"],
                "package": f"{real['registry']}:{real['package']}"}
    for key, value in expected.items():
        if server[key] != value:
            findings.add(where, f"server.{key} is {server[key]!r}, recorded {value!r}")
    ours = [tool["name"] for tool in catalogue["tools"]]
    theirs = [tool["name"] for tool in capture["tools"]]
    if ours != theirs:
        for name in [n for n in theirs if n not in ours]:
            findings.add(where, f"tool {name!r} is missing")
        for name in [n for n in ours if n not in theirs]:
            findings.add(where, f"tool {name!r} is invented")
        if sorted(ours) == sorted(theirs):
            findings.add(where, "the tools stand in another order than the server's")
        return
    shared = set()
    for tool in capture["tools"]:
        for text in texts(tool):
            shared |= runs(text)
    for mine, recorded in zip(catalogue["tools"], capture["tools"]):
        compare_tool(f"{where} {mine['name']}", mine, recorded, shared, findings)


def compare_tool(where, ours, theirs, shared, findings):
    if ("inputSchema" in ours) != ("inputSchema" in theirs):
        findings.add(where, "inputSchema is on one side only")
    compare_schemas(where, "inputSchema", ours.get("inputSchema", {}), theirs.get("inputSchema", {}), findings)
    hints = {k: v for k, v in (theirs.get("annotations") or {}).items() if k.endswith("Hint")}
    if not same(ours.get("annotations", {}), hints):
        findings.add(where, f"hints are {ours.get('annotations', {})}, the server declares {hints}")
    if "title" in ours and ours["title"] != theirs.get("title"):
        findings.add(where, f"title {ours['title']!r} is not the server's {theirs.get('title')!r}")
    check_words(where, ours["description"], theirs.get("description") or "", shared, findings)
    originals = dict(schemas(theirs.get("inputSchema", {}), ""))
    for path, schema in schemas(ours.get("inputSchema", {}), ""):
        if "description" in schema:
            original = originals.get(path, {}).get("description", "")
            check_words(f"{where} {path}", schema["description"], original, shared, findings)


def main(arguments):
    if len(arguments) > 1 or (arguments and not Path(arguments[0]).is_dir()):
        print(__doc__, file=sys.stderr)
        return 2
    captures = Path(arguments[0]) if arguments else None
    findings, catalogues = Findings(), {}
    for path in sorted(BUNDLE.glob("*.json")):
        if path.name == "index.json":
            continue
        catalogue = load(path, findings)
        if catalogue is None or not check_shape(path, catalogue, findings):
            continue
        catalogues[path.stem] = catalogue
        if captures:
            recording = captures / path.name
            if recording.is_file():
                compare(path, catalogue, json.loads(recording.read_text("utf-8")), findings)
            else:
                findings.add(path.name, f"there is no {recording.name} among the recordings")
    index = load(BUNDLE / "index.json", findings)
    if index is not None:
        check_index(index, catalogues, findings)
    for line in findings.lines:
        print(line)
    tools = sum(len(catalogue["tools"]) for catalogue in catalogues.values())
    against = f" against {captures}" if captures else ""
    print(f"{len(catalogues)} catalogues, {tools} tools{against}: {len(findings.lines)} findings")
    return 1 if findings.lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
