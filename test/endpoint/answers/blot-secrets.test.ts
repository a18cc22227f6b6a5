import fc from "fast-check";
import { blotSecrets } from "../../../src/endpoint/answers/blot-secrets";
import { runs } from "../../support/property-seed";

const TOKEN = "mysecrettoken-Sekret.hush~12+/==";

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

describe("The secrets of a request", () => {
  it.each([
    ["as it is", TOKEN],
    ["in capitals", TOKEN.toUpperCase()],
    ["in part", TOKEN.slice(0, 12)],
    ["in part, from its end", TOKEN.slice(-14)],
    ["percent-encoded", encodeURIComponent(TOKEN)],
    ["in base64", base64(TOKEN)],
    ["in base64 behind one letter", base64(`x${TOKEN}`)],
    ["in base64 behind a word", base64(`Bearer ${TOKEN}`)],
    ["in base64 for addresses", base64(TOKEN).replaceAll("+", "-").replaceAll("/", "_")],
    ["in hexadecimal digits", Buffer.from(TOKEN).toString("hex")],
    ["backwards", [...TOKEN].reverse().join("")],
  ])("do not come back %s", (_how, said) => {
    const blotted = blotSecrets(`invalid credentials ${said} given`, `Bearer ${TOKEN}`);
    expect(blotted).toMatch(/^invalid credentials (\S{0,12}…)+\S{0,7} given$/);
  });

  it("of a name and a password are the pair, the password alone, and what was sent", () => {
    const header = `Basic ${base64("ada:pass w0rd")}`;
    const said = `no user ada:pass w0rd, password "pass w0rd" is wrong (${base64("ada:pass w0rd")})`;
    expect(blotSecrets(said, header)).toBe('no user …, password "…" is wrong (…)');
  });

  it("that are very short go only where they stand as a word", () => {
    expect(blotSecrets("token abc, not abcd", "Bearer abc")).toBe("token …, not abcd");
    expect(blotSecrets("token qwert in xqwertx", "Bearer qwert")).toBe("token … in x…x");
  });

  it.each([
    ["a bearer token", "Bearer abcdef.ghijkl-mnop"],
    ["a personal access token", "dapiabcdefabcdefabcdef"],
    ["a JSON web token", "eyJhbGciOiJIUzIabc.eyJzdWIiOiIabc.abc"],
  ])("of others, such as %s, go too", (_what, said) => {
    expect(blotSecrets(`got ${said} here`, undefined)).toBe("got … here");
  });

  it("leave everything else as it is", () => {
    const said = "Basic authentication is off; send a Bearer token. 7 of 9 fields are İstanbul's.";
    expect(blotSecrets(said, `Bearer ${TOKEN}`)).toBe(said);
  });

  it("never come back from any text", () => {
    const token = fc.stringMatching(/^[\w.~+/-]{8,60}={0,2}$/);
    fc.assert(
      fc.property(token, fc.string(), fc.string(), fc.integer({ min: 0, max: 5 }), (secret, before, after, form) => {
        const forms = [
          secret,
          encodeURIComponent(secret),
          base64(secret),
          secret.toUpperCase(),
          base64(`ab${secret}`),
          secret.toLowerCase(),
        ];
        const blotted = blotSecrets(`${before} ${forms[form]} ${after}`, `Bearer ${secret}`).toLowerCase();
        expect(blotted).not.toContain(secret.toLowerCase());
        expect(blotted).not.toContain(forms[form]!.toLowerCase());
      }),
      { numRuns: runs(2000, 200) },
    );
  });
});
