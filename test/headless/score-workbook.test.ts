import { abortableSleep } from "../../src/endpoint/http/abortable-sleep";
import { parseCommandLine } from "../../src/headless/command/command-line";
import { CommandError } from "../../src/headless/telling/exit-codes";
import { failureLines } from "../../src/headless/telling/failure-lines";
import { scoreWorkbook } from "../../src/headless/score-workbook";
import { createSampleEndpointApp } from "../../src/sample-endpoint/sample-endpoint-app";
import { sampleWorkbook } from "../../src/workbench/samples/sample-workbook";
import { openWorkbook } from "../../src/workbench/xlsx/open-workbook";
import { workbookPackage } from "../support/workbook-package";
import { runMarks } from "./run-marks";

const sample = createSampleEndpointApp();
const toSample = (async (url: string, init: RequestInit) => sample.fetch(new Request(url, init))) as typeof fetch;

interface Outcome {
  /** Sentences in the order in which they were told. */
  readonly told: readonly string[];
  readonly files: Map<string, Uint8Array>;
  readonly scored: Awaited<ReturnType<typeof scoreWorkbook>>;
}

async function score(
  args: readonly string[],
  files: Map<string, Uint8Array>,
  fetchImpl = toSample,
  signal = new AbortController().signal,
): Promise<Outcome> {
  const told: string[] = [];
  const scored = await scoreWorkbook(parseCommandLine(args), {
    readFile(path) {
      const bytes = files.get(path);
      return bytes === undefined
        ? Promise.reject(Object.assign(new Error(), { code: "ENOENT" }))
        : Promise.resolve(bytes);
    },
    writeFile(path, bytes) {
      files.set(path, bytes);
      return Promise.resolve();
    },
    fetch: fetchImpl,
    now: () => 0,
    marks: runMarks(),
    credentials: [],
    signal,
    tell: (sentence) => told.push(sentence),
    // Waits between retries are over at once; a request's time limit is not.
    sleep: (delayMs, signal) => (delayMs < 30_000 ? Promise.resolve() : abortableSleep(delayMs, signal)),
  });
  return { told, files, scored };
}

function command(table: string, endpoint: string, ...more: string[]): string[] {
  return ["--workbook", "in.xlsx", "--table", table, "--endpoint", endpoint, "--out", "out.xlsx", ...more];
}

/** Made once: it takes half a second, and nobody writes into the bytes. */
let sampleBytes: Uint8Array;
beforeAll(async () => {
  sampleBytes = await sampleWorkbook();
});

function sampleFiles(): Map<string, Uint8Array> {
  return new Map([["in.xlsx", sampleBytes]]);
}

/** A table's cells by header, as the saved file holds them. */
async function savedTable(files: Map<string, Uint8Array>, name: string) {
  const { model } = await openWorkbook(files.get("out.xlsx")!);
  const table = model.tableByName(name)!;
  const sheet = model.sheetById(table.sheetId)!;
  const { area } = table;
  const columns = table.columns.map((column, place) => {
    const values = Array.from({ length: area.rowCount - 1 }, (_, row) =>
      sheet.getValue(area.row + 1 + row, area.column + place),
    );
    return [column.name, values] as const;
  });
  return new Map(columns);
}

