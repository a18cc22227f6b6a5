/** The window that the library finds: enough of a browser to load, and nothing that reaches outside. */
export interface LibraryWindow {
  readonly window: Record<string, unknown>;
  /** To be called when the scripts have run: timers work from then on. */
  finishLoading(): void;
}

/** Tells office.js that Excel on the web is its host. Source: the `_host_Info` that Excel on the web puts into a pane's address. */
const SEARCH = "?_host_Info=Excel$Web$16.01$en-US$scoresheet$$$0";

/**
 * A window without a page. While the scripts load, timers are dropped: office.js sets them to fetch further scripts and to ask the window around it for
 * a host, and here its host is given to it.
 */
export function libraryWindow(): LibraryWindow {
  let isLoading = true;
  const page = pageOf();
  const window: Record<string, unknown> = {
    document: page,
    location: {
      href: `https://localhost/${SEARCH}`,
      search: SEARCH,
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
  return { window, finishLoading: () => void (isLoading = false) };
}

function nothing(): void {}

/** A document that knows of the one script tag by which office.js finds its own address. */
function pageOf(): object {
  const officeScript = { src: "https://localhost/office.debug.js", getAttribute: () => null };
  const head = element();
  return {
    head,
    body: element(),
    URL: "https://localhost/",
    referrer: "",
    cookie: "",
    getElementById: () => null,
    getElementsByTagName: (name: string) => (name === "script" ? [officeScript] : [head]),
    createElement: element,
    addEventListener: nothing,
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
