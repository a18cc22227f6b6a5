import { areaOf } from "../../../../src/workbench/model/areas/area";
import { RequestProcessor } from "../../../../src/workbench/processor/request-processor";
import { ScriptedWorkbook, TEST_FUNCTIONS } from "../../model/custom-functions/scripted-page";
import { sampleHost, type SampleHost } from "../sample-host";

/** Time in which all that is under way between page and Excel has arrived, in milliseconds: the library waits 500 from one packet to the next. */
const ARRIVED_MS = 3_000;

async function passTime(ms = ARRIVED_MS): Promise<void> {
  await jest.advanceTimersByTimeAsync(ms);
}

/** A workbook with the made-up add-in, run by Microsoft's own library. */
async function functionHost(
  options: Parameters<typeof sampleHost>[0] = {},
  functions: Readonly<Record<string, (...args: never[]) => unknown>> = {},
): Promise<SampleHost> {
  const sample = sampleHost({ runsFunctions: true, ...options });
  sample.workbook.customFunctions.register("TEST", TEST_FUNCTIONS);
  for (const [id, fn] of Object.entries(functions)) sample.CustomFunctions.associate(id, fn);
  await passTime();
  return sample;
}

const write = async (sample: SampleHost, address: string, values: unknown[][]): Promise<void> => {
  await sample.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Data").getRange(address).values = values;
    await context.sync();
  });
};

const shown = (sample: SampleHost, address: string): unknown[] =>
  sample
    .at(address)
    .flat()
    .map((value) => (typeof value === "object" && value !== null ? value.error : value));

