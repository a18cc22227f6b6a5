import fc from "fast-check";
import { areaOf } from "../../../../src/workbench/model/areas/area";
import { calculateFormula } from "../../../../src/workbench/model/calculation/calculate-formula";
import { cellError, NO_RESULT, type CellValue } from "../../../../src/workbench/model/texts/cell-content";
import { Waiting } from "../../../../src/workbench/model/values/operand";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";
import { runs } from "../../../support/property-seed";

const [DIVIDED, VALUE, NUM, REF, NA] = ["#DIV/0!", "#VALUE!", "#NUM!", "#REF!", "#N/A"].map(cellError);

/** A table "Iris" at A1 of the sheet "Data", values of every kind at E1:E8, and a second sheet. */
function workbook(dateSystem: 1900 | 1904 = 1900): WorkbookModel {
  const model = new WorkbookModel({ dateSystem });
  const sheet = model.addSheet("Data");
  sheet.writeValues(0, 0, [
    ["Length", "Width", "Species"],
    [5.1, 3.5, "setosa"],
    [4.9, 3, "Setosa"],
    [6.3, 2.5, "virginica"],
  ]);
  sheet.writeValues(
    0,
    4,
    [3, "4", true, null, "", "x", 7, "a*b"].map((value) => [value]),
  );
  model.addTable(sheet.id, { name: "Iris", area: areaOf(0, 0, 4, 3) }, "user");
  const notes = model.addSheet("My Notes");
  notes.writeValues(0, 0, [[10], [20], [NA!]]);
  model.names = [
    { name: "rate", formula: "'My Notes'!$A$1" },
    { name: "doubled", formula: "rate*2" },
    { name: "beside", formula: "Data!A1" },
    { name: "circle", formula: "circle+1" },
    { name: "two", formula: "1" },
    { name: "two", formula: "2", sheetId: notes.id },
  ];
  return model;
}

function calculated(
  formula: string,
  model = workbook(),
  [row, column]: [number, number] = [1, 3],
): CellValue | undefined {
  return calculateFormula(formula, {
    workbook: model,
    sheet: model.sheets[0]!,
    row,
    column,
    settle: () => undefined,
    callCustom: () => {
      throw new Waiting();
    },
    now: () => new Date(2026, 10, 28, 6, 0, 0),
    random: () => 0.25,
  });
}

