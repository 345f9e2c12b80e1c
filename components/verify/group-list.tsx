import { useState } from 'react';
import { i18n } from '#i18n';
import { type GroupId, kindOf, type Presentation } from '#lib/protocol/index';
import { useAction } from '#lib/rpc/hooks';
import { type KnownGroup, readGroup } from '#lib/verifier/presentation';
import { unlistedGroup } from '#lib/verifier/unlisted';
import { FilePicker } from '../ui/file-picker';
import { count } from '../ui/format';
import { Notice } from '../ui/notice';
import { AskChain } from './ask-chain';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface GivenList {
  name: string;
  /** Null where the file is no group's list. */
  group: KnownGroup | null;
}

/** What is still open where the group's members are not at hand, and what settles it. */
export function openWords({ group }: Presentation, host: string): { title: string; text: string } {
  return isOnChain(group)
    ? { title: i18n.t('member_open_chain'), text: i18n.t('member_open_chain_text', [host]) }
    : { title: i18n.t('member_open'), text: i18n.t('member_open_text', [host]) };
}

/** Who says that its maker is in the group: the list that the person gave, or the group's chain. */
export function memberWords({ id, size }: KnownGroup, host: string): string {
  return isOnChain(id)
    ? i18n.t('member_holds_chain_text', size, [host, count(size)])
    : i18n.t('member_holds_text', size, [host, count(size)]);
}

const isOnChain = (group: GroupId) => kindOf(group) !== 'vouched';

/** What the person gave, or a chain said, and the group to check against: without one, whatever the proof says of itself. */
export function useGroupList(presentation: Presentation) {
  const [list, setList] = useState<GivenList | null>(null);
  const [unknown] = useState(() => unlistedGroup(presentation));
  return { presentation, list, setList, group: list?.group ?? unknown, isListed: list?.group != null };
}

/** Where the person adds the group's list, or asks its chain. */
export function GroupListPicker({ presentation, list, setList }: Omit<ReturnType<typeof useGroupList>, 'group'>) {
  if (isOnChain(presentation.group)) {
    return <AskChain presentation={presentation} onGroup={(group) => setList({ name: '', group })} />;
  }
  return <ListPicker {...{ list, setList }} />;
}

function ListPicker({ list, setList }: Pick<ReturnType<typeof useGroupList>, 'list' | 'setList'>) {
  const read = useAction(async (text: string, name: string) => setList({ name, group: await readGroup(parse(text)) }));
  return (
    <>
      <FilePicker
        label={i18n.t('member_list')}
        accept=".json,application/json"
        file={list?.name ?? null}
        onText={(text, name) => void read.run(text, name)}
        onClear={() => setList(null)}
      />
      {read.error && <Notice kind="error">{i18n.t('member_list_unreadable')}</Notice>}
      {list && !list.group && <Notice kind="error">{i18n.t('member_list_bad')}</Notice>}
    </>
  );
}
