import { openAsExcelDoes, type PaneWindow } from "../../../../src/workbench/page/host/pane-windows";
import { WEB_HABITS } from "../../../../src/workbench/processor/habits/excel-habits";

describe("windows that the pane opens", () => {
  const windowOf = () => ({ opener: "the pane", closed: false, close: () => undefined, postMessage: () => undefined });
  let opened: ReturnType<typeof windowOf>[];

  /** @param type of the event that is told of meanwhile */
  const open = (habits: Partial<typeof WEB_HABITS>, type?: string) => {
    const pane: PaneWindow = {
      event: type === undefined ? undefined : { type },
      open() {
        opened.push(windowOf());
        return opened.at(-1)!;
      },
    };
    openAsExcelDoes(pane, () => ({ ...WEB_HABITS, ...habits }));
    return pane.open("https://pane.example.com/", "_blank", "popup");
  };

  beforeEach(() => {
    opened = [];
  });

  test.each([
    ["always", undefined, true],
    ["always", "click", true],
    ["in-clicks", "click", true],
    ["in-clicks", undefined, false],
    ["in-clicks", "message", false],
    ["never", "click", false],
  ] as const)("are opened %s: the event is %s", (opensWindows, type, isOpened) => {
    expect(open({ opensWindows }, type) !== null).toBe(isOpened);
    expect(opened).toHaveLength(isOpened ? 1 : 0);
  });

  test("are opened in clicks only, where nothing else is said", () => {
    expect([open({}), open({}, "click")]).toEqual([null, opened[0]]);
  });

  test("look closed, and have no opener, where they lose it", () => {
    expect(open({ losesOpeners: true }, "click")).toMatchObject({ closed: true });
    expect(opened).toMatchObject([{ opener: null, closed: false }]);
    expect(open({ losesOpeners: true })).toBe(null);
  });
});
