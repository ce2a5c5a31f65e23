// Runs in the measured page before its own scripts, and keeps time there: a step from the driver to the page would cost more than
// what is measured.
(() => {
  const sleep = (time) => new Promise((done) => setTimeout(done, time));

  // Until the next frame is drawn: a message is handled behind it.
  async function painted() {
    await new Promise(requestAnimationFrame);
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(null);
    });
  }

  // Until the page has been at rest for a while, so that nothing an earlier step left behind is measured with the next.
  const REST = 300;
  const LATE = 8;
  const PATIENCE = 5_000;
  async function rest() {
    const start = performance.now();
    for (let since = start, last = start; performance.now() - since < REST && last - start < PATIENCE; ) {
      await sleep(20);
      const now = performance.now();
      if (now - last > 20 + LATE) since = now;
      last = now;
    }
  }

  // The time in ms from an act to the frames that show each of `marks`, in their order: [[name, () => boolean]…].
  async function marked(act, marks, { limit = 30_000 } = {}) {
    await rest();
    let changed = () => {};
    const observer = new MutationObserver(() => changed());
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const times = {};
    try {
      const start = performance.now();
      act();
      for (const [name, isShown] of marks) {
        for (;;) {
          let wake;
          const change = new Promise((done) => { wake = done; });
          changed = wake;
          await painted();
          const now = performance.now();
          if (isShown()) {
            times[name] = now - start;
            break;
          }
          if (now - start > limit) throw new Error(`${name}: not shown after ${Math.round(now - start)} ms`);
          await Promise.race([change, sleep(250)]);
        }
      }
      times.window = [start, performance.now()];
      return times;
    } finally {
      observer.disconnect();
    }
  }

  async function until(act, isShown, options) {
    return (await marked(act, [["shown", isShown]], options)).shown;
  }

  // Tasks that kept the main thread for 50 ms and more, as the browser sees them.
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration]))).observe({ type: "longtask" });

  // How many of them fell into a stretch of time, and the longest in ms.
  async function longTasks([from, to]) {
    await sleep(200);
    const within = tasks.filter(([start, duration]) => start + duration > from && start < to).map(([, duration]) => duration);
    return { count: within.length, longest: Math.max(0, ...within) };
  }

  // Moves an element's scroll position by each of `steps` in turn, one for each frame. For each: the time in ms from frame to frame,
  // in which drawing on the other side of the process counts, and what of it is work of the page, from the event of scrolling on.
  async function scrolled(element, steps) {
    await rest();
    let begun;
    const begin = () => { begun ??= performance.now(); };
    document.addEventListener("scroll", begin, { capture: true });
    const [times, work] = [[], []];
    for (const step of steps) {
      begun = undefined;
      const start = performance.now();
      element.scrollTo(0, step);
      await painted();
      const now = performance.now();
      // At the end of the list nothing scrolls any more.
      if (begun === undefined) continue;
      times.push(now - start);
      work.push(now - begun);
    }
    document.removeEventListener("scroll", begin, { capture: true });
    return { times, work };
  }

  // The bytes of the program's own memory, which is not part of the JavaScript heap.
  const memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await real.apply(WebAssembly, given);
      const { exports } = result.instance ?? result;
      for (const one of Object.values(exports)) if (one instanceof WebAssembly.Memory) memories.add(one);
      return result;
    };
  }
  const programBytes = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

  // Hands a file to the page as one that is dropped on its heading.
  function drop(file) {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    for (const kind of ["dragenter", "dragover", "drop"]) {
      document.querySelector("h2, h1").dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }

  window.bench = { drop, painted, rest, marked, until, longTasks, scrolled, programBytes };
})();
