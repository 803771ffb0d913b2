import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { LOGO_LIMIT_BYTES, type Office } from '../../data/contract/office.ts';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './office.module.css';

/** The office's logo: chosen, shown as it is kept, and taken away. A file that is no picture is refused in words. */
export function LogoField({ office }: { office: Office }) {
  const { words } = useSpeech();
  const said = words.first.office;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const set = useMutation(change('changeLogo'));
  const remove = useMutation(change('removeLogo'));
  const pick = (file: File | undefined) => {
    if (!file) return;
    set.reset();
    remove.reset();
    setTooLarge(file.size > LOGO_LIMIT_BYTES);
    if (file.size <= LOGO_LIMIT_BYTES) set.mutate({ upload: file });
  };
  const limit = `${LOGO_LIMIT_BYTES / 1e6} MB`;
  return (
    <div className={css.logo}>
      <div className={css.picture}>
        {office.logo && (
          <img
            src={office.logo.src}
            width={office.logo.width}
            height={office.logo.height}
            alt={said.logoOf(office.name)}
          />
        )}
      </div>
      <div>
        <p className={css.label}>{said.logo}</p>
        <p className={css.hint} id={id}>
          {said.logoHint}
        </p>
        <div className={css.actions}>
          <Button
            variant="default"
            size="compact-md"
            loading={set.isPending}
            aria-describedby={id}
            onClick={() => input.current?.click()}
          >
            {said.chooseLogo}
          </Button>
          {office.logo && (
            <Button
              variant="subtle"
              size="compact-md"
              loading={remove.isPending}
              onClick={() => {
                set.reset();
                remove.mutate({});
              }}
            >
              {said.removeLogo}
            </Button>
          )}
        </div>
        <input
          ref={input}
          type="file"
          hidden
          data-logo
          accept="image/png,image/jpeg,image/webp,image/svg+xml"
          onChange={(event) => {
            pick(event.currentTarget.files?.[0]);
            // The same file, mended, may be chosen again.
            event.currentTarget.value = '';
          }}
        />
      </div>
      {isTooLarge && (
        <p role="alert" className={css.alert}>
          {words.fault['logo-refused'].detail({ reason: 'too-large', limit })}
        </p>
      )}
      <Refusal reason={set.error ?? remove.error} />
    </div>
  );
}
