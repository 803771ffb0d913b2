import type { Context } from '../context.ts';
import type { OpenDatabase } from '../db/open.ts';
import { type DataState, loadRelease, loadSettingOf, loadState } from './query.ts';
import { makeReleaseView, type ReleaseView } from './release-view.ts';
import { system } from './scope.ts';

const known = new WeakMap<
  OpenDatabase,
  { readonly key: string; readonly view: Promise<ReleaseView | null> }
>();

/** What answers are made of at this moment: the versions of data, borders, words, release and settings. */
export function stateOf(ctx: Pick<Context, 'db'>): Promise<DataState> {
  return loadState(ctx.db.as(system('releases')));
}

/** The release that published figures are read of at this moment; null before the first. Releases and settings never change, so what is kept of them is never out of date. */
export function releaseIn(ctx: Pick<Context, 'db'>, state: DataState): Promise<ReleaseView | null> {
  const key = `${state.instance} ${state.releaseId} ${state.settingId}`;
  const found = known.get(ctx.db);
  if (found?.key === key) return found.view;
  const view = load(ctx, state);
  known.set(ctx.db, { key, view });
  view.catch(() => known.delete(ctx.db));
  return view;
}

/** As releaseIn, of this moment. */
export async function releaseNow(ctx: Pick<Context, 'db'>): Promise<ReleaseView | null> {
  return releaseIn(ctx, await stateOf(ctx));
}

async function load(ctx: Pick<Context, 'db'>, state: DataState): Promise<ReleaseView | null> {
  if (state.releaseId === null) return null;
  const db = ctx.db.as(system('releases'));
  const [release, settings] = await Promise.all([
    loadRelease(db, state.releaseId),
    state.settingId === null ? null : loadSettingOf(db, state.settingId),
  ]);
  return release ? makeReleaseView(release, { id: state.settingId, settings }) : null;
}
