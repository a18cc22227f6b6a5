import { findAllowedRoute } from "../../src/protocol/upstream-routes";

describe("the routes that are forwarded", () => {
  it.each([
    ["GET", "/api/2.0/serving-endpoints"],
    ["GET", "/api/2.0/serving-endpoints/iris"],
    ["GET", "/api/2.0/serving-endpoints/iris/openapi"],
    ["POST", "/serving-endpoints/iris/invocations"],
    ["POST", "/serving-endpoints/iris/served-models/iris-1/invocations"],
    ["POST", "/123/serving-endpoints/iris/invocations"],
    ["POST", "/model/iris/Production/invocations"],
    ["POST", "/invocations"],
    ["GET", "/ping"],
    ["GET", "/health"],
    ["GET", "/version"],
  ])("include %s %s", (method, path) => {
    expect(findAllowedRoute(method, path)?.path).toBe(path);
  });

  it("leave the names out of the pattern and give the endpoint's", () => {
    expect(findAllowedRoute("POST", "/model/my%20model/3/invocations")).toEqual({
      pattern: "/model/{name}/{version}/invocations",
      path: "/model/my%20model/3/invocations",
      endpointName: "my model",
    });
  });

  it("tell of a list of endpoints where the names stand in it, and of nothing else", () => {
    const listed = { list: "/api/2.0/serving-endpoints", entries: "endpoints", entryName: "name" };
    expect(findAllowedRoute("GET", "/api/2.0/serving-endpoints")).toMatchObject({ listed });
    expect(findAllowedRoute("GET", "/api/2.0/serving-endpoints/iris")).not.toHaveProperty("listed");
  });

  it("write names anew, so that one spelling reaches the upstream", () => {
    expect(findAllowedRoute("GET", "/api/2.0/serving-endpoints/%69ris%3Bx")?.path).toBe(
      "/api/2.0/serving-endpoints/iris%3Bx",
    );
  });

  it.each([
    ["GET", "/"],
    ["GET", ""],
    ["GET", "/invocations"],
    ["DELETE", "/api/2.0/serving-endpoints/iris"],
    ["POST", "/api/2.0/serving-endpoints"],
    ["PUT", "/api/2.0/serving-endpoints/iris/config"],
    ["GET", "/api/2.0/clusters/list"],
    ["GET", "/api/2.0/serving-endpoints/"],
    ["GET", "/api/2.0/serving-endpoints/iris/logs"],
    ["GET", "//api/2.0/serving-endpoints"],
    ["GET", "/API/2.0/serving-endpoints"],
    ["POST", "/prefix/serving-endpoints/iris/invocations"],
    ["POST", "/1/2/serving-endpoints/iris/invocations"],
    ["GET", "/123/api/2.0/serving-endpoints"],
    ["POST", "/serving-endpoints//invocations"],
    ["POST", "/serving-endpoints/%20/invocations"],
    ["POST", "/serving-endpoints/../invocations"],
    ["POST", "/serving-endpoints/%2e%2e/invocations"],
    ["POST", "/serving-endpoints/.%2E/invocations"],
    ["POST", "/serving-endpoints/..;/invocations"],
    ["POST", "/serving-endpoints/..%3Bx/invocations"],
    ["POST", "/serving-endpoints/%3Bx/invocations"],
    ["POST", "/serving-endpoints/a%2Fb/invocations"],
    ["POST", "/serving-endpoints/a%5Cb/invocations"],
    ["POST", "/serving-endpoints/a%252Fb/invocations"],
    ["POST", "/serving-endpoints/a%0d%0ab/invocations"],
    ["POST", "/serving-endpoints/a%00/invocations"],
    ["POST", "/serving-endpoints/a%3Fb/invocations"],
    ["POST", "/serving-endpoints/%zz/invocations"],
    ["POST", `/serving-endpoints/${"a".repeat(256)}/invocations`],
    ["POST", "/serving-endpoints/iris/invocations/"],
    ["POST", "/serving-endpoints/iris/invocations/x"],
    ["GET", "/api/2.0/serving-endpoints/{name}/../../../secrets"],
  ])("do not include %s %s", (method, path) => {
    expect(findAllowedRoute(method, path)).toBeUndefined();
  });
});
