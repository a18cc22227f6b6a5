import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");

/**
 * Expects that a reviewed file of the project is what was made of the sources just now. With `SCORESHEET_UPDATE=1` the file is written
 * anew instead, to be read by a person before it is committed.
 * @param file path from the root of the project
 */
export function expectGolden(file: string, made: string): void {
  const path = resolve(ROOT, file);
  if (process.env["SCORESHEET_UPDATE"] === "1") writeFileSync(path, made);
  expect(existsSync(path) ? readFileSync(path, "utf8") : "").toBe(made);
}
