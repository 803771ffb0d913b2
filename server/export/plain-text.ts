/** Text that every file can hold: no control characters, no halves of letters, which XML forbids and tables break on. */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as the content of an XML element or attribute. */
export function xmlText(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
}
