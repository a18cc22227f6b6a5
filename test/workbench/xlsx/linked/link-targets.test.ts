import { linkedPackage, OTHER_SHEET, withResultColumn } from "../../../support/linked-package";

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
