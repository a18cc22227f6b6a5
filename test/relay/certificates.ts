import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Certificates of two private authorities, made with OpenSSL in a folder of their own. */
export class Certificates {
  readonly folder = mkdtempSync(path.join(tmpdir(), "certificates-"));

  /** @param host that `server.pem` is for; `ca.pem` vouches for it, `other-ca.pem` does not */
  constructor(host: string) {
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    for (const name of ["ca", "other-ca"]) {
      this.#openssl(
        ["req", "-x509", ...curve, "-subj", `/CN=${name}`, "-days", "2"],
        ["-keyout", `${name}.key`, "-out", `${name}.pem`],
      );
    }
    this.#openssl(["req", ...curve, "-subj", `/CN=${host}`], ["-keyout", "server.key", "-out", "server.csr"]);
    writeFileSync(this.path("server.ext"), `subjectAltName=DNS:${host}`);
    this.#openssl(
      ["x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2"],
      ["-extfile", "server.ext", "-out", "server.pem"],
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
