// The exemplary pack by an officer's steps, as texts: a new pack with its blanks filled, at publication. The same steps in the real
// VS Code are in test/editor/new-pack.test.ts.

import { expect, test } from 'vitest';
import { checkPack } from '../../../server/src/checks/check-pack.ts';
import type { DocumentKind } from '../../../server/src/checks/pack.ts';
import { composePack, templatesFor, wholeTemplate } from '../../../server/src/library/compose-pack.ts';
import type { Profile } from '../../../server/src/library/model.ts';
import { decideRegime } from '../../../server/src/library/regime.ts';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';
import { exemplaryBuyer, exemplaryFacts, exemplaryTitle, filled } from '../../support/exemplary-answers.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { compiled } = sourceLibrary();
const { library } = compiled;

test('a new pack whose blanks are filled has no error and meets every criterion', {
  timeout: 120_000,
}, () => {
  const profile: Profile = { ...exemplaryFacts, stage: 'publication' };
  const template = templatesFor(profile, library)[0];
  if (template === undefined) throw new Error('no template');
  const composed = composePack(template, profile, { title: exemplaryTitle, buyer: exemplaryBuyer }, library);
  const kinds = new Map(wholeTemplate(template, library).documents.map(({ file, kind }) => [file, kind]));
  const { findings, criteria } = checkPack(
    {
      root: '.',
      documents: composed.documents.map(({ file, text }) => ({
        path: file,
        kind: (kinds.get(file) ?? 'other') as DocumentKind,
        tender: modelDocument(parseDocument(filled(file, text)), compiled.sections),
      })),
      attachments: [],
      profile: { profile, decision: decideRegime(profile, library), origins: {} },
      settings: { severities: {} },
      problems: [],
    },
    compiled,
  );
  expect(
    findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, document, message }) => `${composed.documents[document]?.file}: ${rule}: ${message}`),
  ).toEqual([]);
  expect(
    criteria
      .filter(({ outcome }) => outcome !== 'met' && outcome !== 'not-applicable')
      .map(({ id, why }) => `${id}: ${why}`),
  ).toEqual([]);
  expect(criteria.filter(({ outcome }) => outcome === 'met').length).toBeGreaterThan(30);
});
