import type { Row } from 'write-excel-file/node';
import { pillarRole } from '../../../data/catalogue/psks.ts';
import type { FileAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { en } from '../../../data/words/en.ts';
import { fileSlug } from '../../../data/words/file-name.ts';
import { id } from '../../../data/words/id.ts';
import { levelName } from '../../../data/words/level-name.ts';
import { neededWords } from '../../../data/words/needed.ts';
import { spokenAs } from '../../../data/words/office.ts';
import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import { speakAsOffice } from '../../naming/answer.ts';
import { loadRegistry } from '../../own/answer.ts';
import { countCell, HEADING, TITLE, textCell, WARNING, writeWorkbook, XLSX } from '../../paper/workbook.ts';
import { normLine } from '../norm-line.ts';
import { gatherNeeded, type NeededRole } from './needed-gather.ts';

const PRINTED = { orientation: 'landscape' } as const;

/** What meets every norm as a workbook: norm by norm, and how many each area needs of each role. Throws as gatherNeeded. */
export async function officersNeededFile(
  ctx: Context,
  scope: Scope,
  { lang, ...asked }: RouteRequest<'officersNeededFile'>,
): Promise<FileAnswer> {
  const found = await gatherNeeded(ctx, scope, asked);
  const db = ctx.db.as(scope);
  const [words, registry] = [
    await speakAsOffice(db, lang === 'en' ? en : id, found.within.code),
    await loadRegistry(db),
  ];
  const said = spokenAs(words, neededWords);
  const { name, sheets, columns } = said.file;
  const warning = found.simulated ? [[textCell(words.domain.simulated, WARNING)]] : [];
  const head: Row[] = [
    ...warning,
    [textCell(`${said.title}: ${found.within.name}`, TITLE)],
    [textCell(said.answer(found, found.within.name))],
    ...(found.personsShared < found.total.person ? [[textCell(said.sharing(found.personsShared))]] : []),
    ...(found.personsTogether < found.total.person ? [[textCell(said.together(found.personsTogether))]] : []),
    [textCell([said.asOf(found.registerOn), ...(asked.withoutAway ? [said.withoutAway] : [])].join(' '))],
    [],
  ];
  const roleOf = (role: NeededRole['row']['role']) => pillarRole(role).name[lang];
  const levelOf = ({ places, row }: NeededRole) =>
    words.screen.level[
      levelName(
        row.level,
        places.map(({ place }) => place.code),
      )
    ];
  const norms: Row[] = [
    ...head,
    headings([
      columns.role,
      columns.norm,
      columns.mark,
      columns.decree,
      columns.level,
      columns.areas,
      columns.short,
      columns.needed,
      columns.unknown,
      columns.figures,
      columns.note,
    ]),
    ...found.roles.map((one): Row => {
      const { role, norm, areas, shortAreas, needed, shared, unknown, figuresPeriod, fromDesa } = one.row;
      const notes = [...(shared < needed ? [said.shared(shared)] : []), ...(fromDesa ? [said.fromDesa] : [])];
      return [
        textCell(roleOf(role)),
        textCell(normLine(norm, registry, words)),
        textCell(words.norms.mark[norm.mark]),
        textCell(norm.decree ?? ''),
        textCell(levelOf(one)),
        countCell(areas),
        countCell(shortAreas),
        countCell(needed),
        countCell(unknown),
        textCell(figuresPeriod === null ? '' : words.format.period(figuresPeriod)),
        textCell(notes.join('; ')),
      ];
    }),
    ...found.uncounted.map(
      ({ role, norm, why }): Row => [
        textCell(roleOf(role)),
        textCell(normLine(norm, registry, words)),
        textCell(words.norms.mark[norm.mark]),
        textCell(norm.decree ?? ''),
        ...Array.from({ length: 6 }, () => textCell('')),
        textCell(said.why[why]),
      ],
    ),
  ];
  const areas: Row[] = [
    ...warning,
    headings([columns.role, columns.level, columns.code, columns.area, columns.parent, columns.needed]),
    ...found.roles.flatMap((one) =>
      one.places.map(
        ({ place, n }): Row => [
          textCell(roleOf(one.row.role)),
          textCell(levelOf(one)),
          textCell(place.code),
          textCell(place.name),
          textCell(place.parentName ?? ''),
          countCell(n),
        ],
      ),
    ),
  ];
  const widths = (all: readonly number[]) => all.map((width) => ({ width }));
  const bytes = await writeWorkbook([
    {
      sheet: sheets.norms,
      ...PRINTED,
      columns: widths([26, 44, 16, 30, 16, 12, 12, 12, 14, 16, 40]),
      data: norms,
    },
    { sheet: sheets.areas, ...PRINTED, columns: widths([26, 16, 18, 26, 26, 12]), data: areas },
  ]);
  const mark = found.simulated ? 'DATA-CONTOH-BUKAN-DATA-SEBENARNYA-' : '';
  return {
    name: `${mark}${fileSlug(`${name} ${found.within.name} ${found.registerOn}`)}.xlsx`,
    type: XLSX,
    bytes,
    inline: false,
  };
}

function headings(all: readonly string[]): Row {
  return all.map((one) => textCell(one, HEADING));
}
