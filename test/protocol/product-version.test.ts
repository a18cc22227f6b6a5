import packageFile from "../../package.json";
import { PRODUCT_VERSION } from "../../src/protocol/product-version";

describe("the version of the product", () => {
  test("is the one of its package", () => {
    expect(PRODUCT_VERSION).toBe(packageFile.version);
  });
});
