// The states of the page that are looked at as a whole: `states.test.mjs` runs axe over each, `make shots` takes their
// pictures. Each is a name and the steps that a person takes from the opened page.

// Steps of one state: ({ page }) => …, run on a page whose program has started.
export const states = {
  start: async () => {},

  crash: async ({ page }) => {
    await page.evaluate(() => {
      dispatchEvent(new CustomEvent("policy-draft", { detail: { name: "example", text: "{}" } }));
      dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") }));
    });
    await page.getByRole("alertdialog").waitFor();
  },
};
