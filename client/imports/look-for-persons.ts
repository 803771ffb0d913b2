import type { RouteAnswer } from '../../data/contract/routes.ts';
import { ask } from '../api.ts';
import type { KnownPlace, PersonsAnswer, PersonsAsk } from './persons-messages.ts';
import PersonsWorker from './persons-worker.ts?worker';

/** The thread that looks for persons in one file; ended, nothing is left of what it read. */
export class PersonsLook {
  private readonly worker = new PersonsWorker();
  private readonly stopped = new AbortController();

  /** Throws AbortError once it was ended. */
  look(file: File, places: readonly KnownPlace[]): Promise<PersonsAnswer> {
    return this.ask({ do: 'look', file, places });
  }

  count(type: string | undefined): Promise<PersonsAnswer> {
    return this.ask({ do: 'count', type });
  }

  end(): void {
    this.stopped.abort();
    this.worker.terminate();
  }

  private ask(what: PersonsAsk): Promise<PersonsAnswer> {
    const { signal } = this.stopped;
    return new Promise((resolve, reject) => {
      const fail = () => reject(signal.reason ?? new Error('the thread that looks for persons has failed'));
      signal.addEventListener('abort', fail, { once: true });
      this.worker.onerror = fail;
      this.worker.onmessage = (event: MessageEvent<PersonsAnswer>) => resolve(event.data);
      this.worker.postMessage(what);
    });
  }
}

/** Kecamatan and desa of the places that are set up here, with what they lie in. */
export async function knownPlaces(places: RouteAnswer<'places'>['places']): Promise<KnownPlace[]> {
  const known: KnownPlace[] = [];
  for (const { area, province } of places) {
    known.push(area, province);
    for (const level of ['kecamatan', 'desa'] as const) {
      const { code, name } = await ask('areas', { within: area.code, level });
      known.push(...code.map((c, i) => ({ code: c, name: name[i] ?? '' })));
    }
  }
  return known.map(({ code, name }) => ({ code, name }));
}
