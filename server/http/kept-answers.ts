import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** An answer as it goes out, plain and compressed. */
export interface AnswerBytes {
  readonly plain: Buffer;
  readonly gzip: Buffer;
}

interface Kept {
  readonly bytes: Promise<AnswerBytes>;
  size: number;
}

/**
 * Answers that are made again and again for people who look at the same thing, by their ETag: it names the version of the
 * data, the database, the code, the day, the request, and who may share it. Nothing in it is ever out of date; what is
 * not asked for any more goes first. Who asks for what is being made waits for that.
 */
export class KeptAnswers {
  readonly #mostBytes: number;
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  async get(tag: string, make: () => Promise<unknown>): Promise<AnswerBytes> {
    const found = this.#kept.get(tag);
    if (found) {
      this.#kept.delete(tag);
      this.#kept.set(tag, found);
      return found.bytes;
    }
    const kept: Kept = { bytes: encode(make), size: 0 };
    this.#kept.set(tag, kept);
    try {
      const { plain, gzip: zipped } = await kept.bytes;
      kept.size = plain.byteLength + zipped.byteLength;
      this.#bytes += kept.size;
      this.#forget();
    } catch (reason) {
      // A refusal is not kept: what is missing may come, and who was outside may be let in.
      if (this.#kept.get(tag) === kept) this.#kept.delete(tag);
      throw reason;
    }
    return kept.bytes;
  }

  #forget(): void {
    for (const [tag, { size }] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) return;
      if (size === 0) continue;
      this.#kept.delete(tag);
      this.#bytes -= size;
    }
  }
}

async function encode(make: () => Promise<unknown>): Promise<AnswerBytes> {
  const plain = Buffer.from(JSON.stringify(await make()));
  return { plain, gzip: await compress(plain, { level: 5 }) };
}
