import { nextFreeName, proposedName } from "../../../../src/taskpane/state/warehouse/proposed-name";

const NONE: ReadonlySet<string> = new Set();

describe("the proposed name of a new table", () => {
  it.each([
    ["beside the volume of the upload", "Iris", "/Volumes/sales/eu/uploads", "sales.eu.iris_scored"],
    ["beside the table that is scored", "crm.gold.customers", "", "crm.gold.customers_scored"],
    ["beside the volume, also for a table of samples", "samples.demo.iris", "/Volumes/main/x/y", "main.x.iris_scored"],
    ["where every workspace has a place", "Iris", "", "main.default.iris_scored"],
    ["of letters that need no quotes", "Größe & Gewicht (2026)", "", "main.default.grosse_gewicht_2026_scored"],
    ["though nothing of the name is left", "表", "", "main.default.table_scored"],
  ])("is %s", (_what, sourceName, volume, target) => {
    expect(proposedName({ sourceName, volume, taken: NONE })).toBe(target);
  });

  it("has a number where earlier runs have taken it", () => {
    const taken = new Set(["main.default.iris_scored", "main.default.iris_scored_2"]);
    expect(proposedName({ sourceName: "Iris", volume: "", taken })).toBe("main.default.iris_scored_3");
    expect(nextFreeName("main.default.iris_scored_2", taken)).toBe("main.default.iris_scored_3");
    expect(nextFreeName("main.default.other", taken)).toBe("main.default.other");
  });
});
