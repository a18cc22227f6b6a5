import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** 256 bits, for AES-256-GCM. */
export const KEY_BYTES = 32;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts what the relay gives into other hands and wants back unread and unchanged (AES-256-GCM). Any relay with the
 * same keys can open it, so none has to remember anything.
 */
export class Seal {
  /** @param keys the first seals, all of them open: a new key is put in front, and the old one dropped when it is no longer needed */
  constructor(private readonly keys: readonly [Buffer, ...Buffer[]]) {}

  /** @param purpose what the text is for; it opens for no other */
  seal(purpose: string, value: unknown): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.keys[0], nonce);
    cipher.setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
    return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString("base64url");
  }

  /** What was sealed for this purpose, or undefined: forged, for another purpose, or under a key that is gone. */
  open(purpose: string, text: string): unknown {
    const bytes = Buffer.from(text, "base64url");
    if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
    for (const key of this.keys) {
      const opened = openWith(key, purpose, bytes);
      if (opened !== undefined) return JSON.parse(opened);
    }
    return undefined;
  }
}

function openWith(key: Buffer, purpose: string, bytes: Buffer): string | undefined {
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const opened = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([opened, decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