describe("scoring a workbook file", () => {
  it.each(["dataframe_records", "dataframe_split"])(
    "writes the model's own answers beside their rows in %s",
    async (format) => {
      const { files, scored } = await score(
        command("Iris", "http://localhost/serving-endpoints/iris/invocations", "--format", format),
        sampleFiles(),
      );
      expect(scored.summary).toMatchObject({ rowCount: 150, scored: 150, failed: 0, batches: 1 });
      const saved = await savedTable(files, "Iris");
      const inputs = ["sepal_length", "sepal_width", "petal_length", "petal_width"];
      const records = saved
        .get("Prediction")!
        .map((_, row) => Object.fromEntries(inputs.map((name) => [name, saved.get(name)![row]])));
      const direct = await sample.request("/serving-endpoints/iris/invocations", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ dataframe_records: records }),
      });
      const { predictions } = (await direct.json()) as { predictions: unknown[] };
      expect(saved.get("Prediction")).toEqual(predictions);
      expect(new Set(predictions).size).toBe(3);
    },
  );

  it("reads a table once before it is written, so that the demo's takes 6 syncs, and 4 more to remember it", async () => {
    const { scored } = await score(
      command("Iris", "http://localhost/serving-endpoints/iris/invocations"),
      sampleFiles(),
    );
    expect(scored.syncs).toBe(10);
  });

  it("does not send predictions of an earlier run, nor anything without a word, where the endpoint says nothing", async () => {
    const columns: string[][] = [];
    const silent = ((_url: string, { body }: RequestInit) => {
      const { dataframe_split: sent } = JSON.parse(String(body ?? "{}")) as {
        dataframe_split?: { columns: string[]; data: unknown[] };
      };
      if (sent === undefined || sent.data.length === 0) return Promise.resolve(new Response("no", { status: 404 }));
      columns.push(sent.columns);
      return Promise.resolve(new Response(JSON.stringify({ predictions: sent.data.map(() => 1) })));
    }) as typeof fetch;
    const files = sampleFiles();
    const asked = command("Iris", "http://localhost/invocations", "--format", "dataframe_split");
    await score(asked, files, silent);
    files.set("in.xlsx", files.get("out.xlsx")!);
    const { told } = await score(asked, files, silent);
    const measured = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"];
    expect(columns).toEqual([measured, measured]);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.stringContaining("Not sent: the column Prediction."),
        'The new column is called "Prediction 2": the table has a column "Prediction" already.',
        expect.stringContaining(`Sent: the columns ${measured.join(", ")};`),
      ]),
    );
    await score([...asked, "--columns", "petal_width,Prediction"], files, silent);
    expect(columns.at(-1)).toEqual(["petal_width", "Prediction"]);
  });

  it("takes the types of one model behind an endpoint from the endpoint's schema", async () => {
    const schema = (name: string) => {
      const items = { type: "object", properties: { [name]: { type: "number" } } };
      return { post: { requestBody: { schema: { properties: { dataframe_records: { type: "array", items } } } } } };
    };
    const paths = {
      "/serving-endpoints/iris/served-models/other/invocations": schema("sepal_width"),
      "/serving-endpoints/iris/served-models/iris-1/invocations": schema("petal_width"),
    };
    const bodies: string[] = [];
    const workspace = ((url: string, { body }: RequestInit) => {
      if (url.endsWith("/openapi")) return Promise.resolve(new Response(JSON.stringify({ paths })));
      bodies.push(String(body));
      return Promise.resolve(new Response(JSON.stringify({ predictions: Array(150).fill(1) })));
    }) as typeof fetch;
    await score(
      command("Iris", "localhost/serving-endpoints/iris/served-models/iris-1/invocations"),
      sampleFiles(),
      workspace,
    );
    expect(Object.keys((JSON.parse(bodies[0]!) as { dataframe_records: object[] }).dataframe_records[0]!)).toEqual([
      "petal_width",
    ]);
  });

  it("passes parameters on to an endpoint whose OpenAPI document cannot name them", async () => {
    const address = "localhost/serving-endpoints/iris/invocations";
    const { scored } = await score(command("Iris", address, "--params", '{"depth": 2}'), sampleFiles());
    expect(scored.summary.scored).toBe(150);
  });

  it("adds one column for each output", async () => {
    const { files, scored } = await score(
      command("Penguins", "localhost/serving-endpoints/penguins-probabilities/invocations", "--column", "Guess"),
      sampleFiles(),
    );
    const headers = ["Guess label", "Guess Adelie", "Guess Chinstrap", "Guess Gentoo"];
    expect(scored.summary.resultColumns?.headers).toEqual(headers);
    expect([...(await savedTable(files, "Penguins")).keys()]).toEqual(expect.arrayContaining(headers));
  });

  it("calls the columns of outputs as a recipe says, and adds the labels of its threshold", async () => {
    const files = sampleFiles();
    const penguins = "localhost/serving-endpoints/penguins-probabilities/invocations";
    await score(command("Penguins", penguins, "--save-recipe", "made.json"), files);
    const made = JSON.parse(new TextDecoder().decode(files.get("made.json"))) as object;
    const threshold = { output: "Adelie", least: 0.5, atLeast: "Adelie", below: "another" };
    const named = { ...made, version: 2, outputNames: { label: "Class" }, threshold, nameChoice: "next-free" };
    files.set("recipe.json", new TextEncoder().encode(JSON.stringify(named)));
    const { scored } = await score(command("Penguins", penguins, "--recipe", "recipe.json"), files);
    const headers = ["Class", "Prediction Adelie", "Prediction Adelie label"];
    expect(scored.summary.resultColumns?.headers.slice(0, 3)).toEqual(headers);
    const saved = await savedTable(files, "Penguins");
    const [classes = [], , labels = []] = headers.map((header) => saved.get(header));
    expect(labels).toEqual(classes.map((one) => (one === null || one === "Adelie" ? one : "another")));
  });

  it.each([
    [
      "an unknown table",
      command("Nope", "localhost:1"),
      'There is no table named "Nope" in the workbook. It has: Iris',
    ],
    ["a missing option", ["--workbook", "in.xlsx"], "--table is missing."],
    ["an unknown option", command("Iris", "localhost:1", "--nope"), "--nope"],
    ["an unknown format", command("Iris", "localhost:1", "--format", "csv"), "--format takes"],
    ["a batch size of nothing", command("Iris", "localhost:1", "--batch-size", "0"), "--batch-size takes"],
    ["an address that is none", command("Iris", "http://example.com/"), "Only https addresses"],
    ["an unknown column", command("Iris", "localhost:1", "--columns", "nope"), 'no column named "nope"'],
    [
      "a type of an unknown column",
      command("Iris", "localhost:1", "--types", "sepal=string"),
      'no column named "sepal"',
    ],
    ["an unknown endpoint", command("Iris", "localhost/serving-endpoints/nope/invocations"), "endpoint"],
  ])("refuses %s with a sentence and writes no file", async (_name, args, sentence) => {
    const files = sampleFiles();
    await expect(score(args, files)).rejects.toThrow(sentence);
    expect([...files.keys()]).toEqual(["in.xlsx"]);
  });

  it("says that a file is missing, or is no workbook", async () => {
    await expect(score(command("Iris", "localhost:1"), new Map())).rejects.toThrow(
      new CommandError("The workbook in.xlsx cannot be read: there is no such file or folder."),
    );
    const noWorkbook = new Map([["in.xlsx", new TextEncoder().encode("hello")]]);
    await expect(score(command("Iris", "localhost:1"), noWorkbook)).rejects.toThrow(/workbook/i);
  });

  it.each([
    ["a", "Columns 1 and 2 have the same header."],
    ["A", "Columns 1 and 2 have the same header."],
    ["", "Column 2 has no header."],
  ])("refuses a table whose second header is %j beside a", async (second, sentence) => {
    const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const cells = `${text("A1", "a")}${text("B1", second)}</row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c>`;
    const columns = `<tableColumn id="1" name="a"/><tableColumn id="2" name="${second}"/>`;
    const table = `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" ref="A1:B2"><tableColumns count="2">${columns}</tableColumns></table>`;
    const sheet = `<sheetData><row r="1">${cells}</row></sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`;
    const files = new Map([["in.xlsx", workbookPackage({ sheet, tables: [table] })]]);
    await expect(score(command("T", "localhost:1"), files)).rejects.toThrow(sentence);
  });

  it("writes no file when it was interrupted while the workbook was opened", async () => {
    const files = sampleFiles();
    const interrupted = score(command("Iris", "http://localhost/invocations"), files, toSample, AbortSignal.abort());
    await expect(interrupted).rejects.toThrow("cancelled");
    expect(files.has("out.xlsx")).toBe(false);
  });

  it("says that the endpoint cannot be reached, after its retries", async () => {
    const unreachable = (() => Promise.reject(new TypeError("fetch failed"))) as typeof fetch;
    const files = sampleFiles();
    await expect(score(command("Iris", "http://localhost:1"), files, unreachable)).rejects.toThrow(/reach/);
    expect(files.has("out.xlsx")).toBe(false);
  });

  it("leaves the rows of a batch blank that was answered with too few predictions, and says where they stand", async () => {
    const once = ['{"predictions": []}'];
    const flaky = ((url: string, init: RequestInit) => {
      const hasRows = String(init.body).includes("sepal_length");
      const answer = hasRows ? once.pop() : undefined;
      return answer === undefined ? toSample(url, init) : Promise.resolve(new Response(answer));
    }) as typeof fetch;
    const { files, scored } = await score(command("Iris", "localhost:1", "--batch-size", "50"), sampleFiles(), flaky);
    expect(scored.summary).toMatchObject({ scored: 100, failed: 50 });
    expect(failureLines(scored.summary)[0]).toMatch(/^50 rows have no prediction: .* See Iris!A\d+:A\d+\.$/);
    const predictions = (await savedTable(files, "Iris")).get("Prediction")!;
    expect(predictions.filter((value) => value === null)).toHaveLength(50);
  });
});
