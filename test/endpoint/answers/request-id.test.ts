import { requestIdIn } from "../../../src/endpoint/answers/request-id";

const SENT = { body: '{"inputs":[["Ada-1815"]]}', authorization: "Bearer dapi-0123456789" };

function idOf(id: string): string | undefined {
  return requestIdIn(new Headers({ "x-request-id": id }), SENT);
}

describe("the id of a request", () => {
  it.each(["5d1f6a60-2f2e-4b43-8d1c-aa9e3a2f0f10", "0a1b2c", "trace:12.3_4"])("is what the answer says: %s", (id) => {
    expect(idOf(id)).toBe(id);
  });

  it.each([
    ["is empty", ""],
    ["is longer than a name", "a".repeat(65)],
    ["holds other characters", "<b>1</b>"],
    ["holds a space", "a b"],
    ["is the token", "dapi-0123456789"],
    ["is a part of the token", "0123456789"],
    ["is a cell that was sent", "Ada-1815"],
  ])("is none when it %s", (_what, id) => {
    expect(idOf(id)).toBeUndefined();
  });

  it("is none where the answer has none", () => {
    expect(requestIdIn(new Headers(), SENT)).toBeUndefined();
  });
});
