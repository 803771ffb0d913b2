/**
 * The word by which the server knows style sheets that this page makes itself: no other is applied. The browser hides it
 * from everything but scripts. Empty where the page comes from the development server.
 */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Where the component library's own libraries look for it. */
declare global {
  var __webpack_nonce__: string | undefined;
}
globalThis.__webpack_nonce__ = styleNonce;
