// Runs before anything else: sets the theme, loads the program, and keeps what a person needs when the program cannot
// go on. It must not depend on the program: after a crash nothing of it runs any more, so the last draft is kept here.
(() => {
  "use strict";

  const THEME_KEY = "mcp-policy-builder.theme";

  // Storage can be blocked altogether; the page then follows the system.
  function chosenTheme() {
    try {
      const theme = localStorage.getItem(THEME_KEY);
      return theme === "light" || theme === "dark" ? theme : "auto";
    } catch {
      return "auto";
    }
  }
  document.documentElement.dataset.theme = chosenTheme();

  // ---- loading -----------------------------------------------------------------------------------------------------

  let started = false;

  function element(tag, text, classes) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (classes) made.className = classes;
    return made;
  }

  // Shows one plain explanation in the static page; `#boot` is gone once the program runs.
  function explain(message, detail) {
    const place = document.getElementById("boot-status");
    if (!place) return;
    const banner = element("div", "", "banner error");
    const words = element("div");
    words.append(element("p", message));
    if (detail) words.append(element("p", detail, "hint"));
    banner.append(words);
    place.replaceChildren(banner);
  }

  // The static page says what this is. The program draws over it once the browser reports that it has been seen; a page in
  // the background is not, and is not waited for long.
  function painted() {
    const seen = "largest-contentful-paint";
    if (document.hidden || !PerformanceObserver.supportedEntryTypes?.includes(seen)) return Promise.resolve();
    return new Promise((resolve) => {
      setTimeout(resolve, 1000);
      new PerformanceObserver(resolve).observe({ type: seen, buffered: true });
    });
  }

  async function load() {
    if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
      explain(
        "This browser does not run WebAssembly, which the builder is made of.",
        "Use a current Firefox, Chrome, Edge or Safari. If WebAssembly was switched off for safety, allow it for this site and reload.",
      );
      return;
    }
    const [script, wasm] = document
      .querySelector('meta[name="program"]')
      .content.split(" ")
      .map((name) => new URL(name, document.baseURI).href);
    try {
      const [program] = await Promise.all([import(script), painted()]);
      await program.default({ module_or_path: wasm });
      started = true;
    } catch (error) {
      // A program that stops while it starts has usually drawn something already.
      if (isTrap(error) || !document.getElementById("boot")) {
        crashed(error);
      } else {
        explain(
          "The builder could not be loaded. Check the connection and reload the page.",
          `The browser says: ${describe(error)}`,
        );
      }
    }
  }

  // ---- after a crash -----------------------------------------------------------------------------------------------

  // The open draft as the program last handed it over: { name, text }.
  let draft = null;
  // The words of the panic, when the program could still say them.
  let lastWords = "";
  let alerted = false;

  function describe(error) {
    const text = error instanceof Error ? error.message || error.name : String(error);
    return text.length > 500 ? `${text.slice(0, 500)}…` : text;
  }

  function isTrap(error) {
    return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  }

  // Extensions run in the page too; their errors are not ours.
  function isOurs(error, file) {
    const home = new URL(".", document.baseURI).href;
    return Boolean(file?.startsWith(home)) || (error instanceof Error && Boolean(error.stack?.includes(home)));
  }

  function fileName(name) {
    const safe = String(name ?? "")
      .replace(/[^A-Za-z0-9._-]+/g, "-")
      .replace(/^[-.]+|[-.]+$/g, "")
      .slice(0, 80);
    return `${safe || "policy"}.draft.json`;
  }

  function button(label, classes, action) {
    const made = element("button", label, classes);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  function download() {
    const address = URL.createObjectURL(new Blob([draft.text], { type: "application/json" }));
    const link = element("a");
    link.href = address;
    link.download = fileName(draft.name);
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  // The clipboard can be refused; then the text is shown, selected, to be copied by hand.
  async function copy(status, body) {
    try {
      await navigator.clipboard.writeText(draft.text);
      status.textContent = "The draft was copied.";
    } catch {
      const area = body.querySelector("textarea") ?? element("textarea", "", "area mono");
      area.value = draft.text;
      area.readOnly = true;
      area.rows = 6;
      area.setAttribute("aria-label", "Draft");
      body.append(area);
      area.select();
      status.textContent = "The browser refused the clipboard. The draft is selected below: copy it by hand.";
    }
  }

  function crashed(error) {
    if (alerted) return;
    alerted = true;

    const alert = element("dialog", "", "crash");
    alert.setAttribute("role", "alertdialog");
    alert.setAttribute("aria-labelledby", "crash-title");
    alert.setAttribute("aria-describedby", "crash-text");
    // What lies beneath no longer answers, so there is nothing to go back to.
    alert.addEventListener("cancel", (event) => event.preventDefault());

    const head = element("div", "", "dlg-h");
    const title = element("h2", "The builder stopped");
    title.id = "crash-title";
    head.append(title);

    const body = element("div", "", "dlg-b");
    const text = element("p");
    text.id = "crash-text";
    text.textContent = draft
      ? "A fault in the program stopped it. Your draft is safe here as it was after the last change: take it with you, then reload."
      : "A fault in the program stopped it. No draft was open. Reload to go on.";
    body.append(text, element("pre", lastWords || describe(error), "caret"));
    const status = element("p", "", "hint");
    status.setAttribute("role", "status");
    body.append(status);

    const foot = element("div", "", "dlg-f");
    const reload = button("Reload", draft ? "btn" : "btn primary", () => location.reload());
    foot.append(reload);
    let first = reload;
    if (draft) {
      first = button("Download the draft", "btn primary", download);
      foot.append(
        button("Copy the draft", "btn", () => copy(status, body)),
        first,
      );
    }

    alert.append(head, body, foot);
    document.body.append(alert);
    alert.showModal();
    first.focus();
  }

  addEventListener("policy-draft", ({ detail }) => {
    draft = detail ? { name: String(detail.name ?? ""), text: String(detail.text ?? "") } : null;
  });
  addEventListener("policy-panic", ({ detail }) => {
    lastWords = describe(detail ?? "");
  });
  addEventListener("error", ({ error, filename }) => {
    if (isTrap(error) || (started && error && isOurs(error, filename))) crashed(error);
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    if (isTrap(reason) || (started && isOurs(reason))) crashed(reason);
  });

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", load);
  } else {
    load();
  }
})();
