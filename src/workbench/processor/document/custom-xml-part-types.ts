import type { CustomXml, CustomXmlPart } from "../../model/parts/custom-xml-parts";
import { rootNamespace } from "../../xlsx/package/root-namespace";
import { filledText } from "../object-model/arguments";
import { hostObject } from "../object-model/host-object";
import type { HostObject, ObjectType } from "../object-model/object-type";
import type { WorkbookTarget, XmlPartsTarget, XmlPartTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";

const partObject = ({ session }: WorkbookTarget, { id }: CustomXmlPart): HostObject =>
  hostObject("CustomXmlPart", { session, partId: id });

/** @throws ExcelError ItemNotFound */
function partOf({ session, partId }: XmlPartTarget): CustomXmlPart {
  const part = session.workbook.customXmlParts.get(partId);
  if (part === undefined) throw new ExcelError("ItemNotFound");
  return part;
}

/** @throws ExcelError InvalidArgument for what is no XML; which code Excel has for it is not documented */
function customXml(argument: unknown): CustomXml {
  const xml = filledText(argument);
  try {
    return { xml, namespaceUri: rootNamespace(xml) };
  } catch (error) {
    if (error instanceof SyntaxError) throw new ExcelError("InvalidArgument");
    throw error;
  }
}

/** One custom XML part. It says what it was given, letter by letter; Excel may lay it out anew. */
export const customXmlPartType: ObjectType<XmlPartTarget> = {
  identify: (target) => ({ Id: partOf(target).id }),
  scalars: {
    Id: { read: (target) => partOf(target).id },
    NamespaceUri: { read: (target) => partOf(target).namespaceUri },
  },
  methods: {
    GetXml: (target) => partOf(target).xml,
    SetXml: (target, [xml]) => {
      target.session.checkWritable();
      target.session.workbook.customXmlParts.replace(partOf(target).id, customXml(xml));
    },
    Delete: (target) => {
      target.session.checkWritable();
      target.session.workbook.customXmlParts.delete(partOf(target).id);
    },
  },
};

function partsIn({ session, namespaceUri }: XmlPartsTarget): readonly CustomXmlPart[] {
  const { all } = session.workbook.customXmlParts;
  return namespaceUri === undefined ? all : all.filter((part) => part.namespaceUri === namespaceUri);
}

function find(target: XmlPartsTarget, id: unknown): HostObject | null {
  const part = target.session.workbook.customXmlParts.get(filledText(id));
  return part !== undefined && partsIn(target).includes(part) ? partObject(target, part) : null;
}

/** Parts found by id, whether all of them or those of one namespace. */
const PARTS: ObjectType<XmlPartsTarget> = {
  item: (target, id) => {
    const part = find(target, id);
    if (part === null) throw new ExcelError("ItemNotFound");
    return part;
  },
  items: (target) => partsIn(target).map((part) => partObject(target, part)),
  methods: { GetCount: (target) => partsIn(target).length },
  finders: { GetItemOrNullObject: (target, [id]) => find(target, id) },
};

/** All custom XML parts of the workbook. */
export const customXmlPartCollectionType: ObjectType<WorkbookTarget> = {
  ...PARTS,
  finders: {
    ...PARTS.finders,
    Add: (target, [xml]) => {
      target.session.checkWritable();
      return partObject(target, target.session.workbook.customXmlParts.add(customXml(xml)));
    },
    GetByNamespace: ({ session }, [namespaceUri]) =>
      hostObject("CustomXmlPartScopedCollection", { session, namespaceUri: filledText(namespaceUri) }),
  },
};

/** The custom XML parts of one namespace. */
export const customXmlPartScopedCollectionType: ObjectType<XmlPartsTarget> = {
  ...PARTS,
  finders: {
    ...PARTS.finders,
    // Without one, and with several: that there is an error is documented, its code is not.
    GetOnlyItem: (target) => {
      const [part, ...more] = partsIn(target);
      if (part === undefined) throw new ExcelError("ItemNotFound");
      if (more.length > 0) throw new ExcelError("GeneralException");
      return partObject(target, part);
    },
    GetOnlyItemOrNullObject: (target) => {
      const [part, ...more] = partsIn(target);
      return part === undefined || more.length > 0 ? null : partObject(target, part);
    },
  },
};
