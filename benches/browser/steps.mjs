// What a person does with a list of tools, measured. The page and the floor have the same roles and names where these look.
import { random } from "./generate.mjs";

// What is searched for, key by key.
const QUERY = "delete";
// Decisions about three tools in turn, each of which changes the length of the text, for tools undecided and for tools that all have a limit.
const DECISIONS = ["Allow", "Deny", "Approve", "Limit", "Allow", "Deny"];
const BULK = ["Limit", "Allow", "Limit"];
const FRAMES = 240;
const PIXELS = 120;

const MEGABYTE = 2 ** 20;

// Hands a text to the page as a file, ready to be chosen or dropped.
export async function hand(page, name, text) {
  await page.evaluate(([name, text]) => { window.benchFile = new File([text], name, { type: "application/json" }); }, [name, text]);
}

// Chooses the file that was handed over; resolves to the time to the first row that can be used and to the risk of the rows in sight.
export async function load(page, count, marks = ["first usable row"]) {
  const input = page.locator("input[type=file]").first();
  return input.evaluate(
    (input, { count, marks }) => {
      const carried = new DataTransfer();
      carried.items.add(window.benchFile);
      delete window.benchFile;
      const choose = () => {
        input.files = carried.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      };
      const first = () => document.querySelector(`li[aria-setsize="${count}"]`);
      const known = {
        "first usable row": () => first()?.querySelector('input[type="radio"]:not(:disabled)') != null,
        "risk of the rows": () => first()?.querySelector(".risk[data-cat]") != null,
      };
      return window.bench.marked(choose, marks.map((name) => [name, known[name]]));
    },
    { count, marks },
  );
}

// How long the page worked at something since it was asked last: the sum of its stretches, without what the browser did between them.
export async function worked(page, name) {
  return page.evaluate((name) => {
    const stretches = performance.getEntriesByName(name, "measure");
    performance.clearMeasures(name);
    return stretches.reduce((sum, { duration }) => sum + duration, 0);
  }, name);
}

// Each key of a search, from the event to the frame that shows the tools that are meant. A first round learns how many those are.
export async function keys(page) {
  return page.getByRole("searchbox", { name: "Search tools" }).evaluate(async (search, query) => {
    const size = () => Number(document.querySelector('ul[aria-label="Tools"] > li')?.getAttribute("aria-setsize") ?? 0);
    const type = (text) => {
      search.value = text;
      search.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    const texts = [...Array.from(query, (_, at) => query.slice(0, at + 1)), ""];
    const sizes = [];
    for (const text of texts) {
      type(text);
      await window.bench.rest();
      sizes.push(size());
    }
    const times = [];
    for (const [at, text] of texts.entries()) times.push(await window.bench.until(() => type(text), () => size() === sizes[at]));
    return times;
  }, QUERY);
}

// The time from a press on an element to the frame with another text of the policy.
function pressed(target) {
  return target.evaluate((target) => {
    const length = () => document.querySelector("#policy-code").textContent.length;
    const before = length();
    return window.bench.until(() => target.click(), () => length() !== before);
  });
}

const rowAt = (page, at) => page.locator(`ul[aria-label="Tools"] > li[aria-posinset="${at}"]`);

// Decisions about the first tools, one after the other.
export async function decisions(page) {
  const times = [];
  for (const [at, word] of DECISIONS.entries()) {
    times.push(await pressed(rowAt(page, (at % 3) + 1).getByRole("radio", { name: word, exact: true })));
  }
  return times;
}

// Selects all and decides for all at once, again and again: a decision ends the selection.
export async function bulk(page) {
  const found = { select: [], shown: [], decide: [] };
  for (const word of BULK) {
    found.select.push(
      await page.getByRole("checkbox", { name: /^Select all/ }).evaluate((all) => {
        const row = document.querySelector('ul[aria-label="Tools"] > li input[type="checkbox"]');
        return window.bench.until(() => all.click(), () => row.checked);
      }),
    );
    const button = page.getByRole("group", { name: "Change the selected tools" }).getByRole("button", { name: word, exact: true });
    const times = await button.evaluate((button, word) => {
      const length = () => document.querySelector("#policy-code").textContent.length;
      const before = length();
      const radio = () => document.querySelector(`ul[aria-label="Tools"] > li input[type="radio"][aria-label="${word}"]`);
      return window.bench.marked(() => button.click(), [["shown", () => radio().checked], ["written", () => length() !== before]]);
    }, word);
    found.shown.push(times.shown);
    found.decide.push(times.written);
  }
  return found;
}

// Frames of scrolling down step by step and of jumps to anywhere, as by the scroll bar's thumb.
export async function scrolling(page, seed) {
  const next = random(seed);
  const jumps = Array.from({ length: FRAMES / 4 }, next);
  return page.locator('ul[aria-label="Tools"]').evaluate(
    async (list, { frames, pixels, jumps }) => {
      let area = list.parentElement;
      while (area && !/auto|scroll/.test(getComputedStyle(area).overflowY)) area = area.parentElement;
      area ??= document.scrollingElement;
      const range = area.scrollHeight - area.clientHeight;
      const steps = await window.bench.scrolled(area, Array.from({ length: frames }, (_, at) => Math.min(range, at * pixels)));
      const far = await window.bench.scrolled(area, jumps.map((part) => Math.round(part * range)));
      area.scrollTo(0, 0);
      await window.bench.rest();
      return { scrolling: steps, jumping: far };
    },
    { frames: FRAMES, pixels: PIXELS, jumps },
  );
}

// Megabytes in use once what is not reached any more was collected: the JavaScript heap, and the program's own memory.
export async function memory(page) {
  await page.evaluate(() => window.bench.rest());
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.enable");
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  await devtools.detach();
  const program = await page.evaluate(() => window.bench.programBytes());
  return { heap: usedSize / MEGABYTE, program: program / MEGABYTE };
}

// Opens the simulator for a tool, fills in a valid example, and calls: from the press to the verdict.
export async function calls(page) {
  await page.getByRole("tab", { name: /^Simulate/ }).click();
  await page.getByRole("combobox", { name: "Tool", exact: true }).selectOption({ index: 1 });
  await page.getByRole("button", { name: "Fill in a valid example", exact: true }).click();
  const call = page.getByRole("form", { name: "Call" }).getByRole("button", { name: "Call", exact: true });
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    times.push(
      await call.evaluate((call) => {
        const logged = () => document.querySelectorAll('[aria-label="Audit log"] tbody tr').length;
        const before = logged();
        return window.bench.until(() => call.click(), () => logged() > before);
      }),
    );
  }
  await page.getByRole("tab", { name: /^Policy/ }).click();
  return times;
}

