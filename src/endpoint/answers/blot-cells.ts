import { REMOVED } from "./blot-secrets";
import { blotNumbers } from "./blot-numbers";
import { blotTexts } from "./blot-texts";
import { namesIn, spansOfNames } from "./names-in-message";
import type { SentRequest } from "./sent-request";
import { Spans } from "./spans";

/** Also Python's bytes and raw texts, b'...' and r'...', when nothing is left of them. */
const QUOTED_NOTHING = /(?<![\p{L}\p{N}])[bBrRuUfF]{0,2}(['"`])(?:[\s.,:;+\-/%]*…)+[\s.,:;+\-/%]*\1(?![\p{L}\p{N}])/gu;
const LINK = /\b[a-z][a-z0-9+.-]*:\/\/\S+/gi;
const PLAIN_LINK = /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w./-]*)?(?:#[\w-]+)?["'),.;\]]*$/i;

/**
 * A message without the cells of the rows that were sent. Taken out are texts of three or more characters, the words of longer texts by which
 * they would be known, and numbers of four or more digits; not what names a column, an input or a type, not counts, and not the words in
 * which servers speak.
 * @param text one line, as `readableText` leaves it
 * @param names what is known to be a name beside the columns sent
 */
export function blotCells(text: string, sent: SentRequest, names: Iterable<string>): string {
  const line = text.replace(LINK, (link) => (PLAIN_LINK.test(link) ? link : REMOVED));
  const kept = spansOfNames(line, new Set([...sent.columns, ...names, ...namesIn(line)]));
  const blots = new Spans();
  blotTexts(line, sent.texts, kept, blots);
  blotNumbers(line, sent, kept, blots);
  return blots
    .replaceIn(line, REMOVED)
    .replace(QUOTED_NOTHING, REMOVED)
    .replace(/[-+]?…(?:[\s.,:;+\-/%…]*…)*(?:\.{3})?/g, REMOVED);
}
