import { link, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkOutputFile, outputPlace } from "../../src/headless/output-file";

describe("output file", () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "scoresheet-output-"));
    await writeFile(at("in.xlsx"), "workbook");
  });

  afterEach(() => rm(folder, { recursive: true }));

  it.each([
    ["its own name", "in.xlsx"],
    ["a way round", "./../$FOLDER/in.xlsx"],
    ["a symbolic link", "symbolic.xlsx"],
    ["a second name", "hard.xlsx"],
  ])("refuses the workbook itself under %s", async (_name, out) => {
    await symlink(at("in.xlsx"), at("symbolic.xlsx"));
    await link(at("in.xlsx"), at("hard.xlsx"));
    const outFile = at(out.replace("$FOLDER", path.basename(folder)));
    await expect(checkOutputFile(at("in.xlsx"), outFile)).rejects.toThrow("--out is the workbook itself.");
  });

  it.each([
    ["a folder that is not there", "nowhere/out.xlsx", "there is no such file or folder"],
    ["a folder that is a file", "in.xlsx/out.xlsx", "not a folder"],
    ["a folder", ".", "it is a folder"],
  ])("refuses %s before anything is sent", async (_name, out, reason) => {
    await expect(checkOutputFile(at("in.xlsx"), `${folder}/${out}`)).rejects.toThrow(reason);
  });

  it("takes a new file and an older result, and touches neither", async () => {
    await writeFile(at("older.xlsx"), "older");
    await checkOutputFile(at("in.xlsx"), at("new.xlsx"));
    await checkOutputFile(at("in.xlsx"), at("older.xlsx"));
    expect((await readdir(folder)).sort()).toEqual(["in.xlsx", "older.xlsx"]);
  });

  it("leaves it to reading to say that the workbook is missing", async () => {
    await expect(checkOutputFile(at("missing.xlsx"), at("new.xlsx"))).resolves.toBeUndefined();
  });

  it("is to stand where symbolic links lead before the run, or under its own name", async () => {
    await writeFile(at("older.xlsx"), "older");
    await symlink("older.xlsx", at("link.xlsx"));
    expect(await outputPlace(at("link.xlsx"))).toBe(await realpath(at("older.xlsx")));
    expect(await outputPlace(at("new.xlsx"))).toBe(at("new.xlsx"));
  });
});
