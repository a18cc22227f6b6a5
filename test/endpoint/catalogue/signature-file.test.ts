import { parseSignatureText } from "../../../src/endpoint/catalogue/signature-file";

const MLMODEL = `
artifact_path: model
flavors:
  python_function:
    loader_module: mlflow.sklearn
signature:
  inputs: '[{"type": "double", "name": "age", "required": true}, {"type": "long", "name":
    "income", "required": true}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
  params: null
`;

describe("signature file", () => {
  it("reads an MLmodel file, and a signature alone in YAML or JSON", () => {
    const columns = [
      { name: "age", type: "double", isRequired: true },
      { name: "income", type: "long", isRequired: true },
    ];
    expect(parseSignatureText(MLMODEL).columns).toEqual(columns);
    const inputs = '[{"type":"double","name":"age"},{"type":"long","name":"income"}]';
    expect(parseSignatureText(JSON.stringify({ inputs })).columns).toEqual(columns);
    expect(parseSignatureText(`inputs: '${inputs}'`).columns).toEqual(columns);
  });

  it.each([["{"], [""], ["just text"], ["- a\n- b"], ["a: *b"]])("says that %j is no signature", (text) => {
    expect(() => parseSignatureText(text)).toThrow(expect.objectContaining({ code: "bad-signature" }));
  });
});
