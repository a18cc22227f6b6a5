import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Linter } from "eslint";

const DIST = resolve(__dirname, "../../dist");

/**
 * What came to Safari after 16.4 (in brackets: with which version), or not at all. Source: MDN's browser compatibility data.
 * Our own sources hold none of the language's, for TypeScript's library is ES2022's; packages may.
 */
const TOO_NEW_GLOBALS = ["requestIdleCallback", "cancelIdleCallback", "scheduler", "Iterator", "Temporal"]; // Iterator: 18.4
const TOO_NEW_STATICS: Readonly<Record<string, readonly string[]>> = {
  AbortSignal: ["any"], // 17.4
  Error: ["isError"],
  Map: ["groupBy"], // 17.4
  Math: ["sumPrecise"], // 26.2
  Object: ["groupBy"], // 17.4
  Promise: ["try", "withResolvers"], // 18.2, 17.4
  RegExp: ["escape"], // 18.2
  URL: ["canParse", "parse"], // 17, 18
  Uint8Array: ["fromBase64", "fromHex"], // 18.2
};
const TOO_NEW_METHODS = [
  ...["symmetricDifference", "isSubsetOf", "isSupersetOf", "isDisjointFrom"], // of sets: 17
  ...["toBase64", "toHex", "setFromBase64"], // of bytes: 18.2
  ...["showPopover", "hidePopover", "togglePopover"], // 17
  ...["moveBefore", "getHTML"], // none, 18
];
/** Fluent's dialog has `scrollbar-gutter` as well: where it is not known, the page behind a dialog is wider by its scrollbar. */
const TOO_NEW_STYLES = /field-sizing|light-dark\(|@starting-style|text-wrap|anchor-name/g;

const properties = Object.entries(TOO_NEW_STATICS).flatMap(([object, names]) =>
  names.map((property) => ({ object, property })),
);
const RULES: Linter.RulesRecord = {
  "no-restricted-globals": ["error", ...TOO_NEW_GLOBALS],
  "no-restricted-properties": [
    "error",
    ...properties,
    ...TOO_NEW_GLOBALS.map((property) => ({ object: "window", property })),
  ],
  "no-restricted-syntax": ["error", `CallExpression[callee.property.name=/^(${TOO_NEW_METHODS.join("|")})$/]`],
};

/** Excel for Mac shows the pane in the system's WebKit; Safari 16.4 is the first that knows all of ES2022, which the build aims at. */
describe.each(["pane", "workbench"])("the built %s", (page) => {
  const files = readdirSync(join(DIST, page)).filter((name) => /\.(js|css|html)$/.test(name));
  const scripts = files.filter((name) => name.endsWith(".js"));

  test("asks nothing of Safari 16.4 that it lacks", () => {
    const found = scripts.flatMap((name) => tooNewIn(readFileSync(join(DIST, page, name), "utf8")));
    expect(found).toEqual([]);
  });

  test("has no styles that Safari 16.4 would leave out", () => {
    const texts = files.map((name) => readFileSync(join(DIST, page, name), "utf8"));
    expect(texts.flatMap((text) => text.match(TOO_NEW_STYLES) ?? [])).toEqual([]);
  });
});

test.each([
  ["/[\\p{L}--[a-z]]/v.test(x)", "Parsing error"],
  ["Promise.withResolvers()", "'Promise.withResolvers' is restricted"],
  ["AbortSignal.any([])", "'AbortSignal.any' is restricted"],
  ["requestIdleCallback(f)", "Unexpected use of 'requestIdleCallback'"],
  ["a.isSubsetOf(b)", "Using 'CallExpression"],
])("%s would be found", (code, message) => {
  expect(tooNewIn(code)).toEqual([expect.stringContaining(message)]);
});

/** What is too new in a script, with a little of what stands there. */
function tooNewIn(code: string): string[] {
  const languageOptions = { ecmaVersion: 2022, sourceType: "script" } as const;
  const linter = { reportUnusedDisableDirectives: "off", noInlineConfig: true } as const;
  const found = new Linter().verify(code, { languageOptions, linterOptions: linter, rules: RULES });
  const lines = code.split("\n");
  return found.map(({ message, line, column }) => `${message} ${lines[line - 1]?.slice(column - 40, column + 60)}`);
}
