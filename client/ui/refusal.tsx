import { ApiFault } from '../api.ts';
import { useSpeech } from '../words.ts';
import css from './refusal.module.css';

/** Why something could not be done, and what to do: the server's sentence, with the fields it names. Nothing without a reason. */
export function Refusal({ reason }: { reason: unknown }) {
  const { words } = useSpeech();
  const said = words.screen.trouble;
  if (reason === null || reason === undefined) return null;
  const fault = reason instanceof ApiFault ? reason : undefined;
  const isAway = !fault || fault.code === 'unreachable';
  return (
    <div role="alert" className={css.refusal}>
      <p className={css.title}>{isAway ? said.unreachable : words.fault[fault.code as 'internal'].title}</p>
      <p>{isAway ? said.unreachableText : fault.message}</p>
      {fault?.fields.map((field) => (
        <p key={field.path}>
          <code>{field.path}</code> {field.message}
        </p>
      ))}
    </div>
  );
}
