import {
  CELL_CAUSES,
  COLUMN_TYPES,
  CURES,
  type CellCause,
  type ColumnType,
} from "../../../../src/core/columns/column-type";
import { chosenOption, cureOptions, readFillValue, withCure } from "../../../../src/taskpane/view/check/cure-options";

const column = (type: ColumnType, isDeclared = true) => ({ name: "a", type, isDeclared });
const ids = (cause: CellCause, type: ColumnType, isDeclared = true) =>
  cureOptions(cause, column(type, isDeclared)).map((option) => option.id);

describe("what can be done about cells at fault", () => {
  test("is to leave their rows out, first and for every fault in every column", () => {
    for (const cause of CELL_CAUSES) for (const type of COLUMN_TYPES) expect(ids(cause, type)[0]).toBe("leave-out");
  });

  test("is nothing that the fault does not allow", () => {
    for (const cause of CELL_CAUSES) {
      const kinds = cureOptions(cause, column("double")).flatMap((option) => option.cure?.kind ?? []);
      expect(kinds.filter((kind) => !CURES[cause].includes(kind))).toEqual([]);
    }
  });

  test("is to read a number either way, never one way by itself", () => {
    const marks = cureOptions("locale-number", column("double")).map((option) => option.decimalMark);
    expect(marks.filter((mark) => mark !== undefined)).toEqual([".", ","]);
  });

  test("is to send null only where the endpoint takes it for missing", () => {
    expect(ids("text-not-number", "double")).toContain("send-null");
    expect(ids("text-not-number", "long")).not.toContain("send-null");
    expect(ids("text-not-number", "long", false)).toContain("send-null");
  });

  test("is to say yes or no with one click, and to type any other value", () => {
    expect(ids("not-boolean", "boolean")).toEqual(["leave-out", "convert", "fill true", "fill false"]);
    expect(ids("not-whole", "long")).toEqual(["leave-out", "convert", "fill"]);
  });

  test("is to fill in a date as ISO text, written as finely as the others of its column", () => {
    expect(ids("not-date", "datetime")).toEqual(["leave-out", "convert", "send-null", "fill"]);
    expect(readFillValue("2024-02-29", "datetime")).toBe("2024-02-29");
    expect(readFillValue("29/02/2024", "datetime")).toBeUndefined();
  });

  test("is shown as chosen, down to the decimal mark", () => {
    const options = cureOptions("locale-number", column("double"));
    for (const option of options.filter((one) => one.takesValue !== true)) {
      const choice = withCure({}, "locale-number", option);
      expect(chosenOption(options, "locale-number", choice)).toBe(option);
    }
    const filled = withCure({}, "locale-number", { cure: { kind: "fill", value: 3 } });
    expect(chosenOption(options, "locale-number", filled).id).toBe("fill");
  });

  test("is told by a cell of the table, and offered only where it fits one", () => {
    const convert = { kind: "convert" } as const;
    const example = { cure: convert, cellCount: 1 };
    const words = (...args: Parameters<typeof cureOptions>) => cureOptions(...args).map((option) => option.words);
    const comma = { ...example, decimalMark: ",", cell: "1.234,5", sent: "1234.5" } as const;
    expect(words("locale-number", column("double"), { examples: [comma] })).toEqual([
      "Leave these rows out",
      "Read 1.234,5 as 1234.5",
      "Send them as missing (null)",
      "Send another value instead",
    ]);
    const day = { ...example, dateOrder: "day-first", cell: "03/04/2024", sent: '"2024-04-03T00:00:00.000"' } as const;
    const month = { ...day, dateOrder: "month-first", sent: '"2024-03-04T00:00:00.000"' } as const;
    expect(words("not-date", column("datetime"), { examples: [day, month] })).toEqual([
      "Leave these rows out",
      "Read 03/04/2024 as 2024-04-03, day first",
      "Read 03/04/2024 as 2024-03-04, month first",
      "Send them as missing (null)",
      "Send another value instead",
    ]);
    const zip = { kind: "formatted", value: 2134, numberFormat: "00000" } as const;
    const shown = { ...example, cell: zip, sent: '"02134"' } as const;
    const stored = { ...shown, cure: { kind: "send-stored" }, sent: '"2134"' } as const;
    expect(words("stored-not-shown", column("string"), { examples: [shown, stored] })).toEqual([
      "Leave these rows out",
      "Send as shown: 02134",
      "Send as stored: 2134",
      "Send them as missing (null)",
      "Send another value instead",
    ]);
    expect(words("not-boolean", column("boolean"), { examples: [] })).toEqual([
      "Leave these rows out",
      "Send TRUE instead",
      "Send FALSE instead",
    ]);
  });

  test("is still shown as chosen where it fits no cell any more", () => {
    const choice = withCure({}, "not-date", { cure: { kind: "convert" }, dateOrder: "month-first" });
    expect(choice).toEqual({ dateOrder: "month-first", cures: { "not-date": { kind: "convert" } } });
    const options = cureOptions("not-date", column("datetime"), { examples: [], choice });
    expect(chosenOption(options, "not-date", choice).words).toBe("Read as dates, month first");
    expect(withCure(choice, "not-date")).toEqual({});
    expect(withCure(choice, "error-cell", { cure: { kind: "send-null" } }).dateOrder).toBe("month-first");
  });

  test("changes one fault and leaves the others of the column, and its type, as they are", () => {
    const before = withCure({ type: "double" }, "locale-number", { cure: { kind: "convert" }, decimalMark: "," });
    const both = withCure(before, "error-cell", { cure: { kind: "send-null" } });
    expect(both).toEqual({
      type: "double",
      decimalMark: ",",
      cures: { "locale-number": { kind: "convert" }, "error-cell": { kind: "send-null" } },
    });
    expect(withCure(both, "error-cell")).toEqual(before);
    expect(withCure(before, "locale-number")).toEqual({ type: "double" });
  });
});

describe("a value typed for cells at fault", () => {
  test.each<[ColumnType, string, string | number | undefined]>([
    ["double", " 2.5 ", 2.5],
    ["double", "2,5", undefined],
    ["double", "Infinity", undefined],
    ["float", "1e39", undefined],
    ["long", "3", 3],
    ["long", "2.5", undefined],
    ["long", "4111111111111111111", "4111111111111111111"],
    ["long", "99999999999999999999", undefined],
    ["integer", "4111111111111111111", undefined],
    ["double", "4111111111111111", 4111111111111111],
    ["integer", "3000000000", undefined],
    ["string", "n/a", "n/a"],
    ["string", "  ", undefined],
    ["binary", "AQI=", "AQI="],
    ["binary", "not base64", undefined],
  ])("counts as a %s only when it is one: %j", (type, text, value) => {
    expect(readFillValue(text, type)).toBe(value);
  });
});
