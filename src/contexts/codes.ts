/** Codes raised by the contexts room. URLs are cut to 200 characters. */
export interface ContextsCodes {
  'contexts.unknown': { readonly url: string }
  'contexts.document_invalid': { readonly url: string }
  'contexts.url_bundled': { readonly url: string }
}
