import type { Assumption } from "./assumption";
import { answerOf, difference } from "./scratch-sheet";

/** Rows of a table that has cells at the sheet's right end beside it: more than Excel on the web moves. Source: Microsoft Learn, "Error handling". */
const TALL_ROWS = 2_100;

/** How sheets, tables and what hangs on them behave. */
export const SHEET_ASSUMPTIONS: readonly Assumption[] = [
  {
    id: "new-column-format",
    async attempt(scratch) {
      const table = await scratch.table(2, 2);
      scratch.range("B2:B3").numberFormat = [["0.00%"], ["0.00%"]];
      const added = table.columns.add().getDataBodyRange().load("numberFormat");
      await scratch.session.sync();
      return difference(
        ["General", "General"],
        added.numberFormat.map(([format]) => format as unknown),
      );
    },
  },
  {
    id: "room-for-column",
    async attempt(scratch) {
      const table = await scratch.table(2, TALL_ROWS);
      scratch.range("XFC2").values = [[1]];
      table.columns.add();
      return scratch.session.sync().then(() => undefined, answerOf);
    },
  },
  {
    id: "hidden-header",
    async attempt(scratch) {
      const table = await scratch.table(2, 2);
      table.showHeaders = false;
      await scratch.session.sync();
      const added = table.columns.add(undefined, undefined, "Trial").load("name");
      await scratch.session.sync();
      return difference(["Trial"], [added.name]);
    },
  },
  {
    id: "mixed-hidden-rows",
    async attempt(scratch) {
      scratch.range("A2").rowHidden = true;
      const mixed = scratch.range("A1:A3").load("rowHidden");
      await scratch.session.sync();
      return difference([null], [mixed.rowHidden]);
    },
  },
  {
    id: "kept-range",
    async attempt(scratch) {
      const kept = scratch.range("A5").load("address");
      await scratch.session.sync();
      scratch.range("2:3").insert("Down");
      await scratch.session.sync();
      kept.load("address");
      await scratch.session.sync();
      return difference(["A7"], [kept.address.replace(/^.*!/, "").replaceAll("$", "")]);
    },
  },
  {
    id: "gone-table",
    async attempt(scratch) {
      const table = (await scratch.table(2, 2)).load("id");
      await scratch.session.sync();
      const again = scratch.session.workbook.tables.getItem(table.id);
      table.delete();
      await scratch.session.sync();
      again.load("name");
      const code = await scratch.session.sync().then(() => "no error", answerOf);
      return difference(["Excel answered ItemNotFound"], [code]);
    },
  },
  {
    id: "volatile-inputs",
    async attempt(scratch) {
      const [before] = await scratch.read(scratch.write("A1", ["=RAND()"]));
      scratch.write("B1", [1]);
      await scratch.session.sync();
      const [after] = await scratch.read(scratch.range("A1"));
      return before === after ? undefined : "RAND() had another result after another cell was written";
    },
  },
  {
    id: "error-types",
    async attempt(scratch) {
      const cells = scratch.write("A1", ["=NA()", "'#N/A"]).load("valueTypes");
      await scratch.session.sync();
      return difference(
        ["Error", "String"],
        cells.valueTypes.map(([type]) => type as unknown),
      );
    },
  },
  {
    id: "data-types",
    apiVersion: "1.16",
    async attempt(scratch) {
      const cell = scratch.range("A1");
      const price: Excel.DoubleCellValue = { type: "Double", basicValue: 1 };
      const entity: Excel.EntityCellValue = { type: "Entity", text: "Trial", properties: { Price: price } };
      cell.valuesAsJson = [[entity]];
      cell.load("values,valueTypes");
      await scratch.session.sync();
      return difference(["#VALUE!", "RichValue"], [cell.values[0]![0], cell.valueTypes[0]![0]]);
    },
  },
];
