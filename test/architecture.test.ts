import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { declaredTypes } from "./support/declared-types";
import { violationOf } from "./support/dependency-rule";
import { avoidedWords, hasWord } from "./support/glossary";
import { circlesOf, fileOf, folderOf } from "./support/import-circles";
import { importsOf, officeUsesOf } from "./support/source-imports";

const ROOT = path.resolve(__dirname, "..");
const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(place) : [place];
  });
}

const isTypeScript = (file: string): boolean => /\.tsx?$/.test(file);
const SOURCES = filesUnder("src");
const TESTS = filesUnder("test");
const CODE = SOURCES.filter(isTypeScript);
const IMPORTS = CODE.flatMap((file) => importsOf(file, read(file)));
const TYPES = CODE.flatMap((file) => declaredTypes(file, read(file)));

/** Where Office.js is called, and where it is answered. */
const OFFICE_SIDE = /^src\/(excel\/|workbench\/|headless\/run\/office-runtime\.ts$)/;
/** The composition roots, which hand `Excel.run` to excel/ and call nothing of it themselves. */
const HANDS_EXCEL_OVER = ["src/taskpane/index.tsx", "src/headless/run/open-excel.ts"];

const DRAWER = /^(utils?|helpers?|common|misc|types)(\.|$)/;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|deployment|browser|package))?\.(ts|mjs|json)$/;
const COMPONENT = /^([A-Z][A-Za-z0-9]*|index|main)(\.test)?\.tsx$/;

function longerThan(lineCount: number, files: readonly string[]): string[] {
  return files.filter((file) => read(file).split("\n").length - 1 > lineCount);
}

