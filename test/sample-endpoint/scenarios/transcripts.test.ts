import { readFileSync } from "node:fs";
import path from "node:path";
import type { ModelColumnType, SampleModel } from "../../../src/sample-endpoint/models/sample-model";
import { createSampleEndpointApp } from "../../../src/sample-endpoint/sample-endpoint-app";
import { echoModel } from "../echo-model";

interface Transcript {
  readonly model: string;
  readonly case: string;
  readonly method: string;
  readonly path: string;
  readonly content_type: string | null;
  readonly request: unknown;
  readonly status: number;
  readonly response_ct: string;
  readonly response: string;
}

const MODELS: Readonly<Record<string, SampleModel>> = {
  double: oneColumn("double"),
  float: oneColumn("float"),
  int: oneColumn("integer"),
  long: oneColumn("long"),
  bool: oneColumn("boolean"),
  str: oneColumn("string"),
  two: echoModel("two", [
    { name: "a", type: "double" },
    { name: "b", type: "string" },
  ]),
  sk_clf: echoModel("sk_clf", [
    { name: "age", type: "double" },
    { name: "income", type: "double" },
  ]),
};

/** What the sample endpoint is not meant to do, or cannot know. */
const LEFT_OUT: readonly string[] = [
  "csv",
  "csv blank",
  "csv bad",
  "parquet",
  "/version",
  // JSON.parse keeps neither the ".0" of 5.0 nor the last digits of a number beyond 2^53.
  "str: float 5.0",
  "int: big 2^53+1",
  "long: big 2^53+1",
  // The classifier behind these cases is scikit-learn's, not an echo.
  "sk_clf: ok",
  "sk_clf: reordered",
  "sk_clf: extra col",
  "sk_clf: null",
  "sk_clf: text number",
];

const transcripts = readFileSync(path.resolve(__dirname, "../../fixtures/mlflow-scoring-transcripts.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Transcript)
  .filter(({ model }) => model in MODELS)
  .filter((transcript) => !LEFT_OUT.some((name) => [transcript.case, titleOf(transcript)].includes(name)));

describe("the sample endpoint, asked what a real MLflow server was asked", () => {
  it("is compared with most of the recorded exchanges", () => {
    expect(transcripts.length).toBeGreaterThan(100);
  });

  it.each(transcripts.map((transcript) => [titleOf(transcript), transcript] as const))(
    "answers %s as MLflow did",
    async (_, transcript) => {
      const model = MODELS[transcript.model];
      const app = createSampleEndpointApp({ models: model ? [model] : [] });
      const response = await app.request(transcript.path, requestInit(transcript));
      expect(response.status).toBe(transcript.status);
      expect(response.headers.get("content-type")).toBe(transcript.response_ct);
      expect(comparable(await response.text())).toEqual(comparable(transcript.response));
    },
  );
});

function oneColumn(type: ModelColumnType): SampleModel {
  return echoModel(type, [{ name: "x", type }]);
}

function titleOf(transcript: Transcript): string {
  return `${transcript.model}: ${transcript.case}`;
}

function requestInit({ method, request, content_type: contentType }: Transcript): RequestInit {
  if (method === "GET") return { method };
  const body = new TextEncoder().encode(bodyText(request));
  return { method, body, headers: contentType === null ? {} : { "content-type": contentType } };
}

/** Bodies that are not text were recorded as Python shows bytes. */
function bodyText(request: unknown): string {
  if (typeof request !== "string") return JSON.stringify(request);
  const bytes = /^b'(.*)'$/s.exec(request)?.[1];
  return bytes === undefined ? request : bytes.replace("\\xef\\xbb\\xbf", "\uFEFF");
}

/** Leaves out what differs between MLflow's releases, or between Python's words and ours for broken JSON. */
function comparable(body: string): unknown {
  if (!body.startsWith("{")) return body.replace(/: \['text.*\]|: \['app.*\]| IMPORTANT:.*/s, "");
  const value = JSON.parse(body) as Record<string, unknown>;
  const message = (typeof value.message === "string" ? value.message : "")
    .replace(/ IMPORTANT:.*/s, "")
    .replace(/JSONDecodeError\('.*?'\)/s, "JSONDecodeError(...)")
    .replace(/\{'inputs'.*?\}/s, "{fields}")
    .replace(/Got \{.*\}/s, "Got {...}")
    .replace(/data '\{'messages'.*?\}'/gs, "data '{...}'");
  const predictions = Array.isArray(value.predictions) ? value.predictions.map(withDtypes) : undefined;
  return { ...value, message, predictions };
}

/** `inputs` as a list of objects gives NumPy texts, which Python shows as `np.str_('u')`. */
function withDtypes(prediction: Record<string, unknown>): unknown {
  const dtypes = prediction.__dtypes__;
  const cells = Object.entries(prediction).map(([key, value]) => [
    key,
    String(value).replace(/^np\.str_\((.*)\)$/, "$1"),
  ]);
  return { ...Object.fromEntries(cells), __dtypes__: typeof dtypes === "string" ? JSON.parse(dtypes) : dtypes };
}
