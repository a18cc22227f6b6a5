import { msg } from "@lingui/core/macro";
import type { ErrorCode } from "../../../../core/errors";
import { told } from "../language/told";

/** What the endpoint answers, and what stands between it and the pane. */
export const ENDPOINT_ERROR_WORDS = told({
  "malformed-response": {
    title: msg`The endpoint's answer could not be read`,
    nextStep: msg`Check that the address is that of a scoring endpoint. Details say what came back.`,
  },
  "row-count-mismatch": {
    title: msg`The endpoint answered another number of rows`,
    nextStep: msg`Nothing was written for these rows. Ask the model's owner: it must answer one prediction a row.`,
  },
  "outputs-changed": {
    title: msg`The endpoint's answers do not agree with each other`,
    nextStep: msg`It may have been updated during the run. Score again.`,
  },
  "label-taken": {
    title: msg`The model has an output that is called as the labels would be`,
    nextStep: msg`Take the threshold out in Settings: what the model answers under that name is written as it is.`,
  },
  "login-page": {
    title: msg`A sign-in page answered instead of the endpoint`,
    nextStep: msg`This network may not reach the workspace. Connect to your company's network or VPN.`,
  },
  "every-row-refused": {
    title: msg`The model refused every row that was tried`,
    nextStep: msg`Details hold its own words. Compare the columns that are sent with what it expects.`,
  },
  "rows-refused": {
    title: msg`The model refused some rows`,
    nextStep: msg`Compare these cells with what the model expects, then score again.`,
  },
  "payload-too-large": {
    title: msg`The request was too large for the endpoint`,
    nextStep: msg`Leave out columns that hold long texts, or lower the rows per batch in Settings.`,
  },
  "gateway-timeout": {
    title: msg`The model took too long to answer`,
    nextStep: msg`Lower the rows per batch in Settings, or ask for a larger endpoint.`,
  },
  unauthorized: {
    title: msg`The token was refused`,
    nextStep: msg`Create a new one, in a workspace under your user name > Settings > Developer > Access tokens, then sign in with it.`,
  },
  "sign-in-needed": {
    title: msg`Your sign-in has ended`,
    nextStep: msg`Sign in again under Connection. What you chose stays as it is.`,
  },
  "sign-in-failed": {
    title: msg`Your organisation's sign-in was refused`,
    nextStep: msg`The add-in's own server signs in there for everybody. Tell whoever runs it.`,
  },
  forbidden: {
    title: msg`You may not query this endpoint`,
    nextStep: msg`Ask its owner for the permission Can Query.`,
  },
  "endpoint-not-found": {
    title: msg`There is no such endpoint`,
    nextStep: msg`Check its name, or choose it from the list under Model.`,
  },
  "invalid-address": {
    title: msg`This address cannot be used`,
    nextStep: msg`Copy the URL from the endpoint's page. It ends with /invocations.`,
  },
  "not-an-address": {
    title: msg`This is not an address`,
    nextStep: msg`It should look like localhost:5000, or like the one of your workspace in the browser.`,
  },
  "bad-request-route": {
    title: msg`The endpoint does not take this request`,
    nextStep: msg`Check the columns that are sent and the address. Details say what it wants.`,
  },
  "takes-no-rows": {
    title: msg`This endpoint takes no table rows`,
    nextStep: msg`It is made for chats, texts or another form of request. Choose a model that scores tables.`,
  },
  "rate-limited": {
    title: msg`The endpoint is busy`,
    nextStep: msg`Wait a minute, then score again. Fewer requests at once (Settings) help too.`,
  },
  unavailable: {
    title: msg`The endpoint is not available`,
    nextStep: msg`It may still be starting. Try again in a few minutes.`,
  },
  network: {
    title: msg`The server could not be reached`,
    nextStep: msg`Check your connection, then try again.`,
  },
  "nothing-listening": {
    title: msg`Nothing answers at this address`,
    nextStep: msg`Check that the server is running, and on this port.`,
  },
  "host-unknown": {
    title: msg`There is no host of this name`,
    nextStep: msg`Check the address for a slip, and that you are in your company's network or VPN.`,
  },
  "speaks-http": {
    title: msg`This server speaks http, not https`,
    nextStep: msg`Paste its address with http:// instead; that is for servers on this computer only.`,
  },
  "no-model-server": {
    title: msg`What answers here is no model server`,
    nextStep: msg`Something else runs at this address. Check the port, or paste the whole URL at which the model is served.`,
  },
  "server-failed": {
    title: msg`The server answered with an error of its own`,
    nextStep: msg`Nothing was sent to it yet. Details hold what it said; whoever runs it finds more in its log.`,
  },
  "proxy-unreachable": {
    title: msg`Your company's proxy could not be reached`,
    nextStep: msg`Check your connection, or tell whoever runs the add-in's own server.`,
  },
  "proxy-sign-in-needed": {
    title: msg`Your company's proxy wants a password`,
    nextStep: msg`Whoever runs the add-in's own server puts it into HTTPS_PROXY.`,
  },
  "proxy-refused": {
    title: msg`Your company's proxy does not let this through`,
    nextStep: msg`Ask whoever runs it to allow the workspace's host.`,
  },
  "certificate-untrusted": {
    title: msg`The server's certificate is not trusted`,
    nextStep: msg`Whoever runs the add-in's own server sets NODE_EXTRA_CA_CERTS to your company's root certificate.`,
  },
  "model-error": {
    title: msg`The model failed on some rows`,
    nextStep: msg`Details hold the model's own message. Its owner can read it.`,
  },
}) satisfies Partial<Record<ErrorCode, { readonly title: string; readonly nextStep: string }>>;
