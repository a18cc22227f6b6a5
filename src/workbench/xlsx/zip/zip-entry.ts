/** Marks in an entry's flags: APPNOTE.TXT 4.4.4. */
export const ENCRYPTED = 1;
export const SIZES_FOLLOW = 1 << 3;
export const NAME_IS_UTF8 = 1 << 11;

/** How an entry is packed: APPNOTE.TXT 4.4.5. Excel writes no other, nor do other writers of its files. */
export const STORED = 0;
export const DEFLATED = 8;

/** What a zip file's directory says of one entry; its fields are named in APPNOTE.TXT 4.3.12. */
export interface ZipEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  /** Date and time in the form of MS-DOS, as they stand in the file. */
  readonly modified: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly externalAttributes: number;
  /** The system that the attributes are of, and a version. */
  readonly madeBy: number;
  /** The packed bytes. */
  readonly packed: Uint8Array;
}
