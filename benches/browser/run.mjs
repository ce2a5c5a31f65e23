// Measures dist/ in a browser beside the floor, a page of plain JavaScript that only draws the same rows, and prints the figures.
//   node benches/browser/run.mjs
// By variables: DIST=folder, SIZES="10 344 1000 10000", RUNS=5, SEED=1, POLICY=5000 (tools of the imported policy),
// LISTS=10000 (tools of the lists that one page is given in turn). 0 leaves such a part out, and SIZES="" the first.
//
// Times run inside the page, from the event to the task behind the frame that shows its effect. Frames are not held back to the
// rate of a screen, so that a time is work and not the wait for the next frame; on a screen up to one frame is added to each.
// SCREEN=1 holds them back to 60 in a second: truer for scrolling, where unbounded frames queue up behind the drawing of pixels.
import { existsSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { browserPath } from "../../tests/e2e/browser.mjs";
import { serve } from "../../tests/e2e/server.mjs";
import { catalogue, policy } from "./generate.mjs";
import { assessed, bring, bulk, calls, decisions, hand, keys, load, memory, scrolling, worked } from "./steps.mjs";
import { figure, median, table } from "./table.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = resolve(process.env.DIST ?? join(here, "..", "..", "dist"));
const sizes = (process.env.SIZES ?? "10 344 1000 10000").split(/\s+/).filter(Boolean).map(Number);
const runs = Number(process.env.RUNS ?? 5);
const seed = Number(process.env.SEED ?? 1);
const policySize = Number(process.env.POLICY ?? 5_000);
const listSize = Number(process.env.LISTS ?? 10_000);

// What is aimed at: loading within this multiple of the floor, and interactions within so many ms by number of tools.
const LOADING = 1.5;
const INTERACTION = { 1_000: 16, 10_000: 50 };
const isScreen = process.env.SCREEN === "1";
const ASSESSING = 50;
// A frame on time takes 16.7 ms at the rate of a screen, where the next one comes at 33.
const FRAME = isScreen ? 20 : 16;

if (!existsSync(join(dist, "index.html"))) {
  console.error(`${dist} holds no page: run \`make build\` first, or name a folder in DIST`);
  process.exit(1);
}

const browser = await chromium.launch({
  executablePath: browserPath(),
  args: [
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run",
    ...(isScreen ? [] : ["--disable-frame-rate-limit", "--disable-gpu-vsync"]),
  ],
});
const servers = { page: await serve({ folder: dist }), floor: await serve({ folder: join(here, "floor") }) };

// A page of its own context, opened anew, and how long it took until it could be used.
async function opened(kind, body) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on("pageerror", (error) => console.error(`${kind}: ${error.message}`));
    await page.addInitScript({ path: join(here, "clock.js") });
    await page.goto(servers[kind].url);
    const ready = await page.evaluate(async () => {
      while (document.getElementById("boot")) await new Promise(requestAnimationFrame);
      await window.bench.painted();
      return performance.now();
    });
    return await body(page, ready);
  } finally {
    await context.close();
  }
}

// Samples by name, over all runs.
class Samples {
  byName = new Map();
  add(name, ...values) {
    this.byName.set(name, [...(this.byName.get(name) ?? []), ...values]);
  }
  median(name) {
    const values = this.byName.get(name);
    return values && median(values);
  }
  all(name) {
    return this.byName.get(name) ?? [];
  }
}

