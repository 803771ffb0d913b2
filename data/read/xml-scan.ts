import { wordMap } from '../catalogue/word-map.ts';
/** What a scan of XML tells, in the order of the text. Names come without their prefix. */
export interface XmlEvents {
  open(name: string, attribute: (name: string) => string | undefined): void;
  text(text: string): void;
  close(name: string): void;
}

/** The XML is none, or says more than data may (a document type could stand for gigabytes). */
export class XmlFault extends Error {}

/** One piece of text between two tags; a cell of Excel holds 32,767 letters at most. */
const LONGEST_PIECE = 1_000_000;

/**
 * Reads XML as it comes, piece by piece, without holding it whole: enough of the language for the parts of a workbook.
 * Throws XmlFault for a document type, for tags that do not end, and for text after the end that belongs to no tag.
 */
export class XmlScanner {
  private readonly events: XmlEvents;
  private rest = '';
  private depth = 0;

  constructor(events: XmlEvents) {
    this.events = events;
  }

  push(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag < 0) break;
      const end = endOfTag(text, tag);
      if (end < 0) break;
      if (tag > at) this.events.text(unescapeXml(text.slice(at, tag)));
      this.tell(text.slice(tag, end));
      at = end;
    }
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST_PIECE) throw new XmlFault('a piece of text without end');
  }

  /** Nothing more comes. */
  end(): void {
    if (this.rest.trim() !== '' || this.depth !== 0) throw new XmlFault('the text breaks off');
  }

  private tell(tag: string): void {
    const mark = tag[1];
    if (mark === '?') return;
    if (mark === '!') {
      if (tag.startsWith('<![CDATA[')) this.events.text(tag.slice(9, -3));
      else if (!tag.startsWith('<!--')) throw new XmlFault('a document type');
      return;
    }
    if (mark === '/') {
      this.depth -= 1;
      this.events.close(localName(tag.slice(2, -1).trim()));
      return;
    }
    const isEmpty = tag.at(-2) === '/';
    const inside = tag.slice(1, isEmpty ? -2 : -1);
    const named = /^[^\s/>]+/.exec(inside)?.[0] ?? '';
    const name = localName(named);
    const said = inside.slice(named.length);
    this.events.open(name, (wanted) => attributeIn(said, wanted));
    if (isEmpty) this.events.close(name);
    else this.depth += 1;
  }
}

/** Position after the tag that begins at `from`; -1 where the text ends before it does. */
function endOfTag(text: string, from: number): number {
  if (text.startsWith('<!--', from)) return after(text, '-->', from);
  if (text.startsWith('<![CDATA[', from)) return after(text, ']]>', from);
  // What may still become one of the two.
  if (text[from + 1] === '!' && text.length - from < 9) return -1;
  let quote = '';
  for (let i = from + 1; i < text.length; i += 1) {
    const sign = text[i];
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return i + 1;
  }
  return -1;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const PATTERNS = new Map<string, RegExp>();

function attributeIn(said: string, name: string): string | undefined {
  let pattern = PATTERNS.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    PATTERNS.set(name, pattern);
  }
  const found = pattern.exec(said);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}

const NAMED: ReadonlyMap<string, string> = wordMap({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" });

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, said: string) => {
    if (!said.startsWith('#')) return NAMED.get(said) ?? whole;
    const code =
      said[1] === 'x' || said[1] === 'X' ? Number.parseInt(said.slice(2), 16) : Number(said.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
