import type { FormulaInvocation } from "../../../src/functions/host/ports";
import type { PredictionArguments } from "../../../src/functions/score-functions";
import { ECHO_HEADERS, FormulasAtWork, ORIGIN } from "../formulas-at-work";

const [HEADERS] = ECHO_HEADERS;

/** What a formula in F2 asks for once it was answered, over A2:C2 of a table unless told. */
async function callOf(given: Partial<PredictionArguments>, dataAddress: string | null = "S!A2:C2", prepare = work()) {
  const formulas = await prepare;
  const invocation: FormulaInvocation = { address: "S!F2", parameterAddresses: [null, dataAddress, null, null, null] };
  await formulas.predict({ data: [[5, "a", 45351]], headers: null, ...given }, invocation);
  return formulas.functions.cells.answeredCells();
}

function work(headers: readonly string[] = HEADERS!): Promise<FormulasAtWork> {
  const headersAt = (addresses: readonly string[]) => Promise.resolve(addresses.map(() => headers));
  return new FormulasAtWork({ sheet: { headersAt } }).allow("echo", headers);
}

describe("what an answered formula asks for", () => {
  it("is what a run can do as well: its model, what feeds it, and the outputs that it does not show", async () => {
    const asked = {
      model: "echo",
      dataAddress: "S!A2:C2",
      headers: HEADERS,
      inputs: { amount: "amount", code: "code", day: "day" },
      outputs: ["own", "half"],
    };
    const [cell, ...others] = await callOf({});
    expect(others).toEqual([]);
    expect(cell).toMatchObject({ address: "S!F2", asked: { ...asked, outputsLeftOut: [] } });
    expect(cell!.asked!.endpoint).toMatchObject({ origin: ORIGIN, endpointName: "echo" });
    expect((await callOf({ output: "HALF" }))[0]).toMatchObject({ asked: { ...asked, outputsLeftOut: ["own"] } });
    expect((await callOf({ output: 1 }))[0]).toMatchObject({ asked: { outputsLeftOut: ["half"] } });
    expect((await callOf({ headers: ECHO_HEADERS }))[0]).toMatchObject({ asked });
  });

  it.each<[string, Partial<PredictionArguments>, string | null]>([
    ["no blanks", { options: [["blanks", "error"]] }, "S!A2:C2"],
    ["the order of the inputs", { options: [["columns", "in order"]] }, "S!A2:C2"],
    ["parameters of the model", { options: [["temperature", 1]] }, "S!A2:C2"],
    ["data that is calculated", { headers: ECHO_HEADERS }, null],
  ])("is not known of a call with %s", async (_what, given, dataAddress) => {
    const cells = await callOf(given, dataAddress);
    expect(cells.flatMap(({ asked }) => asked ?? [])).toEqual([]);
  });

  it("is not known of a formula that asks twice", async () => {
    const formulas = await work();
    await callOf({}, undefined, Promise.resolve(formulas));
    const again = { data: [[6, "b", 45351]] };
    expect(await callOf(again, undefined, Promise.resolve(formulas))).toEqual([{ address: "S!F2", asked: undefined }]);
  });
});
