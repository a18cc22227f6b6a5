import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const SOURCES = path.resolve(__dirname, "../src");

/** Stands in for webpack: counts its runs, and bundles a program that says what it was started with. */
const FAKE_WEBPACK = `
const fs = require("node:fs");
fs.appendFileSync("builds.txt", "built\\n");
for (let line = 0; line < 1000; line++) console.log("webpack says this");
if (fs.existsSync("src/broken.ts")) process.exit(2);
fs.mkdirSync("dist/node", { recursive: true });
for (const name of ["relay", "headless"]) fs.copyFileSync("src/program.cjs", "dist/node/" + name + ".cjs");
`;

const PROGRAM = `
const { DEED = "0" } = process.env;
if (DEED === "wait") {
  process.on("SIGTERM", () => { console.log("stopped"); process.exit(7); });
  setInterval(() => undefined, 1000);
} else if (DEED !== "options") process.exitCode = Number(DEED);
process.stdout.on("error", () => undefined);
console.log(JSON.stringify(DEED === "options" ? process.execArgv : process.argv.slice(2)));
`;

const LOCK = { packages: { "": {}, "node_modules/webpack": { version: "5.0.0" } } };

let project: string;
const put = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
};
const buildCount = (): number => readFileSync(path.join(project, "builds.txt"), "utf8").split("\n").length - 1;

/** `node src/launch.mjs ...` in the project; npm is replaced by a script of ours. */
function launch(...args: string[]): { code: number | null; stdout: string; stderr: string } {
  return launchTo("0", ...args);
}

/** The same for a program that does something else than end well. */
function launchTo(deed: string, ...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, npm_execpath: path.join(project, "npm.js"), DEED: deed };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/launch.mjs", ...args], {
    cwd: project,
    encoding: "utf8",
    env,
  });
  return { code: status, stdout, stderr };
}

/** Calls an exported function in a process of its own; answers its result, or the message it threw. */
function call(file: string, name: string, ...args: unknown[]): unknown {
  const script = `import(${JSON.stringify(path.join(SOURCES, file))})
    .then((exports) => exports[${JSON.stringify(name)}](...${JSON.stringify(args)}))
    .then((result) => JSON.stringify(result ?? null), (error) => JSON.stringify(error.message))
    .then((json) => process.stdout.write(json));`;
  return JSON.parse(spawnSync(process.execPath, ["-e", script], { encoding: "utf8" }).stdout);
}

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), "scoresheet-launch-"));
  for (const file of [
    "launch.mjs",
    "prepare.mjs",
    "run-program.mjs",
    "scoresheet.mjs",
    "sideload.mjs",
    "company-manifest.mjs",
    "deployment-origin.mjs",
    "node-options.json",
    "core/near-names.mjs",
    "programs/programs.json",
    "programs/programs.mjs",
    "programs/read-options.mjs",
  ]) {
    cpSync(path.join(SOURCES, file), path.join(project, "src", file));
  }
  put("src/program.cjs", PROGRAM);
  put("node_modules/webpack/bin/webpack.js", FAKE_WEBPACK);
  put("package.json", JSON.stringify({ version: "1.2.3" }));
  put("package-lock.json", JSON.stringify(LOCK));
  put("node_modules/.package-lock.json", JSON.stringify(LOCK));
  put("npm.js", `require("node:fs").writeFileSync("installed.txt", process.argv.slice(2).join(" "));`);
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

