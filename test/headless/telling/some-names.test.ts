import { someNames } from "../../../src/headless/telling/some-names";

const names = (count: number): string[] => Array.from({ length: count }, (_, place) => `c${place}`);

describe("names as part of a sentence", () => {
  test.each([0, 1, 3, 50])("are all there where they are %d", (count) => {
    expect(someNames(names(count))).toBe(names(count).join(", "));
  });

  test.each([51, 16_384])("are the first fifty, and a number, where they are %d", (count) => {
    expect(someNames(names(count))).toBe(`${names(50).join(", ")} and ${count - 50} more`);
  });

  test.each([
    ["two\nlines", "two lines"],
    ["two\r\nlines", "two lines"],
    ["a\n\n1 row has no prediction", "a 1 row has no prediction"],
    ["two\u2028lines", "two lines"],
  ])("keep the sentence on its line, whatever breaks they hold: %j", (name, said) => {
    expect(someNames(["b", name])).toBe(`b, ${said}`);
  });
});
