import type { LookOfCell } from "./cell-by-rules";

/** A fill, with text that can be read on it: which colour a file gives the text is not kept. */
export function groundStyle({ fill, bar }: LookOfCell): { readonly style?: Readonly<Record<string, string>> } {
  if (bar !== undefined) {
    const end = `${(100 * bar.share).toFixed(1)}%`;
    return { style: { backgroundImage: `linear-gradient(to right, ${bar.color} ${end}, transparent ${end})` } };
  }
  if (fill === undefined || fill === "") return {};
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
  const isLight = 0.299 * red! + 0.587 * green! + 0.114 * blue! > 140;
  return { style: { background: fill, color: isLight ? "#000000" : "#FFFFFF" } };
}
