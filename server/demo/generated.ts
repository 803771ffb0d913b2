import type { Level } from '../../data/catalogue/levels.ts';
import type { DemoEvent, DemoHazards, DemoStatement } from '../../data/demo/hazards.ts';
import type { NeedRow } from '../../data/demo/need-rows.ts';
import type { PeopleRow } from '../../data/demo/people.ts';
import { type DemoSizes, makeRegency } from '../../data/demo/regency.ts';
import { writeHexWkb } from '../db/wkb.ts';

/** An area ready to be written: its shape as hexadecimal WKB, measured already. */
export interface ReadyArea {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly kind: string | null;
  /** number of the parent in the list, -1 for the provinsi; parents come before their children */
  readonly parent: number;
  readonly hex: string;
  readonly label: readonly [number, number];
  readonly areaM2: number;
}

export interface Generated {
  readonly areas: readonly ReadyArea[];
  readonly people: readonly PeopleRow[];
  readonly needs: readonly NeedRow[];
  readonly zones: readonly (Omit<DemoHazards['zones'][number], 'shape'> & { readonly hex: string })[];
  readonly statements: readonly DemoStatement[];
  readonly events: readonly DemoEvent[];
}

export interface Order {
  readonly seed: string;
  readonly sizes: DemoSizes;
}

/** Makes the regency and writes its shapes as the database takes them. Some seconds of work: run it in a thread. */
export function generateHere(order: Order, progress: (share: number) => void): Generated {
  const { areas, people, needs, zones, statements, events } = makeRegency(order.seed, order.sizes, progress);
  return {
    areas: areas.map(({ shape, label, ...area }) => ({
      ...area,
      label: [label[0], label[1]],
      hex: writeHexWkb(shape),
    })),
    people,
    needs,
    zones: zones.map(({ shape, ...zone }) => ({ ...zone, hex: writeHexWkb(shape) })),
    statements,
    events,
  };
}
