import { answerExecuteMethod, type HostAnswer } from "../../../../src/workbench/processor/wire/host-calls";

const RICH_API_REQUEST = { ControlId: "x", Version: 1, DispatchId: 93 };

/** Answers a call and tells what the processor was asked. */
async function answered(call: unknown, answer: HostAnswer = { body: '{"Results":[1]}' }) {
  const asked: unknown[] = [];
  const answerer = {
    answer: async (requestBody: string, flags: number) => {
      asked.push([requestBody, flags]);
      return answer;
    },
  };
  return { payload: await answerExecuteMethod(answerer, call), asked };
}

describe("answerExecuteMethod", () => {
  it("finds body and flags where the library puts them", async () => {
    const call = { DdaMethod: RICH_API_REQUEST, ArrayData: ["", 0, "POST", "ProcessQuery", '{"Actions":[]}', [], 64] };
    expect(await answered(call)).toEqual({
      payload: { Version: 1, Error: 0, Data: [200, [], '{"Results":[1]}'] },
      asked: [['{"Actions":[]}', 64]],
    });
  });

  it("takes absent flags for none", async () => {
    const call = { DdaMethod: RICH_API_REQUEST, ArrayData: ["", 0, "POST", "ProcessQuery", "{}"] };
    expect((await answered(call)).asked).toEqual([["{}", 0]]);
  });

  it("passes an error number on", async () => {
    const call = { DdaMethod: RICH_API_REQUEST, ArrayData: ["", 0, "POST", "ProcessQuery", "{}", [], 0] };
    expect((await answered(call, { errorNumber: 5104 })).payload).toEqual({ Version: 1, Error: 5104 });
  });

  it("answers itself what is not for the workbook", async () => {
    const call = { DdaMethod: RICH_API_REQUEST, ArrayData: ["WacPartition", 0, "POST", "ProcessQuery", "{}", [], 0] };
    expect(await answered(call)).toEqual({
      payload: { Version: 1, Error: 0, Data: [200, [], '{"Results":[]}'] },
      asked: [],
    });
  });

  it.each([[{ DdaMethod: { DispatchId: 64 }, ArrayData: [] }], [{}]])("does not know %j", async (call) => {
    expect(await answered(call)).toEqual({ payload: { Version: 1, Error: 5000 }, asked: [] });
  });
});
