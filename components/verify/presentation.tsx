import { useState } from 'react';
import { i18n } from '#i18n';
import { kindOf, type Presentation } from '#lib/protocol/index';
import { type KnownGroup, type PresentationFault, readGroup, verifyPresentation } from '#lib/verifier/presentation';
import { Code, Facts } from '../ui/facts';
import { FilePicker } from '../ui/file-picker';
import { count, hostOf } from '../ui/format';
import { Notice } from '../ui/notice';
import { Card } from '../ui/section';
import type { Underscored } from '../wallet/errors';

/** The group of a proof whose list is not at hand: by it, the proof is looked at for itself alone. */
const unlisted = ({ group, proof }: Presentation): KnownGroup => ({
  id: group,
  name: '',
  size: 0,
  root: proof.merkleTreeRoot,
  at: 0,
  until: null,
  earlier: [],
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const faultWords = (fault: PresentationFault) =>
  i18n.t(`member_fault_${fault.replaceAll('-', '_') as Underscored<PresentationFault>}`);

/** A proof of membership, in words: what it shows and what not. */
export function PresentationResult({ presentation }: { presentation: Presentation }) {
  const [list, setList] = useState<{ name: string; group: KnownGroup | null } | null>(null);
  const { origin, bound } = presentation;
  const group = list?.group ?? unlisted(presentation);
  const verdict = verifyPresentation(presentation, { origin, bound, groups: [group] });
  const host = hostOf(origin);
  return (
    <>
      {!verdict.ok && (
        <Notice kind="error" title={i18n.t('member_fails')}>
          {faultWords(verdict.reason)}
        </Notice>
      )}
      {verdict.ok && list?.group && (
        <Notice kind="verified" title={i18n.t('member_holds')}>
          {i18n.t('member_holds_text', list.group.size, [host, count(list.group.size)])}
        </Notice>
      )}
      {verdict.ok && !list?.group && (
        <Notice kind="info" title={i18n.t('member_open')}>
          {i18n.t('member_open_text', [host])}
        </Notice>
      )}
      {kindOf(presentation.group) === 'demo' && <Notice kind="needs">{i18n.t('member_demo')}</Notice>}
      <Card>
        <Facts
          rows={[
            [i18n.t('member_for'), origin],
            [
              bound.kind === 'grant' ? i18n.t('member_grant') : i18n.t('member_answer'),
              <Code key="b">{bound.value}</Code>,
            ],
            [i18n.t('member_group'), group.name || <Code key="g">{presentation.group}</Code>],
            [i18n.t('member_pseudonym'), <Code key="p">{presentation.proof.nullifier}</Code>],
          ]}
        />
        <FilePicker
          label={i18n.t('member_list')}
          accept=".json,application/json"
          file={list?.name ?? null}
          onText={(text, name) => setList({ name, group: readGroup(parse(text)) })}
          onClear={() => setList(null)}
        />
        {list && !list.group && <Notice kind="error">{i18n.t('member_list_bad')}</Notice>}
      </Card>
      <p className="text-small text-ink-soft">{i18n.t('member_not_shown')}</p>
    </>
  );
}
