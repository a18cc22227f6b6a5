import { syntaxError } from "./spark-refusal";
import { tokensOf, type Token } from "./tokens";

/** A value that a statement works out for each row. */
export type Expression =
  | { readonly kind: "literal"; readonly type: "text" | "number" | "boolean"; readonly value: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "column"; readonly path: readonly string[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Argument[] }
  | { readonly kind: "cast"; readonly isTried: boolean; readonly of: Expression; readonly type: string }
  | { readonly kind: "case"; readonly when: Expression; readonly then: Expression; readonly otherwise: Expression }
  | { readonly kind: "not"; readonly of: Expression }
  | { readonly kind: "null-test"; readonly of: Expression }
  | { readonly kind: "pair"; readonly sign: string; readonly left: Expression; readonly right: Expression };

export interface Argument {
  readonly name?: string;
  readonly value: Expression;
}

export interface SelectedValue {
  readonly value: Expression | "*";
  readonly alias?: string;
}

/** Where rows come from: a table by its three names, or a file. */
export type Source =
  | { readonly kind: "table"; readonly names: readonly string[] }
  | { readonly kind: "files"; readonly args: readonly Argument[] };

export interface Select {
  readonly items: readonly SelectedValue[];
  readonly source: Source;
  readonly where?: Expression;
  readonly orderBy?: string;
  readonly limit?: number;
}

export type ParsedStatement =
  | { readonly kind: "select"; readonly select: Select }
  | { readonly kind: "create"; readonly target: readonly string[]; readonly select: Select };

/**
 * Reads one statement of the few forms that a scoring run needs: `CREATE TABLE a.b.c AS SELECT ...` and `SELECT ... FROM ... [WHERE]
 * [ORDER BY] [LIMIT]`. Anything else, and a second statement behind the first, is refused.
 * @throws SparkRefusal `PARSE_SYNTAX_ERROR`
 */
export function parseStatement(text: string): ParsedStatement {
  return new Parser(tokensOf(text)).statement();
}

/** The columns of a schema as `read_files` takes it: names in backticks and types. @throws SparkRefusal */
export function parseSchema(text: string): { readonly name: string; readonly type: string }[] {
  return new Parser(tokensOf(text)).schema();
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  statement(): ParsedStatement {
    const isCreate = this.takes("CREATE");
    if (!isCreate) return this.ended({ kind: "select", select: this.select() });
    this.need("TABLE");
    const target = this.path();
    this.need("AS");
    return this.ended({ kind: "create", target, select: this.select() });
  }

  schema(): { name: string; type: string }[] {
    const columns = this.list(() => ({ name: this.identifier(), type: this.type() }));
    return this.ended(columns);
  }

  private select(): Select {
    this.need("SELECT");
    const items = this.list(() => this.item());
    this.need("FROM");
    const source = this.source();
    const where = this.takes("WHERE") ? this.expression() : undefined;
    const orderBy = this.takes("ORDER") ? (this.need("BY"), this.identifier()) : undefined;
    const limit = this.takes("LIMIT") ? Number(this.take("number")) : undefined;
    return {
      items,
      source,
      ...(where && { where }),
      ...(orderBy !== undefined && { orderBy }),
      ...(limit !== undefined && { limit }),
    };
  }

  private item(): SelectedValue {
    const value = this.sign("*") ? "*" : this.expression();
    return this.takes("AS") ? { value, alias: this.identifier() } : { value };
  }

  private source(): Source {
    const names = this.path();
    if (names.length > 1) return { kind: "table", names };
    if (names[0]?.toLowerCase() !== "read_files") throw syntaxError(names[0] ?? "");
    return { kind: "files", args: this.args() };
  }

  private expression(): Expression {
    return this.chain("OR", () => this.chain("AND", () => this.negation()));
  }

  private chain(word: "OR" | "AND", next: () => Expression): Expression {
    let left = next();
    while (this.takes(word)) left = { kind: "pair", sign: word, left, right: next() };
    return left;
  }

  private negation(): Expression {
    return this.takes("NOT") ? { kind: "not", of: this.negation() } : this.comparison();
  }

  private comparison(): Expression {
    const left = this.primary();
    for (const sign of ["=", "<>", "<=", ">"]) {
      if (this.sign(sign)) return { kind: "pair", sign, left, right: this.primary() };
    }
    if (!this.takes("IS")) return left;
    const isNegated = this.takes("NOT");
    this.need("NULL");
    const test: Expression = { kind: "null-test", of: left };
    return isNegated ? { kind: "not", of: test } : test;
  }

  private primary(): Expression {
    if (this.sign("(")) return this.closed(this.expression());
    if (this.takes("CASE")) return this.branches();
    for (const type of ["text", "number"] as const) {
      if (this.now.kind === type) return { kind: "literal", type, value: this.take(type) };
    }
    if (this.now.kind === "parameter") return { kind: "parameter", name: this.take("parameter") };
    const path = this.path();
    const [word = ""] = path;
    if (path.length === 1 && /^(true|false)$/i.test(word) && this.before.kind === "word") {
      return { kind: "literal", type: "boolean", value: word };
    }
    const isCall =
      path.length === 1 && this.before.kind === "word" && this.now.value === "(" && this.now.kind === "sign";
    if (!isCall) return { kind: "column", path };
    if (/^(try_)?cast$/i.test(word)) return this.cast(word.length > 4);
    return { kind: "call", name: word.toLowerCase(), args: this.args() };
  }

  private branches(): Expression {
    this.need("WHEN");
    const when = this.expression();
    this.need("THEN");
    const then = this.expression();
    this.need("ELSE");
    const otherwise = this.expression();
    this.need("END");
    return { kind: "case", when, then, otherwise };
  }

  private cast(isTried: boolean): Expression {
    this.needSign("(");
    const of = this.expression();
    this.need("AS");
    return this.closed({ kind: "cast", isTried, of, type: this.type() });
  }

  private type(): string {
    const word = this.take("word").toUpperCase();
    if (!this.sign("(")) return word;
    const sizes = this.list(() => this.take("number"));
    return this.closed(`${word}(${sizes.join(",")})`);
  }

  private args(): Argument[] {
    this.needSign("(");
    if (this.sign(")")) return [];
    if (this.sign("*")) return this.closed([]);
    return this.closed(
      this.list(() => {
        const name = this.tokens[this.at + 1]?.value === "=>" ? this.take("word") : undefined;
        if (name !== undefined) this.needSign("=>");
        return { value: this.expression(), ...(name !== undefined && { name }) };
      }),
    );
  }

  private path(): string[] {
    const names = [this.identifier()];
    while (this.sign(".")) names.push(this.identifier());
    return names;
  }

  private identifier(): string {
    return this.now.kind === "name" ? this.take("name") : this.take("word");
  }

  private list<T>(next: () => T): T[] {
    const list = [next()];
    while (this.sign(",")) list.push(next());
    return list;
  }

  private closed<T>(value: T): T {
    this.needSign(")");
    return value;
  }

  private ended<T>(value: T): T {
    if (this.now.kind !== "end") throw syntaxError(this.now.value);
    return value;
  }

  private get now(): Token {
    return this.tokens[this.at]!;
  }

  private get before(): Token {
    return this.tokens[this.at - 1]!;
  }

  private take(kind: Token["kind"]): string {
    if (this.now.kind !== kind) throw syntaxError(this.now.value);
    return this.tokens[this.at++]!.value;
  }

  private takes(word: string): boolean {
    const isIt = this.now.kind === "word" && this.now.value.toUpperCase() === word;
    if (isIt) this.at++;
    return isIt;
  }

  private need(word: string): void {
    if (!this.takes(word)) throw syntaxError(this.now.value);
  }

  private sign(sign: string): boolean {
    const isIt = this.now.kind === "sign" && this.now.value === sign;
    if (isIt) this.at++;
    return isIt;
  }

  private needSign(sign: string): void {
    if (!this.sign(sign)) throw syntaxError(this.now.value);
  }
}
