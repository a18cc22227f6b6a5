import type { TextMeasure } from "./fitted-width";

/** Measures in the font in which the sheet's cells are drawn. */
export function measureSheet(): TextMeasure {
  const { fontFamily, fontSize } = getComputedStyle(document.querySelector(".sheet-grid revo-grid")!);
  const plain = contextOf(`${fontSize} ${fontFamily}`);
  const bold = contextOf(`600 ${fontSize} ${fontFamily}`);
  return (text, isBold) => (isBold ? bold : plain).measureText(text).width;
}

/** One for each font: to change it costs more than to measure a text. */
function contextOf(font: string): CanvasRenderingContext2D {
  const context = document.createElement("canvas").getContext("2d")!;
  context.font = font;
  return context;
}
