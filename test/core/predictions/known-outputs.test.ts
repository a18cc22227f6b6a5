import { knownOutputs } from "../../../src/core/predictions/known-outputs";

describe("known outputs", () => {
  it.each<[string, readonly string[], readonly string[] | undefined, readonly string[]]>([
    ["nothing, where nobody says", [], undefined, []],
    ["what the model says, before it has answered", [], ["a", "b"], ["a", "b"]],
    ["all that it says, when it has answered some of it", ["b"], ["a", "b"], ["a", "b"]],
    ["what it has answered, when it says another thing", ["0", "1"], ["a", "b"], ["0", "1"]],
    ["what it has answered, when it says nothing", ["a"], undefined, ["a"]],
  ])("are %s", (_what, answered, said, expected) => {
    expect(knownOutputs(answered, said)).toEqual(expected);
  });
});
