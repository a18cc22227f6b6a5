import type { ErrorCode } from "../../core/errors";
import type { Schema } from "../../core/inputs/schema";

/** What cells without a value say, in the language of whoever reads. Names of our arguments and options stay as the formula has them. */
export interface CellSentences {
  readonly signIn: string;
  readonly connect: string;
  readonly allow: string;
  readonly allowManyRows: string;
  readonly ceilingOfDay: string;
  readonly pressEnter: string;
  readonly cancelled: string;
  readonly mayNotQuery: string;
  readonly asleep: string;
  readonly throttled: string;
  readonly unreachable: string;
  readonly failedOnRow: string;
  readonly changedMeanwhile: string;

  /** A row that cannot be scored as it is. @param detail the endpoint's own words */
  readonly refused: (code: ErrorCode, detail?: string) => string;
  readonly cellBlank: string;
  readonly numberForText: string;
  readonly zeroOrBlank: string;
  readonly otherWorkbook: string;
  readonly otherOutputs: string;
  readonly answerTooLong: string;

  readonly modelName: string;
  readonly modelCells: string;
  readonly modelAddress: string;
  readonly modelToken: string;
  readonly noPlaces: string;
  /** @param near what somebody may have meant */
  readonly noSuchPlace: (place: string, near: readonly string[], known: readonly string[]) => string;
  /** @param place undefined where the formula names none */
  readonly noSuchEndpoint: (
    endpoint: string,
    place: string | undefined,
    near: readonly string[],
    known: readonly string[],
  ) => string;
  /** @param names as they could be written instead */
  readonly severalEndpoints: (names: readonly string[]) => string;
  readonly placesSilent: (places: readonly string[], name: string) => string;
  readonly noSuchServedModel: (served: string, known: readonly string[]) => string;
  readonly nameMeansAnother: (host: string) => string;
  readonly versionNotLookedUp: (version: string) => string;
  /** @param standing what there is now; none where the model is gone */
  readonly otherVersion: (version: string, standing: readonly string[]) => string;

  readonly dataExpected: string;
  readonly dataTooLarge: (mostCells: number) => string;
  readonly headerCount: (expected: number, given: number) => string;
  readonly headersWrong: (code: ErrorCode) => string;
  readonly headersNeeded: (takes: Schema) => string;
  /** @param inputs at fault, where they are known */
  readonly headersUnfit: (code: ErrorCode, takes: Schema, inputs?: string) => string;
  readonly columnCount: (given: number, takes: Schema) => string;
  readonly takesAnything: string;
  readonly outputExpected: string;
  readonly oneOutput: string;
  readonly outputsAre: (outputs: readonly string[]) => string;
  readonly optionsExpected: string;
  readonly optionBlanks: string;
  readonly optionColumns: string;
  readonly optionTwice: string;
  readonly optionZeroOrBlank: string;
  readonly parameterTypes: (names: readonly string[]) => string;
  readonly parametersUnknown: (names: readonly string[], known: readonly string[]) => string;
  readonly parametersWrong: (code: ErrorCode) => string;
}

/** One of them, with what is put in. */
export type Sentence = (say: CellSentences) => string;
