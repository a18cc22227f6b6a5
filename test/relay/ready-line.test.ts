import { readyLine } from "../../src/relay/ready-line";

const TLS = { cert: "", key: "" };
const PROXY = { origin: "http://proxy.example.com:3128", direct: [] };

describe("the line of a relay that listens", () => {
  it("names this machine in local mode", () => {
    const local = { host: "127.0.0.1", config: { mode: "local", upstreams: [] } } as const;
    expect(readyLine(local, 3000)).toBe("The relay is ready: http://localhost:3000/taskpane.html (local mode)");
    expect(readyLine({ ...local, tls: TLS, proxy: PROXY }, 3443)).toBe(
      "The relay is ready: https://localhost:3443/taskpane.html (local mode, through the proxy http://proxy.example.com:3128)",
    );
  });

  it("names the one address in server mode under which the relay answers", () => {
    const config = { mode: "server", publicOrigin: "https://scoresheet.example.com", upstreams: [] } as const;
    expect(readyLine({ host: "0.0.0.0", config, tls: TLS }, 8443)).toBe(
      "The relay is ready: https://scoresheet.example.com/taskpane.html (server mode, listening for https at 0.0.0.0, port 8443)",
    );
    expect(readyLine({ host: "127.0.0.1", config }, 3000)).toContain("listening for http at 127.0.0.1, port 3000)");
  });
});
