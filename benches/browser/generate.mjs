// Catalogues and policies of any size, the same for the same seed. Names, schemas and descriptions have the shapes and lengths
// that servers have; every word is made up here.

// A small generator of numbers from 0 to 1 (mulberry32), so that a run can be repeated.
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// What a tool does, in the name and at the start of its description, with the hint that an honest server gives.
const VERBS = [
  ["list", "Lists", true], ["get", "Gets", true], ["search", "Searches", true], ["read", "Reads", true], ["export", "Exports", true],
  ["create", "Creates", false], ["update", "Updates", false], ["add", "Adds", false], ["move", "Moves", false], ["send", "Sends", false],
  ["delete", "Deletes", false], ["remove", "Removes", false], ["purge", "Purges for good", false],
  ["run", "Runs", false], ["deploy", "Deploys", false], ["refund", "Refunds", false], ["pay", "Pays", false], ["sync", "Brings up to date", false],
];
const THINGS = [
  "file", "folder", "issue", "comment", "branch", "commit", "invoice", "payment", "customer", "order", "session", "user", "group", "role",
  "cluster", "pod", "volume", "snapshot", "message", "channel", "page", "block", "table", "row", "query", "script", "job", "pipeline",
  "dashboard", "alert", "metric", "event", "calendar", "contact", "ticket", "webhook", "secret", "token", "domain", "certificate",
];
const SENTENCES = [
  "The answer names what was found and says whether there is more.",
  "Pages hold at most a hundred entries; give the cursor of the last one to go on.",
  "Fails where the caller lacks the permission, and says which one it is.",
  "Times are in UTC, as ISO 8601 has them.",
  "What is left out stays as it was.",
  "Other members of the workspace are told about it by mail.",
  "Names are compared without regard to case.",
  "Large results are cut after one megabyte, with a note at the end.",
  "Use the search first when the identifier is not known.",
  "This cannot be undone.",
];
const PARAMETERS = [
  ["path", { type: "string", description: "Where it stands, from the root of the workspace." }],
  ["query", { type: "string", description: "Words to look for; quotes keep words together." }],
  ["limit", { type: "integer", minimum: 1, maximum: 100, default: 20, description: "The most entries to answer with." }],
  ["cursor", { type: ["string", "null"], description: "Where the last page ended." }],
  ["force", { type: "boolean", default: false, description: "Go on where a check would stop." }],
  ["mode", { type: "string", enum: ["fast", "full", "dry_run"], description: "How much of the work is done." }],
  ["labels", { type: "array", items: { type: "string" }, maxItems: 20, description: "Marks to set, by name." }],
  ["amount", { type: "number", minimum: 0, description: "How much, in the currency of the account." }],
  ["filter", {
    type: "object",
    properties: { state: { type: "string", enum: ["open", "closed", "all"] }, since: { type: "string", format: "date-time" }, owner: { type: "string" } },
    description: "Which entries count.",
  }],
  ["url", { type: "string", format: "uri", description: "The address to call once it is done." }],
];

const ID = /^[a-z0-9_-]+$/.source;

// A catalogue of `count` tools with different names.
export function catalogue(count, seed) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const taken = new Set();
  const tool = () => {
    const [verb, says, readOnlyHint] = pick(VERBS);
    const thing = pick(THINGS);
    const of = next() < 0.4 ? `${pick(THINGS)}_` : "";
    let name = `${verb}_${of}${thing}`;
    for (let twin = 2; taken.has(name); twin += 1) name = `${verb}_${of}${thing}_v${twin}`;
    taken.add(name);
    const extra = new Map(Array.from({ length: Math.floor(next() * 6) }, () => pick(PARAMETERS)));
    const properties = { id: { type: "string", pattern: ID, description: `The identifier of the ${thing}.` }, ...Object.fromEntries(extra) };
    const more = Array.from({ length: 1 + Math.floor(next() * 5) }, () => pick(SENTENCES));
    return {
      name,
      ...(next() < 0.5 ? { title: `${says} a ${thing}` } : {}),
      description: `${says} one ${thing} of the ${of ? of.slice(0, -1) : "workspace"}. ${more.join(" ")}`,
      inputSchema: { type: "object", properties, required: ["id", ...[...extra.keys()].filter(() => next() < 0.2)] },
      ...(next() < 0.6 ? { annotations: { readOnlyHint, ...(readOnlyHint ? {} : { destructiveHint: next() < 0.5 }) } } : {}),
    };
  };
  return { tools: Array.from({ length: count }, tool) };
}

// A policy with limits and a requirement for every tool of a catalogue, and a denial for many: 1 kB for each as it is written.
export function policy({ tools }, seed) {
  const next = random(seed + 1);
  const entry = ({ name, inputSchema }) => {
    const { id, ...others } = inputSchema.properties;
    const [first = "id"] = Object.keys(others);
    return {
      require: [
        {
          conditions: [
            { path: "args.id", op: "exists", value: true },
            { path: "args.id", op: "regex", value: `^[a-z0-9_-]{1,${8 + Math.floor(next() * 56)}}$` },
          ],
          on_deny: `The identifier given to ${name} must be one that this workspace has made, in lower case and without spaces.`,
        },
      ],
      ...(next() < 0.4
        ? {
            deny_if: [
              {
                conditions: [{ path: `args.${first}`, op: "in", value: ["production", "archive", "legal-hold"] }],
                on_deny: `${name} must not touch what is in production, in the archive or on hold; ask the owner of the workspace first.`,
              },
            ],
          }
        : {}),
      limits: [
        { counter: `${name}_minute`, window: "minute", max: 1 + Math.floor(next() * 60), scope: "grant" },
        { counter: `${name}_day`, window: "day", max: 100 + Math.floor(next() * 900), scope: "grant" },
      ],
    };
  };
  return { version: "1", default: "deny", tools: Object.fromEntries(tools.map((tool) => [tool.name, entry(tool)])) };
}
