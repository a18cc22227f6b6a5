/** Why a zip file is not read: it contradicts itself or is cut short, it is encrypted, or packed in a way that no workbook is. */
export type ZipErrorCode = "damaged" | "encrypted" | "unknown-packing";

/** A zip file that is not read; `message` is the end of a sentence that begins with the file. */
export class ZipError extends Error {
  override readonly name = "ZipError";

  constructor(
    readonly code: ZipErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The error for a file that contradicts itself or is cut short. @param what follows "The file is damaged:" */
export function damagedZip(what: string, cause?: unknown): ZipError {
  return new ZipError("damaged", what, { cause });
}
