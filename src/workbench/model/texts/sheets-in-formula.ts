import { quoteSheetName } from "../areas/a1-address";
import { cellReference } from "./formula-references";
import { formulaTokens } from "./formula-tree";

/** A formula whose references without a sheet name one, as those of defined names do. */
export function withSheetNamed(formula: string, sheetName: string): string {
  return changed(formula, (named, cells) =>
    named === undefined ? `${quoteSheetName(sheetName)}!${cells}` : undefined,
  );
}

/**
 * A formula after a sheet has got another name, or has gone.
 * @param after undefined once it is gone: what spoke of its cells says `#REF!`
 */
export function withSheetRenamed(formula: string, before: string, after: string | undefined): string {
  return changed(formula, (named, cells) => {
    if (named?.toLowerCase() !== before.toLowerCase()) return undefined;
    return after === undefined ? "#REF!" : `${quoteSheetName(after)}!${cells}`;
  });
}

function changed(
  formula: string,
  replace: (sheetName: string | undefined, cells: string) => string | undefined,
): string {
  return formulaTokens(formula)
    .map((token) => {
      const reference = cellReference(token);
      if (reference === undefined) return token.value;
      const cells = token.value.slice(token.value.lastIndexOf("!") + 1);
      return replace(reference.sheetName, cells) ?? token.value;
    })
    .join("");
}