// Brings the policy that was handed over into the open draft, as a dropped file or typed into the text: how long to the decisions
// in the rows and to the result of the checks, and which long tasks there were up to then. Then the text is shown again.
export async function bring(page, way) {
  if (way === "text") await page.getByRole("button", { name: "Edit policy.json", exact: true }).click();
  const brought = await page.evaluate(async (way) => {
    const file = window.benchFile;
    delete window.benchFile;
    const field = document.querySelector('[aria-label="Text of policy.json"]');
    const text = way === "text" ? await file.text() : "";
    const type = () => {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    const drop = () => window.bench.drop(file);
    const tab = [...document.querySelectorAll('[role="tab"]')].find(({ textContent }) => textContent.startsWith("Problems"));
    await window.bench.rest();
    const before = tab.textContent;
    const marks = [
      ["decisions", () => document.querySelector('ul[aria-label="Tools"] > li input[type="radio"]:checked') !== null],
      ["problems", () => tab.textContent !== before],
    ];
    const times = await window.bench.marked(way === "text" ? type : drop, marks);
    return { ...times, ...(await window.bench.longTasks(times.window)), found: tab.textContent };
  }, way);
  if (way === "text") await page.getByRole("button", { name: "Done editing policy.json", exact: true }).click();
  await page.getByRole("tab", { name: /^Problems/ }).click();
  const text = await page.getByRole("tab", { name: /^Policy/ }).evaluate((tab) =>
    window.bench.until(() => tab.click(), () => document.querySelector('[aria-label="policy.json"]')?.scrollHeight > 100_000),
  );
  return { ...brought, text };
}

// Drops the list of tools that was handed over, whatever is open, and resolves to how long the page worked at assessing it.
export async function assessed(page) {
  await worked(page, "assess");
  await page.evaluate(async () => {
    const file = window.benchFile;
    delete window.benchFile;
    window.bench.drop(file);
    await window.bench.until(() => {}, () => performance.getEntriesByName("assess", "measure").length > 0);
    await window.bench.rest();
  });
  return worked(page, "assess");
}
