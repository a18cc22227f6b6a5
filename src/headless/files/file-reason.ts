import { MOST_FILE_BYTES } from "../../workbench/xlsx/package/package-limits";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  EACCES: "access is denied",
  EPERM: "access is denied",
  EISDIR: "it is a folder",
  ENOSPC: "the disk is full",
  EDQUOT: "the quota of the disk is used up",
  EFBIG: "it is larger than a file may be here",
  EROFS: "the disk is read-only",
  EBUSY: "another program has it open",
  ETXTBSY: "another program has it open",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its symbolic links lead in a circle",
  EPIPE: "nobody reads from it any more",
  ENXIO: "it is no file, but a pipe or a device",
  EIO: "the disk reports an error",
  NOT_A_FILE: "it is no file, but a pipe or a device",
  NOT_OURS: "it belongs to somebody else, in a folder where only its owner may replace it",
  TOO_LARGE: `it has more than ${MOST_FILE_BYTES / 1e6} MB`,
};

/** Why a file could not be read or written, in the words of people; the system's code where there are none. */
export function fileReason(error: unknown): string {
  const code = String((error as NodeJS.ErrnoException).code);
  return REASONS[code] ?? code;
}
