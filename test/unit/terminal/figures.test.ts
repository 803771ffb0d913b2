import { expect, test } from 'vitest';
import { id } from '../../../data/words/id.ts';
import { parseCommand } from '../../../server/terminal/parse.ts';

test('figures of own indicators are imported like any table, with the indicator said where no column says it', () => {
  const words = [
    'import',
    'figures',
    'rtlh.csv',
    '--period',
    '2025',
    '--indicator',
    'RTLH',
    '--skip-bad-rows',
  ];
  expect(parseCommand(words, id)).toMatchObject({
    do: 'import',
    kind: 'figures',
    subject: 'rtlh.csv',
    flags: { period: '2025', indicator: 'RTLH', skipBadRows: true },
  });
  const closed = parseCommand(['import', 'need', 'a.csv', '--closed', 'add'], id);
  expect(closed).toMatchObject({ flags: { closed: 'add' } });
  expect(() => parseCommand(['import', 'need', 'a.csv', '--closed', 'keep'], id)).toThrow('refuse, add');
  expect(() => parseCommand(['import', 'need', 'a.csv', '--indicator', 'RTLH'], id)).toThrow('--indicator');
});
