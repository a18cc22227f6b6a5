import { formulasBesideCells } from "../../../../src/workbench/xlsx/around/formulas-beside-cells";

describe("formulas of a sheet that stand in no cell", () => {
  it("are those of conditional formats, validations and sparklines, old and new, by what they belong to", () => {
    const around = `<worksheet><conditionalFormatting sqref="A1"><cfRule><formula>A1&gt;2</formula></cfRule></conditionalFormatting>
<dataValidations><dataValidation><formula1>$H$2:$H$9</formula1><formula2/></dataValidation></dataValidations><extLst>
<x14:conditionalFormatting><x14:cfRule><xm:f>B1</xm:f></x14:cfRule><xm:sqref>A1</xm:sqref></x14:conditionalFormatting>
<x14:dataValidation><x14:formula1><xm:f>Other!A1:A9</xm:f></x14:formula1></x14:dataValidation>
<x14:sparklineGroup><x14:sparkline><xm:f>Data!H2:K2</xm:f><xm:sqref>L2</xm:sqref></x14:sparkline></x14:sparklineGroup></extLst></worksheet>`;
    expect(formulasBesideCells("Data", around).map(({ what, formula }) => `${what}: ${formula}`)).toEqual([
      "a conditional format of the sheet Data: A1>2",
      "a validation of the sheet Data: $H$2:$H$9",
      "a conditional format of the sheet Data: B1",
      "a validation of the sheet Data: Other!A1:A9",
      "a sparkline of the sheet Data: Data!H2:K2",
    ]);
  });
});
