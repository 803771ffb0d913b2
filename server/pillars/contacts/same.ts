import { personKey } from '../kind.ts';

interface Ever {
  readonly list: number;
  readonly no: number;
  readonly name: string;
}

/**
 * Where somebody of a name stood in the lists of an area, oldest first: under that name, and under another way of writing it
 * where the number went on from one list to the next. A number that a list leaves out may be somebody else's later.
 */
export function sameContact(ever: readonly Ever[], name: string): Ever[] {
  const key = personKey(name);
  const lists = [...new Set(ever.map((one) => one.list))];
  const runs = [...Map.groupBy(ever, (one) => one.no).values()].flatMap((rows) => {
    const parts: Ever[][] = [];
    for (const row of rows) {
      const last = parts.at(-1);
      const isNext = last && lists.indexOf(row.list) === lists.indexOf(last.at(-1)?.list ?? -1) + 1;
      if (isNext) last.push(row);
      else parts.push([row]);
    }
    return parts;
  });
  return runs.filter((run) => run.some((one) => personKey(one.name) === key)).flat();
}