describe("customFunctionsType", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it("has formulas calculated by functions of the page", async () => {
    const sample = await functionHost(
      {},
      {
        TWICE: (n: number) => 2 * n,
        ROW: async (rows: unknown[][]) => Promise.resolve(JSON.stringify(rows)),
      },
    );
    await write(sample, "F1:F3", [["=TEST.TWICE(A2)+1"], ["=F1*2"], ["=test.row(Iris[[#Headers],[Length]:[Width]])"]]);
    expect(shown(sample, "F1:F3")).toEqual(["#BUSY!", "#BUSY!", "#BUSY!"]);
    await passTime();
    expect(shown(sample, "F1:F3")).toEqual([11.2, 22.4, '[["Length","Width"]]']);
  });

  it("tells errors by their own kind, with what the add-in says of them", async () => {
    const sample = await functionHost(
      {},
      {
        TWICE: (n: number) => {
          const { Error: FunctionError } = sample.CustomFunctions;
          if (n === 1) throw new FunctionError("#N/A", "Sign in");
          if (n === 2) throw new Error("a defect");
          if (n === 3) return Promise.reject(new FunctionError("#VALUE!", "Refused"));
          return n === 4 ? 1 / 0 : [[new FunctionError("#DIV/0!")]];
        },
      },
    );
    await write(sample, "F1:F6", [1, 2, 3, 4, 5].map((n) => [`=TEST.TWICE(${n})`]).concat([["=TEST.MIX(1)"]]));
    await passTime();
    expect(shown(sample, "F1:F6")).toEqual(["#N/A", "#VALUE!", "#VALUE!", "#NUM!", "#DIV/0!", "#VALUE!"]);
    const told = [0, 1, 2].map((row) => sample.workbook.customFunctions.messageAt(sample.sheet, row, 5));
    expect(told).toEqual(["Sign in", undefined, "Refused"]);
  });

  it.each([false, true])(
    "tells the page what nobody waits for any more, after the new calls: %s",
    async (cancelsAfterCalls) => {
      const seen: string[] = [];
      const answers = new Map<number, (value: number) => void>();
      const sample = await functionHost(
        { habits: { cancelsAfterCalls } },
        {
          TWICE: (n: number, invocation: { onCanceled?: () => void }) => {
            seen.push(`call ${n}`);
            invocation.onCanceled = () => seen.push(`cancel ${n}`);
            return new Promise<number>((resolve) => answers.set(n, resolve));
          },
        },
      );
      await write(sample, "F1", [["=TEST.TWICE(A2)"]]);
      await passTime();
      await write(sample, "A2", [[7]]);
      await passTime();
      expect(seen).toEqual(["call 5.1", ...(cancelsAfterCalls ? ["call 7", "cancel 5.1"] : ["cancel 5.1", "call 7"])]);
      answers.get(5.1)!(0);
      await passTime();
      expect(shown(sample, "F1:F1")).toEqual(["#BUSY!"]);
      answers.get(7)!(14);
      await passTime();
      expect(shown(sample, "F1:F1")).toEqual([14]);
    },
  );

  it("hands over addresses, what was left out, and blanks as the Excel that is played does", async () => {
    const MIX = (...args: unknown[]): string => {
      const invocation = args.pop() as { address: string; parameterAddresses: unknown };
      return JSON.stringify([...args, invocation.address, invocation.parameterAddresses]);
    };
    for (const [handsBlanksOverAsZero, blank] of [
      [true, 0],
      [false, null],
    ] as const) {
      // prettier-ignore
      const sample = await functionHost({ habits: { handsBlanksOverAsZero } }, { MIX: MIX });
      await write(sample, "F1", [["=TEST.MIX(G5,,G5:H5)"]]);
      await passTime();
      const expected = [blank, null, [[[blank, blank]]], "Data!F1", ["Data!G5", null, "Data!G5:H5"]];
      expect(JSON.parse(String(shown(sample, "F1:F1")[0]))).toEqual(expected);
    }
  });

  it("spreads a block that a function gives, its blanks as 0", async () => {
    const ROW = (rows: number[][]): (number | null)[][] => rows.map((row) => [...row, null]);
    const sample = await functionHost({}, { ROW });
    await write(sample, "F1", [["=TEST.ROW(A2:B3)"]]);
    await write(sample, "F5", [["=SUM(F1#)"]]);
    await passTime();
    expect(shown(sample, "F1:H2")).toEqual([5.1, 3.5, 0, 4.9, 3, 0]);
    expect(shown(sample, "F5:F5")).toEqual([16.5]);
  });

  it("does not ask functions of a page that was not told to run them", async () => {
    const sample = await functionHost({ runsFunctions: false }, { TWICE: (n: number) => 2 * n });
    await write(sample, "F1", [["=TEST.TWICE(A2)"]]);
    await passTime();
    expect(shown(sample, "F1:F1")).toEqual(["#BUSY!"]);
  });

  it("calls once for each cell of a long column", async () => {
    let calls = 0;
    const TWICE = (n: number): number => {
      calls++;
      return 2 * n;
    };
    const sample = await functionHost({}, { TWICE });
    const rows = 10_000;
    for (let row = 0; row < rows; row++) {
      sample.sheet.setValue(row, 8, row);
      sample.sheet.setContent(row, 9, { value: null, formula: `=TEST.TWICE(I${row + 1})` });
    }
    sample.workbook.cellsWritten(sample.sheet.id, areaOf(0, 8, rows, 2), "user");
    await passTime();
    const results = sample.sheet.readValues(areaOf(0, 9, rows)).flat();
    expect(results).toEqual(Array.from({ length: rows }, (_, row) => 2 * row));
    expect(calls).toBe(rows);
  });

  it("hands arguments over in payloads of a bounded size, and none that is larger", async () => {
    const sizes: number[] = [];
    const sample = await functionHost({ maxPayloadBytes: 30_000 }, { ROW: (rows: unknown[]) => rows.length });
    sample.processor.onEvent((entries) => sizes.push(JSON.stringify(entries).length));
    await write(
      sample,
      "I1:I600",
      Array.from({ length: 600 }, () => ["x".repeat(40)]),
    );
    await write(
      sample,
      "J1:J5",
      [200, 300, 400, 500, 600].map((rows) => [`=TEST.ROW(I1:I${rows})`]),
    );
    await passTime();
    expect(shown(sample, "J1:J5")).toEqual([200, 300, 400, 500, 600]);
    expect(sizes).toHaveLength(4);
    expect(Math.max(...sizes)).toBeLessThan(40_000);
    await write(sample, "K1", [["=TEST.ROW(I1:J600)"]]);
    await passTime();
    expect(shown(sample, "K1:K1")).toEqual(["#VALUE!"]);
    expect(sample.workbook.customFunctions.messageAt(sample.sheet, 0, 10)).toContain("larger");
  });

  it("takes results as lists and by names, and refuses what are none", () => {
    const book = new ScriptedWorkbook();
    const processor = new RequestProcessor(book.model);
    const call = (name: string, results: unknown): unknown =>
      (
        JSON.parse(
          processor.process(
            JSON.stringify({
              Actions: [{ Id: 1, ActionType: 3, Name: name, ObjectPathId: 1, ArgumentInfo: { Arguments: [results] } }],
              ObjectPaths: { 1: { Id: 1, ObjectPathType: 2, Name: "Microsoft.ExcelServices.CustomFunctions" } },
            }),
          ),
        ) as { Error?: { Code: string } }
      ).Error?.Code;
    book.enter({ D1: "=TEST.TWICE(1)", D2: "=TEST.TWICE(2)", D3: "=TEST.TWICE(3)" });
    const [first, second, third] = book.waiting.map(({ id }) => id);
    expect(call("SetInvocationArrayResults", [[first, true, 2, [0]]])).toBeUndefined();
    const named = [{ id: second, failed: false, value: 4 }, { id: third, failed: true, value: "no", errorCode: 1 }]; // prettier-ignore
    expect(call("SetInvocationResults", named)).toBeUndefined();
    expect(book.at("D1:D3")).toEqual([2, 4, "#N/A"]);
    expect([call("SetInvocationArrayResults", "none"), call("SetInvocationArrayResults", [["1"]])]).toEqual([
      "InvalidArgument",
      "InvalidArgument",
    ]);
  });
});
