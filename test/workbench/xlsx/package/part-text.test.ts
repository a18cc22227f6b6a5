import { decodePart, encodePart } from "../../../../src/workbench/xlsx/package/part-text";

const TEXT = "<a>\u00e4\u20ac\u{1F600}</a>";

describe("decodePart", () => {
  it.each([
    ["UTF-8", utf8(TEXT)],
    ["UTF-8 with a byte order mark", bytes([0xef, 0xbb, 0xbf], utf8(TEXT))],
    ["UTF-16, little end first, with its mark", bytes([0xff, 0xfe], utf16(TEXT))],
    ["UTF-16, big end first, with its mark", bytes([0xfe, 0xff], swapped(utf16(TEXT)))],
    ["UTF-16, little end first, without a mark", utf16(TEXT)],
    ["UTF-16, big end first, without a mark", swapped(utf16(TEXT))],
  ])("reads %s", (_what, part) => {
    expect(decodePart("p", part)).toBe(TEXT);
  });

  it.each([
    ["ISO-8859-1", `<?xml version="1.0" encoding="ISO-8859-1"?>`, [0xe4], "\u00e4"],
    ["windows-1252", `<?xml version='1.0' encoding = 'windows-1252' standalone='yes'?>`, [0x80], "\u20ac"],
    ["windows-1251", `<?xml version="1.0" encoding="windows-1251"?>`, [0xff], "\u044f"],
    ["shift_jis", `<?xml version="1.0" encoding="Shift_JIS"?>`, [0x93, 0xfa], "\u65e5"],
    ["US-ASCII", `<?xml version="1.0" encoding="US-ASCII"?>`, [0x41], "A"],
    ["UTF-16 of a file that is UTF-8", `<?xml version="1.0" encoding="utf-16"?>`, [0xc3, 0xa4], "\u00e4"],
    ["no encoding, but a value that says one", `<?xml version="1.0"?><b encoding="utf-32"/>`, [0xc3, 0xa4], "\u00e4"],
  ])("goes by the declaration: %s", (_what, declaration, letter, text) => {
    expect(decodePart("p", bytes(utf8(declaration), letter))).toBe(declaration + text);
  });

  it.each([
    ["bytes that are no UTF-8", bytes(utf8("<a>"), [0xe4], utf8("</a>"))],
    ["half a letter", bytes(utf8("<a>"), [0xc3], utf8("</a>"))],
    ["a letter in too many bytes", bytes(utf8("<a>"), [0xc0, 0x80], utf8("</a>"))],
    ["half of a pair in UTF-8", bytes(utf8("<a>"), [0xed, 0xa0, 0x80], utf8("</a>"))],
    ["half of a pair in UTF-16", bytes([0xff, 0xfe], utf16("<a>\ud800</a>"))],
    ["UTF-16 of an odd number of bytes", bytes([0xff, 0xfe], utf16("<a/>"), [0x20])],
    ["UTF-32", bytes([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
    ["UTF-32 without a mark", bytes([0, 0, 0, 0x3c, 0, 0, 0, 0x61])],
    ["an encoding that nobody knows", utf8(`<?xml version="1.0" encoding="ebcdic-cp-us"?><a/>`)],
    ["UTF-7", utf8(`<?xml version="1.0" encoding="UTF-7"?><a/>`)],
    ["bytes that the declared encoding has not", bytes(utf8(`<?xml version="1.0" encoding="Shift_JIS"?><a>`), [0xfd])],
    ["a zero", utf8("<a>\0</a>")],
    ["a control character", utf8("<a>\u000b</a>")],
    ["what is no character", utf8("<a>\uffff</a>")],
  ])("refuses %s by the name of the part", (_what, part) => {
    expect(() => decodePart("xl/p.xml", part)).toThrow(/^The file is damaged: its part "xl\/p.xml" .*\.$/);
  });
});

describe("encodePart", () => {
  it.each([
    [
      `<?xml version="1.0" encoding="utf-16" standalone="yes"?>\n<a/>`,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a/>`,
    ],
    [`<?xml version='1.0' encoding = 'ISO-8859-1'?><a/>`, `<?xml version='1.0' encoding = "UTF-8"?><a/>`],
    [`<?xml version="1.0" encoding='utf-8'?><a/>`, `<?xml version="1.0" encoding='utf-8'?><a/>`],
    [`<?xml version="1.0"?><a encoding="utf-16"/>`, `<?xml version="1.0"?><a encoding="utf-16"/>`],
    [TEXT, TEXT],
  ])("writes UTF-8 and says so: %s", (text, written) => {
    expect(new TextDecoder().decode(encodePart(text))).toBe(written);
  });
});

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "utf16le"));
}

function swapped(pairs: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.from(pairs).swap16());
}

function bytes(...pieces: readonly ArrayLike<number>[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => Array.from(piece)));
}
