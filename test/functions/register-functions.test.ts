import type { FormulaInvocation } from "../../src/functions/host/ports";
import { inCells } from "../../src/functions/in-cells";
import { registerFunctions, type FunctionsRuntime } from "../../src/functions/register-functions";
import functionsJson from "../../src/functions/functions.json";
import { CELL_SENTENCES } from "../../src/taskpane/view/words/cells/cell-sentences";
import { ECHO_HEADERS, FormulasAtWork } from "./formulas-at-work";

type InCell = (...given: readonly unknown[]) => Promise<unknown[][]>;

class ExcelError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

function registered(work: Promise<FormulasAtWork>) {
  const inCell = new Map<string, InCell>();
  let loads = 0;
  const runtime: FunctionsRuntime = {
    associate: (id, cellFunction) => inCell.set(id, cellFunction as InCell),
    Error: ExcelError,
    ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
  };
  const load = async () => {
    loads++;
    return inCells(runtime, (await work).functions, CELL_SENTENCES);
  };
  registerFunctions(runtime, load, () => "It could not be loaded.");
  return { inCell, loads: () => loads };
}

const invocation = (): FormulaInvocation => ({ address: "S!F2", parameterAddresses: [] });
/** 2024-02-29 */
const LEAP_DAY = 45351;

describe("our functions, as Excel calls them", () => {
  it("are those of functions.json, and load nothing before the first formula", async () => {
    const { inCell, loads } = registered(new FormulasAtWork().allow());
    expect([...inCell.keys()]).toEqual(functionsJson.functions.map(({ id }) => id));
    expect(loads()).toBe(0);
    const predict = inCell.get("PREDICT")!;
    const values = await predict("echo", [[4, "a", LEAP_DAY]], ECHO_HEADERS, "half", null, invocation());
    expect(values).toEqual([[2]]);
    expect(await inCell.get("MODEL")!("echo", invocation())).toContainEqual(["State", "ready"]);
  });

  it("throw Excel's own errors, and put them into a spill", async () => {
    const { inCell } = registered(new FormulasAtWork().allow());
    const predict = inCell.get("PREDICT")!;
    await expect(predict("http://x", [[1]], null, null, null, invocation())).rejects.toMatchObject({
      code: "#VALUE!",
      message: "model: give the name of the endpoint, not its address.",
    });
    const rows = [
      [4, "a", LEAP_DAY],
      [4, "a", "no day"],
    ];
    const values = await predict("echo", rows, ECHO_HEADERS, "half", null, invocation());
    expect(values).toEqual([[2], [expect.objectContaining({ code: "#VALUE!" })]]);
    expect(values[1]![0]).toBeInstanceOf(ExcelError);
    await expect(
      registered(new FormulasAtWork().allow("other")).inCell.get("MODEL")!("echo", invocation()),
    ).rejects.toMatchObject({ code: "#N/A" });
  });

  it("send nothing for a formula that was cancelled while the code was loaded", async () => {
    const work = await new FormulasAtWork().allow();
    const { inCell } = registered(Promise.resolve(work));
    const given = invocation();
    const value = inCell.get("PREDICT")!("echo", [[4, "a", LEAP_DAY]], ECHO_HEADERS, null, null, given);
    given.onCanceled!();
    await expect(value).rejects.toMatchObject({ code: "#N/A" });
    expect(work.sent).toEqual([]);
  });

  it("say that they could not be loaded, and load again with the next formula", async () => {
    const { inCell } = registered(Promise.reject(new Error("no network")));
    const value = inCell.get("MODEL")!("echo", invocation());
    await expect(value).rejects.toMatchObject({
      code: "#N/A",
      message: expect.stringContaining("could not be loaded"),
    });
  });
});
