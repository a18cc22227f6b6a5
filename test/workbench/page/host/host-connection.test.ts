import { HostConnection } from "../../../../src/workbench/page/host/host-connection";
import type { HostAnswer, RequestAnswerer } from "../../../../src/workbench/processor/wire/host-calls";

const EXECUTE = { DdaMethod: { ControlId: "x", Version: 1, DispatchId: 93 } };

describe("HostConnection", () => {
  it("introduces itself as Excel on the web with the workbook's name", async () => {
    const host = connect();
    await host.call("ContextActivationManager_getAppContextAsync", "id");
    const context = host.sent[0]!._data as Record<string, unknown>;
    expect(context).toMatchObject({ _appName: 16, _docUrl: "Book1.xlsx", _clientMode: 0, _settings: [], _id: "app" });
    expect(JSON.parse(String(context["_requirementMatrix"]))).toMatchObject({ ExcelApi: 1.15 });
    const required = [
      "_id",
      "_appName",
      "_appVersion",
      "_appUILocale",
      "_dataLocale",
      "_docUrl",
      "_clientMode",
      "_settings",
      "_reason",
    ];
    expect(required.filter((name) => context[name] === undefined)).toEqual([]);
  });

  it.each([true, false])("announces dialogs and functions only where the pane has them: %s", async (hasDialogs) => {
    const host = connect(undefined, hasDialogs);
    await host.call("ContextActivationManager_getAppContextAsync", "id");
    const context = host.sent[0]!._data as Record<string, unknown>;
    const sets = Object.keys(JSON.parse(String(context["_requirementMatrix"])) as object);
    for (const set of ["DialogApi", "CustomFunctions", "SharedRuntime"]) expect(sets.includes(set)).toBe(hasDialogs);
  });

  it("hands a request's body and flags to the processor and answers with its response", async () => {
    const asked: unknown[] = [];
    const host = connect(async (body, flags) => {
      asked.push([body, flags]);
      return { body: '{"Results":[]}' };
    });
    await host.call("executeMethod", { ...EXECUTE, ArrayData: ["", 0, "POST", "", "{}", 0, 64] });
    expect(asked).toEqual([["{}", 64]]);
    expect(host.sent).toEqual([
      {
        _messageType: 1,
        _actionName: "executeMethod",
        _conversationId: "talk",
        _correlationId: 7,
        _origin: "http://host",
        _data: { Version: 1, Error: 0, Data: [200, [], '{"Results":[]}'] },
        _errorCode: 0,
        _responseType: 0,
        _serializerVersion: 1,
      },
    ]);
  });

  it("passes a refusal on as its number", async () => {
    const host = connect(async () => ({ errorNumber: 5103 }));
    await host.call("executeMethod", { ...EXECUTE, ArrayData: ["", 0, "POST", "", "{}", 0, 0] });
    expect(host.sent[0]!._data).toEqual({ Version: 1, Error: 5103 });
  });

  it("answers itself what Office.js asks of the program around the workbook", async () => {
    const host = connect(async () => ({ errorNumber: 5001 }));
    await host.call("executeMethod", {
      ...EXECUTE,
      ArrayData: ["WacPartition", "POST", "ProcessQuery", [], "{}", 0, 0],
    });
    expect(host.sent[0]!._data).toEqual({ Version: 1, Error: 0, Data: [200, [], '{"Results":[]}'] });
  });

  it("refuses methods other than rich API requests, and leaves telemetry unanswered", async () => {
    const host = connect();
    await host.call("executeMethod", { DdaMethod: { DispatchId: 64 } });
    await host.call("ContextActivationManager_notifyHost", []);
    expect(host.sent.map(({ _data }) => _data)).toEqual([{ Version: 1, Error: 5000 }]);
  });

  it("tells when the keyboard leaves the pane, and asks the pane to take it", async () => {
    const host = connect();
    host.connection.enterPane();
    await host.call("ContextActivationManager_notifyHost", ["pane", 14]);
    await host.call("ContextActivationManager_notifyHost", ["pane", 0]);
    expect(host.left).toEqual([-1]);
    host.connection.enterPane();
    expect(host.sent).toMatchObject([
      { _messageType: 0, _actionName: "Office_notifyAgave", _conversationId: "talk_ntf", _data: [4] },
    ]);
  });

  it("sends events only to a pane that registered for them, and no longer once it took that back", async () => {
    const host = connect();
    host.connection.sendRichApiEvents([[1]]);
    host.connection.sendSelectionChanged();
    await host.call("richApiMessage", {}, 1);
    await host.call("documentSelectionChanged", {}, 1);
    host.connection.sendRichApiEvents([[2]]);
    host.connection.sendSelectionChanged();
    await host.call("richApiMessage", {}, 2);
    host.connection.sendRichApiEvents([[3]]);
    expect(host.sent.map(({ _actionName, _data, _responseType }) => [_actionName, _data, _responseType])).toEqual([
      ["richApiMessage", { Error: 0 }, 0],
      ["documentSelectionChanged", { Error: 0 }, 0],
      ["richApiMessage", { ArrayData: [[2]] }, 1],
      ["documentSelectionChanged", {}, 1],
      ["richApiMessage", { Error: 0 }, 0],
    ]);
  });

  it("holds events back until the request that caused them is answered", async () => {
    let answer: (value: HostAnswer) => void = () => {};
    const host = connect(() => new Promise((resolve) => (answer = resolve)));
    await host.call("richApiMessage", {}, 1);
    const call = host.call("executeMethod", { ...EXECUTE, ArrayData: ["", 0, "POST", "", "{}", 0, 0] });
    host.connection.sendRichApiEvents([["a"]]);
    host.connection.sendRichApiEvents([["b"]]);
    answer({ body: "{}" });
    await call;
    expect(host.sent.slice(1).map(({ _actionName, _data }) => [_actionName, _data])).toEqual([
      ["executeMethod", { Version: 1, Error: 0, Data: [200, [], "{}"] }],
      ["richApiMessage", { ArrayData: [["a"], ["b"]] }],
    ]);
  });

  it("passes over messages that Office.js did not write", async () => {
    const host = connect();
    for (const text of ["", "hello", "{", '{"_messageType":1,"_actionName":"executeMethod"}', 5, null]) {
      await host.connection.receive(text);
    }
    expect(host.sent).toEqual([]);
  });

  it("sends nothing after it was closed", async () => {
    const host = connect();
    host.connection.close();
    await host.call("ContextActivationManager_getAppContextAsync", "id");
    expect(host.sent).toEqual([]);
  });
});

function connect(answer: RequestAnswerer["answer"] = async () => ({ body: "{}" }), hasDialogs = false) {
  const sent: Record<string, unknown>[] = [];
  const left: number[] = [];
  const connection = new HostConnection({
    answerer: { answer },
    send: (message) => sent.push(JSON.parse(message) as Record<string, unknown>),
    appId: "app",
    workbookName: "Book1.xlsx",
    locale: "en-US",
    hasDialogs,
    runsFunctions: hasDialogs,
    onLeave: (step) => left.push(step),
  });
  const call = (actionName: string, data: unknown, actionType = 0): Promise<void> =>
    connection.receive(
      JSON.stringify({
        _messageType: 0,
        _actionName: actionName,
        _actionType: actionType,
        _conversationId: "talk",
        _correlationId: 7,
        _origin: "http://host",
        _data: data,
      }),
    );
  return { connection, sent, left, call };
}
