// The client writes down for itself what the server sends, so that it has nothing of the server's code. Here the two are held together:
// the names when the tests run, and the shapes by the compiler, which stops the type check where an answer of the server no longer fits.

import { expect, expectTypeOf, test } from 'vitest';
import * as client from '../../../client/src/requests.ts';
import type { ClauseDetails, LibraryOverview } from '../../../server/src/language/library-overview.ts';
import type { CoverageAnswer } from '../../../server/src/protocol/coverage-answer.ts';
import * as server from '../../../server/src/protocol/extensions.ts';

test('every answer can be read as what the other side expects: the type check fails where one cannot', () => {
  expectTypeOf<server.Status>().toExtend<client.DocumentStatus>();
  expectTypeOf<server.ClauseEntry>().toExtend<client.ClauseOffer>();
  expectTypeOf<server.InsertionAnswer>().toExtend<client.InsertionAnswer>();
  expectTypeOf<LibraryOverview>().toExtend<client.LibraryAnswer>();
  expectTypeOf<ClauseDetails>().toExtend<Omit<client.ClauseAnswer, 'style' | 'files'>>();
  expectTypeOf<server.ClauseAnswer>().toExtend<client.ClauseAnswer>();
  expectTypeOf<server.ComparisonAnswer>().toExtend<client.ComparisonAnswer>();
  expectTypeOf<server.Explained>().toExtend<client.Explanation>();
  // This one goes the other way: the client answers.
  expectTypeOf<client.DirectoryEntry>().toExtend<server.DirectoryEntry>();
  expectTypeOf<CoverageAnswer>().toExtend<client.CoverageAnswer>();
  expectTypeOf<server.PackTemplate>().toExtend<client.PackTemplate>();
  expectTypeOf<server.NewPackAnswer>().toExtend<client.NewPackAnswer>();
  expectTypeOf<server.ProfileQuestionsAnswer>().toExtend<client.ProfileQuestionsAnswer>();
  expectTypeOf<server.ReadAnswer>().toExtend<client.ReadAnswer>();
});

test('every message the client names has the name the server gives it', () => {
  const names = Object.entries(client).filter(([name]) => /(?:Request|Notification)$/.test(name));
  expect(names.length).toBeGreaterThan(10);
  const ofServer: Readonly<Record<string, unknown>> = server;
  expect(Object.fromEntries(names)).toEqual(
    Object.fromEntries(names.map(([name]) => [name, ofServer[name]])),
  );
});
