import { partsToGo } from "../../../src/core/memory/parts-to-go";
import { readParts } from "../../../src/core/memory/read-parts";
import { writeColumnPart, writeRunPart } from "../../../src/core/memory/write-parts";
import { PLAIN_COLUMN, PLAIN_RUN } from "./any-remembered";

/** A day later each. */
function memoryOf(runCount: number): ReturnType<typeof readParts> {
  const texts = Array.from({ length: runCount }, (_, day) => {
    const startedAt = new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
    return writeRunPart({ ...PLAIN_RUN, id: idOf(day), startedAt });
  });
  return readParts([writeColumnPart(PLAIN_COLUMN), ...texts].map((xml, place) => ({ id: `part ${place}`, xml })));
}

function idOf(day: number): string {
  return day.toString(16).padStart(16, "0");
}

describe("partsToGo", () => {
  it("keeps the last 50 runs of a workbook", () => {
    expect(partsToGo(memoryOf(50), new Set())).toEqual([]);
    expect(partsToGo(memoryOf(53), new Set())).toEqual(["part 3", "part 2", "part 1"]);
  });

  it("keeps an older one by which the rows of a column are known", () => {
    expect(partsToGo(memoryOf(53), new Set([idOf(1)]))).toEqual(["part 3", "part 1"]);
  });
});
