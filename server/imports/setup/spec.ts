import { levelOfCode } from '../../../data/catalogue/codes.ts';
import { closest } from '../../../data/read/names.ts';
import type { CodeList } from '../../areas/answer.ts';
import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, Provenance, SourceFile } from '../kind.ts';
import { countBrought } from '../tree/brought.ts';
import type { Forest } from '../tree/forest.ts';
import { growRegency, type Nursery } from '../tree/grow.ts';
import { loadNursery } from '../tree/load.ts';
import { writeForest } from '../tree/write.ts';

export interface SetupOptions {
  /** code of a regency, or of a province for all its regencies */
  readonly code: string;
}

const PROVENANCE: Provenance = {
  source: 'idn-area-data 4.0.1',
  licence: 'ODbL 1.0',
  asOf: null,
  simulated: false,
};

/** `setup CODE`: makes the kecamatan and desa of a regency (or of all regencies of a province) without shapes. */
export const setupImport: ImportKindSpec<SetupOptions, Forest> = {
  kind: 'setup',
  async check(env: ImportEnv, _file: SourceFile | null, options: SetupOptions): Promise<Checked<Forest>> {
    const findings = new Findings();
    const code = options.code.trim();
    const nursery = await loadNursery(env, [code]);
    const listed = nursery.list.find(code);
    const level = listed?.level;
    if (level !== 'kabupaten' && level !== 'provinsi') {
      findings.add(unknown(nursery.list, code));
      return answer(findings, undefined, 0, 0);
    }
    const regencies = level === 'provinsi' ? nursery.list.children(code).map((r) => r.code) : [code];
    const all = level === 'provinsi' ? await loadNursery(env, [code, ...regencies]) : nursery;
    return plan(all, regencies, findings);
  },
  stage: async (env, forest, importId) => (await writeForest(env, forest, importId)).touched,
};

function plan(nursery: Nursery, regencies: readonly string[], findings: Findings): Checked<Forest> {
  let grown = 0;
  let listed = 0;
  for (const code of regencies) {
    grown += growRegency(nursery, code);
    listed += 1 + nursery.list.descendants(code).length;
  }
  if (grown === 0) {
    findings.add({ severity: 'note', code: 'already-set-up', value: regencies.join(', ') });
    return answer(findings, undefined, listed, 0);
  }
  if (grown < listed) {
    findings.add({
      severity: 'note',
      code: 'set-up-partly-there',
      hint: { there: listed - grown, added: grown },
    });
  }
  return answer(findings, nursery.forest, listed, grown);
}

function unknown(list: CodeList, code: string) {
  const finer = levelOfCode(code);
  const near = closest(code, list.atLevel('kabupaten'), 'kabupaten', 2);
  if (list.find(code) && finer !== undefined) {
    return {
      severity: 'error' as const,
      code: 'set-up-needs-regency',
      value: code,
      hint: { suggestion: code.slice(0, 5) },
    };
  }
  const province = list.find(code.slice(0, 2));
  const there = list.children(province?.code ?? '').map((r) => r.code);
  return {
    severity: 'error' as const,
    code: 'unknown-regency',
    value: code,
    hint: {
      ...(near ? { suggestion: `${near.code} ${near.name}` } : {}),
      ...(province ? { within: `${province.name} (${province.code})`, codes: there.join(', ') } : {}),
    },
  };
}

function answer(findings: Findings, forest: Forest | undefined, read: number, used: number): Checked<Forest> {
  return {
    plan: forest,
    findings,
    understood: [],
    rows: { read, used, refused: 0 },
    brought: forest ? countBrought(forest) : {},
    provenance: PROVENANCE,
  };
}
