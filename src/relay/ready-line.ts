import type { RelaySettings } from "./config/relay-settings";

/**
 * What the relay says when it listens: where people open the pane. In server mode that is its public origin, under which alone it answers;
 * where it listens is for whoever sets up what stands in front.
 * @param port that it listens at
 */
export function readyLine({ config, host, tls, proxy }: Omit<RelaySettings, "port">, port: number): string {
  const wayOut = proxy === undefined ? "" : `, through the proxy ${proxy.origin}`;
  const scheme = tls === undefined ? "http" : "https";
  const [origin, about] =
    config.mode === "local" || config.publicOrigin === undefined
      ? [`${scheme}://localhost:${port}`, "local mode"]
      : [config.publicOrigin, `server mode, listening for ${scheme} at ${host}, port ${port}`];
  return `The relay is ready: ${origin}/taskpane.html (${about}${wayOut})`;
}
