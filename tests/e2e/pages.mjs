// The screens as journeys see them: by role and name only.

// Opens a bundled catalogue from the start screen.
export async function chooseServer(page, title) {
  await page.getByRole("list", { name: "Known servers" }).getByRole("button").filter({ hasText: title }).first().click();
  await page.getByRole("radiogroup", { name: /^Decision for/ }).first().waitFor();
}

// The row of a tool.
export function row(page, tool) {
  return page.getByRole("listitem", { name: tool, exact: true });
}

// Decides for a tool.
export async function decide(page, tool, decision) {
  const group = page.getByRole("radiogroup", { name: `Decision for ${tool}`, exact: true });
  await group.getByRole("radio", { name: decision, exact: true }).check({ force: true });
}

// The text that the region shows: exactly what is exported.
export async function exported(page) {
  const tab = page.getByRole("tab", { name: "Policy", exact: true, selected: false });
  if (await tab.isVisible()) await tab.click();
  return page.getByRole("region", { name: "policy.json" }).evaluate((region) => region.textContent);
}

// The names of the rows that are in the page, in order: every row of a short list.
export async function names(page) {
  return page.getByRole("list", { name: "Tools", exact: true }).locator(":scope > li").evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label")));
}

// Pastes a text on the start screen and loads it.
export async function paste(page, text) {
  await page.getByRole("textbox", { name: "Paste a tools/list result" }).fill(text);
  await page.getByRole("button", { name: "Load", exact: true }).click();
}

// A file to choose or drop, with the name it goes by.
export function file(name, content) {
  return { name, mimeType: "application/json", buffer: Buffer.from(content) };
}

// Chooses files by the file input of the start screen.
export async function chooseFiles(page, ...files) {
  await page.getByLabel("Choose files").setInputFiles(files);
}

// Drops files on the page, where a person would drop them carelessly: on its first heading.
export async function drop(page, ...files) {
  const carried = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: buffer.toString("base64") }));
  await page.getByRole("heading", { level: 1 }).evaluate((target, files) => {
    const dataTransfer = new DataTransfer();
    for (const { name, mimeType, bytes } of files) {
      const content = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([content], name, { type: mimeType }));
    }
    for (const type of ["dragenter", "dragover", "drop"]) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, carried);
}

// Waits until the list shows a catalogue of so many tools.
export async function listOf(page, count) {
  await page.locator(`li[aria-setsize="${count}"]`).first().waitFor();
}

// Goes back to the start screen.
export async function toStart(page) {
  await page.getByRole("button", { name: "MCP Policy Builder, start" }).click();
  await page.getByRole("list", { name: "Known servers" }).waitFor();
}

// Waits until the last change is kept.
export async function kept(page) {
  await page.getByText("Saved in this browser", { exact: true }).waitFor();
}
