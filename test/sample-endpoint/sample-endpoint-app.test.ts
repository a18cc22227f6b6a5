import { createSampleModels } from "../../src/sample-endpoint/models/sample-models";
import { createSampleEndpointApp, type SampleEndpointOptions } from "../../src/sample-endpoint/sample-endpoint-app";

const models = createSampleModels();
const SETOSA = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
const VIRGINICA = { sepal_length: 6.3, sepal_width: 3.3, petal_length: 6, petal_width: 2.5 };

describe("the sample endpoint", () => {
  it("lists its endpoints and describes each as a workspace does", async () => {
    const app = appWith();
    const list = await app.request("/api/2.0/serving-endpoints");
    const { endpoints } = (await list.json()) as { endpoints: { name: string; state: { ready: string } }[] };
    expect(endpoints.map(({ name, state }) => [name, state.ready])).toEqual([
      ["iris", "READY"],
      ["cars-mpg", "READY"],
      ["penguins-probabilities", "READY"],
      ["flight-delay", "READY"],
    ]);
    const described = await app.request("/api/2.0/serving-endpoints/iris");
    expect(await described.json()).toMatchObject({
      permission_level: "CAN_QUERY",
      route_optimized: false,
      config: {
        served_entities: [{ name: "iris-1", entity_version: "1", state: { deployment: "DEPLOYMENT_READY" } }],
        traffic_config: { routes: [{ served_model_name: "iris-1", traffic_percentage: 100 }] },
      },
    });
  });

  it("gives the schema as text whose text is JSON", async () => {
    const response = await appWith().request("http://models:5001/api/2.0/serving-endpoints/cars-mpg/openapi");
    expect(response.headers.get("content-type")).toBe("text/plain");
    const schema = JSON.parse(await response.text()) as { servers: unknown; paths: Record<string, unknown> };
    expect(schema.servers).toEqual([{ url: "http://models:5001/serving-endpoints/cars-mpg/" }]);
    const text = JSON.stringify(schema.paths["/served-models/cars-mpg-3/invocations"]);
    expect(text).toContain('"Weight_in_lbs":{"type":"integer","format":"int64"}');
    expect(text).toContain('"enum":["Cylinders","Displacement","Horsepower","Weight_in_lbs","Acceleration"]');
  });

  it("takes dates as ISO 8601 writes them, as its schema says, and refuses what is none", async () => {
    const app = appWith();
    const path = "/serving-endpoints/flight-delay/invocations";
    const answer = (date: unknown) =>
      post(app, path, { dataframe_records: [{ date, distance: 500, origin: "LAX", destination: "SFO" }] });
    const schema = await app.request("/api/2.0/serving-endpoints/flight-delay/openapi");
    expect(await schema.text()).toContain('"date": {"type": "string", "format": "date-time"}');
    const same = await Promise.all(["2001-01-01T22:00:00", "2001-01-01 22:00", 978_386_400e9].map(answer));
    const bodies = await Promise.all(same.map((response) => response.text()));
    expect(new Set(bodies).size).toBe(1);
    expect((await answer(null)).status).toBe(200);
    const refused = await answer("yesterday");
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("Failed to convert column date to type 'datetime64[ns]'");
  });

  it("says that an endpoint does not exist", async () => {
    for (const path of ["/api/2.0/serving-endpoints/nope", "/api/2.0/serving-endpoints/nope/openapi"]) {
      const response = await appWith().request(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error_code: "RESOURCE_DOES_NOT_EXIST" });
    }
    const response = await post(appWith(), "/serving-endpoints/iris/served-models/iris-9/invocations", {});
    expect(response.status).toBe(404);
  });

  it.each([
    "/serving-endpoints/iris/invocations",
    "/serving-endpoints/iris/served-models/iris-1/invocations",
    "/model/iris/1/invocations",
    "/invocations",
  ])("scores at %s and says which model answered", async (path) => {
    const response = await post(appWith(), path, { dataframe_records: [SETOSA, VIRGINICA] });
    expect(response.headers.get("served-model-name")).toBe("iris-1");
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(await response.json()).toEqual({ predictions: ["setosa", "virginica"] });
  });

  it("puts another model behind /invocations when told to", async () => {
    const car = { Cylinders: 8, Displacement: 307, Horsepower: 130, Weight_in_lbs: 3504, Acceleration: 12 };
    const response = await post(appWith({ defaultModel: "cars-mpg" }), "/invocations", { dataframe_records: [car] });
    const { predictions } = (await response.json()) as { predictions: number[] };
    expect(predictions[0]).toBeCloseTo(18, -1);
  });

  it.each([
    ["dataframe_split", { columns: Object.keys(SETOSA), data: [Object.values(SETOSA), Object.values(VIRGINICA)] }],
    ["instances", [SETOSA, VIRGINICA]],
    ["inputs", Object.fromEntries(Object.entries(SETOSA).map(([name, cell]) => [name, [cell, 6]]))],
  ])("takes %s, with params beside it", async (key, table) => {
    const response = await post(appWith(), "/invocations", { [key]: table, params: { threshold: 0.5 } });
    expect(response.status).toBe(200);
    expect(((await response.json()) as { predictions: string[] }).predictions[0]).toBe("setosa");
  });

  it("answers an object a row where the model has several outputs", async () => {
    const birds = { columns: ["Beak Length (mm)", "Beak Depth (mm)", "Flipper Length (mm)", "Body Mass (g)"] };
    const response = await post(appWith(), "/serving-endpoints/penguins-probabilities/invocations", {
      dataframe_split: { ...birds, data: [[39.1, 18.7, 181, 3750]] },
    });
    const { predictions } = (await response.json()) as { predictions: Record<string, unknown>[] };
    expect(Object.keys(predictions[0] ?? {})).toEqual(["label", "Adelie", "Chinstrap", "Gentoo"]);
    expect(predictions[0]?.label).toBe("Adelie");
  });

  it("answers for a blank in a double, and refuses one in a long for the whole batch", async () => {
    const split = (data: unknown) => ({
      dataframe_split: { columns: models[1]?.inputs.map(({ name }) => name), data },
    });
    const path = "/serving-endpoints/cars-mpg/invocations";
    const blankHorsepower = await post(appWith(), path, split([[4, 98, null, 2046, 19]]));
    expect(((await blankHorsepower.json()) as { predictions: unknown[] }).predictions[0]).toBeGreaterThan(15);
    const blankCylinders = await post(
      appWith(),
      path,
      split([
        [4, 98, 80, 2046, 19],
        [null, 98, 80, 2046, 19],
      ]),
    );
    expect(blankCylinders.status).toBe(400);
    expect(((await blankCylinders.json()) as { message: string }).message).toContain(
      "Failed to convert column Cylinders to type 'int64'",
    );
  });

  it("refuses a body above 16 MB", async () => {
    const response = await post(appWith(), "/invocations", { dataframe_records: ["x".repeat(16 * 1024 * 1024)] });
    expect(response.status).toBe(413);
  });

  it("answers /ping and /version with bodies that are not JSON", async () => {
    expect(await (await appWith().request("/ping")).text()).toBe("\n");
    expect(await (await appWith().request("/version")).text()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

function appWith(options: SampleEndpointOptions = {}) {
  return createSampleEndpointApp({ models, ...options });
}

async function post(app: ReturnType<typeof appWith>, path: string, body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return app.request(path, { method: "POST", headers, body: JSON.stringify(body) });
}

describe("a request to the sample endpoint that is too large", () => {
  it.each(["/invocations", "/serving-endpoints/iris/invocations", "/faults", "/nothing"])(
    "is not read to its end: %s",
    async (path) => {
      let sent = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 1;
          controller.enqueue(new Uint8Array(1024 * 1024));
        },
      });
      const headers = { "content-type": "application/json", "transfer-encoding": "chunked" };
      const method = path === "/faults" ? "PUT" : "POST";
      const request = new Request(`http://localhost${path}`, { method, headers, body, duplex: "half" } as RequestInit);
      const response = await createSampleEndpointApp({ models }).request(request);
      expect([response.status, await response.json()]).toEqual([
        413,
        { error_code: "BAD_REQUEST", message: "The request is larger than 16 MB." },
      ]);
      expect(sent).toBeLessThan(20);
    },
  );
});
