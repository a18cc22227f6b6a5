import { UndoHistory } from "../../../../src/workbench/model/undo/undo-history";
import { sampleHost } from "../sample-host";

const NAMESPACE = "urn:example:memory";
const part = (text: string, namespace = NAMESPACE): string => `<memory xmlns="${namespace}">${text}</memory>`;

/** What a workbook's parts say, as Office.js reads them anew. */
async function seen({ Excel }: ReturnType<typeof sampleHost>): Promise<[namespace: string, xml: string][]> {
  return Excel.run(async (context) => {
    const parts = context.workbook.customXmlParts.load("items/id,items/namespaceUri");
    await context.sync();
    const texts = parts.items.map((item) => item.getXml());
    await context.sync();
    return parts.items.map(({ namespaceUri }, index) => [namespaceUri, texts[index]!.value]);
  });
}

describe("custom XML parts", () => {
  it("are added, found by id and by namespace, changed and deleted", async () => {
    const host = sampleHost();
    await host.Excel.run(async (context) => {
      const { customXmlParts } = context.workbook;
      const first = customXmlParts.add(part("1")).load("id,namespaceUri");
      const second = customXmlParts.add(part("2")).load("id");
      customXmlParts.add(part("3", "urn:example:other"));
      await context.sync();
      expect(first.namespaceUri).toBe(NAMESPACE);
      expect(first.id).toMatch(/^\{[0-9A-F-]{36}\}$/);
      expect(first.id).not.toBe(second.id);
      const scoped = customXmlParts.getByNamespace(NAMESPACE).load("items/id");
      const counts = [customXmlParts.getCount(), scoped.getCount()];
      const again = customXmlParts.getItem(first.id.toLowerCase()).getXml();
      await context.sync();
      expect(scoped.items.map(({ id }) => id)).toEqual([first.id, second.id]);
      expect([...counts.map(({ value }) => value), again.value]).toEqual([3, 2, part("1")]);
      scoped.items[1]!.setXml(part("changed"));
      first.delete();
      await context.sync();
      const only = customXmlParts.getByNamespace(NAMESPACE).getOnlyItem().getXml();
      await context.sync();
      expect(only.value).toBe(part("changed"));
    });
    expect(await seen(host)).toEqual([
      [NAMESPACE, part("changed")],
      ["urn:example:other", part("3", "urn:example:other")],
    ]);
  });

  it("are null objects, or not found, where there is none", async () => {
    const { Excel, failureOf } = sampleHost();
    await Excel.run(async (context) => {
      const { customXmlParts } = context.workbook;
      const added = customXmlParts.add(part("1", "urn:example:other")).load("id");
      await context.sync();
      const none = [
        customXmlParts.getItemOrNullObject("{0}"),
        customXmlParts.getByNamespace(NAMESPACE).getItemOrNullObject(added.id),
        customXmlParts.getByNamespace(NAMESPACE).getOnlyItemOrNullObject(),
      ];
      await context.sync();
      expect(none.map(({ isNullObject }) => isNullObject)).toEqual([true, true, true]);
    });
    const { code } = await failureOf(({ workbook }) => workbook.customXmlParts.getItem("{0}").getXml());
    expect(code).toBe("ItemNotFound");
    const only = await failureOf(({ workbook }) =>
      workbook.customXmlParts.getByNamespace(NAMESPACE).getOnlyItem().getXml(),
    );
    expect(only.code).toBe("ItemNotFound");
  });

  it("are no only item where there are two of a namespace", async () => {
    const { Excel, failureOf } = sampleHost();
    await Excel.run(async (context) => {
      for (const text of ["1", "2"]) context.workbook.customXmlParts.add(part(text));
      const only = context.workbook.customXmlParts.getByNamespace(NAMESPACE).getOnlyItemOrNullObject();
      await context.sync();
      expect(only.isNullObject).toBe(true);
    });
    const { code } = await failureOf(({ workbook }) =>
      workbook.customXmlParts.getByNamespace(NAMESPACE).getOnlyItem().getXml(),
    );
    expect(code).toBe("GeneralException");
  });

  it.each([
    ["no XML", "memory"],
    ["nothing", ""],
    ["a tag that is not closed", "<memory>"],
    ["two roots", "<a/><b/>"],
    ["an entity that nothing declares", "<a>&nbsp;</a>"],
    ["an attribute twice", '<a b="1" b="2"/>'],
    ["a prefix that nothing declares", "<m:a/>"],
    ["a control character", "<a>\u0001</a>"],
    ["a document type", "<!DOCTYPE a><a/>"],
  ])("refuse %s, new or in place of another text", async (_what, xml) => {
    const host = sampleHost();
    const added = await host.failureOf(({ workbook }) => workbook.customXmlParts.add(xml));
    const set = await host.failureOf(({ workbook }) => workbook.customXmlParts.add(part("1")).setXml(xml));
    expect([added.code, set.code]).toEqual(["InvalidArgument", "InvalidArgument"]);
    expect(await seen(host)).toEqual([[NAMESPACE, part("1")]]);
  });

  it("are not to be written in a workbook that is open for reading", async () => {
    const host = sampleHost();
    await host.Excel.run(async ({ workbook }) => workbook.customXmlParts.add(part("1")));
    host.workbook.readOnly = true;
    const acts: ((parts: Excel.CustomXmlPartCollection) => unknown)[] = [
      (parts) => parts.add(part("2")),
      (parts) => parts.getByNamespace(NAMESPACE).getOnlyItem().setXml(part("2")),
      (parts) => parts.getByNamespace(NAMESPACE).getOnlyItem().delete(),
    ];
    for (const act of acts) {
      const { code } = await host.failureOf(({ workbook }) => act(workbook.customXmlParts));
      expect(code).toBe("AccessDenied");
    }
    expect(await seen(host)).toEqual([[NAMESPACE, part("1")]]);
  });

  it("outlast an undo of what was done in the same request", async () => {
    const host = sampleHost();
    const history = new UndoHistory(host.workbook);
    await host.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A2").values = [[7]];
      context.workbook.customXmlParts.add(part("1"));
      await context.sync();
      context.workbook.customXmlParts.getByNamespace(NAMESPACE).getOnlyItem().setXml(part("2"));
      await context.sync();
    });
    expect([history.stepCount, history.undo(), host.at("A2")]).toEqual([1, true, [[5.1]]]);
    expect([await seen(host), history.canUndo]).toEqual([[[NAMESPACE, part("2")]], false]);
  });
});
