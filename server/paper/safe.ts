/** A picture or a link within a drawing that is not part of the document itself. */
const OUTSIDE = /(?:href|src)\s*=\s*["']\s*(?!#|data:image\/)|url\(\s*["']?\s*(?!#|data:image\/)/i;

/**
 * The printer reads files and addresses that a drawing names by itself, past its own rules. Throws where a document names
 * any: all that is on paper is in the document.
 */
export function refuseReferences(node: unknown): void {
  if (Array.isArray(node)) {
    for (const part of node) refuseReferences(part);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== 'string') refuseReferences(value);
    else if (key === 'svg' && OUTSIDE.test(value)) throw new Error('a drawing names a file or an address');
    else if (key === 'image' && !value.startsWith('data:image/'))
      throw new Error('a picture is not in the document');
  }
}
