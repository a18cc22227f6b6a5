import type { queryAllByRole, queryAllByText } from "@testing-library/dom";

/** The words of something: exactly these, or what the pattern finds. */
export type Words = string | RegExp;

/** What a person would look for: a control by its role and name, or a text; inside something else where two are alike. */
export interface Query {
  readonly role?: string;
  readonly name?: Words;
  readonly text?: Words;
  /** Where neither names it: the pages of others. */
  readonly css?: string;
  readonly within?: Query;
}

/** Words as plain data. */
interface PlainWords {
  readonly source: string;
  readonly flags: string;
  readonly isExact: boolean;
}

/** A query as plain data. */
export interface PlainQuery {
  readonly role: string | null;
  readonly name: PlainWords | null;
  readonly text: PlainWords | null;
  readonly css: string | null;
  readonly within: PlainQuery | null;
}

/** Testing Library, as it stands in a page. */
interface InPage {
  readonly TestingLibraryDom: {
    readonly queryAllByRole: typeof queryAllByRole;
    readonly queryAllByText: typeof queryAllByText;
  };
}

/** A query as it goes into a page. */
export function plainQuery({ role, name, text, css, within }: Query): PlainQuery {
  return {
    role: role ?? null,
    name: name === undefined ? null : plainWords(name),
    text: text === undefined ? null : plainWords(text),
    css: css ?? null,
    within: within === undefined ? null : plainQuery(within),
  };
}

function plainWords(words: Words): PlainWords {
  if (typeof words === "string") return { source: words, flags: "", isExact: true };
  return { source: words.source, flags: words.flags, isExact: false };
}

/** Runs in the page. @returns all that a person finds there */
export function findAllInPage(query: PlainQuery): HTMLElement[] {
  const { queryAllByRole, queryAllByText } = (window as unknown as InPage).TestingLibraryDom;
  const [root] = query.within === null ? [document.body] : findAllInPage(query.within);
  if (root === undefined) return [];
  const words = ({ source, flags, isExact }: PlainWords) => (isExact ? source : new RegExp(source, flags));
  if (query.css !== null) return [...root.querySelectorAll<HTMLElement>(query.css)];
  if (query.role === null) return query.text === null ? [root] : queryAllByText(root, words(query.text));
  return queryAllByRole(root, query.role, query.name === null ? {} : { name: words(query.name) });
}

/**
 * Runs in the page. Answers an element once it can be clicked: it can be used, stands where it stood when last asked for, and nothing
 * lies over it.
 */
export function readyInPage(found: readonly HTMLElement[]): HTMLElement | null {
  const [element] = found;
  if (element === undefined || element.matches(":disabled, [aria-disabled=true]")) return null;
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  const { left, top, width, height } = element.getBoundingClientRect();
  const place = [left, top, width, height].join();
  const before = window as unknown as { lastPlace?: string };
  const isStill = before.lastPlace === place;
  before.lastPlace = place;
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (hit === null || !(element.contains(hit) || hit.contains(element) || hit.closest("label")?.contains(element))) {
    element.scrollIntoView({ block: "center" });
    return null;
  }
  return isStill ? element : null;
}
