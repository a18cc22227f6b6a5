import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expectGolden } from "../../support/golden-file";
import type { WordExamples } from "../examples-of-words";

const WORDS = resolve(__dirname, "../../../src/taskpane/view/words");

const HEAD = `All that the task pane says, for reviewers who read words rather than code: every table and every function of view/words/,
compared by all-words.test.ts. To write it anew, and then read every line that changed:
  SCORESHEET_UPDATE=1 npm test -- unit all-words
`;

describe("all the words of the pane", () => {
  test.each([
    ["en", "all-words.txt"],
    ["de", "all-words.de.txt"],
  ] as const)("are as they were reviewed in the language %s", async (language, golden) => {
    jest.resetModules(); // examples are made when they are loaded
    const { speak } = await import("../../../src/taskpane/view/words/language/language");
    await speak(language);
    const { WORD_EXAMPLES } = await import("../word-examples");
    const asked = new Set<string>();
    const examplesOf = (path: string): WordExamples => {
      const examples = WORD_EXAMPLES[path];
      if (examples === undefined)
        throw new Error(`WORD_EXAMPLES has no "${path}": a reviewer would not see what it says.`);
      asked.add(path);
      return examples;
    };
    const files = readdirSync(WORDS, { recursive: true, encoding: "utf8" })
      .flatMap((name) => (isOfWords(name) ? [name.slice(0, -3).replaceAll("\\", "/")] : []))
      .sort();
    const parts = await Promise.all(
      files.map(async (file) => {
        const exported = (await import(resolve(WORDS, file))) as Readonly<Record<string, unknown>>;
        return `\n== ${file}\n${Object.entries(exported)
          .map(([name, value]) => linesOf(name, value, "", name, examplesOf))
          .join("")}`;
      }),
    );
    expectGolden(`test/taskpane/scenarios/${golden}`, HEAD + parts.join(""));
    expect(Object.keys(WORD_EXAMPLES).filter((name) => !asked.has(name))).toEqual([]);
  });
});

/** A value with all that is in it; what a function says is shown by its examples. */
function linesOf(
  name: string,
  value: unknown,
  indent: string,
  path: string,
  examplesOf: (path: string) => unknown,
): string {
  if (typeof value === "function") return linesOf(`${name}(…)`, examplesOf(path), indent, path, examplesOf);
  if (typeof value !== "object" || value === null)
    return `${indent}${name}: ${value === undefined ? "-" : String(value)}\n`;
  if (Array.isArray(value)) return `${indent}${name}: ${value.join(" | ")}\n`;
  const entries = Object.entries(value).map(([key, one]) =>
    linesOf(key, one, `${indent}  `, `${path}.${key}`, examplesOf),
  );
  return `${indent}${name}\n${entries.join("")}`;
}

/** Beside the words stands what brings them in a language: it says nothing itself. */
function isOfWords(file: string): boolean {
  return file.endsWith(".ts") && !/^(language|catalogue)\b/.test(file);
}
