import { EXCEL_ANSWERS_WITHIN_MS, scriptSettled, startPane } from "../../../src/taskpane/platform/start-pane";

describe("the pane's start", () => {
  test("brings up the pane once Excel has said that it is there", async () => {
    const start = begin();
    start.scriptIsThere();
    start.answers(true);
    await start.ended;
    expect(start.shown).toEqual(["pane"]);
    start.passes(EXCEL_ANSWERS_WITHIN_MS);
    expect(start.shown).toEqual(["pane"]);
  });

  test.each([
    ["is another program", (start: Start) => start.answers(false), "no-excel"],
    ["refuses to answer", (start: Start) => start.refuses(new Error("Handshake failed.")), "broken"],
  ])("says so where the program around it %s", async (_, answer, problem) => {
    const start = begin();
    start.scriptIsThere();
    answer(start);
    await start.ended;
    expect(start.shown).toEqual([problem]);
  });

  test("says that the library is missing as soon as that is certain", async () => {
    const start = begin();
    start.scriptFails();
    await start.ended;
    expect(start.shown).toEqual(["no-office-script"]);
  });

  test("says after 15 seconds that Excel did not answer, and comes up all the same when it does", async () => {
    const start = begin();
    start.scriptIsThere();
    await Promise.resolve();
    start.passes(14_999);
    expect(start.shown).toEqual([]);
    start.passes(15_000);
    expect(start.shown).toEqual(["no-answer"]);
    start.answers(true);
    await start.ended;
    expect(start.shown).toEqual(["no-answer", "pane"]);
  });

  test("says after 15 seconds that the library did not come, and comes up all the same when it does", async () => {
    const start = begin();
    start.passes(15_000);
    expect(start.shown).toEqual(["no-office-script"]);
    start.scriptIsThere();
    start.answers(true);
    await start.ended;
    expect(start.shown).toEqual(["no-office-script", "pane"]);
  });

  test("says the last word where a program that is not Excel answers late", async () => {
    const start = begin();
    start.scriptIsThere();
    start.passes(15_000);
    start.answers(false);
    await start.ended;
    expect(start.shown).toEqual(["no-answer", "no-excel"]);
  });

  test("says that it is broken where the pane itself cannot be made, and reports why", async () => {
    const failure = new TypeError("Cannot read properties of null (reading 'partitionKey')");
    const start = begin(() => {
      throw failure;
    });
    start.scriptIsThere();
    start.answers(true);
    await start.ended;
    expect([start.shown, start.reported]).toEqual([["broken"], [failure]]);
  });

  test("says that it is broken where asking Excel throws at once", async () => {
    const start = begin(undefined, () => {
      throw new TypeError("Office.onReady is not a function");
    });
    start.scriptIsThere();
    await start.ended;
    expect(start.shown).toEqual(["broken"]);
  });
});

describe("a script that the page loads aside", () => {
  test.each([
    ["it has run", "script", "load"],
    ["it cannot be loaded", "script", "error"],
    ["the page is through with all of them, as when it failed before anybody listened", "page", "load"],
  ] as const)("is settled when %s", async (_, where, event) => {
    const [script, view] = [new EventTarget(), new EventTarget()];
    let isSettled = false;
    const settled = scriptSettled({ readyState: "interactive", defaultView: view }, script);
    void settled.then(() => (isSettled = true));
    await Promise.resolve();
    expect(isSettled).toBe(false);
    (where === "script" ? script : view).dispatchEvent(new Event(event));
    await settled;
  });

  test("is settled in a page that is complete, and in one that has no such script", async () => {
    const view = new EventTarget();
    await scriptSettled({ readyState: "complete", defaultView: view }, new EventTarget());
    const without = scriptSettled({ readyState: "loading", defaultView: view }, null);
    view.dispatchEvent(new Event("load"));
    await without;
  });
});

type Start = ReturnType<typeof begin>;

/** A start whose steps come when a test says so. */
function begin(makePane: () => void = () => undefined, ask?: () => Promise<boolean>) {
  const shown: string[] = [];
  const reported: unknown[] = [];
  const script = openPromise<undefined>();
  const excel = openPromise<boolean>();
  let hasOffice = false;
  let timer: { delayMs: number; act: () => void } | undefined;
  const ended = startPane({
    officeScript: script.promise,
    hasOffice: () => hasOffice,
    isExcel: ask ?? (() => excel.promise),
    clock: {
      after(delayMs, act) {
        timer = { delayMs, act };
        return () => (timer = undefined);
      },
    },
    showPane() {
      makePane();
      shown.push("pane");
    },
    showProblem: (problem) => shown.push(problem),
    report: (error) => reported.push(error),
  });
  return {
    ended,
    shown,
    reported,
    scriptIsThere() {
      hasOffice = true;
      script.resolve(undefined);
    },
    scriptFails: () => script.resolve(undefined),
    answers: excel.resolve,
    refuses: excel.reject,
    /** Time since the start. */
    passes(nowMs: number) {
      if (timer === undefined || timer.delayMs > nowMs) return;
      const { act } = timer;
      timer = undefined;
      act();
    },
  };
}

function openPromise<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<Value>((fulfil, refuse) => ([resolve, reject] = [fulfil, refuse]));
  return { promise, resolve, reject };
}
