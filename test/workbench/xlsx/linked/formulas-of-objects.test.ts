import { formulasOfObjects } from "../../../../src/workbench/xlsx/linked/formulas-of-objects";
import { ZipPackage } from "../../../../src/workbench/xlsx/package/zip-package";
import { packed } from "../../../support/workbook-package";

function found(kind: string, xml: string): string[] {
  const zip = new ZipPackage(packed({ "xl/part.xml": xml }));
  const links = [
    { id: "rId1", kind, target: "xl/part.xml" },
    { id: "rId2", kind, target: "xl/gone.xml" },
  ];
  return formulasOfObjects(zip, links, "Data").map(({ what, formula }) => `${what}: ${formula}`);
}

describe("ranges that objects of a sheet show", () => {
  it("are the entries of list boxes and the cells of pictures", () => {
    const box = `<formControlPr objectType="Drop" fmlaLink="$A$1" fmlaRange="$F$2:$F$9"/>`;
    expect(found("ctrlProp", box)).toEqual(["a list box of the sheet Data: $F$2:$F$9"]);
    const camera = `<xdr:wsDr><a14:cameraTool cellRange="Data!$F$2:$G$9"/><xdr:sp textlink="$A$1"/></xdr:wsDr>`;
    expect(found("drawing", camera)).toEqual(["a picture of cells on the sheet Data: Data!$F$2:$G$9"]);
  });

  it("are none in other parts, and in those that cannot be read", () => {
    expect(found("chart", `<formControlPr fmlaRange="A1:A2"/>`)).toEqual([]);
    expect(found("drawing", `<a14:cameraTool cellRange="A1:A2"`)).toEqual([]);
  });
});
