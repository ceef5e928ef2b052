/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'import profile_version': 'imported a profile',
    'publish profile_version': 'published a profile',
    'see profile_version': 'opened a profile',
    'change profile_version': 'changed a profile',
  },
  tables: {
    draft_state: 'Earlier states of drafts of profiles',
    profile_source: 'Documents of profiles',
  },
  menu: {
    profiles: 'Profiles',
  },
};

const nl: typeof en = {
  actions: {
    'import profile_version': 'importeerde een profiel',
    'publish profile_version': 'publiceerde een profiel',
    'see profile_version': 'opende een profiel',
    'change profile_version': 'veranderde een profiel',
  },
  tables: {
    draft_state: 'Eerdere toestanden van conceptprofielen',
    profile_source: 'Documenten van profielen',
  },
  menu: {
    profiles: 'Profielen',
  },
};

const sv: typeof en = {
  actions: {
    'import profile_version': 'importerade en profil',
    'publish profile_version': 'publicerade en profil',
    'see profile_version': 'öppnade en profil',
    'change profile_version': 'ändrade en profil',
  },
  tables: {
    draft_state: 'Tidigare lägen av profilutkast',
    profile_source: 'Profilernas dokument',
  },
  menu: {
    profiles: 'Profiler',
  },
};

export const featureWords = texts('profilesFeature', { en, nl, sv });
