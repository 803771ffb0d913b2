import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { isOwnRate, ownSlug } from '../../data/catalogue/own.ts';
import type { OwnIndicator } from '../../data/contract/own-indicator.ts';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import { OwnForm } from './own-form.tsx';
import { Section } from './section.tsx';
import css from './settings.module.css';

/** The office's own indicators: made, changed, retired and taken up again here; figures come by import. */
export function OwnSection({ indicators }: { indicators: readonly OwnIndicator[] }) {
  const { words, language } = useSpeech();
  const said = words.settings.own;
  /** undefined: no form; null: a new one */
  const [editing, setEditing] = useState<string | null>();
  const [made, setMade] = useState(false);
  const close = (saved: boolean) => {
    setEditing(undefined);
    setMade(saved);
  };
  const current = indicators.find((i) => i.code === editing);
  return (
    <Section title={said.title} under={said.under}>
      {indicators.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        <ul className={css.list} aria-label={said.label}>
          {[...indicators]
            .sort((a, b) => Number(a.retired) - Number(b.retired))
            .map((own) => (
              <Item
                key={own.code}
                own={own}
                onEdit={() => {
                  setMade(false);
                  setEditing(own.code);
                }}
              />
            ))}
        </ul>
      )}
      {made && (
        <p className={css.mark} role="status">
          {said.next} <br />
          {said.columns}{' '}
          <Link to="/data" search={true}>
            {said.toData}
          </Link>
        </p>
      )}
      {editing === undefined ? (
        <div className={css.actions}>
          <Button
            onClick={() => {
              setMade(false);
              setEditing(null);
            }}
          >
            {said.make}
          </Button>
        </div>
      ) : (
        <OwnForm
          key={editing ?? ''}
          own={current}
          others={indicators.filter((i) => i.code !== editing)}
          title={current ? said.changeTitle(current.name[language] || current.name.id) : said.makeTitle}
          onClose={close}
        />
      )}
    </Section>
  );
}

function Item({ own, onEdit }: { own: OwnIndicator; onEdit: () => void }) {
  const { words, language } = useSpeech();
  const said = words.settings.own;
  const save = useMutation(change('changeOwnIndicator'));
  const name = own.name[language] || own.name.id;
  const retire = (retired: boolean) => {
    const { kind: _kind, figures: _figures, periods: _periods, ...kept } = own;
    save.mutate({ ...kept, retired });
  };
  const measure = isOwnRate(own.kind) ? 'rate' : 'count';
  const access =
    own.access === 'closed' && own.finest ? said.closedAt(words.domain.level[own.finest]) : said.open;
  return (
    <li className={css.item} data-retired={own.retired || undefined}>
      <div>
        <h3>
          {name} <code>{own.code}</code> {own.retired && <span className={css.tag}>{said.retired}</span>}
        </h3>
        <p>
          {[
            own.unit[language] || own.unit.id,
            access,
            own.source,
            own.figures > 0
              ? said.figures(own.figures, words.format.list(own.periods.map(words.format.period)))
              : said.noFigures,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {own.retired && <p>{said.retiredUnder}</p>}
        <Refusal reason={save.error} />
      </div>
      <div className={css.buttons}>
        {!own.retired && own.figures > 0 && (
          <Link
            to="/"
            className={css.link ?? ''}
            search={
              ((params: Record<string, unknown>) => ({
                ...params,
                indicator: `${ownSlug(own.code)}.${measure}`,
                period: own.periods.at(-1),
              })) as never
            }
          >
            {said.showOnMap}
          </Link>
        )}
        {!own.retired && (
          <Button size="compact-sm" variant="default" onClick={onEdit} aria-label={said.editWhich(name)}>
            {said.edit}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          loading={save.isPending}
          onClick={() => retire(!own.retired)}
          aria-label={own.retired ? said.takeUpWhich(name) : said.retireWhich(name)}
        >
          {own.retired ? said.takeUp : said.retire}
        </Button>
      </div>
    </li>
  );
}
