import { cpSync, existsSync, readdirSync, rmSync, utimesSync } from "node:fs";
import fc from "fast-check";
import { runs } from "../../support/property-seed";
import { BulkFiles, ENDPOINT } from "../bulk/files/bulk-files";

let files: BulkFiles;
beforeEach(async () => {
  files = await BulkFiles.make();
});
afterEach(() => files.remove());

/** Columns of all kinds over a row number i, some of them blank here and there. */
const COLUMNS: readonly string[] = [
  "9007199254740993 + i",
  "CASE WHEN i % 7 = 0 THEN NULL ELSE i / 3.0::DOUBLE END",
  "CAST(i AS DECIMAL(38, 10)) / 7",
  "DATE '2024-01-01' + CAST(i % 400 AS INTEGER)",
  "TIMESTAMP '2024-01-01 00:00:00.123456' + to_seconds(i)",
  "CASE i % 3 WHEN 0 THEN 'é, \"' || i WHEN 1 THEN '=1+' || i ELSE NULL END",
  "i % 2 = 0",
  "[i, i + 1]",
  "{'a': i, 'b': 'x' || i}",
  "CAST('b' || i AS BLOB)",
  "CAST(i % 100 AS UTINYINT)",
  "CAST(i / 3.0 AS FLOAT)",
];

const idsIn = (body: string): number[] =>
  (JSON.parse(body) as { dataframe_records: { id: number }[] }).dataframe_records.map(({ id }) => id);

/** Each row's own number and a half; rows of some numbers are refused. */
const answerOf = (body: string, isRefused: (id: number) => boolean = () => false): Response => {
  const ids = idsIn(body);
  const refused = { error_code: "BAD_REQUEST", message: "No." };
  return ids.some(isRefused)
    ? Response.json(refused, { status: 400 })
    : Response.json({ predictions: ids.map((id) => id + 0.5) });
};

const command = (...more: string[]): string[] => [
  ...["--input", files.place("in.parquet"), "--output", files.place("out.parquet"), "--endpoint", ENDPOINT],
  ...["--columns", "id", ...more],
];

const write = (rowCount: number, columns: readonly string[] = []): Promise<unknown> => {
  const all = ["i AS id", ...columns.map((column, place) => `${column} AS "col ${place}"`)];
  return files.rows(
    `COPY (SELECT ${all.join(", ")} FROM range(${rowCount}) r(i)) TO {in.parquet} (ROW_GROUP_SIZE 4096)`,
  );
};

/** A clock that goes fast enough for parts of few rows. */
const fast = (): { now: () => number } => {
  let now = 0;
  return { now: () => (now += 700) };
};

const PARTS = "out.parquet.parts";
const partsOf = (folder: string): string[] =>
  readdirSync(files.place(folder)).filter((name) => name.startsWith("rows-"));

it("gives each row of any file its own prediction, in their order, wherever the run was killed", async () => {
  const cases = fc.record({
    rowCount: fc.integer({ min: 1, max: 12_000 }),
    columns: fc.subarray([...COLUMNS]),
    killedAt: fc.nat(60),
    refused: fc.option(fc.nat(3_000), { nil: undefined }),
    batchSize: fc.constantFrom(100, 256, 1_000),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ rowCount, columns, killedAt, refused, batchSize }) => {
      rmSync(files.place("out.parquet"), { force: true });
      await write(rowCount, columns);
      const size = ["--batch-size", String(batchSize)];
      // What the disk holds when a program is killed: nothing that it does afterwards counts.
      let sentBefore = 0;
      const first = await files.run(
        command(...size),
        (body, request) => {
          if (request === killedAt) cpSync(files.place(PARTS), files.place("killed"), { recursive: true });
          if (request <= killedAt) sentBefore++;
          return answerOf(body, (id) => id === refused);
        },
        fast(),
      );
      const isKilled = existsSync(files.place("killed"));
      if (isKilled) {
        rmSync(files.place("out.parquet"), { force: true });
        cpSync(files.place("killed"), files.place(PARTS), { recursive: true });
        rmSync(files.place("killed"), { recursive: true });
        const kept = partsOf(PARTS).reduce((sum, name) => sum + Number(/(\d+)\.parquet$/.exec(name)![1]), 0);
        const again = await files.run(command(...size), (body) => answerOf(body, (id) => id === refused), fast());
        expect(again.lines).toMatchObject([{ rows: rowCount, kept }]);
        if (refused === undefined) expect(again.bodies.flatMap(idsIn)).toHaveLength(rowCount - kept);
        expect(sentBefore).toBeGreaterThan(0);
      } else if (first.exitCode === 1) return expect([rowCount, refused]).toEqual([1, 0]);
      const isSame = ["id", ...columns.map((_, place) => `"col ${place}"`)]
        .map((name) => `a.${name} IS NOT DISTINCT FROM b.${name}`)
        .join(" AND ");
      const isOwn = `CASE WHEN b.id = ${refused ?? -1} THEN b.Prediction IS NULL AND b."Prediction error" IS NOT NULL
        ELSE b.Prediction = b.id + 0.5 AND b."Prediction error" IS NULL END`;
      const compared = `SELECT count(*), count(DISTINCT b.id), bool_and(${isSame}), bool_and(${isOwn})
        FROM read_parquet({in.parquet}) a POSITIONAL JOIN read_parquet({out.parquet}) b`;
      expect(await files.rows(compared)).toEqual([[BigInt(rowCount), BigInt(rowCount), true, true]]);
      const typed = (name: string) =>
        files.rows(`SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet({${name}}))`);
      expect(await typed("out.parquet")).toEqual(expect.arrayContaining(await typed("in.parquet")));
      expect(existsSync(files.place(PARTS))).toBe(false);
    }),
    { numRuns: runs(40, 8) },
  );
});

