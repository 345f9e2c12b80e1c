import { Tabs } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import type { ImportRequest } from '#lib/context/import/wire';
import { Interview, type InterviewProps } from '../../interview/interview';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { FileField } from '../../ui/file-field';
import { AskAi } from './ask-ai';

export type Source = 'file' | 'ai' | 'questions';

interface SourcesProps extends InterviewProps {
  from: Source;
  onRequest: (request: ImportRequest) => void;
}

/** Where it comes from: a file or pasted text, the answer of an AI that knows the person, or the person. */
export function Sources({ from, onRequest, ...questions }: SourcesProps) {
  // What is pasted stays while another tab is looked at.
  const [pasted, setPasted] = useState('');
  const [answer, setAnswer] = useState('');
  return (
    <Tabs.Root defaultValue={from} className="grid gap-4">
      <Tabs.List aria-label={i18n.t('bring_from')} className="flex border-b border-line">
        <Tab value="file">{i18n.t('bring_from_file')}</Tab>
        <Tab value="ai">{i18n.t('bring_from_ai')}</Tab>
        <Tab value="questions">{i18n.t('bring_from_questions')}</Tab>
      </Tabs.List>
      <Tabs.Content value="file" tabIndex={-1} className="grid gap-4">
        <FileOrText text={pasted} onText={setPasted} onRequest={onRequest} />
      </Tabs.Content>
      <Tabs.Content value="ai" tabIndex={-1} className="grid gap-4">
        <AskAi answer={answer} onAnswer={setAnswer} onRequest={onRequest} />
      </Tabs.Content>
      <Tabs.Content value="questions" tabIndex={-1} className="grid gap-4">
        <Interview {...questions} />
      </Tabs.Content>
    </Tabs.Root>
  );
}

function Tab({ value, children }: { value: Source; children: ReactNode }) {
  return (
    <Tabs.Trigger
      value={value}
      className="-mb-px grow border-b-2 border-transparent px-2 py-2 text-ink-soft hover:text-ink data-[state=active]:border-ink data-[state=active]:font-medium data-[state=active]:text-ink"
    >
      {children}
    </Tabs.Trigger>
  );
}

interface FileOrTextProps extends Pick<SourcesProps, 'onRequest'> {
  text: string;
  onText: (text: string) => void;
}

function FileOrText({ text, onText, onRequest }: FileOrTextProps) {
  const lookThrough = () => onRequest({ kind: 'paste', file: new Blob([text]), name: i18n.t('bring_pasted') });
  return (
    <>
      <FileField
        place="on"
        label={i18n.t('bring_file')}
        hint={i18n.t('bring_file_hint')}
        onFile={(file) => onRequest({ kind: 'file', file, name: file.name })}
      />
      <TextArea
        label={i18n.t('bring_paste')}
        value={text}
        onChange={(event) => onText(event.target.value)}
        rows={4}
        className="[&_textarea]:max-h-64"
      />
      <Button look="primary" inactive={text.trim() === ''} onClick={lookThrough} className="justify-self-end">
        {i18n.t('bring_look')}
      </Button>
    </>
  );
}
