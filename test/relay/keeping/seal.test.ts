import { Seal } from "../../../src/relay/keeping/seal";

const OLD = Buffer.alloc(32, 1);
const NEW = Buffer.alloc(32, 2);
const VALUE = { token: "secret", list: [1, null] };

describe("a seal", () => {
  it("gives back what it sealed, for the purpose it was sealed for", () => {
    const seal = new Seal([OLD]);
    const text = seal.seal("session work", VALUE);
    expect(seal.open("session work", text)).toEqual(VALUE);
    expect(seal.open("session other", text)).toBeUndefined();
  });

  it("shows nothing of it, and never the same twice", () => {
    const seal = new Seal([OLD]);
    const text = seal.seal("p", VALUE);
    expect(text).toMatch(/^[\w-]+$/);
    expect(Buffer.from(text, "base64url").toString("latin1")).not.toContain("secret");
    expect(seal.seal("p", VALUE)).not.toBe(text);
  });

  it("opens what older keys have sealed, and seals with the newest", () => {
    const both = new Seal([NEW, OLD]);
    expect(both.open("p", new Seal([OLD]).seal("p", VALUE))).toEqual(VALUE);
    expect(new Seal([NEW]).open("p", both.seal("p", VALUE))).toEqual(VALUE);
    expect(new Seal([NEW]).open("p", new Seal([OLD]).seal("p", VALUE))).toBeUndefined();
  });

  it("opens nothing that was changed, at any place", () => {
    const seal = new Seal([OLD]);
    const bytes = Buffer.from(seal.seal("p", VALUE), "base64url");
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(seal.open("p", changed.toString("base64url"))).toBeUndefined();
    }
    for (const text of ["", "AAAA", "A".repeat(200), "é", bytes.subarray(0, -1).toString("base64url")]) {
      expect(seal.open("p", text)).toBeUndefined();
    }
  });
});
