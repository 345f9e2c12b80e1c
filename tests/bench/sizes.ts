import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../e2e/support/root';
import type { Row } from './report';

const gzipped = (file: string) => gzipSync(readFileSync(join(ROOT, '.output/chrome-mv3', file)), { level: 9 }).length;

function row(what: string, files: readonly string[], limit: number): Row {
  const bytes = files.reduce((sum, file) => sum + gzipped(file), 0);
  return {
    what,
    measured: `${(bytes / 1000).toFixed(1)} kB gz`,
    figure: `at most ${limit} kB`,
    holds: bytes <= limit * 1000,
  };
}

export function sizes(): Row[] {
  return [
    row('chat sentinel, on enabled sites', ['content-scripts/chat.js', 'chat-gate.js'], 8),
    row('chat tools, brought in on use', ['chat-tools.js', 'harvest-tools.js'], 20),
  ];
}
