import { decodeText } from "../../../src/workbench/csv/decode-text";

describe("decodeText", () => {
  const utf8 = new TextEncoder().encode("Größe €");

  it.each([
    ["UTF-8", utf8, "utf-8"],
    ["UTF-8 with its mark", new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]), "utf-8"],
    ["UTF-16 with its mark", new Uint8Array(Buffer.from("\uFEFFGröße €", "utf16le")), "utf-16le"],
  ])("reads %s", (_name, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: "Größe €", encoding });
  });

  // Node takes windows-1252 for Latin-1, which has no euro sign; browsers do not.
  it("reads text of a Western Windows", () => {
    const bytes = new Uint8Array([0x47, 0x72, 0xf6, 0xdf, 0x65]);
    expect(decodeText(bytes)).toEqual({ text: "Größe", encoding: "windows-1252" });
  });
});
