import * as check from "../../src/taskpane/view/words/check-words";
import * as cure from "../../src/taskpane/view/words/cure-words";
import { each, FORMATS, TYPES, type WordExamples } from "./examples-of-words";

const CONVERT = { kind: "convert" } as const;

/** Examples of the words of a check and of its cures. */
export const CHECK_WORD_EXAMPLES: Readonly<Record<string, WordExamples>> = {
  // check-words
  whyWords: {
    "declared double": check.whyWords("text-not-number", { name: "a", type: "double", isDeclared: true }),
    "undeclared double": check.whyWords("text-not-number", { name: "a", type: "double", isDeclared: false }),
    "blank number": check.whyWords("blank-refused", { name: "a", type: "long", isDeclared: true }),
    "blank boolean": check.whyWords("blank-refused", { name: "a", type: "boolean", isDeclared: true }),
  },
  nothingSentWords: each(check.nothingSentWords, ["Table Iris"]),
  headingWords: each(check.headingWords, ["age"], [""]),
  sentAsWords: each(check.sentAsWords, ["double"]),
  showMoreWords: each(check.showMoreWords, [1, FORMATS], [20, FORMATS]),
  problemWords: each(
    check.problemWords,
    [{ cause: "date-not-number", rowCount: 1 }, FORMATS],
    [{ cause: "blank-refused", rowCount: 12 }, FORMATS],
    [{ cause: "blank-row", rowCount: 2 }, FORMATS],
  ),
  inColumnWords: each(check.inColumnWords, ["age"], [""]),
  inferredWords: each(check.inferredWords, [undefined], ["double"]),
  datesAsWords: each(check.datesAsWords, ["born"]),
  wantedValueWords: each(check.wantedValueWords, ...TYPES.map((one) => [one] as const)),
  choiceWords: each(check.choiceWords, ["born", "sent as dates"], ["", "Rows without any input: scored all the same"]),
  undoWords: each(check.undoWords, ["born", "sent as dates"], ["", "Rows without any input: scored all the same"]),
  readingWords: each(check.readingWords, ["datetime", undefined], [undefined, "serial"], ["datetime", "epoch-ms"]),
  // cure-words
  cureWords: {
    "blank-row": cure.cureWords("blank-row", { cures: { "blank-row": { kind: "send-null" } } }),
    "sent as missing": cure.cureWords("blank-refused", { cures: { "blank-refused": { kind: "send-null" } } }),
    "0 filled in": cure.cureWords("blank-refused", { cures: { "blank-refused": { kind: "fill", value: 0 } } }),
    "true filled in": cure.cureWords("blank-refused", { cures: { "blank-refused": { kind: "fill", value: true } } }),
    "decimal comma": cure.cureWords("locale-number", { decimalMark: ",", cures: { "locale-number": CONVERT } }),
    "decimal point": cure.cureWords("locale-number", { decimalMark: ".", cures: { "locale-number": CONVERT } }),
    rounded: cure.cureWords("not-whole", { cures: { "not-whole": CONVERT } }),
    dates: cure.cureWords("not-date", { cures: { "not-date": CONVERT } }),
    "day first": cure.cureWords("not-date", { dateOrder: "day-first", cures: { "not-date": CONVERT } }),
    "month first": cure.cureWords("not-date", { dateOrder: "month-first", cures: { "not-date": CONVERT } }),
    "as shown": cure.cureWords("stored-not-shown", { cures: { "stored-not-shown": CONVERT } }),
    "as stored": cure.cureWords("stored-not-shown", { cures: { "stored-not-shown": { kind: "send-stored" } } }),
  },
  wayWords: each(
    cure.wayWords,
    ["stored-not-shown", { cure: { kind: "send-stored" } }],
    ["stored-not-shown", { cure: CONVERT }],
    ["not-date", { cure: CONVERT }],
    ["not-date", { cure: CONVERT, dateOrder: "day-first" }],
    ["locale-number", { cure: CONVERT, decimalMark: "," }],
    ["stale-result", { cure: CONVERT }],
  ),
  exampleWords: {
    "as shown": cure.exampleWords("stored-not-shown", { cure: CONVERT, cell: 2134, sent: '"02134"', cellCount: 1 }),
    "as stored": cure.exampleWords("stored-not-shown", {
      cure: { kind: "send-stored" },
      cell: 2134,
      sent: '"2134"',
      cellCount: 1,
    }),
    number: cure.exampleWords("locale-number", { cure: CONVERT, cell: " 1,234 ", sent: "1234.0", cellCount: 1 }),
    "a number as it stands": cure.exampleWords("locale-number", {
      cure: CONVERT,
      cell: "4111111111111111111",
      sent: "4111111111111111111",
      cellCount: 1,
    }),
    "decimal comma": cure.exampleWords("locale-number", {
      cure: CONVERT,
      decimalMark: ",",
      cell: "40,000",
      sent: "40.0",
      cellCount: 1,
    }),
    fraction: cure.exampleWords("not-whole", { cure: CONVERT, cell: 5.7, sent: "6", cellCount: 1 }),
    "yes and no": cure.exampleWords("not-boolean", { cure: CONVERT, cell: "ja", sent: "true", cellCount: 1 }),
    serial: cure.exampleWords("not-date", {
      cure: CONVERT,
      cell: 45351,
      sent: '"2024-02-29T00:00:00.000"',
      cellCount: 1,
    }),
    ISO: cure.exampleWords("not-date", {
      cure: CONVERT,
      cell: "2024-02-29",
      sent: '"2024-02-29T00:00:00.000"',
      cellCount: 1,
    }),
    "day first": cure.exampleWords("not-date", {
      cure: CONVERT,
      dateOrder: "day-first",
      cell: "03/04/2024 13:05",
      sent: '"2024-04-03T13:05:00.000"',
      cellCount: 1,
    }),
  },
  readLocaleWords: each(cure.readLocaleWords, ["."], [","]),
  sendInsteadWords: each(cure.sendInsteadWords, [true], [false]),
};
