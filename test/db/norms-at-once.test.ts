import { expect, test } from 'vitest';
import { forOperator } from '../../server/access/scope.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { eachDatabase } from './harness.ts';

const office = forOperator('uji');

eachDatabase('two who change a norm at once', (given) => {
  test('the second is told, and what the first said stays', async () => {
    const { norms } = await coverageHandlers.norms(given.ctx(), office);
    // As a browser holds it.
    const [seen] = JSON.parse(JSON.stringify(norms)) as typeof norms;
    if (!seen) throw new Error('no norm to change');
    const { id, ...basedOn } = seen;
    const change = (note: string) =>
      coverageHandlers.changeNorm(given.ctx(), office, { ...basedOn, note, norm: id, basedOn });
    await change('yang pertama');
    await expect(change('yang kedua')).rejects.toMatchObject({ code: 'register-changed' });
    const held = (await coverageHandlers.norms(given.ctx(), office)).norms.find((n) => n.id === id);
    expect(held?.note).toBe('yang pertama');
  });
});
