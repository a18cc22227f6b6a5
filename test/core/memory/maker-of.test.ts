import { makerOf } from "../../../src/core/memory/maker-of";
import { PLAIN_RUN } from "./any-remembered";

const { counts } = PLAIN_RUN;
const scored = { ...PLAIN_RUN, counts: { ...counts, scored: 3 } };
const idle = { ...PLAIN_RUN, counts: { ...counts, scored: 0 } };

describe("the run that made a column", () => {
  it("is the newest that scored a row", () => {
    expect(makerOf([idle, scored, { ...scored, scope: "changed" }])).toBe(scored);
  });

  it("is the newest where none has, and none where there is none", () => {
    expect(makerOf([idle, { ...idle, scope: "failed" }])).toBe(idle);
    expect(makerOf([])).toBeUndefined();
  });
});
