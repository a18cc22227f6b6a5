import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Schema } from "../../src/core/inputs/schema";
import { parseSignatureText } from "../../src/endpoint/catalogue/signature-file";
import { EndpointCatalog } from "../../src/endpoint/endpoint-catalog";
import { caseOf, MODEL_CASES, originOf, SHAPE_CASES } from "./mlflow-models";

const { signal } = new AbortController();

/** What the model's server tells of its inputs, asked as the product asks. */
async function learned(model: string): Promise<Schema | undefined> {
  const origin = originOf(model);
  const catalog = new EndpointCatalog({ baseUrl: origin, fetch: (url, init) => fetch(url, init) });
  return await catalog.schema({ origin, route: "/invocations", kind: "mlflow" }, signal);
}

/** What the model's own file says of its inputs. */
function written(mlmodel: string): Schema | undefined {
  if (!/^signature:/m.test(mlmodel)) return undefined;
  const { parameters: _untold, ...schema } = parseSignatureText(mlmodel);
  return schema;
}

describe("a real MLflow server, asked by an empty request", () => {
  test.each(
    [...MODEL_CASES, ...SHAPE_CASES.filter(({ name }) => name !== "list-of-objects")].map(
      ({ name, mlmodel }) => [name, mlmodel] as const,
    ),
  )("tells of %s what the model's own file says", async (name, mlmodel) => {
    expect(await learned(name)).toEqual(written(mlmodel));
  });

  test("tells of a model with a type hint what it takes, but for what is in the classes inside its own", async () => {
    const schema = await learned("list-of-objects");
    const file = written(caseOf("list-of-objects").mlmodel);
    expect(schema?.elements).toBe("objects");
    const flat = (columns: Schema["columns"] = []) =>
      columns.map(({ name, type, isRequired }) => ({ name, type: name === "at" ? "class" : type, isRequired }));
    expect(flat(schema?.columns)).toEqual(expect.arrayContaining(flat(file?.columns)));
    expect(schema?.columns).toHaveLength(file!.columns.length);
  });

  test("tells of names with quotes, brackets and line breaks, and of arrays, objects and maps, as the file has them", async () => {
    const file = join(dirname(process.env.MLFLOW_CASES!), "odd-inputs", "MLmodel");
    const schema = await learned("odd-inputs");
    expect(schema).toEqual(written(readFileSync(file, "utf8")));
    expect(schema?.columns).toHaveLength(19);
  });
});
