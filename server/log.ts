import { type DestinationStream, type Logger, pino } from 'pino';

/** First figures of the codes by which a database says that data is wrong; its sentence quotes what was in it. */
const OF_DATA = /^2[23]/;

/**
 * What no line of a log may hold, wherever it stands in what is logged: secrets, what names a person, figures, and what is
 * sent and answered. Nobody logs these on purpose; this is for the day when an object is logged whole.
 */
const NEVER_TOLD = [
  ...['password', 'pin', 'totp', 'secret', 'token', 'key', 'cookie', 'authorization', 'invitation', 'hash'],
  ...['username', 'email', 'phone', 'fullName', 'nip', 'ip', 'address', 'userAgent'],
  ...['value', 'values', 'count', 'counts', 'persons', 'households', 'figures', 'rows'],
  ...['headers', 'body', 'query', 'params', 'parameters', 'detail', 'area', 'areas', 'within'],
];

/** Levels of an object that are looked through. */
const DEPTHS = ['', '*.', '*.*.'];

/**
 * The log of a process. An error is told by its kind and its place: what was in a file or a table is in no line of it.
 * Details, statements and their parameters are left out, as are the fields of NEVER_TOLD, and in a message what looks
 * like the code of a cell, a number of many digits, or a key.
 */
export function openLog(level: string, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      serializers: { err: told },
      redact: { paths: DEPTHS.flatMap((d) => NEVER_TOLD.map((field) => d + field)), censor: '…' },
      formatters: { log: withoutTexts },
      hooks: {
        logMethod(given, method) {
          const told = given.map((part) => (typeof part === 'string' ? withoutData(part) : part));
          method.apply(this, told as typeof given);
        },
      },
    },
    destination,
  );
}

function told(reason: unknown): unknown {
  if (!(reason instanceof Error)) return reason;
  const { name: type, message, stack = '', cause } = reason;
  const { code, routine } = reason as { readonly code?: unknown; readonly routine?: unknown };
  const isOfData = typeof code === 'string' && code.length === 5 && OF_DATA.test(code);
  const frames = stack.slice(Math.max(0, stack.search(/\n\s+at /))).trim();
  return {
    type,
    message: isOfData ? `SQLSTATE ${code}` : withoutData(message),
    stack: isOfData ? frames : stack.replace(message, () => withoutData(message)),
    ...(code === undefined ? {} : { code }),
    ...(routine === undefined ? {} : { routine }),
    ...(cause === undefined ? {} : { cause: told(cause) }),
  };
}

/** Codes of areas from the regency down, numbers of five digits and more, and long runs of letters and digits as keys have them. */
const CODE = /\b\d{2}\.\d{2}(?:\.[a-z0-9]+)*/g;
const LONG_NUMBER = /\d{5,}/g;
const LONG_KEY = /(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{24,}/g;

/** What stands beside a message as a text is a message too. */
function withoutTexts(given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([key, part]) => [key, typeof part === 'string' ? withoutData(part) : part]),
  );
}

function withoutData(text: string): string {
  return text.replace(CODE, '…').replace(LONG_KEY, '…').replace(LONG_NUMBER, '…');
}
