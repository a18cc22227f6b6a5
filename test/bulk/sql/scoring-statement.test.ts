import fc from "fast-check";
import { parseTableName, quoteTable, showTable } from "../../../src/bulk/sql/table-name";
import { planScoring, showStatement, type SqlOrder } from "../../../src/bulk/sql/scoring-statement";
import { parseStatement, type Expression } from "../../../src/sample-endpoint/sql/statement-grammar";
import { runs } from "../../support/property-seed";
import { inputsOf, tableNamed } from "./sample-workspace";

const TABLE = tableNamed("t");
const columns = [
  { name: "a", typeText: "INT" },
  { name: "b", typeText: "DECIMAL(10,2)" },
];

function order(change: Partial<SqlOrder> = {}): SqlOrder {
  return {
    source: { kind: "table", table: TABLE },
    columns,
    inputs: inputsOf(columns, ["a", "b"]),
    endpointName: "churn",
    target: tableNamed("new", "s", "c"),
    ...change,
  };
}

/** Every column and text that a statement speaks of. */
function namesIn(expression: Expression): string[] {
  switch (expression.kind) {
    case "column":
      return expression.path.slice();
    case "call":
      return expression.args.flatMap(({ value }) => (value.kind === "literal" ? [value.value] : namesIn(value)));
    default:
      return [];
  }
}

const HOSTILE = [
  "`",
  "``",
  "'",
  "''",
  '"',
  "--",
  ";",
  "; DROP TABLE x",
  "/*",
  "*/",
  "\\",
  "\\'",
  "\n",
  "\r\n",
  "\u2028",
  "\0",
  "$",
  "日本",
  "имя",
  "ملف",
  "😀",
  " ",
  "x".repeat(255),
  "${",
];

