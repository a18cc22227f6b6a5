import { sendRaw, type RawSender } from "../../src/endpoint/send-raw";
import { staticToken } from "../../src/endpoint/sign-in/token-provider";
import { hanging, playing, type Script } from "./scripted-fetch";

const POST = "POST /relay/demo/invocations";
const NEVER = new AbortController().signal;

describe("a request that a person wrote", () => {
  const sending = (
    script: Script,
    test: (sender: RawSender, sent: () => readonly { headers: Headers; body: string | undefined }[]) => Promise<void>,
  ) =>
    playing(script, async ({ fetch, requests }) => {
      let nowMs = 1_000;
      const now = () => (nowMs += 40);
      await test({ url: "/relay/demo/invocations", kind: "mlflow", fetch, now }, () => requests);
    });

  test("is sent as it is, and its answer shown as it is", async () => {
    const step = { body: '{"predictions": [1.0]}', headers: { "served-model-name": "iris-1" } };
    await sending({ [POST]: [step] }, async (sender, sent) => {
      const exchange = await sendRaw(sender, '{ "inputs" : [5.0] }', NEVER);
      expect(exchange.answer).toEqual({ status: 200, bodyBytes: 22, text: step.body, servedModelName: "iris-1" });
      expect(exchange.error).toBeUndefined();
      expect(exchange.elapsedMs).toBeGreaterThan(0);
      expect(sent()[0]?.body).toBe('{ "inputs" : [5.0] }');
      expect(sent()[0]?.headers.get("content-type")).toBe("application/json");
    });
  });

  test.each([
    [429, "rate-limited"],
    [503, "unavailable"],
    [400, "rows-refused"],
    [500, "model-error"],
    [404, "endpoint-not-found"],
  ])("answered %i is sent only once, with the answer and our own word for it", async (status, code) => {
    const body = '{"error_code":"X","message":"No."}';
    await sending({ [POST]: [{ status, body }] }, async (sender) => {
      const { answer, error } = await sendRaw(sender, "{}", NEVER);
      expect(answer).toMatchObject({ status, text: body });
      expect(error?.code).toBe(code);
    });
  });

  test("that reaches nobody has an error and no answer", async () => {
    await sending({ [POST]: [new TypeError("fetch failed")] }, async (sender) => {
      const { answer, error } = await sendRaw(sender, "{}", NEVER);
      expect([answer, error?.code]).toEqual([undefined, "network"]);
    });
  });

  test("carries the token, which stands nowhere in what comes back", async () => {
    const echo = { body: '{"got": "Bearer dapi-secret"}' };
    await sending({ [POST]: [echo] }, async (sender, sent) => {
      const exchange = await sendRaw({ ...sender, token: staticToken("dapi-secret") }, "{}", NEVER);
      expect(sent()[0]?.headers.get("authorization")).toBe("Bearer dapi-secret");
      expect(exchange.answer?.text).toBe('{"got": "Bearer •••"}');
    });
  });

  test("is not sent when its token cannot be had", async () => {
    const token = { token: () => Promise.reject(new Error("gone")) };
    await sending({}, async (sender) => {
      const { answer, error } = await sendRaw({ ...sender, token }, "{}", NEVER);
      expect([answer, error?.code]).toEqual([undefined, "unexpected"]);
    });
  });

  test("ends at once when it is cancelled", async () => {
    const controller = new AbortController();
    await sending({ [POST]: [hanging] }, async (sender, sent) => {
      const exchange = sendRaw(sender, "{}", controller.signal);
      while (sent().length === 0) await Promise.resolve();
      controller.abort();
      await expect(exchange).rejects.toMatchObject({ code: "cancelled" });
    });
  });
});
