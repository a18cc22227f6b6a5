import { InputError } from "../../../../src/core/errors";
import type { RawExchange } from "../../../../src/endpoint/send-raw";
import { bodyOf, ConsoleSession } from "../../../../src/taskpane/state/run/console-session";
import { planOf } from "../../../scoring/plan-of";
import { DEMO, FakeServices, schemaOf, settledLater } from "../../fake-services";

const PLAN = planOf({ rowsPerBatch: 256 });
const CONNECTION = { upstream: DEMO };

describe("the request console", () => {
  let services: FakeServices;
  let session: ConsoleSession;

  beforeEach(() => {
    services = new FakeServices();
    session = new ConsoleSession(services);
  });

  test("lays out the next batch, and sends the very body of a run", async () => {
    services.next = { ...services.next, body: '{"dataframe_records":[{"2024":5.0,"id":9007199254740993}]}' };
    await session.showNext(PLAN);
    expect(session.getState().text).toContain('{"2024": 5.0, "id": 9007199254740993}');
    await session.send(CONNECTION, "/invocations");
    expect(services.sent).toMatchObject([{ route: "/invocations", body: services.next.body }]);
    expect(session.getState().exchange?.answer?.status).toBe(200);
  });

  test("sends what a person made of it, and text that is not JSON as it is", async () => {
    session.edit('{ "inputs": [1, 2.0] }');
    await session.send(CONNECTION, "/invocations");
    session.edit("1 2 \n");
    await session.send(CONNECTION, "/invocations");
    expect(services.sent.map(({ body }) => body)).toEqual(['{"inputs":[1,2.0]}', "1 2 \n"]);
  });

  test("makes an example of what the model takes, else of the first two rows", async () => {
    await session.showSchemaExample(schemaOf(["a"]), "dataframe_split");
    expect(session.getState()).toMatchObject({
      text: expect.stringContaining('"columns": ["a"]') as string,
      draft: { kind: "example" },
    });
    await session.showRowsExample(PLAN);
    expect(services.planned.at(-1)?.rowsPerBatch).toBe(2);
    expect(session.getState().text).toContain("sepal_length");
  });

  test("says why there is no next batch, and keeps the text", async () => {
    session.edit("mine");
    services.nextError = new InputError("missing-input", "No column is joined to age.");
    await session.showNext(PLAN);
    expect(session.getState()).toMatchObject({ text: "mine", draft: { kind: "failed", error: services.nextError } });
  });

  test("never overwrites what was typed while the next batch was still being written", async () => {
    const writing = session.showNext(PLAN);
    session.edit("mine");
    await writing;
    expect(session.getState()).toMatchObject({ text: "mine", draft: { kind: "own" } });
  });

  test("can be cancelled while it waits; a late answer is not shown", async () => {
    const answer = settledLater<RawExchange>();
    services.exchange = answer.promise;
    session.edit("{}");
    const sending = session.send(CONNECTION, "/invocations");
    expect(session.getState().isSending).toBe(true);
    session.cancel();
    expect(services.sent[0]?.signal.aborted).toBe(true);
    answer.resolve({ elapsedMs: 1, answer: { status: 200, bodyBytes: 2, text: "{}" } });
    await sending;
    expect(session.getState()).toMatchObject({ isSending: false });
    expect(session.getState().exchange).toBeUndefined();
  });

  test("forgets the answer before when a request is sent anew", async () => {
    session.edit("{}");
    await session.send(CONNECTION, "/invocations");
    services.exchange = settledLater<RawExchange>().promise;
    void session.send(CONNECTION, "/invocations");
    expect(session.getState().exchange).toBeUndefined();
  });
});

describe("the body of a request", () => {
  test("loses blanks between tokens only when it is JSON", () => {
    expect(bodyOf('{ "a b" : [ 1.0 ] }')).toBe('{"a b":[1.0]}');
    expect(bodyOf("{ NaN, 1 2 }")).toBe("{ NaN, 1 2 }");
  });
});
