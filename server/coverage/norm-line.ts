import type { Registry } from '../../data/catalogue/indicators.ts';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { Norm } from '../../data/contract/norm.ts';
import type { Words } from '../../data/words/id.ts';
import { nameInside } from '../../data/words/name-inside.ts';
import { figureOfNorm } from './figures.ts';

/** A norm as files and papers say it: '1 PSM tiap desa/kelurahan'. */
export function normLine(norm: Norm, registry: Registry, words: Words): string {
  const lang = words.service.report.namesIn;
  const of = norm.series === null ? undefined : figureOfNorm(registry, norm.series)?.name[lang];
  const line = words.norms.line(norm, roleShort(norm.role, lang), nameInside(of ?? norm.series ?? ''));
  return norm.counts === 'certified' ? `${line}, ${words.norms.certified}` : line;
}
