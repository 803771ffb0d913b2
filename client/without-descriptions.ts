import type { Plugin } from 'vite';

/** What of the contract only documentation reads: `.meta({ ... })` of schemas and `summary: '...'` of routes. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/**
 * Leaves out of the page what the contract says for its readers: descriptions, examples, summaries. The page checks nothing
 * by them, and they are many.
 */
export function withoutDescriptions(): Plugin {
  return {
    name: 'without-descriptions',
    apply: 'build',
    transform(code, id) {
      if (!/\/data\/contract\/[^?]*\.ts$/.test(id)) return undefined;
      const cuts: [number, number][] = [];
      visit(this.parse(code) as unknown as Node, cuts);
      let out = code;
      for (const [start, end] of cuts.sort((a, b) => b[0] - a[0])) out = out.slice(0, start) + out.slice(end);
      return { code: out, map: null };
    },
  };
}

function visit(node: Node, cuts: [number, number][]): void {
  const callee = node.callee as Node | undefined;
  const key = node.key as (Node & { name?: string }) | undefined;
  if (node.type === 'Property' && key?.name === 'summary') {
    const value = node.value as Node;
    // An empty text, so that the commas around it stand as they are.
    if (value.type === 'Literal') cuts.push([value.start + 1, value.end - 1]);
    return;
  }
  if (node.type === 'CallExpression' && callee?.type === 'MemberExpression') {
    const property = callee.property as Node & { name?: string };
    if (property.name === 'meta') {
      const object = callee.object as Node;
      cuts.push([object.end, node.end]);
      visit(object, cuts);
      return;
    }
  }
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof (child as Node).type === 'string')
        visit(child as Node, cuts);
    }
  }
}
