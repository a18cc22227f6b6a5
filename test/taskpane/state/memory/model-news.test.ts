import { modelNews } from "../../../../src/taskpane/state/memory/model-news";
import { checkOf, columnLook, runOf } from "../../fakes/fake-memory";

describe("another model than before", () => {
  test("is no news where nobody knows of one", () => {
    expect(modelNews(columnLook(), checkOf({}), undefined)).toBeUndefined();
    expect(modelNews(columnLook(), checkOf({}), "iris-1")).toBeUndefined();
    expect(modelNews(columnLook({}, { runs: [] }), checkOf({}), "iris-2")).toBeUndefined();
  });

  test("is told by a preview", () => {
    expect(modelNews(columnLook(), checkOf({ changed: 3 }), "iris-2")).toEqual({
      now: "iris-2",
      before: ["iris-1"],
      rowCount: 147,
    });
  });

  test("is told by a refresh that another model answered: the rows before it are the other one's", () => {
    const refresh = runOf({ scope: "changed", servedModels: ["iris-2"], counts: { ...runOf().counts, scored: 20 } });
    const column = columnLook({}, { runs: [refresh, runOf()] });
    expect(modelNews(column, checkOf({}), undefined)).toEqual({ now: "iris-2", before: ["iris-1"], rowCount: 130 });
    expect(modelNews(column, undefined, undefined)).toMatchObject({ rowCount: undefined });
    expect(
      modelNews(columnLook({}, { runs: [{ ...refresh, scope: "all" }, runOf()] }), checkOf({}), undefined),
    ).toBeUndefined();
  });
});
