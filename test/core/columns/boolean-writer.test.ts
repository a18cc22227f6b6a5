import { encodeCell } from "../../../src/core/columns/encode-cell";
import type { Cell } from "../../../src/core/table/cell";
import { encodingOf } from "../../support/encoding-of";

function read(cell: Cell): string {
  const written = encodeCell(cell, encodingOf("boolean", { cures: { "not-boolean": { kind: "convert" } } }));
  return typeof written === "string" ? written : written.cause;
}

describe("a cell that stands for true or false", () => {
  it.each([
    "yes",
    " Yes ",
    "Y",
    "ja",
    "JA",
    "oui",
    "si",
    "Sí",
    "s\u0069\u0300",
    "wahr",
    "VRAI",
    "true",
    "t",
    "on",
    "1",
    1,
    "１",
  ])("is read as true: %j", (cell) => {
    expect(encodeCell(cell, encodingOf("boolean"))).toEqual({ cause: "not-boolean" });
    expect(read(cell)).toBe("true");
  });

  it.each(["no", "N", " NON", "nein", "Falsch", "faux", "false", "F", "off", "0", 0])(
    "is read as false: %j",
    (cell) => {
      expect(read(cell)).toBe("false");
    },
  );

  it.each(["maybe", "yes!", "y n", "", "x", "ok", "01", "10", 2, -1, "yesterday", "none"])(
    "is not guessed: %j",
    (cell) => {
      expect(read(cell)).toBe("not-boolean");
    },
  );
});
