/** What a page may do with a file: nothing before it is asked for, unless the person allowed it for good. */
interface PermissionAsked {
  readonly mode: "read";
}

/**
 * A file on the person's device that the page may open again, as browsers of Chromium's kind hand it out. It holds where the file is, and
 * nothing of what is in it.
 */
export interface FileHandle {
  readonly kind: "file";
  readonly name: string;
  getFile(): Promise<File>;
  isSameEntry(other: FileHandle): Promise<boolean>;
  queryPermission?(asked: PermissionAsked): Promise<PermissionState>;
  /** Only while a click or a key is answered. */
  requestPermission?(asked: PermissionAsked): Promise<PermissionState>;
}
