/** 16 hexadecimal digits, by chance. */
export function randomId(crypto: Pick<Crypto, "getRandomValues">): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
