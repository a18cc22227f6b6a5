/** The call by which the library hands its host a method to execute. */
export const EXECUTE_METHOD = "executeMethod";
/** The event by which a host tells of what happened to objects of the API. */
export const RICH_API_MESSAGE = "richApiMessage";
/** The event of the Common API for a selection that moved. */
export const SELECTION_CHANGED = "documentSelectionChanged";

/** DispatchId of executeRichApiRequestAsync. Source: OSF.DDA.MethodDispId of @microsoft/office-js. */
const EXECUTE_RICH_API_REQUEST = 93;
/** Places in `ArrayData`. Source: RichApiMessageUtility.buildRequestMessageSafeArray of @microsoft/office-js. */
const Place = { partition: 0, body: 4, flags: 6 } as const;
/** The partition for the program around the workbook; the pane only asks it whether actions may be invoked, and there are none. */
const PROGRAM_PARTITION = "WacPartition";

/** How a host answers one request: with the response's JSON text, or with an error number instead of one. */
export type HostAnswer = { readonly body: string } | { readonly errorNumber: number };

/** What answers a pane's requests: the processor of the workbook that is open. */
export interface RequestAnswerer {
  /**
   * @param requestBody JSON text of one `context.sync()`
   * @param flags what the request asks of the host, such as to wait while a cell is edited
   */
  answer(requestBody: string, flags: number): Promise<HostAnswer>;
}

/** What `executeMethod` is answered with: an error number that is not 0, or status, headers and body of a response. */
export interface MethodPayload {
  readonly Version: 1;
  readonly Error: number;
  readonly Data?: readonly [status: number, headers: readonly string[], body: string];
}

/** What the library takes for a host that does not know a method. Source: its ErrorCodeManager, ooeOperationNotSupported. */
export const NOT_SUPPORTED: MethodPayload = { Version: 1, Error: 5000 };

/**
 * Answers one `executeMethod`: a request of Excel's API by the processor, anything else as a host that does not know it.
 * @param call what the library sends along: `DdaMethod` names the method, `ArrayData` holds its arguments
 */
export async function answerExecuteMethod(answerer: RequestAnswerer, call: unknown): Promise<MethodPayload> {
  const { DdaMethod, ArrayData } = call as { DdaMethod?: { DispatchId?: number }; ArrayData?: readonly unknown[] };
  if (DdaMethod?.DispatchId !== EXECUTE_RICH_API_REQUEST) return NOT_SUPPORTED;
  if (ArrayData?.[Place.partition] === PROGRAM_PARTITION) return succeeded('{"Results":[]}');
  const answer = await answerer.answer(String(ArrayData?.[Place.body]), Number(ArrayData?.[Place.flags] ?? 0));
  return "body" in answer ? succeeded(answer.body) : { Version: 1, Error: answer.errorNumber };
}

function succeeded(body: string): MethodPayload {
  return { Version: 1, Error: 0, Data: [200, [], body] };
}
