import { defineFeature } from '../../web/feature.ts';
import { commands } from './commands.ts';

export const feature = defineFeature({
  name: 'optimisation',
  commands,
});
