import { areaOf } from "../../../../src/workbench/model/areas/area";
import { filterTable } from "../../../../src/workbench/model/edits/filter-rows";
import { sampleHost, type SampleHost } from "../sample-host";

type Seen = Record<string, unknown>[];

/** Collects what handlers are called with. */
function recorder(seen: Seen): (event: object) => Promise<void> {
  return async (event) => {
    seen.push({ ...event });
  };
}

async function listen({ Excel }: SampleHost, add: (context: Excel.RequestContext, seen: Seen) => void): Promise<Seen> {
  const seen: Seen = [];
  await Excel.run(async (context) => {
    context.workbook.worksheets.load("items/id");
    context.workbook.tables.load("items/id");
    await context.sync();
    add(context, seen);
    await context.sync();
  });
  return seen;
}

/** Until everything that was due has been delivered. */
const delivered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("events", () => {
  it("tell of edits by a person and by the pane, and which it was", async () => {
    const host = sampleHost();
    const seen = await listen(host, (context, events) => {
      context.workbook.worksheets.items[0]!.onChanged.add(recorder(events));
    });
    host.sheet.setValue(1, 0, 9);
    host.workbook.cellsWritten(host.sheet.id, areaOf(1, 0), "user");
    await host.enter(1, "F1");
    await delivered();
    expect(seen).toMatchObject([
      { type: "WorksheetChanged", address: "A2", changeType: "RangeEdited", triggerSource: "Unknown", source: "Local" },
      { address: "F1", triggerSource: "ThisLocalAddin", worksheetId: host.sheet.id },
    ]);
  });

  it("tell all sheets' edits to who listens to all sheets, and none of others to who listens to one", async () => {
    const host = sampleHost();
    const notes = host.workbook.sheetByName("Notes")!;
    const one = await listen(host, (context, events) => {
      context.workbook.worksheets.items[0]!.onChanged.add(recorder(events));
    });
    const all = await listen(host, (context, events) => {
      context.workbook.worksheets.onChanged.add(recorder(events));
    });
    host.workbook.cellsWritten(notes.id, areaOf(0, 0, 2, 2), "user");
    await delivered();
    expect([one.length, all]).toMatchObject([0, [{ worksheetId: notes.id, address: "A1:B2" }]]);
  });

  it("tell of rows that were hidden or shown by hand, and of sorting", async () => {
    const host = sampleHost();
    const seen = await listen(host, (context, events) => {
      context.workbook.worksheets.items[0]!.onRowHiddenChanged.add(recorder(events));
      context.workbook.worksheets.items[0]!.onRowSorted.add(recorder(events));
    });
    await host.Excel.run(async (context) => {
      const rows = context.workbook.worksheets.getItem("Data").getRange("A2:A3");
      rows.rowHidden = true;
      rows.rowHidden = true;
      rows.getLastRow().rowHidden = false;
      context.workbook.tables.getItem("Iris").sort.apply([{ key: 0 }]);
      await context.sync();
    });
    await delivered();
    expect(seen).toMatchObject([
      { type: "WorksheetRowHiddenChanged", address: "2:3", changeType: "Hidden", worksheetId: host.sheet.id },
      { address: "3:3", changeType: "Unhidden" },
      { type: "WorksheetRowSorted", address: "A2:C4", source: "Local", worksheetId: host.sheet.id },
    ]);
  });

  it("tell of rows that a filter hides or shows, whoever sets it", async () => {
    const host = sampleHost();
    const seen = await listen(host, (context, events) => {
      context.workbook.worksheets.onRowHiddenChanged.add(recorder(events));
    });
    const isSetosa = { kind: "values", values: ["setosa"] } as const;
    filterTable(host.workbook, host.table, new Map([[host.table.columns[2]!.id, isSetosa]]), "user");
    await host.Excel.run(async (context) => {
      context.workbook.tables.getItem("Iris").clearFilters();
      await context.sync();
    });
    await delivered();
    const rows = { type: "WorksheetRowHiddenChanged", address: "2:4", worksheetId: host.sheet.id };
    expect(seen).toMatchObject([
      { ...rows, changeType: "Hidden" },
      { ...rows, changeType: "Unhidden" },
    ]);
  });

  it("tell which part of a table changed, and how its rows came and went", async () => {
    const host = sampleHost();
    const seen = await listen(host, (context, events) => {
      context.workbook.tables.items[0]!.onChanged.add(recorder(events));
    });
    const { insertTableRows } = await import("../../../../src/workbench/model/edits/table-edits");
    host.workbook.cellsWritten(host.sheet.id, areaOf(2, 2, 1, 9), "user");
    insertTableRows(host.workbook, host.table, 2, "user");
    await delivered();
    expect(seen).toMatchObject([
      { type: "TableChanged", tableId: host.table.id, address: "C3", changeType: "RangeEdited" },
      { address: "A5:C6", changeType: "RowInserted" },
    ]);
  });

  it("tell that a table came or went", async () => {
    const host = sampleHost();
    const seen = await listen(host, (context, events) => {
      context.workbook.tables.onDeleted.add(recorder(events));
      context.workbook.tables.onAdded.add(recorder(events));
    });
    host.workbook.dropTable(host.table, "user");
    const added = host.workbook.addTable(host.sheet.id, { name: "New", area: areaOf(0, 0, 4, 3) }, "user");
    await delivered();
    expect(seen).toMatchObject([
      { type: "TableDeleted", tableId: host.table.id, tableName: "Iris", worksheetId: host.sheet.id },
      { type: "TableAdded", tableId: added.id },
    ]);
  });

  it("tell what is selected, by the workbook's event and by the sheets'", async () => {
    const host = sampleHost();
    let changes = 0;
    const seen = await listen(host, (context, events) => {
      context.workbook.worksheets.onSelectionChanged.add(recorder(events));
      context.workbook.onSelectionChanged.add(async () => {
        changes++;
      });
    });
    host.workbook.select(host.sheet.id, [areaOf(0, 0), areaOf(2, 1, 2, 2)]);
    await delivered();
    expect(seen).toMatchObject([
      { type: "WorksheetSelectionChanged", address: "A1,B3:C4", worksheetId: host.sheet.id },
    ]);
    expect(changes).toBe(1);
  });

  it("lead to the cells that changed", async () => {
    const host = sampleHost();
    const addresses: string[] = [];
    await listen(host, (context) => {
      context.workbook.worksheets.items[0]!.onChanged.add((event) =>
        host.Excel.run(async (later) => {
          const range = event.getRange(later).load("address");
          await later.sync();
          addresses.push(range.address);
        }),
      );
    });
    host.workbook.cellsWritten(host.sheet.id, areaOf(1, 0, 2, 2), "user");
    await delivered();
    expect(addresses).toEqual(["Data!A2:B3"]);
  });

  it("come after the sync that caused them", async () => {
    const host = sampleHost();
    const order: string[] = [];
    await listen(host, (context) => {
      context.workbook.worksheets.onChanged.add(async () => {
        order.push("event");
      });
    });
    await host.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("F1").values = [[1]];
      await context.sync();
      order.push("synced");
      await delivered();
    });
    expect(order.sort()).toEqual(["event", "synced"]);
  });

  it("end when the handler is removed, and while they are switched off", async () => {
    const host = sampleHost();
    const seen: Seen = [];
    const handler = await host.Excel.run(async (context) => {
      const added = context.workbook.worksheets.onChanged.add(recorder(seen));
      await context.sync();
      context.runtime.enableEvents = false;
      await context.sync();
      return added;
    });
    host.workbook.cellsWritten(host.sheet.id, areaOf(0, 0), "user");
    await delivered();
    expect(seen).toHaveLength(0);
    await host.Excel.run(handler.context, async (context) => {
      context.runtime.enableEvents = true;
      handler.remove();
      await context.sync();
    });
    host.workbook.cellsWritten(host.sheet.id, areaOf(0, 0), "user");
    await delivered();
    expect(seen).toHaveLength(0);
  });
});
