import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(__dirname, "..");
const FOLDERS = path.join(ROOT, ".cache");
const LONGEST_BUILD_MS = 600_000;

interface Module {
  readonly name?: string;
  readonly modules?: readonly Module[];
}

interface Program {
  readonly name: string;
  readonly errors: readonly unknown[];
  readonly entrypoints: Readonly<Record<string, unknown>>;
  readonly chunks: readonly { readonly runtime: readonly string[]; readonly modules: readonly Module[] }[];
}

let folder: string;
let programs: readonly Program[];

beforeAll(() => {
  mkdirSync(FOLDERS, { recursive: true });
  folder = mkdtempSync(path.join(FOLDERS, "licences-"));
  const built = spawnSync(process.execPath, [path.join(__dirname, "support/built-modules.mjs"), folder], {
    encoding: "utf8",
    maxBuffer: 2 ** 29,
    timeout: LONGEST_BUILD_MS,
  });
  if (built.status !== 0) throw new Error(`The build failed.\n${built.stderr}`);
  programs = JSON.parse(built.stdout) as Program[];
}, LONGEST_BUILD_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("ships with each program the licences of every package whose code is in it", () => {
  const missing: string[] = [];
  let packages = 0;
  for (const { name, errors, entrypoints, chunks } of programs) {
    expect(errors).toEqual([]);
    for (const entry of Object.keys(entrypoints)) {
      const shipped = squeezed(readFileSync(path.join(folder, name, `${entry}.LICENSES.txt`), "utf8"));
      const modules = chunks.filter(({ runtime }) => runtime.includes(entry)).flatMap((chunk) => chunk.modules);
      for (const place of packagesOf(modules)) {
        packages += 1;
        if (!licencesOf(place).every((text) => shipped.includes(squeezed(text)))) missing.push(`${entry}: ${place}`);
      }
    }
  }
  expect(missing).toEqual([]);
  // All programs together hold some dozens; none at all would mean that the statistics are read wrongly.
  expect(packages).toBeGreaterThan(60);
});

it("has a file wherever a script says that one stands beside it", () => {
  for (const name of ["pane", "workbench"]) {
    const scripts = readdirSync(path.join(folder, name)).filter((file) => file.endsWith(".js"));
    const named = scripts.flatMap(
      (file) =>
        /For license information please see (\S+)/.exec(readFileSync(path.join(folder, name, file), "utf8"))?.[1] ?? [],
    );
    expect(named.length).toBeGreaterThan(0);
    for (const file of named) expect(existsSync(path.join(folder, name, file))).toBe(true);
  }
});

it("names every package in one exact version", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as Record<
    "dependencies" | "devDependencies",
    Readonly<Record<string, string>>
  >;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(`${name} ${version}`).toMatch(/ (npm:.+@)?\d+\.\d+\.\d+(-[\w.]+)?$/);
  }
});

function packagesOf(modules: readonly Module[]): ReadonlySet<string> {
  const all = modules.flatMap(({ name = "", modules: nested = [] }) => [name, ...nested.map((one) => one.name ?? "")]);
  return new Set(all.flatMap((name) => /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? []));
}

/** The package's own texts; where it brings none, its name and version. */
function licencesOf(place: string): readonly string[] {
  const own = readdirSync(path.join(ROOT, place)).filter((file) => /^(licen[sc]e|copying|notice)/i.test(file));
  if (own.length > 0) return own.map((file) => readFileSync(path.join(ROOT, place, file), "utf8"));
  const { name, version } = JSON.parse(readFileSync(path.join(ROOT, place, "package.json"), "utf8")) as Record<
    string,
    string
  >;
  return [`${name} ${version}`, "Copyright (c)"];
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
