import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { curlCommand } from "../../src/endpoint/curl-command";
import { runs } from "../support/property-seed";

/** Stands for curl: prints its words and what it is given to read, each ended by NUL, which none of them can hold. */
const CURL = `curl() { printf '%s\\0' "$@"; case "$*" in *"--data-binary @-") cat; printf '\\0';; esac; }`;

/** The words that a shell hands to curl. */
function wordsOf(command: string): string[] {
  const env = { DATABRICKS_TOKEN: "dapi123", PATH: process.env["PATH"] };
  const printed = execFileSync("sh", { input: `${CURL}\n${command}\n`, encoding: "utf8", env, maxBuffer: 10_000_000 });
  return printed.split("\0").slice(0, -1);
}

const IRIS = {
  url: "https://adb-1.azuredatabricks.net/serving-endpoints/iris/invocations",
  kind: "databricks",
} as const;

describe("a request as a curl command", () => {
  test("reads like one that a person wrote", () => {
    expect(curlCommand({ ...IRIS, body: '{"inputs":[1]}', isSigned: true })).toBe(
      [
        `curl --request POST '${IRIS.url}'`,
        '  --header "Authorization: Bearer $DATABRICKS_TOKEN"',
        "  --header 'Content-Type: application/json'",
        "  --header 'Accept: application/json'",
        `  --data-raw '{"inputs":[1]}'`,
      ].join(" \\\n"),
    );
  });

  test("takes the token from the shell, and asks for none where none is wanted", () => {
    const request = { ...IRIS, body: "{}" };
    expect(wordsOf(curlCommand({ ...request, isSigned: true }))).toContain("Authorization: Bearer dapi123");
    expect(wordsOf(curlCommand({ ...request, isSigned: false })).join()).not.toContain("Authorization");
  });

  test.each([
    "http://localhost:5001/serving-endpoints/iris/invocations",
    "https://models.example.com/serving-endpoints/iris/invocations",
    "https://adb-1.azuredatabricks.net.evil.com/serving-endpoints/iris/invocations",
  ])("takes no token of Databricks from the shell for %s", (url) => {
    const command = curlCommand({ ...IRIS, url, body: "{}", isSigned: true });
    expect(command).toContain('"Authorization: Bearer $TOKEN"');
    expect(wordsOf(command).join()).not.toContain("dapi123");
  });

  test("hands any body to curl unchanged, whatever a shell would make of it", () => {
    const hostile = fc.string({ unit: fc.constantFrom(..."'\"\\`$(){}[]!#&;|<>*?~ \n\r\ta@-é漢😀") });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: "grapheme" })), (text) => {
        const body = text.replaceAll("\0", "");
        expect(wordsOf(curlCommand({ ...IRIS, body, isSigned: false })).at(-1)).toBe(body);
      }),
      { numRuns: runs(150, 40) },
    );
  });

  test("hands a body to curl that is longer than one word may be", () => {
    const body = `{"inputs":["${"it's $HOME END_OF_BODY\\n\n".repeat(10_000)}"]}`;
    const words = wordsOf(curlCommand({ ...IRIS, body, isSigned: false }));
    expect(words.slice(-2)[0]).toBe("@-");
    expect(words.at(-1)).toBe(`${body}\n`);
  });

  test("counts the bytes of a word, of which a letter may have three", () => {
    const command = (letters: number) => curlCommand({ ...IRIS, body: "漢".repeat(letters), isSigned: false });
    expect(wordsOf(command(33_000)).at(-2)).toBe("--data-raw");
    expect(wordsOf(command(34_000)).at(-2)).toBe("@-");
  });

  test("leaves out NUL, which no command can hold", () => {
    expect(wordsOf(curlCommand({ ...IRIS, body: '"a\0b"', isSigned: false })).at(-1)).toBe('"ab"');
  });
});
