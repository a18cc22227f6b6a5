/** The window that the library finds: enough of a browser to load, and nothing that reaches outside. */
export interface LibraryWindow {
  readonly window: Record<string, unknown>;
  /** To be called when the scripts have run: timers work from then on. */
  finishLoading(): void;
  /** Says that the page is there; the part of the library that runs functions begins then. */
  tellContentLoaded(): void;
}

/**
 * Tells office.js that Excel on the web is its host. Source: the `_host_Info` that Excel on the web puts into a pane's address; its last
 * field holds flags, of which 2 says that the page runs functions.
 */
const SEARCH = "?_host_Info=Excel$Web$16.01$en-US$scoresheet$$$";
const RUNS_FUNCTIONS = 2;

/**
 * A window without a page. While the scripts load, timers are dropped: office.js sets them to fetch further scripts and to ask the window around it for
 * a host, and here its host is given to it.
 * @param runsFunctions whether the host says that formulas may call functions of this page
 */
export function libraryWindow(runsFunctions = false): LibraryWindow {
  let isLoading = true;
  const search = `${SEARCH}${runsFunctions ? RUNS_FUNCTIONS : 0}`;
  const contentListeners: (() => void)[] = [];
  const page = pageOf((event, listener) => {
    if (event === "DOMContentLoaded") contentListeners.push(listener);
  });
  const window: Record<string, unknown> = {
    document: page,
    location: {
      href: `https://localhost/${search}`,
      search,
      hash: "",
      protocol: "https:",
      host: "localhost",
      hostname: "localhost",
    },
    navigator: { userAgent: "Node", platform: "Node", language: "en-US" },
    // The library reports its own loading there.
    console: { log: nothing, warn: nothing, error: nothing },
    performance: { now: () => performance.now() },
    history: {},
    name: "",
    addEventListener: nothing,
    removeEventListener: nothing,
    setTimeout: (callback: () => void, delayMs: number) => (isLoading ? 0 : setTimeout(callback, delayMs)),
    clearTimeout: (timer: NodeJS.Timeout) => clearTimeout(timer),
    setInterval: () => 0,
    clearInterval: nothing,
  };
  for (const name of ["window", "self", "parent", "top"]) window[name] = window;
  return {
    window,
    finishLoading: () => void (isLoading = false),
    tellContentLoaded: () => {
      for (const listener of contentListeners) listener();
    },
  };
}

function nothing(): void {}

/** A document that knows of the one script tag by which office.js finds its own address. */
function pageOf(listen: (event: string, listener: () => void) => void): object {
  const officeScript = { src: "https://localhost/office.debug.js", getAttribute: () => null };
  const head = element();
  return {
    head,
    body: element(),
    URL: "https://localhost/",
    referrer: "",
    cookie: "",
    readyState: "loading",
    getElementById: () => null,
    getElementsByTagName: (name: string) => (name === "script" ? [officeScript] : [head]),
    createElement: element,
    addEventListener: listen,
  };
}

function element(): object {
  return {
    style: {},
    setAttribute: nothing,
    getAttribute: () => null,
    appendChild: nothing,
    getElementsByTagName: () => [],
  };
}
