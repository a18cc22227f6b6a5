import { readErrorBody } from "../../../src/endpoint/answers/error-body";

describe("An error body", () => {
  it.each([
    ['{"error_code":"NOT_FOUND","message":"No."}', "NOT_FOUND", "No."],
    ['{"error_code":403,"message":"Invalid access token."}', "403", "Invalid access token."],
    ['{"detail":"Method Not Allowed"}', "", "Method Not Allowed"],
    ['{"detail":"Not there","status":"404"}', "", "Not there"],
    ['{"error":"no"}', "", "no"],
    ['{"error":"invalid_client","error_description":"no"}', "", "invalid_client"],
    ['{"error":{"code":"BAD","message":"no"}}', "BAD", "no"],
    ["RESOURCE_EXHAUSTED: wait a bit", "RESOURCE_EXHAUSTED", "wait a bit"],
    [
      "<html><head><title>Error 503</title></head><body><pre>  Warming up &amp; so on</pre></body></html>",
      "",
      "Warming up & so on",
    ],
    ["<!DOCTYPE html>\n<html><title>Bad <b>gateway</b></title></html>", "", "Bad  gateway"],
    ["Request processing time exceeded limit", "", "Request processing time exceeded limit"],
    ["{broken", "", "{broken"],
    ["[1]", "", "[1]"],
    ["", "", ""],
    ["{}", "", ""],
    ['{"message":{"not":"text"}}', "", ""],
  ])("of the form %s is read", (text, errorCode, message) => {
    expect(readErrorBody(text)).toMatchObject({ errorCode, message });
  });

  it("gives the finer class and the traceback", () => {
    const body = readErrorBody('{"error_code":"BAD_REQUEST","error_class":"FINER","message":"m","stack_trace":"t"}');
    expect(body).toEqual({ errorCode: "BAD_REQUEST", errorClass: "FINER", message: "m", trace: "t" });
  });

  it("leaves out the input that FastAPI repeats", () => {
    const body = readErrorBody(
      '{"detail":[{"loc":["body"],"msg":"not a list","input":"cell"},{"msg":"nor a number"}]}',
    );
    expect(body.message).toBe("not a list; nor a number");
  });
});
