import { readErrorBody } from "../../../src/endpoint/answers/error-body";

describe("An error body", () => {
  it.each([
    ['{"error_code":"NOT_FOUND","message":"No."}', "NOT_FOUND", "No."],
    ['{"error_code":403,"message":"Invalid access token."}', "403", "Invalid access token."],
    ['{"detail":"Method Not Allowed"}', "", "Method Not Allowed"],
    ['{"detail":"Not there","status":"404"}', "", "Not there"],
    ['{"error":"no"}', "", "no"],
    ['{"error":"invalid_client","error_description":"no"}', "", "invalid_client; no"],
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

  it.each([
    ["nested objects", '{"error":{"inner":{"message":"no weights"}}}', "no weights"],
    ["lists of errors", '{"errors":[{"title":"Bad","detail":"no a"},{"detail":"no b"}]}', "Bad; no a; no b"],
    ["complaints by field", '{"errors":{"age":["not a number","too large"]}}', "age: not a number; too large"],
    ["JSON within a text", '{"message":"{\\"error\\":{\\"reason\\":\\"no a\\"}}"}', "no a"],
    ["a text of JSON", '"{\\"detail\\":\\"no\\"}"', "no"],
    ["a list", '[{"error_message":"no"},"nor this"]', "no; nor this"],
    ["an object of unknown keys", '{"what":"no"}', '{"what":"no"}'],
    ["sentences", '{"title":"It failed.","reason":"No memory"}', "It failed. No memory"],
    ["words that another one repeats", '{"error":"Bad: no a","message":"no a"}', "Bad: no a"],
    ["a page without a title", "<html><body><script>x</script><h1>413</h1>Too large</body></html>", "413 Too large"],
  ])("finds the words in %s", (_where, text, message) => {
    expect(readErrorBody(text).message.replace(/\s+/g, " ")).toBe(message);
  });

  it("gives the finer class and the traceback", () => {
    const body = readErrorBody('{"error_code":"BAD_REQUEST","error_class":"FINER","message":"m","stack_trace":"t"}');
    expect(body).toEqual({ errorCode: "BAD_REQUEST", errorClass: "FINER", message: "m", trace: "t", names: [] });
  });

  it("leaves out the input that FastAPI repeats", () => {
    const body = readErrorBody(
      '{"detail":[{"loc":["body"],"msg":"not a list","input":"cell"},{"msg":"nor a number"}]}',
    );
    expect(body.message).toBe("not a list (body); nor a number");
  });
});
