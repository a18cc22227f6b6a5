import { abortableSleep } from "../../src/endpoint/http/abortable-sleep";
import { parseCommand } from "../../src/headless/command/command-line";
import type { CommandParts } from "../../src/headless/run/command-parts";
import { runCommand } from "../../src/headless/run-command";
import { endingOfError } from "../../src/headless/run-ending";
import type { RunEnding } from "../../src/headless/telling/ending";
import { createSampleEndpointApp } from "../../src/sample-endpoint/sample-endpoint-app";
import { runMarks } from "./run-marks";

const SAMPLE = createSampleEndpointApp();

/** How a command ended, what it sent and what it said. */
export interface CommandEnding extends RunEnding {
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  /** Requests that carried anything or asked anything, with their bodies. */
  readonly requests: readonly { readonly url: string; readonly body: string; readonly headers: Headers }[];
  readonly told: readonly string[];
}

/** Runs commands of `npm run score` on files in memory, with the sample endpoint at every host. */
export class FilesInMemory {
  readonly files = new Map<string, Uint8Array>();
  private readonly marks = runMarks();
  protected milliseconds = 0;

  /** Called before a request is answered. */
  protected beforeAnswer(_body: string): Promise<void> {
    return Promise.resolve();
  }

  /** @param parts of the command in place of those that are usual */
  async run(args: readonly string[], parts: Partial<CommandParts> = {}): Promise<CommandEnding> {
    const told: string[] = [];
    const requests: CommandEnding["requests"][number][] = [];
    const all: CommandParts = {
      readFile: (path) => {
        const bytes = this.files.get(path);
        return bytes === undefined
          ? Promise.reject(Object.assign(new Error(), { code: "ENOENT" }))
          : Promise.resolve(bytes);
      },
      writeFile: (path, bytes) => {
        this.files.set(path, bytes);
        return Promise.resolve();
      },
      fetch: async (url, init) => {
        const body = typeof init.body === "string" ? init.body : "";
        requests.push({ url, body, headers: new Headers(init.headers) });
        await this.beforeAnswer(body);
        return SAMPLE.fetch(new Request(url, init));
      },
      now: () => (this.milliseconds += 1),
      marks: this.marks,
      credentials: [],
      signal: new AbortController().signal,
      tell: (sentence) => told.push(sentence),
      // Waits between retries are over at once; a request's time limit is not.
      sleep: (delayMs, signal) => (delayMs < 30_000 ? Promise.resolve() : abortableSleep(delayMs, signal)),
      ...parts,
    };
    const ending = await endingOf(args, all);
    const lines = ending.lines as CommandEnding["lines"];
    return { ...ending, lines, requests, told };
  }
}

async function endingOf(args: readonly string[], parts: CommandParts): Promise<RunEnding> {
  try {
    return await runCommand(parseCommand(args), parts);
  } catch (error) {
    return endingOfError(error);
  }
}
