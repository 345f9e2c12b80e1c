import { type SubmitEvent, useCallback, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { Presentation, ProofFile, ShownText } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { type Verdict, verifyProof } from '#lib/verifier/index';
import { readPresentation } from '#lib/verifier/presentation';
import { readShownText } from '#lib/verifier/shown-text';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { FilePicker } from '../ui/file-picker';
import { Progress } from '../ui/progress';
import { saveJson } from '../ui/save-file';
import { ErrorNotice } from '../wallet/errors';
import { isNode, NodeField } from './node-field';
import { PresentationResult } from './presentation';
import { Result } from './result';
import { ShownTextResult } from './shown-text';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The node that the person chose, where there is a wallet that knows of one. */
async function chosenNode(): Promise<{ rpcUrl?: string; eas?: string }> {
  try {
    const { config } = await call('anchor.status', {});
    return config.network === 'off' ? {} : { rpcUrl: config.rpcUrl, eas: config.eas };
  } catch {
    return {};
  }
}

type Checked =
  | {
      verdict: Verdict;
      /** Null when it was no proof file. */
      file: ProofFile | null;
    }
  | { presentation: Presentation }
  | { shown: ShownText };

async function check(text: string, node = ''): Promise<Checked> {
  const proof = parse(text);
  const shown = readShownText(proof);
  if (shown) return { shown };
  const presentation = readPresentation(proof);
  if (presentation) return { presentation };
  const verdict = await verifyProof(proof, node ? { rpcUrl: node } : await chosenNode());
  const isProof = verdict.steps.some(({ id, ok }) => id === 'format' && ok);
  return { verdict, file: isProof ? (proof as ProofFile) : null };
}

/** A proof file as text: to be read, altered at will, and checked. */
export function CheckForm({ given }: { given: ProofFile | null }) {
  // The first one stays: a log that grows meanwhile must not change what is being read or altered here.
  const [proof] = useState(given);
  const [text, setText] = useState(() => (proof ? JSON.stringify(proof, null, 2) : ''));
  const [checked, setChecked] = useState<Checked | null>(null);
  const [node, setNode] = useState('');
  const action = useAction(async () => setChecked(await check(text, node)));

  const change = useCallback((next: string) => {
    setText(next);
    setChecked(null);
  }, []);
  // A proof that was asked for by its id is checked at once.
  useEffect(() => {
    if (proof) void check(JSON.stringify(proof)).then(setChecked);
  }, [proof]);

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && isNode(node)) void action.run();
  };
  return (
    <>
      {checked && 'verdict' in checked && <Result verdict={checked.verdict} file={checked.file} />}
      {checked && 'shown' in checked && <ShownTextResult shown={checked.shown} />}
      {checked && 'presentation' in checked && <PresentationResult presentation={checked.presentation} />}
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
        <NodeField node={node} onNode={setNode} />
        {action.busy && <Progress label={i18n.t('checking')} />}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={action.busy} inactive={text.trim() === '' || !isNode(node)}>
            {i18n.t('check')}
          </Button>
          {proof && <Button onClick={() => saveJson('satchel-proof.json', proof)}>{i18n.t('proof_download')}</Button>}
        </div>
        {proof && <p className="text-small text-ink-soft">{i18n.t('proof_links')}</p>}
      </form>
    </>
  );
}
