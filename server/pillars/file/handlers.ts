import type { FileAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { en } from '../../../data/words/en.ts';
import { fileSlug } from '../../../data/words/file-name.ts';
import { id } from '../../../data/words/id.ts';
import { requireIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { findPillars, loadPillars } from '../browse/query.ts';
import { manages } from '../sight.ts';
import { writePillarForm, writeRegisterBook } from './workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_PILLARS = 20_000;

/**
 * The register as a workbook that the import reads again. Phones, certificates and exact homes only of those whose area the
 * asker manages. Throws Fault 'outside-scope' and 'too-large'.
 */
export async function pillarsFile(
  ctx: Context,
  scope: Scope,
  { phones, lang, ...asked }: RouteRequest<'pillarsFile'>,
): Promise<FileAnswer> {
  const on = asked.on ?? ctx.clock.today();
  const { within } = asked;
  if (within !== undefined) requireIn(scope, 'pillars.read', within);
  const isWithPhones = phones === 'with';
  if (isWithPhones) {
    if (within !== undefined) requireIn(scope, 'pillars.manage', within);
    else if (scope.rights.get('pillars.manage') === undefined) throw new Fault('outside-scope');
  }
  const db = ctx.db.as(scope);
  const areas = scope.rights.get('pillars.read') ?? [];
  const managed = scope.rights.get('pillars.manage') ?? [];
  const { total, ids } = await findPillars(
    db,
    { ...asked, areas, managed, on },
    { from: 0, most: MOST_PILLARS },
  );
  if (total > MOST_PILLARS) throw new Fault('too-large', { limit: MOST_PILLARS });
  const told = (await loadPillars(db, ids)).map((pillar) => {
    const whole = manages(scope, pillar, on);
    const isTold = isWithPhones && whole && pillar.phone !== null;
    return {
      pillar,
      whole,
      home: (whole ? pillar.home : pillar.homeDesa)?.code ?? '',
      phone: isTold ? ctx.keys.open('register', pillar.phone ?? '') : undefined,
    };
  });
  await insertEvent(db, scope, {
    at: ctx.clock.now(),
    action: 'export.pillars',
    subject: null,
    areas: within === undefined ? [] : [within],
    detail: { n: total, phones: told.filter((t) => t.phone !== undefined).length },
  });
  const words = lang === 'en' ? en : id;
  const simulated = told.some((t) => t.pillar.simulated);
  const bytes = await writeRegisterBook(told, { on, phones: isWithPhones, simulated }, words);
  const name = `${fileSlug([words.pillarFile.name, within ?? '', on].join(' '))}.xlsx`;
  return { name, type: XLSX, bytes, inline: false };
}

/** A form to be filled in with pillars. */
export async function pillarsForm(
  _ctx: Context,
  _scope: Scope,
  { lang }: RouteRequest<'pillarsForm'>,
): Promise<FileAnswer> {
  const words = lang === 'en' ? en : id;
  const name = `${fileSlug(words.pillarFile.form)}.xlsx`;
  return { name, type: XLSX, bytes: await writePillarForm(words), inline: false };
}
