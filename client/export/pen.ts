/** Letters of a picture: size in pixels of the page, weight, colour. */
export interface Letters {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: CanvasTextAlign;
}

export const INK = '#17242c';
export const SOFT = '#52616a';
export const LINE = '#c4ced2';
const FAMILY = "'Noto Sans', system-ui, 'Segoe UI', Roboto, sans-serif";

export type Pen = CanvasRenderingContext2D;

function fontOf({ size, bold = false }: Letters): string {
  return `${bold ? 700 : 400} ${size}px ${FAMILY}`;
}

/** Loads the letters before anything is measured with them. */
export async function loadLetters(): Promise<void> {
  await Promise.all([
    document.fonts.load(fontOf({ size: 16 })),
    document.fonts.load(fontOf({ size: 16, bold: true })),
  ]);
}

/** Breaks a text between words into lines that are no wider than `width`; what does not fit in `most` lines ends in '…'. */
function breakLines(pen: Pen, text: string, letters: Letters, width: number, most: number): string[] {
  pen.font = fontOf(letters);
  const fits = (line: string) => pen.measureText(line).width <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  const shown = lines.slice(0, most);
  const isCut = lines.length > most;
  return shown.map((shownLine, i) => {
    const mustEnd = isCut && i === most - 1;
    if (!mustEnd && fits(shownLine)) return shownLine;
    let cut = shownLine;
    while (cut.length > 1 && !fits(`${cut}…`)) cut = cut.slice(0, -1);
    return `${cut.trimEnd()}…`;
  });
}

/** Writes lines from a top edge downwards; gives where the next thing may begin. */
export function writeLines(
  pen: Pen,
  lines: readonly string[],
  x: number,
  top: number,
  letters: Letters,
): number {
  const step = letters.size * 1.36;
  pen.font = fontOf(letters);
  pen.fillStyle = letters.colour ?? INK;
  pen.textAlign = letters.align ?? 'left';
  pen.textBaseline = 'alphabetic';
  lines.forEach((line, i) => {
    pen.fillText(line, x, top + i * step + letters.size);
  });
  return top + lines.length * step;
}

/** A text in a column: broken, written, and where the next thing may begin. */
export function writeText(
  pen: Pen,
  text: string,
  box: { readonly x: number; readonly top: number; readonly width: number; readonly most?: number },
  letters: Letters,
): number {
  const lines = breakLines(pen, text, letters, box.width, box.most ?? 99);
  const x = letters.align === 'right' ? box.x + box.width : box.x;
  return writeLines(pen, lines, x, box.top, letters);
}
