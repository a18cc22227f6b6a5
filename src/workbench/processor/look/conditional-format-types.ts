import { intersectionOf } from "../../model/areas/area";
import { LOOK_KINDS, type LookRule } from "../../model/look/look-rule";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { hostObject } from "../object-model/host-object";
import type { HostObject, ObjectType, Scalar } from "../object-model/object-type";
import type { LookRuleTarget, RangeTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";

/** The conditional formats that touch a range. Source: Microsoft Learn, "Excel.ConditionalFormatCollection". */
export const conditionalFormatCollectionType: ObjectType<RangeTarget> = {
  items: (range) => rulesOf(range).map(({ id }) => ruleObject(range, id)),
  item: (range, key) => {
    if (!rulesOf(range).some(({ id }) => id === key)) throw new ExcelError("ItemNotFound");
    return ruleObject(range, String(key));
  },
  methods: {
    GetCount: (range) => rulesOf(range).length,
    ClearAll: (range) => {
      const touched = new Set(rulesOf(range).map(({ id }) => id));
      changeRules(range, (rules) => rules.filter(({ id }) => !touched.has(id)));
    },
  },
  finders: {
    Add: (range, [type]) => {
      const kind = LOOK_KINDS.find((one) => one === type);
      if (kind === undefined) throw new ExcelError("NotImplemented");
      const id = newId(range);
      const added = range.areas.map((area): LookRule => ({ id, kind, area, settings: {} }));
      changeRules(range, (rules) => [...added, ...rules]);
      return ruleObject(range, id);
    },
  },
};

/** One of them. */
export const conditionalFormatType: ObjectType<LookRuleTarget> = {
  identify: ({ ruleId }) => ({ _Id: ruleId, Id: ruleId }),
  scalars: {
    Id: { read: ({ ruleId }) => ruleId },
    Type: { read: (target) => ruleOf(target).kind },
  },
  links: {
    DataBar: (target) => hostObject("DataBarConditionalFormat", of(target, "DataBar")),
    ColorScale: (target) => hostObject("ColorScaleConditionalFormat", of(target, "ColorScale")),
    CellValue: (target) => hostObject("CellValueConditionalFormat", of(target, "CellValue")),
  },
  methods: {
    Delete: (target) => changeRules(target, (rules) => rules.filter(({ id }) => id !== target.ruleId)),
  },
  finders: {
    GetRange: (target) => rangeOf(target),
    GetRangeOrNullObject: (target) => rangeOf(target),
  },
};

export const dataBarType: ObjectType<LookRuleTarget> = {
  scalars: { LowerBoundRule: kept("LowerBoundRule", "object"), UpperBoundRule: kept("UpperBoundRule", "object") },
  links: { PositiveFormat: (target) => hostObject("ConditionalDataBarPositiveFormat", target) },
};

export const positiveFormatType: ObjectType<LookRuleTarget> = {
  scalars: { FillColor: kept("FillColor", "string"), GradientFill: kept("GradientFill", "boolean") },
};

export const colorScaleType: ObjectType<LookRuleTarget> = { scalars: { Criteria: kept("Criteria", "object") } };

export const cellValueType: ObjectType<LookRuleTarget> = {
  scalars: { Rule: kept("Rule", "object") },
  links: { Format: (target) => hostObject("ConditionalRangeFormat", target) },
};

export const conditionalRangeFormatType: ObjectType<LookRuleTarget> = {
  links: {
    Fill: (target) => hostObject("ConditionalRangeFill", target),
    Font: (target) => hostObject("ConditionalRangeFont", target),
  },
};

export const conditionalRangeFillType: ObjectType<LookRuleTarget> = { scalars: { Color: kept("FillColor", "string") } };
export const conditionalRangeFontType: ObjectType<LookRuleTarget> = { scalars: { Color: kept("FontColor", "string") } };

/** A setting of a rule as it was given. */
function kept(name: string, kind: "string" | "boolean" | "object"): Scalar<LookRuleTarget> {
  return {
    read: (target) => ruleOf(target).settings[name] ?? null,
    write: (target, value) => {
      if (typeof value !== kind || value === null) throw new ExcelError("InvalidArgument");
      changeRules(target, (rules) =>
        rules.map((rule) =>
          rule.id === target.ruleId ? { ...rule, settings: { ...rule.settings, [name]: value } } : rule,
        ),
      );
    },
  };
}

function rulesOf({ session, sheetId, areas }: RangeTarget): readonly LookRule[] {
  const { lookRules } = session.sheet(sheetId);
  return lookRules.filter((rule) => areas.some((area) => intersectionOf(area, rule.area) !== undefined));
}

function ruleOf({ session, sheetId, ruleId }: LookRuleTarget): LookRule {
  const rule = session.sheet(sheetId).lookRules.find(({ id }) => id === ruleId);
  if (rule === undefined) throw new ExcelError("ItemNotFound");
  return rule;
}

/** @throws ExcelError where the rule is of another kind: then it has no such part */
function of(target: LookRuleTarget, kind: LookRule["kind"]): LookRuleTarget {
  if (ruleOf(target).kind !== kind) throw new ExcelError("ItemNotFound");
  return target;
}

function ruleObject({ session, sheetId }: RangeTarget, ruleId: string): HostObject {
  return hostObject("ConditionalFormat", { session, sheetId, ruleId });
}

function rangeOf(target: LookRuleTarget): HostObject {
  return hostObject("Range", { session: target.session, sheetId: target.sheetId, areas: [ruleOf(target).area] });
}

function newId({ session }: RangeTarget): string {
  const used = session.workbook.sheets.flatMap((sheet) => sheet.lookRules.map(({ id }) => Number(id)));
  return String(Math.max(0, ...used) + 1);
}

type Place = Pick<LookRuleTarget, "session" | "sheetId">;

function changeRules(
  { session, sheetId }: Place,
  change: (rules: SheetModel["lookRules"]) => SheetModel["lookRules"],
): void {
  const sheet = session.writableSheet(sheetId);
  sheet.lookRules = change(sheet.lookRules);
  session.workbook.tell({ kind: "filled", sheetId });
}
