import { isVocabulary } from "./vocabulary";
import { WORD } from "./sent-request";
import type { Spans } from "./spans";

/** Shorter texts stand in every sentence. */
const TELLING_CHARACTERS = 3;
const TELLING_DIGITS = 4;
const QUOTES = /['"`]/;

interface Word {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

/** What of the cells' texts can stand in one message, in lower case. */
interface CellTexts {
  /** Texts as a whole: their words with a blank between. */
  readonly wholes: ReadonlySet<string>;
  readonly wholeLengths: ReadonlySet<number>;
  /** Two words that stand beside each other in a longer text. */
  readonly pairs: ReadonlySet<string>;
  /** Words of longer texts, and whether the way they are written there gives them away: a name, an acronym, a number. */
  readonly parts: ReadonlyMap<string, boolean>;
}

/** Marks texts that are cells, parts of longer ones by which they would be known, and what is left of one that was cut. */
export function blotTexts(line: string, texts: ReadonlySet<string>, kept: Spans, blots: Spans): void {
  const words = wordsOf(line);
  const cells = readTexts(texts, new Set(words.map((word) => word.lower)));
  const mark = (start: number, end: number): void => {
    if (!kept.hold(start, end)) blots.add(start, end);
  };
  words.forEach((word, place) => {
    for (const length of cells.wholeLengths) {
      const run = words.slice(place, place + length);
      if (run.length === length && cells.wholes.has(keyOf(run)) && isTellingWhole(run))
        mark(word.start, run.at(-1)!.end);
    }
    if (!isVocabulary(word.text) && isTellingPart(word, line, cells)) mark(word.start, word.end);
    markCut(place, words, line, texts, mark);
  });
  for (const run of runsOf(words, cells.pairs)) {
    const telling = run.filter((word) => !isVocabulary(word.text) && !kept.hold(word.start, word.end));
    if (telling.length >= 2) mark(telling[0]!.start, telling.at(-1)!.end);
  }
  for (const sign of wordless(texts)) {
    for (let at = line.indexOf(sign); at >= 0; at = line.indexOf(sign, at + 1)) mark(at, at + sign.length);
  }
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ index, 0: word }) => ({
    text: word,
    lower: word.toLowerCase().replaceAll("ß", "ss"), // whose capital is SS
    start: index,
    end: index + word.length,
  }));
}

/** Only what the message holds is noted: a request may have a hundred thousand words, a message has some hundred. */
function readTexts(texts: ReadonlySet<string>, said: ReadonlySet<string>): CellTexts {
  const wholes = new Set<string>();
  const wholeLengths = new Set<number>();
  const pairs = new Set<string>();
  const parts = new Map<string, boolean>();
  for (const text of texts) {
    const words = wordsOf(text);
    if (text.length >= TELLING_CHARACTERS && words.length > 0 && words.every((word) => said.has(word.lower))) {
      wholes.add(keyOf(words));
      wholeLengths.add(words.length);
    }
    if (words.length < 2) continue;
    words.forEach((word, place) => {
      if (!said.has(word.lower)) return;
      parts.set(word.lower, parts.get(word.lower) === true || isName(word.text, place === 0));
      const next = words[place + 1];
      if (next !== undefined && said.has(next.lower)) pairs.add(`${word.lower} ${next.lower}`);
    });
  }
  return { wholes, wholeLengths, pairs, parts };
}

function keyOf(words: readonly Word[]): string {
  return words.map((word) => word.lower).join(" ");
}

/** One or two words of the server's own are no cell, though one may hold the same; a single number has a rule of its own. */
function isTellingWhole(run: readonly Word[]): boolean {
  const digits = run.length > 1 ? keyOf(run).replace(/\D/g, "").length : 0;
  if (run.every((word) => /^\d+$/.test(word.text))) return digits >= TELLING_DIGITS;
  return run.length > 2 || run.some((word) => /\D/.test(word.text) && !isVocabulary(word.text));
}

/** A word out of a longer text is an ordinary word, unless it is a name or the message quotes it. */
function isTellingPart(word: Word, line: string, { parts }: CellTexts): boolean {
  const isNameInCell = parts.get(word.lower);
  if (isNameInCell === undefined || word.text.length < TELLING_CHARACTERS || /^\d+$/.test(word.text)) return false;
  const isQuoted = QUOTES.test(line[word.start - 1] ?? "") || QUOTES.test(line[word.end] ?? "");
  return isNameInCell || isQuoted || isName(word.text, /(?:^|[.:!?] )$/.test(line.slice(0, word.start)));
}

function isName(word: string, isAtStart: boolean): boolean {
  return /[^\p{Ll}\p{Lu}]|[^ -~]/u.test(word) || (isAtStart ? /.\p{Lu}/u : /\p{Lu}/u).test(word);
}

/** A word beside the dots that stand where a text was cut, if it is of a cell, with its neighbours that stand beside it there. */
function markCut(
  place: number,
  words: readonly Word[],
  line: string,
  texts: ReadonlySet<string>,
  mark: (start: number, end: number) => void,
): void {
  const word = words[place]!;
  for (const [isBeside, step] of [
    [/^(?:…|\.{3})/.test(line.slice(word.end, word.end + 3)), -1],
    [/(?:…|\.{3})$/.test(line.slice(Math.max(0, word.start - 3), word.start)), 1],
  ] as const) {
    if (!isBeside || !holdsPart(texts, word.lower)) continue;
    let { start, end } = word;
    for (let next = words[place + step]; next !== undefined; next = words[words.indexOf(next) + step]) {
      const wider = { start: Math.min(start, next.start), end: Math.max(end, next.end) };
      if (!holdsPart(texts, line.slice(wider.start, wider.end).toLowerCase())) break;
      ({ start, end } = wider);
    }
    mark(start, end);
  }
}

function holdsPart(texts: ReadonlySet<string>, fragment: string): boolean {
  for (const text of texts) if (text.toLowerCase().includes(fragment)) return true;
  return false;
}

/** The longest stretches of words in which each two neighbours stand beside each other in a cell, too. */
function runsOf(words: readonly Word[], pairs: ReadonlySet<string>): Word[][] {
  const runs: Word[][] = [];
  let isInRun = false;
  words.forEach((word, place) => {
    const before = words[place - 1];
    const goesOn = before !== undefined && pairs.has(`${before.lower} ${word.lower}`);
    if (goesOn && isInRun) runs.at(-1)!.push(word);
    else if (goesOn) runs.push([before, word]);
    isInRun = goesOn;
  });
  return runs;
}

/** Cells of signs alone. */
function wordless(texts: ReadonlySet<string>): string[] {
  return [...texts].filter((text) => text.length >= TELLING_CHARACTERS && wordsOf(text).length === 0);
}
