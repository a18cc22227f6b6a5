import { FILES, goneWords, refusedWords } from "../words/file-words";
import type { FileHandle } from "./file-handle";

const READ = { mode: "read" } as const;

/**
 * The file as it is now. The person is asked first where the browser wants that: to be called while a click is answered.
 * @throws Error for a person: the file is gone, or may not be read
 */
export async function readAgain(handle: FileHandle): Promise<File> {
  const { name } = handle;
  if (!(await isAllowed(handle))) throw new Error(refusedWords(name));
  return handle.getFile().catch((error: unknown) => {
    throw new Error(failureWords(name, error));
  });
}

async function isAllowed(handle: FileHandle): Promise<boolean> {
  const known = (await handle.queryPermission?.(READ)) ?? "granted";
  if (known !== "prompt") return known === "granted";
  // Refused as well where the browser finds that nobody has clicked.
  const answer = (await handle.requestPermission?.(READ).catch(() => undefined)) ?? "denied";
  return answer === "granted";
}

function failureWords(name: string, error: unknown): string {
  const kind = error instanceof DOMException ? error.name : undefined;
  if (kind === "NotFoundError") return goneWords(name);
  return kind === "NotAllowedError" ? refusedWords(name) : FILES.unreadable;
}
