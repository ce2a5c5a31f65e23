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
  return page.getByRole("region", { name: "policy.json" }).evaluate((region) => region.textContent);
}
