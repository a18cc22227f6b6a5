import { isSigned } from "../../../../src/taskpane/state/connection/is-signed";
import { DEMO, PERSONAL, WORKSPACE } from "../../fakes/pane-data";

describe("a request as a person would send it", () => {
  test("is signed with the analyst's token, or by the relay where that signs in", () => {
    expect(isSigned({ upstream: WORKSPACE, token: "dapi" })).toBe(true);
    expect(isSigned({ upstream: PERSONAL })).toBe(true);
    expect(isSigned({ upstream: { ...PERSONAL, auth: "oauth-m2m" } })).toBe(true);
    expect(isSigned({ upstream: WORKSPACE })).toBe(false);
    expect(isSigned({ upstream: DEMO })).toBe(false);
  });
});
