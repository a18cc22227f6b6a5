import { parse, tokenize, type AstExpression, type CallExpression, type Token } from "@borgar/fx/xlsx";

/** A formula as the parser understands it. Source of its shape: @borgar/fx, docs/AST_format.md. */
export type FormulaTree = AstExpression;

export type FormulaToken = Token;

/** Trees that are kept: a column of a large table has one a row. */
const MOST_KEPT = 20_000;

const kept = new Map<string, FormulaTree | undefined>();

/**
 * A formula taken apart; undefined where the parser does not understand it, such as one that is nested thousands of times.
 * Trees are kept by text and shared: nobody changes one.
 * @param formula with or without its leading "="
 */
export function formulaTree(formula: string): FormulaTree | undefined {
  const known = kept.get(formula);
  if (known !== undefined || kept.has(formula)) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const tree = parsed(formula);
  kept.set(formula, tree);
  return tree;
}

/** The words of a formula, in order; joined they are the formula again. */
export function formulaTokens(formula: string): readonly FormulaToken[] {
  return tokenize(formula);
}

/** The calls of functions in a formula, the outer before the inner. */
export function callsIn(tree: FormulaTree): readonly CallExpression[] {
  const inner = "arguments" in tree ? tree.arguments.flatMap((node) => (node ? callsIn(node) : [])) : [];
  return tree.type === "CallExpression" ? [tree, ...inner] : inner;
}

function parsed(formula: string): FormulaTree | undefined {
  try {
    return parse(tokenize(formula.startsWith("=") ? formula : `=${formula}`));
  } catch {
    // What the parser says is meant for those who type formulas; here it only matters that it gave up.
    return undefined;
  }
}
