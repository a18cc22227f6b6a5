import { createSampleEndpointApp, type SampleEndpointOptions } from "../../../src/sample-endpoint/sample-endpoint-app";

const RUNNING = "5a3e0c1d9b7f2468";
const STATEMENTS = "/api/2.0/sql/statements";
const VOLUME = "/api/2.0/fs/files/Volumes/workspace/default/uploads";

interface Answer {
  readonly statement_id: string;
  readonly status: {
    readonly state: string;
    readonly error?: { readonly error_code: string; readonly message: string };
  };
  readonly manifest?: {
    readonly schema: { readonly columns: readonly { readonly name: string; readonly type_text: string }[] };
    readonly total_row_count: number;
  };
  readonly result?: {
    readonly data_array?: readonly (readonly (string | null)[])[];
    readonly external_links?: readonly { readonly external_link: string; readonly expiration: string }[];
  };
}

function appWith(options: SampleEndpointOptions = {}) {
  const app = createSampleEndpointApp(options);
  const post = (path: string, body: unknown) =>
    app.request(`http://127.0.0.1:5001${path}`, { method: "POST", body: JSON.stringify(body) });
  const submit = async (statement: string, more: object = {}): Promise<Answer> => {
    const answer = await post(STATEMENTS, { statement, warehouse_id: RUNNING, wait_timeout: "0s", ...more });
    return (await answer.json()) as Answer;
  };
  const look = async (id: string): Promise<Answer> =>
    (await (await app.request(`http://127.0.0.1:5001${STATEMENTS}/${id}`)).json()) as Answer;
  const run = async (statement: string, more: object = {}): Promise<Answer> => {
    let answer = await submit(statement, more);
    while (["PENDING", "RUNNING"].includes(answer.status.state)) {
      await new Promise((resolve) => setImmediate(resolve));
      answer = await look(answer.statement_id);
    }
    return answer;
  };
  return { app, post, submit, look, run };
}

