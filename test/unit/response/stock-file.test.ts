import { expect, test } from 'vitest';
import { readTable } from '../../../data/read/csv.ts';
import { Findings } from '../../../server/imports/findings.ts';
import { readStock } from '../../../server/imports/stock/rows.ts';

async function read(...rows: string[]) {
  const findings = new Findings();
  const text = ['gudang,barang,jumlah,satuan', ...rows].join('\n');
  const { table } = await readTable(new TextEncoder().encode(text));
  if (!table) throw new Error('no table');
  const { rows: read } = await readStock(table, findings);
  return { read, codes: findings.problems.map(({ code }) => code) };
}

test('a food kit is no ready meal: it is asked which item is meant', async () => {
  expect(await read('Gudang A,Food Kit,40,paket')).toMatchObject({ read: [], codes: ['item-unknown'] });
});

test('a packet is not one bottle or one stick', async () => {
  const { read: rows, codes } = await read('Gudang A,Mi instan,40,paket', 'Gudang A,Selimut,12,pcs');
  expect(codes).toEqual(['item-unit']);
  expect(rows).toMatchObject([{ item: 'selimut', count: 12 }]);
});
