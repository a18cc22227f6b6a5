import { CommandError } from "../telling/exit-codes";

/** How a name with a comma is written, for usage and refusals. */
export const HOW_TO_QUOTE = `A name that holds a comma stands in double quotes, and a quote within them twice: 'a,"b, c","5"" disk"'.`;

/**
 * The names of a list such as `a,b,"c, d"`: as in a CSV file (RFC 4180), where a name that begins with a double quote ends with one.
 * Any other name is taken as it stands, with its blanks, line breaks and quotes.
 * @throws CommandError for a quote that does not end its name
 */
export function splitNames(option: string, list: string): string[] {
  return splitList(option, list).map((field) => unquoted(option, field));
}

/**
 * The pairs of a list such as `a=long,"c, d"=double`, each at its last "=" outside quotes, because a name may hold one too.
 * @returns without a second text where there is no "="
 * @throws CommandError for a quote that does not end its name
 */
export function splitPairs(option: string, list: string): (readonly [name: string, after: string | undefined])[] {
  return splitList(option, list).map((field) => splitPair(option, field));
}

/** The two sides of the last "=" outside quotes; the first one is a name, the other is given as it stands. */
export function splitPair(option: string, text: string): readonly [name: string, after: string | undefined] {
  const place = placesOutside(option, text, "=", ",=").at(-1);
  if (place === undefined) return [unquoted(option, text), undefined];
  return [unquoted(option, text.slice(0, place)), text.slice(place + 1)];
}

/** The two sides of the first "=" outside quotes: a name, and the rest as it stands. @returns without the rest where there is no "=" */
export function splitFirst(option: string, text: string): readonly [name: string, after: string | undefined] {
  const [place] = placesOutside(option, text, "=", "");
  if (place === undefined) return [unquoted(option, text), undefined];
  return [unquoted(option, text.slice(0, place)), text.slice(place + 1)];
}

function splitList(option: string, list: string): string[] {
  const ends = [...placesOutside(option, list, ",", ","), list.length];
  return ends.map((end, index) => list.slice(index === 0 ? 0 : ends[index - 1]! + 1, end));
}

/** Where a separator stands outside quoted names. @param behind letters behind which a name may begin, quoted or not; one does at first */
function placesOutside(option: string, text: string, separator: string, behind: string): number[] {
  const places: number[] = [];
  let mayBegin = true;
  for (let place = 0; place < text.length; place++) {
    const letter = text[place]!;
    if (letter === '"' && mayBegin) {
      place = endOfQuoted(option, text, place) - 1;
      mayBegin = false;
      continue;
    }
    if (letter === separator) places.push(place);
    mayBegin = behind.includes(letter);
  }
  return places;
}

/** The place behind the quote that ends what begins with one at `from`. */
function endOfQuoted(option: string, text: string, from: number): number {
  const found = /"(?:[^"]|"")*"(?!")/y;
  found.lastIndex = from;
  if (!found.test(text)) {
    throw new CommandError(
      `${option}: the double quote before ${text.slice(from + 1)} is never closed. ${HOW_TO_QUOTE}`,
    );
  }
  return found.lastIndex;
}

/** One name, with or without double quotes. @throws CommandError for a quote that does not end it */
export function unquoted(option: string, field: string): string {
  if (!field.startsWith('"')) return field;
  const end = endOfQuoted(option, field, 0);
  if (end === field.length) return field.slice(1, -1).replaceAll('""', '"');
  const behind = field.slice(end);
  throw new CommandError(`${option}: behind the quoted name ${field.slice(0, end)} stands ${behind}. ${HOW_TO_QUOTE}`);
}

/** The name as it must be written in a list. */
export function quotedName(name: string): string {
  return /^"|[,=]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
