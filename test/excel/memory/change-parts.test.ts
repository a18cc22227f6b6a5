import { ExcelMemory } from "../../../src/excel/memory/excel-memory";
import type { PartChanges } from "../../../src/scoring/ports";
import { CALM, openExcel, type OpenExcel } from "../open-excel";

const NAMESPACE = "urn:scoresheet:memory:1";
const part = (text: string): string => `<run xmlns="${NAMESPACE}">${text}</run>`;
/** As large as the fingerprints of a part may be. */
const LARGE = part("QUJD".repeat(350_000));
const NOTHING: PartChanges = { add: [], replace: [], remove: [] };

function open(options: Parameters<typeof openExcel>[0] = {}): { excel: OpenExcel; memory: ExcelMemory } {
  const excel = openExcel(options);
  return { excel, memory: new ExcelMemory(excel.queue) };
}

const textsIn = ({ model }: OpenExcel): string[] => model.customXmlParts.all.map(({ xml }) => xml);

/** A workbook with three parts of ours and one of somebody else. */
async function filled(): Promise<ReturnType<typeof open> & { ids: string[]; before: string[] }> {
  const { excel, memory } = open();
  excel.model.customXmlParts.add({ xml: "<other/>", namespaceUri: "" });
  await memory.changeParts({ ...NOTHING, add: ["1", "2", "3"].map(part) }, CALM);
  const ids = (await memory.readParts(CALM)).map(({ id }) => id);
  return { excel, memory, ids, before: textsIn(excel) };
}

describe("parts that a workbook keeps for us", () => {
  it("come, change and go all at once, beside those of others", async () => {
    const { excel, memory, ids } = await filled();
    const before = excel.syncs();
    await memory.changeParts(
      { add: [part("4")], replace: [{ id: ids[1]!.toLowerCase(), xml: part("new") }], remove: [ids[0]!, "{gone}"] },
      CALM,
    );
    expect(excel.syncs() - before).toBe(5);
    expect(textsIn(excel)).toEqual(["<other/>", part("new"), part("3"), part("4")]);
    expect((await memory.readParts(CALM)).map(({ xml }) => xml)).toEqual([part("new"), part("3"), part("4")]);
  });

  it("are not there to be changed when somebody has taken them away, or when they are not ours", async () => {
    const { excel, memory, before } = await filled();
    const others = excel.model.customXmlParts.all[0]!.id;
    for (const id of ["{gone}", others]) {
      const changes = { ...NOTHING, add: [part("4")], replace: [{ id, xml: part("new") }] };
      await expect(memory.changeParts(changes, CALM)).rejects.toMatchObject({ code: "sheet-changed" });
    }
    await memory.changeParts({ ...NOTHING, remove: [others] }, CALM);
    expect(textsIn(excel)).toEqual(before);
  });

  it("of 1.4 MB pass, as many at once as a request may carry", async () => {
    const { excel, memory } = open();
    const small = Array.from({ length: 50 }, (_, i) => part(`small ${i}`));
    await memory.changeParts({ ...NOTHING, add: [LARGE, ...small, LARGE, LARGE] }, CALM);
    expect(excel.syncs()).toBe(3);
    expect(excel.processor.statistics.maxRequestBytes).toBeLessThan(2_100_000);
    const read = await memory.readParts(CALM);
    expect(read.map(({ xml }) => xml)).toEqual([LARGE, ...small, LARGE, LARGE]);
    expect(excel.processor.statistics.maxResponseBytes).toBeLessThan(5_000_000);
    expect(excel.syncs()).toBeLessThan(15);
    const replace = read.map(({ id }, i) => ({ id, xml: i === 0 ? part("none") : LARGE.replace("QUJD", "REVG") }));
    await memory.changeParts({ ...NOTHING, replace: replace.slice(0, 3) }, CALM);
    expect(textsIn(excel).slice(0, 2)).toEqual([part("none"), LARGE.replace("QUJD", "REVG")]);
  });

  it.each([
    ["a second part is refused", { on: "CustomXmlPartCollection.add", skip: 1, code: "AccessDenied" }],
    ["a change is refused", { on: "CustomXmlPart.setXml", skip: 1, code: "AccessDenied" }],
    ["taking out is refused", { on: "CustomXmlPart.delete", code: "AccessDenied" }],
    ["a request is too large", { on: "*", skip: 3, errorNumber: 5103 }],
  ])("stay as they were when %s", async (_what, fault) => {
    const { excel, memory, ids, before } = await filled();
    excel.processor.script(fault);
    const replace = [ids[0]!, ids[1]!].map((id) => ({ id, xml: part(`new ${id}`) }));
    const changes = { add: [part("4"), part("5")], replace, remove: [ids[2]!] };
    await expect(memory.changeParts(changes, CALM)).rejects.toMatchObject({ code: expect.any(String) as string });
    expect(textsIn(excel)).toEqual(before);
    expect(excel.processor.pendingFaultCount).toBe(0);
    await memory.changeParts(changes, CALM);
    expect(textsIn(excel)).toEqual([before[0], ...replace.map(({ xml }) => xml), part("4"), part("5")]);
  });

  it("of somebody else that come meanwhile stay when ours are taken back", async () => {
    const { excel, memory, before } = await filled();
    const theirs = { xml: part("theirs"), namespaceUri: NAMESPACE };
    excel.processor.script({
      on: "CustomXmlPartCollection.add",
      skip: 1,
      code: "GeneralException",
      effect: () => void excel.model.customXmlParts.add(theirs),
    });
    const changes = { ...NOTHING, add: [part("4"), part("5")] };
    await expect(memory.changeParts(changes, CALM)).rejects.toMatchObject({ code: "excel-error" });
    expect(textsIn(excel)).toEqual([...before, theirs.xml]);
  });

  it("go though somebody else takes some of them out at the same time", async () => {
    const { excel, memory, ids } = await filled();
    excel.processor.script({
      on: "CustomXmlPart.delete",
      skip: 1,
      effect: () => void excel.model.customXmlParts.delete(ids[1]!),
    });
    await memory.changeParts({ ...NOTHING, add: [part("4")], remove: ids }, CALM);
    expect(textsIn(excel)).toEqual(["<other/>", part("4")]);
  });

  it("are refused in a workbook that is open for reading", async () => {
    const { excel, memory, before } = await filled();
    excel.model.readOnly = true;
    const changes = { ...NOTHING, add: [part("4")] };
    await expect(memory.changeParts(changes, CALM)).rejects.toMatchObject({ code: "sheet-protected" });
    expect(textsIn(excel)).toEqual(before);
    expect(await memory.readParts(CALM)).toHaveLength(3);
  });

  it("stay as they were when the caller cancels before the last request", async () => {
    const { excel, memory, ids, before } = await filled();
    const controller = new AbortController();
    excel.aroundSync((sync) => (sync === 3 ? () => controller.abort() : undefined));
    const changes = { add: [part("4")], replace: [{ id: ids[0]!, xml: part("new") }], remove: [ids[1]!] };
    await expect(memory.changeParts(changes, controller.signal)).rejects.toMatchObject({ code: "cancelled" });
    expect(textsIn(excel)).toEqual(before);
  });
});
