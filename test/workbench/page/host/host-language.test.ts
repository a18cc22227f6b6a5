import { hostLanguage, officeLanguage } from "../../../../src/workbench/page/host/host-language";

describe("the display language of the host that the workbench plays", () => {
  test.each([
    ["", "en-GB", "en-US"],
    ["", "de-AT", "de-DE"],
    ["", "fr-FR", "en-US"],
    ["?language=de", "en-US", "de-DE"],
    ["?habits=x&language=de-AT", "en-US", "de-AT"],
    ["?language=en-XB", "de-DE", "en-XB"],
    ["?language=en", "de-DE", "en-US"],
  ])("of %j in a browser that speaks %s is %s", (search, browser, tag) => {
    expect(hostLanguage(search, browser)).toBe(tag);
  });

  test("is one that Office.js has words of", () => {
    expect(["de-DE", "en-XA", "en-XB"].map(officeLanguage)).toEqual(["de-DE", "en-US", "en-US"]);
  });
});
