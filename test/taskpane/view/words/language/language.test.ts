import { NOT_LOADED, SECTION_TITLES } from "../../../../../src/taskpane/view/words/shell-words";
import { directionOf, languageOf } from "../../../../../src/language/language";
import { speak, spoken } from "../../../../../src/taskpane/view/words/language/language";
import { wordsLocale } from "../../../../../src/taskpane/view/words/language/words-locale";
import { createFormats } from "../../../../../src/taskpane/view/words/formats";

afterEach(() => speak("en"));

describe("the language of the pane", () => {
  test.each([
    ["de", "de"],
    ["de-AT", "de"],
    ["DE_ch", "de"],
    ["den-CA", "en"],
    ["en-GB", "en"],
    ["en-XA", "en-XA"],
    ["fr-FR", "en"],
    ["C", "en"], // WebKit without a locale
    ["", "en"],
    [undefined, "en"],
  ])("of a host that says %j is %s", (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });

  test("is spoken by tables that were made before", async () => {
    await speak("de");
    expect(SECTION_TITLES.connection).toBe("Verbindung");
    expect(spoken()).toBe("de");
  });

  test("is the one that was asked for last, whichever comes first", async () => {
    const german = speak("de");
    await speak("en");
    await german;
    expect(SECTION_TITLES.connection).toBe("Connection");
  });

  test("may be longer than English, with accents, and leaves numbers and placeholders alone", async () => {
    await speak("en-XA");
    expect(NOT_LOADED.retry).toBe("Trýý ágáîñññ");
    expect(NOT_LOADED.retry.length).toBeGreaterThan("Try again".length);
    expect(createFormats("en-US").rows(1_200)).toMatch(/^1,200 \S+$/);
    expect(createFormats("en-US").rows(1_200)).not.toContain("rows");
  });

  test("is mirrored in the language that is there to try that", () => {
    expect([directionOf("en-XB"), directionOf("de")]).toEqual(["rtl", "ltr"]);
  });

  test("has its own words for times, in a locale of its own where the person has one", async () => {
    expect([wordsLocale("en-GB"), wordsLocale("de-DE"), wordsLocale("C")]).toEqual(["en-GB", "en", "en"]);
    await speak("de");
    expect([wordsLocale("en-GB"), wordsLocale("de-AT")]).toEqual(["de", "de-AT"]);
    expect(createFormats("de-DE").list(["a", "b", "c"])).toBe("a, b und c");
    expect(createFormats("de-DE").duration(125_000)).toBe("2 Min. 5 Sek.");
  });
});
