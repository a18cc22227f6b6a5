import { transformFileSync } from "@swc/core";
import { formatter } from "@lingui/format-po";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const SOURCES = resolve(__dirname, "../../../src");
const CURE = "npm run words";

interface Entry {
  readonly message: string;
  readonly translation: string;
}

describe.each(["taskpane/view/words", "workbench/page/words"])("the catalogues of %s", (place) => {
  const folder = resolve(SOURCES, place);
  const [english, german] = [readCatalogue(folder, "en"), readCatalogue(folder, "de")];

  test("hold every sentence of the code and no other one", () => {
    const used = [...new Set(sourceFiles(folder).flatMap(messageIds))].sort();
    expect({ CURE, ids: Object.keys(english).sort() }).toEqual({ CURE, ids: used });
    expect({ CURE, ids: Object.keys(german).sort() }).toEqual({ CURE, ids: used });
  });

  test("have a German sentence for every English one", () => {
    const missing = Object.values(german).filter(({ translation }) => translation === "");
    expect(missing.map(({ message }) => message)).toEqual([]);
  });

  test("say in German what the English sentence was told, and keep the blanks at its ends", () => {
    const differing = Object.values(german).filter(
      ({ message, translation }) =>
        placeholders(message).join() !== placeholders(translation).join() ||
        /^\s/.test(message) !== /^\s/.test(translation),
    );
    expect(differing).toEqual([]);
  });
});

function sourceFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return names.map((name) => resolve(folder, name));
}

/** As the build makes them. */
function messageIds(file: string): string[] {
  const { code } = transformFileSync(file, {
    swcrc: false,
    jsc: {
      parser: { syntax: "typescript" },
      target: "es2022",
      experimental: {
        plugins: [["@lingui/swc-plugin", { descriptorFields: "id-only", useLinguiV5IdGeneration: true }]],
        cacheRoot: ".cache/swc",
      },
    },
  });
  return [...code.matchAll(/\/\*i18n\*\/\s*\{\s*id: "([^"]+)"/g)].map(([, id]) => id!);
}

function readCatalogue(folder: string, language: string): Readonly<Record<string, Entry>> {
  const text = readFileSync(resolve(folder, "catalogue", `${language}.po`), "utf8");
  const context = { locale: language, sourceLocale: "en", filename: `${language}.po` };
  return formatter().parse(text, context) as Readonly<Record<string, Entry>>;
}

/** Names in braces; the only text of a choice that is one short word ("one {row}") is none. */
function placeholders(message: string): string[] {
  const names = [...message.matchAll(/(?<!(?:one|other) )\{(\w+)[},]/g)].map(([, name]) => name!);
  return [...new Set(names)].sort();
}