async function once(kind, count, text, samples) {
  await opened(kind, async (page, ready) => {
    samples.add("page opened", ready);
    await hand(page, "tools.json", text);
    const loaded = await load(page, count, kind === "page" ? ["first usable row", "risk of the rows"] : undefined);
    for (const name of ["first usable row", "risk of the rows"]) if (name in loaded) samples.add(name, loaded[name]);
    if (kind === "page") samples.add("assessing", await worked(page, "assess"));
    samples.add("long tasks in loading", (await page.evaluate((stretch) => window.bench.longTasks(stretch), loaded.window)).longest);
    const after = await memory(page);
    samples.add("memory", after.heap + after.program);
    samples.add("of it the program's own", after.program);
    samples.add("key in search", ...(await keys(page)));
    samples.add("decision", ...(await decisions(page)));
    const { select, shown, decide } = await bulk(page);
    samples.add("select all", ...select);
    samples.add("bulk decision, in the rows", ...shown);
    samples.add("bulk decision", ...decide);
    samples.add("decision, all decided", ...(await decisions(page)));
    const frames = await scrolling(page, seed);
    for (const [name, { times, work }] of Object.entries(frames)) {
      samples.add(name, ...times);
      samples.add(`${name}, work`, ...work);
    }
    if (kind === "page") samples.add("simulated call", ...(await calls(page)));
    const end = await memory(page);
    samples.add("memory at the end", end.heap + end.program);
  });
}

const ROWS = [
  ["page opened", "ms"], ["first usable row", "ms"], ["risk of the rows", "ms"], ["assessing", "ms"], ["long tasks in loading", "ms, longest"],
  ["key in search", "ms"], ["decision", "ms"], ["select all", "ms"], ["bulk decision, in the rows", "ms"], ["bulk decision", "ms"], ["decision, all decided", "ms"],
  ["simulated call", "ms"], ["memory", "MB"], ["of it the program's own", "MB"], ["memory at the end", "MB"],
];
const INTERACTIONS = ["key in search", "decision", "select all", "bulk decision, in the rows", "bulk decision", "decision, all decided", "simulated call"];

function framesOf(samples, name) {
  const [frames, work] = [samples.all(name), samples.all(`${name}, work`)];
  const over = (times) => times.filter((time) => time > FRAME).length;
  // A list that fits does not scroll.
  if (work.length === 0) return ["", "", "", "", ""];
  return [`${over(frames)}/${frames.length}`, figure(Math.max(...frames)), `${over(work)}/${work.length}`, figure(median(work)), figure(Math.max(...work))];
}
const SCROLLS = ["scrolling", "jumping"];
const FRAME_ROWS = [`frames over ${FRAME} ms`, "worst frame, ms", `work over ${FRAME} ms`, "work for a frame, ms", "most work for a frame, ms"];

// Loading and interactions that are beyond what is aimed at.
function beyond(count, page, floor) {
  const found = [];
  const ratio = page.median("first usable row") / floor.median("first usable row");
  if (ratio > LOADING) found.push(`${count} tools: first usable row ${figure(ratio)} × the floor, aim ${LOADING}`);
  for (const name of INTERACTIONS) {
    const time = page.median(name);
    if (time > INTERACTION[count]) found.push(`${count} tools: ${name} ${figure(time)} ms, aim ${INTERACTION[count]}`);
  }
  for (const name of SCROLLS) {
    const [late, , heavy] = framesOf(page, name);
    if (late && !late.startsWith("0/")) found.push(`${count} tools: ${name}: frames over ${FRAME} ms ${late} (floor ${framesOf(floor, name)[0]}), by work ${heavy}`);
  }
  return found;
}

async function measureSizes() {
  const columns = [];
  const aims = [];
  for (const count of sizes) {
    const text = JSON.stringify(catalogue(count, seed));
    const [page, floor] = [new Samples(), new Samples()];
    for (let run = 0; run < runs; run += 1) {
      await once("page", count, text, page);
      await once("floor", count, text, floor);
      console.error(`${count} tools: run ${run + 1} of ${runs}`);
    }
    columns.push({ count, page, floor, bytes: text.length });
    aims.push(...beyond(count, page, floor));
  }
  const rows = [["", ...columns.flatMap(({ count, bytes }) => [`${count} tools`, `${figure(bytes / 1e3)} kB`, ""])], ["", ...columns.flatMap(() => ["page", "floor", "×"])]];
  for (const [name, unit] of ROWS) {
    rows.push([
      `${name}, ${unit}`,
      ...columns.flatMap(({ page, floor }) => {
        const [ours, least] = [page.median(name), floor.median(name)];
        return [figure(ours), figure(least), least > 0 ? figure(ours / least) : ""];
      }),
    ]);
  }
  for (const name of SCROLLS) {
    const both = columns.map(({ page, floor }) => [framesOf(page, name), framesOf(floor, name)]);
    for (const [at, what] of FRAME_ROWS.entries()) rows.push([`${name}: ${what}`, ...both.flatMap(([page, floor]) => [page[at], floor[at], ""])]);
  }
  console.log(`\n${table(rows)}`);
  return aims;
}

