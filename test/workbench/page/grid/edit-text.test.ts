import { copyText } from "../../../../src/workbench/page/grid/edit-text";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";

describe("copyText", () => {
  it("is what is shown, but never fewer digits than the cell holds", () => {
    const sheet = newWorkbook().model.addSheet("Data");
    sheet.setContent(5, 0, { value: 1234.5, numberFormat: "#,##0.00" });
    sheet.setContent(5, 1, { value: 2 / 3, numberFormat: "0.00" });
    sheet.setContent(5, 2, { value: 0.123456789012345 });
    sheet.setContent(5, 3, { value: 1 / 3, formula: "=1/3", numberFormat: "0.0%" });
    sheet.setContent(5, 4, { value: 36892.25, numberFormat: "d-mmm" });
    sheet.setContent(5, 5, { value: "=x", quotePrefix: true });
    expect([0, 1, 2, 3, 4, 5].map((column) => copyText(sheet, 5, column, 1900))).toEqual([
      "1,234.50",
      "0.6666666666666666",
      "0.123456789012345",
      "33.3333333333333%",
      "2001-01-01 06:00:00",
      "=x",
    ]);
  });
});
