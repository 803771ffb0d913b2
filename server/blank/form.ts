import type { Level } from '../../data/catalogue/levels.ts';
import type { TreeArea } from './query.ts';

/** A row of a form: a smallest area, with what it lies in. */
export interface FormRow {
  readonly code: string;
  readonly kecamatan: string;
  readonly village: string;
  readonly dusun: string;
  readonly rw: string;
  readonly rt: string;
}

/** The form of one area. */
export interface Form {
  readonly code: string;
  readonly name: string;
  readonly rows: readonly FormRow[];
}

/** The form of the first area of a tree: a row for each area in it that has none below, in the order of their codes. */
export function makeForm(tree: readonly TreeArea[], above: readonly TreeArea[]): Form {
  const byId = new Map([...above, ...tree].map((area) => [area.id, area]));
  const hasParts = new Set(tree.map((area) => area.parentId));
  const [root] = tree;
  const rows = tree.filter((area) => !hasParts.has(area.id)).map((area) => rowOf(area, byId));
  return { code: root?.code ?? '', name: root?.name ?? '', rows };
}

function rowOf(leaf: TreeArea, byId: ReadonlyMap<number, TreeArea>): FormRow {
  const at: Partial<Record<Level, TreeArea>> = {};
  for (let area: TreeArea | undefined = leaf; area; area = byId.get(area.parentId ?? -1))
    at[area.level] = area;
  return {
    code: leaf.code,
    kecamatan: at.kecamatan?.name ?? '',
    village: at.desa?.name ?? '',
    dusun: at.dusun?.name ?? '',
    rw: numberOf(at.rw),
    rt: numberOf(at.rt),
  };
}

/** '003' of '….rw003'; of an area without a number its name. */
function numberOf(area: TreeArea | undefined): string {
  if (!area) return '';
  return /\.r[tw](\d+)$/.exec(area.code)?.[1] ?? area.name;
}

/** The tree cut into those of its areas of a level. */
export function treesOf(tree: readonly TreeArea[], level: Level): TreeArea[][] {
  const roots = tree.filter((area) => area.level === level);
  return roots.map((root) => tree.filter((a) => a.code === root.code || a.code.startsWith(`${root.code}.`)));
}
