import { UnfitJson } from "../../../src/core/json/checked-json";
import { readParts } from "../../../src/core/memory/read-parts";
import type { RememberedRun } from "../../../src/core/memory/remembered-run";
import { writeColumnPart, writeFingerprintParts, writeRunPart } from "../../../src/core/memory/write-parts";
import { PLAIN_COLUMN, PLAIN_RUN } from "./any-remembered";

function readBack(run: RememberedRun): RememberedRun | undefined {
  const parts = [writeColumnPart(PLAIN_COLUMN), writeRunPart(run)];
  return readParts(parts.map((xml, place) => ({ id: String(place), xml }))).runs[0];
}

describe("What is written of a run", () => {
  it("can be read back whatever servers and people said", () => {
    const back = readBack({
      ...PLAIN_RUN,
      servedModels: Array(60).fill("a\nb"),
      failures: Array(300).fill({ code: "network", rowCount: 1 }),
      elapsedMs: 12.7,
      startedBy: `\u202e${"x".repeat(2_000)}`,
      requestIds: { first: "a\tb", failed: Array(30).fill("r") },
    })!;
    expect(back.servedModels).toEqual(Array(50).fill("a b"));
    expect(back.failures).toHaveLength(200);
    expect(back.elapsedMs).toBe(13);
    expect(back.startedBy).toHaveLength(1_000);
    expect(back.requestIds).toEqual({ first: "a b", failed: Array(20).fill("r") });
  });

  it("is refused when it could not be read back", () => {
    expect(() => writeRunPart({ ...PLAIN_RUN, id: "7" })).toThrow(UnfitJson);
    expect(() => writeColumnPart({ ...PLAIN_COLUMN, headers: [] })).toThrow(UnfitJson);
    const columnsSent = Array.from({ length: 5_000 }, (_, i) => `${i} ${"&".repeat(200)}`);
    expect(() => writeColumnPart({ ...PLAIN_COLUMN, recipe: { ...PLAIN_COLUMN.recipe, columnsSent } })).toThrow(
      /is too long/,
    );
  });
});

describe("Fingerprints of a run", () => {
  it.each([
    [0, 0],
    [75_000, 0],
    [75_001, 1],
    [250_000, 3],
  ])("of %d rows take %d parts beside the run's own", (rowCount, count) => {
    expect(writeFingerprintParts(PLAIN_RUN.id, PLAIN_RUN.columnId, new Uint8Array(rowCount * 10))).toHaveLength(count);
  });
});
