import { areaOf } from "../../../../src/workbench/model/areas/area";
import { precedentsOf, type Precedent } from "../../../../src/workbench/model/results/formula-precedents";

const cells = (area: ReturnType<typeof areaOf>, sheetName?: string): Precedent => ({ kind: "cells", sheetName, area });
const table = (tableName: string | undefined, rows: "own" | "data" | "all", ...columns: string[]): Precedent => ({
  kind: "table",
  tableName,
  columns,
  rows,
});
const name = (text: string): Precedent => ({ kind: "name", name: text });

describe("precedentsOf", () => {
  it.each<[string, Precedent[]]>([
    ["=A2*$B$1", [cells(areaOf(1, 0)), cells(areaOf(0, 1))]],
    ['=SUM(A1:B3)&"C1"', [cells(areaOf(0, 0, 3, 2))]],
    ["='My Data'!A1+Other!B2", [cells(areaOf(0, 0), "My Data"), cells(areaOf(1, 1), "Other")]],
    ["=SUM(Jan:Mar!A1)", [cells(areaOf(0, 0), "Jan:Mar")]],
    ["=[1]Data!A1+'[Book.xlsx]My Data'!A1", []],
    ["=T[[#This Row],[Width]]*[@Height]", [table("t", "own", "width"), table(undefined, "own", "height")]],
    ["=SUM(T[[Width]:[Height]])", [table("t", "data", "width", "height")]],
    ["=COUNTA(T[#All])+ROWS(T[])", [table("t", "all"), table("t", "data")]],
    ["=T[[#Headers],[Width]]&[@[Unit price]]", [table("t", "all", "width"), table(undefined, "own", "unit price")]],
    ["=T[a'] '[b]+T[[#Data],['#x]]", [table("t", "data", "a] [b"), table("t", "data", "#x")]],
    ["=VLOOKUP(A2,Prices,2)*Rate", [cells(areaOf(1, 0)), name("prices"), name("rate")]],
    ["=Sheet2!Rate+TRUE", [name("rate")]],
    ['=INDIRECT("A"&ROW())', [{ kind: "anything" }]],
    ["=SUM(offset(A1,1,0))", [cells(areaOf(0, 0)), { kind: "anything" }]],
    ["=1+2", []],
  ])("finds what %s looks at", (formula, expected) => {
    const found = precedentsOf(formula);
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expect.arrayContaining(expected));
  });
});
