import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Upstream } from "../../src/relay/config/upstream";

/** The identity provider and its upstream, in a process of their own. */
export class ProviderProcess {
  private constructor(
    private readonly program: ChildProcess,
    readonly issuer: string,
    readonly upstreamOrigin: string,
  ) {}

  /** @param redirectUris besides those on 127.0.0.1 */
  static async start(...redirectUris: readonly string[]): Promise<ProviderProcess> {
    const file = path.resolve(__dirname, "identity-provider.mjs");
    const program = spawn(process.execPath, [file, ...redirectUris], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [line] = (await once(program.stdout, "data")) as [Buffer];
    const { issuer, upstream } = JSON.parse(line.toString()) as { issuer: string; upstream: string };
    return new ProviderProcess(program, issuer, upstream);
  }

  async stop(): Promise<void> {
    const ended = once(this.program, "exit");
    this.program.kill();
    await ended;
  }

  /** The upstream that people sign in to themselves. */
  personUpstream(): Upstream {
    const oauth = { clientId: "pane", scopes: ["all-apis", "offline_access"], ...this.#urls() };
    return { id: "person", label: "Work", origin: this.upstreamOrigin, auth: "oauth-u2m", oauth };
  }

  /** The upstream that the relay signs in to. */
  machineUpstream(clientSecret = "s:e%c+r et"): Upstream {
    const oauth = { clientId: "relay", clientSecret, scopes: ["all-apis"], ...this.#urls() };
    return { id: "machine", label: "Work", origin: this.upstreamOrigin, auth: "oauth-m2m", oauth };
  }

  /** The grant types that the provider has given tokens for, in their order. */
  async grants(): Promise<readonly string[]> {
    return (await (await fetch(`${this.upstreamOrigin}/admin/grants`)).json()) as readonly string[];
  }

  /** From now on the upstream refuses the tokens that it has seen. */
  async withdrawTokens(): Promise<void> {
    await fetch(`${this.upstreamOrigin}/admin/withdraw`);
  }

  /** Lets time pass for the provider. */
  async advance(byMs: number): Promise<void> {
    await fetch(`${this.upstreamOrigin}/admin/advance/${byMs}`);
  }

  /** Whether from now on the provider's pages send `Cross-Origin-Opener-Policy: same-origin`. */
  async cutOpeners(isCut: boolean): Promise<void> {
    await fetch(`${this.upstreamOrigin}/admin/cuts-openers/${isCut}`);
  }

  #urls() {
    return {
      authorizeUrl: `${this.issuer}/auth`,
      tokenUrl: `${this.issuer}/token`,
      revokeUrl: `${this.issuer}/token/revocation`,
    };
  }
}

/** A browser's cookies, by name: the pages of these tests have no two of one name. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  copy(): CookieJar {
    const copy = new CookieJar();
    for (const [name, value] of this.#cookies) copy.#cookies.set(name, value);
    return copy;
  }
}

/** What a person does at the provider: types a name, agrees. @returns where the provider leads back to */
export async function signInAtProvider(location: string, callbackOrigin: string): Promise<string> {
  const jar = new CookieJar();
  let url = location;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 12; step++) {
    const body = form === undefined ? {} : { method: "POST", body: form };
    const response = await fetch(url, { ...body, redirect: "manual", headers: { cookie: jar.header } });
    jar.keep(response);
    const next = response.headers.get("location");
    if (next !== null) {
      url = new URL(next, url).href;
      form = undefined;
      if (url.startsWith(callbackOrigin)) return url;
      continue;
    }
    const page = await response.text();
    const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (action === undefined || prompt === undefined) throw new Error(`The provider shows ${response.status}: ${page}`);
    url = new URL(action, url).href;
    form = new URLSearchParams({ prompt, login: "analyst", password: "any" });
  }
  throw new Error("The provider leads in a circle.");
}
