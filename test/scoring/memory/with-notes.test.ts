import { readParts } from "../../../src/core/memory/read-parts";
import { writeColumnPart, writeRunPart } from "../../../src/core/memory/write-parts";
import { withNotes } from "../../../src/scoring/memory/with-notes";
import { PLAIN_COLUMN, PLAIN_RUN } from "../../core/memory/any-remembered";
import { fingerprintsOf } from "../../core/memory/fingerprints-of";
import { notesWith } from "./notes-in-memory";

function listOf(...keys: readonly string[]): Uint8Array {
  return fingerprintsOf(keys.map((key) => [key, [key]])).sorted();
}

function memoryOf(run: typeof PLAIN_RUN, list?: Uint8Array) {
  const xmls = [writeColumnPart(PLAIN_COLUMN), writeRunPart(run, list && { list })];
  return readParts(xmls.map((xml, i) => ({ id: `${i}`, xml })));
}

const { endedAt: _end, ...UNENDED } = PLAIN_RUN;

describe("what is remembered, with this device's notes", () => {
  it("holds the rows of a run that has not ended, those in the workbook among them, none twice and in order", () => {
    const memory = memoryOf(UNENDED, listOf("1", "2"));
    const notes = notesWith({ [PLAIN_RUN.id]: { isCut: true, lists: [listOf("3"), listOf("2", "4")] } });
    expect(withNotes(memory, notes).fingerprints.get(PLAIN_RUN.id)).toEqual([listOf("1", "2", "3", "4")]);
    expect(memory.fingerprints.get(PLAIN_RUN.id)).toEqual([listOf("1", "2")]);
  });

  it("knows of a run that was begun here and noted no row that it has none", () => {
    const begun = notesWith({ [PLAIN_RUN.id]: { isCut: true } });
    expect(withNotes(memoryOf(UNENDED), begun).fingerprints.get(PLAIN_RUN.id)).toEqual([new Uint8Array(0)]);
  });

  it("leaves a run as the workbook has it that has ended, or that was begun elsewhere", () => {
    const noted = { [PLAIN_RUN.id]: { isCut: true, lists: [listOf("3")] } };
    expect(withNotes(memoryOf(PLAIN_RUN, listOf("1")), notesWith(noted)).fingerprints.get(PLAIN_RUN.id)).toEqual([
      listOf("1"),
    ]);
    expect(withNotes(memoryOf(UNENDED), notesWith({})).fingerprints.has(PLAIN_RUN.id)).toBe(false);
  });
});
