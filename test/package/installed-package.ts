import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");

/** What a run of a command answered. */
export interface CommandOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The product as a person has it who never saw a clone: packed by npm, installed without what only developers need. */
export class InstalledPackage {
  private readonly running = new Set<ChildProcess>();
  private readonly alone = mkdtempSync(path.join(tmpdir(), "scoresheet-alone-"));

  private constructor(
    /** The empty folder that it was installed into, and that commands run in. */
    readonly folder: string,
    /** Paths of all files in the package. */
    readonly files: readonly string[],
  ) {}

  /**
   * Packs dist/ as it was built, and installs that.
   * @throws Error with npm's words
   */
  static install(): InstalledPackage {
    const folder = mkdtempSync(path.join(tmpdir(), "scoresheet-package-"));
    try {
      const packed = npm(ROOT, "pack", "--ignore-scripts", "--json", "--pack-destination", folder);
      const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
      npm(folder, "install", "--omit=dev", "--prefer-offline", "--no-audit", "--no-fund", path.join(folder, filename));
      rmSync(path.join(folder, filename));
      return new InstalledPackage(
        folder,
        files.map((file) => file.path),
      );
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Runs `scoresheet` with arguments to its end. */
  run(...args: string[]): CommandOutcome {
    const { status, stdout, stderr } = spawnSync(this.command, args, { ...this.options(), encoding: "utf8" });
    return { code: status, stdout, stderr };
  }

  /**
   * Starts a server on any free port.
   * @returns its address
   * @throws Error with what it said when it ends before it has one
   */
  serve(...args: string[]): Promise<string> {
    return this.addressOf(this.command, args, this.options());
  }

  /**
   * Starts a server from the files of the package alone, in a folder that has nothing else, as in a container.
   * @param command as it is typed there
   * @returns its address
   */
  serveAlone([file = "", ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
    const cwd = path.join(this.alone, "app");
    cpSync(path.join(this.folder, "node_modules/scoresheet"), cwd, { recursive: true });
    return this.addressOf(file, args, { cwd, env: { ...withoutNpm(), ...env } });
  }

  private addressOf(file: string, args: readonly string[], options: SpawnOptions): Promise<string> {
    const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    this.running.add(child);
    let said = "";
    return new Promise((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => {
          said += text;
          const address = addressIn(said);
          if (address !== undefined) resolve(address);
        });
      }
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`${file} ${args[0]} ended with exit code ${code}: ${said}`)));
    });
  }

  /** Ends what still runs, and takes the folder away. */
  async remove(): Promise<void> {
    for (const child of this.running) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, "exit");
      child.kill();
      await ended;
    }
    for (const folder of [this.folder, this.alone]) rmSync(folder, { recursive: true, force: true });
  }

  private get command(): string {
    return path.join(this.folder, "node_modules/.bin/scoresheet");
  }

  /** As from a shell of that person: nothing in the environment tells of the npm that runs the tests. */
  private options(): { cwd: string; env: NodeJS.ProcessEnv } {
    return { cwd: this.folder, env: { ...withoutNpm(), PORT: "0" } };
  }
}

/** Where a server says that it listens, which for one that is reached through another is not where people open it. */
function addressIn(said: string): string | undefined {
  const [own] = /http:\/\/[\w.]+:\d+/.exec(said) ?? [];
  const [, host, port] = /listening for http at ([\w.]+), port (\d+)/.exec(said) ?? [];
  return own ?? (port === undefined ? undefined : `http://${host}:${port}`);
}

function withoutNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|NODE_ENV$)/i.test(name)));
}

/** The npm that started the tests, else the one on the path. @returns its stdout */
function npm(cwd: string, ...args: string[]): string {
  const own = process.env["npm_execpath"];
  const [file, first] = own?.endsWith(".js") === true ? [process.execPath, [own]] : ["npm", []];
  const { status, stdout, stderr } = spawnSync(file, [...first, ...args], {
    cwd,
    env: withoutNpm(),
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`npm ${args[0]} failed: ${stderr}`);
  return stdout;
}
