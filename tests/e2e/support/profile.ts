import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** How a text may lie on disk: as UTF-8, as UTF-16, in base64 at each of three offsets, in hex. */
function forms(text: string): Buffer[] {
  const utf8 = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    ...base64.map((form) => Buffer.from(form)),
    Buffer.from(utf8.toString('hex')),
  ];
}

/** Files of a browser profile in which a text can be found, whatever they are for. */
export function filesHolding(profileDir: string, text: string): string[] {
  const wanted = forms(text);
  return readdirSync(profileDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file);
      return wanted.some((form) => content.includes(form));
    })
    .map((file) => relative(profileDir, file));
}
