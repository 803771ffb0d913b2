import type { problemGeo as source } from '../id/problem-geo.ts';
import type { Hint } from '../sentence.ts';
import { format } from './format.ts';

/** Kinds of faults as GEOS names them in its reasons. */
const SHAPE_FAULTS: Readonly<Record<string, string>> = {
  'self-intersection': 'the border crosses itself',
  'ring self-intersection': 'the border touches itself',
  'nested shells': 'one part lies inside another',
  'nested holes': 'one hole lies inside another',
  'hole lies outside shell': 'a hole lies outside the border',
  'holes are nested': 'one hole lies inside another',
  'interior is disconnected': 'the inside falls apart',
  'duplicate rings': 'the border is drawn twice',
  'too few points in geometry component': 'it has too few points',
  'invalid coordinate': 'a coordinate is not valid',
  'ring is not closed': 'the border is not closed',
  'repeated point': 'a point is repeated',
};

/** 'Ring Self-intersection[95.05 -5.62]': what is wrong and where, in words. */
function shapeFault(reason: Hint[string] | undefined): string {
  const read = /^([^[]*)(?:\[(-?[\d.e-]+) (-?[\d.e-]+)\])?/.exec(String(reason ?? ''));
  const said = SHAPE_FAULTS[(read?.[1] ?? '').trim().toLowerCase()] ?? 'the shape is not valid';
  if (read?.[2] === undefined || read[3] === undefined) return said;
  const [x, y] = [Number(read[2]), Number(read[3])];
  return `${said} at ${format.number(x, 5)} E ${format.number(Math.abs(y), 5)} ${y < 0 ? 'S' : 'N'}`;
}

function areaChange(m2: Hint[string] | undefined): string {
  const change = Math.round(Number(m2 ?? 0));
  if (!change) return '';
  return `; ${change < 0 ? 'its area shrank by' : 'its area grew by'} ${format.number(Math.abs(change))} m²`;
}

function n(value: Hint[string] | undefined): string {
  return format.number(Number(value ?? 0));
}

export const problemGeo = {
  'gzip-broken': () => 'This .gz file is damaged or cut short. Download or copy it again.',
  'geo-too-large': (h) =>
    `The file is larger than ${h.most ?? '500 MB'} unpacked. Take a part of it, for instance one regency, and try again.`,
  'geo-too-full': () =>
    'This map holds more points and lines than can be read at once. Take a part of it, for instance one province, and try again.',
  'geo-is-xml': () =>
    'This is an XML file, but neither KML nor GPX. Open it in QGIS and save it as GeoPackage or GeoJSON.',
  'not-json': (h) =>
    `This file is no map that is known, or its JSON is not whole${h.at ? ` (line ${h.at})` : ''}. Save it again as GeoJSON, GeoPackage or a Shapefile in a .zip.`,
  'not-geojson': (h) =>
    `This file is JSON but neither GeoJSON nor TopoJSON${h.value ? ` (it holds "${h.value}")` : ''}. Save it again as a GeoJSON FeatureCollection.`,
  'other-crs': (h) =>
    `Coordinates are in the system ${h.value ?? 'of another kind'}. Save the file again with EPSG:4326 (WGS 84, longitude and latitude).`,
  'no-features': () => 'There is no area in this file. Check that its layer was chosen when it was saved.',
  'too-many-features': (h) =>
    `The file holds ${h.found ?? ''} features; the most is ${h.most ?? ''}. Split it, for instance by province.`,
  'unknown-column': (h) =>
    `There is no column "${h.value ?? ''}" (${h.option ?? ''}). The columns are: ${h.columns ?? ''}.`,
  'unknown-option-code': (h) =>
    `${h.value ?? ''} (${h.option ?? ''}) is no known area code. Use a Kemendagri code such as 34.02.12.2004.`,
  'zones-of-hazard': (h) =>
    `This looks like a map of hazard (columns ${h.columns ?? ''}), not of borders: it holds neither codes nor names of areas. Maps of hazard cannot be brought in yet.`,
  'level-unclear': (h) =>
    `The level of these areas cannot be told from the columns ${h.columns || '(none)'}. Say the level, and without codes also what they lie in (at the terminal: --level dusun --parent 34.02.12.2004).`,
  'list-level-unclear': (h) =>
    `This may be a list of ${h.firstName ?? h.first ?? ''} or of ${h.secondName ?? h.second ?? ''}. Say which (at the terminal: --level ${h.first ?? ''} or --level ${h.second ?? ''}).`,
  'wrong-level': (h) =>
    `This file holds ${h.foundName ?? h.found ?? ''}, not ${h.saidName ?? h.said ?? ''}. Change the level (at the terminal: --level ${h.found ?? ''}), or choose another file.`,
  'bps-codes': (h) =>
    `Column ${h.value ?? ''} holds codes of BPS, which are not those of Kemendagri though both have ten digits. Replace them by Kemendagri codes (bridge: sig.bps.go.id/bridging-kode).`,
  'list-too-long': (h) =>
    `The list holds ${h.found ?? ''} areas; the most at once is ${h.most ?? ''}. Split it by regency.`,
  'no-geometry': () => 'This feature has no shape. Draw its border, or bring it in by a list: import areas.',
  'not-a-polygon': (h) =>
    `The shape of this feature is ${h.value ?? 'no polygon'}, not a polygon. A border must be a Polygon or MultiPolygon.`,
  'empty-geometry': () => 'The shape of this feature is empty. Draw its border again.',
  'bad-coordinates': () =>
    'This feature has coordinates that are no numbers. Mend its shape in a map program.',
  'ring-closed': () =>
    'The border of this feature was not closed; its end was joined to its beginning. Check the shape.',
  'ring-too-short': (h) =>
    `A part of this feature has only ${h.points ?? ''} points and was left out; the others are used. Delete that part.`,
  'polygon-too-short': (h) =>
    `This polygon has only ${h.points ?? ''} points; it needs at least three. Draw its border again.`,
  'too-many-vertices': (h) =>
    `This polygon has ${h.vertices ?? ''} corners; the most is ${h.most ?? ''}. Simplify it first in a map program (a tolerance of 1 metre will do).`,
  'axes-swapped': (h) =>
    `The coordinates ${h.value ?? ''} seem swapped: longitude comes first, then latitude. Save the file again in that order.`,
  'coordinates-in-metres': (h) =>
    `The coordinates ${h.value ?? ''} seem to be metres (UTM), not degrees. Save the file again with EPSG:4326 (in QGIS: Export, choose the coordinate system EPSG:4326).`,
  'shape-repaired': (h) =>
    `This shape is faulty (${shapeFault(h.reason)}) and was repaired${areaChange(h.changeM2)}. Check the shape.`,
  'shape-without-area': (h) =>
    `This shape has no area (${shapeFault(h.reason)}) and cannot be repaired. Draw its border again.`,
  'unknown-code': (h) =>
    h.taken
      ? `The code ${h.value ?? ''} is not in the list of area codes; by its ${h.by === 'place' ? 'place' : 'name'} it was taken as ${h.taken}. Check it, and correct the code.`
      : `The code ${h.value ?? ''} is not in the list of area codes${h.wrong ? `: there is no ${h.levelName ?? ''} ${h.wrong}${h.within ? ` in ${h.within}` : ''}` : ''}.${h.suggestion ? ` Perhaps ${h.suggestion} is meant.` : ''} Correct the code; if the area has changed, bring in the change first: import changes.`,
  'unreadable-code': (h) =>
    `"${h.value ?? ''}" cannot be read as a code; the area was looked for by its name. Correct the code.`,
  'code-of-other-level': (h) =>
    `The code ${h.value ?? ''} is that of a ${h.foundName ?? h.found ?? ''}, but this row is a ${h.saidName ?? h.said ?? ''}. Correct the code or the level.`,
  'unknown-name': (h) =>
    `"${h.value ?? ''}" was not found${h.within ? ` in ${h.within}` : ''}.${h.suggestion ? ` Perhaps ${h.suggestion} is meant.` : ''} Fill in its code, or correct the name.`,
  'name-differs': (h) =>
    `The code belongs to ${h.listed ?? ''}, but the file calls it "${h.value ?? ''}". The code was used; check which is right.`,
  'placed-by-name': (h) => `Without code; placed by its name in ${h.taken ?? ''}.`,
  'placed-by-close-name': (h) =>
    `Without code, and "${h.value ?? ''}" is not spelled like any; taken as ${h.taken ?? ''}. Check it, and correct the spelling if that is wrong.`,
  'placed-by-short-name': (h) =>
    `Without code; "${h.value ?? ''}" was taken as ${h.taken ?? ''}. Check it, and fill in the code if that is wrong.`,
  'placed-by-location': (h) =>
    `Without code; placed by where it lies in ${h.taken ?? ''}. Check it, and fill in the code.`,
  'not-placed': () =>
    'It is not known which area this is: no code, no known name, and it does not lie in one area that has a border here. Fill in its code, or bring in the border of its parent first.',
  'list-not-placed': () =>
    'This row does not say where it lies. Give the code or the name of the desa or kelurahan in every row; cells merged in Excel are filled in their first row only.',
  'without-number': (h) =>
    `Without number in ${h.within ?? ''}; recorded as "${h.given ?? ''}" (${h.code ?? ''}). Fill in its number if it has one.`,
  'outside-parent': (h) =>
    `The shape of ${h.code ?? h.value ?? ''} lies ${format.number(Number(h.km ?? 0), Number(h.km ?? 0) % 1 === 0 ? 0 : 1)} km from ${h.parent ?? 'its parent'} and was left out. Check its code and where it is drawn.`,
  'far-from-others': (h) =>
    `The shape of ${h.code ?? h.value ?? ''} lies ${h.km ?? ''} km from most areas of ${h.parent ?? 'its parent'}. It is used; unless it is an island or remote, check its code and where it is drawn.`,
  'mostly-outside-parent': (h) =>
    `Only ${h.share ?? '0'}% of the shape of ${h.code ?? h.value ?? ''} lies in ${h.parent ?? 'its parent'}. Check its code and the borders of both.`,
  'covers-sibling': (h) =>
    `${h.share ?? '50'}% of the shape of ${h.code ?? h.value ?? ''} covers ${h.other ?? 'another area'}, which is here already. Check its code and the borders of both.`,
  'many-parts': (h) =>
    `This shape has ${h.parts ?? ''} parts that lie apart. That is usual for islands; otherwise check the drawing.`,
  'parts-merged': (h) =>
    `The code ${h.code ?? ''} is used by feature ${h.other ?? ''} already; the two lie apart and were joined as one area. Check that they are one.`,
  'duplicate-area': (h) =>
    `The code ${h.code ?? ''} is used by feature ${h.other ?? ''} already, and ${h.share ?? ''}% of the shape overlaps. This feature was left out; delete one of them or correct its code.`,
  'duplicate-row': (h) =>
    `This area (${h.code ?? ''}) stands on line ${h.other ?? ''} already; this line is not used. Delete one of them, or correct its number.`,
  'two-villages': (h) =>
    `This line names two villages: by its own code ${h.own ?? ''}, by this column ${h.other ?? ''}. Correct one of them.`,
  'rw-in-two-villages': (h) =>
    `"${h.value ?? ''}" stands in ${h.here ?? ''} and, on line ${h.other ?? ''}, in ${h.there ?? ''}. Both were taken; if only one is right, delete the other.`,
  'which-regency': (h): string =>
    Number(h.n) === 0
      ? 'This list names kecamatan and villages only, and no regency is set up yet. Set up the regency first, or add a column of codes.'
      : 'This list names kecamatan and villages only, and there are several regencies here. Add a column of regencies or codes, or say what all lines lie in (at the terminal: --parent CODE).',
  'number-taken': (h) =>
    `The number ${h.code ?? ''} is used on line ${h.other ?? ''} for another name; "${h.value ?? ''}" was given the code ${h.given ?? ''}. Correct the number if that is wrong.`,
  'too-many-areas': (h) =>
    `The file holds ${n(h.found)} areas; the most at once is ${n(h.most)}. Take a part: choose an area under "Take only this area" (at the terminal: --within 63.71).`,
  'too-many-corners': (h) =>
    `The borders have ${h.found ?? ''} corners; the most at once is ${h.most ?? ''}. Take a part: choose an area under "Take only this area" (at the terminal: --within CODE).`,
  'outside-within': (h) => `${n(h.count)} features outside ${h.value ?? ''} were left out.`,
  'shapes-replaced': (h) =>
    `${h.count ?? ''} borders replace those of import ${h.imports ?? ''}${Number(h.dated ?? 1) ? '' : ' for all periods; say the day whose state the file shows if they should be a version beside them'}. The earlier come back when this import is undone.`,
  'nothing-usable': () => 'Nothing of this file can be used.',
  'regencies-not-set-up': (h) =>
    `The lists of kecamatan and desa of ${h.count ?? ''} regencies were not set up: they are too many. Set up those you need: npx petasos setup CODE`,
  'partial-outline': (h) =>
    `The outline of ${h.value ?? ''} is so far drawn from ${h.shapes ?? ''} of the ${h.areas ?? ''} areas${h.belowName ? ` (${h.belowName})` : ''} inside it; its area is not measured. Bring in the borders that are missing.`,
  'already-set-up': (h) => `${h.value ?? ''} is set up already; nothing was changed.`,
  'set-up-partly-there': (h) => `${h.there ?? ''} areas were there already; ${h.added ?? ''} were added.`,
  'unknown-regency': (h) =>
    `There is no regency with the code ${h.value ?? ''}. ${
      h.codes
        ? `Codes in ${h.within ?? ''}: ${h.codes}.`
        : `Use a Kemendagri code such as ${h.suggestion ?? '63.71 Kota Banjarmasin'}.`
    }`,
  'set-up-needs-regency': (h) =>
    `${h.value ?? ''} is not the code of a regency. Set up its regency: npx petasos setup ${h.suggestion ?? ''}`,
  'list-already-there': (h) =>
    `All ${h.areas ?? ''} areas of the list are there already; nothing was changed.`,
  'unknown-change': (h) =>
    `The kind of change "${h.value ?? ''}" is not known. Use one of: ${h.kinds ?? ''}.`,
  'change-code-malformed': (h) =>
    `"${h.value ?? ''}" is no area code. Use a Kemendagri code such as 35.10.25.2001.`,
  'change-date-malformed': (h) => `"${h.value ?? ''}" is no date. Write 2017-01-09 or 09-01-2017.`,
  'change-needs': (h) => `The change "${h.kind ?? ''}" needs the column ${h.column ?? ''}. Fill it in.`,
  'change-known': (h) =>
    `The change of ${h.name || h.value || ''} (${h.kind ?? ''}, ${h.date ?? ''}) is known already.`,
  'change-unknown-area': (h) =>
    `${h.name || 'The area'} (${h.value ?? ''}) is not known. Check the code: the present one stands in kode_sekarang, the old one in kode_lama.`,
  'change-unknown-parent': (h) =>
    `The parent of ${h.name || h.value || ''} is not known (old ${h.oldParent || '–'}, new ${h.newParent || '–'}). Check the codes.`,
  'change-other-parent': (h) =>
    `${h.name || h.value || ''} did not lie in ${h.newParent || 'that parent'} on ${h.date ?? ''}. Check the parent and the date.`,
  'change-not-then': (h) => `${h.name || h.value || ''} did not exist on ${h.date ?? ''}. Check the date.`,
} satisfies typeof source;
