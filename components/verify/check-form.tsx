import { type SubmitEvent, useCallback, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { FilePicker } from '../ui/file-picker';
import { Progress } from '../ui/progress';
import { saveJson } from '../ui/save-file';
import { ErrorNotice } from '../wallet/errors';
import { type Asked, type Checked, check, NOBODY, type Provable } from './checked';
import { PresentationResult } from './presentation';
import { ReceiptsResult } from './receipts';
import { Result } from './result';
import { ShownTextResult } from './shown-text';
import { isAddress, WitnessFields } from './witness-fields';

/** A proof file as text: to be read, altered at will, and checked. */
export function CheckForm({ given }: { given: Provable | null }) {
  // The first one stays: a log that grows meanwhile must not change what is being read or altered here.
  const [proof] = useState(given);
  const [text, setText] = useState(() => (proof ? JSON.stringify(proof, null, 2) : ''));
  const [checked, setChecked] = useState<Checked | null>(null);
  const [asked, setAsked] = useState(NOBODY);
  const action = useAction(async () => setChecked(await check(text, asked)));

  const change = useCallback((next: string) => {
    setText(next);
    setChecked(null);
  }, []);
  // A proof that was asked for by its id is checked at once.
  useEffect(() => {
    if (proof) void check(JSON.stringify(proof), NOBODY).then(setChecked);
  }, [proof]);

  const isReady = text.trim() !== '' && Object.values(asked).every(isAddress);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady) void action.run();
  };
  const isAlone = proof?.format === 'satchel-proof-alone';
  return (
    <>
      {checked && <Outcome checked={checked} asked={asked} />}
      <ErrorNotice error={action.error} />
      <form onSubmit={onSubmit} className="grid gap-3">
        <TextArea
          label={i18n.t('proof')}
          hint={i18n.t('proof_edit_hint')}
          value={text}
          onChange={(event) => change(event.target.value)}
          spellCheck={false}
          className="[&_textarea]:max-h-96 [&_textarea]:min-h-40 [&_textarea]:font-mono [&_textarea]:text-small"
        />
        {!proof && (
          <FilePicker
            label={i18n.t('proof_file')}
            accept=".json,application/json"
            file={null}
            onText={change}
            onClear={() => change('')}
          />
        )}
        <WitnessFields asked={asked} onAsked={setAsked} />
        {action.busy && <Progress label={i18n.t('checking')} />}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={action.busy} inactive={!isReady}>
            {i18n.t('check')}
          </Button>
          {proof && <Button onClick={() => saveJson(`${proof.format}.json`, proof)}>{i18n.t('proof_download')}</Button>}
        </div>
        {proof && <p className="text-small text-ink-soft">{isAlone ? i18n.t('alone_links') : i18n.t('proof_links')}</p>}
      </form>
    </>
  );
}

function Outcome({ checked, asked }: { checked: Checked; asked: Asked }) {
  if ('verdict' in checked) return <Result verdict={checked.verdict} file={checked.file} />;
  if ('receipts' in checked) return <ReceiptsResult verdicts={checked.receipts} />;
  if ('shown' in checked) return <ShownTextResult shown={checked.shown} asked={asked} />;
  return <PresentationResult presentation={checked.presentation} asked={asked} />;
}
