import ts from "typescript";

/** A type that a file declares at its top: an interface, an alias, a class or an enum. */
export interface DeclaredType {
  readonly file: string;
  readonly name: string;
  readonly isExported: boolean;
}

/** The types that a file declares, in their order. */
export function declaredTypes(file: string, text: string): DeclaredType[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    const isType =
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement);
    if (!isType || statement.name === undefined) return [];
    const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
    return [{ file, name: statement.name.text, isExported }];
  });
}
