import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { personalIn } from '../../data/catalogue/personal-text.ts';
import type { FileRoute, RouteInput } from '../../data/contract/routes.ts';
import { ask as askRoute, fetchFile } from '../api.ts';
import { copyText, saveFile } from '../export/save.ts';
import { Refusal } from '../ui/refusal.tsx';
import type { IncidentBundle, SheetAsk } from './bundle.ts';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

type PaperRoute = Extract<FileRoute, 'sheetPaper' | 'incidentRecord' | 'bnbaForm'>;
type Wanted = { [N in PaperRoute]: { readonly route: N; readonly input: RouteInput<N> } }[PaperRoute];

/** What is done with the sheet: pasted into a group, printed, kept as a file. */
export function ActsPart({ bundle, ask }: { bundle: IncidentBundle; ask: SheetAsk }) {
  const { page, lang } = useResponseSpeech();
  const said = page.acts;
  const id = String(bundle.incident.id);
  const [copied, setCopied] = useState<string>();
  const [own, setOwn] = useState<string>();
  const [personal, setPersonal] = useState<'nik' | 'phone'>();
  const copy = useMutation({
    mutationFn: async (isSure: boolean) => {
      const { text } = await askRoute('incidentReport', { incident: id, lang });
      const found = isSure ? undefined : personalIn(text);
      setPersonal(found);
      if (found) return;
      const isCopied = await copyText(text);
      setCopied(isCopied ? said.copied : said.notCopied);
      setOwn(isCopied ? undefined : text);
    },
    networkMode: 'always',
  });
  const file = useMutation({
    mutationFn: async (wanted: Wanted) => {
      const { name, blob } = await fetchFile(wanted.route, wanted.input as never);
      saveFile(name, blob);
    },
    networkMode: 'always',
  });
  const record = (format: 'pdf' | 'xlsx' | 'geojson') =>
    file.mutate({ route: 'incidentRecord', input: { incident: id, format, lang } });
  return (
    <div className={css.acts}>
      <Button onClick={() => copy.mutate(false)} loading={copy.isPending}>
        {said.copy}
      </Button>
      <Button variant="default" onClick={() => window.print()}>
        {said.print}
      </Button>
      <Button
        variant="default"
        loading={file.isPending}
        onClick={() => file.mutate({ route: 'sheetPaper', input: { incident: id, ...ask, lang } })}
      >
        {said.pdf}
      </Button>
      <details className={css.files}>
        <summary>{said.record}</summary>
        <div>
          <Button variant="subtle" onClick={() => record('pdf')}>
            {said.recordPdf}
          </Button>
          <Button variant="subtle" onClick={() => record('xlsx')}>
            {said.recordXlsx}
          </Button>
          <Button variant="subtle" onClick={() => record('geojson')}>
            {said.recordMap}
          </Button>
          <Button
            variant="subtle"
            onClick={() => file.mutate({ route: 'bnbaForm', input: { incident: id, lang } })}
          >
            {said.bnba}
          </Button>
        </div>
      </details>
      {personal && (
        <div role="alert">
          <p className={css.wrong}>{said.personal[personal]}</p>
          <Button variant="default" onClick={() => copy.mutate(true)}>
            {said.copyAnyway}
          </Button>
        </div>
      )}
      <p role="status" className={css.quiet}>
        {copied}
      </p>
      {own !== undefined && (
        <textarea readOnly rows={12} className={css.own} aria-label={said.copy} value={own} />
      )}
      <Refusal reason={copy.error ?? file.error} />
    </div>
  );
}
