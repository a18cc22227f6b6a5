import { networkFailure } from "../../../src/endpoint/answers/network-failure";

function messageOf(cause: unknown): string | undefined {
  const { error } = networkFailure({ cause });
  return error.message;
}

describe("an attempt from which nothing came back", () => {
  test.each([
    ["ENOTFOUND", "The endpoint could not be reached: there is no host of this name."],
    ["ECONNREFUSED", "The endpoint could not be reached: nothing answers at this address."],
    ["ECONNRESET", "The endpoint could not be reached."],
  ])("says why where %s is told apart", (code, message) => {
    expect(messageOf(Object.assign(new Error("secret.example:443"), { code }))).toBe(message);
  });

  test("says no more where nothing is told, as in a browser", () => {
    expect(messageOf(new TypeError("Failed to fetch"))).toBe("The endpoint could not be reached.");
    expect(messageOf("ENOTFOUND")).toBe("The endpoint could not be reached.");
  });
});
