import { sampleHost } from "../sample-host";

describe("charts through Office.js", () => {
  it("are added with a name and a place, found by name, counted and deleted", async () => {
    const { Excel, sheet } = sampleHost();
    const told = await Excel.run(async (context) => {
      const data = context.workbook.worksheets.getItem("Data");
      const made = data.charts.add("ColumnClustered", data.getRange("B1:C4"), "Columns");
      made.name = "Mine";
      made.title.text = "A title";
      made.legend.visible = false;
      made.axes.valueAxis.title.text = "Rows";
      made.axes.categoryAxis.title.text = "Species";
      made.setPosition("E2", data.getRange("F3"));
      made.load("name,left,top,width,height,title/text");
      const missing = data.charts.getItemOrNullObject("Another").load("name");
      const count = data.charts.getCount();
      await context.sync();
      const again = data.charts.getItem("Mine").load("id");
      const other = data.charts.getItemAt(0).load("name");
      await context.sync();
      again.delete();
      await context.sync();
      const { name, left, top, width, height, title } = made;
      return [{ name, left, top, width, height, title: title.text }, missing.isNullObject, count.value, other.name];
    });
    expect(told).toEqual([
      { name: "Mine", left: 192, top: 15, width: 96, height: 30, title: "A title" },
      true,
      1,
      "Mine",
    ]);
    expect(sheet.charts).toEqual([]);
  });

  it("refuse what they cannot be made of", async () => {
    const { failureOf, sheet } = sampleHost();
    const codeOf = async (act: (sheet: Excel.Worksheet) => unknown): Promise<string> =>
      (await failureOf((context) => act(context.workbook.worksheets.getItem("Data")))).code;
    const add = (data: Excel.Worksheet, kind: "Histogram" | "Funnel" = "Histogram") =>
      data.charts.add(kind, data.getRange("A2:A4"));
    expect(await codeOf((data) => add(data, "Funnel"))).toBe("NotImplemented");
    expect(await codeOf((data) => data.charts.getItem("Another").load("name"))).toBe("ItemNotFound");
    expect(await codeOf((data) => (add(data).axes.valueAxis.title.text = "Rows"))).toBe("NotImplemented");
    expect(await codeOf((data) => add(data).setPosition("C3", "B2"))).toBe("InvalidArgument");
    expect(await codeOf((data) => add(data).setPosition("Notes!C3"))).toBe("InvalidArgument");
    sheet.isProtected = true;
    expect(await codeOf((data) => add(data))).toBe("AccessDenied");
  });
});