async function measureImport() {
  const tools = catalogue(policySize, seed);
  const [list, text] = [JSON.stringify(tools), JSON.stringify(policy(tools, seed), null, 2)];
  const ways = { file: new Samples(), text: new Samples() };
  let found = "";
  for (let run = 0; run < runs; run += 1) {
    for (const [way, samples] of Object.entries(ways)) {
      await opened("page", async (page) => {
        await hand(page, "tools.json", list);
        await load(page, policySize);
        await hand(page, "policy.json", text);
        await worked(page, "lint");
        const result = await bring(page, way);
        for (const name of ["decisions", "text", "problems", "count", "longest"]) samples.add(name, result[name]);
        samples.add("linting", await worked(page, "lint"));
        ({ found } = result);
      });
    }
    console.error(`import: run ${run + 1} of ${runs}`);
  }
  const row = (what, name) => [what, ...Object.values(ways).map((samples) => figure(samples.median(name)))];
  console.log(`\nA policy of ${policySize} tools, ${figure(text.length / 1e6)} MB, brought into an open draft (its tab then says: ${found})`);
  console.log("A long text that is typed is read 300 ms after the last key; the checks begin 150 ms after a change.");
  console.log(table([
    ["", "dropped as a file", "typed into the text"],
    row("to the decisions in the rows, ms", "decisions"),
    row("to the result of the checks, ms", "problems"),
    row("linting, ms", "linting"),
    row("long tasks until then", "count"),
    row("longest task, ms", "longest"),
    row("text shown by its tab, ms", "text"),
  ]));
}

// What assessing takes in one page: its first list pays for code that the browser has not compiled well yet, a later one does not.
const LISTS = 7;
async function measureAssessing() {
  const samples = new Samples();
  for (let run = 0; run < runs; run += 1) {
    await opened("page", async (page) => {
      for (let list = 0; list < LISTS; list += 1) {
        await hand(page, "tools.json", JSON.stringify(catalogue(listSize, seed + list)));
        samples.add(list === 0 ? "first" : "later", await assessed(page));
      }
    });
    console.error(`assessing: run ${run + 1} of ${runs}`);
  }
  const row = (what, name) => [what, ...[samples.median(name), Math.min(...samples.all(name)), Math.max(...samples.all(name))].map(figure)];
  console.log(`\nAssessing ${LISTS} lists of ${listSize} tools in turn, ms of work in slices (aim: ${ASSESSING} for 10,000)`);
  console.log(table([["", "median", "least", "most"], row("the first in a page", "first"), row("each later one", "later")]));
}

try {
  const [{ model } = { model: "unknown" }] = cpus();
  console.log(`seed ${seed}, median of ${runs} runs, Chromium ${browser.version()}, ${cpus().length} × ${model.trim()}, load ${loadavg()[0].toFixed(1)} at the start`);
  console.log(dist);
  const aims = sizes.length > 0 ? await measureSizes() : [];
  if (policySize > 0) await measureImport();
  if (listSize > 0) await measureAssessing();
  if (sizes.length > 0) console.log(aims.length > 0 ? `\nBeyond what is aimed at:\n${aims.map((line) => `  ${line}`).join("\n")}` : "\nEverything is within what is aimed at.");
  console.log(`load ${loadavg()[0].toFixed(1)} at the end`);
} finally {
  await browser.close();
  await Promise.all(Object.values(servers).map((server) => server.close()));
}
