import { readFileSync } from "node:fs";
import path from "node:path";
import packageFile from "../../package.json";
import { isNewerVersion, PRODUCT_VERSION } from "../../src/protocol/product-version";
import { ADD_IN } from "../../src/workbench/xlsx/settings/add-in";

const textOf = (file: string): string => readFileSync(path.resolve(__dirname, "../..", file), "utf8");

describe("the version of the product", () => {
  test("is the one of its package, in pane and programs", () => {
    expect(PRODUCT_VERSION).toBe(packageFile.version);
  });

  test("is the manifest's, whose fourth number is left to those who make their own", () => {
    expect(/<Version>(.*)<\/Version>/.exec(textOf("manifest.xml"))?.[1]).toBe(`${packageFile.version}.0`);
    expect(ADD_IN.version).toBe(`${packageFile.version}.0`);
  });

  test("is the last one of which the changelog tells", () => {
    expect(/^## (.*)$/m.exec(textOf("assets/docs/changelog.md"))?.[1]).toBe(packageFile.version);
  });

  test.each([
    ["1.2.0", "1.1.9", true],
    ["1.10.0", "1.9.3", true],
    ["2.0.0", "1.99.99", true],
    ["1.1.10", "1.1.9", true],
    ["1.1.0", "1.1.0", false],
    ["1.1.9", "1.2.0", false],
    ["1.99.99", "2.0.0", false],
    ["1.2.0-rc.1", "1.1.0", false],
    ["1.2", "1.1.0", false],
    ["", "1.1.0", false],
    ["1.2.0", "", false],
  ])("is compared number by number: %s newer than %s is %s", (version, than, isNewer) => {
    expect(isNewerVersion(version, than)).toBe(isNewer);
  });
});
