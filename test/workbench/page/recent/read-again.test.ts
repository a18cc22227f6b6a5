import { readAgain } from "../../../../src/workbench/page/recent/read-again";
import { handleAt, refusal } from "./kept-in-memory";

const granted = () => Promise.resolve("granted" as const);
const prompt = () => Promise.resolve("prompt" as const);
const denied = () => Promise.resolve("denied" as const);

describe("readAgain", () => {
  it.each([
    ["of which the browser asks nothing", {}],
    ["that may be read", { queryPermission: granted, requestPermission: () => refusal("NotAllowedError") }],
    ["for which the person is asked, and allows it", { queryPermission: prompt, requestPermission: granted }],
  ])("reads a file %s", async (_what, how) => {
    expect((await readAgain(handleAt("iris.csv", how))).name).toBe("iris.csv");
  });

  it.each([
    ["is refused", { queryPermission: prompt, requestPermission: denied }],
    ["is not answered", { queryPermission: prompt, requestPermission: prompt }],
    ["was forbidden before", { queryPermission: denied, requestPermission: granted }],
    ["cannot be asked for", { queryPermission: prompt, requestPermission: () => refusal("SecurityError") }],
    ["is taken back meanwhile", { getFile: () => refusal("NotAllowedError") }],
  ])("says that the browser does not let it, where the permission %s", async (_what, how) => {
    await expect(readAgain(handleAt("iris.csv", how))).rejects.toThrow(
      "The browser does not let this page read iris.csv. Choose it once more and allow it, or remove it from the list.",
    );
  });

  it("says that a file is gone, or else that it cannot be read", async () => {
    await expect(readAgain(handleAt("iris.csv", { getFile: () => refusal("NotFoundError") }))).rejects.toThrow(
      "iris.csv is not where it was: it was moved, renamed or deleted.",
    );
    await expect(readAgain(handleAt("iris.csv", { getFile: () => refusal("NotReadableError") }))).rejects.toThrow(
      "The file cannot be read",
    );
  });
});
