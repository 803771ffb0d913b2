import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { PILLAR_ROLES } from '../../data/catalogue/psks.ts';
import { pillarRoleCode } from '../../data/contract/volunteer.ts';
import { AreaPicker } from '../accounts/area-picker.tsx';
import { queries } from '../queries.ts';
import { Choices } from '../ui/choices.tsx';
import { DateField } from '../ui/date-field.tsx';
import { SearchIcon } from '../ui/icons.tsx';
import { Select } from '../ui/select.tsx';
import { useSpeech } from '../words.ts';
import css from './register.module.css';
import { type RegisterSearch, useChangeRegister } from './register-search.ts';
import { roleInFull } from './role-name.ts';

const TYPING_MS = 250;
const ANY = 'any';
type Standing = 'serving' | 'ended' | 'all';

/** Which of the register: name, role, area, standing, and the day that it is about. All of it is in the address. */
export function PillarFilters({ search }: { search: RegisterSearch }) {
  const { words } = useSpeech();
  const said = words.pillars.list;
  const change = useChangeRegister();
  const [text, setText] = useState(search.cari ?? '');
  /** what this field has asked for itself */
  const asked = useRef(text);
  const ask = useDebouncedCallback((sought: string) => {
    asked.current = sought;
    change({ cari: sought || undefined });
  }, TYPING_MS);
  // Another link of the page may have asked for another name, or for none.
  const inAddress = search.cari ?? '';
  useEffect(() => {
    if (inAddress === asked.current) return;
    asked.current = inAddress;
    setText(inAddress);
  }, [inAddress]);
  return (
    <search className={css.filters}>
      <TextInput
        type="search"
        label={said.search}
        value={text}
        maxLength={60}
        leftSection={<SearchIcon />}
        leftSectionPointerEvents="none"
        onChange={(event) => {
          setText(event.currentTarget.value);
          ask(event.currentTarget.value.trim());
        }}
      />
      <RoleSelect role={search.peran} onChoose={(peran) => change({ peran })} />
      <AreaFilter code={search.area} onChoose={(area) => change({ area })} />
      <Choices<Standing>
        showLabel
        label={said.standing}
        value={search.keadaan ?? 'serving'}
        onChoose={(standing) => change({ keadaan: standing === 'serving' ? undefined : standing })}
        choices={(['serving', 'ended', 'all'] as const).map((value) => ({
          value,
          label: said.standings[value],
        }))}
      />
      <DateField
        label={said.on}
        value={search.hari ?? ''}
        onChange={(day) => change({ hari: day || undefined })}
      />
    </search>
  );
}

interface RoleSelectProps {
  readonly role: RegisterSearch['peran'];
  readonly onChoose: (role: RegisterSearch['peran']) => void;
  /** only roles whose certificates are counted */
  readonly certified?: boolean;
}

/** One role of all, or any. */
export function RoleSelect({ role, onChoose, certified = false }: RoleSelectProps) {
  const speech = useSpeech();
  const said = speech.words.pillars.list;
  return (
    <Select
      label={said.role}
      value={role ?? ANY}
      onChoose={(value) => onChoose(pillarRoleCode.safeParse(value).data)}
      groups={[
        {
          title: undefined,
          options: [
            { value: ANY, label: said.anyRole },
            ...PILLAR_ROLES.filter((rule) => rule.certified || !certified).map(({ code }) => ({
              value: code,
              label: roleInFull(code, speech),
            })),
          ],
        },
      ]}
    />
  );
}

interface AreaFilterProps {
  readonly code: string | undefined;
  readonly onChoose: (code: string | undefined) => void;
}

/** One area, or all of them. */
export function AreaFilter({ code, onChoose }: AreaFilterProps) {
  const { words } = useSpeech();
  const card = useQuery({ ...queries.area(code ?? '', undefined), enabled: code !== undefined }).data;
  const name = card?.area.code === code ? card?.area.name : undefined;
  return (
    <AreaPicker
      isSingle
      placeholder={words.pillars.form.findArea}
      label={words.pillars.list.area}
      chosen={code === undefined ? [] : [{ code, name: name ?? '' }]}
      onChange={(chosen) => onChoose(chosen.at(-1)?.code)}
    />
  );
}
