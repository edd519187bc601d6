// The client writes down for itself what the server sends, so that it has nothing of the server's code. Here the two are held together:
// the names when the tests run, and the shapes by the compiler, which stops the type check where an answer of the server no longer fits.

import { expect, test } from 'vitest';
import * as client from '../../../client/src/requests.ts';
import type { ClauseDetails, LibraryOverview } from '../../../server/src/language/library-overview.ts';
import type { CoverageAnswer } from '../../../server/src/protocol/coverage-answer.ts';
import * as server from '../../../server/src/protocol/extensions.ts';

/** Type-checks only where everything the server sends can be read as what the client expects. */
type Fits<Expected, _Sent extends Expected> = true;

export type Agreements = [
  Fits<client.DocumentStatus, server.Status>,
  Fits<client.ClauseOffer, server.ClauseEntry>,
  Fits<client.InsertionAnswer, server.InsertionAnswer>,
  Fits<client.LibraryAnswer, LibraryOverview>,
  Fits<Omit<client.ClauseAnswer, 'style' | 'files'>, ClauseDetails>,
  Fits<client.ClauseAnswer, server.ClauseAnswer>,
  Fits<client.ComparisonAnswer, server.ComparisonAnswer>,
  Fits<client.Explanation, server.Explained>,
  // This one goes the other way: the client answers.
  Fits<server.DirectoryEntry, client.DirectoryEntry>,
  Fits<client.CoverageAnswer, CoverageAnswer>,
  Fits<client.PackTemplate, server.PackTemplate>,
  Fits<client.NewPackAnswer, server.NewPackAnswer>,
  Fits<client.ProfileQuestionsAnswer, server.ProfileQuestionsAnswer>,
  Fits<client.ReadAnswer, server.ReadAnswer>,
];

test('every message the client names has the name the server gives it', () => {
  const names = Object.entries(client).filter(([name]) => /(?:Request|Notification)$/.test(name));
  expect(names.length).toBeGreaterThan(10);
  const ofServer: Readonly<Record<string, unknown>> = server;
  expect(Object.fromEntries(names)).toEqual(
    Object.fromEntries(names.map(([name]) => [name, ofServer[name]])),
  );
});
