import { useState } from 'react';
import { i18n } from '#i18n';
import { kindOf, type Presentation } from '#lib/protocol/index';
import { type KnownGroup, type PresentationVerdict, verifyPresentation } from '#lib/verifier/presentation';
import { Code, Facts } from '../ui/facts';
import { hostOf } from '../ui/format';
import { Notice } from '../ui/notice';
import { Card } from '../ui/section';
import type { Asked } from './checked';
import { GroupListPicker, memberWords, openWords, useGroupList } from './group-list';
import { memberFaultWords } from './member-faults';
import { type GivenWhen, WhenShown } from './when-shown';

/** A proof of membership, in words: what it shows and what not. */
export function PresentationResult({ presentation, asked }: { presentation: Presentation; asked: Asked }) {
  const given = useGroupList(presentation);
  const { origin, bound, proof } = presentation;
  const { group, isListed } = given;
  const [when, setWhen] = useState<GivenWhen | null>(null);
  // What was shown before is looked at as of then.
  const asOf = when?.by == null ? {} : { now: when.by };
  const verdict = verifyPresentation(presentation, { origin, bound, groups: [group], ...asOf });
  return (
    <>
      <Told {...{ verdict, group, isListed, presentation }} />
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
            [i18n.t('member_pseudonym'), <Code key="p">{proof.nullifier}</Code>],
          ]}
        />
        <GroupListPicker {...given} />
        <WhenShown shown={presentation} asked={asked} when={when} onWhen={setWhen} />
      </Card>
      <p className="text-small text-ink-soft">{i18n.t('member_not_shown')}</p>
    </>
  );
}

interface ToldProps {
  verdict: PresentationVerdict;
  group: KnownGroup;
  isListed: boolean;
  presentation: Presentation;
}

function Told({ verdict, group, isListed, presentation }: ToldProps) {
  const host = hostOf(presentation.origin);
  const open = openWords(presentation, host);
  if (!verdict.ok) {
    return (
      <Notice kind="error" title={i18n.t('member_fails')}>
        {memberFaultWords(verdict.reason)}
      </Notice>
    );
  }
  return isListed ? (
    <Notice kind="verified" title={i18n.t('member_holds')}>
      {memberWords(group, host)}
    </Notice>
  ) : (
    <Notice kind="info" title={open.title}>
      {open.text}
    </Notice>
  );
}