describe("a run that was ended", () => {
  const stop = async (...more: string[]) => {
    const stopping = new AbortController();
    const parts = { ...fast(), signal: stopping.signal };
    return files.run(
      command(...more),
      (body, request) => {
        if (request === 30) stopping.abort("SIGINT");
        return answerOf(body);
      },
      parts,
    );
  };

  it("says what is kept and how it goes on, and goes on", async () => {
    await write(20_000);
    const stopped = await stop();
    expect(stopped.exitCode).toBe(4);
    expect(stopped.sentences.join("\n")).toContain("The run was cancelled (SIGINT).");
    expect(stopped.sentences.join("\n")).toMatch(/\d+ of 20000 rows are done and kept in .*out\.parquet\.parts/);
    const { rows, untouched, columns } = stopped.lines[0]!;
    expect([rows, columns]).toEqual([20_000, []]);
    expect(existsSync(files.place("out.parquet"))).toBe(false);
    const again = await files.run(command(), (body) => answerOf(body));
    expect(again.told.join("\n")).toContain("going on behind the");
    expect(again.bodies.flatMap(idsIn)).toHaveLength(untouched as number);
    expect(again.lines).toMatchObject([{ scored: 20_000, kept: 20_000 - (untouched as number), exit: 0 }]);
  });

  it("is not mixed with another command, nor with another input, and is thrown away when that is asked", async () => {
    await write(20_000);
    await stop();
    const other = await files.run(command("--params", '{"a": 1}', "--batch-size", "100"), (body) => answerOf(body));
    expect([other.exitCode, other.bodies]).toEqual([2, []]);
    expect(other.sentences[0]).toContain("--params, --batch-size differ. Type the same command to go on.");
    utimesSync(files.place("in.parquet"), 1, 1);
    const changed = await files.run(command(), (body) => answerOf(body));
    expect([changed.exitCode, changed.sentences[0]]).toEqual([
      2,
      expect.stringContaining("the input was changed since"),
    ]);
    const anew = await files.run(command("--restart"), (body) => answerOf(body));
    expect(anew.lines).toMatchObject([{ scored: 20_000, kept: 0 }]);
  });

  it("leaves nothing where nothing was scored", async () => {
    await write(3_000);
    const refused = await files.run(command(), () => Response.json({ message: "No." }, { status: 403 }));
    expect([refused.exitCode, refused.lines, existsSync(files.place(PARTS))]).toEqual([1, [], false]);
  });
});

it("tries rows once more whose requests were lost, and writes no reason that has passed", async () => {
  await write(6_000);
  let isAway = false;
  let failed = 0;
  const ending = await files.run(command("--concurrency", "2"), (body, request) => {
    if (request === 5) isAway = true;
    if (isAway && ++failed > 40) isAway = false;
    return isAway ? Response.json({ message: "Model failed." }, { status: 500 }) : answerOf(body);
  });
  expect(failed).toBeGreaterThan(5);
  expect(ending.lines).toMatchObject([{ rows: 6_000, scored: 6_000, failed: 0, exit: 0 }]);
});
