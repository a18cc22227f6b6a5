import { readFrameAncestors } from "../../../src/relay/config/frame-ancestors";

describe("pages that may show the pane besides Microsoft's", () => {
  it.each([undefined, "", " , "])("are none where nothing is said: %j", (text) => {
    expect(readFrameAncestors(text)).toBeUndefined();
  });

  it.each([
    ["https://files.example.com", ["https://files.example.com"]],
    ["https://*.example.com:8443,https://a.example.org", ["https://*.example.com:8443", "https://a.example.org"]],
    ["  https://a.example.com   https://b.example.com,", ["https://a.example.com", "https://b.example.com"]],
    ["https://intranet", ["https://intranet"]],
  ])("are told apart by commas and blanks: %j", (text, pages) => {
    expect(readFrameAncestors(text)).toEqual(pages);
  });

  it.each([
    "*",
    "https:",
    "https://*",
    "http://files.example.com",
    "files.example.com",
    "https://files.example.com/",
    "https://files.*.com",
    "'none'",
    "https://a.example.com;script-src",
    "https://name@a.example.com",
  ])("are refused as a whole where one could mean more or something else: %s", (page) => {
    expect(readFrameAncestors(`https://a.example.com ${page}`)).toEqual({
      mistakes: [expect.stringContaining(`"${page}" is none`)],
    });
  });
});
