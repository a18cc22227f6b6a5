import { WorkbookRuleError } from "../model/workbook-rule-error";
import { hostObject } from "./object-model/host-object";
import { answerQuery, inCamelCase, wireName } from "./object-model/object-query";
import type { HostObject } from "./object-model/object-type";
import type { ObjectSession } from "./object-model/targets";
import type { ScriptedFaults } from "./session/scripted-faults";
import { ExcelError, excelErrorOf } from "./wire/excel-error";
import {
  ActionType,
  PathType,
  type WireAction,
  type WireArguments,
  type WirePath,
  type WireRequest,
  type WireResponse,
} from "./wire/wire";

/** The service by which the library gives back what functions answered. Source: `CustomFunctions.newObject` of @microsoft/office-js. */
const CUSTOM_FUNCTIONS_SERVICE = "Microsoft.ExcelServices.CustomFunctions";

/**
 * Runs one request: its actions in order, until one fails. What earlier actions did stays done. Each object path is resolved once, when it
 * is first needed, so that a method such as `columns.add` runs once however many actions speak of what it made.
 */
export class BatchExecution {
  private readonly resolved = new Map<number, HostObject | null>();
  /** Where an error happens, for its `location`: "Range.values". */
  private location = "";

  constructor(
    private readonly session: ObjectSession,
    private readonly faults: ScriptedFaults,
    private readonly request: WireRequest,
  ) {}

  run(): WireResponse {
    const response: WireResponse = { Results: [], TraceIds: [] };
    this.request.Actions.forEach((action, index) => {
      if (response.Error) return;
      try {
        this.location = "";
        if (action.ActionType === ActionType.trace) response.TraceIds.push(action.Id);
        const Value = action.ActionType === ActionType.trace ? null : this.perform(action);
        response.Results.push({ ActionId: action.Id, Value });
        // Excel calculates after each action: what is read later in the request is up to date.
        this.session.workbook.calculation?.calculateIfDue();
      } catch (error) {
        const excelError = asExcelError(error);
        const { code: Code, message: Message } = excelError;
        response.Error = { Code, Message, Location: this.location, ActionIndex: index };
      }
    });
    this.session.workbook.calculation?.resume();
    return response;
  }

  private perform(action: WireAction): unknown {
    const object = this.objectAt(action.ObjectPathId);
    if (object === null) return this.performOnNull(action);
    const args = this.argumentsOf(action.ArgumentInfo);
    switch (action.ActionType) {
      case ActionType.instantiate:
        return object.identify();
      case ActionType.query:
        return this.query(object, action);
      case ActionType.queryAsJson:
        return inCamelCase(this.query(object, action));
      case ActionType.method:
        this.touch(object, action.Name, "call");
        return object.call(action.Name, args) ?? null;
      case ActionType.setProperty:
        this.touch(object, action.Name, "write");
        object.write(action.Name, args[0]);
        return null;
      case ActionType.update:
        this.update(object, action.ObjectState ?? {});
        return null;
      case ActionType.ensureUnchanged:
        ensureUnchanged(object, action.ObjectState ?? {});
        return null;
      default:
        throw new ExcelError("ApiNotFound");
    }
  }

  /** A null object has no properties to load and nothing to write. The library takes null for "there is none". */
  private performOnNull({ ActionType: type, Name }: WireAction): unknown {
    const isReading = type === ActionType.instantiate || type === ActionType.query || type === ActionType.queryAsJson;
    if (!isReading && Name !== "_KeepReference") throw new ExcelError("InvalidObjectPath");
    return null;
  }

  private query(object: HostObject, { QueryInfo = {} }: WireAction): unknown {
    return answerQuery(object, QueryInfo, (visited, name) => this.touch(visited, name, "read"));
  }

  private update(object: HostObject, state: Readonly<Record<string, unknown>>): void {
    for (const [property, value] of Object.entries(state)) {
      const name = wireName(property);
      if (object.hasLink(name) && typeof value === "object" && value !== null) {
        this.update(object.link(name), value as Readonly<Record<string, unknown>>);
      } else {
        this.touch(object, name, "write");
        object.write(name, value);
      }
    }
  }

  private touch(object: HostObject, name: string, access: "read" | "write" | "call"): void {
    this.location = `${object.typeName}.${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
    this.faults.touch(this.location, access);
  }

  private objectAt(pathId: number): HostObject | null {
    const known = this.resolved.get(pathId);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[pathId];
    if (!path) throw new ExcelError("InvalidObjectPath");
    const object = this.resolve(path);
    this.resolved.set(pathId, object);
    return object;
  }

  private resolve(path: WirePath): HostObject | null {
    switch (path.ObjectPathType) {
      case PathType.globalObject:
        return hostObject("Workbook", { session: this.session });
      case PathType.referenceId:
        return this.session.keptRanges.get(path.Name);
      case PathType.nullObject:
        return null;
      case PathType.newObject:
        if (path.Name !== CUSTOM_FUNCTIONS_SERVICE) throw new ExcelError("ApiNotFound");
        return hostObject("CustomFunctions", { session: this.session });
    }
    if (path.ParentObjectPathId === undefined) throw new ExcelError("InvalidObjectPath");
    const parent = this.objectAt(path.ParentObjectPathId);
    if (parent === null) return null;
    const args = this.argumentsOf(path.ArgumentInfo);
    switch (path.ObjectPathType) {
      case PathType.property:
        this.location = `${parent.typeName}.${path.Name}`;
        return parent.link(path.Name);
      case PathType.indexer:
        this.touch(parent, "GetItem", "call");
        return parent.item(args[0]);
      case PathType.method:
        this.touch(parent, path.Name, "call");
        return parent.find(path.Name, args);
      default:
        throw new ExcelError("InvalidObjectPath");
    }
  }

  /** Arguments with the objects that stand among them. */
  private argumentsOf(info: WireArguments | undefined): unknown[] {
    const references = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((argument, index) => {
      const pathId = references?.[index];
      if (typeof pathId !== "number" || pathId === 0) return argument;
      const object = this.objectAt(pathId);
      if (object === null) throw new ExcelError("InvalidArgument");
      return object;
    });
  }
}

function ensureUnchanged(object: HostObject, state: Readonly<Record<string, unknown>>): void {
  for (const [property, value] of Object.entries(state)) {
    if (JSON.stringify(object.read(wireName(property))) !== JSON.stringify(value)) throw new ExcelError("Conflict");
  }
}

/** Only what Excel itself would answer becomes an answer; a defect of the workbench stays one. */
function asExcelError(error: unknown): ExcelError {
  if (error instanceof ExcelError) return error;
  if (error instanceof WorkbookRuleError) return excelErrorOf(error);
  throw error;
}
