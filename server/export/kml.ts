import type { Words } from '../../data/words/id.ts';
import { type Column, columnsOf } from './columns.ts';
import type { Shapes } from './geojson.ts';
import { type LegendLine, legendLines, notesOf, sourceLine, titleOf, warned, warningsOf } from './notes.ts';
import { plainText, xmlText } from './plain-text.ts';
import type { TakenRow } from './rows.ts';
import type { Taken } from './taken.ts';

type Position = readonly [number, number];
interface Geometry {
  readonly type: 'Polygon' | 'MultiPolygon';
  readonly coordinates: readonly (readonly Position[])[] | readonly (readonly (readonly Position[])[])[];
}

/** Fill of an area: the ground is seen through it. */
const FILL_ALPHA = 'c8';
const LINE = 'ff38302c';
const SKETCH_LINE = 'ff004b7a';

/**
 * A view as KML 2.2: a folder for each class of the legend in the colours of the screen, a placemark an area with a
 * balloon of its figures. Areas without a shape stand in the folders without geometry. Sketched borders are brown.
 */
export function writeKml(taken: Taken, shapes: Shapes, words: Words): string {
  const columns = columnsOf(taken, words);
  const lines = legendLines(taken, words);
  const inClass = Map.groupBy(taken.rows, (row) => row.class);
  const areas = words.screen.level[taken.levelName];
  const folders = lines.map((line) => {
    const rows = inClass.get(line.class) ?? [];
    const name = `${line.label} (${words.format.number(rows.length)} ${areas})`;
    const placemarks = rows.map((row) => placemarkOf(row, line, taken, columns, shapes, words));
    return `<Folder><name>${xmlText(name)}</name>\n${placemarks.join('\n')}\n</Folder>`;
  });
  const title = warned(titleOf(taken, words), taken, words);
  return `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2">
<Document>
<name>${xmlText(title)}</name>
<open>1</open>
<Snippet maxLines="2">${xmlText(sourceLine(taken, words))}</Snippet>
<description>${xmlText(aboutHtml(taken, lines, words))}</description>
${lines.flatMap((line) => [styleOf(line, false), styleOf(line, true)]).join('\n')}
${folders.join('\n')}
</Document>
</kml>
`;
}

/** Style names are made of the class: 'kelas-0', 'kelas-min-1', and the same with a sketched border. */
function styleName(index: number, isSketch: boolean): string {
  return `kelas-${index < 0 ? `min-${-index}` : index}${isSketch ? '-sketsa' : ''}`;
}

function styleOf(line: LegendLine, isSketch: boolean): string {
  const [, red = '00', green = '00', blue = '00'] = /^#(..)(..)(..)$/.exec(line.colour) ?? [];
  return `<Style id="${styleName(line.class, isSketch)}"><LineStyle><color>${isSketch ? SKETCH_LINE : LINE}</color><width>${isSketch ? 2 : 1}</width></LineStyle><PolyStyle><color>${FILL_ALPHA}${blue}${green}${red}</color></PolyStyle><BalloonStyle><text>$[description]</text></BalloonStyle></Style>`;
}

function placemarkOf(
  row: TakenRow,
  line: LegendLine,
  taken: Taken,
  columns: readonly Column[],
  shapes: Shapes,
  words: Words,
): string {
  const shape = shapes.get(row.id);
  const cells = columns
    .map((c) => [c, c.of(row)] as const)
    .filter(([, cell]) => cell !== null && cell !== '');
  const data = [
    ...warningsOf(taken, words).map(({ key, text }) => dataOf(key, text)),
    ...cells.map(([c, cell]) => dataOf(c.key, String(cell))),
  ];
  return `<Placemark id="w${row.id}"><name>${xmlText(row.name)}</name><Snippet maxLines="1">${xmlText(said(row, taken, words))}</Snippet><description>${xmlText(balloonHtml(row, cells, taken, words))}</description><styleUrl>#${styleName(line.class, row.quality === 'sketsa')}</styleUrl><ExtendedData>${data.join('')}</ExtendedData>${shape === undefined ? '' : geometryOf(JSON.parse(shape) as Geometry)}</Placemark>`;
}

function dataOf(name: string, value: string): string {
  return `<Data name="${xmlText(name)}"><value>${xmlText(value)}</value></Data>`;
}

/** The figure, or the state in its place. */
function said(row: TakenRow, taken: Taken, words: Words): string {
  const { states, short } = words.download;
  if (row.state === 'zero') return states.zero;
  if (row.state === 'partial') return short.partial(row.partial ?? 0, row.n, row.m);
  if (row.value === null) return states[row.state];
  const figure = `${words.format.number(row.value, taken.legend.decimals)} ${taken.indicator.unit[taken.lang]}`;
  return row.state === 'ratePart' ? `${figure} (${states.ratePart})` : figure;
}

function balloonHtml(
  row: TakenRow,
  cells: readonly (readonly [Column, string | number | null])[],
  taken: Taken,
  words: Words,
): string {
  const number = (c: Column, n: number) =>
    words.format.number(n, c.kind === 'value' ? taken.legend.decimals : c.kind === 'measured' ? 2 : 0);
  const lines = cells.map(([c, cell]) => {
    const text = typeof cell === 'number' ? number(c, cell) : plainText(cell ?? '');
    return `<tr><td>${xmlText(c.title)}</td><td><b>${xmlText(text)}</b></td></tr>`;
  });
  const warning = warningHtml(taken, words);
  return `${warning}<h3>${xmlText(row.name)}</h3><p>${xmlText(said(row, taken, words))}</p><table>${lines.join('')}</table><p>${xmlText(titleOf(taken, words))}<br/>${xmlText(sourceLine(taken, words))}</p>`;
}

function warningHtml(taken: Taken, words: Words): string {
  return warningsOf(taken, words)
    .map(({ text }) => `<p><b>${xmlText(text)}</b></p>`)
    .join('');
}

/** The legend and the notes, for the balloon of the document. */
function aboutHtml(taken: Taken, lines: readonly LegendLine[], words: Words): string {
  const legend = lines.map(
    (l) =>
      `<tr><td style="background:${l.colour};width:2em">&#160;</td><td>${xmlText(l.label)}</td><td>${l.areas}</td></tr>`,
  );
  const notes = notesOf(taken, words)
    .filter((n) => n.text !== undefined)
    .map((n) => `<tr><td>${xmlText(n.label)}</td><td>${xmlText(n.text ?? '')}</td></tr>`);
  const warning = warningHtml(taken, words);
  return `${warning}<table>${legend.join('')}</table><table>${notes.join('')}</table>`;
}

function geometryOf({ type, coordinates }: Geometry): string {
  const polygons = (
    type === 'Polygon' ? [coordinates] : coordinates
  ) as readonly (readonly (readonly Position[])[])[];
  const told = polygons.map(([outer = [], ...holes]) => {
    const inner = holes.map((ring) => `<innerBoundaryIs>${ringOf(ring)}</innerBoundaryIs>`).join('');
    return `<Polygon><tessellate>1</tessellate><outerBoundaryIs>${ringOf(outer)}</outerBoundaryIs>${inner}</Polygon>`;
  });
  return told.length === 1 ? (told[0] ?? '') : `<MultiGeometry>${told.join('')}</MultiGeometry>`;
}

function ringOf(ring: readonly Position[]): string {
  return `<LinearRing><coordinates>${ring.map(([x, y]) => `${x},${y}`).join(' ')}</coordinates></LinearRing>`;
}
