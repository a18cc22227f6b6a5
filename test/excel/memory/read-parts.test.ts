import { ExcelMemory } from "../../../src/excel/memory/excel-memory";
import { CALM, openExcel, type OpenExcel } from "../open-excel";

const NAMESPACE = "urn:scoresheet:memory:1";
const part = (text: string): string => `<run xmlns="${NAMESPACE}">${text}</run>`;

function withParts(texts: readonly string[]): { excel: OpenExcel; memory: ExcelMemory } {
  const excel = openExcel();
  for (const xml of texts) excel.model.customXmlParts.add({ xml, namespaceUri: NAMESPACE });
  return { excel, memory: new ExcelMemory(excel.queue) };
}

describe("reading what a workbook remembers", () => {
  it("takes one sync where there is nothing, and few where there is much", async () => {
    const none = withParts([]);
    expect(await none.memory.readParts(CALM)).toEqual([]);
    expect(none.excel.syncs()).toBe(1);
    const texts = Array.from({ length: 60 }, (_, i) => part("x".repeat(1_000 + i)));
    const many = withParts(texts);
    expect((await many.memory.readParts(CALM)).map(({ xml }) => xml)).toEqual(texts);
    expect(many.excel.syncs()).toBe(4);
  });

  it("passes over a part that is too large to be handed out, and reads all others", async () => {
    const texts = ["1", "2".repeat(6_000_000), "3", "4", "5".repeat(1_500_000), "6"].map(part);
    const { memory } = withParts(texts);
    const read = await memory.readParts(CALM);
    expect(read.map(({ xml }) => xml)).toEqual(texts.map((xml) => (xml.length > 6_000_000 ? "" : xml)));
  });

  it("passes over a part that Excel fails on", async () => {
    const { excel, memory } = withParts(["1", "2", "3", "4"].map(part));
    excel.processor.script({ on: "CustomXmlPart.getXml", code: "GeneralException", times: 2 });
    expect((await memory.readParts(CALM)).map(({ xml }) => xml)).toEqual(["", ...["2", "3", "4"].map(part)]);
  });

  it("ends somewhere, however much anybody put into the file", async () => {
    const { excel, memory } = withParts(Array.from({ length: 3_000 }, () => part("x")));
    const read = await memory.readParts(CALM);
    expect([read.length, read.filter(({ xml }) => xml !== "").length]).toEqual([3_000, 2_000]);
    expect(excel.syncs()).toBeLessThan(10);
  });

  it("hands on what else Excel refuses", async () => {
    const { excel, memory } = withParts([part("1")]);
    excel.processor.script({ on: "CustomXmlPart.getXml", code: "ItemNotFound" });
    await expect(memory.readParts(CALM)).rejects.toMatchObject({ code: "sheet-changed" });
  });
});
