/**
 * Children in the order that Office insists on; an element without an entry here has no element children.
 * Source: Microsoft, "How to find the proper order of manifest elements" (Office Add-ins documentation).
 */
const CHILD_ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    ...["Id", "AlternateId", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl"],
    ...["HighResolutionIconUrl", "SupportUrl", "AppDomains", "Hosts", "Requirements", "DefaultSettings", "Permissions"],
    "VersionOverrides",
  ],
  Hosts: ["Host"],
  Host: ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
  Requirements: ["Sets", "Methods"],
  Sets: ["Set"],
  DefaultSettings: ["SourceLocation"],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources"],
  Runtimes: ["Runtime"],
  AllFormFactors: ["ExtensionPoint"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  ExtensionPoint: ["OfficeTab", "Script", "Page", "Metadata", "Namespace"],
  Script: ["SourceLocation"],
  Page: ["SourceLocation"],
  Metadata: ["SourceLocation"],
  OfficeTab: ["Group"],
  Group: ["Label", "Icon", "Control"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
  Icon: ["bt:Image"],
  Action: ["TaskpaneId", "SourceLocation", "Title"],
  Resources: ["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"],
  "bt:Images": ["bt:Image"],
  "bt:Urls": ["bt:Url"],
  "bt:ShortStrings": ["bt:String"],
  "bt:LongStrings": ["bt:String"],
};

/** A manifest as a document; needs jsdom. */
export function parseManifest(xml: string): Document {
  return new DOMParser().parseFromString(xml, "application/xml");
}

/** Elements of a manifest that stand where Office does not take them, such as "Icon in Supertip"; none when all are right. */
export function misplacedElements(xml: string): string[] {
  return [...parseManifest(xml).querySelectorAll("*")].flatMap((parent) => {
    const order = CHILD_ORDER[parent.tagName] ?? [];
    const places = [...parent.children].map((child) => order.indexOf(child.tagName));
    return [...parent.children]
      .filter((_, index) => places[index] === -1 || places[index]! < (places[index - 1] ?? 0))
      .map((child) => `${child.tagName} in ${parent.tagName}`);
  });
}
