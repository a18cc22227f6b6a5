import { RunStoppedError } from "../../../src/core/errors";
import { signedAttempt } from "../../../src/endpoint/sign-in/signed-attempt";
import { checkToken, passwordToken, staticToken } from "../../../src/endpoint/sign-in/token-provider";

const { signal } = new AbortController();

describe("A token", () => {
  it.each(["", "  ", "two words", "line\nbreak", "a\r\nX-Evil: 1", "tab\there", "nul\0", "ümlaut", "Bearer abc"])(
    "cannot be %j, and the refusal does not repeat it",
    (text) => {
      expect(() => staticToken(text)).toRefuse(RunStoppedError, { code: "unauthorized" });
      if (text.trim() !== "") expect(() => checkToken(text)).not.toThrow(text);
    },
  );

  it("is taken without the blanks and line breaks around it", async () => {
    await expect(staticToken(" dapi-A.b~c+d/e== \r\n").token(signal)).resolves.toBe("dapi-A.b~c+d/e==");
  });

  it.each([
    ["ann", "word", "YW5uOndvcmQ="],
    ["ann", "p:ä€", "YW5uOnA6w6Tigqw="],
    ["", "", "Og=="],
  ])("is made of a name and a password as HTTP does: %s, %s", async (name, password, token) => {
    const sent: unknown[] = [];
    const send = (headers: unknown) => {
      sent.push(headers);
      return Promise.resolve({ kind: "success", value: undefined } as const);
    };
    await signedAttempt(passwordToken(name, password), send, signal)();
    expect(sent).toEqual([{ Authorization: `Basic ${token}` }]);
  });

  it("of a careless provider never reaches a header", async () => {
    const send = jest.fn();
    const attempt = signedAttempt({ token: () => Promise.resolve("a\nb") }, send, signal);
    await expect(attempt()).rejects.toRefuse(RunStoppedError, { code: "unauthorized" });
    expect(send).not.toHaveBeenCalled();
  });
});
