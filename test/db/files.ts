import { createHash } from 'node:crypto';
import type { SourceFile } from '../../server/imports/kind.ts';

/** A file of a test, made of text or bytes, as the terminal would read it. */
export function sourceFile(name: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
