import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/platform/project.ts';

/**
 * What R says of published data, with its source: written by bench/statistics/expected.R, so that
 * the tests need no R.
 */
export const expectedByR = <T>(name: string): T =>
  JSON.parse(readFileSync(join(root, 'test/fixtures/statistics', `${name}.json`), 'utf8')) as T;
