import type { Formats } from "./formats";

/** Words of the controls that sections share. */
export const PART_WORDS = {
  use: "Use",
  cancel: "Cancel",
  tryAgain: "Try again",
  details: "Details",
  copyDetails: "Copy details",
  copied: "Copied",
  copyRefused: "The pane may not copy here. The text is selected: press Ctrl+C (on a Mac ⌘C).",
  textToCopy: "Text to copy",
} as const;

/** What a button does that shows an address alone. */
export function goToCellWords(address: string, rowNumber: number): string {
  return `Go to cell ${address}, row ${rowNumber}`;
}

/** After the first few of a group. */
export function andMoreWords(count: number, formats: Formats): string {
  return `and ${formats.count(count)} more`;
}
