import fc from "fast-check";
import { LinkRewriter, withRewrittenLinks } from "../../../src/relay/warehouses/rewrite-links";

const rewrite = (url: string) =>
  url.startsWith("https://storage/") ? url.replace("https://storage", "/relay") : undefined;

const answerWith = (links: readonly unknown[], more = {}) => ({
  statement_id: "01ef",
  status: { state: "SUCCEEDED" },
  manifest: { schema: { columns: [{ name: "external_link", type_text: "STRING" }] } },
  result: { external_links: links, ...more },
});

describe("an answer about a statement", () => {
  it("comes with other links, and otherwise as it was", () => {
    const links = [
      { chunk_index: 0, external_link: "https://storage/a?sig=1&se=2", expiration: "2026-01-01T00:00:00Z" },
      { chunk_index: 1, external_link: "https://storage/b/\u00e9", expiration: "2026-01-01T00:00:00Z" },
    ];
    expect(JSON.parse(rewritten(JSON.stringify(answerWith(links))))).toEqual(
      answerWith(links.map((link) => ({ ...link, external_link: rewrite(link.external_link) }))),
    );
  });

  it("comes with null for a link that must not be passed on", () => {
    const answer = answerWith([{ external_link: "http://169.254.169.254/" }]);
    expect(JSON.parse(rewritten(JSON.stringify(answer)))).toEqual(answerWith([{ external_link: null }]));
  });

  it.each([
    ["blanks around", '{"external_link" : \n "https://storage/a" }', '{"external_link":"/relay/a" }'],
    [
      "escapes in the link",
      String.raw`{"external_link":"https:\/\/storage\/a\u0026b"}`,
      '{"external_link":"/relay/a&b"}',
    ],
    [
      "a quote in the link",
      String.raw`{"external_link":"https://storage/\"x"}`,
      String.raw`{"external_link":"/relay/\"x"}`,
    ],
    ["null for a link", '{"external_link":null}', '{"external_link":null}'],
    ["a broken escape", String.raw`{"external_link":"\u12"}`, '{"external_link":null}'],
  ])("is read whatever its spelling: %s", (_, said, expected) => {
    expect(rewritten(said)).toBe(expected);
  });

  it("keeps cells that look like links", () => {
    const cells = [
      ["external_link", "https://storage/a"],
      ['"external_link":"https://storage/a"', '{"external_link":"https://storage/a"}'],
      ['x"external_link', '":"https://storage/a"'],
      ["\\", '\\"external_link"'],
    ];
    const answer = answerWith([], { data_array: cells });
    expect(JSON.parse(rewritten(JSON.stringify(answer)))).toEqual(answer);
  });

  it("says the same in whatever parts it comes", () => {
    const text = JSON.stringify(
      answerWith([{ external_link: "https://storage/ä?x=1" }], { data_array: [['a"external_link', "\\"]] }),
    );
    const whole = rewritten(text);
    fc.assert(
      fc.property(fc.array(fc.nat(Buffer.byteLength(text)), { maxLength: 12 }), (cuts) => {
        expect(rewritten(text, cuts)).toBe(whole);
      }),
    );
    const ends = Array.from({ length: Buffer.byteLength(text) }, (_, place) => place);
    expect(rewritten(text, ends)).toBe(whole);
  });

  it("keeps little of a large answer back", () => {
    const rewriter = new LinkRewriter(rewrite);
    const part = Buffer.from('["external","link","abc"],'.repeat(4000));
    let passed = 0;
    for (let index = 0; index < 20; index++) passed += rewriter.push(part).length;
    expect(20 * part.length - passed).toBeLessThan(20);
  });

  it("is broken off where a link has no end", () => {
    const rewriter = new LinkRewriter(rewrite);
    expect(() => {
      for (let index = 0; index < 10; index++)
        rewriter.push(Buffer.from(`"external_link":"${"a".repeat(2000)}`.slice(index && 17)));
    }).toThrow(RangeError);
  });

  it("has no length any more, and is refused where it is packed", async () => {
    const body = JSON.stringify(answerWith([{ external_link: "https://storage/a" }]));
    const headers = { "content-length": String(body.length), "content-type": "application/json" };
    const answer = withRewrittenLinks(new Response(body, { headers }), rewrite);
    expect(answer?.headers.has("content-length")).toBe(false);
    expect(answer?.headers.get("content-type")).toBe("application/json");
    expect(await answer?.json()).toEqual(answerWith([{ external_link: "/relay/a" }]));
    const packed = new Response(body, { headers: { "content-encoding": "gzip" } });
    expect(withRewrittenLinks(packed, rewrite)).toBeUndefined();
  });
});

function rewritten(text: string, cuts: readonly number[] = []): string {
  const rewriter = new LinkRewriter(rewrite);
  const bytes = Buffer.from(text);
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  const parts = places.slice(1).map((to, index) => rewriter.push(bytes.subarray(places[index], to)));
  return Buffer.concat([...parts, rewriter.end()]).toString();
}
