import { useCallback, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Card, Section } from '../ui/section';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';
import { CopySection } from './copy-section';
import { FolderRow } from './folder-row';
import { addProject, canWriteFolders, dropProject, keepProject, listProjects, type Project } from './kept';

/** Folders whose files for coding assistants hold a section of the person's lines. */
export function FoldersSection() {
  const [projects, setProjects] = useState<Project[] | null>(null);
  const toast = useToast();
  const load = useCallback(async () => setProjects(await listProjects()), []);
  const start = useAction(load);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => void start.run(), []);
  const add = useAction(async () => {
    if (await addProject()) await load();
  });
  const keep = useAction(async (project: Project) => {
    setProjects((before) => before?.map((each) => (each.id === project.id ? project : each)) ?? null);
    await keepProject(project);
  });
  const remove = async ({ id, handle }: Project) => {
    await dropProject(id);
    await load();
    toast({ text: i18n.t('folder_removed', [handle.name]) });
  };
  return (
    <Section
      id="folders"
      title={i18n.t('folders')}
      aside={
        canWriteFolders() && (
          <Button size="small" onClick={() => void add.run()} busy={add.busy}>
            {i18n.t('folder_add')}
          </Button>
        )
      }
    >
      <p className="text-ink-soft">{i18n.t('folders_what')}</p>
      {!canWriteFolders() && <CopySection />}
      {projects && projects.length > 0 && (
        <Card>
          <ul aria-label={i18n.t('folders')} className="grid gap-3">
            {projects.map((project) => (
              <FolderRow
                key={project.id}
                project={project}
                onProject={(changed) => void keep.run(changed)}
                onRemoved={() => remove(project)}
              />
            ))}
          </ul>
        </Card>
      )}
      <ErrorNotice error={start.error ?? add.error ?? keep.error} />
    </Section>
  );
}
