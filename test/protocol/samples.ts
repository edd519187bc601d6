// Texts for the protocol tests: the library's own examples as whole documents with the profile they need.

import { usualProfile } from '../../server/src/checks/example-packs.ts';
import { bundledLibrary } from '../../server/src/library/load-bundled.ts';
import { kebabCase } from '../../server/src/library/load-kinds.ts';
import type { Profile } from '../../server/src/library/model.ts';

export const england: Profile = { ...usualProfile, stage: 'draft' };

/** Front matter that gives a profile. */
export function frontMatter(profile: Profile = england): string {
  const facts = Object.entries(profile).map(([key, value]) => `  ${kebabCase(key)}: ${value}\n`);
  return `---\ntender:\n${facts.join('')}---\n\n`;
}

/** The first passage that a rule of the library must flag, under its headings. */
export function flagged(rule: string): string {
  const example = bundledLibrary().rules.find(({ id }) => id === rule)?.examples.flags[0];
  if (example === undefined) throw new Error(`the library has no example for ${rule}`);
  const headings = (example.under ?? []).map((title, level) => `${'#'.repeat(level + 2)} ${title}\n\n`);
  return `${headings.join('')}${example.text.trim()}\n\n`;
}

/** A document of an English council, above threshold, with these parts. */
export function tender(...parts: readonly string[]): string {
  return `${frontMatter()}# Invitation to tender\n\n${parts.join('')}`;
}

export const localPresence = 'local-presence-at-bid';
export const brand = 'brand-or-producer-without-equivalent';
export const weights = 'weights-do-not-sum';
