// The least that a page can do: parse the list, draw the rows in sight, search, keep one word for each tool and write it as JSON.
// It assesses, checks, validates, saves and undoes nothing; what it takes is what no program that shows the same can go below.
const DECISIONS = ["Hide", "Deny", "Approve", "Limit", "Allow"];
const ROW = 56;
const AHEAD = 3;
const CHUNK = 2_000;
const LINE = 20;

const find = (selector) => document.querySelector(selector);
const [list, work, code, search] = ["ul.vlist", ".work", "#policy-code", "[type=search]"].map(find);
const [all, bulk] = ["#all", '[role="group"]'].map(find);

let tools = [];
let shown = [];
let decided = new Map();
let selected = new Set();

const icon = '<svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path d="M2.1 8a5.9 5.9 0 1 0 11.8 0a5.9 5.9 0 1 0 -11.8 0zM5.3 8.2l1.9 1.9 3.5-4"></path></svg>';
const template = document.createElement("template");
template.innerHTML = `<li><div class="item"><div class="row">
<label class="check-hit"><input type="checkbox"></label><span class="tile">${icon}</span>
<div class="who"><h3><button type="button" class="name" aria-expanded="false"></button><span class="facts"></span></h3><p class="sum"></p></div>
<div class="risk"><span class="cat">Read</span><span class="sev"><span class="bars"><i></i><i></i><i></i><i></i></span>Low</span></div>
<fieldset class="seg" role="radiogroup">${DECISIONS.map((word) => `<label class="seg-o" title="${word}"><input type="radio" value="${word}" aria-label="${word}">${icon}<span class="seg-t"><span>${word}</span></span></label>`).join("")}</fieldset>
<button type="button" class="back">${icon}</button><span class="chev">${icon}</span></div></div></li>`;

function rowOf(at, position) {
  const tool = tools[at];
  const item = template.content.firstElementChild.cloneNode(true);
  item.setAttribute("aria-label", tool.name);
  item.ariaSetSize = shown.length;
  item.ariaPosInSet = position + 1;
  item.dataset.at = at;
  item.style.top = `${position * ROW}px`;
  const [check] = item.getElementsByTagName("input");
  check.ariaLabel = `Select ${tool.name}`;
  check.checked = selected.has(at);
  const [name, facts, sum] = item.querySelectorAll(".name, .facts, .sum");
  name.textContent = tool.name;
  facts.textContent = `${Object.keys(tool.inputSchema?.properties ?? {}).length} arguments`;
  sum.textContent = `${tool.title ?? ""} ${tool.description ?? ""}`.slice(0, 200);
  const radios = item.querySelector("fieldset");
  radios.ariaLabel = `Decision for ${tool.name}`;
  for (const radio of radios.querySelectorAll("input")) {
    radio.name = `r${at}`;
    radio.checked = decided.get(at) === radio.value;
  }
  return item;
}

const drawn = new Map();

function draw() {
  const above = Math.max(0, work.scrollTop - list.offsetTop);
  const first = Math.max(0, Math.floor(above / ROW) - AHEAD);
  const last = Math.min(shown.length, Math.ceil((above + work.clientHeight) / ROW) + AHEAD);
  for (const [position, item] of drawn) {
    if (position < first || position >= last) {
      item.remove();
      drawn.delete(position);
    }
  }
  for (let position = first; position < last; position += 1) {
    if (drawn.has(position)) continue;
    const item = rowOf(shown[position], position);
    drawn.set(position, item);
    list.append(item);
  }
}

function redraw() {
  list.replaceChildren();
  drawn.clear();
  list.style.height = `${shown.length * ROW}px`;
  draw();
}

const entry = (name, decision) => {
  if (decision === "Limit") return { limits: [{ counter: `${name}_rate`, window: "minute", max: 10, scope: "grant" }] };
  if (decision === "Allow") return {};
  const on_deny = decision === "Deny" ? "Blocked by policy" : "Requires human approval";
  return { deny_if: [{ conditions: [], on_deny }] };
};

let lines = [];

// Stretches of the text that are as they were are left alone.
function write() {
  const policy = { version: "1", default: "deny", hide: [], tools: {} };
  for (const [at, decision] of decided) {
    const { name } = tools[at];
    if (decision === "Hide") policy.hide.push(name);
    else policy.tools[name] = entry(name, decision);
  }
  lines = JSON.stringify(policy, null, 2).split("\n");
  const chunks = Math.ceil(lines.length / CHUNK);
  while (code.children.length > chunks) code.lastElementChild.remove();
  for (let at = 0; at < chunks; at += 1) {
    const part = lines.slice(at * CHUNK, (at + 1) * CHUNK);
    const text = `${part.join("\n")}\n`;
    let chunk = code.children[at];
    if (!chunk) {
      chunk = document.createElement("span");
      chunk.className = "chunk";
      code.append(chunk);
    }
    if (chunk.textContent !== text) {
      chunk.style.containIntrinsicHeight = `${part.length * LINE}px`;
      chunk.textContent = text;
    }
  }
}

find("[type=file]").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  ({ tools } = JSON.parse(await file.text()));
  [decided, selected] = [new Map(), new Set()];
  shown = tools.map((_, at) => at);
  redraw();
  write();
});

search.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\s+/);
  const meant = ({ name, title = "", description = "" }) => {
    const text = `${name} ${title} ${description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  shown = [...tools.keys()].filter((at) => meant(tools[at]));
  work.scrollTop = 0;
  redraw();
});

list.addEventListener("change", ({ target }) => {
  const at = Number(target.closest("li").dataset.at);
  if (target.type === "radio") {
    decided.set(at, target.value);
    write();
  } else if (target.checked) {
    selected.add(at);
  } else {
    selected.delete(at);
  }
});

all.addEventListener("change", () => {
  selected = new Set(all.checked ? shown : []);
  for (const item of list.children) item.querySelector("input").checked = all.checked;
});

for (const decision of DECISIONS) {
  const button = document.createElement("button");
  button.textContent = decision;
  button.addEventListener("click", () => {
    for (const at of selected) decided.set(at, decision);
    for (const item of list.children) item.querySelector(`[value="${decision}"]`).checked = decided.get(Number(item.dataset.at)) === decision;
    all.checked = false;
    all.dispatchEvent(new Event("change"));
    write();
  });
  bulk.append(button);
}

work.addEventListener("scroll", draw);
