import { KnownSecrets } from "../../../src/headless/telling/known-secrets";
import { tellOn } from "../../../src/headless/telling/told-lines";

describe("told lines", () => {
  it("end with a line feed and hold neither secrets nor what works a terminal, not even one hidden by the other", () => {
    const secrets = new KnownSecrets();
    secrets.note("top-secret");
    let printed = "";
    const tell = tellOn((text) => (printed += text), secrets);
    tell("All columns are sent: a, b.");
    tell('The endpoint said "top-\u001bsecret\u0007".');
    expect(printed).toBe('All columns are sent: a, b.\nThe endpoint said "…".\n');
  });
});
