import { pageStatement, planScoring, type SqlOrder, type SqlPlan } from "../../src/bulk/sql/scoring-statement";
import { inputsOf, tableNamed } from "../bulk/sql/sample-workspace";
import { SparkSession } from "./spark-session";

/** What people, and those who mean harm, call columns and inputs. */
const NAMES = [
  "plain",
  "two words",
  "x`; DROP TABLE y; --",
  "'; DROP TABLE y; --",
  '"quoted"',
  "a'b\\'c\\",
  "-- no comment",
  "/* none */",
  "line\nbreak\r\ttab",
  ":parameter",
  "$ and {}",
  "größe 日本 имя ملف 😀",
  "x".repeat(255),
];

interface Parsed {
  readonly parses: boolean;
  readonly root?: string;
  readonly names?: readonly (readonly string[])[];
  readonly literals?: readonly string[];
}

const target = { catalog: "c`; --", schema: "s", table: "new'--" };

const columns = NAMES.map((name) => ({ name, typeText: "DOUBLE" }));

function planned(change: Partial<SqlOrder>): SqlPlan {
  const source = { kind: "table", table: tableNamed("t;--") } as const;
  return planScoring({ source, columns, inputs: inputsOf(columns, NAMES), endpointName: "churn", target, ...change });
}

const injected = "'; DROP TABLE y; --";
const constants = inputsOf(columns, NAMES).map((input) => ({ ...input, from: { constant: injected } }));
const compared = planned({ inputs: inputsOf(columns, NAMES.slice(1, 4), "long") });
const staged = { path: "/Volumes/a/b/c/scoresheet-1.csv", columns };
const SCORING = [
  planned({}).statement.text,
  planned({ source: { kind: "staged", staged } }).statement.text,
  planned({ source: { kind: "staged", staged: { ...staged, key: "two words" } } }).statement.text,
  planned({ inputs: constants, returnType: "STRUCT<`a'b`: DOUBLE>" }).statement.text,
  compared.statement.text,
  compared.check!.text,
  pageStatement({ target, own: { key: "k`; --", prediction: "p" } }, 5, "1").text,
];

const odd = "x`; DROP TABLE y; -- 'z\" größe";
const quoted = `\`${odd.replaceAll("`", "``")}\``;
const PLAIN = [`SELECT ${quoted} FROM a.${quoted}`, "SELECT 1; SELECT 2", `SELECT \`${odd}\` FROM a`];

let plain: readonly Parsed[];
let scoring: readonly Parsed[];
beforeAll(async () => {
  const session = new SparkSession();
  const parsed = (await session.parse([...PLAIN, ...SCORING])) as readonly Parsed[];
  session.end();
  plain = parsed.slice(0, PLAIN.length);
  scoring = parsed.slice(PLAIN.length);
});

test("Spark's own parser says which names a statement has, and takes no two statements for one", () => {
  expect(plain).toEqual([
    { parses: true, root: "Project", names: [[odd], ["a", odd]], literals: [] },
    { parses: false, condition: "PARSE_SYNTAX_ERROR" },
    { parses: false, condition: "PARSE_SYNTAX_ERROR" },
  ]);
});

test("the statement of a run on a warehouse stays one, and Spark's own parser reads every name as it is", () => {
  const [named, ofFile, ofKeyedFile, constant, cast, check, page] = scoring;
  const made = [named, ofFile, ofKeyedFile, constant, cast];
  expect(made.map((one) => [one?.parses, one?.root])).toEqual(made.map(() => [true, "CreateTableAsSelect"]));
  expect(check).toMatchObject({ parses: true, root: "Project" });
  expect(page?.parses).toBe(true);
  expect(namesOf(page)).toEqual(new Set(["c`; --|s|new'--", "k`; --"]));
  const tables = ["c`; --|s|new'--", "samples|demo|t;--"];
  expect(namesOf(named)).toEqual(new Set([...tables, ...NAMES]));
  expect(named?.literals).toEqual(["churn", ...NAMES, "False"]);
  expect(namesOf(constant)).toEqual(new Set(tables));
  expect(constant?.literals).toEqual(["churn", ...NAMES, "STRUCT<`a'b`: DOUBLE>", "False"]);
  expect(namesOf(cast)).toEqual(new Set([...tables, ...NAMES.slice(1, 4)]));
});

function namesOf(parsed: Parsed | undefined): ReadonlySet<string> {
  return new Set(parsed?.names?.map((parts) => parts.join("|")));
}
