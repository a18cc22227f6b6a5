import { hostLanguage, officeLanguage } from "../../../../src/workbench/page/host/host-language";

describe("the display language of the host that the workbench plays", () => {
  test.each([
    ["", "en-US"],
    ["?language=de", "de-DE"],
    ["?habits=x&language=de-AT", "de-AT"],
    ["?language=en-XB", "en-XB"],
  ])("of %j is %s", (search, tag) => {
    expect(hostLanguage(search)).toBe(tag);
  });

  test("is one that Office.js has words of", () => {
    expect(["de-DE", "en-XA", "en-XB"].map(officeLanguage)).toEqual(["de-DE", "en-US", "en-US"]);
  });
});
