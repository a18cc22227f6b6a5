import { rootCertificates } from "node:tls";
import { authoritiesWith } from "../../src/network/trusted-authorities";

const readFile = (file: string): string => {
  if (file !== "/etc/company.pem") throw new Error("There is no such file.");
  return "COMPANY";
};

describe("the authorities of an upstream with one of its own", () => {
  it.each([
    ["the public ones", {}, ["OWN"]],
    ["the company's too", { NODE_EXTRA_CA_CERTS: "/etc/company.pem" }, ["COMPANY", "OWN"]],
    ["no more than those where the company's file is gone", { NODE_EXTRA_CA_CERTS: "/etc/gone.pem" }, ["OWN"]],
    ["no more than those where the variable is set to nothing", { NODE_EXTRA_CA_CERTS: "" }, ["OWN"]],
  ])("are %s", (_what, env, added) => {
    expect(authoritiesWith("OWN", { env, readFile })).toEqual([...rootCertificates, ...added]);
  });

  it("are those that Node itself says it trusts, where it can say so", () => {
    const env = { NODE_EXTRA_CA_CERTS: "/etc/company.pem" };
    const getCACertificates = () => ["SYSTEM", "COMPANY"];
    expect(authoritiesWith("OWN", { env, readFile, getCACertificates })).toEqual(["SYSTEM", "COMPANY", "OWN"]);
  });
});
