import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import {
  type HazardCode,
  type HazardReach,
  hazardName,
  MANY_HAZARDS,
  readExposureSlug,
} from '../../data/catalogue/hazards.ts';
import type { Bivariate } from '../../data/contract/coverage.ts';
import type { ExposureFacts, HazardSet, Hazards, ManyHazards } from '../../data/contract/hazard.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useMe } from '../access/me.ts';
import { pairTable } from '../coverage/pair.ts';
import { facilityOverlay } from '../facilities/facility-overlay.ts';
import type { MapOverlay } from '../map/overlays.ts';
import { queries } from '../queries.ts';
import type { MapIndicator } from '../screens/map-question.ts';
import { type Need, useNeed } from '../screens/need.ts';
import { joinRows, sortRows } from '../table/rows.ts';
import { useSpeech } from '../words.ts';
import { HAZARD_QUESTION } from './question.ts';

/** What may be drawn over the areas. */
export const LAYERS = ['zones', 'facilities'] as const;
export type Layer = (typeof LAYERS)[number];

/** What the map of hazards shows: as any map screen does, with one hazard behind it, or all of them. */
export interface Hazard {
  readonly need: Need;
  readonly indicator: MapIndicator | undefined;
  /** undefined: all hazards at once, or nothing that is known */
  readonly asked:
    | { readonly hazard: HazardCode; readonly reach: HazardReach; readonly series: string }
    | undefined;
  readonly known: Hazards | undefined;
  /** sets of the hazard that is shown */
  readonly sets: readonly HazardSet[];
  readonly facts: ExposureFacts | undefined;
  readonly many: ManyHazards | undefined;
  /** need and hazard at once, while the map is read so */
  readonly pair: Bivariate | undefined;
  readonly layers: ReadonlySet<Layer>;
  readonly switchLayer: (layer: Layer, isOn: boolean) => void;
}

const NO_SETS: readonly HazardSet[] = [];

export function useHazard(): Hazard {
  const need = useNeed(HAZARD_QUESTION);
  const { words, language } = useSpeech();
  const said = spokenAs(words, hazardWords);
  const { view, data } = need;
  const [layers, setLayers] = useState<ReadonlySet<Layer>>(new Set(['zones']));
  const isSignedIn = useMe()?.account !== undefined;
  const indicator = data.catalogue?.indicators.find((i) => i.id === view.indicator && i.family === 'hazard');
  const asked = useMemo(() => (indicator ? readExposureSlug(indicator.series) : undefined), [indicator]);
  const isMany = indicator?.series === MANY_HAZARDS;
  const known = useQuery(queries.hazards()).data;
  const { shown } = data;
  const place = {
    within: shown?.card.area.code ?? '',
    level: shown?.areas.level ?? ('desa' as const),
    period: view.period ?? '',
  };
  const isReady = shown !== undefined && view.period !== undefined && !need.closed;
  const ofHazard = { ...place, hazard: asked?.hazard ?? 'banjir', reach: asked?.reach ?? 'sedang-ke-atas' };
  const facts = useQuery({ ...queries.exposure(ofHazard), enabled: isReady && asked !== undefined }).data;
  const many = useQuery({ ...queries.manyHazards(place), enabled: isReady }).data;
  // Zones of another regency say nothing here: those that figures stand on are told and drawn.
  const sets = useMemo(() => {
    const here = isMany ? many?.sets : facts?.sets.map(({ id }) => id);
    return known?.sets.filter((set) => here?.includes(set.id)) ?? NO_SETS;
  }, [known, isMany, many, facts]);
  const withPair = view.cover !== 'figure' && asked !== undefined;
  const pair = useQuery({ ...queries.hazardPair(ofHazard), enabled: isReady && withPair }).data;
  const values = useMemo(() => {
    const base = shown?.values;
    if (!base || !withPair || !pair) return base ?? null;
    const { id, en } = hazardWords;
    const both = (of: (one: typeof id) => readonly string[]) =>
      of(id).map((text, i) => ({ id: text, en: of(en)[i] ?? text }));
    return pairTable(
      base,
      pair,
      {
        needs: both((one) => one.pair.needs),
        covers: both((one) => one.pair.hazards),
        join: (n, h) => ({ id: id.pair.cell(n.id, h.id), en: en.pair.cell(n.en, h.en) }),
      },
      true,
    );
  }, [shown, withPair, pair]);
  const painted = useMemo(() => (shown ? { ...shown, values } : undefined), [shown, values]);
  const rows = useMemo(
    () => (painted ? sortRows(joinRows(painted.areas, painted.values), view.sort, values?.legend) : []),
    [painted, values, view.sort],
  );
  const sentences = useMemo(() => {
    if (need.closed) return need.sentences;
    if (isMany && many) return said.many(many, need.areasName);
    if (!facts) return need.sentences;
    const { lead, more } = said.answer(facts, need.areasName);
    const others = facts.areas.unknown === facts.areas.all ? knownHere(many) : [];
    const named = others.map((code) => hazardName(code)[language].toLowerCase());
    return { lead, more: named.length === 0 ? more : [...more, said.others(words.format.list(named))] };
  }, [need.closed, need.sentences, need.areasName, isMany, many, facts, said, words, language]);
  const overlays = useOverlays({ sets, layers, within: place.within, isSignedIn });
  return {
    need: {
      ...need,
      data: { ...data, shown: painted },
      rows,
      selectedRow: rows.find((row) => row.code === view.selected),
      sentences,
      overlays,
    },
    indicator,
    asked,
    known,
    sets,
    facts,
    many,
    pair: withPair ? pair : undefined,
    layers,
    switchLayer: (layer, isOn) =>
      setLayers((now) => new Set(isOn ? [...now, layer] : [...now].filter((one) => one !== layer))),
  };
}

/** Hazards of which something is known in these areas. */
function knownHere(many: ManyHazards | undefined): readonly HazardCode[] {
  return many?.hazards.filter((_, i) => many.areas.some(({ by }) => by[i] !== null)) ?? [];
}

interface Over {
  readonly sets: readonly HazardSet[];
  readonly layers: ReadonlySet<Layer>;
  readonly within: string;
  readonly isSignedIn: boolean;
}

/** Shapes of what is switched on; each is fetched once, for it is named by its content. */
function useOverlays({ sets, layers, within, isSignedIn }: Over): readonly MapOverlay[] {
  const zones = layers.has('zones') ? sets : NO_SETS;
  const wanted = zones.flatMap(({ hash }) => (hash === null ? [] : [hash]));
  const overlays = useQueries({
    queries: wanted.map((hash) => ({
      ...queries.hazardShapes(hash),
      enabled: isSignedIn,
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (answers) =>
      answers.flatMap(({ data }, i): MapOverlay[] => {
        const hash = wanted[i];
        if (!data || !hash) return [];
        return [{ id: hash, look: 'zones', source: { data: data as never } }];
      }),
  });
  const withFacilities = layers.has('facilities') && isSignedIn && within !== '';
  const facilities = useQuery({ ...queries.facilities({ within }), enabled: withFacilities }).data
    ?.facilities;
  return useMemo(
    () => (withFacilities && facilities ? [...overlays, facilityOverlay(facilities)] : overlays),
    [overlays, withFacilities, facilities],
  );
}
