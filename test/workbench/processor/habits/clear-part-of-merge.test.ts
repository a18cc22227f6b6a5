import { sampleHost } from "../sample-host";

describe("clearing cells of which some belong to a merge", () => {
  it.each([
    [true, "F1:F4", "kept"],
    [true, "F1:G4", "cleared"],
    [false, "F1:F4", "cleared"],
  ] as const)("with the habit %s, %s is %s", async (refusesToClearPartOfMerge, address, becomes) => {
    const { Excel, OfficeExtension, at } = sampleHost({ habits: { refusesToClearPartOfMerge } });
    const isRefused = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.getRange("F1").values = [["x"]];
      sheet.getRange("F2:G3").merge();
      await context.sync();
      sheet.getRange(address).clear("Contents");
      await context.sync();
    }).then(
      () => false,
      (error: unknown) => error instanceof OfficeExtension.Error && error.code === "GeneralException",
    );
    expect([isRefused, at("F1")]).toEqual([becomes === "kept", [[becomes === "kept" ? "x" : null]]]);
  });
});
