import { stagedAs } from "../../src/bulk/sql/staged-file";
import { ANY_VOLUME } from "../../src/protocol/upstream-info";
import { findAllowedRoute } from "../../src/protocol/upstream-routes";
import { findWarehouseRoute } from "../../src/protocol/warehouse-routes";

const VOLUME = "/Volumes/main/default/scoresheet";
const FILES = "/api/2.0/fs/files";
const STAGED = `${FILES}${VOLUME}/scoresheet-00ff.csv`;

describe("the routes by which a table is handed over", () => {
  it.each([
    ["GET", "/api/2.0/sql/warehouses", "/api/2.0/sql/warehouses"],
    ["POST", "/api/2.0/sql/warehouses/5a3e0c1d9b7f2468/start", "/api/2.0/sql/warehouses/{warehouse}/start"],
    ["POST", "/api/2.0/sql/statements", "/api/2.0/sql/statements"],
    ["GET", "/api/2.0/sql/statements/01ef-4a", "/api/2.0/sql/statements/{statement}"],
    ["POST", "/api/2.0/sql/statements/01ef-4a/cancel", "/api/2.0/sql/statements/{statement}/cancel"],
    [
      "GET",
      "/api/2.0/sql/statements/01ef-4a/result/chunks/12",
      "/api/2.0/sql/statements/{statement}/result/chunks/{chunk}",
    ],
    ["PUT", STAGED, "/api/2.0/fs/files/Volumes/{file}"],
    ["PUT", `${STAGED}?overwrite=true`, "/api/2.0/fs/files/Volumes/{file}"],
    ["DELETE", STAGED, "/api/2.0/fs/files/Volumes/{file}"],
    ["PUT", `${FILES}${VOLUME}/a%20folder/scoresheet-1.parquet`, "/api/2.0/fs/files/Volumes/{file}"],
  ])("are %s %s", (method, target, pattern) => {
    expect(find(method, target)).toMatchObject({ path: target, pattern });
    const [path = ""] = target.split("?");
    expect(findAllowedRoute(method, path)).toBeUndefined();
  });

  it("tell what may hold links to a result, and what is a file", () => {
    expect(find("POST", "/api/2.0/sql/statements")?.carries).toBe("result");
    expect(find("GET", "/api/2.0/sql/statements/1")?.carries).toBe("result");
    expect(find("GET", "/api/2.0/sql/statements/1/result/chunks/0")?.carries).toBe("result");
    expect(find("GET", "/api/2.0/sql/warehouses")?.carries).toBeUndefined();
    expect(find("PUT", STAGED)?.carries).toBe("file");
  });

  it("write names anew, so that one spelling reaches the upstream", () => {
    expect(find("PUT", `${FILES}/%56olumes/main/default/scoresheet/%73coresheet-00ff.csv`)?.path).toBe(STAGED);
  });

  it.each([
    ["other verbs", "GET", "/api/2.0/sql/statements"],
    ["other verbs", "PUT", "/api/2.0/sql/statements"],
    ["other verbs", "DELETE", "/api/2.0/sql/statements/1"],
    ["other verbs", "POST", "/api/2.0/sql/statements/1"],
    ["other verbs", "GET", "/api/2.0/sql/statements/1/cancel"],
    ["other verbs", "POST", "/api/2.0/sql/statements/1/result/chunks/0"],
    ["other verbs", "POST", "/api/2.0/sql/warehouses"],
    ["other verbs", "GET", "/api/2.0/sql/warehouses/1/start"],
    ["other verbs", "GET", STAGED],
    ["other verbs", "HEAD", STAGED],
    ["other verbs", "POST", STAGED],
    ["other verbs", "PATCH", STAGED],
    ["other routes", "POST", "/api/2.0/sql/warehouses/1/stop"],
    ["other routes", "POST", "/api/2.0/sql/warehouses/1/edit"],
    ["other routes", "DELETE", "/api/2.0/sql/warehouses/1"],
    ["other routes", "GET", "/api/2.0/sql/warehouses/1"],
    ["other routes", "GET", "/api/2.0/sql/config/warehouses"],
    ["other routes", "GET", "/api/2.0/sql/queries"],
    ["other routes", "POST", "/api/2.0/sql/queries"],
    ["other routes", "GET", "/api/2.0/sql/history/queries"],
    ["other routes", "GET", "/api/2.0/sql/alerts"],
    ["other routes", "POST", "/api/2.0/sql/statements/"],
    ["other routes", "POST", "/api/2.1/sql/statements"],
    ["other routes", "POST", "/api/2.0/SQL/statements"],
    ["other routes", "POST", "//api/2.0/sql/statements"],
    ["other routes", "POST", "/api/2.0/sql/statements/1/cancel/"],
    ["other routes", "GET", "/api/2.0/sql/statements/1/result/chunks"],
    ["other routes", "PUT", "/api/2.0/fs/directories/Volumes/main/default/scoresheet/scoresheet-1.csv"],
    ["other routes", "GET", "/api/2.0/fs/directories/Volumes/main/default/scoresheet"],
    ["other routes", "DELETE", "/api/2.0/fs/directories/Volumes/main/default/scoresheet"],
    ["other routes", "PUT", "/api/2.0/dbfs/put"],
    ["other routes", "PUT", `/api/2.0/fs/files`],
    ["other routes", "PUT", `/api/2.0/fs/files/`],
    ["other routes", "PUT", "/api/2.0/fs/files/dbfs/tmp/scoresheet-1.csv"],
    ["other routes", "PUT", "/api/2.0/fs/files/Workspace/Users/me/scoresheet-1.csv"],
    ["queries", "GET", "/api/2.0/sql/warehouses?page_size=1"],
    ["queries", "POST", "/api/2.0/sql/statements?x"],
    ["queries", "GET", "/api/2.0/sql/statements/1/result/chunks/0?row_offset=1"],
    ["queries", "PUT", `${STAGED}?overwrite=false`],
    ["queries", "PUT", `${STAGED}?overwrite=true&x=1`],
    ["queries", "PUT", `${STAGED}?overwrite=true#`],
    ["queries", "PUT", `${STAGED}?overwrite=%74rue`],
    ["queries", "PUT", `${STAGED}?overwrite=TRUE`],
    ["queries", "DELETE", `${STAGED}?overwrite=true`],
    ["ids that are none", "GET", "/api/2.0/sql/statements/a.b"],
    ["ids that are none", "GET", "/api/2.0/sql/statements/a%2Fb"],
    ["ids that are none", "GET", "/api/2.0/sql/statements/%2e%2e"],
    ["ids that are none", "GET", "/api/2.0/sql/statements/a;b"],
    ["ids that are none", "GET", "/api/2.0/sql/statements/a%20b"],
    ["ids that are none", "GET", `/api/2.0/sql/statements/${"a".repeat(65)}`],
    ["ids that are none", "POST", "/api/2.0/sql/statements/../cancel"],
    ["ids that are none", "GET", "/api/2.0/sql/statements/1/result/chunks/-1"],
    ["ids that are none", "GET", "/api/2.0/sql/statements/1/result/chunks/1e3"],
    ["ids that are none", "GET", "/api/2.0/sql/statements/1/result/chunks/0x1"],
    ["ids that are none", "GET", "/api/2.0/sql/statements/1/result/chunks/1234567890"],
    ["ids that are none", "POST", "/api/2.0/sql/warehouses//start"],
    ["files elsewhere", "PUT", `${FILES}/Volumes/main/default/other/scoresheet-1.csv`],
    ["files elsewhere", "PUT", `${FILES}/Volumes/main/default/scoresheet2/scoresheet-1.csv`],
    ["files elsewhere", "PUT", `${FILES}/Volumes/main/default/Scoresheet/scoresheet-1.csv`],
    ["files elsewhere", "PUT", `${FILES}/Volumes/main/default/scoresheet-1.csv`],
    ["files elsewhere", "PUT", `${FILES}/volumes/main/default/scoresheet/scoresheet-1.csv`],
    ["files elsewhere", "PUT", `${FILES}//Volumes/main/default/scoresheet/scoresheet-1.csv`],
    ["files elsewhere", "PUT", `${FILES}/x/Volumes/main/default/scoresheet/scoresheet-1.csv`],
    ["files that climb", "PUT", `${FILES}${VOLUME}/../other/scoresheet-1.csv`],
    ["files that climb", "PUT", `${FILES}${VOLUME}/%2e%2e/other/scoresheet-1.csv`],
    ["files that climb", "PUT", `${FILES}${VOLUME}/.%2E/scoresheet-1.csv`],
    ["files that climb", "PUT", `${FILES}${VOLUME}/%2e/scoresheet-1.csv`],
    ["files that climb", "PUT", `${FILES}${VOLUME}/..;/scoresheet-1.csv`],
    ["files that climb", "PUT", `${FILES}${VOLUME}/..%2f..%2fother%2fscoresheet-1.csv`],
    ["files that climb", "PUT", `${FILES}${VOLUME}/a%2fscoresheet-1.csv`],
    ["files that climb", "PUT", `${FILES}${VOLUME}/a%5cscoresheet-1.csv`],
    ["files that climb", "PUT", `${FILES}${VOLUME}/%252e%252e/scoresheet-1.csv`],
    ["files that climb", "PUT", `${FILES}${VOLUME}//scoresheet-1.csv`],
    ["files that climb", "PUT", `${FILES}${VOLUME}/%c0%ae%c0%ae/scoresheet-1.csv`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}/`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}/report.csv`],
    ["names that are no staged file's", "DELETE", `${FILES}${VOLUME}/report.csv`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}/scoresheet-.csv`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}/scoresheet-1`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}/scoresheet-1.csv/`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}/scoresheet-1.csv/report.csv`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}/scoresheet-1.csv%00`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}/scoresheet-1.csv%0d%0aX:1`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}/scoresheet-1.csv;x`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}/scoresheet-${"a".repeat(250)}.csv`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}/${"a".repeat(256)}/scoresheet-1.csv`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}/scoresheet-%zz.csv`],
  ])("are no others (%s): %s %s", (_, method, target) => {
    expect(find(method, target)).toBeUndefined();
  });

  it("take a file of any volume where people say which, and of nothing but volumes", () => {
    const own = (method: string, path: string) => find(method, path, ANY_VOLUME);
    expect(own("PUT", STAGED)?.path).toBe(STAGED);
    expect(own("DELETE", `${FILES}/Volumes/a/b/c/d/scoresheet-1.csv`)).toBeDefined();
    for (const path of ["/Volumes/a/b/scoresheet-1.csv", "/Workspace/a/b/c/scoresheet-1.csv", "/Volumes/a/b/c/x.csv"]) {
      expect(own("PUT", FILES + path)).toBeUndefined();
    }
  });

  it("take files as they are named by whoever stages them", () => {
    const { path } = stagedAs(VOLUME, "0123456789abcdef", { columns: [] });
    expect(find("PUT", `${FILES}${path}?overwrite=true`)).toBeDefined();
    expect(find("DELETE", FILES + path, ANY_VOLUME)).toBeDefined();
  });

  it("take no file at all where no volume is named", () => {
    expect(findWarehouseRoute("PUT", STAGED, "", {})).toBeUndefined();
    expect(findWarehouseRoute("POST", "/api/2.0/sql/statements", "", {})).toBeDefined();
  });
});

function find(method: string, target: string, volume = VOLUME) {
  const at = target.indexOf("?");
  const [path, query] = at < 0 ? [target, ""] : [target.slice(0, at), target.slice(at)];
  return findWarehouseRoute(method, path, query, { volume });
}
