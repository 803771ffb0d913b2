import type { Socket } from 'node:net';

/** First line from the terminal; the bytes of the file follow it. */
export interface Ask {
  readonly argv: readonly string[];
  readonly language: 'id' | 'en';
  readonly who: string;
  readonly file: { readonly name: string; readonly bytes: number } | null;
}

/** Lines back, one JSON each; `exit` is the last. */
export type Tell =
  | { readonly out: string }
  | { readonly progress: readonly [stage: string, share: number] }
  | { readonly exit: number };

const NEWLINE = 10;

/** Reads a socket by line and by length. Each read returns undefined where the other side is gone before. */
export class FrameReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async line(longest = 64_000): Promise<string | undefined> {
    for (;;) {
      const at = this.#rest.indexOf(NEWLINE);
      if (at >= 0) {
        const line = this.#rest.subarray(0, at).toString('utf8');
        this.#rest = this.#rest.subarray(at + 1);
        return line;
      }
      if (this.#rest.byteLength > longest || !(await this.#more())) return undefined;
    }
  }

  async bytes(length: number): Promise<Uint8Array | undefined> {
    const parts = [this.#rest];
    let have = this.#rest.byteLength;
    while (have < length) {
      this.#rest = Buffer.alloc(0);
      if (!(await this.#more())) return undefined;
      parts.push(this.#rest);
      have += this.#rest.byteLength;
    }
    const all = Buffer.concat(parts);
    this.#rest = all.subarray(length);
    return new Uint8Array(all.buffer, all.byteOffset, length);
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done) return false;
    this.#rest = this.#rest.byteLength === 0 ? next.value : Buffer.concat([this.#rest, next.value]);
    return true;
  }
}
