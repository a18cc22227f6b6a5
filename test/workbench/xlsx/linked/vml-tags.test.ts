import { vmlTags } from "../../../../src/workbench/xlsx/linked/vml-tags";

describe("tags of a legacy drawing", () => {
  it("are found with or without a prefix, a content and an end", () => {
    const vml = '<xml><x:Row>1</x:Row><br><v:fill o:detectmouseclick="t"/><![if excel]></xml>';
    expect(vmlTags(vml).map(({ name, isClosing, isSelfClosing }) => [name, isClosing, isSelfClosing])).toEqual([
      ["xml", false, false],
      ["Row", false, false],
      ["Row", true, false],
      ["br", false, false],
      ["fill", false, true],
      ["xml", true, false],
    ]);
  });

  it.each(["<", "<x:", "<a "])("are none in a long text that begins with %p and never ends", (beginning) => {
    expect(vmlTags(beginning + "a".repeat(300_000))).toEqual([]);
  });
});
