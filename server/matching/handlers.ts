import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { type Alias, LEFT_OUT, type MatchAnswer } from '../../data/contract/matching.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { aliasKey } from '../../data/read/alias-key.ts';
import { nameOf } from '../../data/read/need-type.ts';
import { holdsIn } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { codeList } from '../areas/answer.ts';
import { changeAudited } from '../audit/change.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { deleteAnswer, listAnswers, loadAreaNames, writeAnswer } from './query.ts';

/** What was said of words in files, newest first. */
export async function aliases(ctx: Context, scope: Scope): Promise<RouteAnswer<'aliases'>> {
  const db = ctx.db.as(scope);
  const kept = (await listAnswers(db)).filter((answer) => isSaidBy(scope, answer));
  const list = await codeList();
  const codes = [...new Set(kept.flatMap((a) => [a.target, a.within]).filter((code) => code !== ''))];
  const names = await loadAreaNames(db, codes);
  const nameOfArea = (code: string) => names.get(code) ?? list.find(code)?.name ?? '';
  return {
    aliases: kept.map(
      ({ key: _key, madeAt, ...alias }): Alias => ({
        ...alias,
        withinName: nameOfArea(alias.within),
        targetName: alias.kind === 'type' ? nameOfType(alias.target) : nameOfArea(alias.target),
        madeAt: madeAt.toISOString(),
      }),
    ),
  };
}

/**
 * Remembers what words of a file stand for. Nothing that was brought in before changes: the next check reads them.
 * Throws Fault 'unknown-area' and 'bad-request' for a target that there is not.
 */
export async function answerMatches(
  ctx: Context,
  scope: Scope,
  { answers }: RouteRequest<'answerMatches'>,
): Promise<RouteAnswer<'answerMatches'>> {
  for (const answer of answers) if (!isSaidBy(scope, answer)) throw new Fault('outside-scope');
  await refuseUnknown(ctx, scope, answers);
  const made = { who: scope.who, at: ctx.clock.now() };
  const change = { action: 'alias.said', subject: `${answers.length}`, detail: { answers } };
  await ctx.db.exclusively('settings', () =>
    changeAudited(ctx, scope, change, async (tx) => {
      for (const answer of answers) {
        const key = aliasKey(answer.kind, answer.level, answer.written);
        await writeAnswer(tx, { ...answer, key }, made);
      }
    }),
  );
  return aliases(ctx, scope);
}

/** Forgets one answer; files that came in with it stay as they are. Throws Fault 'not-found'. */
export async function removeAlias(
  ctx: Context,
  scope: Scope,
  { id }: RouteRequest<'removeAlias'>,
): Promise<RouteAnswer<'removeAlias'>> {
  await ctx.db.exclusively('settings', () =>
    changeAudited(ctx, scope, { action: 'alias.removed', subject: `alias ${id}` }, async (tx) => {
      const own = (await listAnswers(tx)).find((a) => a.id === id);
      if (!own || !isSaidBy(scope, own) || !(await deleteAnswer(tx, id))) throw new Fault('not-found');
    }),
  );
  return aliases(ctx, scope);
}

async function refuseUnknown(ctx: Context, scope: Scope, answers: readonly MatchAnswer[]): Promise<void> {
  const areas = answers.filter((a) => a.kind !== 'type' && a.target !== LEFT_OUT);
  const names = await loadAreaNames(
    ctx.db.as(scope),
    areas.map((a) => a.target),
  );
  const list = await codeList();
  for (const [i, { kind, target }] of answers.entries()) {
    if (target === LEFT_OUT) continue;
    if (kind === 'type' && !nameOfType(target)) {
      throw new Fault('bad-request', {}, [
        { path: `answers.${i}.target`, reason: 'choice', hint: { example: 'PMKS-08' } },
      ]);
    }
    if (kind !== 'type' && !names.has(target) && !list.find(target))
      throw new Fault('unknown-area', { code: target });
  }
}

/** A word that stands for a type is read so in every file; one for an area where that lies. */
function isSaidBy(scope: Scope, { kind, target, within }: Pick<MatchAnswer, 'kind' | 'target' | 'within'>) {
  if (scope.rights.get('imports.write') === 'all') return true;
  const codes = [target, within].filter((code) => code !== '' && code !== LEFT_OUT);
  return kind !== 'type' && codes.length > 0 && codes.every((code) => holdsIn(scope, 'imports.write', code));
}

function nameOfType(code: string): string {
  const type = NEED_TYPES.find((t) => t.code === code);
  return type ? nameOf(type) : '';
}
