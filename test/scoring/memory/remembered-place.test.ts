import { PLAIN_COLUMN } from "../../core/memory/any-remembered";
import { writeColumnPart } from "../../../src/core/memory/write-parts";
import { readParts } from "../../../src/core/memory/read-parts";
import type { ResultColumns, SourceRef } from "../../../src/scoring/ports";
import {
  columnsAt,
  joinedPlace,
  partedPlace,
  rememberedLabel,
  sourceKindOf,
} from "../../../src/scoring/memory/remembered-place";
import { PartsInMemory } from "./parts-in-memory";

const TABLE: SourceRef = { kind: "table", tableId: "t1" };
const range = (sheetId: string, hasHeaders = true): SourceRef => ({
  kind: "range",
  sheetId,
  address: "A1:B9",
  hasHeaders,
});

function columnsIn(source: SourceRef, ...columnIds: string[]): ResultColumns {
  return { source, headers: columnIds.map((id) => `header of ${id}`), columnIds };
}

describe("the place of a remembered column", () => {
  it("is called by the bare name of a table, and by the address of a range", () => {
    expect(rememberedLabel(TABLE, "Table Table 1")).toBe("Table 1");
    expect(rememberedLabel(range("s1"), "Table!A1:B9")).toBe("Table!A1:B9");
    expect([TABLE, range("s1"), range("s1", false)].map(sourceKindOf)).toEqual([
      "table",
      "range with headers",
      "range without headers",
    ]);
  });

  it("holds the column of reasons apart, and gives it back as a run writes it", () => {
    const written = { ...columnsIn(TABLE, "1", "2", "3"), hasReasons: true } as const;
    const parted = partedPlace(written);
    expect(parted).toEqual({
      source: TABLE,
      resultColumns: columnsIn(TABLE, "1", "2"),
      reasonsColumn: columnsIn(TABLE, "3"),
    });
    expect(joinedPlace(parted)).toEqual(written);
    const plain = columnsIn(TABLE, "1");
    expect([partedPlace(plain), joinedPlace(partedPlace(plain))]).toEqual([
      { source: TABLE, resultColumns: plain },
      plain,
    ]);
  });
});

describe("the remembered columns of a place", () => {
  const signal = new AbortController().signal;
  const memory = readParts(
    ["c1", "c2", "c3", "c4"].map((end) => ({
      id: end,
      xml: writeColumnPart({ ...PLAIN_COLUMN, id: end.padStart(16, "0") }),
    })),
  );

  it("are those of which any column stands there, in the very table or sheet", async () => {
    const store = new PartsInMemory();
    const stand = (id: string, resultColumns: ResultColumns): unknown =>
      store.places.set(id.padStart(16, "0"), { source: resultColumns.source, resultColumns, foundBy: "anchor" });
    stand("c1", columnsIn(TABLE, "1", "2"));
    stand("c2", columnsIn(TABLE, "5"));
    stand("c3", columnsIn({ kind: "table", tableId: "t2" }, "2"));
    const found = await columnsAt(columnsIn(TABLE, "2", "3"), memory, store, signal);
    expect(found.map(({ id }) => id)).toEqual(["00000000000000c1"]);
  });

  it("are none where nothing is remembered, and nobody asks where they stand", async () => {
    const store = new PartsInMemory();
    store.locate = () => Promise.reject(new Error("Nobody is to ask."));
    expect(await columnsAt(columnsIn(TABLE, "1"), readParts([]), store, signal)).toEqual([]);
  });
});
