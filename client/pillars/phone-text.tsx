import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { RouteInput } from '../../data/contract/routes.ts';
import { ask } from '../api.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './person.module.css';

type Of =
  | { readonly route: 'pillarPhone'; readonly input: RouteInput<'pillarPhone'> }
  | { readonly route: 'contactPhone'; readonly input: RouteInput<'contactPhone'> }
  | { readonly route: 'contactToCall'; readonly input: RouteInput<'contactToCall'> }
  | { readonly route: 'facilityPhone'; readonly input: RouteInput<'facilityPhone'> };

interface PhoneTextProps {
  readonly of: Of;
  /** one of several on the page: whose, and what becomes of looking is said elsewhere */
  readonly label?: string;
}

/** A phone number that is only asked for, and recorded as read, when somebody wants to see it. It is not kept. */
export function PhoneText({ of, label }: PhoneTextProps) {
  const { words } = useSpeech();
  const said = words.pillars.person;
  const show = useMutation({
    mutationFn: () => {
      if (of.route === 'pillarPhone') return ask(of.route, of.input);
      if (of.route === 'contactToCall') return ask(of.route, of.input);
      return of.route === 'contactPhone' ? ask(of.route, of.input) : ask(of.route, of.input);
    },
    networkMode: 'always',
    gcTime: 0,
  });
  if (show.data) return <a href={`tel:${show.data.phone.replace(/[^+\d]/g, '')}`}>{show.data.phone}</a>;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={show.isPending}
        onClick={() => show.mutate()}
        {...(label === undefined ? {} : { 'aria-label': label })}
      >
        {said.showPhone}
      </Button>
      {label === undefined && <span className={css.small}> {said.phoneRecorded}</span>}
      <Refusal reason={show.error} />
    </>
  );
}
