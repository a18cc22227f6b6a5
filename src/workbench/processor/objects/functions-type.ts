import { readDate } from "../../model/texts/read-date";
import { wholeNumber } from "../object-model/arguments";
import { hostObject } from "../object-model/host-object";
import type { ObjectType } from "../object-model/object-type";
import type { FunctionResultTarget, WorkbookTarget } from "../object-model/targets";

/** What a worksheet function came to. */
export const functionResultType: ObjectType<FunctionResultTarget> = {
  scalars: { Value: { read: ({ value }) => value }, Error: { read: ({ error }) => error } },
};

/** Worksheet functions, of which only DATE is played: it tells which day the workbook's serials count from. */
export const functionsType: ObjectType<WorkbookTarget> = {
  finders: {
    Date: ({ session }, args) => {
      const [year, month, day] = args.map(wholeNumber);
      const reading = readDate(`${year}-${month}-${day}`, session.workbook);
      return hostObject(
        "FunctionResult",
        reading ? { session, value: reading.serial, error: null } : { session, value: null, error: "#NUM!" },
      );
    },
  },
};
