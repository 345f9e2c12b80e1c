import { expect, test } from 'vitest';
import { readBuilt } from './files';

const manifest = JSON.parse(readBuilt('chrome-mv3/manifest.json'));

test('permissions, hosts, content security policy and commands are as agreed', async () => {
  const { permissions, optional_permissions, host_permissions, optional_host_permissions } = manifest;
  const { content_security_policy, web_accessible_resources, commands, incognito, key } = manifest;
  const agreed = {
    permissions,
    optional_permissions,
    host_permissions,
    optional_host_permissions,
    content_security_policy,
    web_accessible_resources,
    externally_connectable: manifest.externally_connectable,
    content_scripts: manifest.content_scripts,
    commands,
    incognito,
    key,
  };
  await expect(`${JSON.stringify(agreed, null, 2)}\n`).toMatchFileSnapshot('manifest.json');
});

test('no host is held before the person enables a site', () => {
  expect(manifest.host_permissions ?? []).toEqual([]);
  expect(manifest.content_scripts ?? []).toEqual([]);
});

test('the test build differs by its hosts alone', () => {
  const { host_permissions, ...test } = JSON.parse(readBuilt('chrome-mv3-test/manifest.json'));
  const { optional_host_permissions, ...production } = manifest;
  expect(host_permissions).toEqual(optional_host_permissions);
  expect(test).toEqual(production);
});
