const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/** Bytes `from` to `to` (not included) of a file. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A member of an object: its name, where its value begins, and, once somebody knows, where it ends. */
interface JsonMember {
  readonly key: string;
  readonly from: number;
  to?: number;
}

/** The bytes are no JSON from here on. */
export class JsonBroken extends Error {
  readonly at: number;
  constructor(at: number) {
    super(`no JSON at byte ${at}`);
    this.at = at;
  }
}

/**
 * Finds where values stand in JSON without making them: a file of hundreds of megabytes is read feature by feature, and
 * what is broken inside one value spoils only that value. Throws JsonBroken where brackets and quotes do not close.
 */
export class JsonScan {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The members of the object that begins at `at`; who goes through a value of one tells where it ended, to spare a second look. */
  *members(at: number): Generator<JsonMember, number> {
    let i = this.expect(at, OPEN_OBJECT);
    i = this.space(i);
    if (this.bytes[i] === CLOSE_OBJECT) return i + 1;
    for (;;) {
      i = this.space(i);
      const keyEnd = this.string(i);
      const key = this.text({ from: i + 1, to: keyEnd - 1 });
      const from = this.space(this.expect(this.space(keyEnd), COLON));
      const member: JsonMember = { key, from };
      yield member;
      i = this.space(member.to ?? this.value(from));
      if (this.bytes[i] === CLOSE_OBJECT) return i + 1;
      i = this.expect(i, COMMA);
    }
  }

  /** The items of the list that begins at `at`. */
  *items(at: number): Generator<Range, number> {
    let i = this.space(this.expect(at, OPEN_LIST));
    if (this.bytes[i] === CLOSE_LIST) return i + 1;
    for (;;) {
      const from = this.space(i);
      const to = this.value(from);
      yield { from, to };
      i = this.space(to);
      if (this.bytes[i] === CLOSE_LIST) return i + 1;
      i = this.expect(i, COMMA);
    }
  }

  /** Text of a range; undecodable bytes become U+FFFD. */
  text({ from, to }: Range): string {
    return new TextDecoder().decode(this.bytes.subarray(from, to));
  }

  /** How many lists begin in a range: each point of a shape is one. */
  lists({ from, to }: Range): number {
    let n = 0;
    for (let i = from; i < to; i += 1) if (this.bytes[i] === OPEN_LIST) n += 1;
    return n;
  }

  isList(at: number): boolean {
    return this.bytes[at] === OPEN_LIST;
  }

  space(at: number): number {
    let i = at;
    for (;;) {
      const byte = this.bytes[i];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return i;
      i += 1;
    }
  }

  private expect(at: number, byte: number): number {
    if (this.bytes[at] !== byte) throw new JsonBroken(at);
    return at + 1;
  }

  /** Where the string that begins at `at` ends. */
  private string(at: number): number {
    let i = this.expect(at, QUOTE);
    for (;;) {
      const end = this.bytes.indexOf(QUOTE, i);
      if (end < 0) throw new JsonBroken(at);
      let slashes = 0;
      while (this.bytes[end - 1 - slashes] === BACKSLASH) slashes += 1;
      if (slashes % 2 === 0) return end + 1;
      i = end + 1;
    }
  }

  /** Where the value that begins at `at` ends. */
  value(at: number): number {
    const first = this.bytes[at];
    if (first === QUOTE) return this.string(at);
    if (first === OPEN_OBJECT || first === OPEN_LIST) return this.nested(at);
    let i = at;
    for (;;) {
      const byte = this.bytes[i];
      if (byte === undefined || byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_LIST) break;
      if (byte <= 0x20 || byte === COLON || byte === QUOTE) break;
      i += 1;
    }
    if (i === at) throw new JsonBroken(at);
    return i;
  }

  private nested(at: number): number {
    const { bytes } = this;
    let depth = 0;
    for (let i = at; i < bytes.length; i += 1) {
      const byte = bytes[i];
      if (byte === QUOTE) i = this.string(i) - 1;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth += 1;
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        depth -= 1;
        if (depth === 0) return i + 1;
      }
    }
    throw new JsonBroken(bytes.length);
  }
}
