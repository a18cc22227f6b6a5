import fc from "fast-check";

// On a developer's machine properties are tried with other values each time; a check of a commit says the same twice.
if (process.env["CI"] === "true") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_122 });

/**
 * How many random cases a costly property tries.
 * @param deep with `SCORESHEET_DEEP=1`, for a machine that has the night for it
 * @param usual in every other run
 */
export function runs(deep: number, usual: number): number {
  return process.env["SCORESHEET_DEEP"] === "1" ? deep : usual;
}
