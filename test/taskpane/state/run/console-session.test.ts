import { InputError } from "../../../../src/core/errors";
import type { RawExchange } from "../../../../src/endpoint/send-raw";
import { bodyOf, ConsoleSession } from "../../../../src/taskpane/state/run/console-session";
import { planOf } from "../../../scoring/plan-of";
import { FakeRuns } from "../../fakes/fake-runs";
import { here } from "../../fakes/here";
import { bareServer, DEMO, schemaOf } from "../../fakes/pane-data";
import { settle, settledLater } from "../../fakes/settle";

const PLAN = planOf({ rowsPerBatch: 256 });
const CONNECTION = { upstream: DEMO };

describe("the request console", () => {
  let runs: FakeRuns;
  let session: ConsoleSession;

  beforeEach(() => {
    runs = new FakeRuns();
    session = new ConsoleSession({ runs: here(runs) });
  });

  test("lays out the next batch, and sends the very body of a run", async () => {
    runs.next = { ...runs.next, body: '{"dataframe_records":[{"2024":5.0,"id":9007199254740993}]}' };
    await session.showNext(PLAN);
    expect(session.getState().text).toContain('{"2024": 5.0, "id": 9007199254740993}');
    await session.send(CONNECTION, bareServer());
    expect(runs.sent).toMatchObject([{ address: { route: "/invocations" }, body: runs.next.body }]);
    expect(session.getState().exchange?.answer?.status).toBe(200);
  });

  test("sends what a person made of it, and text that is not JSON as it is", async () => {
    session.edit('{ "inputs": [1, 2.0] }');
    await session.send(CONNECTION, bareServer());
    session.edit("1 2 \n");
    await session.send(CONNECTION, bareServer());
    expect(runs.sent.map(({ body }) => body)).toEqual(['{"inputs":[1,2.0]}', "1 2 \n"]);
  });

  test("makes an example of what the model takes, else of the first two rows", async () => {
    await session.showSchemaExample(schemaOf(["a"]), "dataframe_split");
    expect(session.getState()).toMatchObject({
      text: expect.stringContaining('"columns": ["a"]') as string,
      draft: { kind: "example" },
    });
    await session.showRowsExample(PLAN);
    expect(runs.planned.at(-1)?.rowsPerBatch).toBe(2);
    expect(session.getState().text).toContain("sepal_length");
  });

  test("says why there is no next batch, and keeps the text", async () => {
    session.edit("mine");
    runs.nextError = new InputError("missing-input", "No column is joined to age.");
    await session.showNext(PLAN);
    expect(session.getState()).toMatchObject({ text: "mine", draft: { kind: "failed", error: runs.nextError } });
  });

  test("never overwrites what was typed while the next batch was still being written", async () => {
    const writing = session.showNext(PLAN);
    session.edit("mine");
    await writing;
    expect(session.getState()).toMatchObject({ text: "mine", draft: { kind: "own" } });
  });

  test("can be cancelled while it waits; a late answer is not shown", async () => {
    const answer = settledLater<RawExchange>();
    runs.exchange = answer.promise;
    session.edit("{}");
    const sending = session.send(CONNECTION, bareServer());
    await settle();
    expect(session.getState().isSending).toBe(true);
    session.cancel();
    expect(runs.sent[0]?.signal.aborted).toBe(true);
    answer.resolve({ elapsedMs: 1, answer: { status: 200, bodyBytes: 2, text: "{}" } });
    await sending;
    expect(session.getState()).toMatchObject({ isSending: false });
    expect(session.getState().exchange).toBeUndefined();
  });

  test("forgets the answer before when a request is sent anew", async () => {
    session.edit("{}");
    await session.send(CONNECTION, bareServer());
    runs.exchange = settledLater<RawExchange>().promise;
    void session.send(CONNECTION, bareServer());
    expect(session.getState().exchange).toBeUndefined();
  });
});

describe("the body of a request", () => {
  test("loses blanks between tokens only when it is JSON", () => {
    expect(bodyOf('{ "a b" : [ 1.0 ] }')).toBe('{"a b":[1.0]}');
    expect(bodyOf("{ NaN, 1 2 }")).toBe("{ NaN, 1 2 }");
  });
});
