import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { BrowserSession, Place } from "./browser-session";
import { findAllInPage, plainQuery, readyInPage, type Query } from "./in-page-query";

const TESTING_LIBRARY = require.resolve("@testing-library/dom/dist/@testing-library/dom.umd.min.js");
/** Within jest's own limit for a test, which would not say what was waited for. */
const LIMIT_MS = 100_000;
/** A look costs the page work, too. */
const BETWEEN_LOOKS_MS = 150;

const FIND = `const all = (${String(findAllInPage)})(arguments[0]);`;

const KEEP_PROBLEMS = `
  window.problems = [];
  const error = console.error;
  console.error = (...words) => { window.problems.push(words.map(String).join(" ")); error.apply(console, words); };
  addEventListener("error", ({ message }) => window.problems.push(message));
  addEventListener("unhandledrejection", ({ reason }) => window.problems.push(String(reason)));
`;

/** A document in any browser, worked as a person works it: by roles, names and texts. Everything waits until it can be done. */
export class BrowserPage {
  constructor(
    readonly session: BrowserSession,
    readonly place: Place,
  ) {}

  /** Waits until something is shown. */
  async see(query: Query): Promise<void> {
    await this.until(`${named(query)} is shown`, () => this.count(query));
  }

  /** Waits until something is shown no longer. */
  async seeNo(query: Query): Promise<void> {
    await this.until(`${named(query)} is gone`, async () => (await this.count(query)) === 0);
  }

  /** How many of something are shown now. */
  async count(query: Query): Promise<number> {
    return (await this.run(`${FIND} return all.length;`, plainQuery(query))) as number;
  }

  /** The text of the first that is found; undefined when there is none. */
  async textOf(query: Query): Promise<string | undefined> {
    return (await this.run(`${FIND} return all[0]?.innerText;`, plainQuery(query))) as string | undefined;
  }

  /** What stands in a field. */
  async valueOf(query: Query): Promise<string | undefined> {
    return (await this.run(`${FIND} return all[0]?.value;`, plainQuery(query))) as string | undefined;
  }

  /** Clicks something once it can be clicked. */
  async press(query: Query): Promise<void> {
    await this.until(`${named(query)} could be clicked`, async () => {
      const element = await this.ready(query);
      if (element === undefined) return false;
      await this.session.click(this.place, element);
      return true;
    });
  }

  /** Writes into a field, over what stands there. */
  async fill(query: Query, text: string, then = ""): Promise<void> {
    await this.until(`${named(query)} took "${text}"`, async () => {
      const element = await this.ready(query);
      if (element === undefined) return false;
      await this.session.click(this.place, element);
      await this.run(`${FIND} all[0].focus(); all[0].select();`, plainQuery(query));
      await this.session.type(this.place, element, text);
      return (await this.valueOf(query)) === text;
    });
    if (then === "") return;
    const element = await this.ready(query);
    if (element !== undefined) await this.session.type(this.place, element, then);
  }

  /** What the document wrote to the console as an error, or did not catch, since it was first looked at. */
  async problems(): Promise<string[]> {
    return (await this.run("return window.problems;")) as string[];
  }

  /** Runs the body of a function in the document. @returns plain data */
  async run(body: string, ...args: readonly unknown[]): Promise<unknown> {
    const isNew = await this.session.evaluate(this.place, "return window.TestingLibraryDom === undefined");
    if (isNew === true)
      await this.session.evaluate(this.place, `${KEEP_PROBLEMS}${readFileSync(TESTING_LIBRARY, "utf8")}`);
    return this.session.evaluate(this.place, body, ...args);
  }

  /**
   * Waits until something holds. A look that fails is repeated: a document may be loaded anew while it is looked at.
   * @throws Error that says what was waited for, why the last look failed, and what the document shows
   */
  async until(what: string, holds: () => Promise<unknown>): Promise<void> {
    const deadlineMs = Date.now() + LIMIT_MS;
    for (;;) {
      const outcome = await holds().catch((error: unknown) => new Error(String(error)));
      if (outcome !== undefined && outcome !== false && outcome !== 0 && !(outcome instanceof Error)) return;
      if (Date.now() > deadlineMs) {
        const why = outcome instanceof Error ? ` ${outcome.message}.` : "";
        throw new Error(`Waited in vain until ${what}.${why} Shown is: ${String(await this.shown())}`);
      }
      await delay(BETWEEN_LOOKS_MS);
    }
  }

  private async ready(query: Query): Promise<string | undefined> {
    if ((await this.count(query)) === 0) return undefined;
    const body = `${FIND} return (${String(readyInPage)})(all);`;
    return this.session.locate(this.place, body, plainQuery(query));
  }

  private shown(): Promise<unknown> {
    return this.session
      .evaluate(this.place, "return document.body.innerText")
      .catch((error: unknown) => `nothing (${String(error)})`);
  }
}

function named({ role, name, text, css, within }: Query): string {
  const words = [role, name, text, css].filter((part) => part !== undefined).map(String);
  return `${words.join(" ")}${within === undefined ? "" : ` in ${named(within)}`}`;
}
