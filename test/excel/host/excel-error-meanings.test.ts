import { readFileSync } from "node:fs";
import { meaningOf } from "../../../src/excel/host/excel-error-meanings";
import { sampleHost } from "../../workbench/processor/sample-host";

/** Codes that nothing we ask of Excel can end in, or only by a defect of ours: all that is said of them is that there was an error. */
const DELIBERATELY_UNKNOWN = [
  // charts, pictures, Power Query, links to other workbooks
  "DirtySupportingFormula",
  "EmptyChartSeries",
  "OpenWorkbookLinksBlocked",
  "PowerQueryRefreshResourceChallenge",
  "RangeImageExceedsLimit",
  "RefreshWorkbookLinksBlocked",
  "UnsupportedFillType",
  // the library was used wrongly
  "CannotRegisterEvent",
  "CannotUpdateReadOnlyProperty",
  "InvalidRequestContext",
  "PropertyNotLoaded",
  "RunMustReturnPromise",
  "ValueNotLoaded",
];

/** In no list of the library, but in the table of Microsoft Learn, "Error handling with the application-specific JavaScript APIs". */
const DOCUMENTED_ELSEWHERE = [
  "ActivityLimitReached",
  "ApiNotAvailable",
  "InvalidRequest",
  "MemoryLimitReached",
  "RequestPayloadSizeLimitExceeded",
  "ServiceNotAvailable",
  "Unauthenticated",
];

/** The codes of `Excel.ErrorCodes` as the newest types have them. */
function typedCodes(): string[] {
  const types = readFileSync(require.resolve("@types/office-js/index.d.ts"), "utf8");
  const lists = types.split("enum ErrorCodes {").slice(1);
  const excels = lists.find((list) => list.slice(0, list.indexOf("}")).includes("NonBlankCellOffSheet")) ?? "";
  return [...excels.slice(0, excels.indexOf("}")).matchAll(/= "(\w+)"/g)].map(([, code]) => code!);
}

/** The codes that the library itself knows: Excel's, and those of all programs, which one class has inherited from another. */
function loadedCodes(): string[] {
  const { Excel, OfficeExtension, dispose } = sampleHost();
  const codes: string[] = Object.values(Excel.ErrorCodes);
  for (const name in OfficeExtension.ErrorCodes) codes.push((OfficeExtension.ErrorCodes as unknown as Codes)[name]!);
  dispose();
  return codes.filter((code) => typeof code === "string"); // classes of this library inherit a method, too
}

type Codes = Readonly<Record<string, string>>;

const NO_MEANING = meaningOf("SomethingNew");

describe("the codes of Excel", () => {
  it("all have a meaning, or are known to need none", () => {
    const codes = new Set([...typedCodes(), ...loadedCodes(), ...DOCUMENTED_ELSEWHERE]);
    expect(codes.size).toBeGreaterThan(50);
    expect([...codes].filter((code) => meaningOf(code) === NO_MEANING).sort()).toEqual(
      [...DELIBERATELY_UNKNOWN].sort(),
    );
  });

  it.each(["constructor", "toString", "", "accessDenied"])(
    "have no meaning where Excel has no such code: %j",
    (code) => {
      expect(meaningOf(code)).toBe(NO_MEANING);
    },
  );

  it("lead to the cause where room is missing", () => {
    expect(meaningOf("OperationCellsExceedLimit").message).toMatch(
      /far to the right.*Clear it, or copy the table to a new sheet/,
    );
    for (const code of [
      "MergedRangeConflict",
      "InsertDeleteConflict",
      "NonBlankCellOffSheet",
      "PivotTableRangeConflict",
    ]) {
      expect(meaningOf(code).message).toMatch(/another table, a PivotTable, query results, merged cells or an XML map/);
    }
  });

  it.each(["InvalidSelection", "InactiveWorkbook", "GeneralException"])(
    "say that another workbook may be in front: %s",
    (code) => {
      expect(meaningOf(code).message).toMatch(/nother workbook is in front.*[Cc]lick into/);
    },
  );
});
