import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";

test("Spark's own parser says which names a statement has, and takes no two statements for one", async () => {
  const name = "x`; DROP TABLE y; -- 'z\" größe";
  const quoted = `\`${name.replaceAll("`", "``")}\``;
  const statements = [`SELECT ${quoted} FROM a.${quoted}`, "SELECT 1; SELECT 2", `SELECT \`${name}\` FROM a`];
  const program = spawn(process.env["MLFLOW_PYTHON"]!, ["-B", join(__dirname, "parse_plan.py")], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  program.stdin.end(statements.map((statement) => `${JSON.stringify(statement)}\n`).join(""));
  const lines = (await text(program.stdout)).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { parses: true, root: "Project", names: [[name], ["a", name]], literals: [] },
    { parses: false, condition: "PARSE_SYNTAX_ERROR" },
    { parses: false, condition: "PARSE_SYNTAX_ERROR" },
  ]);
});
