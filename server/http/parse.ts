import type { z } from 'zod';
import type { FieldFault } from '../../data/contract/fault.ts';
import { Fault, type FieldProblem } from '../fault.ts';

/**
 * The path, query or body of a request, read by its (strict) schema. Throws Fault 'bad-request' that names every wrong field
 * with the contract's own example; without a schema nothing may be given.
 */
export function parseInput(schema: z.ZodObject | undefined, given: unknown): Record<string, unknown> {
  const values = given as Record<string, unknown>;
  if (schema === undefined) {
    const extra = Object.keys(values);
    if (extra.length === 0) return {};
    throw new Fault('bad-request', {}, extra.map(unknownField));
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap((issue): FieldProblem[] => {
    const path = issue.path.map(String).join('.').slice(0, LONGEST_PATH);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownField(path === '' ? key : `${path}.${key}`));
    }
    const reason = valueAt(values, issue.path) === undefined ? 'missing' : reasonOf(issue);
    return [{ path, reason, hint: hintOf(schema, path, issue) }];
  });
  throw new Fault('bad-request', {}, fields);
}

const LONGEST_PATH = 80;

/** The value that an issue is about; a body nests. */
function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  let at = values;
  for (const key of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return at;
}

function unknownField(name: string): FieldProblem {
  return { path: name.slice(0, LONGEST_PATH), reason: 'unknown', hint: {} };
}

function reasonOf(issue: z.core.$ZodIssue): FieldFault {
  if (issue.code === 'invalid_value') return 'choice';
  return issue.code === 'too_big' || issue.code === 'too_small' ? 'range' : 'form';
}

function hintOf(schema: z.ZodObject, path: string, issue: z.core.$ZodIssue): FieldProblem['hint'] {
  const hint: Record<string, string | number> = {};
  const example = (schema.shape[path] as z.ZodType | undefined)?.meta()?.example;
  if (typeof example === 'string') hint.example = example;
  if (issue.code === 'invalid_value') hint.allowed = issue.values.map(String).join(', ');
  if (issue.code === 'too_big') hint.limit = `≤ ${issue.maximum}`;
  if (issue.code === 'too_small') hint.limit = `≥ ${issue.minimum}`;
  return hint;
}
