import { execFileSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import { strToU8, unzipSync, zipSync } from "fflate";
import { WORKBOOK_KINDS } from "../../src/workbench/xlsx/kinds/workbook-kind";
import { runScoreCommand, startScoreCommand } from "../support/score-command";
import { readXlsxTable, writeXlsxTable } from "../support/xlsx-table";
import { predictionFor } from "./halting-endpoint";
import { ScoreFolder } from "./score-folder";

describe("the files of npm run score", () => {
  const folder = new ScoreFolder();
  const { at, command } = folder;

  beforeAll(async () => {
    await folder.start();
    writeFileSync(at("macros.xlsx"), withMacros(readFileSync(at("in.xlsx"))));
    writeFileSync(at("table.csv.xlsx"), "id\n1\n");
    writeFileSync(at("half.xlsx"), readFileSync(at("in.xlsx")).subarray(0, 3_000));
    execFileSync("mkfifo", [at("pipe.xlsx")]);
    linkSync(at("in.xlsx"), at("second-name.xlsx"));
    writeFileSync(at("MLmodel"), "signature");
  });
  afterAll(() => folder.stop());

  test.each([
    ["a pipe as the workbook", { workbook: at("pipe.xlsx") }, "it is no file, but a pipe or a device"],
    ["a device without end as the workbook", { workbook: "/dev/zero" }, "it is no file, but a pipe or a device"],
    ["a folder as the workbook", { workbook: folder.path }, "it is a folder"],
    ["a pipe as the signature", { signature: at("pipe.xlsx") }, "The signature"],
    ["a device without end as the signature", { signature: "/dev/zero" }, "The signature /dev/zero cannot be read"],
    ["a CSV called .xlsx", { workbook: at("table.csv.xlsx") }, "a text file (such as CSV)"],
    ["half a workbook", { workbook: at("half.xlsx") }, "The file is cut short"],
    ["macros that would be called .xlsx", { workbook: at("macros.xlsx") }, "--out must end in .xlsm"],
    ["a plain workbook that would be called .xlsm", { out: at("out.xlsm") }, "--out must end in .xlsx"],
    ["a second name of the workbook as its result", { out: at("second-name.xlsx") }, "--out is the workbook itself"],
    [
      "the signature as its result",
      { out: at("MLmodel"), signature: at("MLmodel") },
      "--out is the file of --signature",
    ],
    ["its own output as its result", { out: "/dev/stdout" }, "--out is where this program prints"],
    ["a name that is too long", { out: at(`${"x".repeat(260)}.xlsx`) }, "its name is too long"],
  ])("refuse %s before anything is sent", async (_what, changes, sentence) => {
    const seen = folder.endpoint.answeredIds.length;
    const { exitCode, stdout, stderr } = await runScoreCommand(command(changes));
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining(sentence) as string,
    });
    expect(folder.endpoint.answeredIds).toHaveLength(seen);
  });

  test("are written as what they were, with every macro", async () => {
    const asked = command({ workbook: at("macros.xlsx"), out: at("macros-out.XLSM") });
    expect(await runScoreCommand(asked)).toMatchObject({ exitCode: 0 });
    const [before, after] = [unzipSync(readFileSync(asked.workbook)), unzipSync(readFileSync(asked.out))];
    expect(after["xl/vbaProject.bin"]).toEqual(before["xl/vbaProject.bin"]);
    expect(new TextDecoder().decode(after["[Content_Types].xml"])).toContain("macroEnabled");
  });

  test("go where a symbolic link leads, whether something stands there or not, and the link stays", async () => {
    writeFileSync(at("old-result.xlsx"), "older");
    for (const target of ["old-result.xlsx", "new-result.xlsx"]) {
      const out = at(`link-to-${target}`);
      const existed = existsSync(at(target));
      symlinkSync(target, out);
      const { exitCode, stderr } = await runScoreCommand(command({ out }));
      expect([exitCode, stderr.includes(`--out ${out} is there already`)]).toEqual([0, existed]);
      expect([lstatSync(out).isSymbolicLink(), readlinkSync(out)]).toEqual([true, target]);
      expect((await readXlsxTable(at(target), "T")).rows).toEqual([1, 2, 3].map((id) => [id, predictionFor(id)]));
    }
  });

  test("may go nowhere", async () => {
    expect(await runScoreCommand(command({ out: "/dev/null" }))).toMatchObject({
      exitCode: 0,
      stderr: expect.any(String) as string,
    });
  });

  test("are the older ones, whole, when the program is killed while it writes", async () => {
    const rows = Array.from({ length: 8_000 }, (_, row) => [Math.sin(row)]);
    await writeXlsxTable(at("long.xlsx"), { name: "T", columns: ["id"], rows });
    const asked = command({ workbook: at("long.xlsx"), out: at("killed/out.xlsx") });
    execFileSync("mkdir", [at("killed")]);
    const older = Buffer.from("what stands there");
    writeFileSync(asked.out, older);
    const { program, ended } = startScoreCommand(asked);
    const isWriting = (): boolean => readdirSync(at("killed")).length > 1;
    while (folder.endpoint.answeredIds.length < rows.length && program.exitCode === null) await nextTurn();
    while (!isWriting() && program.exitCode === null) await nextTurn();
    program.kill("SIGKILL");
    const { signal } = await ended;
    // On a machine that is fast the result may stand there already: then it is whole, too.
    if (signal === "SIGKILL" && readFileSync(asked.out).equals(older)) return;
    expect((await readXlsxTable(asked.out, "T")).rows).toHaveLength(rows.length);
  });

  test("stand alone in their folder afterwards", () => {
    const left = readdirSync(folder.path).filter((name) => name.startsWith(".scoresheet-"));
    expect(left).toEqual([]);
    expect(existsSync(at("out.xlsm"))).toBe(false);
  });
});

function withMacros(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const types = new TextDecoder().decode(parts["[Content_Types].xml"]);
  const { workbook, "macro-workbook": macros } = WORKBOOK_KINDS;
  return zipSync({
    ...parts,
    "[Content_Types].xml": strToU8(types.replace(workbook.contentType, macros.contentType)),
    "xl/vbaProject.bin": Uint8Array.from({ length: 2_000 }, (_, place) => (place * 89) % 256),
  });
}
