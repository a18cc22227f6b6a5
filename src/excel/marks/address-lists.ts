/**
 * The longest address that Excel takes; `Worksheet.getRanges` refuses a longer one.
 * Source: Office.js reference, "Excel.Worksheet.getRange", which tells it of an address as such.
 */
const LONGEST_ADDRESS = 8192;

/** Addresses of areas joined with commas, in as few lists as Excel takes. */
export function addressLists(areas: readonly string[]): string[] {
  const lists: string[] = [];
  for (const area of areas) {
    const last = lists.at(-1);
    if (last !== undefined && last.length + 1 + area.length <= LONGEST_ADDRESS)
      lists[lists.length - 1] = `${last},${area}`;
    else lists.push(area);
  }
  return lists;
}
