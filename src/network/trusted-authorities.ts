import { readFileSync } from "node:fs";
import tls from "node:tls";

/** What is read from outside; the process's own unless told. */
interface TrustSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Throws where the file cannot be read. */
  readonly readFile: (file: string) => string;
  /** Of Node from 22.15 on: whom it trusts, those of the system among them with --use-system-ca. */
  readonly getCACertificates?: ((type: "default") => readonly string[]) | undefined;
}

const OF_THIS_PROCESS: TrustSources = {
  env: process.env,
  readFile: (file) => readFileSync(file, "utf8"),
  getCACertificates: (tls as Pick<TrustSources, "getCACertificates">).getCACertificates,
};

/**
 * The authorities that vouch for a server with one of its own: Node forgets those of NODE_EXTRA_CA_CERTS as soon as a connection names
 * any, and a company that looks into TLS signs every certificate with them. Source: Node's documentation, `tls.createSecureContext`, `ca`.
 * @param ca PEM texts
 */
export function authoritiesWith(ca: string, sources: TrustSources = OF_THIS_PROCESS): string[] {
  return [...usualAuthorities(sources), ca];
}

function usualAuthorities({ env, readFile, getCACertificates }: TrustSources): readonly string[] {
  if (getCACertificates !== undefined) return getCACertificates("default");
  const file = env["NODE_EXTRA_CA_CERTS"];
  if (!file) return tls.rootCertificates;
  try {
    return [...tls.rootCertificates, readFile(file)];
  } catch {
    return tls.rootCertificates; // Node itself has warned of it at its start.
  }
}
