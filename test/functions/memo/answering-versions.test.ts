import { AnsweringVersions } from "../../../src/functions/memo/answering-versions";

describe("versions that answer", () => {
  it("make those before them old, endpoint by endpoint", () => {
    const versions = new AnsweringVersions();
    versions.note("iris", "3");
    versions.note("cars", "3");
    expect(versions.isOld("iris", "3")).toBe(false);
    expect(versions.note("iris", "4")).toBe(true);
    expect([versions.isOld("iris", "3"), versions.isOld("iris", "4"), versions.isOld("cars", "3")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(versions.isOld("iris", undefined)).toBe(false);
  });

  it("make none old where they take turns, or are said to", () => {
    const versions = new AnsweringVersions();
    for (const version of ["3", "4", "3"]) versions.note("iris", version);
    expect(versions.isOld("iris", "4")).toBe(false);
    versions.noteSplit("cars");
    for (const version of ["1", "2"]) versions.note("cars", version);
    expect(versions.isOld("cars", "1")).toBe(false);
  });
});