const anyName = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 5 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(""))
  .filter((name) => name !== "" && !name.includes("${") && !/[\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(name));

describe("the statement of a run", () => {
  it("is one that makes a new table and names everything it says", () => {
    const { statement, own } = planScoring(order());
    expect(statement.text).toBe(
      [
        "CREATE TABLE `c`.`s`.`new` AS",
        "SELECT",
        "  monotonically_increasing_id() AS `row_key`,",
        "  *,",
        "  ai_query(",
        "    'churn',",
        "    named_struct(",
        "      'a', CAST(`a` AS DOUBLE),",
        "      'b', CAST(`b` AS DOUBLE)",
        "    ),",
        "    failOnError => false",
        "  ) AS `prediction`",
        "FROM `samples`.`demo`.`t`",
      ].join("\n"),
    );
    expect(own).toEqual({ key: "row_key", prediction: "prediction" });
  });

  it("says what comes back where the model does not, and shows its constants below", () => {
    const [a, b] = order().inputs;
    const { statement } = planScoring(order({ inputs: [{ ...a!, from: { constant: 3 } }, b!], returnType: "DOUBLE" }));
    expect(statement.text).toContain(
      "      'a', :constant_1,\n      'b', CAST(`b` AS DOUBLE)\n    ),\n    returnType => 'DOUBLE',\n",
    );
    expect(showStatement(statement).at(-1)).toBe(":constant_1 = 3 (DOUBLE)");
  });

  it("shows nobody another order of its letters than it has, nor a line that it does not have", () => {
    const turned = "\u202e";
    const [a, b] = order().inputs;
    const { statement } = planScoring(
      order({
        inputs: [{ ...a!, name: `a${turned}b`, from: { constant: `x\n${turned}y` }, declaredType: "string" }, b!],
      }),
    );
    const shown = showStatement(statement);
    expect(shown.join("")).not.toMatch(/[\u202a-\u202e\u2066-\u2069\n]/);
    expect(shown.at(-1)).toBe(":constant_1 = x\\u000a\\u202ey (STRING)");
    expect(statement.text).toContain("'a\\u202eb'");
    expect(() => planScoring(order({ target: tableNamed(`new${turned}`, "s", "c") }))).toThrow(
      expect.objectContaining({ code: "name-invalid" }) as Error,
    );
  });

  it("takes other names for its own columns where the source has these, whatever their case", () => {
    const named = [...columns, { name: "ROW_KEY", typeText: "INT" }, { name: "Prediction", typeText: "INT" }];
    expect(planScoring(order({ columns: named })).own).toEqual({ key: "row_key_2", prediction: "prediction_2" });
  });

  it("calls no column of its own like the new table, which would mean columns of the source by what it asks of a struct", () => {
    const named = [...columns, { name: "result", typeText: "INT" }];
    const target = tableNamed("Prediction", "s", "c");
    expect(planScoring(order({ columns: named, target })).own.prediction).toBe("prediction_2");
  });

  it("takes the key that a file brings, and generates none", () => {
    const staged = {
      path: "/Volumes/a/b/c/x.csv",
      columns: [{ name: "nr", typeText: "BIGINT" }, ...columns],
      key: "nr",
    };
    const source = { kind: "staged", staged } as const;
    const { statement, own } = planScoring(
      order({ source, columns: staged.columns, inputs: inputsOf(staged.columns, ["a"]) }),
    );
    expect(own).toEqual({ key: "nr", prediction: "prediction" });
    expect(statement.text).toContain("SELECT\n  *,\n  ai_query(");
    expect(statement.text).not.toContain("monotonically_increasing_id");
  });

  it("refuses what a warehouse would refuse later", () => {
    const refused = (change: Partial<SqlOrder>): unknown => {
      try {
        return planScoring(order(change));
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    expect(refused({ parameters: { temperature: 1 } })).toBe("parameters-refused");
    expect(refused({ endpointName: "a'b" })).toBe("name-invalid");
    const wide = Array.from({ length: 40_000 }, (_, place) => ({
      name: `${"x".repeat(250)}${place}`,
      typeText: "DOUBLE",
    }));
    expect(
      refused({
        columns: wide,
        inputs: inputsOf(
          wide,
          wide.map(({ name }) => name),
        ),
      }),
    ).toBe("statement-too-long");
    const filled = [{ name: "a${spark.x}", typeText: "DOUBLE" }];
    expect(refused({ columns: filled, inputs: inputsOf(filled, ["a${spark.x}"]) })).toBe("name-invalid");
    for (const typeText of ["STRING", "BOOLEAN", "DATE", "ARRAY<INT>"]) {
      const text = [{ name: "a", typeText }];
      expect(refused({ columns: text, inputs: inputsOf(text, ["a"]) })).toBe("column-unfit");
    }
  });

  it("stays one statement that says what it was told, whatever columns and inputs are called", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyName, { minLength: 1, maxLength: 4 }), (names) => {
        const odd = names.map((name) => ({ name, typeText: "DOUBLE" }));
        const parsed = parseStatement(
          planScoring(order({ columns: odd, inputs: inputsOf(odd, names) })).statement.text,
        );
        expect(parsed).toMatchObject({ kind: "create", target: ["c", "s", "new"] });
        const call = parsed.select.items.at(-1)!.value as Expression & { kind: "call" };
        const struct = call.args[1]!.value;
        expect(namesIn(struct)).toEqual(names.flatMap((name) => [name, name]));
      }),
      { numRuns: runs(10_000, 300) },
    );
  });

  it("says what a file's columns are, whatever they are called", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyName, { minLength: 1, maxLength: 4 }), (names) => {
        const odd = names.map((name) => ({ name, typeText: "DOUBLE" }));
        const staged = { path: "/Volumes/a/b/c/x.csv", columns: odd };
        const plan = planScoring(
          order({ source: { kind: "staged", staged }, columns: odd, inputs: inputsOf(odd, names) }),
        );
        const { source } = parseStatement(plan.statement.text).select;
        const schema = source.kind === "files" ? source.args.find(({ name }) => name === "schema")?.value : undefined;
        const text = schema?.kind === "literal" ? schema.value : "";
        expect(text).toBe(names.map((name) => `\`${name.replaceAll("`", "``")}\` DOUBLE`).join(", "));
      }),
      { numRuns: runs(10_000, 200) },
    );
  });
});

describe("the name of a table", () => {
  it("has three parts, in backticks or not", () => {
    expect(parseTableName(" main.sales.`my-table` ")).toEqual({ catalog: "main", schema: "sales", table: "my-table" });
    expect(showTable(parseTableName("main.`sales`.`a``b`"))).toBe("main.sales.`a``b`");
    expect(quoteTable(parseTableName("a.b.c;--"))).toBe("`a`.`b`.`c;--`");
  });

  it("is refused where no table can be called so", () => {
    for (const text of [
      "",
      "a",
      "a.b",
      "a.b.c.d",
      "a..c",
      "a.b.",
      "a.b.`c",
      "a.b.`c d`",
      "a.b.`c/d`",
      "a.b.`c.d`",
      `a.b.${"c".repeat(256)}`,
      "a.b.c`d",
    ]) {
      expect(() => parseTableName(text)).toThrow(expect.objectContaining({ code: "name-invalid" }) as Error);
    }
  });
});
