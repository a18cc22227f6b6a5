declare module "*.po" {
  import type { Catalogue } from "#speaker";
  const messages: Catalogue;
  export default messages;
}

declare module "*.po?first" {
  import type { Catalogue } from "#speaker";
  const messages: Catalogue;
  export default messages;
}
