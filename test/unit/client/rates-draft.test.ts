import { expect, test } from 'vitest';
import {
  draftOf,
  faultOfLine,
  faultOfRate,
  newLine,
  newRate,
  settingsOf,
} from '../../../client/response/rates-draft.ts';
import { STANDARD_RESPONSE } from '../../../data/catalogue/needs-profiles.ts';
import { responseSettings } from '../../../data/contract/response.ts';
import { withOwnSources } from '../../../server/response/own-sources.ts';

const OWN = 'Ditetapkan Dinas Sosial, 23 November 2026';
const begun = draftOf(STANDARD_RESPONSE);

test('a form that nobody touched says what was there, decree by decree', () => {
  const said = settingsOf(begun, STANDARD_RESPONSE);
  expect(said).toEqual(STANDARD_RESPONSE);
  expect(responseSettings.safeParse(said).success).toBe(true);
  expect(said && withOwnSources(said, STANDARD_RESPONSE, OWN)).toEqual(STANDARD_RESPONSE);
});

test('water of the first days is changed, and from then on it is the office that says so', () => {
  const bnpb = begun.profiles.bnpb.map((line) =>
    line.key === 'air-bersih' ? { ...line, firstDays: '5', firstQuantity: '10' } : line,
  );
  const said = settingsOf({ ...begun, profiles: { ...begun.profiles, bnpb } }, STANDARD_RESPONSE);
  const kept = said && withOwnSources(said, STANDARD_RESPONSE, OWN);
  const water = kept?.profiles.bnpb.find(({ code }) => code === 'air-bersih');
  expect(water).toMatchObject({ first: { days: 5, quantity: 10 }, source: OWN, mark: 'asumsi' });
  // What stayed as it was keeps its decree; what is put back has its old one again.
  expect(kept?.profiles.bnpb.find(({ code }) => code === 'beras')?.mark).toBe('peraturan');
  expect(kept && withOwnSources(STANDARD_RESPONSE, kept, 'later')).toEqual(STANDARD_RESPONSE);
});

test('a line is added, dropped and refused without a unit', () => {
  const added = { ...newLine(begun.profiles.bnpb), name: 'Masker', quantity: '2' };
  expect(faultOfLine(added)).toBe('unit');
  const with_ = (line: typeof added) => ({ ...begun, profiles: { ...begun.profiles, bnpb: [line] } });
  expect(settingsOf(with_(added), STANDARD_RESPONSE)).toBeUndefined();
  const whole = { ...added, unit: 'lembar' };
  const said = settingsOf(with_(whole), STANDARD_RESPONSE);
  expect(said?.profiles.bnpb).toHaveLength(1);
  expect(said && withOwnSources(said, STANDARD_RESPONSE, OWN).profiles.bnpb[0]).toMatchObject({
    name: { id: 'Masker', en: 'Masker' },
    unit: { id: 'lembar', en: 'lembar' },
    quantity: 2,
    source: OWN,
  });
  expect(faultOfLine({ ...whole, firstDays: '3' })).toBe('first');
  expect(faultOfLine({ ...whole, quantity: '0' })).toBe('quantity');
});

test('a rate is added before those that hold more widely, and its depths are looked at', () => {
  const rate = { ...newRate(begun.rates), from: '2', until: '1', percent: '20' };
  expect(faultOfRate(rate)).toBe('depth');
  expect(faultOfRate({ ...rate, until: '' })).toBeUndefined();
  expect(faultOfRate({ ...rate, until: '', percent: '120' })).toBe('percent');
  const said = settingsOf({ ...begun, rates: [{ ...rate, until: '' }, ...begun.rates] }, STANDARD_RESPONSE);
  expect(said?.rates[0]).toMatchObject({ hazard: 'banjir', depthFromM: 2, rate: 0.2 });
});
