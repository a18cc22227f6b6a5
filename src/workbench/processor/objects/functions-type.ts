import { readDate } from "../../model/texts/date-text";
import { wholeNumber } from "../object-model/arguments";
import { hostObject, type ObjectType } from "../object-model/host-object";
import type { Session } from "../session/processor-session";

interface FunctionAnswer {
  readonly value: number | null;
  readonly error: string | null;
}

const functionResultType: ObjectType<FunctionAnswer> = {
  name: "FunctionResult",
  scalars: { Value: { read: ({ value }) => value }, Error: { read: ({ error }) => error } },
};

/** Worksheet functions, of which only DATE is played: it tells which day the workbook's serials count from. */
export const functionsType: ObjectType<{ readonly session: Session }> = {
  name: "Functions",
  finders: {
    Date: ({ session }, args) => {
      const [year, month, day] = args.map(wholeNumber);
      const reading = readDate(`${year}-${month}-${day}`, session.workbook);
      return hostObject(
        functionResultType,
        reading ? { value: reading.serial, error: null } : { value: null, error: "#NUM!" },
      );
    },
  },
};
