import { readModelName } from "../../../src/functions/arguments/model-name";
import { shownBy } from "../formulas-at-work";

describe("the name of a model in a formula", () => {
  it.each([
    ["iris", { text: "iris", endpoint: "iris" }],
    [" iris@3 ", { text: "iris@3", endpoint: "iris", served: "3" }],
    ["demo/iris", { text: "demo/iris", endpoint: "iris", place: "demo" }],
    [
      "Demo models/iris@iris-1",
      { text: "Demo models/iris@iris-1", endpoint: "iris", place: "Demo models", served: "iris-1" },
    ],
  ])("%s", (text, name) => expect(readModelName(text)).toEqual(name));

  it.each(["", " ", "@3", "iris@", "/iris", "iris/", "a@b@c", 5, null, "x".repeat(301), "i\nris"])(
    "not %j",
    (given) => {
      expect(shownBy(() => readModelName(given))).toMatch(/^#VALUE! model: the name of an endpoint/);
    },
  );

  it("stands in quotes: a table of that name is none", () => {
    expect(shownBy(() => readModelName(5.1, "Data!A2:D151"))).toMatch(
      /^#VALUE! model: its name stands in quotes, such as "iris"/,
    );
    expect(readModelName("iris", "Data!A2")).toEqual({ text: "iris", endpoint: "iris" });
  });

  it.each([
    "https://host/serving-endpoints/iris/invocations",
    "dapi0123456789abcdef0123",
    "Bearer abc",
    "eyJhbGciOi.x",
  ])("is no address and no token, which no sentence repeats: %s", (secret) => {
    const words = shownBy(() => readModelName(secret));
    expect(words).toMatch(/^#VALUE! model: /);
    expect(words).not.toContain(secret);
  });
});
