import type { Row } from 'write-excel-file/node';
import { PILLAR_ROLES, pillarRole } from '../../../data/catalogue/psks.ts';
import type { Words } from '../../../data/words/id.ts';
import { HEADING, TITLE, textCell, WARNING, writeWorkbook } from '../../paper/workbook.ts';
import type { HeldPillar } from '../browse/query.ts';

const FORM_COLUMNS = [
  'name',
  'role',
  'village',
  'district',
  'code',
  'from',
  'until',
  'decree',
  'decreeOn',
  'level',
  'availability',
  'home',
  'phone',
  'certificate',
  'certificateNo',
  'issuer',
  'validUntil',
] as const;

/** A pillar as a file may tell it. */
export interface ToldPillar {
  readonly pillar: HeldPillar;
  /** code of the home, no finer than the asker may know */
  readonly home: string;
  /** undefined: it is not told, and there is no column for it */
  readonly phone?: string | undefined;
  /** true: certificates and availability are told too */
  readonly whole: boolean;
}

/** The register as a workbook: a row for each role and area, with the headings that the import reads. */
export function writeRegisterBook(
  told: readonly ToldPillar[],
  { on, phones, simulated }: { on: string; phones: boolean; simulated: boolean },
  words: Words,
): Promise<Uint8Array> {
  const t = words.pillarFile;
  const columns = [
    'name',
    'role',
    'code',
    'area',
    'from',
    'until',
    'decree',
    'decreeOn',
    'level',
    'availability',
    'home',
    'share',
    ...(phones ? (['phone'] as const) : []),
    'certificate',
    'certificateNo',
    'issuer',
    'validUntil',
  ] as const;
  const rows = told.flatMap((one) =>
    rowsOf(one, words).map((row) => columns.map((c) => textCell(row[c] ?? ''))),
  );
  const head: Row[] = [
    ...(simulated ? [[textCell(t.simulated, WARNING)]] : []),
    [textCell(`${t.name} · ${words.format.day(on)}`, TITLE)],
    [],
  ];
  return writeWorkbook([
    {
      sheet: t.sheet,
      orientation: 'landscape',
      columns: columns.map((c) => ({ width: c === 'name' || c === 'area' ? 30 : 16 })),
      stickyRowsCount: head.length + 1,
      data: [...head, columns.map((c) => textCell(t.headings[c], HEADING)), ...rows],
    },
  ]);
}

/** An empty form, and a sheet that says how to fill it in. */
export function writePillarForm(words: Words): Promise<Uint8Array> {
  const t = words.pillarFile;
  return writeWorkbook([
    {
      sheet: t.sheet,
      orientation: 'landscape',
      columns: FORM_COLUMNS.map((c) => ({ width: c === 'name' ? 30 : 16 })),
      stickyRowsCount: 1,
      data: [FORM_COLUMNS.map((c) => textCell(t.headings[c], HEADING))],
    },
    {
      sheet: t.help,
      columns: [{ width: 110 }],
      data: [
        ...t.helpLines.map((line) => [textCell(line, { wrap: true })]),
        ...PILLAR_ROLES.map(({ abbreviation, name }) => [
          textCell(`${abbreviation} · ${name[words.service.report.namesIn]}`),
        ]),
      ],
    },
  ]);
}

type Cells = Partial<Record<keyof Words['pillarFile']['headings'], string>>;

function rowsOf({ pillar, home, phone = '', whole }: ToldPillar, words: Words): Cells[] {
  const [first, ...more] = whole ? pillar.certificates : [];
  const base: Cells = {
    name: pillar.name,
    level: pillar.level ?? '',
    availability:
      whole && pillar.availability !== 'unknown' ? words.pillarFile.availability[pillar.availability] : '',
    home,
    phone,
  };
  const rows: Cells[] = pillar.roles.flatMap((role) =>
    role.areas.map((area) => ({
      ...base,
      role: pillarRole(role.role).abbreviation,
      code: area.code,
      area: area.name,
      from: role.from ?? '',
      until: role.until ?? '',
      decree: (whole && role.decree) || '',
      decreeOn: (whole && role.decreeOn) || '',
      share: !whole || area.share === null ? '' : `${Math.round(area.share * 1000) / 10}%`,
    })),
  );
  const certificates = first ? [first, ...more] : [];
  // A certificate a row; where there are more of them than rows the first row is told again.
  return Array.from({ length: Math.max(rows.length, certificates.length) }, (_, i) => {
    const certificate = certificates[i];
    const row = rows[i] ?? rows[0] ?? base;
    return certificate
      ? {
          ...row,
          certificate: certificate.kind,
          certificateNo: certificate.number ?? '',
          issuer: certificate.issuer ?? '',
          validUntil: certificate.validUntil ?? '',
        }
      : row;
  });
}
