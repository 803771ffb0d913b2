import type { AreaProfile } from '../../data/contract/profile.ts';
import type { Sex } from '../../data/contract/values.ts';
import { BIG, type Found, type Heard, seriesOf } from './heard.ts';
import { keyOf } from './world.ts';

export function hearCard(heard: Heard, period: string, code: string, profile: AreaProfile): void {
  const found = heard.of(period);
  const { indicator } = profile;
  const isHeld = heard.isHeld(indicator, code);
  const own = (area: string, series: string, sex: Sex = 'A') => keyOf(series, 'tercatat', sex, area);
  for (const row of profile.composition) {
    const series = heard.indicators.find((i) => i.series === row.series);
    if (series && !heard.isHeld(series, code)) {
      heard.figure(found, own(code, seriesOf(series)), { ...row, kept: row.kept ?? null });
    }
  }
  const isCount = indicator.measure === 'count';
  const series = seriesOf(indicator);
  for (const point of isHeld ? [] : profile.trend) {
    const there = heard.found.get(point.period);
    if (there) heard.figure(there, own(code, series), { ...point, kept: point.kept ?? null });
  }
  for (const figure of isHeld ? [] : profile.sexes) {
    const isWhole = figure.sex === 'T' && profile.sexes.length === 1;
    heard.figure(found, own(code, series, isWhole ? 'A' : figure.sex), {
      ...figure,
      kept: figure.kept ?? null,
    });
  }
  const { comparison } = profile;
  if (comparison.own && !isHeld)
    heard.figure(found, own(code, series), { ...comparison.own, kept: comparison.own.kept ?? null });
  const others = [...(comparison.parent ? [comparison.parent] : []), ...comparison.areas].filter(
    (other) => !heard.isHeld(indicator, other.area.code),
  );
  for (const other of others)
    heard.figure(found, own(other.area.code, series), { ...other, kept: other.kept ?? null });
  if (isCount) {
    hearOrder(
      found,
      comparison.areas.map((a) => [own(a.area.code, series), a.count, a.area.code] as const),
      `order of neighbours of ${code} ${period}`,
    );
  }
}

/** A list that falls from figure to figure says of a hidden one that it lies between its neighbours. */
function hearOrder(
  found: Found,
  list: readonly (readonly [key: string, count: number | null, code: string])[],
  from: string,
): void {
  const isByCode = list.every(([, , code], i) => i === 0 || (list[i - 1]?.[2] ?? '') <= code);
  const shown = list.filter(([, count]) => count !== null);
  const isFalling = shown.every(([, count], i) => i === 0 || (shown[i - 1]?.[1] ?? 0) >= (count ?? 0));
  if (isByCode || !isFalling || shown.length < 2) return;
  list.forEach(([key, count], i) => {
    const next = list[i + 1];
    if (!next || (count !== null && next[1] !== null)) return;
    found.claims.push({
      terms: [
        [key, 1],
        [next[0], -1],
      ],
      lo: 0,
      hi: BIG,
      from,
    });
  });
}
