import { BLANK_RECIPE } from "../../../src/core/recipe/recipe";
import { parseEndpointAddress } from "../../../src/endpoint/parse-endpoint-address";
import { endpointOfRecipe, isAllowed, notAllowed } from "../../../src/headless/recipes/consent";
import { CommandError, EXIT_CODES } from "../../../src/headless/telling/exit-codes";

const IRIS = parseEndpointAddress("https://models.example/serving-endpoints/iris/invocations");

describe("where a recipe from outside may send rows", () => {
  it("is a host that was allowed, or the very endpoint that the command names", () => {
    const other = parseEndpointAddress("https://models.example/serving-endpoints/other/invocations");
    expect(isAllowed(IRIS, { allowed: [], endpoint: undefined })).toBe(false);
    expect(isAllowed(IRIS, { allowed: ["https://models.example"], endpoint: undefined })).toBe(true);
    expect(isAllowed(IRIS, { allowed: ["https://models.example.evil"], endpoint: undefined })).toBe(false);
    expect(isAllowed(IRIS, { allowed: [], endpoint: IRIS })).toBe(true);
    expect(isAllowed(IRIS, { allowed: [], endpoint: other })).toBe(false);
  });

  it("is told with the option that allows it, and an exit code of its own", () => {
    expect(notAllowed(IRIS)).toMatchObject({
      exitCode: EXIT_CODES.notAllowed,
      message: expect.stringContaining("add --allow https://models.example"),
    });
  });

  it("is read as an address that was typed is", () => {
    const { origin, route } = IRIS;
    expect(endpointOfRecipe({ ...BLANK_RECIPE, origin, route })).toMatchObject({ origin, route });
    expect(endpointOfRecipe(BLANK_RECIPE)).toBeUndefined();
    const plain = { ...BLANK_RECIPE, origin: "http://models.example", route };
    expect(() => endpointOfRecipe(plain)).toRefuse(CommandError, { message: expect.stringContaining("Only https") });
  });
});
