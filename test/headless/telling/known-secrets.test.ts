import { KnownSecrets } from "../../../src/headless/telling/known-secrets";

function knowing(...texts: readonly string[]): KnownSecrets {
  const secrets = new KnownSecrets();
  for (const text of texts) secrets.note(text);
  return secrets;
}

describe("known secrets", () => {
  it.each([
    ["as it is", "said s3cr+t/value= twice: s3cr+t/value="],
    ["in other letters", "said S3CR+T/VALUE="],
    ["percent-encoded", "said s3cr%2Bt%2Fvalue%3D"],
  ])("do not come back %s", (_how, text) => {
    expect(knowing("s3cr+t/value=").blotOut(text)).toMatch(/^said …( twice: …)?$/);
  });

  it("do not come back within JSON, where quotes and backslashes are written otherwise", () => {
    expect(knowing('pa"ss\\word').blotOut(JSON.stringify({ said: 'pa"ss\\word' }))).toBe('{"said":"…"}');
  });

  it("leave no rest where one secret begins like another", () => {
    expect(knowing("abc", "abcdef").blotOut("abcdef")).toBe("…");
  });

  it("are none when they are blank or too short to be told from words", () => {
    expect(knowing("", "  ", "a").blotOut("a table")).toBe("a table");
  });

  it("are learned from what is sent: tokens that were fetched meanwhile, and a client's password", async () => {
    const secrets = new KnownSecrets();
    const sent: string[] = [];
    const fetch = secrets.watch((url) => {
      sent.push(url);
      return Promise.resolve(new Response());
    });
    await fetch("https://one.test/", { headers: { Authorization: "Bearer fetched-token" } });
    await fetch("https://two.test/", { headers: { authorization: `Basic ${btoa("client:pass:word")}` } });
    await fetch("https://three.test/", {});
    expect(sent).toEqual(["https://one.test/", "https://two.test/", "https://three.test/"]);
    const said = `fetched-token, pass:word and ${btoa("client:pass:word")} of client`;
    expect(secrets.blotOut(said)).toBe("…, … and … of client");
  });

  it.each([
    ["a Databricks token", "Unexpected argument 'dapi0123456789abcdef0123456789abcdef-2'.", /^Unexpected argument '…$/],
    ["a signed token", "said eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln.", /^said …$/],
    ["a header", "sent Authorization: Bearer abc123def", /^sent Authorization: …$/],
    ["name and password", "ftp://ann:pa@ss@host/x cannot be read", /^ftp:\/\/…@host\/x cannot be read$/],
    [
      "a signed address",
      "https://host/in.xlsx?sig=abc&se=1 cannot be read",
      /^https:\/\/host\/in.xlsx\?… cannot be read$/,
    ],
  ])("are suspected in %s that nobody told them", (_what, text, blotted) => {
    expect(new KnownSecrets().blotOut(text)).toMatch(blotted);
  });

  it.each([
    "Basic authentication is required.",
    "Give the Bearer token in its own field.",
    'The model has no parameter "a@b". See Sheet1!A2:A3.',
    "http://localhost:3000/serving-endpoints/iris/invocations",
  ])("are not suspected in %j", (text) => {
    expect(new KnownSecrets().blotOut(text)).toBe(text);
  });
});
