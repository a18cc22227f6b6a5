/** A piece of a text that reads otherwise now. */
export interface TextPatch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with pieces of it replaced; the very same text where nothing is. @param patches in any order, none within another */
export function patchText(text: string, patches: readonly TextPatch[]): string {
  if (patches.length === 0) return text;
  const pieces: string[] = [];
  let copiedTo = 0;
  for (const { start, end, text: patch } of [...patches].sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(copiedTo, start), patch);
    copiedTo = end;
  }
  return pieces.join("") + text.slice(copiedTo);
}