describe("the architecture of src", () => {
  it("has no import against the dependency rule", () => {
    expect(IMPORTS.length).toBeGreaterThan(50);
    expect(IMPORTS.map(violationOf).filter(Boolean)).toEqual([]);
  });

  it("speaks to Office.js in excel/ only", () => {
    const uses = CODE.flatMap((file) => officeUsesOf(file, read(file)));
    expect(uses.some(({ file, what }) => file.startsWith("src/excel/") && what === "sync()")).toBe(true);
    const elsewhere = uses.filter(({ file }) => !OFFICE_SIDE.test(file));
    expect(elsewhere.filter(({ file, what }) => what === "sync()" || !HANDS_EXCEL_OVER.includes(file))).toEqual([]);
  });

  it("has no barrels and no drawers", () => {
    const parts = [...SOURCES, ...TESTS].filter((file) => !file.startsWith("test/fixtures/"));
    expect(parts.filter((file) => file.endsWith("/index.ts"))).toEqual([]);
    expect(parts.filter((file) => file.split("/").some((part) => DRAWER.test(part)))).toEqual([]);
  });

  it("names files in kebab-case and components in PascalCase", () => {
    const named = [...CODE, ...TESTS.filter(isTypeScript)];
    const conforms = (name: string): boolean => [KEBAB_CASE, COMPONENT].some((pattern) => pattern.test(name));
    expect(named.filter((file) => !conforms(path.posix.basename(file)))).toEqual([]);
  });

  it("keeps source files within 300 lines and test files within 500", () => {
    expect(longerThan(300, CODE)).toEqual([]);
    expect(longerThan(500, TESTS.filter(isTypeScript))).toEqual([]);
  });

  it("has no folders that import each other in a circle", () => {
    expect(circlesOf(IMPORTS, folderOf)).toEqual([]);
  });

  it("has no files that import each other in a circle, be it for a type", () => {
    expect(circlesOf(IMPORTS, fileOf)).toEqual([]);
  });

  it("keeps a folder to about twenty files", () => {
    const sizes = new Map<string, number>();
    for (const file of CODE) sizes.set(folderOf(file), (sizes.get(folderOf(file)) ?? 0) + 1);
    expect([...sizes].filter(([, count]) => count > 21)).toEqual([]);
  });

  it("exports no two types of one name", () => {
    const files = new Map<string, string[]>();
    for (const { file, name, isExported } of TYPES) if (isExported) files.set(name, [...(files.get(name) ?? []), file]);
    expect(files.size).toBeGreaterThan(200);
    expect([...files].filter(([, places]) => places.length > 1)).toEqual([]);
  });

  it("names no file, folder or type with a word that the glossary avoids", () => {
    const words = avoidedWords(read("src/README.md"));
    expect(words.length).toBeGreaterThan(20);
    const places = [...CODE.map((file) => ({ file, name: fileOf(path.posix.basename(file)) })), ...TYPES];
    const folders = [...new Set(CODE.map(folderOf))].map((folder) => ({
      file: `${folder}/`,
      name: path.posix.basename(folder),
    }));
    const misnamed = [...places, ...folders].flatMap(({ file, name }) =>
      words
        .filter(({ word, rightIn }) => hasWord(name, word) && !rightIn.some((place) => file.startsWith(place)))
        .map(({ word }) => `${word}: ${name} in ${file}`),
    );
    expect(misnamed).toEqual([]);
  });

  it("has each word of the glossary's exceptions where it is said to be right", () => {
    const names = [...CODE.flatMap((file) => file.split("/").map((name) => ({ file, name: fileOf(name) }))), ...TYPES];
    const unused = avoidedWords(read("src/README.md")).flatMap(({ word, rightIn }) =>
      rightIn
        .filter((place) => !names.some(({ file, name }) => file.startsWith(place) && hasWord(name, word)))
        .map((place) => `${word}: ${place}`),
    );
    expect(unused).toEqual([]);
  });

  it("names every folder in src/README.md, each in a row of its own", () => {
    const rows = [...read("src/README.md").matchAll(/^\| `([\w/-]+)\/` +\|/gm)].map((match) => `src/${match[1]!}`);
    const folders = new Set(CODE.map(folderOf).filter((folder) => folder !== "src"));
    expect([...folders].filter((folder) => rows.filter((row) => row === folder).length !== 1)).toEqual([]);
    expect(rows.filter((row) => ![...folders].some((folder) => `${folder}/`.startsWith(`${row}/`)))).toEqual([]);
  });

  it("has every file that src/README.md and README.md name", () => {
    const named = (file: string): string[] =>
      [...read(file).matchAll(/`([\w-]+\/[\w./-]*)`/g)].map((match) => match[1]!);
    const inMap = named("src/README.md").map((place) => (/^(test|assets)\//.test(place) ? place : `src/${place}`));
    expect(inMap.length).toBeGreaterThan(20);
    const places = [...inMap, ...named("README.md").filter((place) => /^(src|test|assets)\//.test(place))];
    expect(places.filter((place) => !existsSync(path.join(ROOT, place)))).toEqual([]);
  });
});

describe("the tests", () => {
  it("mirror src file by file, but for scenarios, which have no one file", () => {
    const beside = /^test\/([^/]+$|(browsers|contract|end-to-end|bench|run|spark|support|fixtures)\/)/;
    const tests = TESTS.filter((file) => /\.test\.tsx?$/.test(file) && !beside.test(file));
    const mirrored = tests.filter((file) => !/^test\/[^/]+\/scenarios\/[^/]+$/.test(file));
    const sourceOf = (file: string): string => file.replace(/^test\//, "src/").replace(/\.test\.tsx?$/, "");
    const sources = new Set(CODE.map((file) => file.replace(/\.tsx?$/, "")));
    expect(mirrored.length).toBeGreaterThan(100);
    expect(mirrored.filter((file) => !sources.has(sourceOf(file)))).toEqual([]);
    expect(tests.filter((file) => !mirrored.includes(file) && sources.has(sourceOf(file)))).toEqual([]);
  });

  it("have every helper in a line of test/README.md, which names none that is gone", () => {
    const [, readme = ""] = read("test/README.md").split(/^## Running/m);
    const helpers = TESTS.filter(
      (file) => /\/.*\.(ts|tsx|mjs)$/.test(file) && !/\.(test|config|d|deployment|browser|package)\./.test(file),
    );
    const named = new Set([...readme.matchAll(/`((?:[\w-]+\/)*[\w-]+(?:\.\w+|\/))`/g)].map((match) => match[1]!));
    const isNamed = (file: string): boolean => {
      const place = file.replace(/^test\//, "");
      return [file, place, place.replace("support/", ""), `${path.posix.dirname(place)}/`].some((name) =>
        named.has(name),
      );
    };
    expect(helpers.length).toBeGreaterThan(40);
    expect(helpers.filter((file) => !isNamed(file))).toEqual([]);
    const gone = [...named].filter(
      (name) => name.includes("/") && !existsSync(path.join(ROOT, name.replace(/^(?!test\/)/, "test/"))),
    );
    expect(gone).toEqual([]);
  });

  it("replace no module of ours and skip nothing", () => {
    const forbidden =
      /\bjest\.(mock|doMock|unstable_mockModule)\b|\b(it|test|describe)\.(only|skip|todo)\b|\bx(it|describe)\(/;
    expect(TESTS.filter(isTypeScript).filter((file) => forbidden.test(read(file)))).toEqual([]);
  });
});

describe("the dependency rule", () => {
  const verdict = (file: string, code: string): (string | undefined)[] => importsOf(file, code).map(violationOf);
  const refused = (file: string, target: string): string[] => [`${file} may not import ${target}`];

  it.each([
    ["src/core/request/batch.ts", 'import { query } from "../../endpoint/http";', "src/endpoint/http"],
    ["src/core/request/batch.ts", 'import type { Endpoint } from "../../scoring/ports";', "src/scoring/ports"],
    ["src/core/request/batch.ts", 'export * from "fast-check";', "fast-check"],
    ["src/endpoint/http/send-once.ts", 'import { Endpoint } from "../../scoring/ports";', "src/scoring/ports"],
    ["src/excel/read-frame.ts", 'import { scoreTable } from "../scoring/score-table";', "src/scoring/score-table"],
    ["src/relay/server.ts", 'const http = await import("../endpoint/http");', "src/endpoint/http"],
    ["src/protocol/paths.ts", 'import type { Schema } from "../core/schema";', "src/core/schema"],
    ["src/endpoint/client.ts", 'import type { ScoringRun } from "../scoring/scoring-run";', "src/scoring/scoring-run"],
    ["src/sample-endpoint/server.ts", 'import { encode } from "../core/input-format";', "src/core/input-format"],
    ["src/workbench/page/App.tsx", 'import { App } from "../../taskpane/App";', "src/taskpane/App"],
    ["src/workbench/model/cell.ts", 'import { checkHeaders } from "../../core/headers";', "src/core/headers"],
    ["src/workbench/model/cell.ts", 'import { type Cell } from "../../core/cell-value";', "src/core/cell-value"],
    ["src/headless/main.ts", 'import { serve } from "../workbench/server/pages";', "src/workbench/server/pages"],
    ["src/headless/main.ts", 'import { useState } from "react";', "react"],
    ["src/composition/create-run.ts", 'import { useState } from "react";', "react"],
    ["src/composition/device-memory.ts", 'import { writeFile } from "node:fs";', "node:fs"],
    ["src/composition/create-run.ts", 'import type { PaneServices } from "../taskpane/app";', "src/taskpane/app"],
    ["src/scoring/score-table.ts", 'import { readFile } from "node:fs";', "node:fs"],
    ["src/workbench/page/main.tsx", 'import path from "node:path";', "node:path"],
    ["src/relay/main.ts", 'const fs = require("fs");', "fs"],
    ["src/taskpane/App.tsx", 'type Relay = import("../relay/server").Relay;', "src/relay/server"],
    ["src/taskpane/App.tsx", 'import { answer } from "../../test/support/answers";', "test/support/answers"],
  ])("refuses in %s: %s", (file, code, target) => {
    expect(verdict(file, code)).toEqual(refused(file, target));
  });

  it.each([
    ["src/endpoint/http/send-once.ts", 'import { RunStoppedError } from "../core/errors";'],
    ["src/excel/excel-workbook.ts", 'import type { Workbook } from "../scoring/ports";'],
    ["src/relay/routes.ts", 'import { relayPath } from "../protocol/paths";'],
    ["src/endpoint/client.ts", 'import type { Endpoint } from "../scoring/ports";'],
    ["src/workbench/model/cell.ts", 'import type { Cell } from "../../core/cell-value";'],
    ["src/workbench/server/pages.ts", 'import { readFile } from "node:fs/promises";'],
    ["src/headless/main.ts", 'import { openXlsx } from "../workbench/xlsx/open-xlsx";'],
    ["src/taskpane/components/Field.tsx", 'import { Input } from "@fluentui/react-components";'],
    ["src/start.ts", 'import { createRelay } from "./relay/server";'],
  ])("allows in %s: %s", (file, code) => {
    expect(verdict(file, code)).toEqual([undefined]);
  });

  it("sees folders that import each other, also around a corner and as types", () => {
    const imports = [
      ...importsOf("src/core/a/one.ts", 'import { two } from "../b/two";'),
      ...importsOf("src/core/b/two.ts", 'import type { Three } from "../c/three";\nimport "./beside";'),
      ...importsOf("src/core/c/three.ts", 'const one = await import("../a/one");'),
      ...importsOf("src/core/d/four.ts", 'import { one } from "../a/one";'),
    ];
    expect(circlesOf(imports, folderOf)).toEqual([["src/core/a", "src/core/b", "src/core/c"]]);
    expect(circlesOf(imports.slice(1), folderOf)).toEqual([]);
  });

  it("sees files that import each other, in one folder too", () => {
    const imports = [
      ...importsOf("src/core/a/one.ts", 'import { two } from "./two";'),
      ...importsOf("src/core/a/two.ts", 'import { three } from "../b/three";'),
      ...importsOf("src/core/b/three.tsx", 'export * from "../a/one";'),
    ];
    expect(circlesOf(imports, fileOf)).toEqual([["src/core/a/one", "src/core/a/two", "src/core/b/three"]]);
    expect(circlesOf(imports.slice(1), fileOf)).toEqual([]);
  });

  it("asks for a row for every new folder", () => {
    expect(verdict("src/extras/new.ts", 'import "../core/headers";')).toEqual([
      "src/extras/new.ts: src/extras has no row in the dependency rule",
    ]);
  });

  it("sees the types that a file declares, and which of them others can see", () => {
    const code = "export interface A {}\ntype B = A;\nexport abstract class C {}\nexport const d = 1;";
    expect(declaredTypes("src/a.ts", code).map(({ name, isExported }) => [name, isExported])).toEqual([
      ["A", true],
      ["B", false],
      ["C", true],
    ]);
  });

  it("sees whole words in names", () => {
    expect(hasWord("RichAPIChunkSize", "chunk")).toBe(true);
    expect(hasWord("chunk-size.ts", "chunk size")).toBe(true);
    expect(hasWord("ChunkyRow", "chunk")).toBe(false);
  });

  it("sees Office.js in code, not in comments or strings", () => {
    const code =
      '// Excel.run\nconst title = "Excel";\nawait Excel.run(async (context) => {\n  await context.sync();\n});';
    expect(officeUsesOf("src/taskpane/App.tsx", code)).toEqual([
      { file: "src/taskpane/App.tsx", line: 3, what: "Excel" },
      { file: "src/taskpane/App.tsx", line: 4, what: "sync()" },
    ]);
  });
});
