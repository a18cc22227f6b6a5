import { endpointNameOf, statementInputs } from "../../../src/bulk/sql/statement-inputs";
import type { EndpointAddress } from "../../../src/endpoint/addresses/endpoint-address";

const tensor = (name: string, shape: readonly number[]) => ({ name, dataType: "float64", shape });

describe("statementInputs", () => {
  it("joins columns to inputs as a run does", () => {
    const schema = { columns: [{ name: "b", isRequired: true, type: "double" as const }], tensors: [], parameters: [] };
    const inputs = statementInputs(["a", "b"], { format: "dataframe_records", schema });
    expect(inputs).toEqual([{ name: "b", from: { position: 1 }, declaredType: "double" }]);
  });

  it("refuses what is no struct of plain values", () => {
    const schema = { columns: [], tensors: [tensor("a", [-1, 1])], parameters: [] };
    const request = () => statementInputs(["a", "b"], { format: "dataframe_records", schema });
    expect(request).toThrow(expect.objectContaining({ code: "inputs-unfit" }) as Error);
  });
});

describe("endpointNameOf", () => {
  it("takes endpoints of a workspace by their names alone", () => {
    const address: EndpointAddress = { origin: "https://x", route: "/r", kind: "databricks", endpointName: "iris" };
    expect(endpointNameOf(address)).toBe("iris");
    const { endpointName: _none, ...nameless } = address;
    for (const other of [{ ...address, servedModelName: "v1" }, { ...address, kind: "mlflow" as const }, nameless]) {
      expect(() => endpointNameOf(other)).toThrow(expect.objectContaining({ code: "endpoint-elsewhere" }) as Error);
    }
  });
});