describe("the SQL side of the sample endpoint", () => {
  it("answers at once, and runs a statement when somebody looks", async () => {
    const { submit, look, run } = appWith();
    const first = await submit("SELECT * FROM `samples`.`demo`.`iris` LIMIT 2");
    expect(first.status.state).toBe("PENDING");
    expect((await look(first.statement_id)).status.state).toBe("RUNNING");
    const { manifest, result } = await run("SELECT * FROM samples.demo.cars ORDER BY Name LIMIT 1");
    expect(manifest?.schema.columns.map((column) => column.type_text)).toEqual([
      "STRING",
      "BIGINT",
      "DOUBLE",
      "DOUBLE",
      "BIGINT",
      "DOUBLE",
    ]);
    expect(result?.data_array).toEqual([["amc ambassador brougham", "8", "360.0", "175.0", "3821", "11.0"]]);
  });

  it("makes a large table when it is first named", async () => {
    const { run } = appWith();
    const { result } = await run(
      "SELECT count(*) AS n, count_if(sepal_length <= 0) AS odd FROM samples.demo.iris_100k",
    );
    expect(result?.data_array).toEqual([["100000", "0"]]);
  });

  it("takes the statements of a scoring run, and nothing else", async () => {
    const { run } = appWith();
    for (const statement of [
      "DROP TABLE samples.demo.iris",
      "SELECT * FROM samples.demo.iris; DROP TABLE samples.demo.iris",
      "SELECT * FROM samples.demo.iris LIMIT 1;",
      "CREATE OR REPLACE TABLE workspace.default.t AS SELECT * FROM samples.demo.iris",
      "SELECT (SELECT 1) FROM samples.demo.iris",
      "SELECT * FROM samples.demo.iris JOIN samples.demo.cars",
    ]) {
      expect((await run(statement)).status).toMatchObject({
        state: "FAILED",
        error: { message: expect.stringContaining("[PARSE_SYNTAX_ERROR]") as unknown },
      });
    }
    const read = await run("SELECT read_text('/etc/hostname') FROM samples.demo.iris");
    expect(read.status.error?.message).toContain("[UNRESOLVED_ROUTINE]");
    const file = await run("SELECT * FROM read_files('/etc/passwd', format => 'csv', schema => '`a` STRING')");
    expect(file.status.error?.message).toContain("[PATH_NOT_FOUND]");
    const two = await run("CREATE TABLE workspace.default.t AS SELECT * FROM samples.demo.iris");
    expect(two.status.error?.message).toContain("[UNSUPPORTED_FEATURE]");
  });

  it("fails a result of more than 25 MiB within the answers, and links to it otherwise", async () => {
    const limits = { chunkBytes: 2000, inlineBytes: 3000 };
    const { app, run } = appWith({ sql: { limits, nowUtcMs: () => Date.UTC(2026, 0, 1) } });
    const all = "SELECT * FROM samples.demo.iris ORDER BY sepal_length LIMIT 150";
    const failed = await run(all);
    expect(failed.status).toMatchObject({
      state: "FAILED",
      error: { error_code: "BAD_REQUEST", message: expect.stringMatching(/^Inline byte limit exceeded/) as unknown },
    });
    const { result } = await run(all, { disposition: "EXTERNAL_LINKS" });
    const [link] = result?.external_links ?? [];
    expect(link?.external_link).toMatch(/^http:\/\/localhost:5001\//);
    expect(link?.expiration).toBe("2026-01-01T00:15:00.000Z");
    const fetched = (await (await app.request(link!.external_link)).json()) as unknown[][];
    expect(fetched[0]).toHaveLength(4);
    expect((await app.request(link!.external_link, { headers: { authorization: "Bearer x" } })).status).toBe(400);
    expect((await app.request("/sample-storage/nothing")).status).toBe(403);
  });

  it("refuses what a workspace refuses before a statement begins", async () => {
    const { app, post } = appWith();
    const statement = { statement: "SELECT * FROM samples.demo.iris LIMIT 1", wait_timeout: "0s" };
    for (const [body, status] of [
      [{ ...statement, warehouse_id: "9e8d7c6b5a493827" }, 403],
      [{ ...statement, warehouse_id: "nothing" }, 404],
      [{ ...statement }, 400],
      [{ ...statement, warehouse_id: RUNNING, wait_timeout: "30s" }, 400],
      [{ ...statement, warehouse_id: RUNNING, parameters: [{ name: 1 }] }, 400],
      ["no object", 400],
    ] as const) {
      expect((await post(STATEMENTS, body)).status).toBe(status);
    }
    expect((await app.request(`${STATEMENTS}/nothing`)).status).toBe(404);
    expect((await post(`${STATEMENTS}/nothing/cancel`, {})).status).toBe(404);
    expect((await post("/api/2.0/sql/warehouses/9e8d7c6b5a493827/start", {})).status).toBe(403);
  });

  it("says that ai_query is not there on a classic warehouse", async () => {
    const { run } = appWith();
    const statement =
      "CREATE TABLE workspace.default.t AS SELECT *, ai_query('iris', named_struct('a', 1), failOnError => false) AS p FROM samples.demo.iris";
    const { status } = await run(statement, { warehouse_id: "1b4d6f8a0c2e3579" });
    expect(status.error?.message).toContain("[UNRESOLVED_ROUTINE]");
  });

  it("keeps files in its one volume, and finds no others", async () => {
    const { app } = appWith();
    const body = new Uint8Array(17 * 1024 * 1024).fill(65);
    expect((await app.request(`${VOLUME}/a%20b.csv?overwrite=true`, { method: "PUT", body })).status).toBe(204);
    expect((await (await app.request(`${VOLUME}/a%20b.csv`)).arrayBuffer()).byteLength).toBe(body.length);
    for (const path of [
      `${VOLUME}/..%2F..%2Fx`,
      `${VOLUME}/%2e%2e/%2e%2e/x`,
      `${VOLUME}/`,
      "/api/2.0/fs/files/Volumes/a/b/c/d",
      "/api/2.0/fs/files/etc/passwd",
    ]) {
      expect((await app.request(path, { method: "PUT", body: "x" })).status).toBe(404);
    }
    expect((await app.request(`${VOLUME}/a%20b.csv`, { method: "DELETE" })).status).toBe(204);
    expect((await app.request(`${VOLUME}/a%20b.csv`, { method: "DELETE" })).status).toBe(404);
    expect((await app.request(`${VOLUME}/a%20b.csv`, { method: "POST" })).status).toBe(405);
  });
});
