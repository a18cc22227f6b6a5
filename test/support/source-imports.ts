import path from "node:path";
import ts from "typescript";

/** One import as written in a file. Paths start at the repository's root: "src/core/inputs/check-headers.ts", "src/core/errors". */
export interface SourceImport {
  readonly file: string;
  /** A file of ours (without its extension), or a package: "react", "node:fs". */
  readonly target: string;
  readonly isPackage: boolean;
  readonly isTypeOnly: boolean;
}

/** Every import, re-export, `import()`, `require()` and `import("...").Type` of one file. */
export function importsOf(file: string, text: string): SourceImport[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: SourceImport[] = [];
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean): void => {
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) {
      const target = resolveTarget(file, specifier.text);
      const isPackage = !specifier.text.startsWith(".") || target !== withoutInstallFolder(target);
      found.push({ file, target: withoutInstallFolder(target), isPackage, isTypeOnly });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && isModuleLoad(node.expression)) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A place where code (not a comment, not a string) speaks to Office.js. */
export interface OfficeUse {
  readonly file: string;
  readonly line: number;
  readonly what: "Excel" | "sync()";
}

/** Every mention of `Excel` and every call of `.sync()` in one file. */
export function officeUsesOf(file: string, text: string): OfficeUse[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: OfficeUse[] = [];
  const visit = (node: ts.Node): void => {
    const isExcel = ts.isIdentifier(node) && node.text === "Excel";
    const isSync =
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "sync";
    if (isExcel || isSync) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ file, line, what: isExcel ? "Excel" : "sync()" });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isModuleLoad(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");
}

function resolveTarget(file: string, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier;
  return path.posix.join(path.posix.dirname(file), specifier).replace(/\.(tsx?|mjs|js)$/, "");
}

/** A file that its package does not export is imported by its place on disk; it is that package all the same. */
function withoutInstallFolder(target: string): string {
  return target.replace(/^node_modules\//, "");
}
