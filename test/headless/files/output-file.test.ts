import { execFileSync } from "node:child_process";
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkOutputFile, isOutputStream, outputPlace } from "../../../src/headless/files/output-file";

/** An administrator may write anywhere: the rights of files are tried as somebody else. */
async function asSomebody<Result>(act: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

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
    ["a symbolic link to a symbolic link", "chain.xlsx"],
    ["a second name", "hard.xlsx"],
  ])("refuses the workbook itself under %s", async (_name, out) => {
    await symlink(at("in.xlsx"), at("symbolic.xlsx"));
    await symlink("symbolic.xlsx", at("chain.xlsx"));
    await link(at("in.xlsx"), at("hard.xlsx"));
    const outFile = at(out.replace("$FOLDER", path.basename(folder)));
    await expect(checkOutputFile({ workbookFile: at("in.xlsx") }, outFile)).rejects.toThrow(
      "--out is the workbook itself.",
    );
  });

  it.each([
    ["a folder that is not there", "nowhere/out.xlsx", /: there is no such file or folder as \/.*\/nowhere\.$/],
    ["a folder that is a file", "in.xlsx/out.xlsx", "not a folder"],
    ["a folder", ".", "it is a folder"],
    ["a name that ends like a folder's", "new.xlsx/", "its name ends like a folder's"],
    ["a name that is too long", `${"x".repeat(300)}.xlsx`, "its name is too long"],
    ["links that lead in a circle", "circle.xlsx", "its symbolic links lead in a circle"],
    ["a link into a folder that is not there", "astray.xlsx", /: there is no such file or folder as \/.*\/nowhere\.$/],
  ])("refuses %s before anything is sent", async (_name, out, reason) => {
    await symlink("circle.xlsx", at("circle.xlsx"));
    await symlink("nowhere/out.xlsx", at("astray.xlsx"));
    await expect(checkOutputFile({ workbookFile: at("in.xlsx") }, `${folder}/${out}`)).rejects.toThrow(reason);
  });

  it("takes a new file and an older result, and touches neither", async () => {
    await writeFile(at("older.xlsx"), "older");
    await checkOutputFile({ workbookFile: at("in.xlsx") }, at("new.xlsx"));
    await checkOutputFile({ workbookFile: at("in.xlsx") }, at("older.xlsx"));
    expect((await readdir(folder)).sort()).toEqual(["in.xlsx", "older.xlsx"]);
  });

  it("leaves it to reading to say that the workbook is missing", async () => {
    await expect(checkOutputFile({ workbookFile: at("missing.xlsx") }, at("new.xlsx"))).resolves.toBeUndefined();
  });

  it("refuses the signature file as well, under whatever name", async () => {
    await writeFile(at("MLmodel"), "signature");
    await symlink("MLmodel", at("out.xlsx"));
    for (const name of ["MLmodel", "out.xlsx"]) {
      await expect(
        checkOutputFile({ workbookFile: at("in.xlsx"), signatureFile: at("MLmodel") }, at(name)),
      ).rejects.toThrow("the file of --signature");
    }
    await expect(
      checkOutputFile({ workbookFile: at("in.xlsx"), signatureFile: at("missing") }, at("new.xlsx")),
    ).resolves.toBeUndefined();
  });

  it.each([
    ["a result that is read-only", "mine/read-only.xlsx", "access is denied"],
    ["a new file in a folder that is read-only", "closed/new.xlsx", "access is denied"],
    ["a result in a folder that takes no file beside it", "closed/older.xlsx", "access is denied"],
    ["somebody else's result in a folder like /tmp", "sticky/older.xlsx", "only its owner may replace it"],
  ])("refuses %s", async (_name, out, reason) => {
    await chmod(folder, 0o755);
    for (const [name, mode] of Object.entries({ mine: 0o777, closed: 0o555, sticky: 0o1777 })) {
      await mkdir(at(name));
      await writeFile(at(`${name}/older.xlsx`), "older");
      await writeFile(at(`${name}/read-only.xlsx`), "older");
      await chmod(at(`${name}/older.xlsx`), 0o666);
      await chmod(at(`${name}/read-only.xlsx`), 0o444);
      await chmod(at(name), mode);
    }
    const isOurs = process.geteuid?.() !== 0 && out.startsWith("sticky");
    const checked = asSomebody(() => checkOutputFile({ workbookFile: at("in.xlsx") }, at(out)));
    await (isOurs ? expect(checked).resolves.toBeUndefined() : expect(checked).rejects.toThrow(reason));
    await chmod(at("closed"), 0o755);
    expect((await readdir(at("mine"))).sort()).toEqual(["older.xlsx", "read-only.xlsx"]);
  });

  it("takes pipes and devices, and knows that they need no ending", async () => {
    execFileSync("mkfifo", [at("pipe")]);
    for (const out of [at("pipe"), "/dev/null"]) {
      await checkOutputFile({ workbookFile: at("in.xlsx") }, out);
      expect([await isOutputStream(out), await outputPlace(out)]).toEqual([true, out]);
    }
    const others = await Promise.all([at("new.xlsx"), at("in.xlsx"), folder].map(isOutputStream));
    expect(others).toEqual([false, false, false]);
  });

  it("leaves the time of an older result as it is", async () => {
    await writeFile(at("older.xlsx"), "older");
    const before = await stat(at("older.xlsx"));
    await checkOutputFile({ workbookFile: at("in.xlsx") }, at("older.xlsx"));
    expect((await stat(at("older.xlsx"))).mtimeMs).toBe(before.mtimeMs);
    expect(await readFile(at("older.xlsx"), "utf8")).toBe("older");
  });

  it("is to stand where symbolic links lead before the run, or under its own name", async () => {
    await writeFile(at("older.xlsx"), "older");
    await symlink("older.xlsx", at("link.xlsx"));
    expect(await outputPlace(at("link.xlsx"))).toBe(await realpath(at("older.xlsx")));
    expect(await outputPlace(at("new.xlsx"))).toBe(at("new.xlsx"));
  });

  it("is to stand where a symbolic link leads that leads to no file yet, also by way of others", async () => {
    await mkdir(at("results"));
    await symlink("results", at("linked"));
    await symlink("results/today.xlsx", at("dangling.xlsx"));
    await symlink(at("dangling.xlsx"), at("chain.xlsx"));
    await symlink("../first.xlsx", at("results/up.xlsx"));
    const real = await realpath(folder);
    for (const name of ["dangling.xlsx", "chain.xlsx"]) {
      await checkOutputFile({ workbookFile: at("in.xlsx") }, at(name));
      expect(await outputPlace(at(name))).toBe(path.join(real, "results/today.xlsx"));
    }
    expect(await outputPlace(at("linked/up.xlsx"))).toBe(path.join(real, "first.xlsx"));
  });
});
