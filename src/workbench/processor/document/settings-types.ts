import { filledText } from "../object-model/arguments";
import { hostObject } from "../object-model/host-object";
import type { HostObject, ObjectType } from "../object-model/object-type";
import type { SettingTarget, WorkbookTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";

/** One thing an add-in keeps in the document. */
export const settingType: ObjectType<SettingTarget> = {
  identify: ({ key }) => ({ _Id: key }),
  scalars: {
    Key: { read: ({ key }) => key },
    Value: {
      read: ({ session, key }) => session.workbook.settings.get(key),
      write: ({ session, key }, value) => {
        session.checkWritable();
        session.workbook.settings.set(key, value);
      },
    },
    _Id: { read: ({ key }) => key },
  },
  methods: {
    Delete: ({ session, key }) => {
      session.checkWritable();
      session.workbook.settings.delete(key);
    },
  },
};

function find({ session }: WorkbookTarget, key: unknown): HostObject | null {
  const name = filledText(key);
  return session.workbook.settings.has(name) ? hostObject("Setting", { session, key: name }) : null;
}

/** What an add-in keeps in the document. */
export const settingCollectionType: ObjectType<WorkbookTarget> = {
  item: (target, key) => {
    const setting = find(target, key);
    if (!setting) throw new ExcelError("ItemNotFound");
    return setting;
  },
  items: ({ session }) => [...session.workbook.settings.keys()].map((key) => hostObject("Setting", { session, key })),
  methods: { GetCount: ({ session }) => session.workbook.settings.size },
  finders: {
    GetItemOrNullObject: (target, [key]) => find(target, key),
    Add: ({ session }, [key, value]) => {
      session.checkWritable();
      if (value === undefined) throw new ExcelError("InvalidArgument");
      const name = filledText(key);
      session.workbook.settings.set(name, value);
      return hostObject("Setting", { session, key: name });
    },
  },
};
