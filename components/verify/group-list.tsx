import { useState } from 'react';
import { i18n } from '#i18n';
import type { Presentation } from '#lib/protocol/index';
import { type KnownGroup, readGroup } from '#lib/verifier/presentation';
import { FilePicker } from '../ui/file-picker';
import { Notice } from '../ui/notice';

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

interface GivenList {
  name: string;
  /** Null where the file is no group's list. */
  group: KnownGroup | null;
}

/** The list that the person gave, and the group to check against: without one, whatever the proof says of itself. */
export function useGroupList(presentation: Presentation) {
  const [list, setList] = useState<GivenList | null>(null);
  const [unknown] = useState(() => unlisted(presentation));
  return { list, setList, group: list?.group ?? unknown, isListed: list?.group != null };
}

/** Where the person adds the group's list. */
export function GroupListPicker({ list, setList }: Pick<ReturnType<typeof useGroupList>, 'list' | 'setList'>) {
  return (
    <>
      <FilePicker
        label={i18n.t('member_list')}
        accept=".json,application/json"
        file={list?.name ?? null}
        onText={(text, name) => setList({ name, group: readGroup(parse(text)) })}
        onClear={() => setList(null)}
      />
      {list && !list.group && <Notice kind="error">{i18n.t('member_list_bad')}</Notice>}
    </>
  );
}
