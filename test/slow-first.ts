import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Suites that take longest, the longest first: begun last, one of them would keep the other workers waiting. */
const SLOW = [
  'e2e/access',
  'e2e/map',
  'e2e/comfort',
  'e2e/first-hour',
  'db/lifecycle-backup',
  'db/lifecycle-troubles',
  'db/boundaries-real',
  'e2e/settings',
  'db/folders',
  'db/office',
  'db/access-matrix',
  'e2e/jakarta',
  'db/sketch',
  'db/demo',
  'db/boundaries',
  'db/lifecycle-transactions',
  'db/lifecycle-kills',
  'e2e/imports',
  'e2e/start',
  'db/areas-changes',
  'db/lifecycle-processes',
  'db/export',
  'db/accounts',
  'e2e/help',
  'e2e/banjarmasin',
];

function place(spec: TestSpecification): number {
  const at = SLOW.findIndex((name) => spec.moduleId.endsWith(`test/${name}.test.ts`));
  return at < 0 ? SLOW.length : at;
}

/** The order in which suites are begun: slow ones first, the others as vitest has it. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => place(a) - place(b));
  }
}
