/**
 * A real proxy (proxy-chain) as a program, for which every name leads to this machine, so that nothing leaves it. Its one argument is
 * `{ password: "name:word" }` to ask for them, `{ refused: [host] }`, and `{ key, cert }` to be spoken to over TLS, as JSON. It sends
 * `{ port }` when it listens and `{ asked: "host:port" }` for each connection that it is asked for; "cut" makes it drop them all.
 */
import { RequestError, Server } from "proxy-chain";

const { password, refused = [], key, cert } = JSON.parse(process.argv[2] ?? "{}");

const server = new Server({
  port: 0,
  host: "127.0.0.1",
  ...(key === undefined ? {} : { serverType: "https", httpsOptions: { key, cert } }),
  prepareRequestFunction: (asked) => {
    process.send({ asked: `${asked.hostname}:${asked.port}` });
    if (password !== undefined && `${asked.username}:${asked.password}` !== password)
      return { requestAuthentication: true };
    if (refused.includes(asked.hostname)) throw new RequestError("Not allowed here.", 403);
    return { dnsLookup: toThisMachine };
  },
});
await server.listen();
process.send({ port: server.port });
process.on("message", () => server.closeConnections());
process.on("disconnect", () => process.exit());

function toThisMachine(_hostname, options, callback) {
  if (options.all) callback(null, [{ address: "127.0.0.1", family: 4 }]);
  else callback(null, "127.0.0.1", 4);
}
