import { RecentFiles } from "../../../../src/workbench/page/recent/recent-files";
import { handleAt, recentInMemory, refusal } from "./kept-in-memory";

const namesIn = ({ files }: RecentFiles) => files.map(({ name }) => name);

describe("RecentFiles", () => {
  it("has the newest first, the same file once, and of two files of one name both", async () => {
    const { recent } = recentInMemory();
    await recent.note(handleAt("a/sales.xlsx"));
    await recent.note(handleAt("b/sales.xlsx"));
    await recent.note(handleAt("iris.csv"));
    await recent.note(handleAt("a/sales.xlsx"));
    expect(recent.files.map(({ handle }) => (handle as ReturnType<typeof handleAt>).place)).toEqual([
      "a/sales.xlsx",
      "iris.csv",
      "b/sales.xlsx",
    ]);
  });

  it("keeps eight, also where several are opened at once", async () => {
    const { recent, kept } = recentInMemory();
    await Promise.all(Array.from({ length: 11 }, (_, i) => recent.note(handleAt(`${i}.xlsx`))));
    expect(namesIn(recent)).toEqual(["10", "9", "8", "7", "6", "5", "4", "3"].map((name) => `${name}.xlsx`));
    expect(kept()).toHaveLength(8);
  });

  it("keeps of a file its name, when it was opened and by what it opens again, and nothing else", async () => {
    const { recent, kept } = recentInMemory();
    await recent.note(handleAt("iris.csv"));
    expect(kept().map((file) => Object.keys(file).sort())).toEqual([["handle", "id", "name", "openedAt"]]);
  });

  it("takes one out, or all, and tells its subscribers", async () => {
    const { recent } = recentInMemory();
    for (const name of ["a.xlsx", "b.xlsx", "c.xlsx"]) await recent.note(handleAt(name));
    let told = 0;
    const stop = recent.subscribe(() => told++);
    await recent.remove(recent.files[1]!.id);
    expect(namesIn(recent)).toEqual(["c.xlsx", "a.xlsx"]);
    await recent.clear();
    expect(namesIn(recent)).toEqual([]);
    stop();
    await recent.load();
    expect(told).toBe(2);
  });

  it("counts a file that cannot be compared any more as another one", async () => {
    const { recent } = recentInMemory();
    await recent.note(handleAt("gone.xlsx"));
    await recent.note(handleAt("new.xlsx", { isSameEntry: () => refusal("NotFoundError") }));
    expect(namesIn(recent)).toEqual(["new.xlsx", "gone.xlsx"]);
  });

  it("is empty without a word where the browser keeps nothing", async () => {
    const recent = new RecentFiles({ all: () => refusal("InvalidStateError"), replace: () => refusal("x") }, () => 0);
    await recent.load();
    await recent.note(handleAt("iris.csv"));
    await recent.clear();
    expect(recent.files).toEqual([]);
  });

  it("shows what is kept where one more cannot be", async () => {
    const { recent: kept } = recentInMemory();
    await kept.note(handleAt("kept.xlsx"));
    const recent = new RecentFiles(
      { all: () => Promise.resolve(kept.files), replace: () => refusal("QuotaExceededError") },
      () => 0,
    );
    await recent.note(handleAt("iris.csv"));
    expect(namesIn(recent)).toEqual(["kept.xlsx"]);
  });
});
