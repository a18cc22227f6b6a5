import { followLanguage } from "../../../src/taskpane/platform/follow-language";
import { speak, spoken } from "../../../src/taskpane/view/words/language/language";

afterEach(() => speak("en"));

describe("following the language of the host", () => {
  test.each([
    ["de-DE", "de", "ltr"],
    ["en-XB", "en-XB", "rtl"],
    ["C", "en", "ltr"],
  ])("of %s the page says so", async (tag, lang, dir) => {
    const page = { lang: "en", dir: "" };
    await followLanguage(tag, page);
    expect(page).toEqual({ lang, dir });
    expect(spoken()).toBe(lang);
  });
});
