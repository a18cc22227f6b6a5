import { TELLING_DIGITS } from "./blot-numbers";
import { isVocabulary } from "./vocabulary";
import { WORD } from "./sent-request";
import { Spans } from "./spans";

/** Shorter texts stand in every sentence. */
const TELLING_CHARACTERS = 3;
const QUOTES = /['"`]/;
/** Words at a cut that are looked for among all cells; where a message has more, the others are taken for parts of cells. */
const MOST_CUTS = 100;

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
  });
  for (const [start, end] of cutsIn(words, line, texts)) mark(start, end);
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

/** Words beside the dots that stand where a text was cut, if they are of a cell, with their neighbours that stand beside them there. */
function cutsIn(words: readonly Word[], line: string, texts: ReadonlySet<string>): (readonly [number, number])[] {
  const found = new Spans();
  const cuts: (readonly [number, number])[] = [];
  let cells: string | undefined;
  let looked = 0;
  words.forEach((word, place) => {
    for (const step of stepsFromCut(word, line)) {
      if (found.hold(word.start, word.end)) continue;
      cells ??= [...texts].join("\n").toLowerCase(); // None of them holds a line break.
      const stretch = ++looked > MOST_CUTS ? word : stretchInCells(place, step, words, line, cells);
      if (stretch === undefined) continue;
      found.add(stretch.start, stretch.end);
      cuts.push([stretch.start, stretch.end]);
    }
  });
  return cuts;
}

/** Away from the dots: back from those behind the word, on from those before it. */
function stepsFromCut({ start, end }: Word, line: string): (-1 | 1)[] {
  const isBefore = /^(?:…|\.{3})/.test(line.slice(end, end + 3));
  const isBehind = /(?:…|\.{3})$/.test(line.slice(Math.max(0, start - 3), start));
  return [...(isBefore ? [-1 as const] : []), ...(isBehind ? [1 as const] : [])];
}

function stretchInCells(
  place: number,
  step: -1 | 1,
  words: readonly Word[],
  line: string,
  cells: string,
): { readonly start: number; readonly end: number } | undefined {
  const word = words[place]!;
  if (!cells.includes(word.lower)) return undefined;
  let { start, end } = word;
  for (let at = place + step; words[at] !== undefined; at += step) {
    const wider = { start: Math.min(start, words[at]!.start), end: Math.max(end, words[at]!.end) };
    if (!cells.includes(line.slice(wider.start, wider.end).toLowerCase())) break;
    ({ start, end } = wider);
  }
  return { start, end };
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
