import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { checks } from '../checks/all.ts';
import { judge } from '../checks/check.ts';
import { openWorld } from './support/world.ts';

// The slow ones run by themselves: npm run checks.
for (const check of checks.filter(({ isQuick }) => isQuick))
  test(`check ${check.number}: ${check.name}`, async (t) => {
    const { tried, figure, faults, sees } = await judge(check, () =>
      openWorld('demo_template', { hasMail: true }),
    );
    deepEqual(faults, []);
    equal(sees, true, `blind: ${check.mutation.name}`);
    t.diagnostic(
      `tried: ${tried}; found: ${figure}; broken on purpose (${check.mutation.name}): seen`,
    );
  });
