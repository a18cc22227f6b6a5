import type { BrowserContext, Route } from "playwright-core";

/** Where the pane finds the workspace, as it finds any upstream. */
const WORKSPACE = {
  id: "workspace",
  label: "Our workspace",
  origin: "https://workspace.example",
  auth: "user-token",
};

/**
 * Adds a workspace to the relay's list, with the demo models behind a sign-in: whoever does not send the one token is answered 401.
 * It stands between the browser and the relay, so it shows what the pane does with a token; what the relay does with it is tested there.
 */
export async function addSignedWorkspace(context: BrowserContext, token: string): Promise<void> {
  await context.route("**/relay/upstreams", async (route) => {
    const list = (await (await route.fetch()).json()) as { upstreams: unknown[] };
    await route.fulfill({ json: { ...list, upstreams: [...list.upstreams, WORKSPACE] } });
  });
  await context.route(`**/relay/${WORKSPACE.id}/**`, (route) => answer(route, token));
}

async function answer(route: Route, token: string): Promise<void> {
  const { authorization, ...headers } = route.request().headers();
  if (authorization !== `Bearer ${token}`) {
    await route.fulfill({ status: 401, json: { error_code: "UNAUTHENTICATED", message: "Invalid access token." } });
    return;
  }
  const url = route.request().url().replace(`/relay/${WORKSPACE.id}/`, "/relay/demo/");
  await route.fulfill({ response: await route.fetch({ url, headers }) });
}
