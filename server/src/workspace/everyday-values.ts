// What people write for a fact of the profile in place of its plain value: "city council" for `authority: local`.
// Only words that leave no doubt; anything else is asked about.

import type { Profile } from '../library/model.ts';

/** By fact: everyday words in lower case with hyphens, and the plain value they stand for. */
const words: { readonly [key in keyof Profile]?: Readonly<Record<string, string>> } = {
  jurisdiction: {
    ni: 'northern-ireland',
    cymru: 'wales',
    'republic-of-ireland': 'ireland',
    'european-union': 'eu',
  },
  authority: {
    'central-government': 'central',
    department: 'central',
    'government-department': 'central',
    ministry: 'central',
    'executive-agency': 'central',
    council: 'local',
    'local-authority': 'local',
    'local-government': 'local',
    'combined-authority': 'local',
    parish: 'local',
    health: 'nhs',
    'nhs-trust': 'nhs',
    'health-board': 'nhs',
    'nhs-foundation-trust': 'nhs',
    'integrated-care-board': 'nhs',
    hospital: 'nhs',
    'housing-association': 'housing',
    'registered-provider': 'housing',
    'registered-social-landlord': 'housing',
    university: 'education',
    college: 'education',
    school: 'education',
    academy: 'education',
    'academy-trust': 'education',
    police: 'police-fire',
    fire: 'police-fire',
    'fire-and-rescue': 'police-fire',
    'police-force': 'police-fire',
    utilities: 'utility',
  },
  contract: {
    service: 'services',
    supply: 'goods',
    supplies: 'goods',
    work: 'works',
    construction: 'works',
  },
  procedure: {
    'competitive-flexible-procedure': 'competitive-flexible',
    flexible: 'competitive-flexible',
    'open-procedure': 'open',
    'restricted-procedure': 'restricted',
    'call-off': 'framework-call-off',
    'mini-competition': 'framework-call-off',
    'framework-agreement': 'framework',
    'dynamic-purchasing-system': 'dynamic-market',
    quotations: 'quotation',
    'request-for-quotation': 'quotation',
  },
};

/** The plain value of a fact written in an everyday word (lower case, hyphens for spaces); undefined if there is none. */
export function everydayValue(key: keyof Profile, written: string): string | undefined {
  const known = words[key];
  if (known !== undefined && Object.hasOwn(known, written)) return known[written];
  // Every kind of council: "parish-council", "london-borough-council".
  return key === 'authority' && written.endsWith('-council') ? 'local' : undefined;
}
