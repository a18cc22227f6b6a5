import { BulkError } from "../bulk-error";
import type { DatabricksWorkspace } from "./databricks-workspace";

/** One request takes up to 5 GiB. Source: Files API, "Upload a file". */
const MAX_FILE_BYTES = 5 * 1024 ** 3;

/** A whole file on its way, by a slow line. */
const UPLOAD_TIMEOUT_MS = 60 * 60_000;

const REFUSALS = { 404: "volume-unknown" } as const;

/** Puts a file into a volume, over one of its name: that is what an earlier try has left. @throws BulkError, CancelledError */
export async function uploadFile(
  api: DatabricksWorkspace,
  path: string,
  content: Blob,
  signal: AbortSignal,
): Promise<void> {
  if (content.size > MAX_FILE_BYTES) {
    throw new BulkError("file-too-large", "The file is larger than the 5 GiB that a volume takes in one piece.");
  }
  const route = `${routeOf(path)}?overwrite=true`;
  const request = { method: "PUT", route, body: content, maySendAgain: true, timeoutMs: UPLOAD_TIMEOUT_MS } as const;
  await api.send({ ...request, refusals: REFUSALS }, signal);
}

/** Takes a file away; one that is gone already is no failure. @throws BulkError, CancelledError */
export async function removeFile(api: DatabricksWorkspace, path: string, signal: AbortSignal): Promise<void> {
  try {
    await api.send({ method: "DELETE", route: routeOf(path), maySendAgain: true, refusals: REFUSALS }, signal);
  } catch (error) {
    if (!(error instanceof BulkError && error.code === "volume-unknown")) throw error;
  }
}

function routeOf(path: string): string {
  return `/api/2.0/fs/files${path.split("/").map(encodeURIComponent).join("/")}`;
}
