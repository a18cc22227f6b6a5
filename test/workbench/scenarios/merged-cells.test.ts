import { sampleHost } from "../processor/sample-host";

/** What Office.js gives for merged cells: an address, or undefined for none. */
async function mergedIn(host: ReturnType<typeof sampleHost>, address: string): Promise<string | undefined> {
  return host.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    const areas = sheet.getRange(address).getMergedAreasOrNullObject().load("address,areaCount,cellCount");
    await context.sync();
    return areas.isNullObject ? undefined : `${areas.address} ${areas.areaCount} ${areas.cellCount}`;
  });
}

async function onData(host: ReturnType<typeof sampleHost>, batch: (sheet: Excel.Worksheet) => void): Promise<void> {
  await host.Excel.run(async (context) => {
    batch(context.workbook.worksheets.getItem("Data"));
    await context.sync();
  });
}

describe("merged cells through Office.js", () => {
  it("are made, told by those that begin in a range, and taken apart", async () => {
    const host = sampleHost();
    await onData(host, (sheet) => {
      sheet.getRange("F1:G2").merge();
      sheet.getRange("F4:G5").merge(true);
    });
    expect(await mergedIn(host, "E1:H9")).toBe("Data!F1:G2,Data!F4:G4,Data!F5:G5 3 8");
    expect(await mergedIn(host, "G1:H9")).toBeUndefined();
    await onData(host, (sheet) => sheet.getRange("G2").unmerge());
    expect(await mergedIn(host, "E1:H9")).toBe("Data!F4:G4,Data!F5:G5 2 4");
  });

  it("keep what is written to their first cell and drop the rest without a word", async () => {
    const host = sampleHost();
    await onData(host, (sheet) => {
      sheet.getRange("F2:F4").merge();
      sheet.getRange("F1:F5").values = [["a"], ["b"], ["c"], ["d"], ["e"]];
      sheet.getRange("F3").values = [["late"]];
      sheet.getRange("F4").formulas = [["=1+1"]];
    });
    expect(host.at("F1:F5")).toEqual([["a"], ["b"], [null], [null], ["e"]]);
    expect(host.sheet.getFormula(3, 5)).toBeUndefined();
  });

  it("keep a protected or read-only workbook as it is", async () => {
    const host = sampleHost();
    host.sheet.isProtected = true;
    const merge = (context: Excel.RequestContext) =>
      context.workbook.worksheets.getItem("Data").getRange("F1:F2").merge();
    expect((await host.failureOf(merge)).code).toBe("AccessDenied");
    host.sheet.isProtected = false;
    host.workbook.readOnly = true;
    expect((await host.failureOf(merge)).code).toBe("AccessDenied");
  });

  it.each<[string, (sheet: Excel.Worksheet, workbook: Excel.Workbook) => unknown, string]>([
    ["a table over them", (sheet) => sheet.tables.add("F1:F4", true), "MergedRangeConflict"],
    ["merging in a table", (sheet) => sheet.getRange("A2:B2").merge(), "MergedRangeConflict"],
    [
      "cells inserted down into a part of their columns",
      (sheet) => sheet.getRange("F1").insert("Down"),
      "InsertDeleteConflict",
    ],
    [
      "cells inserted right into a part of their rows",
      (sheet) => sheet.getRange("F2").insert("Right"),
      "InsertDeleteConflict",
    ],
    ["cells deleted from a part of their rows", (sheet) => sheet.getRange("E2").delete("Left"), "InsertDeleteConflict"],
    [
      "a table column that would move a part of them",
      (_, workbook) => workbook.tables.getItem("Iris").columns.add(),
      "InsertDeleteConflict",
    ],
  ])("refuse %s", async (_what, edit, code) => {
    const host = sampleHost();
    await onData(host, (sheet) => sheet.getRange("F2:G6").merge());
    const failure = await host.failureOf((context) =>
      edit(context.workbook.worksheets.getItem("Data"), context.workbook),
    );
    expect([failure.code, await mergedIn(host, "A1:Z9")]).toEqual([code, "Data!F2:G6 1 10"]);
  });

  it("move with their cells, grow with whole rows, and are none any more when one cell is left", async () => {
    const host = sampleHost();
    await onData(host, (sheet) => sheet.getRange("F6:F7").merge());
    await onData(host, (sheet) => sheet.getRange("7:7").insert("Down"));
    expect(await mergedIn(host, "A1:Z9")).toBe("Data!F6:F8 1 3");
    await onData(host, (sheet) => sheet.getRange("F1").insert("Down"));
    expect(await mergedIn(host, "A1:Z9")).toBe("Data!F7:F9 1 3");
    await onData(host, (sheet) => sheet.getRange("F7:F8").delete("Up"));
    expect(await mergedIn(host, "A1:Z9")).toBeUndefined();
  });
});
