/** @jest-environment jsdom */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { misplacedElements, parseManifest } from "./support/misplaced-elements";

const ROOT = path.resolve(__dirname, "..");
const OUR_ID = "b29788b1-2c6f-4dbe-bf9c-bcc882336cc7";
const ORIGIN = "https://scoresheet.example.com";

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "scoresheet-company-"));
  out = path.join(folder, "company.xml");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run manifest`, asking nobody outside of this machine. */
function make(...args: string[]): { code: number | null; stdout: string; said: string } {
  const command = [path.join(ROOT, "src", "launch.mjs"), "manifest", "--out", out, "--offline", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
  return { code: status, stdout, said: stderr };
}

const made = (): string => readFileSync(out, "utf8");
const textOf = (selector: string): string => parseManifest(made()).querySelector(selector)!.textContent ?? "";
const valueOf = (selector: string): string =>
  parseManifest(made()).querySelector(selector)!.getAttribute("DefaultValue")!;

describe("npm run manifest", () => {
  it("moves every address of our manifest to the company's origin, and nothing else", () => {
    expect(make("--origin", ORIGIN)).toMatchObject({ code: 0, stdout: "" });
    expect(misplacedElements(made())).toEqual([]);
    const ours = readFileSync(path.join(ROOT, "manifest.xml"), "utf8").replaceAll("https://localhost:3000", ORIGIN);
    const elements = (xml: string): string[] =>
      [...parseManifest(xml).querySelectorAll("*")].map((element) => (element.cloneNode() as Element).outerHTML);
    expect(elements(made())).toEqual(elements(ours));
    expect(textOf("Id")).toBe(OUR_ID);
  });

  it("says what it made", () => {
    expect(make("--origin", `${ORIGIN}/`).said).toContain(`Scoresheet at ${ORIGIN}, id ${OUR_ID}, version 1.1.0.0.`);
  });

  it("keeps a port that is not the usual one", () => {
    make("--origin", "https://scoresheet.example.com:8443");
    expect(valueOf("IconUrl")).toBe("https://scoresheet.example.com:8443/assets/icon-32.png");
  });

  it("names the add-in and its group on the ribbon as it is told, whatever stands in the name", () => {
    const name = `Scores & "more" <$&>`;
    expect(make("--origin", ORIGIN, "--name", name).code).toBe(0);
    expect([valueOf("DisplayName"), valueOf("[id='Group.Label']")]).toEqual([name, name]);
  });

  it.each([
    ["http://scoresheet.example.com", "https only"],
    ["https://localhost:3000", "own machine"],
    ["https://LOCALHOST.", "own machine"],
    ["https://pane.localhost", "own machine"],
    ["https://127.0.0.1", "own machine"],
    ["https://127.1", "own machine"],
    ["https://0.0.0.0", "own machine"],
    ["https://[::1]:3000", "own machine"],
    ["https://[::ffff:127.0.0.1]", "own machine"],
    ["https://scoresheet.example.com/pane", "without a path: https://scoresheet.example.com"],
    ["https://scoresheet.example.com?a=1", "without a path"],
    ["https://me:secret@scoresheet.example.com", "must not hold a name or a password"],
    ["scoresheet.example.com", "is no address"],
  ])("refuses %s for deployment, and writes nothing", (origin, reason) => {
    const { code, said } = make("--origin", origin);
    expect([code, existsSync(out)]).toEqual([1, false]);
    expect(said).toContain(reason);
    expect(said).not.toContain("secret");
    expect(said).not.toContain("    at ");
  });

  it("asks for the origin, and shows how it is used", () => {
    const { code, said } = make();
    expect([code, existsSync(out)]).toEqual([1, false]);
    expect(said).toContain("--origin https://HOST");
    expect(make("--help").stdout).toContain("--new-id");
    expect(make("--origin", ORIGIN, "--nmae", "x").said).toContain("'--nmae'");
  });

  it("writes the same file again, and raises the version when something in it changed", () => {
    make("--origin", ORIGIN);
    const first = made();
    expect(make("--origin", ORIGIN).said).toContain("as it was");
    expect(made()).toBe(first);
    make("--origin", "https://other.example.com");
    expect([textOf("Id"), textOf("Version")]).toEqual([OUR_ID, "1.1.0.1"]);
    make("--origin", "https://other.example.com");
    expect(textOf("Version")).toBe("1.1.0.1");
  });

  it("keeps the id and the name that the file has, until a new id is asked for", () => {
    make("--origin", ORIGIN, "--new-id", "--name", "Scores");
    const id = textOf("Id");
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(id).not.toBe(OUR_ID);
    make("--origin", "https://other.example.com");
    expect([textOf("Id"), valueOf("DisplayName"), textOf("Version")]).toEqual([id, "Scores", "1.1.0.1"]);
    make("--origin", "https://other.example.com", "--new-id");
    expect(textOf("Id")).not.toBe(id);
  });

  it.each([
    ["no manifest", "<a/>"],
    ["no XML", "notes of mine"],
  ])("leaves a file alone that is %s", (_, text) => {
    writeFileSync(out, text);
    expect(make("--origin", ORIGIN)).toMatchObject({ code: 1 });
    expect(made()).toBe(text);
  });

  it("never writes over the manifest for this machine", () => {
    const ours = path.join(ROOT, "manifest.xml");
    const before = readFileSync(ours, "utf8");
    expect(make("--origin", ORIGIN, "--out", ours).said).toContain("choose another --out");
    expect(readFileSync(ours, "utf8")).toBe(before);
  });

  it("says that browsers ask before they open a pane in the local network", () => {
    const local = [
      "https://intranet",
      "https://scores.local",
      "https://10.1.2.3",
      "https://172.20.1.1",
      "https://[fd00::1]",
    ];
    for (const origin of local) {
      expect(make("--origin", origin).said).toContain("local network");
    }
    for (const origin of [ORIGIN, "https://8.8.8.8", "https://172.32.1.1", "https://[2606:4700::1111]"]) {
      expect(make("--origin", origin).said).not.toContain("local network");
    }
  });

  it("says in words where the file cannot be written", () => {
    mkdirSync(path.join(folder, "folder.xml"));
    for (const where of [path.join(folder, "gone", "company.xml"), path.join(folder, "folder.xml")]) {
      const { code, said } = make("--origin", ORIGIN, "--out", where);
      expect(code).toBe(1);
      expect(said).toContain(`${where} cannot be written`);
    }
  });
});

describe("the answer of Microsoft's service", () => {
  /** What the command makes of an answer, given as JSON, or of a failure. */
  function objections(answer: string): unknown {
    const module = path.join(ROOT, "src", "company-manifest.mjs");
    const script = `import(${JSON.stringify(module)})
      .then(({ objectionsOf }) => objectionsOf("m.xml", async () => { ${answer} }))
      .then((result) => process.stdout.write(JSON.stringify(result ?? null)));`;
    return JSON.parse(spawnSync(process.execPath, ["-e", script], { encoding: "utf8" }).stdout);
  }

  it("is nothing to object, its objections in words, or that it was not reached", () => {
    expect(objections("return { isValid: true };")).toEqual([]);
    const report = { errors: [{ title: "Wrong icon", content: "32 x 32 is wanted" }, { title: "No https" }] };
    expect(objections(`return { isValid: false, report: ${JSON.stringify(report)} };`)).toEqual([
      "Wrong icon: 32 x 32 is wanted",
      "No https",
    ]);
    expect(objections("throw new Error('no network');")).toBeNull();
    expect(objections("return { isValid: false, status: 503 };")).toBeNull();
  });
});
