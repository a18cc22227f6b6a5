import { execFileSync } from "node:child_process";
import { mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileReason } from "../../../src/headless/files/file-reason";
import { readRegularFile } from "../../../src/headless/files/read-regular-file";

describe("reading a file that the command names", () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "scoresheet-read-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("gives its bytes, also behind a symbolic link", async () => {
    await writeFile(at("in.xlsx"), "bytes");
    await symlink("in.xlsx", at("link.xlsx"));
    for (const name of ["in.xlsx", "link.xlsx"]) {
      expect(new TextDecoder().decode(await readRegularFile(at(name)))).toBe("bytes");
    }
  });

  it.each([
    ["a pipe that nobody writes into", "pipe", "it is no file, but a pipe or a device"],
    ["a link to such a pipe", "link", "it is no file, but a pipe or a device"],
    ["a device without end", "/dev/zero", "it is no file, but a pipe or a device"],
    ["a folder", ".", "it is a folder"],
    ["more than fits into memory", "large", "it has more than 500 MB"],
    ["what is not there", "missing", "there is no such file or folder"],
  ])("refuses %s at once", async (_what, name, reason) => {
    execFileSync("mkfifo", [at("pipe")]);
    await symlink("pipe", at("link"));
    await writeFile(at("large"), "");
    await truncate(at("large"), 10_000_000_000); // takes no room on the disk
    const error: unknown = await readRegularFile(path.resolve(folder, name)).catch((caught: unknown) => caught);
    expect(fileReason(error)).toBe(reason);
  });
});
