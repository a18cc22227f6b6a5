import { OwnRuns } from "../../../src/composition/memory/own-runs";
import { passingMemory } from "../../../src/composition/memory/passing-memory";
import { readParts } from "../../../src/core/memory/read-parts";
import { recipeHash } from "../../../src/core/memory/recipe-hash";
import { writeColumnPart, writeRunPart } from "../../../src/core/memory/write-parts";
import { PLAIN_COLUMN, PLAIN_RUN } from "../../core/memory/any-remembered";

const COLUMN = PLAIN_COLUMN;
const RUN = {
  ...PLAIN_RUN,
  columnId: COLUMN.id,
  recipeHash: recipeHash(COLUMN.recipe, COLUMN.schema),
  startedBy: "Ana\u0007",
};

function ownRuns(device = passingMemory()) {
  let salts = 0;
  return new OwnRuns(device, () => String(++salts));
}

/** As a workbook gives it back. */
function readBack(run: typeof PLAIN_RUN = RUN) {
  const [read] = readParts(
    [writeColumnPart(COLUMN), writeRunPart(run)].map((xml, id) => ({ id: String(id), xml })),
  ).runs;
  return read!;
}

describe("runs that were made on this device", () => {
  test("are known again as the workbook gives them back, also by another session", () => {
    const device = passingMemory();
    ownRuns(device).add(RUN);
    expect(ownRuns(device).has(readBack(), COLUMN)).toBe(true);
  });

  test("are not known where the workbook tells anything else of them, or has another recipe for the column", () => {
    const runs = ownRuns();
    runs.add(RUN);
    expect(runs.has({ ...readBack(), servedModels: ["another-1"] }, COLUMN)).toBe(false);
    expect(runs.has({ ...readBack(), startedBy: "Eve" }, COLUMN)).toBe(false);
    const recipe = { ...COLUMN.recipe, route: "/serving-endpoints/other/invocations" };
    expect(runs.has(readBack(), { ...COLUMN, recipe })).toBe(false);
  });

  test("are not those of others, and none once the device has forgotten them or holds something else there", () => {
    const device = passingMemory();
    const runs = ownRuns(device);
    expect(runs.has(readBack(), COLUMN)).toBe(false);
    runs.add(RUN);
    for (const text of ["no JSON", '{"a":1}', "[[1,2,3],null]"]) {
      device.write("own-runs", text);
      expect(runs.has(readBack(), COLUMN)).toBe(false);
    }
  });

  test("are known again as they were when they had begun, too", () => {
    const runs = ownRuns();
    const { endedAt: _end, ...begun } = RUN;
    runs.add(begun);
    runs.add(RUN);
    expect([runs.has(readBack(begun), COLUMN), runs.has(readBack(), COLUMN)]).toEqual([true, true]);
  });

  test("are the last two hundred, and no text of them is kept", () => {
    const device = passingMemory();
    const runs = ownRuns(device);
    const { endedAt: _end, ...begun } = RUN;
    for (let run = 0; run < 201; run++) {
      for (const told of [begun, RUN]) runs.add({ ...told, id: run.toString(16).padStart(16, "0") });
    }
    expect(runs.has(readBack({ ...RUN, id: "0".repeat(16) }), COLUMN)).toBe(false);
    expect(runs.has(readBack({ ...RUN, id: "c8".padStart(16, "0") }), COLUMN)).toBe(true);
    expect(device.read("own-runs")).not.toMatch(/Ana|invocations/);
  });
});
