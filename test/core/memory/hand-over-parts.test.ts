import fc from "fast-check";
import { handOversToGo, readHandOverParts, writeHandOverPart } from "../../../src/core/memory/hand-over-parts";
import type { HandedOverRun } from "../../../src/core/memory/handed-over-run";
import { writePartXml } from "../../../src/core/memory/part-xml";
import { readParts } from "../../../src/core/memory/read-parts";
import { runs } from "../../support/property-seed";
import { PLAIN_HAND_OVER as RUN } from "./any-remembered";

const stored = (...texts: readonly string[]) => texts.map((xml, place) => ({ id: `part ${place + 1}`, xml }));
const made = (content: unknown, version = 1): string =>
  writePartXml({ kind: "hand-over", version, json: JSON.stringify(content) });
const readOf = (...texts: readonly string[]): HandedOverRun[] =>
  readHandOverParts(stored(...texts)).map(({ run }) => run);

describe("tables that were handed over, in a workbook", () => {
  it("are read as they were written, newest first", () => {
    const newer = { ...RUN, id: "0000000000000001", statementId: "01ef-2", startedAtUtcMs: 6 };
    const { stagedPath: _gone, ...plain } = newer;
    expect(readOf(writeHandOverPart(RUN), writeHandOverPart(plain))).toEqual([plain, RUN]);
  });

  it("count once, with the statement that one of two parts knows", () => {
    const known = { ...RUN, statementId: "01ef-2" };
    expect(readOf(...[RUN, known, RUN].map(writeHandOverPart))).toEqual([known]);
  });

  it("are no matter of columns, and no newer ones are read", () => {
    expect(readParts(stored(writeHandOverPart(RUN))).unreadable).toEqual([]);
    expect(readOf(made(RUN, 2))).toEqual([]);
  });

  it("are left alone where anybody wrote something else", () => {
    const hostile = [
      { ...RUN, stagedPath: "/Volumes/workspace/default/uploads/salaries.csv" },
      { ...RUN, stagedPath: "/Volumes/workspace/default/uploads/scoresheet-0000000000000000.csv" },
      { ...RUN, stagedPath: "/Volumes/workspace/default/../x/y/scoresheet-00000000000000ff.csv" },
      { ...RUN, statementId: "../clusters" },
      { ...RUN, host: "evil.example/x" },
      { ...RUN, token: "dapi1" },
      { ...RUN, id: "x" },
      { ...RUN, own: { key: "k" } },
      { ...RUN, source: { kind: "cells", name: "x" } },
      { ...RUN, startedAtUtcMs: "now" },
      { ...RUN, rowCount: -1 },
      null,
      [],
    ];
    for (const one of hostile) expect(readOf(made(one))).toEqual([]);
    expect(readOf("", "<memory", made(RUN).replace("{", "["))).toEqual([]);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => expect(readOf(made(value))).toEqual([])),
      { numRuns: runs(5_000, 100) },
    );
  });

  it("are bounded in number", () => {
    const parts = Array.from({ length: 4 }, (_, place) => ({ partId: `${place}`, run: RUN }));
    expect(handOversToGo(parts, 3)).toEqual(["3"]);
    expect(handOversToGo(parts)).toEqual([]);
  });
});
