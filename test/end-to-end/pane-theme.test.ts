import { tokens } from "@fluentui/react-components";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { WHOLE_THEMES } from "../../src/taskpane/view/frame/whole-theme";
import { expectGolden } from "../support/golden-file";

const PANE = resolve(__dirname, "../../dist/pane");

/** Variables that a component of Fluent sets for itself. */
const SET_BY_COMPONENTS = /^fui-/;

describe("the colours and measures of the built pane", () => {
  const scripts = readdirSync(PANE).filter((name) => name.endsWith(".js"));
  const texts = scripts.map((name) => readFileSync(resolve(PANE, name), "utf8"));
  const variables = found(/var\(--([\w-]+)/g).filter((name) => !SET_BY_COMPONENTS.test(name));
  const properties = found(/\.(\w+)/g).filter((name) => Object.hasOwn(tokens, name));
  const used = [...new Set([...variables, ...properties])].sort();

  test("are all in the theme that the pane ships, with the values that Fluent makes, and no others are", () => {
    expect(used.length).toBeGreaterThan(50);
    expectGolden("src/taskpane/view/frame/pane-theme.ts", themeSource(used));
  });

  test("are CSS variables of the same name in Fluent's own table, which the pane leaves out", () => {
    for (const name of used)
      expect([name, Object.entries(tokens).find(([key]) => key === name)?.[1]]).toEqual([name, `var(--${name})`]);
  });

  function found(pattern: RegExp): string[] {
    return texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? ""));
  }
});

/** The source of the shipped theme: what light and dark share, and what they do not. */
function themeSource(used: readonly string[]): string {
  const light = new Map(Object.entries(WHOLE_THEMES.light));
  const dark = new Map(Object.entries(WHOLE_THEMES.dark));
  const lines = (theme: ReadonlyMap<string, unknown>, isWanted: (isShared: boolean) => boolean) =>
    used
      .filter((name) => isWanted(light.get(name) === dark.get(name)))
      .map((name) => entry(name, JSON.stringify(theme.get(name))))
      .join("");
  return `import type { PartialTheme } from "@fluentui/react-components";
import type { ThemeName } from "../../services/pane-services";

// Written by test/end-to-end/pane-theme.test.ts: \`SCORESHEET_UPDATE=1 npm test -- end-to-end\`. Change whole-theme.ts instead.

const SHARED: PartialTheme = {
${lines(light, (isShared) => isShared)}};

const LIGHT: PartialTheme = {
${lines(light, (isShared) => !isShared)}};

const DARK: PartialTheme = {
${lines(dark, (isShared) => !isShared)}};

/** The part of Fluent's themes that the pane reads, as data: the generators are three times as large as what they make. */
export const THEMES: Readonly<Record<ThemeName, PartialTheme>> = {
  light: { ...SHARED, ...LIGHT },
  dark: { ...SHARED, ...DARK },
};
`;
}

/** As prettier writes it. */
function entry(name: string, value: string): string {
  const line = `  ${name}: ${value},`;
  return line.length > 120 ? `  ${name}:\n    ${value},\n` : `${line}\n`;
}