describe("launching a program", () => {
  it("hands over arguments and exit code, and leaves stdout to the program", () => {
    const { code, stdout, stderr } = launchTo("3", "headless", "--table", "a b");
    expect(code).toBe(3);
    expect(stdout).toBe('["--table","a b"]\n');
    expect(stderr).toContain("webpack says this");
  });

  it("gives the command line alone more room for values that live for a moment", () => {
    expect(launchTo("options", "headless").stdout).toBe('["--max-semi-space-size=64"]\n');
    expect(launchTo("options", "relay").stdout).toBe("[]\n");
  });

  it.each(["stdout", "stderr", "both"] as const)("installs, builds and starts when nobody reads %s", async (closed) => {
    put("node_modules/.package-lock.json", JSON.stringify({ packages: {} }));
    const env = { ...process.env, npm_execpath: path.join(project, "npm.js"), DEED: "3" };
    const launcher = spawn(process.execPath, ["src/launch.mjs", "relay"], { cwd: project, env });
    if (closed !== "stderr") launcher.stdout.destroy();
    if (closed !== "stdout") launcher.stderr.destroy();
    expect(await new Promise((resolve) => launcher.on("exit", resolve))).toBe(3);
    expect(buildCount()).toBe(1);
  });

  it("builds once, and again only after a source has changed", () => {
    launch("relay");
    expect(launch("relay").stderr).toBe("");
    expect(buildCount()).toBe(1);
    put("src/program.cjs", `${PROGRAM}\n`);
    launch("relay");
    expect(buildCount()).toBe(2);
  });

  it("builds in any case when asked to build", () => {
    launch("build");
    expect(launch("build")).toMatchObject({ code: 0, stdout: "" });
    expect(buildCount()).toBe(2);
  });

  it("starts nothing after a build that failed, and builds again next time", () => {
    put("src/broken.ts", "");
    const failed = launch("relay");
    expect(failed).toMatchObject({ code: 1, stdout: "" });
    expect(failed.stderr).toMatch(/The build failed/);
    rmSync(path.join(project, "src/broken.ts"));
    expect(launch("relay").stdout).toBe("[]\n");
  });

  it("builds once when two programs are launched at the same moment", async () => {
    const codes = [1, 2].map(
      () =>
        new Promise((resolve) => {
          spawn(process.execPath, ["src/launch.mjs", "relay"], { cwd: project, stdio: "ignore" }).on("exit", resolve);
        }),
    );
    expect(await Promise.all(codes)).toEqual([0, 0]);
    expect(buildCount()).toBe(1);
  });

  it("takes over the build of a launch that died", () => {
    put("node_modules/.cache/scoresheet-build-lock", String(spawnSync(process.execPath, ["-e", ""]).pid));
    expect(launch("relay")).toMatchObject({ code: 0, stdout: "[]\n" });
  });

  it("passes a signal on and ends with the program's own exit code", async () => {
    launch("relay");
    const launcher = spawn(process.execPath, ["src/launch.mjs", "relay"], {
      cwd: project,
      env: { ...process.env, DEED: "wait" },
    });
    let stdout = "";
    const code = await new Promise((resolve) => {
      launcher.stdout.on("data", (text) => {
        stdout += String(text);
        if (stdout === "[]\n") launcher.kill("SIGTERM");
      });
      launcher.on("exit", resolve);
    });
    expect([code, stdout]).toEqual([7, "[]\nstopped\n"]);
  });

  it("stops the program when the npm that started it dies without a word", async () => {
    launch("relay");
    const script = `require("node:child_process").spawn("node", ["src/launch.mjs", "relay"], { stdio: "inherit" })`;
    const npm = spawn(process.execPath, ["-e", script], {
      cwd: project,
      env: { ...process.env, npm_lifecycle_event: "relay", DEED: "wait" },
    });
    let stdout = "";
    await new Promise((resolve) => {
      npm.stdout.on("data", (text) => {
        stdout += String(text);
        if (stdout === "[]\n") npm.kill("SIGKILL");
      });
      npm.stdout.on("end", resolve);
    });
    expect(stdout).toBe("[]\nstopped\n");
  });

  it("runs npm ci first when a package is missing, and leaves out nothing under NODE_ENV=production", () => {
    put("node_modules/.package-lock.json", JSON.stringify({ packages: {} }));
    expect(launch("relay").code).toBe(0);
    expect(readFileSync(path.join(project, "installed.txt"), "utf8")).toMatch(/^ci --include=dev /);
  });

  it.each(["workbench", "relay", "sample-endpoint", "headless", "bench", "build", "sideload", "manifest"])(
    "asked how it is used, installs, builds and starts nothing of %s",
    (program) => {
      put("node_modules/.package-lock.json", JSON.stringify({ packages: {} }));
      expect(launch(program, "--help")).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^Usage: /),
        stderr: "",
      });
      expect(launch(program, "--version")).toEqual({ code: 0, stdout: "1.2.3\n", stderr: "" });
      const refused = launch(program, "--hepl");
      expect(refused).toMatchObject({ code: 2, stdout: "" });
      expect(refused.stderr).toMatch(/^There is no option '--hepl'. Did you mean --help\? All options: npm /);
      expect([existsSync(path.join(project, "installed.txt")), existsSync(path.join(project, "builds.txt"))]).toEqual([
        false,
        false,
      ]);
    },
  );

  it("says in one sentence which programs there are", () => {
    const { code, stdout, stderr } = launch("spreadsheet");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^Say which program to start: workbench, relay, [^\n]*\n$/);
  });

  it.each([
    ["20.18.3", /^Scoresheet needs Node 20\.19 or newer; this is 20\.18\.3/],
    ["18.20.4", /^Scoresheet needs Node 20\.19/],
    ["9.0.0", /^Scoresheet needs Node 20\.19/],
  ])("refuses Node %s", (version, sentence) => {
    expect(call("prepare.mjs", "assertNodeVersion", version)).toMatch(sentence);
  });

  it("accepts Node 20.19 and later", () => {
    expect(call("prepare.mjs", "assertNodeVersion", "20.19.0")).toBeNull();
    expect(call("prepare.mjs", "assertNodeVersion", "22.0.0")).toBeNull();
    expect(call("prepare.mjs", "assertNodeVersion", "104.1.0")).toBeNull();
  });

  it("says that Excel for the desktop does not run on Linux", () => {
    expect(call("sideload.mjs", "assertDesktopExcel", "linux")).toMatch(/Windows and macOS only/);
    expect(call("sideload.mjs", "assertDesktopExcel", "darwin")).toBeNull();
  });

  it("starts Excel without a debugger, which would ask its question each time, and stops it as its tool understands", () => {
    const of = (command: string): unknown => call("sideload.mjs", "debuggingArguments", "/here", command);
    const manifest = path.join("/here", "manifest.xml");
    expect(of("start")).toEqual([
      ...["--yes", "office-addin-debugging@7.0.0", "start", manifest, "desktop", "--no-debug"],
    ]);
    expect(of("stop")).toEqual(["--yes", "office-addin-debugging@7.0.0", "stop", manifest, "desktop"]);
  });
});

describe("finding node_modules up to date", () => {
  const wanted = { "": { version: "1.0.0" }, "node_modules/a": { version: "1.2.3" } };

  it.each([
    ["holds every package at its version", { "node_modules/a": { version: "1.2.3" } }, true],
    ["holds another version", { "node_modules/a": { version: "1.2.4" } }, false],
    ["lacks a package", {}, false],
  ])("%s", (_title, present, expected) => {
    expect(call("prepare.mjs", "holdsAll", wanted, present)).toBe(expected);
  });

  it("does without optional packages, which other platforms need", () => {
    const optional = { "node_modules/b-darwin": { version: "1.0.0", optional: true } };
    expect(call("prepare.mjs", "holdsAll", optional, {})).toBe(true);
    expect(call("prepare.mjs", "holdsAll", optional, { "node_modules/b-darwin": { version: "2.0.0" } })).toBe(false);
  });
});