describe("calculateFormula", () => {
  // Source: Microsoft Support, "Calculation operators and precedence in Excel".
  it.each<[string, CellValue | undefined]>([
    ["=-2^2", 4],
    ["=2-2^2", -2],
    ["=-E1^2", 9],
    ["=2^3^2", 64],
    ["=2^-1", 0.5],
    ["=50%", 0.5],
    ["=-50%", -0.5],
    ["=10%*2", 0.2],
    ["=1+2*3-4/2", 5],
    ['="a"&1+2&"b"', "a3b"],
    ["=1=1=TRUE", true],
    ['=1&2="12"', true],
    ["=2<3<1", false],
    ["=(1+2)*3", 9],
    ["=+E6", "x"],
    ["= 1 + 2 ", 3],
  ])("calculates %s in Excel's order", (formula, value) => {
    expect(calculated(formula)).toBe(value);
  });

  it.each<[string, CellValue | undefined]>([
    ['="5"+1', 6],
    ['="1/2/2024"+0', 45293],
    ['="50%"*2', 1],
    ["=TRUE+TRUE", 2],
    ["=E4+1", 1],
    ["=E2*2", 8],
    ["=E3&E4&E1", "TRUE3"],
    ['=""+1', VALUE],
    ["=E6+1", VALUE],
    ["=E4", 0],
    ['=E4=""', true],
    ["=E4=0", true],
    ["=E4=FALSE", true],
    ['="A"="a"', true],
    ['="a"<"b"', true],
    ['=99<"a"', true],
    ['="z"<FALSE', true],
    ['="1"=1', false],
    ['=1/3&""', "0.333333333333333"],
    ["=0.1+0.2=0.3", true],
    ["=.5-.4-.1", 0],
    ["=1*(.5-.4-.1)=0", false],
  ])("takes values as Excel does in %s", (formula, value) => {
    expect(calculated(formula)).toEqual(value);
  });

  it.each<[string, CellValue | undefined]>([
    ["=1/0", DIVIDED],
    ["=0^0", NUM],
    ["=0^-1", DIVIDED],
    ["=1E300*1E300", NUM],
    ["=SQRT(-1)", NUM],
    ["=#REF!+1/0", REF],
    ["=1/0+#REF!", DIVIDED],
    ["='My Notes'!A3&1", NA],
    ["=SUM('My Notes'!A1:A3)", NA],
    ["=IFERROR(1/0,7)", 7],
    ["=IFERROR('My Notes'!A3+1,\"none\")", "none"],
    ["=IFNA(1/0,7)", DIVIDED],
    ["=ISERROR(1/0)", true],
    ["=ISNA(NA())", true],
    ["=IF(TRUE,1,1/0)", 1],
    ["=IF(1/0,1,2)", DIVIDED],
  ])("hands errors on in %s", (formula, value) => {
    expect(calculated(formula)).toEqual(value);
  });

  it.each<[string, CellValue | undefined]>([
    ["=Data!A2+'My Notes'!$A$1", 15.1],
    ["=SUM(A2:B4)", 25.3],
    ["=SUM(A:A)", 16.3],
    ["=Iris[@Length]*2", 10.2],
    ["=Iris[[#This Row],[Width]]", 3.5],
    ["=SUM(Iris[Width])", 9],
    ["=SUM(Iris[[Length]:[Width]])", 25.3],
    ["=COUNTA(Iris[#All])", 12],
    ["=Iris[[#Headers],[Species]]", "Species"],
    ["=COUNTA(Iris)", 9],
    ["=SUM(iris[length])", 16.3],
    ["=Iris[[#Totals],[Width]]", REF],
    ["=rate*2", 20],
    ["=Doubled", 20],
    ["=@A2:A4", 5.1],
    ["=A2:INDEX(A:A,4)", undefined],
    ["=SUM(A2:INDEX(A:A,4))", 16.3],
  ])("finds the cells of %s", (formula, value) => {
    const result = calculated(formula);
    if (typeof value === "number") expect(result).toBeCloseTo(value, 10);
    else expect(result).toEqual(value);
  });

  it.each<[string, CellValue | undefined]>([
    ["=SUM(E1:E8)", 10],
    ['=SUM("4",TRUE,E1)', 8],
    ['=SUM("x")', VALUE],
    ["=AVERAGE(E1:E8)", 5],
    ["=AVERAGE(E4:E6)", DIVIDED],
    ["=MIN(E1:E8)", 3],
    ["=MAX(E4:E6)", 0],
    ["=COUNT(E1:E8)", 2],
    ["=COUNTA(E1:E8)", 7],
    ["=COUNTBLANK(E1:E9)", 3],
    ["=AND(E1:E8)", true],
    ["=AND(E5:E6)", VALUE],
    ["=OR(FALSE,0,1)", true],
    ["=NOT(0)", true],
    ["=IF(E4,1)", false],
    ["=IF(1,,2)", 0],
    ["=ISBLANK(E4)", true],
    ["=ISBLANK(E5)", false],
    ["=ISNUMBER(E2)", false],
    ["=ROUND(2.5,0)", 3],
    ["=ROUND(-2.5,0)", -3],
    ["=ROUND(1.005,2)", 1.01],
    ["=ROUND(1234.5,-2)", 1200],
    ["=ROUNDUP(-1.1,0)", -2],
    ["=ROUNDDOWN(-1.9,0)", -1],
    ["=INT(-1.5)", -2],
    ["=ABS(-3)", 3],
    ["=MOD(-3,2)", 1],
    ["=MOD(3,-2)", -1],
    ["=MOD(3,0)", DIVIDED],
    ["=MOD(5.5,2)", undefined],
  ])("calculates %s", (formula, value) => {
    expect(calculated(formula)).toEqual(value);
  });

  it.each<[string, CellValue | undefined]>([
    ['=LEN("añb ")', 4],
    ['=LEFT("abc")', "a"],
    ['=LEFT("abc",9)', "abc"],
    ['=RIGHT("abc",2)', "bc"],
    ['=RIGHT("abc",0)', ""],
    ['=MID("abc",2,5)', "bc"],
    ['=MID("abc",0,1)', VALUE],
    ['=TRIM("  a   b ")', "a b"],
    ['=UPPER("aé")&LOWER("AÉ")', "AÉaé"],
    ['=CONCATENATE("a",1,TRUE)', "a1TRUE"],
    ["=_xlfn.CONCAT(C2:C3,E4)", "setosaSetosa"],
    ['=VALUE("$1,000")', 1000],
    ['=VALUE("x")', VALUE],
    ['=UPPER("ß")', undefined],
    ['=LEN("😀")', undefined],
    ["=DATE(2024,2,29)", 45351],
    ["=DATE(2024,14,1)", 45689],
    ["=DATE(108,1,2)", 39449],
    ["=DATE(1900,2,29)", 60],
    ["=DATE(1900,1,0)", 0],
    ["=DATE(1900,1,-1)", NUM],
    ["=DATE(10000,1,1)", NUM],
    ['=YEAR(45351)&"-"&MONTH(45351.9)&"-"&DAY(45351)', "2024-2-29"],
    ["=DAY(60)", 29],
    ["=DAY(0)", 0],
    ["=YEAR(-1)", NUM],
    ["=TODAY()", 46354],
    ["=NOW()", 46354.25],
    ["=RAND()", 0.25],
    ["=RANDBETWEEN(1,4)", 2],
    ["=RANDBETWEEN(2,1)", NUM],
  ])("calculates %s", (formula, value) => {
    expect(calculated(formula)).toEqual(value);
  });

  it("counts days as the workbook does", () => {
    expect(calculated("=DATE(1904,1,1)", workbook(1904))).toBe(0);
    expect(calculated("=YEAR(0)", workbook(1904))).toBe(1904);
    expect(calculated("=DATE(1903,1,1)", workbook(1904))).toEqual(NUM);
  });

  it.each<[string, CellValue | undefined]>([
    ['=VLOOKUP("SETOSA",C2:C4,1,FALSE)', "setosa"],
    ["=VLOOKUP(4.9,Iris,2,0)", 3],
    ["=VLOOKUP(4,Iris,2,0)", NA],
    ["=VLOOKUP(4.9,Iris,4,0)", REF],
    ["=VLOOKUP(4.9,Iris,2)", undefined],
    ["=VLOOKUP(4.9,Iris,2,TRUE)", undefined],
    ['=VLOOKUP("s*",C2:C4,1,0)', undefined],
    ['=MATCH("virginica",Iris[Species],0)', 3],
    ["=MATCH(3,B:B,0)", 3],
    ["=MATCH(7,E1:E8,0)", 7],
    ['=MATCH("7",E1:E8,0)', NA],
    ["=INDEX(Iris,2,3)", "Setosa"],
    ["=INDEX(B2:B4,3)", 2.5],
    ["=INDEX(A2:C2,2)", 3.5],
    ["=INDEX(A2:C2,4)", REF],
    ["=SUM(INDEX(Iris,0,2))", 9],
    ['=COUNTIF(Iris[Species],"setosa")', 2],
    ['=COUNTIF(A2:A4,">=5.1")', 2],
    ["=COUNTIF(E1:E8,4)", 1],
    ['=COUNTIF(E1:E9,"<>x")', 8],
    ['=SUMIF(C2:C4,"setosa",A2)', 10],
    ['=SUMIF(B2:B4,">=3")', 6.5],
    ['=COUNTIF(E1:E8,"")', undefined],
    ['=COUNTIF(E1:E8,"a*")', undefined],
  ])("looks up in %s", (formula, value) => {
    expect(calculated(formula)).toEqual(value);
  });

  it.each([
    "=UNKNOWN(1)",
    "=A2:A4*2",
    "=A2:A4",
    "={1,2}",
    "=SUM({1,2})",
    "=Missing",
    "=Circle",
    "=Two",
    "=Beside",
    "=Missing[x]",
    "=Iris[Nothing]",
    "=Other!A1",
    "=SUM(Data:Other!A1)",
    "=[1]Data!A1",
    "=OFFSET(A1,1,0)",
    "=LET(x,1,x)",
    "=SUM(",
    "=A1 B1",
    '="é"<"f"',
    "=(-8)^(1/3)",
    "=1E20&1",
    '=COUNT("1")',
    '=IFERROR(E4,"")',
    '=AND("TRUE")',
    `=${"-".repeat(8_000)}A1`,
  ])("leaves %s without a result", (formula) => {
    expect(calculated(formula)).toBeUndefined();
  });

  it("calculates nothing from a cell that has no result", () => {
    const model = workbook();
    model.sheets[0]!.setContent(0, 5, { value: NO_RESULT, formula: "=UNKNOWN()" });
    for (const formula of ["=F1", "=F1+1", "=SUM(F1:F2)", "=COUNTA(F1)", "=ISERROR(F1)", '=COUNTIF(F1:F2,"<>x")']) {
      expect(calculated(formula, model)).toBeUndefined();
    }
  });

  it("adds, multiplies and compares as the language underneath does", () => {
    const { expression } = fc.letrec<{ expression: string; number: string; pair: string }>((tie) => ({
      expression: fc.oneof({ maxDepth: 5 }, tie("number"), tie("pair")),
      number: fc.integer({ min: 0, max: 1_000 }).map(String),
      pair: fc
        .tuple(tie("expression"), fc.constantFrom("+", "-", "*"), tie("expression"))
        .map(([a, operator, b]) => `(${a}${operator}${b})`),
    }));
    fc.assert(
      fc.property(expression, (text) => {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- numbers, operators and brackets of our own
        const expected = Function(`return ${text}`)() as number;
        fc.pre(Math.abs(expected) < 2 ** 53);
        expect(calculated(`=${text}`)).toBe(expected === 0 ? 0 : expected);
      }),
      { numRuns: runs(5_000, 300) },
    );
  });
});
