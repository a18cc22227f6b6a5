import { dropCookies, keepCookies, readCookies } from "../../../src/relay/keeping/cookies";

const HTTPS = { isSecure: true };
const HTTP = { isSecure: false };

describe("the relay's cookies", () => {
  it("work in the frame of Excel on the web, for this host alone, and out of reach of scripts", () => {
    expect(keepCookies("s.work", "sealed", 60, "pane", HTTPS)[0]).toBe(
      "__Host-s.work.0=sealed; Path=/; Max-Age=60; HttpOnly; SameSite=None; Partitioned; Secure",
    );
  });

  it("stay on our own pages where there is no https, on this machine", () => {
    expect(keepCookies("s.work", "sealed", 60, "pane", HTTP)[0]).toBe(
      "s.work.0=sealed; Path=/; Max-Age=60; HttpOnly; SameSite=Strict",
    );
  });

  it("of the dialog come back when the identity provider leads back", () => {
    expect(keepCookies("d", "sealed", 60, "dialog", HTTPS)[0]).toContain("; SameSite=Lax; Secure");
  });

  it.each([1, 3500, 3501, 14_000])("keep a text of %d characters", (length) => {
    const text = "ab".repeat(length).slice(0, length);
    const lines = keepCookies("s", text, 60, "pane", HTTPS);
    expect(lines.every((line) => line.length <= 4096)).toBe(true);
    expect(readCookies(sentBack(lines), "s", HTTPS)).toBe(text);
  });

  it("refuse a text that is too long", () => {
    expect(() => keepCookies("s", "a".repeat(14_001), 60, "pane", HTTPS)).toRefuse(RangeError, {
      message: "The text is too long for cookies.",
    });
  });

  it("leave nothing of a longer text behind", () => {
    const lines = [
      ...keepCookies("s", "a".repeat(9000), 60, "pane", HTTPS),
      ...keepCookies("s", "b", 60, "pane", HTTPS),
    ];
    expect(readCookies(sentBack(lines), "s", HTTPS)).toBe("b");
    expect(readCookies(sentBack([...lines, ...dropCookies("s", "pane", HTTPS)]), "s", HTTPS)).toBeUndefined();
  });

  it("are not those of another name, or of a page that could not set ours", () => {
    expect(readCookies("s.0=a; xs.0=b; __Host-s.9=c", "s", HTTPS)).toBeUndefined();
    expect(readCookies(null, "s", HTTPS)).toBeUndefined();
  });
});

/** What a browser would send after these lines. */
function sentBack(lines: readonly string[]): string {
  const kept = new Map<string, string>();
  for (const line of lines) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (line.includes("Max-Age=0")) kept.delete(name);
    else kept.set(name, value);
  }
  return [...kept].map(([name, value]) => `${name}=${value}`).join("; ");
}
