import { HostSession } from "../../../../src/taskpane/state/data/host-session";
import { FakeSheet } from "../../fakes/fake-sheet";
import { here } from "../../fakes/here";
import { settle, settledLater } from "../../fakes/settle";
import type { SheetPort } from "../../../../src/taskpane/services/sheet-port";

const CALM = { wait: "none", owesRepair: false } as const;
const EDITING = { wait: "editing", owesRepair: false } as const;

describe("following whether Excel answers", () => {
  test("begins with an Excel that owes nothing and tells of each change, until it ends", async () => {
    const sheet = new FakeSheet();
    const session = new HostSession({ sheet: here(sheet) });
    const end = session.open();
    await settle();
    expect(session.getState()).toEqual(CALM);
    const told = jest.fn();
    session.subscribe(told);
    sheet.hostIs(EDITING);
    expect(session.getState()).toEqual(EDITING);
    sheet.hostIs({ ...EDITING });
    expect(told).toHaveBeenCalledTimes(1);
    end();
    sheet.hostIs(CALM);
    expect(session.getState()).toEqual(EDITING);
  });

  test("stays as it is where the code that talks to Excel does not come", async () => {
    const session = new HostSession({ sheet: () => Promise.reject(new TypeError("Failed to fetch")) });
    session.open()();
    await settle();
    expect(session.getState()).toEqual(CALM);
  });

  test("follows nothing that comes only when it has ended", async () => {
    const sheet = new FakeSheet();
    const coming = settledLater<SheetPort>();
    const session = new HostSession({ sheet: () => coming.promise });
    session.open()();
    coming.resolve(sheet);
    await settle();
    sheet.hostIs(EDITING);
    expect(session.getState()).toEqual(CALM);
  });
});
