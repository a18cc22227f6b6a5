import type { ErrorCode } from "../../../../core/errors";

/** What the endpoint answers, and what stands between it and the pane. */
export const ENDPOINT_ERROR_WORDS = {
  "malformed-response": {
    title: "The endpoint's answer could not be read",
    nextStep: "Check that the address is that of a scoring endpoint. Details say what came back.",
  },
  "row-count-mismatch": {
    title: "The endpoint answered another number of rows",
    nextStep: "Nothing was written for these rows. Ask the model's owner: it must answer one prediction a row.",
  },
  "outputs-changed": {
    title: "The endpoint's answers do not agree with each other",
    nextStep: "It may have been updated during the run. Score again.",
  },
  "login-page": {
    title: "A sign-in page answered instead of the endpoint",
    nextStep: "This network may not reach the workspace. Connect to your company's network or VPN.",
  },
  "every-row-refused": {
    title: "The model refused every row that was tried",
    nextStep: "Details hold its own words. Compare the columns that are sent with what it expects.",
  },
  "rows-refused": {
    title: "The model refused some rows",
    nextStep: "Compare these cells with what the model expects, then score again.",
  },
  "payload-too-large": {
    title: "The request was too large for the endpoint",
    nextStep: "Leave out columns that hold long texts, or lower the rows per batch in Settings.",
  },
  "gateway-timeout": {
    title: "The model took too long to answer",
    nextStep: "Lower the rows per batch in Settings, or ask for a larger endpoint.",
  },
  unauthorized: {
    title: "The token was refused",
    nextStep: "Create a new one, in a workspace under User settings > Developer > Access tokens, then sign in with it.",
  },
  "sign-in-needed": {
    title: "Your sign-in has ended",
    nextStep: "Sign in again under Connection. What you chose stays as it is.",
  },
  "sign-in-failed": {
    title: "Your organisation's sign-in was refused",
    nextStep: "The add-in's own server signs in there for everybody. Tell whoever runs it.",
  },
  forbidden: {
    title: "You may not query this endpoint",
    nextStep: "Ask its owner for the permission Can Query.",
  },
  "endpoint-not-found": {
    title: "There is no such endpoint",
    nextStep: "Check its name, or choose it from the list under Model.",
  },
  "invalid-address": {
    title: "This address cannot be used",
    nextStep: "Copy the URL from the endpoint's page. It ends with /invocations.",
  },
  "not-an-address": {
    title: "This is not an address",
    nextStep: "It should look like localhost:5000, or like the one of your workspace in the browser.",
  },
  "bad-request-route": {
    title: "The endpoint does not take this request",
    nextStep: "Check the columns that are sent and the address. Details say what it wants.",
  },
  "takes-no-rows": {
    title: "This endpoint takes no table rows",
    nextStep: "It is made for chats, texts or another form of request. Choose a model that scores tables.",
  },
  "rate-limited": {
    title: "The endpoint is busy",
    nextStep: "Wait a minute, then score again. Fewer requests at once (Settings) help too.",
  },
  unavailable: {
    title: "The endpoint is not available",
    nextStep: "It may still be starting. Try again in a few minutes.",
  },
  network: {
    title: "The server could not be reached",
    nextStep: "Check your connection, then try again.",
  },
  "nothing-listening": {
    title: "Nothing answers at this address",
    nextStep: "Check that the server is running, and on this port.",
  },
  "host-unknown": {
    title: "There is no host of this name",
    nextStep: "Check the address for a slip, and that you are in your company's network or VPN.",
  },
  "speaks-http": {
    title: "This server speaks http, not https",
    nextStep: "Paste its address with http:// instead; that is for servers on this computer only.",
  },
  "no-model-server": {
    title: "What answers here is no model server",
    nextStep:
      "Something else runs at this address. Check the port, or paste the whole URL at which the model is served.",
  },
  "server-failed": {
    title: "The server answered with an error of its own",
    nextStep: "Nothing was sent to it yet. Details hold what it said; whoever runs it finds more in its log.",
  },
  "proxy-unreachable": {
    title: "Your company's proxy could not be reached",
    nextStep: "Check your connection, or tell whoever runs the add-in's own server.",
  },
  "proxy-sign-in-needed": {
    title: "Your company's proxy wants a password",
    nextStep: "Whoever runs the add-in's own server puts it into HTTPS_PROXY.",
  },
  "proxy-refused": {
    title: "Your company's proxy does not let this through",
    nextStep: "Ask whoever runs it to allow the workspace's host.",
  },
  "certificate-untrusted": {
    title: "The server's certificate is not trusted",
    nextStep: "Whoever runs the add-in's own server sets NODE_EXTRA_CA_CERTS to your company's root certificate.",
  },
  "model-error": {
    title: "The model failed on some rows",
    nextStep: "Details hold the model's own message. Its owner can read it.",
  },
} satisfies Partial<Record<ErrorCode, { readonly title: string; readonly nextStep: string }>>;
