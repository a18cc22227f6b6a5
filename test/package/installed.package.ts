import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import packageFile from "../../package.json";
import { readXlsxTable } from "../support/xlsx-table";
import { InstalledPackage } from "./installed-package";

let installed: InstalledPackage;
beforeAll(() => {
  installed = InstalledPackage.install();
});
afterAll(() => installed.remove());

const own = (file: string): string => path.join(installed.folder, "node_modules/scoresheet", file);
const textOf = async (url: string): Promise<string> => {
  const response = await fetch(url);
  expect([url, response.status]).toEqual([url, 200]);
  return response.text();
};

describe("the package, installed without a clone", () => {
  it("holds what is run and read, and nothing of what only developers need", () => {
    const { files } = installed;
    const wanted = [
      "LICENSE",
      "NOTICE",
      "README.md",
      "manifest.xml",
      "assets/docs/changelog.md",
      "dist/node/relay.cjs",
    ];
    expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
    const places = ["LICENSE", "NOTICE", "README.md", "assets", "dist", "manifest.xml", "package.json", "src"];
    expect([...new Set(files.map((file) => file.split("/")[0]))].sort()).toEqual(places);
    expect(files.filter((file) => /\.m?tsx?$|\/bench\.|\.map$|\.built-from|Dockerfile|\/launch\./.test(file))).toEqual(
      [],
    );
    expect(readdirSync(path.join(installed.folder, "node_modules"))).not.toContain("react");
  });

  it("names in NOTICE each package that comes with it, and each file of licences in it", () => {
    const notice = readFileSync(own("NOTICE"), "utf8");
    const dependencies = Object.keys(packageFile.dependencies);
    expect(dependencies.filter((name) => !notice.includes(`${name} `))).toEqual([]);
    const programs = installed.files.flatMap((file) => /([\w-]+)\.LICENSES\.txt$/.exec(file)?.[1] ?? []);
    expect(programs.length).toBeGreaterThan(6);
    expect(programs.filter((name) => !notice.includes(name))).toEqual([]);
  });

  it("says which commands there are and which version it is", () => {
    expect(installed.run("--version")).toEqual({ code: 0, stdout: `${packageFile.version}\n`, stderr: "" });
    const { code, stdout } = installed.run("--help");
    expect(code).toBe(0);
    const commands = [...stdout.matchAll(/^ {2}([a-z-]+) {2,}\S/gm)].map((match) => match[1]);
    expect(commands).toEqual([
      "start",
      "relay",
      "score",
      "manifest",
      "sideload",
      "sample-endpoint",
      "--help",
      "--version",
    ]);
  });

  it("refuses a command that it does not know, with those that it does", () => {
    const { code, stdout, stderr } = installed.run("scroe");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^There is no command "scroe"\. Did you mean score\?\n\nUsage: scoresheet COMMAND/);
  });

  it.each(["start", "relay", "score", "manifest", "sideload", "sample-endpoint"])("tells how %s is used", (command) => {
    const { code, stdout, stderr } = installed.run(command, "--help");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(new RegExp(`^Usage: scoresheet ${command}\\b`));
  });

  it("scores a file of rows, for which DuckDB is installed beside it", async () => {
    const origin = await installed.serve("sample-endpoint");
    writeFileSync(
      path.join(installed.folder, "rows.csv"),
      "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n",
    );
    const endpoint = `${origin}/serving-endpoints/iris/invocations`;
    const files = ["--input", "rows.csv", "--output", "scored.csv"];
    const { code, stderr } = installed.run("score", ...files, "--endpoint", endpoint);
    expect([code, stderr]).toEqual([0, expect.stringContaining("The endpoint says its model takes")]);
    const [header, row] = readFileSync(path.join(installed.folder, "scored.csv"), "utf8").split("\n");
    expect(header).toBe("sepal_length,sepal_width,petal_length,petal_width,Prediction,Prediction error");
    expect(row).toMatch(/^5\.1,3\.5,1\.4,0\.2,[^,]+,$/);
  });

  it.each([
    [["score", "--workbook", "sample.xlsx"], 2],
    [["score"], 2],
    [["manifest"], 1],
    [["relay", "--port=1"], 2],
  ])("speaks of itself as it was started: %s", (args, exitCode) => {
    const { code, stderr } = installed.run(...args);
    expect([code, stderr]).toEqual([exitCode, expect.stringContaining(`scoresheet ${args[0]}`)]);
    expect(stderr).not.toContain("npm ");
  });

  it("scores the workbook that the workbench shows, by its own demo models", async () => {
    const origin = await installed.serve("start");
    const scripts = [...(await textOf(origin)).matchAll(/src="([^"]+\.js)"/g)].map((match) => match[1]);
    expect(scripts).toHaveLength(2);
    for (const script of scripts) expect(await textOf(`${origin}/${script}`)).not.toBe("");
    expect(await textOf(`${origin}/office/office.js`)).toContain("Microsoft");
    expect(await textOf(`${origin}/office/LICENSE.md`)).toContain("MICROSOFT SOFTWARE LICENSE TERMS");
    const sample = await (await fetch(`${origin}/samples/sample.xlsx`)).arrayBuffer();
    writeFileSync(path.join(installed.folder, "sample.xlsx"), Buffer.from(sample));

    const endpoint = `${await installed.serve("sample-endpoint")}/serving-endpoints/iris/invocations`;
    const files = ["--workbook", "sample.xlsx", "--out", "scored.xlsx"];
    const { code, stdout } = installed.run("score", ...files, "--table", "Iris", "--endpoint", endpoint);
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ rows: 150, scored: 150, failed: 0 })]);
    const { columns, rows } = await readXlsxTable(path.join(installed.folder, "scored.xlsx"), "Iris");
    expect(columns.at(-1)).toBe("Prediction");
    expect(new Set(rows.map((row) => row.at(-1)))).toEqual(new Set(["setosa", "versicolor", "virginica"]));
  });

  it("serves the pane by the relay alone", async () => {
    const origin = await installed.serve("relay");
    expect(await textOf(`${origin}/taskpane.html`)).toContain("pane.");
  });

  it("serves the pane in the container, whose image holds nothing of what npm installs beside it", async () => {
    const recipe = readFileSync(path.resolve(__dirname, "../../src/relay/deploy/Dockerfile"), "utf8");
    const [check = "", command = ""] = [...recipe.matchAll(/^ *CMD (\[.*\])$/gm)].map((match) => match[1] ?? "");
    const config = path.join(installed.folder, "relay.json");
    const upstreams = [{ id: "work", label: "Work", origin: "https://adb-1.azuredatabricks.net", auth: "user-token" }];
    writeFileSync(
      config,
      JSON.stringify({ mode: "server", publicOrigin: "https://scoresheet.example.com", upstreams }),
    );
    const env = { NODE_ENV: "production", HOST: "0.0.0.0", PORT: "0", RELAY_CONFIG: config };
    const { port } = new URL(await installed.serveAlone(JSON.parse(command) as string[], env));
    const [file = "", ...args] = JSON.parse(check) as string[];
    expect(spawnSync(file, args, { env: { ...process.env, PORT: port } }).status).toBe(0);
    const asked = get({ port, path: "/taskpane.html", headers: { host: "scoresheet.example.com" } });
    const [page] = (await once(asked, "response")) as [IncomingMessage];
    expect([page.statusCode, await text(page)]).toEqual([200, expect.stringContaining("pane.")]);
  });

  it("makes a company's manifest, with its own version", () => {
    const { code, stderr } = installed.run("manifest", "--origin", "https://scoresheet.example.com", "--offline");
    expect([code, stderr]).toEqual([0, expect.stringContaining(`version ${packageFile.version}.0.`)]);
    const made = readFileSync(path.join(installed.folder, "scoresheet-manifest.xml"), "utf8");
    expect(made).toContain("https://scoresheet.example.com/taskpane.html");
  });
});
