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
    ["", "PUT", "/api/2.0/sql/statements"],
    ["", "DELETE", "/api/2.0/sql/statements/1"],
    ["", "POST", "/api/2.0/sql/statements/1"],
    ["", "GET", "/api/2.0/sql/statements/1/cancel"],
    ["", "POST", "/api/2.0/sql/statements/1/result/chunks/0"],
    ["", "POST", "/api/2.0/sql/warehouses"],
    ["", "GET", "/api/2.0/sql/warehouses/1/start"],
    ["", "GET", STAGED],
    ["", "HEAD", STAGED],
    ["", "POST", STAGED],
    ["", "PATCH", STAGED],
    ["other routes", "POST", "/api/2.0/sql/warehouses/1/stop"],
    ["", "POST", "/api/2.0/sql/warehouses/1/edit"],
    ["", "DELETE", "/api/2.0/sql/warehouses/1"],
    ["", "GET", "/api/2.0/sql/warehouses/1"],
    ["", "GET", "/api/2.0/sql/config/warehouses"],
    ["", "GET", "/api/2.0/sql/queries"],
    ["", "POST", "/api/2.0/sql/queries"],
    ["", "GET", "/api/2.0/sql/history/queries"],
    ["", "GET", "/api/2.0/sql/alerts"],
    ["", "POST", "/api/2.0/sql/statements/"],
    ["", "POST", "/api/2.1/sql/statements"],
    ["", "POST", "/api/2.0/SQL/statements"],
    ["", "POST", "//api/2.0/sql/statements"],
    ["", "POST", "/api/2.0/sql/statements/1/cancel/"],
    ["", "GET", "/api/2.0/sql/statements/1/result/chunks"],
    ["", "PUT", "/api/2.0/fs/directories/Volumes/main/default/scoresheet/scoresheet-1.csv"],
    ["", "GET", "/api/2.0/fs/directories/Volumes/main/default/scoresheet"],
    ["", "DELETE", "/api/2.0/fs/directories/Volumes/main/default/scoresheet"],
    ["", "PUT", "/api/2.0/dbfs/put"],
    ["", "PUT", `/api/2.0/fs/files`],
    ["", "PUT", `/api/2.0/fs/files/`],
    ["", "PUT", "/api/2.0/fs/files/dbfs/tmp/scoresheet-1.csv"],
    ["", "PUT", "/api/2.0/fs/files/Workspace/Users/me/scoresheet-1.csv"],
    ["queries", "GET", "/api/2.0/sql/warehouses?page_size=1"],
    ["", "POST", "/api/2.0/sql/statements?x"],
    ["", "GET", "/api/2.0/sql/statements/1/result/chunks/0?row_offset=1"],
    ["", "PUT", `${STAGED}?overwrite=false`],
    ["", "PUT", `${STAGED}?overwrite=true&x=1`],
    ["", "PUT", `${STAGED}?overwrite=true#`],
    ["", "PUT", `${STAGED}?overwrite=%74rue`],
    ["", "PUT", `${STAGED}?overwrite=TRUE`],
    ["", "DELETE", `${STAGED}?overwrite=true`],
    ["ids that are none", "GET", "/api/2.0/sql/statements/a.b"],
    ["", "GET", "/api/2.0/sql/statements/a%2Fb"],
    ["", "GET", "/api/2.0/sql/statements/%2e%2e"],
    ["", "GET", "/api/2.0/sql/statements/a;b"],
    ["", "GET", "/api/2.0/sql/statements/a%20b"],
    ["", "GET", `/api/2.0/sql/statements/${"a".repeat(65)}`],
    ["", "POST", "/api/2.0/sql/statements/../cancel"],
    ["", "GET", "/api/2.0/sql/statements/1/result/chunks/-1"],
    ["", "GET", "/api/2.0/sql/statements/1/result/chunks/1e3"],
    ["", "GET", "/api/2.0/sql/statements/1/result/chunks/0x1"],
    ["", "GET", "/api/2.0/sql/statements/1/result/chunks/1234567890"],
    ["", "POST", "/api/2.0/sql/warehouses//start"],
    ["files elsewhere", "PUT", `${FILES}/Volumes/main/default/other/scoresheet-1.csv`],
    ["", "PUT", `${FILES}/Volumes/main/default/scoresheet2/scoresheet-1.csv`],
    ["", "PUT", `${FILES}/Volumes/main/default/Scoresheet/scoresheet-1.csv`],
    ["", "PUT", `${FILES}/Volumes/main/default/scoresheet-1.csv`],
    ["", "PUT", `${FILES}/volumes/main/default/scoresheet/scoresheet-1.csv`],
    ["", "PUT", `${FILES}//Volumes/main/default/scoresheet/scoresheet-1.csv`],
    ["", "PUT", `${FILES}/x/Volumes/main/default/scoresheet/scoresheet-1.csv`],
    ["files that climb", "PUT", `${FILES}${VOLUME}/../other/scoresheet-1.csv`],
    ["", "PUT", `${FILES}${VOLUME}/%2e%2e/other/scoresheet-1.csv`],
    ["", "PUT", `${FILES}${VOLUME}/.%2E/scoresheet-1.csv`],
    ["", "PUT", `${FILES}${VOLUME}/%2e/scoresheet-1.csv`],
    ["", "PUT", `${FILES}${VOLUME}/..;/scoresheet-1.csv`],
    ["", "PUT", `${FILES}${VOLUME}/..%2f..%2fother%2fscoresheet-1.csv`],
    ["", "PUT", `${FILES}${VOLUME}/a%2fscoresheet-1.csv`],
    ["", "PUT", `${FILES}${VOLUME}/a%5cscoresheet-1.csv`],
    ["", "PUT", `${FILES}${VOLUME}/%252e%252e/scoresheet-1.csv`],
    ["", "PUT", `${FILES}${VOLUME}//scoresheet-1.csv`],
    ["", "PUT", `${FILES}${VOLUME}/%c0%ae%c0%ae/scoresheet-1.csv`],
    ["names that are no staged file's", "PUT", `${FILES}${VOLUME}`],
    ["", "PUT", `${FILES}${VOLUME}/`],
    ["", "PUT", `${FILES}${VOLUME}/report.csv`],
    ["", "DELETE", `${FILES}${VOLUME}/report.csv`],
    ["", "PUT", `${FILES}${VOLUME}/scoresheet-.csv`],
    ["", "PUT", `${FILES}${VOLUME}/scoresheet-1`],
    ["", "PUT", `${FILES}${VOLUME}/scoresheet-1.csv/`],
    ["", "PUT", `${FILES}${VOLUME}/scoresheet-1.csv/report.csv`],
    ["", "PUT", `${FILES}${VOLUME}/scoresheet-1.csv%00`],
    ["", "PUT", `${FILES}${VOLUME}/scoresheet-1.csv%0d%0aX:1`],
    ["", "PUT", `${FILES}${VOLUME}/scoresheet-1.csv;x`],
    ["", "PUT", `${FILES}${VOLUME}/scoresheet-${"a".repeat(250)}.csv`],
    ["", "PUT", `${FILES}${VOLUME}/${"a".repeat(256)}/scoresheet-1.csv`],
    ["", "PUT", `${FILES}${VOLUME}/scoresheet-%zz.csv`],
  ])("are no others: %s %s %s", (_, method, target) => {
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
