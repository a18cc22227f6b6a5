import { Spans } from "./spans";

const LIST = String.raw`[[{(][^[\](){}]*[\])}]`;
const QUOTED = /(['"])((?:(?!\1).|\1(?=[\p{L}\p{N}]))+)\1/gu;
/** Lists of which the words around them say that they hold names. Source: MLflow, pandas, scikit-learn, XGBoost, ONNX Runtime. */
const LISTS_OF_NAMES = [
  `(?:missing|extra|unexpected|unknown|required) (?:inputs?|keys?)\\b:? *${LIST}`,
  `extra inputs: *${LIST}`,
  `\\b(?:[Cc]olumns?|[Ff]eatures?|[Ff]ields?|feature_names|[Ff]eature names|arguments|Required inputs)\\b[^[\\](){}'",.]{0,40}(?:(?:Index)?\\(?${LIST}[ ,]*)+`,
  `${LIST}[^[\\](){}'"]{0,12} (?:not (?:found )?in|(?:are )?in the|(?:is|are) (?:missing|required|not found))`,
].map((pattern) => new RegExp(pattern, "g"));
/** `'age': double (required)`, as MLflow prints a signature. */
const TYPED =
  /(['"])((?:(?!\1).)+)\1: (?:double|float|integer|long|string|boolean|datetime|binary|object|Tensor|Array|Object|Map|Any)\b/g;
const SINGLE = /\b(?:[Cc]olumn|[Ff]eature|[Ff]ield|argument|parameter|named input):? (['"`])([^'"`]+)\1/g;
const MISSING_FIELDS = /following fields: ([\w, ]+)/g;
/** scikit-learn lists names one a line: `Feature names seen at fit time, yet now missing: - income - tenure`. */
const DASHED = /(?:yet now missing|unseen at fit time):((?: - (?:(?! - |Feature names)[^…])+)+)/g;

/** What a message calls a column, an input or a field, whether it was sent or not. */
export function namesIn(message: string): string[] {
  const lists = LISTS_OF_NAMES.flatMap((pattern) => [...message.matchAll(pattern)].map(([list]) => list));
  return [
    ...lists.flatMap((list) => [...list.matchAll(QUOTED)].map((match) => match[2]!)),
    ...[TYPED, SINGLE].flatMap((pattern) => [...message.matchAll(pattern)].map((match) => match[2]!)),
    ...[...message.matchAll(MISSING_FIELDS)].flatMap((match) => match[1]!.split(/, */)),
    ...[...message.matchAll(DASHED)].flatMap((match) => match[1]!.split(" - ").map((name) => name.trim())),
  ];
}

/** Where names stand in a text, as words of their own. */
export function spansOfNames(text: string, names: ReadonlySet<string>): Spans {
  const spans = new Spans();
  for (const name of names) {
    if (name.trim() === "" || !text.includes(name)) continue;
    const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}_])${escaped}(?![\p{L}\p{N}_])`, "gu");
    for (const match of text.matchAll(pattern)) spans.add(match.index, match.index + name.length);
  }
  return spans;
}
