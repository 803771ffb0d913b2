import { describe, expect, test } from 'vitest';
import type { TakenFormat } from '../../../data/contract/export.ts';
import { id } from '../../../data/words/id.ts';
import { writeFileHere } from '../../../server/export/write-file.ts';
import { readTaken } from '../../attack/files.ts';
import { sampleTaken } from '../export/sample.ts';

/** One area of each state: a rate of 10 of 12 among 1,200, nil, no data, 4 of a part, hidden, 8 without a rate. */
const taken = sampleTaken({});
const speech = { naming: { need: 'PMKS' as const, levels: {} }, regencies: [] };

describe('whoever reads a file cell by cell', () => {
  test.each<TakenFormat>(['csv', 'xlsx', 'geojson', 'kmz'])(
    'finds the figures of a %s, and none of a hidden area',
    async (format) => {
      const bytes = Buffer.from(
        await writeFileHere({ format, taken, all: undefined, shapes: new Map(), speech }),
      );
      const { rows } = readTaken(format, bytes);
      const told = new Map(rows.map((row) => [row.kode, row]));
      expect(told.size).toBe(6);
      expect(told.get('63.71.01.1001')).toMatchObject({ nilai: 10, pembilang: 12 });
      expect(told.get('63.71.01.1002')?.nilai).toBe(0);
      expect(told.get('63.71.01.1004')?.jumlah_sebagian).toBe(4);
      expect(told.get('63.71.01.1006')?.pembilang).toBe(8);
      const hidden = Object.entries(told.get('63.71.01.1005') ?? {}).filter(
        ([key, cell]) => typeof cell === 'number' && key !== id.download.columns.period,
      );
      expect(hidden).toEqual([]);
    },
  );
});
