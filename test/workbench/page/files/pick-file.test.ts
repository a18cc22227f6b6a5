import { droppedHandle, OPENED_ENDINGS, pickFile } from "../../../../src/workbench/page/files/pick-file";
import { handleAt, refusal } from "../recent/kept-in-memory";

describe("pickFile", () => {
  it("gives the file that was chosen, of the kinds that can be opened", async () => {
    const endings: string[] = [];
    const picked = await pickFile({
      showOpenFilePicker: ({ types }) => {
        endings.push(...types.flatMap(({ accept }) => Object.values(accept).flat()));
        return Promise.resolve([handleAt("iris.csv")]);
      },
    });
    expect(picked).toMatchObject({ name: "iris.csv" });
    expect(endings.join()).toBe(OPENED_ENDINGS);
  });

  it("tells a person who chose nothing from a browser that does not let the page ask", async () => {
    expect(await pickFile({ showOpenFilePicker: () => refusal("AbortError") })).toBe("nothing-chosen");
    expect(await pickFile({ showOpenFilePicker: () => refusal("SecurityError") })).toBe("not-here");
    expect(await pickFile({})).toBe("not-here");
  });
});

describe("droppedHandle", () => {
  const dropped = (...items: object[]) => droppedHandle({ items } as unknown as DataTransfer);

  it("is that of the first file among what was dropped", async () => {
    const getAsFileSystemHandle = () => Promise.resolve(handleAt("iris.csv"));
    const handle = await dropped({ kind: "string" }, { kind: "file", getAsFileSystemHandle });
    expect(handle).toMatchObject({ name: "iris.csv" });
  });

  it.each([
    ["the browser has none", { kind: "file" }],
    ["a folder was dropped", { kind: "file", getAsFileSystemHandle: () => Promise.resolve({ kind: "directory" }) }],
    ["the thing is no file of the device", { kind: "file", getAsFileSystemHandle: () => Promise.resolve(null) }],
    ["the browser refuses", { kind: "file", getAsFileSystemHandle: () => refusal("NotAllowedError") }],
    ["text was dropped", { kind: "string" }],
  ])("is none where %s", async (_why, item) => {
    expect(await dropped(item)).toBeUndefined();
  });
});
