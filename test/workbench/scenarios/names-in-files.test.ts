import { insertCells } from "../../../src/workbench/model/edits/cell-shifts";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { addName, deleteName, nameOf, redefineName, replaceName } from "../../../src/workbench/model/edits/edit-names";
import type { WorkbookModel } from "../../../src/workbench/model/workbook-model";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { partsOf, readWithExcelJs, workbookPackage } from "../../support/workbook-package";

const SHEET =
  '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>' +
  '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row></sheetData>';
const TABLE =
  '<table id="1" name="T" displayName="T" ref="A1:B2"><autoFilter ref="A1:B2"/><tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>';

const first = "<definedName name='First' customMenu=\"x\"> Sheet1!$H$2</definedName>";
const local = '<definedName name="First" localSheetId="0" hidden="1" comment="a &amp; b">Sheet1!$H$3</definedName>';
const column = '<definedName name="Column">t[B]</definedName>';

const file = (names: string): Uint8Array =>
  workbookPackage({
    sheet: SHEET,
    tables: [TABLE],
    afterSheets: names === "" ? "" : `<definedNames>${names}</definedNames>`,
  });

async function saved(names: string, edit: (model: WorkbookModel, sheetId: string) => unknown): Promise<string> {
  const opened = await openWorkbook(file(names));
  edit(opened.model, opened.model.sheets[0]!.id);
  return partsOf(await saveWorkbook(opened))["xl/workbook.xml"]!;
}

const add = (model: WorkbookModel, name: string, formula: string, more: object = {}): unknown =>
  addName(model, { name, formula, ...more }, "Sheet1");

describe("names in files", () => {
  it("are known with their sheets, and stay byte for byte while nothing changes them", async () => {
    const opened = await openWorkbook(file(first + local + column));
    expect(
      opened.model.names.map(({ name, isHidden, comment, sheetId }) => [name, isHidden, comment, sheetId]),
    ).toEqual([
      ["First", false, undefined, undefined],
      ["First", true, "a & b", opened.model.sheets[0]!.id],
      ["Column", false, undefined, undefined],
    ]);
    const xml = await saved(first + local + column, (model) => model.sheets[0]!.setValue(1, 0, 9));
    expect(xml).toContain(`<definedNames>${first}${local}${column}</definedNames>`);
  });

  it.each([
    ["no names", ""],
    ["an empty list", " "],
    ["names", first],
  ])("are added to a file with %s", async (_what, before) => {
    const xml = await saved(before, (model, sheetId) => {
      add(model, "New", "=Sheet1!$A$2", { comment: "<1>" });
      add(model, "Hidden", "=T[b]", { sheetId });
      const name = nameOf(model, "hidden", sheetId)!;
      replaceName(model, name, { ...name, isHidden: true });
    });
    expect(xml).toContain(
      `<definedNames>${before}<definedName name="New" comment="&lt;1&gt;">Sheet1!$A$2</definedName>` +
        '<definedName name="Hidden" localSheetId="0" hidden="1">T[b]</definedName></definedNames>',
    );
  });

  it("change and go alone", async () => {
    const xml = await saved(first + local + column, (model, sheetId) => {
      redefineName(model, nameOf(model, "First", undefined)!, '="a"&"<"', "Sheet1");
      const name = nameOf(model, "First", sheetId)!;
      replaceName(model, name, { ...name, isHidden: false, comment: "" });
      deleteName(model, nameOf(model, "Column", undefined)!);
    });
    expect(xml).toContain(
      "<definedNames><definedName name='First' customMenu=\"x\">&quot;a&quot;&amp;&quot;&lt;&quot;</definedName>" +
        '<definedName name="First" localSheetId="0">Sheet1!$H$3</definedName></definedNames>',
    );
  });

  it("follow cells and columns, whether they are of the file or new", async () => {
    const xml = await saved(local + column, (model, sheetId) => {
      add(model, "New", "=Sheet1!$A$2");
      insertCells(model, sheetId, areaOf(0, 0, 1, 16_384), "down", "user");
      const sheet = model.sheets[0]!;
      sheet.setValue(1, 1, "prediction");
      model.cellsWritten(sheetId, areaOf(1, 1), "user");
    });
    expect(xml).toContain(">Sheet1!$H$4</definedName>");
    expect(xml).toContain('<definedName name="Column">T[prediction]</definedName>');
    expect(xml).toContain('<definedName name="New">Sheet1!$A$3</definedName>');
  });

  it("name sheets as the file does, also where one was renamed or has gone here", async () => {
    const xml = await saved(local, (model, sheetId) => {
      model.renameSheet(sheetId, "Other name");
      addName(model, { name: "New", formula: "='Other name'!$A$2" }, "Other name");
      const gone = model.addSheet("Gone");
      addName(model, { name: "Gone", formula: "=1", sheetId: gone.id }, "Gone");
      model.removeSheet(gone.id);
    });
    expect(xml).toContain(`${local}<definedName name="New">Sheet1!$A$2</definedName></definedNames>`);
  });

  it("are read by another library, and come back the same from a new file", async () => {
    const made = newWorkbook();
    const sheet = made.model.addSheet("My data");
    sheet.setValue(0, 0, 1);
    addName(made.model, { name: "Anchor", formula: "=$A$1" }, "My data");
    addName(made.model, { name: "Own", formula: "=2", sheetId: sheet.id }, "My data");
    const bytes = await saveWorkbook(made);
    expect((await readWithExcelJs(bytes)).definedNames.getRanges("Anchor").ranges).toEqual(["'My data'!$A$1"]);
    const { model } = await openWorkbook(bytes);
    expect(model.names.map(({ name, formula, sheetId }) => [name, formula, sheetId])).toEqual([
      ["Anchor", "'My data'!$A$1", undefined],
      ["Own", "2", model.sheets[0]!.id],
    ]);
    expect(await saveWorkbook(await openWorkbook(bytes))).toEqual(bytes);
  });
});
