import { type DestinationStream, type Logger, pino } from 'pino';

/** First figures of the codes by which a database says that data is wrong; its sentence quotes what was in it. */
const OF_DATA = /^2[23]/;

/**
 * The log of a process. An error is told by its kind and its place: what was in a file or a table is in no line of it.
 * Details, statements and their parameters are left out.
 */
export function openLog(level: string, destination: DestinationStream): Logger {
  return pino({ level, serializers: { err: told } }, destination);
}

function told(reason: unknown): unknown {
  if (!(reason instanceof Error)) return reason;
  const { name: type, message, stack = '', cause } = reason;
  const { code, routine } = reason as { readonly code?: unknown; readonly routine?: unknown };
  const isOfData = typeof code === 'string' && code.length === 5 && OF_DATA.test(code);
  const frames = stack.slice(Math.max(0, stack.search(/\n\s+at /))).trim();
  return {
    type,
    message: isOfData ? `SQLSTATE ${code}` : message,
    stack: isOfData ? frames : stack,
    ...(code === undefined ? {} : { code }),
    ...(routine === undefined ? {} : { routine }),
    ...(cause === undefined ? {} : { cause: told(cause) }),
  };
}
