import { Button, CopyButton } from '@mantine/core';
import { useSpeech } from '../words.ts';
import css from './page.module.css';

/** Nothing is set up yet: what to do, in three commands. The screen looks for data by itself meanwhile. */
export function EmptyStart() {
  const { words } = useSpeech();
  const said = words.screen.empty;
  return (
    <div className={css.page}>
      <div className={css.narrow}>
        <h1>{said.title}</h1>
        <p className={css.under}>{said.lead}</p>
        <ol className={css.steps}>
          {said.steps.map((step, i) => (
            <li key={step.command}>
              <span className={css.stepNumber} aria-hidden>
                {i + 1}
              </span>
              <div>
                <h2>{step.title}</h2>
                <p>{step.text}</p>
                <div className={css.command}>
                  <code>{step.command}</code>
                  <CopyButton value={step.command}>
                    {({ copied, copy }) => (
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        onClick={copy}
                        aria-label={`${said.copy}: ${step.command}`}
                      >
                        {copied ? said.copied : said.copyShort}
                      </Button>
                    )}
                  </CopyButton>
                </div>
              </div>
            </li>
          ))}
        </ol>
        <p className={css.waiting} role="status">
          <i aria-hidden /> {said.waiting}
        </p>
      </div>
    </div>
  );
}
