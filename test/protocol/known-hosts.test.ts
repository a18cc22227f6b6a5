import { isDatabricksOrigin, isLoopback, mayBeTyped } from "../../src/protocol/known-hosts";

describe("this machine", () => {
  it.each([
    ["localhost", true],
    ["LOCALHOST:5001", true],
    ["127.0.0.1", true],
    ["127.255.255.254", true],
    ["127.1", true], // URL writes these out
    ["127.0.1", true],
    ["2130706433", true],
    ["0x7f.1", true],
    ["0177.0.0.1", true],
    ["[::1]", true],
    ["[0:0:0:0:0:0:0:1]:80", true],
    ["x.localhost", false],
    ["localhost.", false],
    ["localhost.evil.com", false],
    ["localhost%2eevil.com", false],
    ["127.0.0.1.", true], // URL drops the dot of an address, as browsers do
    ["127.0.0.1.nip.io", false],
    ["127.0.0.1.evil.com", false],
    ["0.0.0.0", false],
    ["0", false],
    ["[::]", false],
    ["[::ffff:127.0.0.1]", false],
    ["[::ffff:7f00:1]", false],
    ["[::127.0.0.1]", false],
    ["[64:ff9b::7f00:1]", false],
    ["128.0.0.1", false],
    ["localhost4", false],
    ["ip6-localhost", false],
    ["lоcalhost", false], // a Cyrillic о
    ["10.0.0.1", false],
  ])("is told by its name alone: %s (%s)", (host, isThis) => {
    const { hostname, origin } = new URL(`http://${host}`);
    expect([isLoopback(hostname), mayBeTyped(origin)]).toEqual([isThis, isThis]);
  });
});

describe("a host of Databricks'", () => {
  it.each([
    ["https://adb-1.2.azuredatabricks.net", true],
    ["https://ADB-1.2.AZUREDATABRICKS.NET", true],
    ["https://adb-1.2.azuredatabricks.net:443", true],
    ["https://adb-1.2.azuredatabricks.net:8443", true],
    ["https://adb-1.2.azuredatabricks。net", true], // URL reads the wide dot as a dot, and so does every resolver
    ["https://0a1b.7.serving.azuredatabricks.net", true],
    ["https://dbc-1.cloud.databricks.com", true],
    ["https://dbc-1.cloud.databricks.us", true],
    ["https://adb-1.databricks.azure.us", true],
    ["https://adb-1.databricks.azure.cn", true],
    ["https://1.1.gcp.databricks.com", true],
    ["http://adb-1.2.azuredatabricks.net", false],
    ["https://azuredatabricks.net", false],
    ["https://.azuredatabricks.net", false],
    ["https://adb-1.2.azuredatabricks.net.", false],
    ["https://adb-1.2.azuredatabricks.net.evil.com", false],
    ["https://evil-azuredatabricks.net", false],
    ["https://evilazuredatabricks.net", false],
    ["https://adb-1.azuredatabrісks.net", false], // Cyrillic letters
    ["https://adb-1.azuredatabricks.com", false],
    ["https://adb-1.2.azuredatabricks.net@evil.com", false],
    ["https://adb-1.2.azuredatabricks.net:443@evil.com", false],
    ["https://evil.com/.azuredatabricks.net", false],
    ["https://evil.com?.azuredatabricks.net", false],
    ["https://evil.com#.azuredatabricks.net", false],
    ["https://evil.com\\.azuredatabricks.net", false],
    ["https://databricks.com", false],
    ["https://www.databricks.com", false],
    ["https://cloud.databricks.com", false],
    ["https://databricks.azure.us.evil.com", false],
  ])("is told by its name alone: %s (%s)", (text, isOne) => {
    expect(isDatabricksOrigin(new URL(text).origin)).toBe(isOne);
  });
});
