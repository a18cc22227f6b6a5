import { paneAddress, trustThisHost } from "../../../../src/workbench/page/host/pane-address";

describe("paneAddress", () => {
  it("says to Office.js which host shows it, with the host's origin last", () => {
    expect(paneAddress("http://localhost:3000", "en-US")).toBe(
      "/taskpane.html?_host_Info=Excel$Web$16.01$en-US$scoresheet$$$0#&_serializer_version=1" +
        "&_xdm_Info=scoresheet|00000000-0000-0000-0000-00005c02e5e7|http://localhost:3000",
    );
  });

  it("says so where formulas call functions of the page", () => {
    expect(paneAddress("http://localhost:3000", "en-US", true)).toContain(
      "?_host_Info=Excel$Web$16.01$en-US$scoresheet$$$2#&",
    );
  });
});

describe("trustThisHost", () => {
  it.each([
    ["http:", [["OfficeJSTrustKeyV2_http_localhost", '{"Result":1}']]],
    ["https:", []],
  ])("notes over %s what Office.js will look for", (protocol, expected) => {
    const noted: unknown[] = [];
    const storage = { setItem: (...entry: unknown[]) => noted.push(entry) } as unknown as Storage;
    trustThisHost({ protocol, hostname: "localhost" } as Location, storage);
    expect(noted).toEqual(expected);
  });
});
