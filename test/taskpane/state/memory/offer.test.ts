import type { ColumnCheck, ColumnLook } from "../../../../src/scoring/memory/memory-look";
import { offerOf } from "../../../../src/taskpane/state/memory/offer";
import { checkOf, columnLook, runOf } from "../../fakes/fake-memory";

function offered(check: ColumnCheck | undefined, column: ColumnLook = columnLook()) {
  return offerOf({ column, check: check === undefined ? { kind: "none" } : { kind: "known", check, isOld: false } });
}

describe("what is offered of a remembered column", () => {
  test("is nothing where the table has none, or the analyst wants something else", () => {
    expect(offerOf({ check: { kind: "none" } })).toBeUndefined();
    expect(offerOf({ column: columnLook(), check: { kind: "none" }, setAside: "new" })).toBeUndefined();
  });

  test("are the changed rows, with overwritten and new ones", () => {
    expect(offered(checkOf({ changed: 20, overwritten: 2, new: 3, failed: 5 }))).toEqual({
      kind: "changed",
      scope: "changed",
      rowCount: 25,
    });
  });

  test("are the missing rows where none has changed", () => {
    expect(offered(checkOf({ failed: 28, new: 2 }))).toEqual({ kind: "missing", scope: "failed", rowCount: 30 });
  });

  test("is no refresh that cannot help: rows that were refused for what they hold, and have not changed since", () => {
    const failures = [{ code: "rows-refused", rowCount: 3 }];
    const refused = columnLook({}, { runs: [runOf({ failures })] });
    expect(offered(checkOf({ failed: 3 }), refused)).toEqual({
      kind: "refused",
      scope: "all",
      rowCount: 3,
      currentCount: 147,
    });
    expect(offered(checkOf({ failed: 2 }, { unsendable: 2 }))).toMatchObject({ kind: "refused", rowCount: 2 });
    expect(offered(checkOf({ failed: 2, new: 1 }, { unsendable: 2 }))).toMatchObject({ kind: "missing", rowCount: 1 });
    const old = { kind: "known", check: checkOf({ failed: 2 }, { unsendable: 2 }), isOld: true } as const;
    expect(offerOf({ column: columnLook(), check: old })).toMatchObject({ kind: "uncounted" });
  });

  test("is nothing to do where all rows are current, or hold nothing to send", () => {
    expect(offered(checkOf({}))).toMatchObject({ kind: "current", rowCount: 150 });
    expect(offered(checkOf({ "left-out": 2 }))).toMatchObject({ kind: "current" });
  });

  test("is the whole column, and why, where nobody can tell what has changed", () => {
    expect(offered(checkOf({ unknown: 150 }, { whyUnknown: "recipe-changed" }))).toMatchObject({
      why: "recipe-changed",
    });
    expect(offered(checkOf({ unknown: 1 }))).toMatchObject({ kind: "whole", why: "not-known" });
    expect(offered(checkOf({ changed: 3 }), columnLook({ isRowByRow: false }))).toEqual({
      kind: "whole",
      scope: "all",
      why: "not-row-by-row",
    });
  });

  test("is nothing to do where it is known of too many rows that none has changed", () => {
    const check = checkOf({ unknown: 0 }, { whyUnknown: "too-many-rows", isAllCurrent: true });
    expect(offered(check)).toMatchObject({ kind: "current" });
  });

  test("is to go on where a run was cut, also before the rows are counted", () => {
    const cut = columnLook({}, { unended: { run: runOf(), isCut: true } });
    expect(offered(undefined, cut)).toEqual({ kind: "go-on", scope: "rest", rowCount: undefined });
    expect(offered(checkOf({ changed: 1, failed: 2, new: 3_117 }, { rowCount: 5_000 }), cut)).toMatchObject({
      rowCount: 3_120,
    });
  });

  test("is a run that finds out itself what has changed, while nobody has counted", () => {
    expect(offered(undefined)).toEqual({ kind: "uncounted", scope: "changed" });
  });
});
