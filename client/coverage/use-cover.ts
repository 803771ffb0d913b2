import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PillarRoleCode } from '../../data/catalogue/psks.ts';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { Bivariate, Coverage } from '../../data/contract/coverage.ts';
import { coverageWords } from '../../data/words/coverage.ts';
import { id } from '../../data/words/id.ts';
import { spokenAs } from '../../data/words/office.ts';
import { hasStates } from '../legend/class-label.ts';
import { queries } from '../queries.ts';
import type { MapIndicator } from '../screens/map-question.ts';
import { type Need, useNeed } from '../screens/need.ts';
import { normOf } from '../screens/norm-of.ts';
import { joinRows, sortRows } from '../table/rows.ts';
import { speak, useSpeech } from '../words.ts';
import { highlightTable, pairTable } from './pair.ts';
import { pairBounds } from './pair-bounds.ts';
import { COVER_QUESTION } from './question.ts';

/** What the map of coverage shows: as any map screen does, with coverage by one role behind it. */
export interface Cover {
  readonly need: Need;
  readonly indicator: MapIndicator | undefined;
  readonly role: PillarRoleCode | undefined;
  readonly coverage: Coverage | undefined;
  /** need and coverage at once, while the map is read so */
  readonly pair: Bivariate | undefined;
}

export function useCover(): Cover {
  const need = useNeed(COVER_QUESTION);
  const { words, language } = useSpeech();
  const { view, data } = need;
  const indicator = data.catalogue?.indicators.find((i) => i.id === view.indicator && i.family === 'cover');
  const role = indicator?.role;
  const { shown } = data;
  // What is asked follows what is shown, so that sentence, list and map speak of the same.
  const asked = {
    within: shown?.card.area.code ?? '',
    level: shown?.areas.level ?? 'desa',
    period: view.period ?? '',
    role: role ?? 'psm',
    ...normOf(view),
  };
  const isReady = shown !== undefined && role !== undefined && view.period !== undefined && !need.closed;
  const coverage = useQuery({ ...queries.coverage(asked), enabled: isReady }).data;
  const withPair = view.cover !== 'figure';
  const pair = useQuery({ ...queries.bivariate(asked), enabled: isReady && withPair }).data;
  const values = useMemo(() => {
    const base = shown?.values;
    if (!base || !withPair || !pair) return base ?? null;
    // Both languages stand in a legend; the other one is only held once it was asked for.
    const [a, b] = [id.cover, speak('en').words.cover];
    const both = (of: (said: typeof a) => readonly string[]) =>
      of(a).map((text, i) => ({ id: text, en: of(b)[i] ?? text }));
    if (view.cover === 'highlight') {
      const [yes, no] = both((said) => [said.highlight.yes, said.highlight.no]);
      return yes && no ? highlightTable(base, pair, [yes, no]) : base;
    }
    return pairTable(base, pair, {
      needs: both((said) => said.pair.needs),
      covers: both((said) => said.pair.covers),
      join: (n, c) => ({ id: a.pair.cell(n.id, c.id), en: b.pair.cell(n.en, c.en) }),
    });
  }, [shown, withPair, pair, view.cover]);
  const painted = useMemo(() => (shown ? { ...shown, values } : undefined), [shown, values]);
  const rows = useMemo(
    () =>
      painted
        ? sortRows(joinRows(painted.areas, painted.values), view.sort, values?.legend, coverage?.gaps)
        : [],
    [painted, values, view.sort, coverage],
  );
  const roleName = role === undefined ? '' : roleShort(role, language);
  const sentences = useMemo(() => {
    if (need.closed) return need.sentences;
    // States are no numbers: of them nothing is said before it is known what they stand on.
    if (!coverage) return undefined;
    const said = spokenAs(words, coverageWords).coverage.answer(coverage.facts, need.areasName);
    if (view.cover !== 'highlight' || !pair) return said;
    const n = pair.highlight.length;
    const lead = words.cover.highlight.sentence(n, need.areasName, pair.id.length, roleName);
    return { lead, more: [said.lead, ...said.more] };
  }, [need.closed, need.sentences, need.areasName, coverage, words, view.cover, pair, roleName]);
  const told = useMemo(() => {
    if (view.cover === 'figure' || !pair) return undefined;
    const title = [words.cover.pick.viewsLong[view.cover], roleName].join(' · ');
    return { title, remarks: pairBounds(pair, words, language) };
  }, [view.cover, pair, words, language, roleName]);
  const isByState =
    view.cover === 'figure' && view.sort === 'value' && coverage?.norm != null && hasStates(values?.legend);
  return {
    need: {
      ...need,
      data: { ...data, shown: painted },
      rows,
      selectedRow: rows.find((row) => row.code === view.selected),
      sentences,
      told,
      ...(isByState ? { order: spokenAs(words, coverageWords).coverage.order } : {}),
    },
    indicator,
    role,
    coverage,
    pair: view.cover === 'figure' ? undefined : pair,
  };
}
