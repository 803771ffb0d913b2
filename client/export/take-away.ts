import type { Level } from '../../data/catalogue/levels.ts';
import type { ExportMark, TakenFormat } from '../../data/contract/export.ts';
import type { Office } from '../../data/contract/office.ts';
import { fileName } from '../../data/words/file-name.ts';
import type { Words } from '../../data/words/id.ts';
import { fetchFile, send } from '../api.ts';
import type { MapControl } from '../map/map.tsx';
import type { Need } from '../screens/need.ts';
import { normOf } from '../screens/norm-of.ts';
import { isSimulated, pictureText } from './picture-text.ts';
import { saveFile } from './save.ts';

/** Fetches the present view as a file and keeps it; gives its name. Throws ApiFault. */
export async function takeFile(
  need: Need,
  format: TakenFormat,
  { level, reason }: { readonly level?: Level | undefined; readonly reason?: string },
): Promise<string> {
  const { view } = need;
  const { name, blob } = await fetchFile('export', {
    format,
    within: view.area ?? '',
    level: level ?? view.level ?? 'desa',
    indicator: view.indicator ?? '',
    period: view.period ?? '',
    sex: view.sex,
    ...normOf(view),
    lang: view.lang,
    origin: location.origin,
    ...(reason === undefined ? {} : { reason }),
  });
  saveFile(name, blob);
  return name;
}

/** Draws the present view as a picture and keeps it; gives its name. Throws where the browser cannot draw it. */
export async function takePicture(
  need: Need,
  map: MapControl | null,
  words: Words,
  office: Office | undefined,
  reason?: string,
): Promise<string> {
  // Kept before it is drawn; what it must say comes back.
  const mark = await keepPicture(need, reason);
  const text = pictureText(need, words, office, new Date(), mark);
  const values = need.data.shown?.values;
  // What composes a page is fetched when the first is asked for.
  const { composePicture, mapSize } = await import('./picture.ts');
  const drawing = await map?.draw(mapSize(text?.warning !== undefined));
  if (!text || !values || !drawing) throw new Error('there is nothing to draw yet');
  const blob = await composePicture(drawing, text, words);
  const { lang, sex } = need.view;
  const { indicator, within, period } = values;
  const subject = { indicator, sex, place: within.name, areas: need.areasName, period };
  const name = fileName(
    { ...subject, simulated: isSimulated(need), secret: mark !== null },
    words,
    lang,
    'png',
  );
  saveFile(name, blob);
  return name;
}

async function keepPicture(need: Need, reason: string | undefined): Promise<ExportMark> {
  const { view } = need;
  const { mark } = await send('takePicture', {
    within: view.area ?? '',
    level: view.level ?? 'desa',
    indicator: view.indicator ?? '',
    period: view.period ?? '',
    sex: view.sex,
    ...normOf(view),
    ...(reason === undefined ? {} : { reason }),
  });
  return mark;
}
