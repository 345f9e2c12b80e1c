import { useState } from 'react';
import { i18n } from '#i18n';
import { type AnchorView, type GrantView, type PublishQuote, presetFor } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Code, Facts } from '../ui/facts';
import { coins } from '../ui/format';
import { Progress } from '../ui/progress';
import { codeWords, ErrorNotice } from '../wallet/errors';

/** Of a consent that was ended here: on request its end is noted on the chain too, where others can look. */
export function EndInPublic({ grant: { uid, revokedAt } }: { grant: GrantView }) {
  const { data: anchors } = useCall('anchor.list', revokedAt === null ? null : {});
  const [asking, setAsking] = useState(false);
  if (revokedAt === null || !anchors) return null;
  const note = anchors.find(({ grant }) => grant === uid);
  if (note) return <NoteState note={note} />;
  return (
    <>
      <Button size="small" className="justify-self-start" onClick={() => setAsking(true)}>
        {i18n.t('public_end')}
      </Button>
      <Dialog
        title={i18n.t('public_end_title')}
        description={i18n.t('public_end_text')}
        open={asking}
        onOpen={setAsking}
      >
        <Publish uid={uid} onDone={() => setAsking(false)} />
      </Dialog>
    </>
  );
}

function NoteState({ note }: { note: AnchorView }) {
  const words = {
    queued: i18n.t('public_end_queued'),
    sent: i18n.t('anchor_sent'),
    confirmed: i18n.t('public_end_done', [String(note.block)]),
  };
  return (
    <p className="text-small text-ink-soft">
      {words[note.state]} {note.waiting && <span className="text-needs">{codeWords(note.waiting)}</span>}
    </p>
  );
}

/** What it costs and whom it links, then the yes. */
function Publish({ uid, onDone }: { uid: string; onDone: () => void }) {
  const { data: quote, error } = useCall('grants.quote', { uid }, false);
  const publish = useAction(async () => {
    await call('grants.publish', { uid });
    onDone();
  });
  return (
    <>
      <p>{i18n.t('public_end_links')}</p>
      {!quote && !error && <Progress label={i18n.t('public_end_asking')} />}
      {quote && (
        <Facts
          rows={[
            [i18n.t('public_end_fee'), feeWords(quote)],
            [i18n.t('public_end_payer'), <Code key="payer">{quote.address}</Code>],
          ]}
        />
      )}
      <ErrorNotice error={error ?? publish.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>{i18n.t('cancel')}</Button>
        <Button look="primary" busy={publish.busy} inactive={!quote} onClick={() => void publish.run()}>
          {i18n.t('public_end_button')}
        </Button>
      </div>
    </>
  );
}

/** Every network that is known by name is paid in ether. */
function feeWords({ wei, chainId }: PublishQuote): string {
  const preset = presetFor(chainId);
  const most = coins(BigInt(wei));
  return preset
    ? i18n.t('public_end_most', [most, preset.name])
    : i18n.t('public_end_most_unknown', [most, String(chainId)]);
}
