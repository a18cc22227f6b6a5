import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const CURVE = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

/** Certificates of two private authorities, made with OpenSSL in a folder of their own. */
export class Certificates {
  readonly folder = mkdtempSync(path.join(tmpdir(), "certificates-"));

  /** @param host that `server.pem` is for; `ca.pem` vouches for it, `other-ca.pem` does not */
  constructor(host: string) {
    for (const name of ["ca", "other-ca"]) {
      this.#openssl(
        ["req", "-x509", ...CURVE, "-subj", `/CN=${name}`, "-days", "2"],
        ["-keyout", `${name}.key`, "-out", `${name}.pem`],
      );
    }
    this.issue(host, "server");
  }

  /** Lets `ca.pem` vouch for another host, a name or an IPv4 address; `<name>.pem` and `<name>.key`. */
  issue(host: string, name = host): void {
    this.#openssl(["req", ...CURVE, "-subj", `/CN=${host}`], ["-keyout", `${name}.key`, "-out", `${name}.csr`]);
    const kind = /^[\d.]+$/.test(host) ? "IP" : "DNS";
    writeFileSync(this.path(`${name}.ext`), `subjectAltName=${kind}:${host}`);
    this.#openssl(
      ["x509", "-req", "-in", `${name}.csr`, "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2"],
      ["-extfile", `${name}.ext`, "-out", `${name}.pem`],
    );
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  #openssl(...args: readonly (readonly string[])[]): void {
    execFileSync("openssl", args.flat(), { cwd: this.folder, stdio: "ignore" });
  }
}
