declare module "*.po" {
  import type { Catalogue } from "#language";
  const messages: Catalogue;
  export default messages;
}

declare module "*.po?first" {
  import type { Catalogue } from "#language";
  const messages: Catalogue;
  export default messages;
}
