import { areaOf, SHEET_ROWS } from "../../../../src/workbench/model/areas/area";
import { hostWorkbook } from "../../../../src/workbench/page/host/hosted-workbook";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";

describe("copy and paste of blocks", () => {
  it("gives other programs what is shown, and pastes their text as if it was typed", () => {
    const { session, select, values } = started();
    select(0, 0, 3, 2);
    expect(session.copy()).toBe("a\tb\r\n1\t2\r\n3\t4");
    select(5, 0);
    session.paste('x\t"1,5"\r\n7\t\r\n');
    expect(values(5, 0, 2, 2)).toEqual([["x", "1,5"], [7, null]]); // prettier-ignore
    expect(session.selectedAddress).toBe("A6:B7");
  });

  it("brings back formulas, which speak of other cells now, formats, apostrophes and every digit", () => {
    const { session, sheet, select } = started();
    sheet.setContent(1, 3, { value: 0.1 + 0.2, numberFormat: "0.0" });
    sheet.setContent(1, 4, { value: 3, formula: "=A2+$B$2" });
    sheet.setContent(1, 5, { value: "=x", quotePrefix: true });
    select(1, 3, 1, 3);
    const text = session.copy();
    select(2, 3);
    session.paste(text);
    expect(sheet.getContent(2, 3)).toMatchObject({ value: 0.1 + 0.2, numberFormat: "0.0" });
    expect(sheet.getFormula(2, 4)).toBe("=A3+$B$2");
    expect(sheet.getContent(2, 5)).toMatchObject({ value: "=x", quotePrefix: true });
    session.undo();
    expect(sheet.getValue(2, 3)).toBeNull();
  });

  it("blanks what is cut, whose formulas stay as they are", () => {
    const { session, sheet, select } = started();
    sheet.setContent(1, 4, { value: 3, formula: "=A2+B2" });
    select(1, 4);
    const text = session.cut();
    expect(sheet.getFormula(1, 4)).toBeUndefined();
    select(5, 5);
    session.paste(text);
    expect(sheet.getFormula(5, 5)).toBe("=A2+B2");
  });

  it("fills all that is selected where the block fits into it", () => {
    const { session, select, values } = started();
    select(5, 0, 4, 2);
    session.paste("1\n2");
    expect(values(5, 0, 4, 2)).toEqual([[1, 1], [2, 2], [1, 1], [2, 2]]); // prettier-ignore
    select(10, 0, 3, 1);
    session.paste("1\t2\n3\t4");
    expect(values(10, 0, 3, 2)).toEqual([[1, 2], [3, 4], [null, null]]); // prettier-ignore
  });

  it("leaves hidden rows out, takes of whole columns what they hold, and cuts off what is beyond the sheet", () => {
    const { session, sheet, select, values } = started();
    sheet.hiddenRows.set(1, 2, true);
    select(0, 0, SHEET_ROWS, 1);
    expect(session.copy()).toBe("a\r\n3");
    select(SHEET_ROWS - 1, 0);
    session.paste("8\n9");
    expect(values(SHEET_ROWS - 1, 0, 1, 1)).toEqual([[8]]);
  });

  it("changes nothing on a protected sheet", () => {
    const { session, sheet, select, values } = started();
    sheet.isProtected = true;
    select(1, 0);
    session.paste("9");
    expect([values(1, 0, 1, 1), session.refusal]).toEqual([[[1]], expect.stringMatching(/protected/)]);
  });
});

function started() {
  const opened = newWorkbook();
  const sheet = opened.model.addSheet("Data");
  sheet.writeValues(0, 0, [["a", "b"], [1, 2], [3, 4]]); // prettier-ignore
  const { session } = hostWorkbook(opened, 2026);
  const select = (row: number, column: number, rows = 1, columns = 1): void =>
    session.select({ active: { row, column }, end: { row: row + rows - 1, column: column + columns - 1 } });
  const values = (row: number, column: number, rows: number, columns: number) =>
    sheet.readValues(areaOf(row, column, rows, columns));
  return { session, sheet, select, values };
}
