import { checkHeaders } from "../../../src/core/inputs/check-headers";
import { inputErrorCode } from "../../support/input-error-code";

describe("headers", () => {
  it("keeps headers as they stand, because names match by case and trailing space", () => {
    expect(checkHeaders(["a", "A", "a ", 2023])).toEqual(["a", "A", "a ", "2023"]);
  });

  it.each([[""], [null], [undefined], ["   "]])("refuses the blank header %j", (blank) => {
    expect(inputErrorCode(() => checkHeaders(["a", blank]))).toBe("blank-header");
  });

  it("says which column has a blank header", () => {
    expect(() => checkHeaders(["a", "b", ""])).toThrow("Column 3 has no header");
  });

  it("refuses two equal headers and says which columns they are", () => {
    expect(inputErrorCode(() => checkHeaders(["a", "b", "a"]))).toBe("duplicate-header");
    expect(() => checkHeaders(["a", "b", "a"])).toThrow("Columns 1 and 3");
  });
});
