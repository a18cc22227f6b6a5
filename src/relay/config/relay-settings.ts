import { readProxySettings, type ProxySettings } from "../../network/proxy-settings";
import { isLoopback } from "../../protocol/known-hosts";
import { KEY_BYTES } from "../keeping/seal";
import { readFrameAncestors } from "./frame-ancestors";
import { envText, fileText, type ConfigSources } from "./config-sources";
import { LOCAL_CONFIG, readRelayConfig, type RelayConfig } from "./relay-config";

/** What the environment says about a relay that starts. */
export interface RelaySettings {
  readonly port: number;
  readonly host: string;
  readonly config: RelayConfig;
  /** PEM texts. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly officeScriptUrl?: string;
  /** As CSP writes them: `https://*.example.com`. */
  readonly frameAncestors?: readonly string[];
  /** 32 bytes each, the newest first. */
  readonly sessionKeys?: readonly Buffer[];
  readonly proxy?: ProxySettings;
}

export interface SettingsMistakes {
  /** One sentence each, for people. */
  readonly mistakes: readonly string[];
}

/** Reads and checks everything before anything listens. */
export function readSettings(sources: ConfigSources): RelaySettings | SettingsMistakes {
  const { env } = sources;
  const mistakes: string[] = [];
  const keep = <Value>(value: Value | SettingsMistakes): Value | undefined => {
    if (typeof value !== "object" || value === null || !("mistakes" in value)) return value;
    mistakes.push(...value.mistakes);
    return undefined;
  };
  // Platforms that run programs say the port in a variable of their own. Source: Databricks documentation, "Databricks Apps".
  const port = keep(portOf(env.PORT ?? env.DATABRICKS_APP_PORT));
  const config = keep(configOf(sources));
  const tls = keep(tlsOf(sources));
  const sessionKeys = keep(sessionKeysOf(sources, config));
  const proxy = keep(proxyOf(sources));
  const frameAncestors = keep<readonly string[] | undefined>(readFrameAncestors(env.FRAME_ANCESTORS));
  const host = env.HOST ?? "127.0.0.1";
  if (config?.mode === "local" && !isLoopback(host === "::1" ? "[::1]" : host)) {
    mistakes.push(
      `In local mode HOST must be 127.0.0.1 or localhost, not "${host}": whoever reaches the relay may type an upstream. Use server mode.`,
    );
  }
  // Node takes an empty name for every address of the machine.
  if (config?.mode === "server" && host === "") mistakes.push("HOST must be a name or an address; it is empty.");
  if (mistakes.length > 0 || port === undefined || config === undefined) return { mistakes };
  const officeScriptUrl = env.OFFICE_SCRIPT_URL;
  const optional = {
    ...(tls && { tls }),
    ...(officeScriptUrl && { officeScriptUrl }),
    ...(frameAncestors && { frameAncestors }),
    ...(sessionKeys && { sessionKeys }),
    ...(proxy && { proxy }),
  };
  return { port, host, config, ...optional };
}

function portOf(text = "3000"): number | SettingsMistakes {
  const port = Number(text);
  const isPort = text !== "" && Number.isInteger(port) && port >= 0 && port <= 65535;
  return isPort ? port : { mistakes: [`PORT must be a number from 0 to 65535; it is "${text}".`] };
}

function configOf(sources: ConfigSources): RelayConfig | SettingsMistakes {
  const file = sources.env.RELAY_CONFIG;
  if (file === undefined) return LOCAL_CONFIG;
  const text = fileText("RELAY_CONFIG", file, sources);
  if ("mistake" in text) return { mistakes: [text.mistake] };
  const config = readRelayConfig(text.value, sources);
  return "mode" in config ? config : { mistakes: config.map((mistake) => `RELAY_CONFIG ${file}: ${mistake}`) };
}

function tlsOf(sources: ConfigSources): { cert: string; key: string } | undefined | SettingsMistakes {
  const { TLS_CERT: certFile, TLS_KEY: keyFile } = sources.env;
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined || keyFile === undefined) {
    return { mistakes: ["TLS_CERT and TLS_KEY must be set together, or neither."] };
  }
  const cert = fileText("TLS_CERT", certFile, sources);
  const key = fileText("TLS_KEY", keyFile, sources);
  if ("mistake" in cert) return { mistakes: [cert.mistake] };
  return "mistake" in key ? { mistakes: [key.mistake] } : { cert: cert.value, key: key.value };
}

function proxyOf({ env }: ConfigSources): ProxySettings | undefined | SettingsMistakes {
  const proxy = readProxySettings(env);
  return proxy !== undefined && "mistake" in proxy ? { mistakes: [proxy.mistake] } : proxy;
}

/** Base64 of 32 bytes; several with commas between them, the newest first, while keys are being changed. */
function sessionKeysOf(
  sources: ConfigSources,
  config: RelayConfig | undefined,
): readonly Buffer[] | undefined | SettingsMistakes {
  const isNeeded =
    config?.mode === "server" &&
    config.upstreams.some(({ auth, oauth }) => auth === "oauth-u2m" && oauth !== undefined);
  if (sources.env.SESSION_KEY === undefined && !isNeeded) return undefined;
  const text = envText('upstreams with auth "oauth-u2m"', "SESSION_KEY", sources);
  if ("mistake" in text) return { mistakes: [text.mistake] };
  const keys = text.value.split(",").map((key) => Buffer.from(key.trim(), "base64"));
  if (keys.every((key) => key.length === KEY_BYTES)) return keys;
  return {
    mistakes: [
      "SESSION_KEY must be 32 random bytes in base64 (openssl rand -base64 32), or several with commas between.",
    ],
  };
}
