import { isLoopback } from "./upstream";
import { LOCAL_CONFIG, readRelayConfig, type RelayConfig } from "./upstream-config";

/** What the environment says about a relay that starts. */
export interface RelaySettings {
  readonly port: number;
  readonly host: string;
  readonly config: RelayConfig;
  /** PEM texts. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly officeScriptUrl?: string;
}

export interface SettingsMistakes {
  /** One sentence each, for people. */
  readonly mistakes: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;
type ReadFile = (file: string) => string;

/** Reads and checks everything before anything listens. @param readFile throws where the file cannot be read */
export function readSettings(env: Environment, readFile: ReadFile): RelaySettings | SettingsMistakes {
  const mistakes: string[] = [];
  const keep = <Value>(value: Value | SettingsMistakes): Value | undefined => {
    if (typeof value !== "object" || value === null || !("mistakes" in value)) return value;
    mistakes.push(...value.mistakes);
    return undefined;
  };
  const port = keep(portOf(env.PORT));
  const config = keep(configOf(env.RELAY_CONFIG, readFile));
  const tls = keep(tlsOf(env.TLS_CERT, env.TLS_KEY, readFile));
  const host = env.HOST ?? "127.0.0.1";
  if (config?.mode === "local" && !isLoopback(host === "::1" ? "[::1]" : host)) {
    mistakes.push(
      `In local mode HOST must be 127.0.0.1 or localhost, not "${host}": whoever reaches the relay may type an upstream. Use server mode.`,
    );
  }
  if (mistakes.length > 0 || port === undefined || config === undefined) return { mistakes };
  const officeScriptUrl = env.OFFICE_SCRIPT_URL;
  return { port, host, config, ...(tls && { tls }), ...(officeScriptUrl && { officeScriptUrl }) };
}

function portOf(text = "3000"): number | SettingsMistakes {
  const port = Number(text);
  const isPort = text !== "" && Number.isInteger(port) && port >= 0 && port <= 65535;
  return isPort ? port : { mistakes: [`PORT must be a number from 0 to 65535; it is "${text}".`] };
}

function configOf(file: string | undefined, readFile: ReadFile): RelayConfig | SettingsMistakes {
  if (file === undefined) return LOCAL_CONFIG;
  const text = readText("RELAY_CONFIG", file, readFile);
  if (typeof text !== "string") return text;
  const config = readRelayConfig(text);
  return "mode" in config ? config : { mistakes: config.map((mistake) => `RELAY_CONFIG ${file}: ${mistake}`) };
}

function tlsOf(
  certFile: string | undefined,
  keyFile: string | undefined,
  readFile: ReadFile,
): { cert: string; key: string } | undefined | SettingsMistakes {
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined || keyFile === undefined) {
    return { mistakes: ["TLS_CERT and TLS_KEY must be set together, or neither."] };
  }
  const cert = readText("TLS_CERT", certFile, readFile);
  const key = readText("TLS_KEY", keyFile, readFile);
  if (typeof cert !== "string") return cert;
  return typeof key === "string" ? { cert, key } : key;
}

function readText(name: string, file: string, readFile: ReadFile): string | SettingsMistakes {
  try {
    return readFile(file);
  } catch {
    return { mistakes: [`${name}: the file ${file} cannot be read.`] };
  }
}
