import { followedPlace } from "../../../../src/workbench/xlsx/around/shifted-part";
import { linkedPackage, OTHER_SHEET, SHEET, withResultColumn } from "../../../support/linked-package";
import { packed, partsOf } from "../../../support/workbook-package";

const RELS = "xl/drawings/_rels/drawing1.xml.rels";

/** The target of a shape's link on the other sheet after column H of the rows 1 to 4 became column I. */
async function targetOf(target: string): Promise<string | undefined> {
  const file = linkedPackage([
    {
      from: OTHER_SHEET,
      kind: "drawing",
      target: "../drawings/drawing1.xml",
      name: "xl/drawings/drawing1.xml",
      xml: "<a/>",
    },
    { from: "xl/drawings/drawing1.xml", kind: "hyperlink", target },
  ]);
  return /Target="([^"]*)"/.exec((await withResultColumn(file))[RELS] ?? "")?.[1];
}

describe("links of shapes to places in the workbook", () => {
  it.each([
    ["#Sheet1!H2", "#Sheet1!I2"],
    ["#'Sheet1'!$H$2:$H$4", "#'Sheet1'!$I$2:$I$4"],
    ["#%27Sheet1%27!H2", "#'Sheet1'!I2"],
  ])("follow their cells: %s", async (before, after) => {
    expect(await targetOf(before)).toBe(after);
  });

  it.each(["#Sheet1!H6", "#'Other one'!H2", "#'Other%20one'!H2", "#Side", "#Sheet1!%H2", "../media/image1.png"])(
    "stay where they lead elsewhere: %s",
    async (target) => {
      expect(await targetOf(target)).toBe(target);
    },
  );
});

describe("links of cells to places in the workbook", () => {
  const links = (cell: string, place: string): string =>
    `<hyperlinks><hyperlink ref="A9" location="Sheet1!${place}" display="Sheet1!H2"/><hyperlink ref="A10" location="${place}"/><hyperlink ref="${cell}" location="'Other one'!H2"/><hyperlink ref="A11" location="Side"/></hyperlinks>`;

  it("follow their cells, on the sheet of these and on others", async () => {
    const file = linkedPackage([], links("H3", "H2"));
    const parts = partsOf(file);
    const other = parts[OTHER_SHEET]!.replace("</worksheet>", `${links("H3", "H2")}</worksheet>`);
    const after = await withResultColumn(packed({ ...parts, [OTHER_SHEET]: other }));
    expect(after[SHEET]).toContain(links("I3", "I2"));
    expect(after[OTHER_SHEET]).toContain(
      'location="Sheet1!I2" display="Sheet1!H2"/><hyperlink ref="A10" location="H2"/>',
    );
  });
});

describe("a place whose cells went", () => {
  it("stays as it was told", () => {
    expect(followedPlace("Sheet1!H2", () => "Sheet1!#REF!")).toBe("Sheet1!H2");
  });
});
