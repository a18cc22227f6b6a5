import { HISTORY_HEADERS, historyRows, historyText } from "../../../src/core/memory/run-history";
import { PLAIN_COLUMN, PLAIN_RUN } from "./any-remembered";

describe("The history of a workbook's runs", () => {
  it("is a row a run, with one value a header", () => {
    const rows = historyRows([PLAIN_COLUMN], [PLAIN_RUN]);
    expect(rows).toHaveLength(1);
    const named = Object.fromEntries(HISTORY_HEADERS.map((name, place) => [name, rows[0]![place]]));
    expect(rows[0]).toHaveLength(HISTORY_HEADERS.length);
    expect(named).toMatchObject({ Column: "Prediction", Model: "churn-3", Scored: 148, Failed: 2, Seconds: 7.5 });
    expect(named).toMatchObject({ Reasons: "not-whole 2", "Started by": null, "First request": null });
  });

  it("is text with tabs to be copied", () => {
    const lines = historyText([PLAIN_COLUMN], [PLAIN_RUN]).split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]!.split("\t")).toEqual([...HISTORY_HEADERS]);
    expect(lines[1]!.split("\t")).toHaveLength(HISTORY_HEADERS.length);
  });

  it.each(["=HYPERLINK(1)", "+1", "-1", "@a", " =1"])("never copies %s as a formula", (text) => {
    const copied = historyText([{ ...PLAIN_COLUMN, headers: [text] }], [PLAIN_RUN]);
    expect(copied.split("\n")[1]!.startsWith(`'${text}\t`)).toBe(true);
  });

  it("keeps a name with a tab and a line end in its place", () => {
    const copied = historyText([{ ...PLAIN_COLUMN, headers: ["a\tb\r\nc"] }], [PLAIN_RUN]);
    expect(copied.split("\n")).toHaveLength(2);
    expect(copied.split("\n")[1]!.startsWith("a b c\t")).toBe(true);
  });
});
