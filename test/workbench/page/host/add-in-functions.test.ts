import { loadAddInFunctions } from "../../../../src/workbench/page/host/add-in-functions";

/** A page with a line that names functions, or without one. */
function pageWith(content: string | undefined): Document {
  const line = content === undefined ? null : { getAttribute: () => content };
  return { querySelector: () => line } as unknown as Document;
}

const answerWith = (status: number): typeof fetch =>
  jest.fn(async () =>
    Promise.resolve({ ok: status === 200, status, json: async () => Promise.resolve({ functions: [] }) }),
  ) as never;

describe("loadAddInFunctions", () => {
  it("reads the file that the page names, and asks for none where it names none", async () => {
    const get = answerWith(200);
    expect(await loadAddInFunctions(pageWith("SCORE /functions.json"), get)).toEqual({
      namespace: "SCORE",
      metadata: { functions: [] },
    });
    expect(get).toHaveBeenCalledWith("/functions.json");
    const never = answerWith(200);
    for (const said of [undefined, "", "SCORE"])
      expect(await loadAddInFunctions(pageWith(said), never)).toBeUndefined();
    expect(never).not.toHaveBeenCalled();
  });

  it("takes a file that cannot be had for none", async () => {
    const offline = (async () => Promise.reject(new TypeError("offline"))) as typeof fetch;
    for (const get of [answerWith(404), offline]) {
      expect(await loadAddInFunctions(pageWith("SCORE /functions.json"), get)).toBeUndefined();
    }
  });
});
