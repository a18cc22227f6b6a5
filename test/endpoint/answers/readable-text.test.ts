import { decodeEntities, readableText, withoutControls } from "../../../src/endpoint/answers/readable-text";

describe("A server's text", () => {
  it.each([
    ["ESC and BEL", "\u001b[31mred\u0007 alert", "red alert"],
    ["controls of the second set", "a\u009b31mb\u0085c", "ab c"],
    ["characters that turn the direction", "abc\u202edef\u2066ghi\u200f", "abcdefghi"],
    ["characters that nobody sees", "se\u200bcr\u00ade\ufefft", "secret"],
    ["line breaks and tabs", "a\r\n\tb\u2028c", "a b c"],
    ["escaped controls", "a\\u001b[2Jb\\x07c\\u202ed", "abcd"],
    ["Python's bytes", String.raw`b'Strasburg\xc3\xb6'`, "b'Strasburgö'"],
    ["bytes that are no UTF-8", String.raw`caf\xe9`, "café"],
    ["escaped letters, also beyond 16 bits", String.raw`\u00f6 \U0001f600`, "ö 😀"],
    ["escaped quotes and line breaks", String.raw`it\'s\n\"so\"`, `it's "so"`],
    ["entities", "&lt;b&gt; &#39;A&amp;B&#x27; &unknown;", "<b> 'A&B' &unknown;"],
    ["entities of controls", "a&#27;b&#x202e;c", "abc"],
  ])("is readable without %s", (_what, text, readable) => {
    expect(readableText(text)).toBe(readable);
  });

  it("shows a word that a terminal would colour as a word of its own, so that a cell in it is known", () => {
    expect(readableText("no \u001b[1;31mUlm\u001b[0m here")).toBe("no Ulm here");
  });

  it("stays as it is but for what cannot be seen", () => {
    expect(withoutControls("  C:\\new &amp; \\x41 \u0007")).toBe("C:\\new &amp; \\x41");
    expect(decodeEntities("&#1114112;x")).toBe(" x");
  });
});
