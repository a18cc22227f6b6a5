import { MAX_FILE_BYTES, type HandOverInfo } from "../../protocol/upstream-info";
import { relayError } from "../answers/relay-error";
import type { Upstream } from "../config/upstream";
import type { UploadPace } from "./upload-pace";

/** As long as a pane waits for one. 512 MB in that time are 150 kB a second. */
export const UPLOAD_MS = 60 * 60_000;

/** 16 kB a second: less than any line that Excel is used on. No place for uploads is held for less. */
const UPLOAD_PACE: UploadPace = { bytes: 1024 * 1024, everyMs: 64_000 };

/** How a staged file goes through: as large as this upstream takes them, and in parts, however small it is. */
export function uploadLimits({ warehouses }: Upstream) {
  return { maxBodyBytes: largestFile(warehouses), timeoutMs: UPLOAD_MS, pace: UPLOAD_PACE };
}

/** How large a file may be. @param handOver of an upstream */
export function largestFile(handOver: HandOverInfo | undefined): number {
  return handOver?.maxFileBytes ?? MAX_FILE_BYTES;
}

/**
 * Says why an upload is not even begun with, or undefined. A file is as long as it says, and is what it is: so nobody on the way can take
 * its end for the next request, or make more of it than was counted.
 */
export function uploadRefusal({ headers }: Request): Response | undefined {
  if (!/^\d+$/.test(headers.get("content-length") ?? "")) {
    return relayError("request-refused", "A file has to say its length.");
  }
  return headers.has("content-encoding") ? relayError("request-refused", "A file is taken as it is.") : undefined;
}
