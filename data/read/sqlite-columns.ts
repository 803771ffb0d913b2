/** A column of a table as its CREATE TABLE says. */
interface SqliteColumn {
  readonly name: string;
  /** its value is the number of the row, and nothing is stored for it */
  readonly isRowid: boolean;
  /** false: worked out when read, never stored */
  readonly isStored: boolean;
}

const CONSTRAINTS = /^(constraint|primary|unique|check|foreign)\b/i;

/** The columns of a table by the statement that made it; empty where it makes none (`create table ... as` writes them out). */
export function columnsOfTable(sql: string): SqliteColumn[] {
  const open = sql.indexOf('(');
  if (open < 0) return [];
  return splitTop(sql.slice(open + 1)).flatMap((part) => {
    const text = part.trim();
    const name = readName(text);
    if (name === undefined || (name.isPlain && CONSTRAINTS.test(text))) return [];
    const rest = text.slice(name.length);
    return [
      {
        name: name.name,
        isRowid: /^\s*integer\b/i.test(rest) && /\bprimary\s+key\b(?!\s+desc)/i.test(rest),
        isStored: !/\b(generated\s+always\s+)?as\s*\(/i.test(rest) || /\bstored\b/i.test(rest),
      },
    ];
  });
}

function readName(text: string): { name: string; length: number; isPlain: boolean } | undefined {
  const first = text[0] ?? '';
  const closing = { '"': '"', '`': '`', '[': ']', "'": "'" }[first];
  if (closing === undefined) {
    const name = /^[^\s,()]+/.exec(text)?.[0];
    return name === undefined ? undefined : { name, length: name.length, isPlain: true };
  }
  let i = 1;
  let name = '';
  for (; i < text.length; i += 1) {
    if (text[i] === closing && text[i + 1] === closing && closing !== ']') i += 1;
    else if (text[i] === closing) break;
    name += text[i];
  }
  return { name, length: i + 1, isPlain: false };
}

/** Cuts at commas outside brackets, quotes and comments, up to the bracket that closes the list. */
function splitTop(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] ?? '';
    const quoted = /["'`[]/.test(c) ? endOfQuote(text, i) : undefined;
    const comment = text.startsWith('--', i) ? '\n' : text.startsWith('/*', i) ? '*/' : undefined;
    if (quoted !== undefined) {
      part += text.slice(i, quoted + 1);
      i = quoted;
    } else if (comment) {
      const end = text.indexOf(comment, i + 2);
      i = end < 0 ? text.length : end + comment.length - 1;
      part += ' ';
    } else if (c === ')' && depth === 0) break;
    else if (c === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else {
      if (c === '(') depth += 1;
      if (c === ')') depth -= 1;
      part += c;
    }
  }
  return [...parts, part].filter((p) => p.trim() !== '');
}

function endOfQuote(text: string, at: number): number {
  const closing = text[at] === '[' ? ']' : (text[at] ?? '');
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] !== closing) continue;
    if (closing !== ']' && text[i + 1] === closing) i += 1;
    else return i;
  }
  return text.length;
}
