import { cellError, isCellError, type CellValue } from "../texts/cell-content";
import type { FunctionArguments } from "../values/function-arguments";
import { asBoolean } from "../values/coercion";
import { failsWith, noError, NotCalculable, type Operand } from "../values/operand";
import { takes, takesMany, type WorksheetFunction } from "./worksheet-function";

const NOT_AVAILABLE = cellError("#N/A");

/** Functions that choose, and those that ask what a value is. Source: Microsoft Support, "Logical functions", "IS functions". */
export const LOGIC_FUNCTIONS: Readonly<Record<string, WorksheetFunction>> = {
  IF: takes(2, 3, (args) => {
    if (args.boolean(0)) return args.operand(1);
    return args.count === 3 ? args.operand(2) : false;
  }),
  IFERROR: takes(2, 2, (args) => insteadOf(args, isCellError)),
  IFNA: takes(2, 2, (args) => insteadOf(args, (value) => value === NOT_AVAILABLE)),
  AND: takesMany((args) => conditions(args).every((holds) => holds)),
  OR: takesMany((args) => conditions(args).some((holds) => holds)),
  NOT: takes(1, 1, (args) => !args.boolean(0)),
  TRUE: takes(0, 0, () => true),
  FALSE: takes(0, 0, () => false),
  NA: takes(0, 0, () => NOT_AVAILABLE),
  ISBLANK: asks((value) => value === null),
  ISNUMBER: asks((value) => typeof value === "number"),
  ISTEXT: asks((value) => typeof value === "string"),
  ISLOGICAL: asks((value) => typeof value === "boolean"),
  ISERROR: asks(isCellError),
  ISNA: asks((value) => value === NOT_AVAILABLE),
};

function asks(is: (value: CellValue) => boolean): WorksheetFunction {
  return takes(1, 1, (args) => is(args.value(0)));
}

/** The first argument, or the second in its place. @throws NotCalculable for a blank, of which Excel's documentation and Excel differ */
function insteadOf(args: FunctionArguments, isWrong: (value: CellValue) => boolean): Operand {
  const first = args.value(0);
  const value = isWrong(first) ? args.value(1) : first;
  if (value === null) throw new NotCalculable();
  return value;
}

/** In cells, texts and blanks are passed over. @throws ErrorResult `#VALUE!` where nothing is left */
function conditions(args: FunctionArguments): boolean[] {
  const found: boolean[] = [];
  for (const { value, isFromCells } of args.values()) {
    const known = noError(value);
    if (isFromCells && (known === null || typeof known === "string")) continue;
    if (typeof known === "string") throw new NotCalculable();
    found.push(asBoolean(known));
  }
  if (found.length === 0) throw failsWith("#VALUE!");
  return found;
}
