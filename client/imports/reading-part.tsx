import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import type { FileKind } from '../../data/contract/import.ts';
import type { ReadingChange, TableReading } from '../../data/contract/reading.ts';
import { sayUse } from '../../data/words/say-reading.ts';
import { useSpeech } from '../words.ts';
import css from './reading.module.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

interface ReadingPartProps {
  readonly reading: TableReading;
  readonly kind: FileKind;
  /** a column that must be there was not found: somebody has to say which it is */
  readonly isNeeded: boolean;
  readonly onChange: (change: ReadingChange) => void;
}

/** How a table was read, on its first rows: what each column is for, where the heading stands, which sheets count. */
export function ReadingPart({ reading, kind, isNeeded, onChange }: ReadingPartProps) {
  const { words } = useSpeech();
  const t = words.reading;
  const said = reading.change ?? {};
  const isChanged = Object.keys(said).length > 0;
  const isPlain = reading.heading[1] === 1 && reading.columns.every(({ use }) => use === 'keep');
  return (
    <details className={css.part} open={!isPlain || isChanged || isNeeded}>
      <summary>{t.title}</summary>
      <p className={css.intro}>{reading.remembered ? t.rememberedNote : t.intro}</p>
      <div className={css.above}>
        <HeadingLines heading={reading.heading} onChange={(heading) => onChange({ ...said, heading })} />
        {reading.sheets.length > 1 && (
          <fieldset className={css.sheets}>
            <legend>{t.sheets}</legend>
            {reading.sheets.map((sheet) => (
              <Checkbox
                key={sheet.name}
                size="xs"
                label={t.sheet(sheet.name, sheet.rows)}
                checked={sheet.used}
                onChange={(event) =>
                  onChange({ ...said, skipSheets: skipped(reading, sheet.name, event.currentTarget.checked) })
                }
              />
            ))}
          </fieldset>
        )}
      </div>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t.line}</th>
              {reading.columns.map((column, i) => (
                <th key={column.key} scope="col" data-use={column.use.split(':')[0]}>
                  <span className={css.heading}>{column.heading || t.noHeading}</span>
                  <UseOfColumn
                    label={t.column(i + 1, column.heading)}
                    use={column.use}
                    kind={kind}
                    onChange={(use) => onChange({ ...said, columns: { ...said.columns, [column.key]: use } })}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reading.rows.map((row) => (
              <tr key={row.line}>
                <th scope="row">{row.line}</th>
                {reading.columns.map((column, i) => (
                  <td key={column.key} data-use={column.use.split(':')[0]}>
                    {row.cells[i]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isChanged && (
        <p className={css.below}>
          {t.changedNote}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => onChange({})}>
            {t.reset}
          </Button>
        </p>
      )}
    </details>
  );
}

function skipped(reading: TableReading, name: string, isUsed: boolean): string[] {
  const unused = reading.sheets.filter((sheet) => !sheet.used).map((sheet) => sheet.name);
  return isUsed ? unused.filter((other) => other !== name) : [...unused, name];
}

interface HeadingLinesProps {
  readonly heading: TableReading['heading'];
  readonly onChange: (heading: [number, number]) => void;
}

/** Lines of the heading; they count once a field is left or Enter is pressed. */
function HeadingLines({ heading: [from, to], onChange }: HeadingLinesProps) {
  const { words } = useSpeech();
  const t = words.reading;
  const commit = (first: string, last: string) => {
    const lines = [Number(first), Number(last)] as const;
    const isSound = lines.every((n) => Number.isInteger(n) && n > 0) && lines[0] <= lines[1];
    if (isSound && (lines[0] !== from || lines[1] !== to)) onChange([...lines]);
  };
  const field = (label: string, value: number, take: (text: string) => void) => (
    <TextInput
      key={`${label} ${value}`}
      label={label}
      type="number"
      min={1}
      size="xs"
      defaultValue={value}
      onBlur={(event) => take(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take(event.currentTarget.value);
      }}
    />
  );
  return (
    <div className={css.lines}>
      {field(t.headingFrom, from, (text) => commit(text, String(Math.max(Number(text), to))))}
      {field(t.headingTo, to, (text) => commit(String(Math.min(Number(text), from)), text))}
    </div>
  );
}

interface UseOfColumnProps {
  readonly label: string;
  readonly use: string;
  readonly kind: FileKind;
  readonly onChange: (use: string) => void;
}

/** What a column is for; its hundred choices are made once somebody asks for them. */
function UseOfColumn({ label, use, kind, onChange }: UseOfColumnProps) {
  const { words } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${label}: ${sayUse(words, use)}`}
        onClick={() => setOpen(true)}
      >
        {sayUse(words, use)}
      </Button>
    );
  }
  const options = (uses: readonly string[]) => uses.map((value) => ({ value, label: sayUse(words, value) }));
  const general = ['keep', 'skip', 'total'];
  const figures = FIGURES[kind] ?? [];
  const places = PLACES.map((heading) => `keep:${heading}`);
  const types = kind === 'need' ? TYPES : [];
  const listed = new Set([...general, ...figures, ...places, ...types]);
  const t = words.reading.groups;
  return (
    <NativeSelect
      autoFocus
      size="xs"
      aria-label={label}
      value={use}
      onChange={(event) => {
        setOpen(false);
        if (event.currentTarget.value !== use) onChange(event.currentTarget.value);
      }}
      onBlur={() => setOpen(false)}
      data={[
        ...(listed.has(use) ? [] : options([use])),
        { group: t.general, items: options(general) },
        { group: t.places, items: options(places) },
        ...(figures.length > 0 ? [{ group: t.figures, items: options(figures) }] : []),
        ...(types.length > 0 ? [{ group: t.types, items: options(types) }] : []),
      ]}
    />
  );
}

const PLACES = [
  'kode',
  'provinsi',
  'kabupaten',
  'kecamatan',
  'kelurahan',
  'dusun',
  'rw',
  'rt',
  'periode',
  'keadaan per',
];
const FIGURES: Readonly<Partial<Record<FileKind, readonly string[]>>> = {
  need: ['keep:jenis', 'keep:jk', 'keep:jumlah', 'value::::', 'value::L::', 'value::P::'],
  population: ['keep:penduduk', 'keep:kk', 'keep:laki', 'keep:perempuan'],
  spm: ['keep:layanan', 'keep:sasaran', 'keep:terlayani', 'keep:anggaran'],
  figures: ['keep:indikator', 'keep:jumlah', 'value::L::', 'value::P::'],
};
const TYPES = [...NEED_TYPES.map((type) => type.code), 'jiwa'].flatMap((type) => [
  `value:${type}:::`,
  `value:${type}:L::`,
  `value:${type}:P::`,
]);
