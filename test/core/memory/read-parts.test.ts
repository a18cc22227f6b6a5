import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { knownRows } from "../../../src/core/memory/known-rows";
import { readParts } from "../../../src/core/memory/read-parts";
import {
  writeColumnPart,
  writeFingerprintParts,
  writeRunPart,
  type KeptRows,
} from "../../../src/core/memory/write-parts";
import type { RememberedRun } from "../../../src/core/memory/remembered-run";
import { runs } from "../../support/property-seed";
import { anyRememberedColumn, anyRememberedRun, PLAIN_COLUMN, PLAIN_RUN } from "./any-remembered";
import { fingerprintsOf, stateOf } from "./fingerprints-of";

function stored(...texts: readonly string[]): { id: string; xml: string }[] {
  return texts.map((xml, place) => ({ id: `part ${place + 1}`, xml }));
}

function partsOf(run: RememberedRun, rows: KeptRows): readonly string[] {
  return [writeRunPart(run, rows), ...writeFingerprintParts(run.id, run.columnId, rows.list ?? new Uint8Array(0))];
}

/** The list of a table's rows, and of as many bytes as if each row had another prediction. */
function listOf(rowCount: number): Uint8Array {
  return fingerprintsOf(Array.from({ length: rowCount }, (_, row) => [`${row},"x"`, [row / 7]])).sorted();
}

describe("readParts", () => {
  it("reads what was written, of any column and its runs", () => {
    fc.assert(
      fc.property(
        anyRememberedColumn,
        fc.uniqueArray(anyRememberedRun, { selector: (run) => run.id }),
        (column, some) => {
          const made = some.map((run) => ({ ...run, columnId: column.id }));
          const read = readParts(stored(writeColumnPart(column), ...made.map((run) => writeRunPart(run))));
          expect(read.unreadable).toEqual([]);
          expect(read.columns).toEqual([column]);
          expect(new Set(read.runs)).toEqual(new Set(made));
        },
      ),
      { numRuns: runs(20_000, 200) },
    );
  });

  it("reads fingerprints back, from as many parts as they take", () => {
    const list = listOf(170_000);
    const sum = { count: 170_000, sum: "00000000000000ff" };
    const texts = [...partsOf(PLAIN_RUN, { list, sum }), writeColumnPart(PLAIN_COLUMN)];
    expect(texts).toHaveLength(4);
    const read = readParts(stored(...texts));
    expect(read.unreadable).toEqual([]);
    expect(Buffer.concat(read.fingerprints.get(PLAIN_RUN.id)!).equals(list)).toBe(true);
    expect(read.sums.get(PLAIN_RUN.id)).toEqual(sum);
    expect(read.partsOfRun.get(PLAIN_RUN.id)).toEqual(["part 1", "part 2", "part 3"]);
    expect(read.partOfColumn.get(PLAIN_COLUMN.id)).toBe("part 4");
  });

  it("says so when a part of the fingerprints is gone, and calls no row current for it", () => {
    const [own] = partsOf(PLAIN_RUN, { list: listOf(90_000) });
    const read = readParts(stored(writeColumnPart(PLAIN_COLUMN), own!));
    expect(read.unreadable).toEqual([
      "Part 2 of what this workbook remembers is left alone: it does not have all that it kept of its rows.",
    ]);
    expect(stateOf(knownRows(read.fingerprints.get(PLAIN_RUN.id)!), '5,"y"', [5 / 7])).toBe("changed");
  });

  it("keeps 100,000 rows in less than 1.2 MB of a file", () => {
    const texts = partsOf(PLAIN_RUN, { list: listOf(100_000) });
    const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(bytes).toBeLessThanOrEqual(1_200_000);
    texts.forEach((text) => expect(text.length).toBeLessThan(2_000_000));
  });

  it("gives the newest run first", () => {
    const later = { ...PLAIN_RUN, id: "00000000000000a2", startedAt: "2026-11-21T08:00:00Z" };
    const read = readParts(stored(writeColumnPart(PLAIN_COLUMN), writeRunPart(PLAIN_RUN), writeRunPart(later)));
    expect(read.runs.map(({ id }) => id)).toEqual([later.id, PLAIN_RUN.id]);
  });

  it("takes a run that has ended for the truth about one that still goes on elsewhere", () => {
    const { endedAt: _ended, ...begun } = PLAIN_RUN;
    const read = readParts(stored(writeColumnPart(PLAIN_COLUMN), writeRunPart(begun), writeRunPart(PLAIN_RUN)));
    expect(read.runs).toEqual([PLAIN_RUN]);
    expect(read.unreadable).toHaveLength(1);
  });

  it("reads parts that another tool has written anew, with a declaration, other quotes and references", () => {
    const xml = writeColumnPart({ ...PLAIN_COLUMN, headers: ["a<b & c>d"] });
    const anew = `\uFEFF<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n${xml
      .replace(/xmlns="([^"]*)" kind="([^"]*)" version="([^"]*)"/, "version='$3'\n kind='$2' xmlns='$1' ")
      .replace(/&gt;/g, ">")
      .replace(/Iris/, "&#73;&#x72;is")}\n`;
    expect(readParts(stored(anew)).columns).toEqual(readParts(stored(xml)).columns);
  });

  it.each(["column", "run", "fingerprints"])("still reads the first version of a %s part", (kind) => {
    const folder = join(__dirname, "../../fixtures/memory-version-1");
    const fixtures = ["column", "run", "fingerprints"].map((name) => readFileSync(join(folder, `${name}.xml`), "utf8"));
    const read = readParts(stored(...fixtures));
    expect(read.unreadable).toEqual([]);
    const expected: unknown = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
    const lists = [...read.fingerprints].map(([id, [first, second]]) => ({
      ...{ id, records: first!.length / 10, further: second!.length / 10 },
      first: Buffer.from(first!.subarray(0, 20)).toString("hex"),
    }));
    const found = { column: read.columns, run: read.runs, fingerprints: lists }[kind];
    expect(found).toEqual((expected as Record<string, unknown>)[kind]);
  });

  it("throws at nothing that bytes can be, and says one sentence of each", () => {
    const xml = writeRunPart(PLAIN_RUN, { list: listOf(20) });
    const cut = fc.tuple(fc.nat(xml.length), fc.nat(xml.length), fc.string({ unit: "binary" }));
    const broken = cut.map(
      ([start, end, text]) => xml.slice(0, Math.min(start, end)) + text + xml.slice(Math.max(start, end)),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(broken, fc.string({ unit: "binary" })), { maxLength: 4 }), (texts) => {
        const read = readParts(stored(...texts));
        expect(read.unreadable.length).toBe(texts.length);
        expect(read.runs).toEqual([]);
      }),
      { numRuns: runs(50_000, 500) },
    );
  });
});
