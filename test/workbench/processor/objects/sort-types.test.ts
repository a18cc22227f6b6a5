import { sampleHost } from "../sample-host";

type Host = ReturnType<typeof sampleHost>;

const onIris = ({ Excel }: Host, batch: (iris: Excel.Table, sheet: Excel.Worksheet) => void) =>
  Excel.run(async (context) => {
    batch(context.workbook.tables.getItem("Iris"), context.workbook.worksheets.getItem("Data"));
    await context.sync();
  });

describe("Table.sort", () => {
  it("sorts the data rows, remembers by what, does it again, and forgets it", async () => {
    const host = sampleHost();
    const fields = () =>
      host.Excel.run(async (context) => {
        const { sort } = context.workbook.tables.getItem("Iris");
        sort.load("fields,matchCase,method");
        await context.sync();
        return [sort.fields, sort.matchCase];
      });
    expect(await fields()).toEqual([[], false]);
    await onIris(host, (iris) => iris.sort.apply([{ key: 1 }], true));
    expect(host.at("A1:B4")).toEqual([["Length", "Width"], [6.3, 2.5], [4.9, 3], [5.1, 3.5]]); // prettier-ignore
    await onIris(host, (iris, sheet) => {
      iris.columns.add(0, [["P"], [1], [2], [3]]);
      sheet.getRange("C2").values = [[9]];
      iris.sort.reapply();
    });
    expect(host.at("A2:C4")).toEqual([[2, 4.9, 3], [3, 5.1, 3.5], [1, 6.3, 9]]); // prettier-ignore
    expect(await fields()).toMatchObject([[{ key: 2, ascending: true }], true]);
    await onIris(host, (iris) => iris.sort.clear());
    expect([await fields(), host.at("A2")]).toEqual([[[], false], [[2]]]);
    expect((await host.failureOf((context) => context.workbook.tables.getItem("Iris").sort.reapply())).code).toBe(
      "InvalidOperation",
    );
  });

  it("moves no row that a filter hides", async () => {
    const host = sampleHost();
    await onIris(host, (iris) => {
      iris.columns.getItem("Species").filter.applyValuesFilter(["setosa"]);
      iris.sort.apply([{ key: 0, ascending: true }]);
    });
    expect(host.at("A2:A4")).toEqual([[4.9], [5.1], [6.3]]);
    await onIris(host, (iris) => iris.sort.apply([{ key: 0, ascending: false }]));
    expect(host.at("A2:A4")).toEqual([[5.1], [4.9], [6.3]]);
  });

  it.each<[string, object[], string]>([
    ["a column that is not there", [{ key: 3 }], "InvalidArgument"],
    ["nothing", [], "InvalidArgument"],
    ["colour", [{ key: 0, sortOn: "CellColor" }], "NotImplemented"],
  ])("is refused by %s", async (_, fields, code) => {
    const host = sampleHost();
    const failure = await host.failureOf((context) =>
      context.workbook.tables.getItem("Iris").sort.apply(fields as Excel.SortField[]),
    );
    expect(failure.code).toBe(code);
  });
});

describe("Range.sort", () => {
  it("sorts a block with or without headers, and the blanks last", async () => {
    const host = sampleHost();
    host.sheet.writeValues(0, 5, [["k", "v"], ["b", 1], [null, 2], ["a", 3]]); // prettier-ignore
    await onIris(host, (_, sheet) => sheet.getRange("F1:G4").sort.apply([{ key: 0 }], false, true));
    expect(host.at("F1:G4")).toEqual([["k", "v"], ["a", 3], ["b", 1], [null, 2]]); // prettier-ignore
    await onIris(host, (_, sheet) => sheet.getRange("F1:G4").sort.apply([{ key: 0, ascending: false }]));
    expect(host.at("F1:G4")).toEqual([["k", "v"], ["b", 1], ["a", 3], [null, 2]]); // prettier-ignore
  });

  it.each<[string, string, string]>([
    ["the header row of a table", "A1:C4", "InvalidOperation"],
    ["merged cells", "F1:G4", "InvalidOperation"],
  ])("is refused over %s", async (_, address, code) => {
    const host = sampleHost();
    await onIris(host, (__, sheet) => sheet.getRange("F2:F3").merge());
    const failure = await host.failureOf((context) =>
      context.workbook.worksheets
        .getItem("Data")
        .getRange(address)
        .sort.apply([{ key: 0 }]),
    );
    expect(failure.code).toBe(code);
  });

  it("is refused on a protected sheet", async () => {
    const host = sampleHost();
    host.sheet.isProtected = true;
    const failure = await host.failureOf((context) =>
      context.workbook.worksheets
        .getItem("Data")
        .getRange("F1:G4")
        .sort.apply([{ key: 0 }]),
    );
    expect(failure.code).toBe("AccessDenied");
  });
});
