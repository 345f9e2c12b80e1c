import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { kindOf, type ShownText } from '#lib/protocol/index';
import { type ShownTextVerdict, verifyShownText } from '#lib/verifier/shown-text';
import { ExactText } from '../ui/exact-text';
import { Code, Facts } from '../ui/facts';
import { fullTime, hostOf } from '../ui/format';
import { Notice } from '../ui/notice';
import { Card } from '../ui/section';
import type { Asked } from './checked';
import { GroupListPicker, openWords, useGroupList } from './group-list';
import { shownTextFaultWords } from './member-faults';
import { type GivenWhen, WhenShown } from './when-shown';

/** Wallets under test sign for a chain of their own. */
const TEST_CHAIN = '31337';

/** A text with a membership, in words: that a member agreed to it, and what that does not show. */
export function ShownTextResult({ shown, asked }: { shown: ShownText; asked: Asked }) {
  const { presentation, context } = shown;
  const { sig, signer } = context.grant;
  const isTest = sig.domain.chainId === TEST_CHAIN;
  const given = useGroupList(presentation);
  const { group, isListed } = given;
  const [verdict, setVerdict] = useState<ShownTextVerdict | null>(null);
  const [when, setWhen] = useState<GivenWhen | null>(null);
  const by = when?.by ?? null;
  useEffect(() => {
    const check = { groups: [group], by, ...(isTest && { domain: sig.domain }) };
    void verifyShownText(shown, check).then(setVerdict);
  }, [shown, group, by, isTest, sig.domain]);
  const host = hostOf(context.origin);
  const open = openWords(presentation, host);
  return (
    <>
      {verdict && !verdict.ok && (
        <Notice kind="error" title={i18n.t('member_fails')}>
          {shownTextFaultWords(verdict.reason)}
        </Notice>
      )}
      {verdict?.ok && (
        <Notice kind={isListed && !isTest ? 'verified' : 'info'} title={isListed ? i18n.t('text_holds') : open.title}>
          {isListed ? i18n.t('text_holds_text', [host, group.name || group.id]) : open.text}
          {isTest && ` ${i18n.t('text_test')}`}
        </Notice>
      )}
      {kindOf(presentation.group) === 'demo' && <Notice kind="needs">{i18n.t('member_demo')}</Notice>}
      <Card>
        <ExactText text={context.disclosure.text} label={i18n.t('exact_text')} className="max-h-72" />
        <Facts
          rows={[
            [i18n.t('member_for'), context.origin],
            [i18n.t('text_time'), fullTime(context.disclosure.time * 1000)],
            [i18n.t('member_group'), group.name || <Code key="g">{presentation.group}</Code>],
            [i18n.t('member_pseudonym'), <Code key="p">{presentation.proof.nullifier}</Code>],
            [i18n.t('grant_key'), <Code key="k">{signer}</Code>],
            [i18n.t('member_grant'), <Code key="u">{sig.uid}</Code>],
          ]}
        />
        <GroupListPicker {...given} />
        <WhenShown shown={shown} asked={asked} when={when} onWhen={setWhen} />
      </Card>
      <p className="text-small text-ink-soft">
        {i18n.t('text_not_shown')} {i18n.t('member_not_shown')}
      </p>
    </>
  );
}
